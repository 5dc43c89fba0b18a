/* listing.h: the formats in which changes are written: one row and one file each. */
#ifndef CJM_LISTING_LISTING_H
#define CJM_LISTING_LISTING_H

#include <glib.h>

#include "diff/diff.h"

typedef struct CjmListingOptions {
  const char *old_name, *new_name; /* of the journeys, for readers */
  bool colour;                     /* with ANSI escapes */
  bool ascii;                      /* the format's own signs in ASCII, for terminals without UTF-8 */
  unsigned columns;                /* of lines of text; 0: 100 */
  const char *picture;             /* the changes as one map, in SVG, for formats that show it; NULL: it is not shown */
} CjmListingOptions;

typedef struct CjmListing {
  const char *name, *help; /* help: one sentence */
  const char *extension;   /* of its files, with the dot; NULL: none of its own */
  bool with_picture;       /* shows `picture` of the options */
  void (*write)(const CjmChanges *changes, const CjmListingOptions *options, GString *out);
} CjmListing;

/* The formats: X(name), where the file of the format defines cjm_listing_NAME. The first is the default. */
#define CJM_LISTINGS(X) X(text) X(short) X(markdown) X(json) X(github) X(sarif) X(junit) X(html)

#define X(name) extern const CjmListing cjm_listing_##name;
CJM_LISTINGS(X)
#undef X

const CjmListing *cjm_listing_at(size_t i); /* NULL past the end */
const CjmListing *cjm_listing_find(const char *name);
const CjmListing *cjm_listing_of_file(const char *path); /* by the extension; NULL if there is none */

/* Helpers of several formats. */

/* "▼", "▲", "○" */
const char *cjm_listing_sign(CjmDirection direction);

/* Appends a text as one line without control sequences; unlike cjm_printable_append(), it keeps directional marks and isolates. */
void cjm_listing_append_clean(GString *out, const char *text, size_t len);

/* Where a change is: the new place, or the old one where it is only there; source NULL if it has no place. */
CjmSpan cjm_listing_place(const CjmDifference *change);

/* What is said of a change in one line, for g_free(): "feeling of Sanne Visser at 8 Waits for delivery: −0.8 → −1.2 · Δ −0.4". */
char *cjm_listing_sentence_new(const CjmChanges *changes, const CjmDifference *change);

/* "8 Waits for delivery", for g_free(); NULL outside the steps. */
char *cjm_listing_step_new(const CjmChanges *changes, const CjmDifference *change);

/* A value as it stands in a sentence, for g_free(); NULL where it is not there. */
char *cjm_listing_value_new(const CjmChanges *changes, const CjmDiffSide *side);

/* The remarks behind the values, without the difference of a feeling; for g_strfreev(). */
char **cjm_listing_remarks_new(const CjmChanges *changes, const CjmDifference *change);

/* "5 worse" */
char *cjm_listing_count_new(const CjmChanges *changes, CjmDirection direction);

/* "5 of 11 steps unchanged" */
char *cjm_listing_unchanged_new(const CjmChanges *changes);

#endif
