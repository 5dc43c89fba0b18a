#include "import/feelings.h"

#include <string.h>

#include "journey/lexicon.h"

static void feeling_clear(void *data)
{
  g_free(((CjmFeeling *)data)->label);
  g_free(((CjmFeeling *)data)->emoji);
}

void cjm_feelings_clear(CjmFeelings *feelings)
{
  g_array_unref(feelings->at);
  g_ptr_array_unref(feelings->quotes);
}

/* ---- quotations ---- */

static void take_quotes(GString *text, GPtrArray *quotes)
{
  g_autoptr(GRegex) quoted = g_regex_new("[\"“„«「『]\\s*([^\"“”„«»「」『』]{3,}?)\\s*[\"”“»」』]", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  if (g_regex_match(quoted, text->str, 0, &match)) {
    for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
      char *quote = g_match_info_fetch(match, 1);
      if (strchr(quote, ' ') || g_utf8_strlen(quote, -1) > 12) g_ptr_array_add(quotes, quote);
      else g_free(quote); /* a word in quotation marks is a feeling */
    }
  }
  for (guint i = 0; i < quotes->len; i++) {
    const char *quote = quotes->pdata[i];
    char *at = strstr(text->str, quote);
    gssize start = at - text->str, end = start + (gssize)strlen(quote);
    const char *after = text->str + end + strspn(text->str + end, " ");
    end = *after ? g_utf8_next_char(after) - text->str : end;
    while (start > 0 && text->str[start - 1] == ' ') start--;
    start = g_utf8_find_prev_char(text->str, text->str + start) - text->str;
    g_string_erase(text, start, end - start);
  }
}

/* ---- scores ---- */

typedef struct Score {
  CjmScoreKind kind;
  double score, of;
} Score;

static double number_of(const GMatchInfo *match, int group)
{
  g_autofree char *text = g_match_info_fetch(match, group);
  for (char *c = text; *c; c++)
    if (*c == ',') *c = '.';
  return g_ascii_strtod(text, NULL);
}

static double count_characters(const GMatchInfo *match, int group, gunichar first, gunichar second)
{
  g_autofree char *text = g_match_info_fetch(match, group);
  double n = 0;
  for (const char *c = text; *c; c = g_utf8_next_char(c)) n += g_utf8_get_char(c) == first || g_utf8_get_char(c) == second;
  return n;
}

/* Takes the scores out of the text, in its order. */
static GArray *take_scores_new(GString *text)
{
  static const char pattern[] = "([★⭐✭●]+\\x{FE0F}?(?:\\s?[★⭐])*)\\s*([☆✩○]*)"                                          /* 1, 2: stars */
                                "|(?<![\\w.,])(\\d{1,3}(?:[.,]\\d+)?)\\s*(?:/|out of|von|sur|de|van|su|z|из)\\s*(\\d{1,3})(?![\\w/])" /* 3, 4: 4/5 */
                                "|(?<![\\w.,%])(\\d{1,3}(?:[.,]\\d+)?)\\s?%"                                             /* 5: percent */
                                "|(?<![\\w.,)])([+\\-−–])\\s?(\\d{1,3}(?:[.,]\\d+)?)(?![\\w%])"                            /* 6, 7: signed */
                                "|(?<![\\w.,\\-–])(\\d{1,3}(?:[.,]\\d+)?)(?![\\w%.,]*\\w)";                               /* 8: bare */
  GArray *scores = g_array_new(FALSE, FALSE, sizeof(Score));
  g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GString) rest = g_string_new(NULL);
  int end = 0;
  g_regex_match(regex, text->str, 0, &match);
  for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
    int from, to, group = 0;
    g_match_info_fetch_pos(match, 0, &from, &to);
    for (int g = 1; g <= 8 && group == 0; g++) {
      int start;
      if (g_match_info_fetch_pos(match, g, &start, NULL) && start >= 0) group = g;
    }
    Score score = {0};
    if (group == 1) {
      double filled = count_characters(match, 1, 0x2605, 0x2b50) + count_characters(match, 1, 0x272d, 0x25cf);
      double all = filled + count_characters(match, 2, 0x2606, 0x2729) + count_characters(match, 2, 0x25cb, 0);
      score = (Score){CJM_SCORE_OF, filled, MAX(all, 5)};
    } else if (group == 3) {
      score = (Score){CJM_SCORE_OF, number_of(match, 3), number_of(match, 4)};
    } else if (group == 5) {
      score = (Score){CJM_SCORE_PERCENT, number_of(match, 5), 100};
    } else if (group == 6) {
      g_autofree char *sign = g_match_info_fetch(match, 6);
      score = (Score){CJM_SCORE_SIGNED, *sign == '+' ? number_of(match, 7) : -number_of(match, 7), 0};
    } else {
      score = (Score){CJM_SCORE_BARE, number_of(match, 8), 0};
    }
    bool is_score = score.kind != CJM_SCORE_OF || (score.of >= 2 && score.score <= score.of);
    g_string_append_len(rest, text->str + end, (is_score ? from : to) - end);
    if (is_score) g_array_append_val(scores, score);
    end = to;
  }
  g_string_append(rest, text->str + end);
  /* A number within a sentence is part of it. */
  bool is_sentence = g_utf8_strlen(rest->str, -1) > 40;
  for (guint i = 0; i < scores->len; i++)
    if (is_sentence && g_array_index(scores, Score, i).kind == CJM_SCORE_BARE) {
      g_array_set_size(scores, 0);
      return scores;
    }
  g_string_assign(text, rest->str);
  return scores;
}

/* ---- words ---- */

/* Whether a character is an emoji, or one of the invisible characters that go with them. */
static bool is_emoji(gunichar c)
{
  return (c >= 0x1f000 && c <= 0x1faff) || (c >= 0x2600 && c <= 0x27bf && c != 0x2794) || c == 0xfe0f || c == 0x200d || c == 0x20e3;
}

/* Moves the emoji out of the text; the valence of the first face among them. */
static bool take_emoji(GString *text, const char *lang, GString *emoji, double *ret_valence)
{
  g_autoptr(GString) rest = g_string_new(NULL);
  bool found = false;
  for (const char *c = text->str; *c; c = g_utf8_next_char(c)) {
    gunichar u = g_utf8_get_char(c);
    if (!is_emoji(u)) {
      g_string_append_unichar(rest, u);
      continue;
    }
    char one[7] = {0};
    g_unichar_to_utf8(u, one);
    g_string_append(emoji, one);
    if (!found) found = cjm_lexicon_find(lang, one, ret_valence);
  }
  g_string_assign(text, rest->str);
  return found;
}

/* Without brackets that are empty now, words such as "Score:", and punctuation at the ends. */
static char *tidy_new(const char *text)
{
  g_autoptr(GRegex) empty = g_regex_new("[(\\[（]\\s*(?:to|bis|à|a|tot|→|[,;:/\\-–])?\\s*[)\\]）]", G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GRegex) words = g_regex_new("\\b(?:score|rating|level|emotion|mood|stimmung|bewertung|note|valence)\\s*[:=]\\s*", G_REGEX_CASELESS, 0, NULL);
  g_autofree char *once = g_regex_replace_literal(empty, text, -1, 0, "", 0, NULL);
  g_autofree char *twice = g_regex_replace_literal(words, once, -1, 0, "", 0, NULL);
  g_autoptr(GString) out = g_string_new(NULL);
  for (const char *c = twice; *c; c = g_utf8_next_char(c)) {
    gunichar u = *c == '\n' ? ',' : g_utf8_get_char(c);
    if (u == ',' && (out->len == 0 || out->str[out->len - 1] == ',')) continue;
    if (u == ' ' && (out->len == 0 || out->str[out->len - 1] == ' ')) continue;
    g_string_append_unichar(out, u);
    if (*c == '\n') g_string_append_c(out, ' ');
  }
  const char *start = out->str, *end = out->str + out->len;
  while (*start && (strchr(" -:,;.|/=", *start) || g_str_has_prefix(start, "–") || g_str_has_prefix(start, "—") || g_str_has_prefix(start, "·")))
    start = g_utf8_next_char(start);
  while (end > start) {
    const char *last = g_utf8_prev_char(end);
    if (!(strchr(" -:,;.|/=", *last) || g_str_has_prefix(last, "–") || g_str_has_prefix(last, "—") || g_str_has_prefix(last, "·") || g_str_has_prefix(last, "。"))) break;
    end = last;
  }
  char *tidy = g_strndup(start, (gsize)(end - start));
  /* One pair of brackets around all that is left. */
  size_t n = strlen(tidy);
  if (n > 2 && ((tidy[0] == '(' && tidy[n - 1] == ')') || (tidy[0] == '[' && tidy[n - 1] == ']')) && !strchr(tidy + 1, tidy[0])) {
    memmove(tidy, tidy + 1, n - 2);
    tidy[n - 2] = '\0';
  }
  return tidy;
}

static void add_valence(CjmFeeling *feeling, unsigned *n, double valence)
{
  feeling->low = *n ? MIN(feeling->low, valence) : valence;
  feeling->high = *n ? MAX(feeling->high, valence) : valence;
  feeling->valence = (feeling->valence * *n + valence) / (*n + 1);
  ++*n;
}

/* Finds words of the lexicon within a phrase, of which the longest count: pairs of words before single ones. */
static void find_within(CjmFeeling *feeling, const char *lang)
{
  enum { WORDS_MAX = 40 };
  g_autoptr(GRegex) separator = g_regex_new("[\\s,;/&+.()。、，・]+", 0, 0, NULL);
  g_auto(GStrv) words = g_regex_split(separator, feeling->label, 0);
  unsigned n = 0;
  double valence;
  for (gsize i = 0; words[i] && i < WORDS_MAX; i++) {
    g_autofree char *pair = words[i + 1] ? g_strdup_printf("%s %s", words[i], words[i + 1]) : NULL;
    if (pair && cjm_lexicon_find(lang, pair, &valence)) {
      add_valence(feeling, &n, valence);
      i++;
    } else if (g_utf8_strlen(words[i], -1) >= 2 && cjm_lexicon_find(lang, words[i], &valence)) {
      add_valence(feeling, &n, valence);
    }
  }
  feeling->is_mixed = n > 0;
}

/* Fills in label and valence from the words of a part. */
static void read_words(CjmFeeling *feeling, const char *part, const char *lang)
{
  enum { LABEL_MAX = 200 };
  g_autoptr(GString) text = g_string_new(part);
  double face = 0;
  g_autoptr(GString) emoji = g_string_new(NULL);
  bool has_face = take_emoji(text, lang, emoji, &face);
  g_autofree char *label = tidy_new(text->str);
  if (*label && strlen(label) <= LABEL_MAX) {
    feeling->label = g_steal_pointer(&label);
    feeling->is_word = cjm_lexicon_find(lang, feeling->label, &feeling->valence);
    if (!feeling->is_word && !has_face) find_within(feeling, lang);
  } else if (*label) {
    feeling->label = g_steal_pointer(&label);
    find_within(feeling, lang);
  }
  if (feeling->label && emoji->len) feeling->emoji = g_strdup(emoji->str);
  if (has_face && !feeling->is_word) {
    feeling->valence = feeling->low = feeling->high = face;
    feeling->is_word = feeling->label == NULL;
    feeling->is_mixed = feeling->label != NULL;
  }
}

/* ---- a text ---- */

static char **split_changes_new(const char *text)
{
  g_autoptr(GRegex) arrow = g_regex_new("\\s*(?:→|⟶|➔|➜|➝|⇒|=>|->|>>|\\x{27A1}\\x{FE0F}?)\\s*", 0, 0, NULL);
  return g_regex_split(arrow, text, 0);
}

void cjm_feelings_read(const char *plain, const char *lang, CjmFeelings *ret_feelings)
{
  enum { CHANGES_MAX = 12, TEXT_MAX = 4000 };
  GArray *feelings = g_array_new(FALSE, TRUE, sizeof(CjmFeeling));
  g_array_set_clear_func(feelings, feeling_clear);
  *ret_feelings = (CjmFeelings){feelings, g_ptr_array_new_with_free_func(g_free)};
  if (strlen(plain) > TEXT_MAX) return;
  g_autoptr(GString) text = g_string_new(plain);
  take_quotes(text, ret_feelings->quotes);
  g_autoptr(GArray) scores = take_scores_new(text);
  g_auto(GStrv) parts = split_changes_new(text->str);
  guint n_parts = g_strv_length(parts);
  for (guint i = 0; i < n_parts && i < CHANGES_MAX; i++) {
    CjmFeeling feeling = {0};
    read_words(&feeling, parts[i], lang);
    if (feeling.label || feeling.is_word) g_array_append_val(feelings, feeling);
  }
  /* A score for each, or one for all of them; a change of the score alone has no words. */
  while (feelings->len < scores->len && feelings->len < CHANGES_MAX) {
    CjmFeeling feeling = {0};
    g_array_append_val(feelings, feeling);
  }
  for (guint i = 0; i < scores->len && i < feelings->len; i++) {
    const Score *score = &g_array_index(scores, Score, i);
    CjmFeeling *feeling = &g_array_index(feelings, CjmFeeling, i);
    feeling->kind = score->kind;
    feeling->score = score->score;
    feeling->of = score->of;
  }
}
