/* durations.c: lengths of time as values, and the help where a text is none. */
#include <string.h>

#include "decode/decoder.h"

/* Adds the help for `~5 min`, `90` or `none`; false if the text is something else. */
static bool help_with_duration(CjmDiag *diag, const char *text)
{
  static const char *const nothing[] = {"none", "no", "n/a", "unknown", "tbd", "?", "-"};
  for (size_t i = 0; i < G_N_ELEMENTS(nothing); i++) {
    if (g_ascii_strcasecmp(text, nothing[i]) == 0) {
      cjm_diag_help(diag, "leave it out where there is none, or where it is not known");
      return true;
    }
  }
  if (text[strspn(text, "0123456789.")] == '\0') {
    cjm_diag_help(diag, "write the unit as well: %sm for minutes, %sh for hours, %sd for days", text, text, text);
    return true;
  }
  CjmDuration read;
  g_autoptr(GRegex) around =
    g_regex_new("^(?:[~≈<>≤≥±+]|about|around|approx\\.?|ca\\.?|circa|up to|max\\.?|min\\.?|over|under)\\s*|\\s*\\+$|\\b(?:business|working|calendar)\\s+(?=\\w)",
                G_REGEX_CASELESS, 0, NULL);
  g_autofree char *rest = g_regex_replace_literal(around, text, -1, 0, "", 0, NULL);
  if (rest == NULL || strcmp(rest, text) == 0) return false;
  g_autofree char *meant = cjm_duration_parse(rest, &read) ? g_strdup(rest) : cjm_duration_read_new(rest);
  if (meant == NULL) return false;
  cjm_diag_help(diag, "write it alone: %s", meant);
  cjm_fix_text(diag, CJM_FIX_SUGGESTED, diag->span, meant);
  return true;
}

void cjm_read_duration(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  if (!cjm_is_scalar(d, field, node)) {
    return;
  }
  CjmDuration read = {.span = node->span};
  if (cjm_duration_parse(node->text, &read)) {
    *(CjmDuration *)(void *)((char *)object + field->offset) = read;
    return;
  }
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_BAD_DURATION, node->span, "`%s` takes a duration, not `%s`",
                                cjm_written_key(d, field), node->text);
  g_autofree char *meant = cjm_duration_read_new(node->text);
  if (meant != NULL) {
    cjm_fix_scalar(diag, CJM_FIX_SAFE, node, meant);
  }
  if (g_regex_match_simple("^\\d{1,2}:\\d\\d$", node->text, 0, 0)) {
    g_auto(GStrv) parts = g_strsplit(node->text, ":", 2);
    cjm_diag_help(diag, "write %sh%sm for hours and minutes, %sm%ss for minutes and seconds", parts[0], parts[1], parts[0],
                  parts[1]);
    return;
  }
  if (help_with_duration(diag, node->text)) {
    return;
  }
  cjm_diag_help(diag, "write a number with s, m, h, d, w, mo (months) or y, such as 18m, 1h30m, 45 min, or a range such as 2-3d");
}
