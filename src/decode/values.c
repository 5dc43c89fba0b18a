/* values.c: scalars: numbers, dates, colours and enumerated words. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "decode/decoder.h"

static void *member(void *object, const CjmField *field)
{
  return (char *)object + field->offset;
}

bool cjm_is_scalar(CjmDecoder *d, const CjmField *field, const CjmNode *node)
{
  if (node->kind == CJM_NODE_SCALAR) {
    return true;
  }
  cjm_report_wrong_kind(d, field, node);
  return false;
}

static CjmDiag *report(CjmDecoder *d, CjmCode code, const CjmField *field, const CjmNode *node, const char *what)
{
  return cjm_diags_add(d->diags, code, node->span, "`%s` takes %s, not `%s`", cjm_written_key(d, field), what,
                       node->text);
}

/* "`low`, `medium` or `high`" */
static char *list_words_new(const CjmEnumWord *words)
{
  GString *all = g_string_new(NULL);
  for (size_t i = 0; words[i].word != NULL; i++) {
    const char *between = i == 0 ? "" : words[i + 1].word == NULL ? " or " : ", ";
    g_string_append_printf(all, "%s`%s`", between, words[i].word);
  }
  return g_string_free(all, FALSE);
}

/* ---- numbers ---- */

static void report_number(CjmDecoder *d, const CjmField *field, const CjmNode *node)
{
  CjmDiag *diag = report(d, CJM_CODE_BAD_NUMBER, field, node, field->type == CJM_FIELD_PERCENT ? "a percentage" : "a number");
  g_autofree char *words = field->words == NULL ? NULL : list_words_new(field->words);
  cjm_help_with_number(diag, field, node->text, words);
  CjmFix *alone = g_steal_pointer(&diag->fix);
  if ((field->flags & CJM_FIELD_UNIT) && cjm_fix_measured(d, diag, node)) {
    cjm_fix_free(alone);
  } else {
    diag->fix = alone;
  }
  if (strcmp(field->key, "score") == 0 && diag->fix == NULL) {
    cjm_fix_out_of(d, diag, node);
  }
}

/* Is `value` what the row takes? */
static bool check_bounds(CjmDecoder *d, const CjmField *field, const CjmNode *node, double value)
{
  bool bounded = field->min != 0 || field->max != 0;
  g_autoptr(GString) low = g_string_new(NULL), high = g_string_new(NULL);
  cjm_number_append(low, field->min, 2);
  cjm_number_append(high, field->max, 2);
  if (bounded && field->min >= field->max && value != field->min) {
    CjmDiag *diag =
      cjm_diags_add(d->diags, CJM_CODE_OUT_OF_RANGE, node->span, "`%s` can only be %s", cjm_written_key(d, field), low->str);
    cjm_diag_help(diag, "this version of cjm reads nothing else");
    return false;
  }
  if (bounded && (value < field->min || value > field->max)) {
    cjm_diags_add(d->diags, CJM_CODE_OUT_OF_RANGE, node->span, "`%s` goes from %s to %s, and this is %s",
                  cjm_written_key(d, field), low->str, high->str, node->text);
    return false;
  }
  if ((field->flags & CJM_FIELD_INTEGER) && value != floor(value)) {
    report(d, CJM_CODE_BAD_NUMBER, field, node, "a whole number");
    return false;
  }
  return true;
}

#define LARGEST  1e15
#define SMALLEST 1e-9

/* Rejects numbers too large or too small for drawing and arithmetic. */
static bool check_size(CjmDecoder *d, const CjmField *field, const CjmNode *node, double value)
{
  double size = fabs(value);
  if (size == 0 || (size >= SMALLEST && size <= LARGEST)) {
    return true;
  }
  bool large = size > LARGEST;
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_OUT_OF_RANGE, node->span, "`%s` is too %s to be drawn: %s",
                                cjm_written_key(d, field), large ? "large" : "near to 0", node->text);
  cjm_diag_help(diag,
                large ? "numbers go up to 1e15; use a larger unit" : "numbers go down to 1e-9; write 0, or use a smaller unit");
  return false;
}

/* Warns of a share below one per cent, as a fraction was probably meant. */
static void warn_of_fraction(CjmDecoder *d, const CjmField *field, const CjmNode *node, double value, bool percent)
{
  if (field->type != CJM_FIELD_PERCENT || percent || value <= 0 || value >= 1) {
    return;
  }
  g_autoptr(GString) hundredfold = g_string_new(NULL);
  cjm_number_append(hundredfold, 100 * value, 2);
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_SMALL_SHARE, node->span, "`%s` is a percentage, so this is less than 1%%",
                                cjm_written_key(d, field));
  g_autofree char *share = g_strdup_printf("%s%%", hundredfold->str);
  cjm_fix_scalar(diag, CJM_FIX_SUGGESTED, node, share);
  cjm_diag_help(diag, "write %s%%, or %s%% if it is meant", hundredfold->str, node->text);
}

bool cjm_set_number(CjmDecoder *d, const CjmField *field, const CjmNode *node, CjmNumber *number)
{
  number->span = node->span;
  if (!cjm_is_scalar(d, field, node)) {
    return false;
  }
  double value;
  bool percent;
  const CjmEnumWord *word = field->words == NULL ? NULL : cjm_word_find(field->words, node->text);
  if (word != NULL) {
    *number = (CjmNumber){.set = true, .value = word->value, .span = node->span};
    return true;
  }
  if (!cjm_number_parse_field(field, node->text, &value, &percent)) {
    report_number(d, field, node);
    return false;
  }
  if (!check_bounds(d, field, node, value) || !check_size(d, field, node, value)) {
    return false;
  }
  warn_of_fraction(d, field, node, value, percent);
  number->set = true;
  number->value = value;
  number->percent = percent;
  return true;
}

void cjm_read_number(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  cjm_set_number(d, field, node, member(object, field));
}

void cjm_read_range(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  CjmRange *range = member(object, field);
  if (node->kind != CJM_NODE_LIST || node->n != 2) {
    CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_WRONG_KIND, node->span, "`%s` takes two numbers, the lowest and the highest",
                                  cjm_written_key(d, field));
    cjm_diag_help(diag, "for example: %s", field->example);
    return;
  }
  CjmRange read = {0};
  if (!cjm_set_number(d, field, node->items[0], &read.low) || !cjm_set_number(d, field, node->items[1], &read.high)) {
    return;
  }
  if (read.low.value >= read.high.value) {
    CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_BAD_RANGE, node->span, "`%s` has to go from a lower to a higher number",
                                  cjm_written_key(d, field));
    cjm_diag_help(diag, "write the lowest first: [%s, %s]", node->items[1]->text, node->items[0]->text);
    if (read.low.value > read.high.value) {
      cjm_diag_fix(diag, CJM_FIX_SAFE, "write the lowest first");
      cjm_diag_edit(diag, node->items[0]->span, node->items[1]->text);
      cjm_diag_edit(diag, node->items[1]->span, node->items[0]->text);
    }
    return;
  }
  *range = read;
}

void cjm_read_flag(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  CjmFlag *flag = member(object, field);
  if (!cjm_is_scalar(d, field, node)) {
    return;
  }
  bool yes = g_ascii_strcasecmp(node->text, "true") == 0;
  if (yes || g_ascii_strcasecmp(node->text, "false") == 0) {
    *flag = (CjmFlag){.set = true, .value = yes, .span = node->span};
  } else {
    CjmDiag *diag = report(d, CJM_CODE_BAD_FLAG, field, node, "`true` or `false`");
    const char *meant = cjm_nearest(node->text, (const char *const[]){"true", "false"}, 2);
    if (strcmp(field->key, "library") == 0 && strchr(node->text, '.') != NULL) {
      cjm_diag_help(diag, "a map that uses a library names it with `extends: %s`", node->text);
    } else {
      cjm_diag_help(diag, "write `%s`", meant != NULL ? meant : "true");
      if (meant != NULL) {
        cjm_fix_scalar(diag, CJM_FIX_SAFE, node, meant);
      }
    }
  }
}

/* ---- dates ---- */

static bool parse_date(const char *text, size_t len, CjmSpan span, CjmDate *ret_date)
{
  static const char pattern[] = "dddd-dd-dd";
  if (len != sizeof pattern - 1) {
    return false;
  }
  int numbers[3] = {0};
  for (size_t i = 0, part = 0; i < len; i++) {
    if (pattern[i] == '-' ? text[i] != '-' : !g_ascii_isdigit(text[i])) {
      return false;
    }
    if (pattern[i] == '-') {
      part++;
    } else {
      numbers[part] = 10 * numbers[part] + (text[i] - '0');
    }
  }
  if (!g_date_valid_dmy((GDateDay)numbers[2], (GDateMonth)numbers[1], (GDateYear)numbers[0])) {
    return false;
  }
  *ret_date = (CjmDate){.year = numbers[0], .month = numbers[1], .day = numbers[2], .span = span};
  return true;
}

void cjm_read_date(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  if (cjm_is_scalar(d, field, node) && !parse_date(node->text, strlen(node->text), node->span, member(object, field))) {
    CjmDiag *diag = report(d, CJM_CODE_BAD_DATE, field, node, "a date");
    g_autofree char *reordered = cjm_date_reordered_new(node->text), *read = cjm_date_read_new(node->text), *first = cjm_month_read_new(node->text);
    const char *meant = reordered != NULL ? reordered : read;
    cjm_diag_help(diag, "write year, month and day%s%s", meant == NULL ? ", such as " : ": ", meant == NULL ? "2026-08-20" : meant);
    if (read != NULL || first != NULL) {
      cjm_fix_scalar(diag, read != NULL ? CJM_FIX_SAFE : CJM_FIX_SUGGESTED, node, read != NULL ? read : first);
    }
  }
}

static int date_order(const CjmDate *date)
{
  return (date->year * 100 + date->month) * 100 + date->day;
}

void cjm_read_interval(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  if (!cjm_is_scalar(d, field, node)) {
    return;
  }
  const char *stroke = strchr(node->text, '/');
  const char *from = node->text, *to = stroke == NULL ? from : stroke + 1;
  size_t from_len = stroke == NULL ? strlen(from) : (size_t)(stroke - from);
  CjmInterval read;
  if (!parse_date(from, from_len, node->span, &read.from) || !parse_date(to, strlen(to), node->span, &read.to)) {
    CjmDiag *diag = report(d, CJM_CODE_BAD_DATE, field, node, "a date or an interval");
    cjm_diag_help(diag, "write 2026-08-20, or 2026-01-15/2026-02-20");
    g_autofree char *days = cjm_interval_read_new(node->text);
    if (days != NULL) {
      cjm_fix_scalar(diag, CJM_FIX_SAFE, node, days);
    }
  } else if (date_order(&read.from) > date_order(&read.to)) {
    CjmDiag *diag =
      cjm_diags_add(d->diags, CJM_CODE_BAD_DATE, node->span, "`%s` ends before it begins", cjm_written_key(d, field));
    cjm_diag_help(diag, "write the earlier day first");
    g_autofree char *swapped = g_strdup_printf("%s/%.*s", to, (int)from_len, from);
    cjm_fix_scalar(diag, CJM_FIX_SAFE, node, swapped);
  } else {
    *(CjmInterval *)member(object, field) = read;
  }
}

/* ---- colours ---- */

static bool set_tint(CjmDecoder *d, const CjmField *field, const CjmNode *node, CjmTint *tint)
{
  if (!cjm_is_scalar(d, field, node)) {
    return false;
  }
  tint->span = node->span;
  tint->set = cjm_colour_parse(node->text, &tint->colour);
  if (!tint->set) {
    CjmDiag *diag = report(d, CJM_CODE_BAD_COLOUR, field, node, "a colour");
    cjm_diag_help(diag, "write it in quotes as \"#0b7285\" or \"#0b7\"");
    g_autofree char *hex = cjm_colour_read_new(node->text), *quoted = hex == NULL ? NULL : g_strdup_printf("\"%s\"", hex);
    if (quoted != NULL) {
      cjm_diag_replace(diag, CJM_FIX_SAFE, node->span, quoted, "write `%s`", quoted);
    }
  }
  return tint->set;
}

void cjm_read_tint(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  set_tint(d, field, node, member(object, field));
}

void cjm_read_tints(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  CjmTint *tint = cjm_arena_make(d->arena, CjmTint, 1);
  if (set_tint(d, field, node, tint)) {
    cjm_list_append(d->arena, member(object, field), tint);
  }
}

/* ---- words ---- */

/* A severity from 1 to 5, or of 5, as a word; NULL if it is none. */
static const char *of_five(const char *text)
{
  static const char *const words[] = {"minor", "minor", "serious", "critical", "critical"};
  bool one = text[0] >= '1' && text[0] <= '5' && (text[1] == '\0' || strcmp(text + 1, "/5") == 0);
  return one ? words[text[0] - '1'] : NULL;
}

void cjm_report_word(CjmDecoder *d, const CjmField *field, const CjmNode *node)
{
  CjmDiag *diag =
    cjm_diags_add(d->diags, CJM_CODE_UNKNOWN_WORD, node->span, "`%s` cannot be `%s`", cjm_written_key(d, field), node->text);
  const char *nearest = cjm_nearest_word(node->text, field->words), *degree = field->shape == NULL && strcmp(field->key, "severity") == 0 ? of_five(node->text) : NULL;
  g_autofree char *words = list_words_new(field->words);
  if (degree != NULL) {
    cjm_diag_help(diag, "it can be %s", words);
    cjm_fix_scalar(diag, CJM_FIX_SUGGESTED, node, degree);
  } else if (nearest != NULL) {
    cjm_diag_help(diag, "did you mean `%s`? it can be %s", nearest, words);
    cjm_fix_scalar(diag, CJM_FIX_SAFE, node, nearest);
  } else {
    cjm_diag_help(diag, "it can be %s", words);
    if (d->shape == &cjm_shape_persona) {
      cjm_fix_role(diag, node);
    }
  }
}

bool cjm_set_choice(CjmDecoder *d, const CjmField *field, const CjmNode *node, CjmChoice *choice)
{
  if (!cjm_is_scalar(d, field, node)) {
    return false;
  }
  const CjmEnumWord *word = cjm_word_find(field->words, node->text);
  if (word == NULL) {
    cjm_report_word(d, field, node);
    return false;
  }
  *choice = (CjmChoice){.value = word->value, .set = true, .span = node->span};
  return true;
}

void cjm_read_choice(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  cjm_set_choice(d, field, node, member(object, field));
}
