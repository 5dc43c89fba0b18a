#include "export/svg.h"

#include <string.h>

#include "export/formats.h"
#include "export/link.h"

/* ---- definitions ---- */

char *cjm_svg_share(CjmSvg *svg, const char *open, const char *rest)
{
  char *key = g_strconcat(open, rest, NULL);
  char *id = g_strdup(g_hash_table_lookup(svg->shared, key));
  if (id) {
    g_free(key);
    return id;
  }
  id = cjm_svg_next_id(svg);
  g_string_append_printf(svg->defs, "<%s id=\"" CJM_SVG_PREFIX "%s\"%s\n", open, id, rest);
  g_hash_table_insert(svg->shared, key, g_strdup(id));
  return id;
}

static char *share_gradient(CjmSvg *svg, const CjmGradient *gradient)
{
  GString *rest = g_string_new(" gradientUnits=\"userSpaceOnUse\" x1=\"0\" x2=\"0\"");
  cjm_svg_attr_number(rest, "y1", gradient->top);
  cjm_svg_attr_number(rest, "y2", gradient->bottom);
  g_string_append_c(rest, '>');
  for (size_t i = 0; i < gradient->n_stops; i++) {
    g_string_append(rest, "<stop offset=\"");
    cjm_svg_number(rest, gradient->stops[i].at, 4);
    g_string_append_c(rest, '"');
    CjmColour colour = gradient->stops[i].colour;
    cjm_svg_attr_colour(rest, "stop-color", cjm_colour_alpha(colour, 1));
    if (colour.a < 1) cjm_svg_attr_number(rest, "stop-opacity", colour.a);
    g_string_append(rest, "/>");
  }
  g_string_append(rest, "</linearGradient>");
  char *id = cjm_svg_share(svg, "linearGradient", rest->str);
  g_string_free(rest, TRUE);
  return id;
}

/* ---- shapes ---- */

static void put_paint(CjmSvg *svg, const char *name, const CjmPaint *paint)
{
  if (!paint->gradient) {
    cjm_svg_attr_colour(svg->body, name, paint->colour);
    return;
  }
  char *id = share_gradient(svg, paint->gradient);
  g_string_append_printf(svg->body, " %s=\"url(#" CJM_SVG_PREFIX "%s)\"", name, id);
  g_free(id);
}

static void put_stroke(CjmSvg *svg, const CjmStroke *stroke)
{
  put_paint(svg, "stroke", &stroke->paint);
  if (stroke->width != 1) cjm_svg_attr_number(svg->body, "stroke-width", stroke->width);
  if (stroke->dash[0] > 0) {
    g_string_append(svg->body, " stroke-dasharray=\"");
    cjm_svg_number(svg->body, stroke->dash[0], 2);
    g_string_append_c(svg->body, ' ');
    cjm_svg_number(svg->body, stroke->dash[1], 2);
    g_string_append_c(svg->body, '"');
  }
  if (stroke->round) g_string_append(svg->body, " stroke-linecap=\"round\" stroke-linejoin=\"round\"");
}

static void end_shape(CjmSvg *svg, const CjmItem *item)
{
  if (item->fill) put_paint(svg, "fill", item->fill);
  else if (svg->live) g_string_append(svg->body, " fill=\"none\""); /* not that of the texts */
  if (item->stroke) put_stroke(svg, item->stroke);
  g_string_append(svg->body, "/>\n");
}

static void put_box(GString *out, CjmRect box)
{
  if (box.x != 0) cjm_svg_attr_number(out, "x", box.x);
  if (box.y != 0) cjm_svg_attr_number(out, "y", box.y);
  cjm_svg_attr_number(out, "width", box.w);
  cjm_svg_attr_number(out, "height", box.h);
}

static void put_rect(CjmSvg *svg, const CjmItem *item)
{
  g_string_append(svg->body, "<rect");
  put_box(svg->body, item->u.rect.box);
  if (item->u.rect.radius > 0) cjm_svg_attr_number(svg->body, "rx", item->u.rect.radius);
  end_shape(svg, item);
}

static void put_circle(CjmSvg *svg, const CjmItem *item)
{
  g_string_append(svg->body, "<circle");
  cjm_svg_attr_number(svg->body, "cx", item->u.circle.centre.x);
  cjm_svg_attr_number(svg->body, "cy", item->u.circle.centre.y);
  cjm_svg_attr_number(svg->body, "r", item->u.circle.radius);
  end_shape(svg, item);
}

static void put_path(CjmSvg *svg, const CjmItem *item)
{
  g_string_append(svg->body, "<path d=\"");
  CjmSvgPath path = cjm_svg_path(svg->body, 2);
  for (size_t i = 0; i < item->u.path.n; i++) cjm_svg_path_step(&path, &item->u.path.steps[i]);
  g_string_append_c(svg->body, '"');
  end_shape(svg, item);
}

static void put_clip(CjmSvg *svg, CjmRect box, double radius)
{
  GString *rest = g_string_new("><rect");
  put_box(rest, box);
  cjm_svg_attr_number(rest, "rx", radius);
  g_string_append(rest, "/></clipPath>");
  char *id = cjm_svg_share(svg, "clipPath", rest->str);
  g_string_append_printf(svg->body, " clip-path=\"url(#" CJM_SVG_PREFIX "%s)\"", id);
  g_string_free(rest, TRUE);
  g_free(id);
}

static void put_image(CjmSvg *svg, const CjmItem *item)
{
  g_string_append(svg->body, "<image");
  put_box(svg->body, item->u.image.box);
  g_string_append(svg->body, " preserveAspectRatio=\"xMidYMid slice\"");
  if (item->u.image.radius > 0) put_clip(svg, item->u.image.box, item->u.image.radius);
  char *data = g_base64_encode(item->u.image.png, item->u.image.len);
  g_string_append_printf(svg->body, " href=\"data:image/png;base64,%s\"/>\n", data);
  g_free(data);
}

/* ---- groups ---- */

/* A name that no other group of the document has, of characters that an id may have. */
static void put_group_id(CjmSvg *svg, const CjmSceneGroup *group)
{
  char *name = g_strdup_printf("%s-%s", group->role, group->id);
  for (char *p = name; *p; p++)
    if (!g_ascii_isalnum(*p) && *p != '-') *p = '_';
  guint before = GPOINTER_TO_UINT(g_hash_table_lookup(svg->ids, name));
  g_string_append_printf(svg->body, " id=\"" CJM_SVG_PREFIX "-%s", name);
  if (before) g_string_append_printf(svg->body, "_%u", before + 1);
  g_string_append_c(svg->body, '"');
  g_hash_table_replace(svg->ids, name, GUINT_TO_POINTER(before + 1));
}

static void open_group(CjmSvg *svg, const CjmSceneGroup *group)
{
  static const char *const nothing = "";
  if (!group->id && !group->title && !group->href) {
    g_array_append_val(svg->ends, nothing);
    return;
  }
  char *uri = group->href && !svg->in_link ? cjm_link_uri_new(group->href) : NULL;
  const char *end = uri ? "</a></g>\n" : "</g>\n";
  g_string_append_printf(svg->body, "<g class=\"cjm-%s\"", group->role);
  if (group->id) put_group_id(svg, group);
  g_string_append_c(svg->body, '>');
  if (group->title) {
    g_string_append(svg->body, "<title>");
    cjm_svg_text(svg->body, group->title, -1);
    g_string_append(svg->body, "</title>");
  }
  if (uri) {
    g_string_append(svg->body, "<a");
    cjm_svg_attr_text(svg->body, "href", uri, -1);
    g_string_append_c(svg->body, '>');
    svg->in_link = true;
  }
  g_string_append_c(svg->body, '\n');
  g_array_append_val(svg->ends, end);
  g_free(uri);
}

static void close_group(CjmSvg *svg)
{
  g_assert(svg->ends->len > 0);
  const char *end = g_array_index(svg->ends, const char *, svg->ends->len - 1);
  if (g_str_has_prefix(end, "</a>")) svg->in_link = false;
  g_string_append(svg->body, end);
  g_array_set_size(svg->ends, svg->ends->len - 1);
}

static void put_item(CjmSvg *svg, const CjmItem *item)
{
  switch (item->kind) {
    case CJM_ITEM_OPEN: open_group(svg, &item->u.group); break;
    case CJM_ITEM_CLOSE: close_group(svg); break;
    case CJM_ITEM_RECT: put_rect(svg, item); break;
    case CJM_ITEM_CIRCLE: put_circle(svg, item); break;
    case CJM_ITEM_PATH: put_path(svg, item); break;
    case CJM_ITEM_TEXT:
      if (svg->live) cjm_svg_live_text(svg, item);
      else cjm_svg_outlined_text(svg, item);
      break;
    case CJM_ITEM_IMAGE: put_image(svg, item); break;
  }
}

/* ---- the document ---- */

static CjmSvg svg_begin(const CjmScene *scene, bool live)
{
  return (CjmSvg){.body = g_string_new(NULL),
                  .defs = g_string_new(NULL),
                  .ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                  .shared = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
                  .ends = g_array_new(FALSE, FALSE, sizeof(const char *)),
                  .glyphs = cjm_glyphs_new(),
                  .outlines = live ? NULL : cjm_svg_outlines_new(),
                  .live = live ? cjm_svg_live_new(scene) : NULL};
}

static void svg_clear(CjmSvg *svg)
{
  g_string_free(svg->body, TRUE);
  g_string_free(svg->defs, TRUE);
  g_hash_table_unref(svg->ids);
  g_hash_table_unref(svg->shared);
  g_array_free(svg->ends, TRUE);
  cjm_glyphs_free(svg->glyphs);
  cjm_svg_outlines_free(svg->outlines);
  cjm_svg_live_free(svg->live);
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

static void put_head(GString *out, const CjmScene *scene)
{
  g_string_append(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
  cjm_svg_attr_number(out, "width", scene->width);
  cjm_svg_attr_number(out, "height", scene->height);
  g_string_append(out, " viewBox=\"0 0 ");
  cjm_svg_number(out, scene->width, 2);
  g_string_append_c(out, ' ');
  cjm_svg_number(out, scene->height, 2);
  g_string_append(out, "\" fill=\"none\" role=\"img\"");
  if (scene->meta.lang) cjm_svg_attr_text(out, "lang", scene->meta.lang, -1);
  if (scene->meta.title)
    g_string_append_printf(out, " aria-labelledby=\"" CJM_SVG_PREFIX "-title%s\"",
                           scene->meta.description ? " " CJM_SVG_PREFIX "-desc" : "");
  g_string_append(out, ">\n");
  put_labels(out, &scene->meta);
}

static void put_ground(GString *out, const CjmScene *scene)
{
  g_string_append(out, "<rect");
  put_box(out, (CjmRect){0, 0, scene->width, scene->height});
  cjm_svg_attr_colour(out, "fill", scene->ground);
  g_string_append(out, "/>\n");
}

/* A letter, then letters and digits, from all that the document holds. */
static void make_prefix(const GString *text, char ret_prefix[static 4])
{
  static const char signs[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  guint64 hash = G_GUINT64_CONSTANT(14695981039346656037); /* FNV-1a */
  for (gsize i = 0; i < text->len; i++) hash = (hash ^ (guchar)text->str[i]) * G_GUINT64_CONSTANT(1099511628211);
  hash ^= hash >> 32;
  for (int i = 0; i < 4; i++) {
    guint base = i ? 36 : 26;
    ret_prefix[i] = signs[hash % base];
    hash /= base;
  }
}

static void set_prefix(GString *text)
{
  char prefix[4];
  make_prefix(text, prefix);
  for (char *p = text->str; (p = memchr(p, CJM_SVG_PREFIX[0], (size_t)(text->str + text->len - p))); p += 4)
    memcpy(p, prefix, sizeof prefix);
}

static bool write_svg(const CjmScene *scene, const CjmExportOptions *options, GByteArray *out, GError **error)
{
  (void)error;
  CjmSvg svg = svg_begin(scene, options->live_text);
  for (size_t i = 0; i < cjm_scene_length(scene); i++) put_item(&svg, cjm_scene_at(scene, i));

  GString *text = g_string_sized_new(svg.defs->len + svg.body->len + 1024);
  put_head(text, scene);
  if (svg.defs->len) g_string_append_printf(text, "<defs>\n%s</defs>\n", svg.defs->str);
  put_ground(text, scene);
  if (svg.live) cjm_svg_live_open(&svg, text);
  g_string_append_len(text, svg.body->str, (gssize)svg.body->len);
  g_string_append(text, svg.live ? "</g>\n</svg>\n" : "</svg>\n");
  set_prefix(text);
  g_byte_array_append(out, (const guint8 *)text->str, (guint)text->len);
  g_string_free(text, TRUE);
  svg_clear(&svg);
  return true;
}

const CjmFormat cjm_format_svg = {
  .name = "svg",
  .media_type = "image/svg+xml",
  .help = "One drawing for web pages; text is outlines, so that it looks the same everywhere, or live text",
  .write = write_svg,
};
