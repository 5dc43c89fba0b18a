/* html.c: a page of its own, which needs no network: the headline, the changes as one map, and the table of them. */
#include <string.h>

#include "base/html.h"
#include "diff/likeness.h"
#include "lang/messages.h"
#include "listing/listing.h"

static const char style[] =
  "body{font:16px/1.5 system-ui,sans-serif;color:#1c2b33;background:#fff;margin:2rem auto;padding:0 1rem;max-width:110rem}\n"
  "h1{font-size:1.6rem;line-height:1.25;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}\n"
  ".about,.counts{margin:.25rem 0;color:#4a5a62}.counts{display:flex;flex-wrap:wrap;gap:1.25rem;padding:0;list-style:none;color:inherit}\n"
  ".picture,.table{overflow-x:auto}.picture{margin:1rem 0}.picture svg{display:block;width:100%;min-width:80rem;height:auto}\n"
  "table{border-collapse:collapse;font-size:.9rem;min-width:60rem;width:100%}\n"
  "th,td{text-align:start;vertical-align:top;padding:.3rem .75rem .3rem 0;border-bottom:1px solid #d9e0e3}\n"
  "thead th{font-weight:400;color:#4a5a62}tbody th{font-weight:600}td.n,td code{white-space:nowrap}\n"
  ".worse{color:#a84300}.better{color:#0a625d}.rule,code,.remark{color:#4a5a62;font-size:.85em}\n"
  "del{color:#4a5a62}ins{background:#e4e9f5;text-decoration:underline 2px}\n"
  "@media(prefers-color-scheme:dark){body{color:#e4eaed;background:#14191c}.about,thead th,.rule,code,.remark,del{color:#a7b6be}\n"
  "th,td{border-color:#344046}.worse{color:#ff9d5c}.better{color:#5fd0c8}ins{background:#2b3a55}}\n"
  "@media print{body{margin:0;max-width:none}.picture svg{min-width:0}.table{overflow:visible}tr{break-inside:avoid}}\n";

static void append(GString *out, const char *text)
{
  cjm_html_append(out, text, strlen(text));
}

/* A message without the marks of its parts. */
static void append_message(GString *out, const CjmLang *lang, const char *key)
{
  g_autofree char *text = cjm_lang_message_new(lang, key, NULL);
  g_autoptr(GString) plain = g_string_new(NULL);
  for (const char *p = text; *p; p++)
    if ((unsigned char)*p >= 0x20) g_string_append_c(plain, *p);
  append(out, plain->str);
}

static void append_tagged(GString *out, const char *tag, const char *text, size_t len)
{
  g_string_append_printf(out, "<%s>", tag);
  cjm_html_append(out, text, len);
  g_string_append_printf(out, "</%s>", tag);
}

/* ---- the head ---- */

static void append_head(GString *out, const CjmChanges *changes)
{
  const char *title = changes->new->title.at ? changes->new->title.at : "";
  g_string_append_printf(out, "<!doctype html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", cjm_lang_tag(changes->lang),
                         cjm_lang_is_rtl(changes->lang) ? "rtl" : "ltr");
  g_string_append(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  append(out, changes->headline);
  g_string_append_printf(out, "%s", *title ? " – " : "");
  append(out, title);
  g_string_append_printf(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
}

static void append_about(GString *out, const CjmChanges *changes, const CjmListingOptions *options)
{
  g_string_append(out, "<p class=\"about\">");
  if (changes->new->title.at) {
    append_tagged(out, "bdi", changes->new->title.at, strlen(changes->new->title.at));
    g_string_append(out, " · ");
  }
  append_tagged(out, "code", options->old_name, strlen(options->old_name));
  g_string_append(out, " → ");
  append_tagged(out, "code", options->new_name, strlen(options->new_name));
  g_autofree char *unchanged = cjm_listing_unchanged_new(changes);
  g_string_append(out, " · ");
  append(out, unchanged);
  g_string_append(out, "</p>\n");
}

static void append_counts(GString *out, const CjmChanges *changes)
{
  g_string_append(out, "<ul class=\"counts\">\n");
  for (CjmDirection i = 0; i < CJM_DIRECTION_COUNT; i++) {
    g_autofree char *count = cjm_listing_count_new(changes, i);
    g_string_append_printf(out, "<li class=\"%s\"><span aria-hidden=\"true\">%s</span> ", cjm_direction_name(i), cjm_listing_sign(i));
    append(out, count);
    g_string_append(out, "</li>\n");
  }
  if (changes->reviewed) {
    g_autofree char *reviewed = CJM_MESSAGE_NEW(changes->lang, "changes.reviewed", CJM_NUMBER_ARG("n", changes->reviewed));
    append_tagged(out, "li", reviewed, strlen(reviewed));
  }
  g_string_append(out, "</ul>\n");
}

/* ---- the picture ---- */

/* The drawing is an element of the page, without the declaration of a file. */
static void append_picture(GString *out, const CjmListingOptions *options)
{
  const char *svg = options->picture ? strstr(options->picture, "<svg") : NULL;
  if (svg) g_string_append_printf(out, "<div class=\"picture\" tabindex=\"0\">\n%s</div>\n", svg);
}

/* ---- the table ---- */

static void append_wordings(GString *out, const char *old, const char *new)
{
  GArray *before, *after;
  cjm_wordings_new(old, new, &before, &after);
  for (guint i = 0, k = 0; i < before->len || k < after->len;) {
    const CjmWording *a = i < before->len ? &g_array_index(before, CjmWording, i) : NULL;
    const CjmWording *b = k < after->len ? &g_array_index(after, CjmWording, k) : NULL;
    if (i || k) g_string_append_c(out, ' ');
    if (a && a->differs) append_tagged(out, "del", old + a->start, a->len), i++;
    else if (b && b->differs) append_tagged(out, "ins", new + b->start, b->len), k++;
    else {
      if (b) cjm_html_append(out, new + b->start, b->len);
      i++, k++;
    }
  }
  g_array_unref(before);
  g_array_unref(after);
}

static void append_values(GString *out, const CjmChanges *changes, const CjmDifference *change)
{
  g_autofree char *old = cjm_listing_value_new(changes, &change->old), *new = cjm_listing_value_new(changes, &change->new);
  if (change->is_text) {
    append_wordings(out, change->old.text, change->new.text);
  } else if (old && new) {
    append_tagged(out, "bdi", old, strlen(old));
    g_string_append_printf(out, " → <strong class=\"%s\"><bdi>", cjm_direction_name(change->direction));
    append(out, new);
    g_string_append(out, "</bdi></strong>");
  } else if (old || new) {
    append_tagged(out, new ? "strong" : "del", new ? new : old, strlen(new ? new : old));
  }
  g_auto(GStrv) remarks = cjm_listing_remarks_new(changes, change);
  g_string_append(out, "<span class=\"remark\">");
  if (change->delta) g_string_append_printf(out, " · <strong>%s</strong>", change->delta);
  for (char **remark = remarks; *remark; remark++) {
    g_string_append(out, " · ");
    append(out, *remark);
  }
  g_string_append(out, "</span>");
}

static void append_line(GString *out, const CjmChanges *changes, const CjmDifference *change)
{
  CjmSpan span = cjm_listing_place(change);
  bool is_old = span.source && span.source == change->old.span.source && span.start == change->old.span.start && !change->new.value;
  if (!span.source) return;
  g_autofree char *line = g_strdup_printf("%u", cjm_source_place(span.source, span.start).line),
                  *old = is_old ? CJM_MESSAGE_NEW(changes->lang, "comment.old_line", CJM_TEXT_ARG("n", line)) : NULL;
  append(out, old ? old : line);
}

static void append_row(GString *out, const CjmChanges *changes, const CjmDifference *change)
{
  g_autofree char *step = cjm_listing_step_new(changes, change);
  g_string_append(out, "<tr><th scope=\"row\">");
  if (step) append(out, step);
  else append_message(out, changes->lang, "comment.map");
  g_string_append_printf(out, "</th><td><span class=\"%s\" aria-hidden=\"true\">%s</span> ", cjm_direction_name(change->direction),
                         cjm_listing_sign(change->direction));
  append(out, change->what);
  g_string_append_printf(out, "<br><span class=\"rule\">%s</span></td><td>", change->rule->name);
  append_values(out, changes, change);
  g_string_append(out, "</td><td class=\"n\">");
  append_line(out, changes, change);
  g_string_append_printf(out, "</td><td><code>%s</code></td></tr>\n", change->fingerprint);
}

/* Changes of one direction, or those that are derived (CJM_DIRECTION_COUNT). */
static bool is_in(const CjmDifference *change, CjmDirection section)
{
  return section == CJM_DIRECTION_COUNT ? change->derived : !change->derived && change->direction == section;
}

static void append_section(GString *out, const CjmChanges *changes, CjmDirection section)
{
  static const char *const titles[] = {[CJM_DIRECTION_WORSE] = "changes.all_worse",
                                       [CJM_DIRECTION_BETTER] = "changes.all_better",
                                       [CJM_DIRECTION_NEUTRAL] = "changes.all_neutral",
                                       [CJM_DIRECTION_COUNT] = "changes.derived"};
  static const char *const heads[] = {"comment.step", "comment.what", "comment.values", "comment.line", "comment.fingerprint"};
  bool any = false;
  for (size_t i = 0; i < changes->n && !any; i++) any = is_in(changes->at[i], section);
  if (!any) return;
  g_string_append_printf(out, "<section>\n<h2 id=\"%s\">", section < CJM_DIRECTION_COUNT ? cjm_direction_name(section) : "derived");
  append_message(out, changes->lang, titles[section]);
  g_string_append_printf(out, "</h2>\n<div class=\"table\" tabindex=\"0\"><table aria-labelledby=\"%s\">\n<thead><tr>",
                         section < CJM_DIRECTION_COUNT ? cjm_direction_name(section) : "derived");
  for (size_t i = 0; i < G_N_ELEMENTS(heads); i++) {
    g_string_append(out, "<th scope=\"col\">");
    append_message(out, changes->lang, heads[i]);
    g_string_append(out, "</th>");
  }
  g_string_append(out, "</tr></thead>\n<tbody>\n");
  for (size_t i = 0; i < changes->n; i++)
    if (is_in(changes->at[i], section)) append_row(out, changes, changes->at[i]);
  g_string_append(out, "</tbody>\n</table></div>\n</section>\n");
}

static void write(const CjmChanges *changes, const CjmListingOptions *options, GString *out)
{
  append_head(out, changes);
  g_string_append(out, "<h1>");
  append(out, changes->headline);
  g_string_append(out, "</h1>\n");
  append_about(out, changes, options);
  append_counts(out, changes);
  append_picture(out, options);
  for (CjmDirection i = 0; i <= CJM_DIRECTION_COUNT; i++) append_section(out, changes, i);
  g_string_append(out, "</main>\n</body>\n</html>\n");
}

const CjmListing cjm_listing_html = {.name = "html",
                                     .help = "A page of its own, which needs no network: the changes as one map, and the table of them.",
                                     .extension = ".html",
                                     .with_picture = true,
                                     .write = write};
