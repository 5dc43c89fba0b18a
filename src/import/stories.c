#include "import/stories.h"

#include <glib.h>
#include <string.h>

#include "import/markup.h"

#define ROLE "as (?:an?|the|our)|als|en tant qu|como|come|in qualità|jako|als een|как|作为|身為"
#define WISH "i (?:want|need|can|would|wish|should)|i['’]d like|(?:ich )?(?:möchte|will|kann|brauche)(?: ich)?|je (?:veux|souhaite|voudrais|peux)|(?:yo )?(?:quiero|necesito|puedo)|" \
             "(?:eu )?(?:quero|preciso|posso)|(?:io )?(?:voglio|vorrei|posso)|(?:ik )?(?:wil|kan)(?: ik)?|chcę|я хочу|хочу|我(?:想|希望|要)"
#define REASON "so|in order|because|damit|um|sodass|weil|afin|pour|para|per|affinché|così|zodat|om|aby|żeby|чтобы|以便|这样"

static bool begins_with(const char *plain, const char *words)
{
  g_autofree char *pattern = g_strdup_printf("^(?:%s)(?!\\p{L})", words);
  return g_regex_match_simple(pattern, plain, G_REGEX_CASELESS, 0);
}

/* A line as one text: "**As a:** driver" → "As a driver". */
static char *whole_new(const CjmLine *line)
{
  g_autofree char *label = cjm_markup_plain_new(line->label.text), *text = cjm_markup_plain_new(line->text.text);
  size_t n = strlen(label);
  while (n && strchr(": ", label[n - 1])) label[--n] = '\0';
  return g_strjoin(n && *text ? " " : "", label, text, NULL);
}

static CjmLine *next_line(CjmLine *line, CjmBlock *block)
{
  if (!block) return line->next;
  return block->next && block->next->kind == CJM_BLOCK_LINE ? block->next->line : NULL;
}

static void drop_next(CjmLine *line, CjmBlock *block, CjmSection *section)
{
  if (!block) {
    if (line->parent && line->parent->item == line->next) line->parent->item = line;
    line->next = line->next->next;
    return;
  }
  if (section->block == block->next) section->block = block;
  block->next = block->next->next;
}

/* Joins a story that begins at a line: of a section, or of another line if `block` is NULL. */
static void join_at(CjmImport *import, CjmLine *line, CjmBlock *block, CjmSection *section)
{
  CjmLine *wish = next_line(line, block);
  if (!wish || line->items || wish->items) return;
  g_autofree char *first = whole_new(line), *second = NULL;
  if (!begins_with(first, ROLE) || !begins_with(second = whole_new(wish), WISH)) return;
  drop_next(line, block, section);
  CjmLine *reason = next_line(line, block);
  g_autofree char *third = reason && !reason->items ? whole_new(reason) : NULL;
  bool has_reason = third && begins_with(third, REASON);
  if (has_reason) drop_next(line, block, section);
  line->label.text = "";
  line->text.text = cjm_arena_printf(import->arena, has_reason ? "%s\n%s\n%s" : "%s\n%s", first, second, third);
  line->is_item = line->is_quote = false;
}

static void join_items(CjmImport *import, CjmLine *line)
{
  for (CjmLine *item = line->items; item; item = item->next) {
    join_at(import, item, NULL, NULL);
    join_items(import, item);
  }
}

void cjm_stories_join(CjmImport *import, CjmSection *section)
{
  for (CjmBlock *block = section->blocks; block; block = block->next) {
    if (block->kind != CJM_BLOCK_LINE) continue;
    join_at(import, block->line, block, section);
    join_items(import, block->line);
  }
  for (CjmSection *inner = section->sections; inner; inner = inner->next) cjm_stories_join(import, inner);
}
