/* values-text.c: texts, and the texts that have a form: addresses, languages, currencies, paths. */
#include <string.h>

#include "decode/decode.h"
#include "decode/decoder.h"
#include "lang/lang.h"

static void *member(void *object, const CjmField *field)
{
  return (char *)object + field->offset;
}

/* ---- plain texts ---- */

void cjm_set_text(const CjmNode *node, CjmText *text)
{
  text->span = node->span;
  if (node->text[0] != '\0') {
    text->at = node->text;
  }
}

void cjm_read_text(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  if (cjm_is_scalar(d, field, node)) {
    cjm_set_text(node, member(object, field));
  }
}

void cjm_read_texts(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  if (!cjm_is_scalar(d, field, node)) {
    return;
  }
  const CjmEnumWord *word = field->words == NULL ? NULL : cjm_word_find(field->words, node->text);
  if (field->words != NULL && word == NULL) {
    cjm_report_word(d, field, node);
  } else {
    CjmText *text = cjm_arena_make(d->arena, CjmText, 1);
    *text = (CjmText){.at = word == NULL ? node->text : word->word, .span = node->span};
    cjm_list_append(d->arena, member(object, field), text);
  }
}

static void read_pair(CjmDecoder *d, const CjmField *field, const CjmNode *key, const CjmNode *node, void *object)
{
  if (node->kind == CJM_NODE_LIST && (field->flags & CJM_FIELD_MANY)) {
    for (size_t i = 0; i < node->n; i++) {
      if (cjm_is_empty(node->items[i])) {
        CjmField named = *field; /* the message names the list by its own key */
        named.key = key->text;
        cjm_report_empty_item(d, &named, node, i);
      } else {
        read_pair(d, field, key, node->items[i], object);
      }
    }
  } else if (cjm_is_scalar(d, field, node)) {
    CjmPair *pair = cjm_arena_make(d->arena, CjmPair, 1);
    cjm_set_text(key, &pair->key);
    cjm_set_text(node, &pair->text);
    cjm_list_append(d->arena, member(object, field), pair);
  }
}

void cjm_read_pairs(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  cjm_each_pair(d, field, node, object, read_pair);
}

/* ---- texts with a form ---- */

/* Stores a text that `valid` accepts and reports any other. */
static void read_formed(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object, bool (*valid)(const char *),
                        CjmCode code, const char *what, const char *help, char *(*meant_new)(const char *))
{
  if (!cjm_is_scalar(d, field, node)) {
    return;
  }
  if (valid(node->text)) {
    *(CjmText *)member(object, field) = (CjmText){.at = node->text, .span = node->span};
    return;
  }
  CjmDiag *diag =
    cjm_diags_add(d->diags, code, node->span, "`%s` takes %s, not `%s`", cjm_written_key(d, field), what, node->text);
  cjm_diag_help(diag, "%s", help);
  if (meant_new != NULL) {
    g_autofree char *meant = meant_new(node->text);
    if (meant != NULL) {
      cjm_fix_scalar(diag, code == CJM_CODE_BAD_URL ? CJM_FIX_SUGGESTED : CJM_FIX_SAFE, node, meant);
    }
  }
}

static bool is_url(const char *text)
{
  static const char *const schemes[] = {"https://", "http://", "mailto:"};
  for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++) {
    size_t len = strlen(schemes[i]);
    if (g_ascii_strncasecmp(text, schemes[i], len) == 0) {
      return text[len] != '\0' && strpbrk(text, " \n\r") == NULL;
    }
  }
  return false;
}

/* `www.example.org/a` and `ann@example.org` with what they lack; NULL for other texts. */
static char *meant_url_new(const char *text)
{
  g_autofree char *address = NULL;
  if (g_regex_match_simple("^(?:[a-z0-9-]+\\.)+[a-z]{2,12}(?:[/?#]\\S*)?$", text, G_REGEX_CASELESS, 0)) {
    address = g_strconcat("https://", text, NULL);
  } else if (g_regex_match_simple("^[\\w.+-]+@(?:[a-z0-9-]+\\.)+[a-z]{2,12}$", text, G_REGEX_CASELESS, 0)) {
    address = g_strconcat("mailto:", text, NULL);
  }
  return address != NULL && is_url(address) ? g_steal_pointer(&address) : NULL;
}

void cjm_read_url(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  read_formed(d, field, node, object, is_url, CJM_CODE_BAD_URL, "an address", "begin it with https://, http:// or mailto:",
              meant_url_new);
}

bool cjm_is_lang_tag(const char *text)
{
  g_auto(GStrv) parts = g_strsplit(text, "-", -1);
  for (size_t i = 0; parts[i] != NULL; i++) {
    size_t len = strlen(parts[i]);
    for (size_t c = 0; c < len; c++) {
      if (i == 0 ? !g_ascii_isalpha(parts[i][c]) : !g_ascii_isalnum(parts[i][c])) {
        return false;
      }
    }
    bool language = len == 2 || len == 3 || (g_ascii_strcasecmp(parts[0], "x") == 0 && parts[1] != NULL);
    if (i == 0 ? !language : len < 1 || len > 8) {
      return false;
    }
  }
  return parts[0] != NULL;
}

/* "ar, cs, da": the languages that the map's own words are in, without regional forms. */
static char *list_languages_new(void)
{
  GString *list = g_string_new(NULL);
  for (unsigned i = 0; i < cjm_lang_count(); i++) {
    const CjmLang *lang = cjm_lang_at(i);
    if (cjm_lang_is_regional(lang)) continue;
    g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "", cjm_lang_tag(lang));
  }
  return g_string_free(list, FALSE);
}

/* The tag of a language by its name in English or in the language itself; NULL for other texts. */
static char *meant_lang_new(const char *text)
{
  static const struct {
    const char *name, *tag;
  } languages[] = {
    {"arabic", "ar"},     {"czech", "cs"},     {"danish", "da"},     {"german", "de"},    {"deutsch", "de"},   {"english", "en"},
    {"spanish", "es"},    {"español", "es"},   {"finnish", "fi"},    {"suomi", "fi"},     {"french", "fr"},    {"français", "fr"},
    {"hebrew", "he"},     {"hungarian", "hu"}, {"italian", "it"},    {"italiano", "it"},  {"japanese", "ja"},  {"日本語", "ja"},
    {"korean", "ko"},     {"dutch", "nl"},     {"nederlands", "nl"}, {"norwegian", "nb"}, {"polish", "pl"},    {"polski", "pl"},
    {"portuguese", "pt"}, {"português", "pt"}, {"romanian", "ro"},   {"russian", "ru"},   {"русский", "ru"},   {"swedish", "sv"},
    {"svenska", "sv"},    {"turkish", "tr"},   {"türkçe", "tr"},     {"ukrainian", "uk"}, {"chinese", "zh"},   {"中文", "zh"},
  };
  g_autofree char *folded = g_utf8_casefold(text, -1);
  for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
    if (strcmp(languages[i].name, folded) == 0) {
      return g_strdup(languages[i].tag);
    }
  }
  g_autofree char *tag = g_strdelimit(g_strdup(text), "_", '-'); /* en_GB */
  return strcmp(tag, text) != 0 && cjm_is_lang_tag(tag) ? g_steal_pointer(&tag) : NULL;
}

void cjm_read_lang(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  read_formed(d, field, node, object, cjm_is_lang_tag, CJM_CODE_BAD_LANGUAGE, "a language tag",
              "write its code, such as en, nl, pl or pt-BR", meant_lang_new);
  const CjmText *lang = member(object, field);
  if (lang->at != NULL && lang->span.start == node->span.start && !cjm_lang_known(lang->at)) {
    CjmDiag *diag =
      cjm_diags_add(d->diags, CJM_CODE_LANGUAGE_WITHOUT_WORDS, node->span,
                    "cjm has no words in `%s`: the map's headings, legend, numbers and dates are in English", lang->at);
    g_autofree char *languages = list_languages_new();
    cjm_diag_help(diag, "the languages that cjm has words in are %s", languages);
  }
}

void cjm_read_currency(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  if (!cjm_is_scalar(d, field, node)) {
    return;
  }
  g_autofree char *code = g_ascii_strup(node->text, -1);
  if (cjm_currency_known(code)) {
    *(CjmText *)member(object, field) = (CjmText){.at = cjm_arena_strdup(d->arena, code), .span = node->span};
    return;
  }
  CjmDiag *diag =
    cjm_diags_add(d->diags, CJM_CODE_BAD_CURRENCY, node->span, "there is no currency with the code `%s`", node->text);
  const char *meant = cjm_lang_currency(node->text);
  if (meant == NULL) {
    meant = cjm_nearest(node->text, (const char *const[]){"EUR", "USD", "GBP"}, 3);
  }
  if (meant != NULL) {
    cjm_diag_help(diag, "did you mean `%s`?", meant);
    cjm_fix_scalar(diag, CJM_FIX_SAFE, node, meant);
  } else {
    cjm_diag_help(diag, "write the three letters of ISO 4217, such as EUR, USD or PLN");
  }
}

static bool is_relative_path(const char *text)
{
  bool drive = g_ascii_isalpha(text[0]) && text[1] == ':';
  return text[0] != '\0' && text[0] != '/' && text[0] != '\\' && !drive && strstr(text, "://") == NULL;
}

/* join/, and map/ for pictures, check whether the file may be read. */
void cjm_read_file_name(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  if (cjm_is_scalar(d, field, node)) {
    *(CjmText *)member(object, field) = (CjmText){.at = node->text, .span = node->span};
  }
}

void cjm_read_image_name(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  read_formed(d, field, node, object, is_relative_path, CJM_CODE_BAD_PATH, "a path from the folder of this file",
              "write it such as pictures/cart.png", NULL);
}
