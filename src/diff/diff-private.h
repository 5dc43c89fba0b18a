/* diff-private.h: shared by the files of diff/ only. */
#ifndef CJM_DIFF_DIFF_PRIVATE_H
#define CJM_DIFF_DIFF_PRIVATE_H

#include "diff/diff.h"
#include "diff/part.h"
#include "lang/messages.h"

/* A comparison at work. */
typedef struct CjmDiffing {
  CjmArena *arena;
  const CjmJourney *old, *new;
  CjmPart *old_root, *new_root;
  GHashTable *parts;         /* the struct of an object of either journey → its CjmPart */
  GHashTable *closed_old, *closed_new; /* see cjm_closed_new() */
  GPtrArray *found;          /* CjmDifference * */
  const CjmLang *lang;       /* of the new journey */
  bool all;
} CjmDiffing;

/* ---- changes ---- */

/* Adds a change of a part; one of the two may be NULL. Address, places and steps are set, and the texts where the parts are values. */
CjmDifference *cjm_diffing_add(CjmDiffing *d, CjmDiffRuleId id, const CjmPart *old, const CjmPart *new);

/* Sets what a side says: in the words of the format, and to a reader (NULL: the same). Both are taken over. */
void cjm_diffing_side(CjmDiffing *d, CjmDiffSide *side, char *value, char *text);

/* Sets what is said of the place: {name} in the rule's message; NULL where that has none. Taken over. */
void cjm_diffing_name(CjmDiffing *d, CjmDifference *difference, char *name);

/* Compares the contents of two journeys. */
void cjm_diffing_compare(CjmDiffing *d);

/* Compares what needs more than a look at each value, and marks the values that need no other look. */
void cjm_diffing_compare_special(CjmDiffing *d, CjmPart *old, CjmPart *new);

/* Adds a change of a feeling, or of the value of a metric; one of the parts may be NULL. */
CjmDifference *cjm_diffing_add_feeling(CjmDiffing *d, CjmDiffRuleId id, const CjmPart *old, const CjmPart *new);
CjmDifference *cjm_diffing_add_measure(CjmDiffing *d, CjmDiffRuleId id, const CjmPart *old, const CjmPart *new);

/* Reports a plan entry that is overdue in one of the journeys only. */
void cjm_diffing_report_lateness(CjmDiffing *d, const CjmPart *old, const CjmPart *new);

/* Reports an object that is only in one journey, and is no value. */
void cjm_diffing_report_object(CjmDiffing *d, CjmPart *part, bool is_new);

/* Reports a list of references to sources. `old` and `new` are the objects that have it. */
void cjm_diffing_compare_sources(CjmDiffing *d, CjmPart *old, CjmPart *new, const char *key);

/* Adds what follows from the changes. */
void cjm_diffing_derive(CjmDiffing *d);

/* ---- words for values ---- */

/* A value for a reader, in the language; NULL for NULL. Free with g_free(). */
char *cjm_diff_text_new(const CjmLang *lang, const CjmPart *value);

/* A number of a metric with its unit: "84 %". */
char *cjm_diff_amount_new(const CjmLang *lang, const CjmText *unit, double value);

/* "target ≥ 95 %" */
char *cjm_diff_target_new(const CjmLang *lang, const CjmMetric *metric);

/* What the part is called: "thought", "conclusion 1", "cause of the pain point". All names are in the language, and for g_free(). */
char *cjm_diff_name_new(const CjmLang *lang, const CjmPart *part);

/* What `n` parts of this kind are called: "thought", "thoughts". */
char *cjm_diff_kind_new(const CjmLang *lang, const CjmPart *part, size_t n);

/* The author's text that names a part, to stand in a sentence. */
char *cjm_diff_title_new(const CjmLang *lang, const CjmPart *part);

/* Whose feeling it is; "the customer" where there is no persona. */
char *cjm_diff_persona_new(const CjmLang *lang, const CjmObject *persona);

#endif
