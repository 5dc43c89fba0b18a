#include "import/titles.h"

#include <glib.h>
#include <string.h>

#include "import/markup.h"

#define PHASES "phase|stage|stufe|etappe|étape|etape|etapa|fase|faza|etap|этап|阶段|フェーズ|단계|مرحلة|المرحلة"
#define WORDS PHASES "|step|section|schritt|paso|passo|stap|krok|шаг|步骤|ステップ|الخطوة|خطوة"
#define CASES "use case|user story|anwendungsfall|cas d.usage|caso de uso|caso d.uso"
#define KEYCAP "\\x{FE0F}?\\x{20E3}?"
#define NUMBER "(?:[0-9]{1,2}(?:\\.[0-9]{1,2})+|[0-9]{1,3}" KEYCAP "|🔟|[٠-٩]{1,2}|[IVX]{1,4}|[一二三四五六七八九十]{1,3})"
#define SIGN "\\s*[:.：)\\-–—、]\\s*"
/* Words before or after their numbers. */
#define NUMBERED "(?:(?:" WORDS "|" CASES ")\\s*" NUMBER "|第\\s*" NUMBER "\\s*(?:阶段|步|段階|フェーズ|ステップ)|[0-9]{1,2}\\s*단계)"

static bool matches(const char *pattern, const char *text)
{
  return g_regex_match_simple(pattern, text, G_REGEX_CASELESS, 0);
}

char *cjm_title_new(CjmSnippet raw)
{
  static const char prefix[] = "^(?:" NUMBERED SIGN "|[0-9]{1,2}(?:\\.[0-9]{1,2})*\\s*[.):：、](?![0-9])\\s*|[0-9]{1,2}(?:\\.[0-9]{1,2})+\\s+(?=(?-i:[\\p{Lu}\\p{Lo}]))|[①-⑳]\\s*)(?:(?:" PHASES ")\\s*[:：]\\s*)?(?=\\S)";
  g_autofree char *plain = raw.is_plain ? g_strdup(raw.text) : cjm_markup_plain_new(raw.text);
  for (char *c = plain; *c; c++)
    if (*c == '\n') *c = ' ';
  if (raw.is_plain) return g_steal_pointer(&plain);
  g_autoptr(GRegex) regex = g_regex_new(prefix, G_REGEX_CASELESS, 0, NULL);
  g_autofree char *bare = g_regex_replace_literal(regex, plain, -1, 0, "", 0, NULL);
  size_t n = strlen(bare);
  while (n && (bare[n - 1] == ':' || bare[n - 1] == ' ')) bare[--n] = '\0';
  return n ? g_steal_pointer(&bare) : g_steal_pointer(&plain);
}

bool cjm_title_is_stage(const char *title)
{
  return matches("^\\W*" NUMBERED "(?:" SIGN "|\\s*$)", title);
}

bool cjm_title_is_phase(const char *title)
{
  return matches("^\\W*(?:[0-9]{1,2}[.)]?\\s*)?(?:" PHASES ")(?:\\s*" NUMBER ")?\\s*[:.：–—-]", title);
}

bool cjm_title_is_step(const char *title)
{
  return cjm_title_is_stage(title) || matches("^\\W*(?:\\p{L}+\\s+){0,2}[0-9]{1,2}(?:\\.[0-9]{1,2})+[:.)]?\\s|^\\W*[0-9]{1,2}[.)]\\s", title);
}

bool cjm_title_is_numbered(const char *title)
{
  return cjm_title_is_step(title) || matches("^\\W*[0-9]{1,2}\\s", title);
}

bool cjm_title_is_frame(const char *title)
{
  static const char words[] = "introduction|overview|background|context|purpose|scope|summary|conclusions?|next steps|references|appendix|glossary|assumptions|open questions|"
                              "einleitung|einführung|überblick|hintergrund|zweck|zusammenfassung|fazit|nächste schritte|anhang|glossar|contexte|résumé|introducción|contexto|"
                              "resumen|introdução|resumo|introduzione|contesto|inleiding|samenvatting|wprowadzenie|wstęp|podsumowanie|введение|итоги|概要|はじめに|まとめ|背景|简介|总结";
  g_autofree char *pattern = g_strdup_printf("^[\\W\\d]*(?:%s)\\W*$", words);
  return matches(pattern, title);
}

size_t cjm_title_count(const char *title, unsigned number)
{
  g_autofree char *pattern = g_strdup_printf("^(?:[0-9]{1,2}\\.)*0?%u\\s+(?=\\S)", number);
  g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  int end = 0;
  if (g_regex_match(regex, title, 0, &match)) g_match_info_fetch_pos(match, 0, NULL, &end);
  return (size_t)end;
}
