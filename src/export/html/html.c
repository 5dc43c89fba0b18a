/* html.c: a map as one web page, which needs no network: the drawing, a table of everything, and the blocks as text. */
#include <math.h>
#include <string.h>

#include "base/embedded.h"
#include "base/json.h"
#include "export/formats.h"
#include "export/html/page.h"
#include "lang/messages.h"

/* ---- parts of the page ---- */

static const char *embedded(const char *name)
{
  for (const CjmEmbedded *file = cjm_embedded_page; file->name; file++)
    if (strcmp(file->name, name) == 0) return file->text;
  g_assert_not_reached();
}

/* The script fills in the arguments. */
static char *message_new(const CjmPage *page, const char *key)
{
  static const CjmArg args[] = {{"k", "{k}", 0}, {"n", "{n}", 0}, {0}};
  return cjm_lang_message_new(page->light->lang, key, args);
}

static void put_message(CjmPage *page, const char *key)
{
  g_autofree char *text = message_new(page, key);
  cjm_page_text(page->body, text);
}

/* ---- the table ---- */

static void put_cells(CjmPage *page, size_t step)
{
  for (size_t l = 0; l < page->light->n_lanes; l++) {
    const CjmOutlineLane *light = &page->light->lanes[l], *dark = &page->dark->lanes[l];
    g_string_append_printf(page->body, "<td data-l=\"%zu\">", l);
    for (size_t i = 0; i < light->n_cells; i++)
      if (light->cells[i].first == step && light->cells[i].n == 1)
        cjm_page_content(page, light->cells[i].content, dark->cells[i].content);
    g_string_append(page->body, "</td>");
  }
}

/* What spans all steps of a phase follows its heading. */
static void put_spans(CjmPage *page, const CjmOutlinePhase *phase)
{
  for (size_t l = 0; l < page->light->n_lanes; l++) {
    const CjmOutlineLane *light = &page->light->lanes[l], *dark = &page->dark->lanes[l];
    for (size_t i = 0; i < light->n_cells; i++) {
      if (light->cells[i].first != phase->first || light->cells[i].n < 2) continue;
      g_string_append_printf(page->body, "<div class=\"span\" data-l=\"%zu\"><b>", l);
      cjm_page_text(page->body, light->title);
      g_string_append(page->body, "</b>");
      cjm_page_content(page, light->cells[i].content, dark->cells[i].content);
      g_string_append(page->body, "</div>");
    }
  }
}

static void put_step(CjmPage *page, size_t s)
{
  const CjmOutlineStep *light = &page->light->steps[s], *dark = &page->dark->steps[s];
  g_string_append_printf(page->body, "<tr class=\"step\" data-s=\"%zu\"><th scope=\"row\">", s);
  if (light->title_content) cjm_page_content(page, light->title_content, dark->title_content);
  else {
    g_string_append(page->body, "<b>");
    cjm_page_text(page->body, light->label);
    g_string_append(page->body, "</b> ");
    cjm_page_text(page->body, light->title ? light->title : "");
  }
  g_string_append(page->body, "</th>");
  put_cells(page, s);
  g_string_append(page->body, "</tr>\n");
}

static void put_table(CjmPage *page)
{
  const CjmOutline *light = page->light;
  g_string_append(page->body, "<div id=\"rows\"><table><thead><tr><th scope=\"col\">");
  put_message(page, "page.step");
  g_string_append(page->body, "</th>");
  for (size_t l = 0; l < light->n_lanes; l++) {
    g_string_append_printf(page->body, "<th scope=\"col\" data-l=\"%zu\">", l);
    cjm_page_text(page->body, light->lanes[l].title);
    g_string_append(page->body, "</th>");
  }
  g_string_append(page->body, "</tr></thead>\n");
  for (size_t p = 0; p < light->n_phases; p++) {
    const CjmOutlinePhase *phase = &light->phases[p];
    g_string_append_printf(page->body, "<tbody data-p=\"%zu\"><tr class=\"phase\"><th scope=\"rowgroup\" colspan=\"%zu\">", p, light->n_lanes + 1);
    cjm_page_headed(page, phase->heading, page->dark->phases[p].heading, 2);
    put_spans(page, phase);
    g_string_append(page->body, "</th></tr>\n");
    for (size_t s = phase->first; s < phase->first + phase->n; s++) put_step(page, s);
    g_string_append(page->body, "</tbody>\n");
  }
  g_string_append(page->body, "</table></div>\n");
}

/* ---- data for the script ---- */

static void write_flags(CjmJson *json, const char *key, const bool *flags, size_t n)
{
  cjm_json_key(json, key);
  cjm_json_open(json, '[');
  for (size_t i = 0; i < n; i++)
    if (flags[i]) cjm_json_number(json, (double)i);
  cjm_json_close(json, ']');
}

static void write_steps(CjmJson *json, const CjmOutline *o)
{
  cjm_json_key(json, "steps");
  cjm_json_open(json, '[');
  for (size_t s = 0; s < o->n_steps; s++) {
    cjm_json_open(json, '{');
    cjm_json_member(json, "id", o->steps[s].id);
    cjm_json_member(json, "label", o->steps[s].label);
    cjm_json_member(json, "title", o->steps[s].title ? o->steps[s].title : "");
    cjm_json_member_number(json, "phase", (double)o->steps[s].phase);
    cjm_json_member_number(json, "x", round(o->steps[s].x));
    cjm_json_member_number(json, "w", round(o->steps[s].w));
    cjm_json_close(json, '}');
  }
  cjm_json_close(json, ']');
}

static void write_phases(CjmJson *json, const CjmOutline *o)
{
  cjm_json_key(json, "phases");
  cjm_json_open(json, '[');
  for (size_t p = 0; p < o->n_phases; p++) {
    cjm_json_open(json, '{');
    cjm_json_member(json, "title", o->phases[p].title ? o->phases[p].title : "");
    cjm_json_member_number(json, "first", (double)o->phases[p].first);
    cjm_json_member_number(json, "n", (double)o->phases[p].n);
    cjm_json_close(json, '}');
  }
  cjm_json_close(json, ']');
}

static void write_lanes(CjmJson *json, const CjmOutline *o)
{
  cjm_json_key(json, "lanes");
  cjm_json_open(json, '[');
  for (size_t l = 0; l < o->n_lanes; l++) {
    cjm_json_open(json, '{');
    cjm_json_member(json, "key", o->lanes[l].key);
    cjm_json_member(json, "title", o->lanes[l].title);
    cjm_json_member_number(json, "y", round(o->lanes[l].y));
    cjm_json_member_number(json, "h", round(o->lanes[l].h));
    cjm_json_close(json, '}');
  }
  cjm_json_close(json, ']');
}

static void write_lines(CjmJson *json, CjmPage *page)
{
  const CjmOutline *o = page->light;
  cjm_json_key(json, "lines");
  cjm_json_open(json, '[');
  for (size_t i = 0; i < o->n_lines; i++) {
    cjm_json_open(json, '{');
    cjm_json_member(json, "id", o->lines[i].id);
    cjm_json_member(json, "name", o->lines[i].name);
    if (o->lines[i].persona) cjm_json_member_number(json, "o", cjm_page_object(page, o->lines[i].persona));
    cjm_json_key(json, "levels");
    cjm_json_open(json, '[');
    for (size_t s = 0; s < o->n_steps; s++) {
      if (isnan(o->lines[i].levels[s])) cjm_json_raw(json, "null");
      else cjm_json_number(json, round(o->lines[i].levels[s] * 100) / 100);
    }
    cjm_json_close(json, ']');
    cjm_json_close(json, '}');
  }
  cjm_json_close(json, ']');
}

static void write_choices(CjmJson *json, const CjmOutline *o)
{
  cjm_json_key(json, "views");
  cjm_json_open(json, '[');
  for (size_t i = 0; i < o->n_views; i++) {
    cjm_json_open(json, '{');
    cjm_json_member(json, "id", o->views[i].id);
    cjm_json_member(json, "title", o->views[i].title);
    write_flags(json, "steps", o->views[i].steps, o->n_steps);
    write_flags(json, "lanes", o->views[i].lanes, o->n_lanes);
    cjm_json_close(json, '}');
  }
  cjm_json_close(json, ']');
  cjm_json_key(json, "tags");
  cjm_json_open(json, '[');
  for (size_t i = 0; i < o->n_tags; i++) {
    cjm_json_open(json, '{');
    cjm_json_member(json, "title", o->tags[i].title);
    write_flags(json, "steps", o->tags[i].steps, o->n_steps);
    cjm_json_close(json, '}');
  }
  cjm_json_close(json, ']');
}

/* [relation, step, from, to] */
static void write_links(CjmJson *json, CjmPage *page)
{
  cjm_json_key(json, "links");
  cjm_json_open(json, '[');
  for (guint i = 0; i < page->light->links->len; i++) {
    const CjmOutlineLink *link = &g_array_index(page->light->links, CjmOutlineLink, i);
    cjm_json_open(json, '[');
    cjm_json_number(json, link->relation);
    cjm_json_number(json, (double)link->step);
    cjm_json_number(json, cjm_page_object(page, link->from));
    cjm_json_number(json, cjm_page_object(page, link->to));
    cjm_json_close(json, ']');
  }
  cjm_json_close(json, ']');
}

/* All messages of the page, by what follows `page.` in their keys. */
static void write_words(CjmJson *json, const CjmPage *page)
{
  cjm_json_key(json, "words");
  cjm_json_open(json, '{');
  for (const char *const *key = cjm_message_keys(); *key; key++) {
    if (!g_str_has_prefix(*key, "page.")) continue;
    g_autofree char *text = message_new(page, *key);
    cjm_json_member(json, *key + strlen("page."), text);
  }
  cjm_json_close(json, '}');
}

static void put_data(CjmPage *page)
{
  CjmJson json = {.out = g_string_new(NULL)};
  cjm_json_open(&json, '{');
  cjm_json_member(&json, "title", page->light->title);
  cjm_json_member_number(&json, "names", round(page->light->names));
  cjm_json_member_number(&json, "width", page->light->map->width);
  cjm_json_member_number(&json, "height", page->light->map->height);
  write_steps(&json, page->light);
  write_phases(&json, page->light);
  write_lanes(&json, page->light);
  write_lines(&json, page);
  write_choices(&json, page->light);
  write_links(&json, page);
  write_words(&json, page);
  cjm_json_close(&json, '}');
  g_string_append(page->body, "<script type=\"application/json\" id=\"data\">");
  for (const char *p = json.out->str; *p; p++) {
    if (*p == '<') g_string_append(page->body, "\\u003c");
    else g_string_append_c(page->body, *p);
  }
  g_string_append(page->body, "</script>\n");
  g_string_free(json.out, TRUE);
}

/* ---- the document ---- */

static bool put_body(CjmPage *page, const CjmPages *sheets, GError **error)
{
  const CjmOutline *light = page->light, *dark = page->dark;
  g_string_append(page->body, "<header>");
  cjm_page_headed(page, light->heading, dark->heading, 1);
  g_string_append(page->body, "</header>\n<main>\n<div id=\"stage\"><div id=\"window\"><div id=\"drawing\"></div></div>\n");
  put_table(page);
  g_string_append(page->body, "</div>\n<div id=\"blocks\">");
  cjm_page_content(page, light->personas, dark->personas);
  cjm_page_content(page, light->blocks, dark->blocks);
  g_string_append(page->body, "</div>\n</main>\n");
  if (light->footer) {
    g_string_append(page->body, "<footer>");
    cjm_page_content(page, light->footer, dark->footer);
    g_string_append(page->body, "</footer>\n");
  }
  put_data(page);
  return cjm_page_art(page, sheets, error);
}

static char *base64_hash_new(const char *text)
{
  guint8 digest[32];
  gsize len = sizeof digest;
  GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
  g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text));
  g_checksum_get_digest(sum, digest, &len);
  g_checksum_free(sum);
  return g_base64_encode(digest, len);
}

static GString *style_new(const CjmPage *page)
{
  GString *style = g_string_new(":root{");
  cjm_palette_write(&page->palette, style, 0);
  g_string_append(style, "}\n@media screen{:root[data-theme=dark]{");
  cjm_palette_write(&page->palette, style, 1);
  g_string_append(style, "}\n@media (prefers-color-scheme:dark){:root:not([data-theme=light]){");
  cjm_palette_write(&page->palette, style, 1);
  g_string_append(style, "}}}\n");
  g_string_append(style, embedded("page.css"));
  g_string_append_len(style, page->style->str, (gssize)page->style->len);
  return style;
}

static void write_document(const CjmPage *page, GByteArray *ret_data)
{
  const CjmOutline *o = page->light;
  const char *script = embedded("page.js");
  GString *style = style_new(page), *out = g_string_new("<!doctype html>\n<html lang=\"");
  cjm_page_text(out, o->tag);
  g_string_append_printf(out, "\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", o->map->rtl ? "rtl" : "ltr");
  g_autofree char *style_hash = base64_hash_new(style->str), *script_hash = base64_hash_new(script);
  g_string_append_printf(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-%s'; "
                              "script-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'\">\n", style_hash, script_hash);
  g_string_append(out, "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>");
  cjm_page_text(out, o->title ? o->title : "");
  g_string_append_printf(out, "</title>\n<style>%s</style>\n</head>\n<body>\n", style->str);
  g_string_append_len(out, page->body->str, (gssize)page->body->len);
  g_string_append_printf(out, "<script>%s</script>\n</body>\n</html>\n", script);
  g_byte_array_append(ret_data, (const guint8 *)out->str, (guint)out->len);
  g_string_free(out, TRUE);
  g_string_free(style, TRUE);
}

static void put_base_colours(CjmPage *page, const CjmOutline *light, const CjmOutline *dark)
{
  static const char *const names[] = {"bg", "ink", "soft", "rule", "accent", "tint", "panel", "positive", "negative", "neutral"};
  g_string_append(page->style, ":root{");
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
    g_string_append_printf(page->style, "--%s:var(--c%u);", names[i],
                           cjm_palette_number(&page->palette, light->colours[i], dark->colours[i]));
  g_string_append(page->style, "}\n");
}

static bool write_html(const CjmOutline *light, const CjmOutline *dark, const CjmPages *sheets, GByteArray *ret_data, GError **error)
{
  CjmPage page = {.light = light,
                  .dark = dark,
                  .body = g_string_new(NULL),
                  .style = g_string_new(NULL),
                  .palette = cjm_palette(),
                  .classes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                  .drawings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                  .objects = g_hash_table_new(NULL, NULL)};
  put_base_colours(&page, light, dark);
  bool ok = put_body(&page, sheets, error);
  if (ok) write_document(&page, ret_data);
  g_string_free(page.body, TRUE);
  g_string_free(page.style, TRUE);
  cjm_palette_clear(&page.palette);
  g_hash_table_unref(page.classes);
  g_hash_table_unref(page.drawings);
  g_hash_table_unref(page.objects);
  return ok;
}

const CjmFormat cjm_format_html = {
  .name = "html",
  .media_type = "text/html",
  .is_text = true,
  .paged = true,
  .help = "One web page for screen and phone, to search, filter and follow from source to plan; needs no network",
  .page = write_html,
};
