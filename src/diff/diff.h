/* diff.h: what changed between two journeys. Knows nothing of how changes are written. */
#ifndef CJM_DIFF_DIFF_H
#define CJM_DIFF_DIFF_H

#include "base/arena.h"
#include "diff/rules.h"
#include "format/fields.h"
#include "journey/journey.h"
#include "lang/lang.h"

/* What stands on one side of a change. */
typedef struct CjmDiffSide {
  const char *value; /* in the words of the format, the same in every language: "-0.8 Anxious"; NULL: it is not there */
  const char *text;  /* as a reader of the map expects it: "−0.8 Anxious"; NULL as `value` */
  CjmSpan span;      /* where it is written; where it is not there, what would hold it, if anything */
  const void *at;    /* the object, or the value (CjmText, CjmNumber …); NULL: it is not there, or is no single one */
  const void *object;          /* `at` if that is an object, otherwise the object that has it */
  const CjmShape *shape;       /* of the object */
  CjmFieldType type;           /* of `at`; CJM_FIELD_OBJECT for an object */
} CjmDiffSide;

typedef struct CjmDifference CjmDifference;
struct CjmDifference {
  CjmDiffRuleId id;
  const CjmDiffRule *rule;
  CjmDirection direction;
  bool derived;        /* follows from other changes, and is counted apart */
  bool likely;         /* the two sides were matched because their texts are similar */
  bool reviewed;       /* its fingerprint was accepted; it no longer counts */
  bool is_text;        /* both sides are wordings of one text */
  const char *address; /* keys and ids from the top: "steps/pay/emotions/sanne" */
  const char *old_address; /* in the old journey; NULL: the same */
  const char *what;    /* "feeling of Sanne Visser" */
  CjmDiffSide old, new;
  const char *note;        /* what a reader should know of the values: "target ≥ 95 % still missed"; NULL for none */
  const char *delta;       /* of feelings, for a reader: "Δ −0.4"; NULL for others */
  double difference;       /* of feelings: new minus old, on the scale of the new journey; else 0 */
  const CjmStep *old_step, *new_step;  /* in which it is; NULL: in none, or in none of that journey */
  const CjmPhase *phase;   /* of the new journey, else of the old one; NULL: in none */
  size_t group;            /* changes of one step have the same, in the order of the steps; those of no step the last */
  const char *from; /* derived: the causes for a reader, "from 6 and 8 feeling"; NULL for none */
  size_t n_causes;         /* derived: the changes that it follows from, among them */
  const CjmDifference **causes;
  char fingerprint[13]; /* 12 hexadecimal digits, unique in a diff: see docs/compare.md */
};

/* What happened to a step. */
typedef struct CjmDiffStep {
  const CjmStep *old, *new; /* one may be NULL */
  size_t group;             /* of its changes */
  size_t counts[CJM_DIRECTION_COUNT]; /* of changes other than that it is new, gone, moved or renamed */
  bool moved, renamed;
} CjmDiffStep;

typedef struct CjmChanges {
  CjmArena *arena;
  const CjmJourney *old, *new;
  const CjmLang *lang; /* of all texts for readers */
  CjmDifference **at; /* worse, better, neutral, then those that are derived in the same order */
  size_t n;
  size_t counts[CJM_DIRECTION_COUNT], derived[CJM_DIRECTION_COUNT]; /* that were not reviewed */
  size_t reviewed;
  const char *headline; /* the most important changes, in a sentence */
  CjmDiffStep *steps;   /* of both journeys, in order */
  size_t n_steps, unchanged_steps; /* unchanged ones, of the new journey */
  GHashTable *matches;             /* objects of either journey → the same thing in the other one */
} CjmChanges;

/* Compares two journeys, which have to outlive the result. `all`: what steps and personas held that are new or gone is listed too.
 * `lang`: the language of all texts for readers; NULL: that of the new journey. It is English where there are no sentences in it. */
CjmChanges *cjm_changes_new(const CjmJourney *old, const CjmJourney *new, bool all, const CjmLang *lang);
void cjm_changes_free(CjmChanges *changes);

/* The same object in the other journey; NULL if it is only in one of them. */
const void *cjm_changes_match(const CjmChanges *changes, const void *object);

/* Whether anything that is no consequence of other changes happened in a step, or to it. */
bool cjm_diff_step_is_unchanged(const CjmDiffStep *step);

/* Marks the changes as reviewed whose fingerprints stand in the text. */
void cjm_changes_review(CjmChanges *changes, const char *text);

/* Whether a change counts for --fail-on worse: it is worse, was not reviewed, and is not derived, but for the lowest point and the
 * ending. For `any` of them, better and neutral ones count too. */
bool cjm_difference_counts(const CjmDifference *difference, bool any);

/* What a step is called: its title, else that of the phase that it is, else what is done in it. */
const char *cjm_diff_step_title(const CjmStep *step);

/* The number that a step shows on the map, with the letters of its paths: "4a"; of what spans a phase, the title of the phase. For g_free(). */
char *cjm_diff_step_number_new(const CjmLang *lang, const CjmStep *step);

/* Both, to stand in a sentence: "8 Waits for delivery". For g_free(). */
char *cjm_diff_step_new(const CjmLang *lang, const CjmStep *step);

#endif
