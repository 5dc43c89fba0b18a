#include "diag/fix.h"

#include <string.h>

const char *cjm_fix_safety_name(CjmFixSafety safety)
{
  return safety == CJM_FIX_SAFE ? "safe" : "suggested";
}

static void edit_clear(void *data)
{
  g_free(((CjmEdit *)data)->text);
}

CjmFix *cjm_fix_new(CjmFixSafety safety, char *title)
{
  CjmFix *fix = g_new(CjmFix, 1);
  *fix = (CjmFix){.safety = safety, .title = title, .edits = g_array_new(FALSE, FALSE, sizeof(CjmEdit))};
  g_array_set_clear_func(fix->edits, edit_clear);
  return fix;
}

void cjm_fix_free(CjmFix *fix)
{
  if (!fix) return;
  g_free(fix->title);
  g_array_unref(fix->edits);
  g_free(fix);
}

const CjmEdit *cjm_fix_edit(const CjmFix *fix, size_t i)
{
  return i < fix->edits->len ? &g_array_index(fix->edits, CjmEdit, i) : NULL;
}

/* Whether `a` is entirely before `b`. */
static bool is_before(CjmSpan a, CjmSpan b)
{
  return a.end <= b.start && !(a.start == b.start && a.end == b.end);
}

/* The text with line breaks like those of the source. */
static char *with_line_breaks_new(const CjmSource *source, const char *text)
{
  const char *first = source && strchr(text, '\n') ? memchr(source->text, '\n', source->len) : NULL;
  if (!first || first == source->text || first[-1] != '\r') return g_strdup(text);
  GString *out = g_string_new(NULL);
  for (const char *c = text; *c; c++) {
    if (*c == '\n' && (c == text || c[-1] != '\r')) g_string_append_c(out, '\r');
    g_string_append_c(out, *c);
  }
  return g_string_free(out, FALSE);
}

bool cjm_fix_add(CjmFix *fix, CjmSpan span, const char *text)
{
  guint at = fix->edits->len;
  while (at > 0) {
    CjmSpan other = cjm_fix_edit(fix, at - 1)->span;
    if (other.source != span.source || is_before(other, span)) break;
    if (!is_before(span, other)) return false;
    at--;
  }
  CjmEdit edit = {span, with_line_breaks_new(span.source, text)};
  g_array_insert_val(fix->edits, at, edit);
  return true;
}

/* ---- application ---- */

/* Whether edits of two fixes are apart. An insertion before a place that another fix replaces waits for the next pass. */
static bool is_apart(CjmSpan a, CjmSpan b)
{
  bool inserted = a.start == b.start && (a.start == a.end || b.start == b.end);
  return !inserted && (is_before(a, b) || is_before(b, a));
}

/* Adds copies of the edits of `fix` to those of `all`, or none of them if one is elsewhere or overlaps. */
static bool add_all(CjmFix *all, const CjmFix *fix, const CjmSource *source)
{
  const CjmEdit *edit;
  for (size_t i = 0; (edit = cjm_fix_edit(fix, i)) != NULL; i++) {
    if (edit->span.source != source) return false;
    for (size_t k = 0; k < all->edits->len; k++) {
      if (!is_apart(edit->span, cjm_fix_edit(all, k)->span)) return false;
    }
  }
  for (size_t i = 0; (edit = cjm_fix_edit(fix, i)) != NULL; i++) cjm_fix_add(all, edit->span, edit->text);
  return fix->edits->len > 0;
}

char *cjm_fixes_apply_new(const CjmSource *source, const GPtrArray *fixes, size_t *ret_len, size_t *ret_n)
{
  CjmFix *all = cjm_fix_new(CJM_FIX_SAFE, NULL);
  size_t n = 0;
  for (guint i = 0; i < fixes->len; i++) n += add_all(all, fixes->pdata[i], source);
  GString *text = g_string_sized_new(source->len);
  uint32_t at = 0;
  const CjmEdit *edit;
  for (size_t i = 0; (edit = cjm_fix_edit(all, i)) != NULL; i++) {
    g_string_append_len(text, source->text + at, edit->span.start - at);
    g_string_append(text, edit->text);
    at = edit->span.end;
  }
  g_string_append_len(text, source->text + at, (gssize)(source->len - at));
  cjm_fix_free(all);
  *ret_len = text->len;
  *ret_n = n;
  return g_string_free(text, FALSE);
}
