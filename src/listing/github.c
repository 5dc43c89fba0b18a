/* github.c: workflow commands of GitHub Actions: what is worse is a warning, the rest is a notice. What goes is shown in the old file. */
#include "diag/print.h"
#include "lang/messages.h"
#include "listing/listing.h"

enum { ANNOTATIONS_MAX = 10 /* of a level, in a step of a workflow */ };

static void append_place(GString *out, CjmSpan span)
{
  if (!span.source) return;
  CjmPlace place = cjm_source_place(span.source, span.start);
  g_string_append(out, "file=");
  cjm_github_append(out, span.source->name, true);
  g_string_append_printf(out, ",line=%u,col=%u,", place.line, place.column);
}

static void write_change(const CjmChanges *changes, const CjmDifference *change, GString *out)
{
  g_autofree char *sentence = cjm_listing_sentence_new(changes, change);
  bool warns = change->direction == CJM_DIRECTION_WORSE && !change->reviewed;
  g_string_append_printf(out, "::%s ", warns ? "warning" : "notice");
  append_place(out, cjm_listing_place(change));
  g_string_append_printf(out, "title=%s %s %s::", cjm_direction_name(change->direction), change->rule->name, change->fingerprint);
  cjm_github_append(out, sentence, false);
  g_string_append_c(out, '\n');
}

static void write(const CjmChanges *changes, const CjmListingOptions *options, GString *out)
{
  (void)options;
  for (size_t i = 0; i < changes->n; i++) write_change(changes, changes->at[i], out);
  if (changes->n <= ANNOTATIONS_MAX) return;
  g_autofree char *more = CJM_MESSAGE_NEW(changes->lang, "github.more", CJM_NUMBER_ARG("n", changes->n), CJM_NUMBER_ARG("k", ANNOTATIONS_MAX));
  g_string_append_printf(out, "%s\n", more);
}

const CjmListing cjm_listing_github = {.name = "github", .help = "Annotations of GitHub Actions.", .write = write};
