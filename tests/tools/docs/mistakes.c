/* mistakes.c: real mistakes, and what cjm says of them at this very moment. */
#include <string.h>

#include "cjm/cjm.h"
#include "docs.h"

static const struct {
  const char *title, *words, *yaml;
} mistakes[] = {
  {"A key in other words",
   "cjm knows the words of other tools and of workshops: `painpoints`, `pains`, `stages`, `touch points`, `mood`.",
   "title: Ordering running shoes\n"
   "stages:\n"
   "  - title: Order\n"
   "    mood: frustrated\n"
   "    pains: Shipping costs appear in the last step\n"},
  {"A colon in a text", "The most common mistake in YAML.",
   "title: Ordering: the first time\n"
   "phases: Order\n"},
  {"A quote that is never closed", "The message points at the opening quote, not at the end of the file.",
   "title: Ordering\n"
   "phases:\n"
   "  - title: \"Order\n"
   "    actions: Pays by card\n"
   "    emotion: 1\n"},
  {"A comma in braces", "Inside `{ }` a comma ends a text, and the rest of it becomes a key.",
   "title: Ordering\n"
   "persona: {title: Sanne, demographics: {location: Utrecht, Netherlands}}\n"
   "phases: Order\n"},
  {"A feeling that is not in the lexicon", "The lexicon has scores for many words in fourteen languages; any other word needs a score of its own.",
   "title: Ordering\n"
   "phases:\n"
   "  - title: Order\n"
   "    actions: Pays by card\n"
   "    emotion: frustated\n"},
  {"A colour that is a comment", "A bare `#` begins a comment, so the colour is not read.",
   "title: Ordering\n"
   "theme:\n"
   "  accent: #0b7285\n"
   "phases: Order\n"},
  {"An unknown reference", "The message suggests the nearest id and points at it.",
   "title: Ordering\n"
   "phases:\n"
   "  - {title: Compare, next: ordr}\n"
   "  - {title: Order}\n"},
  {"The same id twice", "The message shows both places.",
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
  {"Wide letters", "The carets are in the right place even after characters that are two columns wide.",
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
