#include <string.h>

#include "import/builder.h"
#include "import/labels.h"
#include "lang/guess.h"

enum { MOST = 200000 /* bytes that are enough to know */ };

typedef struct Counts {
  CjmGuess guess;
  size_t bytes;
} Counts;

static void count_text(Counts *counts, const char *text)
{
  size_t len = strlen(text);
  if (counts->bytes > MOST) return;
  counts->bytes += len;
  cjm_guess_add(&counts->guess, text, len);
}

/* People write English labels in other languages, but seldom the other way round: only those of other languages count. */
static void count_label(Counts *counts, const char *label)
{
  enum { WEIGHT = 2 };
  const char *lang = *label ? cjm_label_language(label) : NULL;
  if (lang) cjm_guess_add_language(&counts->guess, lang, WEIGHT);
}

static void count_part(Counts *counts, const CjmPart *part)
{
  count_text(counts, part->title.text);
  for (const CjmEntry *entry = part->entries; entry; entry = entry->next) {
    count_text(counts, entry->text.text);
    count_label(counts, entry->label.text);
    for (const CjmEntry *detail = entry->details; detail; detail = detail->next) count_text(counts, detail->text.text);
  }
  for (const CjmPart *inner = part->parts; inner; inner = inner->next) count_part(counts, inner);
}

const char *cjm_build_guess_language(const CjmPart *journey)
{
  Counts counts = {0};
  count_part(&counts, journey);
  return cjm_guess_language(&counts.guess);
}
