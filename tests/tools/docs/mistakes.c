/* mistakes.c: real mistakes, and what cjm says of them at this very moment. */
#include <string.h>

#include "cjm/cjm.h"
#include "docs.h"

static const struct {
  const char *title, *words, *yaml;
} mistakes[] = {
  {"A key in other words",
   "The words of other tools, and of workshops, are known: `painpoints`, `pains`, `stages`, `touch points`, `mood`.",
   "title: Ordering running shoes\n"
   "stages:\n"
   "  - title: Order\n"
   "    mood: frustrated\n"
   "    pains: Shipping costs appear in the last step\n"},
  {"A colon in a text", "The commonest mistake of all in YAML. What its own parser says of it speaks of mappings; this does not.",
   "title: Ordering: the first time\n"
   "phases: Order\n"},
  {"A quote that is never closed", "It is shown where it was opened, not where the file ends.",
   "title: Ordering\n"
   "phases:\n"
   "  - title: \"Order\n"
   "    actions: Pays by card\n"
   "    emotion: 1\n"},
  {"A comma in braces", "Inside `{ }` a comma ends a text, so the rest of it has become a key.",
   "title: Ordering\n"
   "persona: {title: Sanne, demographics: {location: Utrecht, Netherlands}}\n"
   "phases: Order\n"},
  {"A feeling that is not in the lexicon", "Many words for feelings have a score, in fourteen languages; any other word needs one.",
   "title: Ordering\n"
   "phases:\n"
   "  - title: Order\n"
   "    actions: Pays by card\n"
   "    emotion: frustated\n"},
  {"A colour that is a comment", "A bare `#` begins a comment, and the colour is gone without a word: from other tools, that is.",
   "title: Ordering\n"
   "theme:\n"
   "  accent: #0b7285\n"
   "phases: Order\n"},
  {"A reference into nowhere", "The nearest id is named, and where the steps stand.",
   "title: Ordering\n"
   "phases:\n"
   "  - {title: Compare, next: ordr}\n"
   "  - {title: Order}\n"},
  {"The same id twice", "Both places are shown.",
   "title: Ordering\n"
   "channels:\n"
   "  - {id: web, title: Web shop}\n"
   "  - {id: Web, title: Website}\n"
   "phases: Order\n"},
  {"A feeling for a whole phase", "Lists may span the steps of a phase; a feeling belongs to one moment.",
   "title: Ordering\n"
   "phases:\n"
   "  - title: Order\n"
   "    emotion: 1\n"
   "    steps: [Fills the cart, Pays]\n"},
  {"Wide letters", "Carets stand under what is meant, however wide the letters before it are on a screen.",
   "title: 靴をオンラインで注文する\n"
   "lang: ja\n"
   "phases:\n"
   "  - {title: 注文, actions: カートに入れる, mood: 1}\n"},
};

static void print_mistake(GString *out, size_t i)
{
  CjmDocument *document = NULL;
  cjm_document_read("map.yaml", NULL, mistakes[i].yaml, strlen(mistakes[i].yaml), &document);
  char *said = cjm_document_print(document, NULL);
  g_string_append_printf(out, "## %s\n\n%s\n\n```yaml\n%s```\n\n```text\n%s\n```\n\n", mistakes[i].title, mistakes[i].words,
                         mistakes[i].yaml, g_strchomp(said));
  cjm_free(said);
  cjm_document_free(document);
}

void docs_print_mistakes(GString *out)
{
  for (size_t i = 0; i < G_N_ELEMENTS(mistakes); i++) print_mistake(out, i);
}
