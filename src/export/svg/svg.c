#include <string.h>

#include "attach/attach.h"
#include "base/hash.h"
#include "export/cairo/vector.h"
#include "export/formats.h"
#include "export/link.h"
#include "export/svg/groups.h"
#include "export/svg/image.h"
#include "export/svg/live.h"
#include "export/svg/looks.h"
#include "export/svg/outlines.h"
#include "export/svg/schemes.h"
#include "export/svg/shapes.h"
#include "export/svg/write.h"

/* ---- groups ---- */

/* A name that no other group of the document has, of characters that an id may have. */
/* Other documents link to steps and phases, whose ids therefore have no prefix that nobody outside knows. Where several maps are on one
 * page, such an id may occur in each of them; nothing in a document refers to it. */
static bool is_link_target(const CjmSceneGroup *group)
{
  return group->role == CJM_GROUP_STEP || group->role == CJM_GROUP_PHASE;
}

static void put_group_id(CjmSvg *svg, const CjmSceneGroup *group)
{
  char *name = cjm_group_anchor_new(group->role, group->id);
  guint before = GPOINTER_TO_UINT(g_hash_table_lookup(svg->ids, name));
  if (is_link_target(group)) g_string_append_printf(svg->body, " id=\"%s", name);
  else g_string_append_printf(svg->body, " id=\"" CJM_SVG_PREFIX "%s", name + strlen("cjm"));
  if (before) g_string_append_printf(svg->body, "_%u", before + 1);
  g_string_append_c(svg->body, '"');
  g_hash_table_replace(svg->ids, name, GUINT_TO_POINTER(before + 1));
}

/* A group of the scene that is open, and of the document if it is written. */
typedef struct Open {
  const CjmSvgGroup *group;
  bool is_link;
  double dy; /* px; that of the enclosing group */
} Open;

static void put_class(CjmSvg *svg, const CjmSceneGroup *group, const CjmSvgGroup *shown)
{
  g_string_append_printf(svg->body, " class=\"cjm-%s", cjm_group_role_name(group->role));
  if (svg->looks) cjm_svg_looks_open(svg->looks, svg->body, shown);
  else g_string_append_c(svg->body, '"');
}

static void put_place(CjmSvg *svg, const CjmSvgGroup *group)
{
  if (!group->placed) return;
  g_string_append(svg->body, " transform=\"translate(0 ");
  cjm_svg_number(svg->body, group->dy - svg->dy, 1);
  g_string_append(svg->body, ")\"");
  svg->dy = group->dy;
}

/* A title or a description. */
static void put_label(CjmSvg *svg, const char *element, const char *text)
{
  g_string_append_printf(svg->body, "<%s>", element);
  cjm_svg_text(svg->body, text, -1);
  g_string_append_printf(svg->body, "</%s>", element);
}

/* Whether the description of the document has the text too. */
static bool describes_document(const CjmSvg *svg, const char *text)
{
  return svg->description && g_str_has_suffix(svg->description, text);
}

/* What a group is to a screen reader: a symbol, whose title is read in place of its content, or an object, whose content is read too.
 * Source: WAI-ARIA Graphics Module, W3C Recommendation 2018. */
static void put_role(CjmSvg *svg, const CjmSceneGroup *group, bool titled)
{
  bool symbol = group->role == CJM_GROUP_MARK || group->role == CJM_GROUP_QR || group->role == CJM_GROUP_LOGO;
  if (!titled && !group->alt) return;
  g_string_append_printf(svg->body, " role=\"graphics-%s\"", symbol ? "symbol" : "object");
  if (group->alt && describes_document(svg, group->alt)) g_string_append(svg->body, " aria-describedby=\"" CJM_SVG_PREFIX "-desc\"");
  if (group->lang) cjm_svg_attr_text(svg->body, "lang", group->lang, -1);
}

static void put_link(CjmSvg *svg, const char *uri)
{
  g_string_append(svg->body, "<a");
  cjm_svg_attr_text(svg->body, "xlink:href", uri, -1);
  g_string_append_c(svg->body, '>');
  svg->in_link = true;
}

static void open_group(CjmSvg *svg, const CjmSceneGroup *group)
{
  Open open = {.group = &svg->groups[svg->n_opened++], .dy = svg->dy};
  if (open.group->shown) {
    char *uri = group->href && !svg->in_link ? cjm_link_uri_new(group->href) : NULL;
    open.is_link = uri != NULL;
    cjm_svg_shapes_open(svg->shapes);
    g_string_append(svg->body, "<g");
    put_class(svg, group, open.group);
    if (group->id) put_group_id(svg, group);
    put_place(svg, open.group);
    put_role(svg, group, open.group->titled);
    g_string_append_c(svg->body, '>');
    if (open.group->titled) put_label(svg, "title", group->title);
    if (group->alt && !describes_document(svg, group->alt)) put_label(svg, "desc", group->alt);
    if (uri) put_link(svg, uri);
    g_string_append_c(svg->body, '\n');
    g_free(uri);
  }
  g_array_append_val(svg->open, open);
}

static void close_group(CjmSvg *svg)
{
  g_assert(svg->open->len > 0);
  Open open = g_array_index(svg->open, Open, svg->open->len - 1);
  g_array_set_size(svg->open, svg->open->len - 1);
  if (!open.group->shown) return;
  cjm_svg_shapes_close(svg->shapes);
  if (svg->looks) cjm_svg_looks_close(svg->looks);
  if (open.is_link) svg->in_link = false;
  g_string_append(svg->body, open.is_link ? "</a></g>\n" : "</g>\n");
  svg->dy = open.dy;
}

static void put_text(CjmSvg *svg, const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  cjm_svg_shapes_cover(svg, (CjmRect){item->u.text.at.x, item->u.text.at.y, block->width, block->height});
  if (svg->live) cjm_svg_live_text(svg, item);
  else cjm_svg_outlined_text(svg, item);
}

static bool put_item(CjmSvg *svg, const CjmItem *item, GError **error)
{
  switch (item->kind) {
    case CJM_ITEM_OPEN: open_group(svg, &item->u.group); break;
    case CJM_ITEM_CLOSE: close_group(svg); break;
    case CJM_ITEM_RECT:
    case CJM_ITEM_CIRCLE:
    case CJM_ITEM_PATH: cjm_svg_shape(svg, item); break;
    case CJM_ITEM_TEXT: put_text(svg, item); break;
    case CJM_ITEM_IMAGE: return cjm_svg_put_image(svg, item, error);
  }
  return true;
}

/* ---- the document ---- */

static CjmSvg svg_begin(const CjmScene *scene, bool live)
{
  CjmSvgGroup *groups = cjm_svg_groups_new(scene);
  return (CjmSvg){.body = g_string_new(NULL),
                  .defs = g_string_new(NULL),
                  .ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                  .shared = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
                  .pictures = g_hash_table_new_full(NULL, NULL, NULL, g_free),
                  .groups = groups,
                  .description = scene->meta.description,
                  .lang = scene->meta.lang,
                  .open = g_array_new(FALSE, FALSE, sizeof(Open)),
                  .shapes = cjm_svg_shapes_new(),
                  .glyphs = cjm_glyphs_new(),
                  .outlines = live ? NULL : cjm_svg_outlines_new(),
                  .live = live ? cjm_svg_live_new(scene) : NULL,
                  .looks = live ? cjm_svg_looks_new(scene, groups) : NULL};
}

static void svg_clear(CjmSvg *svg)
{
  g_string_free(svg->body, TRUE);
  g_string_free(svg->defs, TRUE);
  g_hash_table_unref(svg->ids);
  g_hash_table_unref(svg->shared);
  g_hash_table_unref(svg->pictures);
  g_free(svg->groups);
  g_array_free(svg->open, TRUE);
  cjm_svg_shapes_free(svg->shapes);
  cjm_glyphs_free(svg->glyphs);
  cjm_svg_outlines_free(svg->outlines);
  cjm_svg_live_free(svg->live);
  cjm_svg_looks_free(svg->looks);
}

static void put_labels(GString *out, const CjmSceneMeta *meta)
{
  const struct {
    const char *element, *id, *text;
  } rows[] = {{"title", "-title", meta->title}, {"desc", "-desc", meta->description}};
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    if (!rows[i].text) continue;
    g_string_append_printf(out, "<%s id=\"" CJM_SVG_PREFIX "%s\">", rows[i].element, rows[i].id);
    cjm_svg_text(out, rows[i].text, -1);
    g_string_append_printf(out, "</%s>\n", rows[i].element);
  }
}

static void put_head(const CjmSvg *svg, GString *out, const CjmScene *scene)
{
  g_string_append(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
  cjm_svg_attr_number(out, "width", scene->width);
  cjm_svg_attr_number(out, "height", scene->height);
  g_string_append(out, " viewBox=\"0 0 ");
  cjm_svg_number(out, scene->width, 2);
  g_string_append_c(out, ' ');
  cjm_svg_number(out, scene->height, 2);
  g_string_append(out, "\" stroke-linecap=\"round\" stroke-linejoin=\"round\" role=\"graphics-document document\"");
  if (scene->n_schemes || (svg->looks && cjm_svg_looks_has_style(svg->looks))) g_string_append(out, " id=\"" CJM_SVG_PREFIX "\"");
  if (svg->live) {
    cjm_svg_live_start(svg->live, out);
    cjm_svg_looks_start(svg->looks, out);
  } else g_string_append(out, " fill=\"none\"");
  if (scene->meta.lang) cjm_svg_attr_text(out, "lang", scene->meta.lang, -1);
  if (scene->meta.title) g_string_append(out, " aria-labelledby=\"" CJM_SVG_PREFIX "-title\"");
  if (scene->meta.description) g_string_append(out, " aria-describedby=\"" CJM_SVG_PREFIX "-desc\"");
  g_string_append(out, ">\n");
  put_labels(out, &scene->meta);
  if (svg->looks) cjm_svg_looks_style(svg->looks, out);
  cjm_svg_schemes_style(svg, scene, out);
}

static void put_background(GString *out, const CjmScene *scene)
{
  g_string_append(out, "<rect");
  cjm_svg_attr_box(out, (CjmRect){0, 0, scene->width, scene->height});
  cjm_svg_attr_colour(out, "fill", scene->background);
  g_string_append(out, "/>\n");
}

/* A letter followed by letters and digits, a hash of the whole document. */
static void make_prefix(const guint8 *text, gsize len, guint8 ret_prefix[static 4])
{
  static const char signs[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  guint64 hash = cjm_hash(text, len);
  hash ^= hash >> 32;
  for (int i = 0; i < 4; i++) {
    guint base = i ? 36 : 26;
    ret_prefix[i] = (guint8)signs[hash % base];
    hash /= base;
  }
}

static void set_prefix(guint8 *text, gsize len)
{
  guint8 prefix[4];
  make_prefix(text, len, prefix);
  for (guint8 *p = text; (p = memchr(p, CJM_SVG_PREFIX[0], (gsize)(text + len - p))); p += 4) memcpy(p, prefix, sizeof prefix);
}

/* A document can be larger than everything else: its memory is allocated at once. */
static void reserve(GByteArray *out, gsize size)
{
  guint len = out->len;
  g_byte_array_set_size(out, (guint)(len + size));
  g_byte_array_set_size(out, len);
}

static void append(GByteArray *out, const GString *text)
{
  g_byte_array_append(out, (const guint8 *)text->str, (guint)text->len);
}

static void write_document(const CjmSvg *svg, const CjmScene *scene, GByteArray *out)
{
  static const char end[] = "</svg>\n";
  GString *head = g_string_new(NULL);
  put_head(svg, head, scene);
  if (svg->defs->len) g_string_append_printf(head, "<defs>\n%s</defs>\n", svg->defs->str);
  put_background(head, scene);
  guint start = out->len;
  reserve(out, head->len + cjm_svg_shapes_size(svg) + sizeof end);
  append(out, head);
  cjm_svg_shapes_write(svg, out);
  g_byte_array_append(out, (const guint8 *)end, sizeof end - 1);
  set_prefix(out->data + start, out->len - start);
  g_string_free(head, TRUE);
}

static bool write_svg(const CjmPages *pages, const CjmExportOptions *options, GByteArray *out, GError **error)
{
  g_assert(pages->n == 1);
  const CjmScene *scene = pages->at[0];
  CjmSvg svg = svg_begin(scene, options->live_text);
  bool ok = true;
  for (size_t i = 0; ok && i < cjm_scene_length(scene); i++) ok = put_item(&svg, cjm_scene_at(scene, i), error);
  if (ok) write_document(&svg, scene, out);
  if (ok && options->source) cjm_attach_to_svg(out, options->source);
  svg_clear(&svg);
  return ok;
}

const CjmFormat cjm_format_svg = {
  .name = "svg",
  .media_type = "image/svg+xml",
  .is_text = true,
  .help = "One drawing for web pages; text is outlines, so that it looks the same everywhere, or live text",
  .draw = write_svg,
  .draw_by_cairo = cjm_cairo_svg,
  .carries_source = true,
};
