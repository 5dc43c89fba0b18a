/* short.c: a line a change, for editors and grep. */
#include <string.h>

#include "base/printable.h"
#include "listing/listing.h"

static void append_place(GString *out, CjmSpan span, const CjmListingOptions *options)
{
  if (!span.source) {
    cjm_printable_append(out, options->new_name, strlen(options->new_name));
    g_string_append(out, ": ");
    return;
  }
  CjmPlace place = cjm_source_place(span.source, span.start);
  cjm_printable_append(out, span.source->name, strlen(span.source->name));
  g_string_append_printf(out, ":%u:%u: ", place.line, place.column);
}

static void write(const CjmChanges *changes, const CjmListingOptions *options, GString *out)
{
  for (size_t i = 0; i < changes->n; i++) {
    const CjmDifference *change = changes->at[i];
    g_autofree char *sentence = cjm_listing_sentence_new(changes, change);
    append_place(out, cjm_listing_place(change), options);
    g_string_append_printf(out, "%s: ", cjm_direction_name(change->direction));
    g_string_append(out, sentence);
    g_string_append_printf(out, " [%s %s]\n", change->rule->name, change->fingerprint);
  }
}

const CjmListing cjm_listing_short = {.name = "short", .help = "One line per change, with file, line and column.", .write = write};
