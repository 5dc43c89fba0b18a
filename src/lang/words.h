#ifndef CJM_LANG_WORDS_H
#define CJM_LANG_WORDS_H

#include "lang/lang.h"

/*
 * The map's own words in the file's language. Headings are in sentence case, what stands inside a line (legend,
 * badges, severity …) in lower case where the language has it so; nothing is to be re-cased by the caller.
 * A number at the end of a row counts its %s; they stand for the same things in the same order in all languages,
 * and are filled in by cjm_lang_phrase_new().
 */
#define CJM_WORD_LIST(X)                                                                                                         \
  /* lane names */                                                                                                               \
  X(STEPS, 0)                                                                                                                    \
  X(ACTIONS, 0)                                                                                                                  \
  X(STORYBOARD, 0)                                                                                                               \
  X(THOUGHTS, 0)                                                                                                                 \
  X(QUESTIONS, 0)                                                                                                                \
  X(NEEDS, 0)                                                                                                                    \
  X(EXPECTATIONS, 0)                                                                                                             \
  X(SENSES, 0)                                                                                                                   \
  X(EMOTION, 0)                                                                                                                  \
  X(ENGAGEMENT, 0)                                                                                                               \
  X(TOUCHPOINTS, 0)                                                                                                              \
  X(CHANNELS, 0)                                                                                                                 \
  X(PAIN_POINTS, 0)                                                                                                              \
  X(AND_GAINS, 0)      /* subtitle under Pain points: "and gains" */                                                             \
  X(AND_GAPS, 0)       /* "and gaps" */                                                                                          \
  X(GAINS_AND_GAPS, 0) /* "gains and gaps" */                                                                                    \
  X(GAINS, 0)                                                                                                                    \
  X(GAPS, 0)                                                                                                                     \
  X(METRICS, 0)                                                                                                                  \
  X(OPPORTUNITIES, 0)                                                                                                            \
  X(EVIDENCE, 0) /* service blueprint: physical evidence */                                                                      \
  X(FRONTSTAGE, 0)                                                                                                               \
  X(BACKSTAGE, 0)                                                                                                                \
  X(SUPPORT, 0) /* service blueprint: support processes */                                                                       \
  X(OWNERS, 0)                                                                                                                   \
  X(COSTS, 0)                                                                                                                    \
  X(LINKS, 0)                                                                                                                    \
  X(LINE_OF_INTERACTION, 0)                                                                                                      \
  X(LINE_OF_VISIBILITY, 0)                                                                                                       \
  X(LINE_OF_INTERNAL_INTERACTION, 0)                                                                                             \
  /* block titles */                                                                                                             \
  X(CONCLUSIONS, 0)                                                                                                              \
  X(RECOMMENDATIONS, 0)                                                                                                          \
  X(OBJECTIVE, 0)                                                                                                                \
  X(SCOPE, 0)                                                                                                                    \
  X(SCENARIO, 0)                                                                                                                 \
  X(MATRIX, 0) /* "Opportunities: value and effort" */                                                                           \
  X(ACTION_PLAN, 0)                                                                                                              \
  X(COMPETITORS, 0)                                                                                                              \
  X(PRINCIPLES, 0)                                                                                                               \
  X(CAUSES, 0)                                                                                                                   \
  X(SOURCES, 0)                                                                                                                  \
  X(LEGEND, 0)                                                                                                                   \
  X(EXPERIENCE, 0) /* beside the persona, over peak, lowest and end */                                                           \
  X(SEGMENTS, 0)                                                                                                                 \
  X(PERSONAS, 0)                                                                                                                 \
  /* opportunity matrix; high and low agree with value or effort */                                                              \
  X(MATRIX_VALUE, 0)                                                                                                             \
  X(MATRIX_EFFORT, 0)                                                                                                            \
  X(MATRIX_VALUE_HIGH, 0)  /* "high", top of the value axis */                                                                   \
  X(MATRIX_VALUE_LOW, 0)   /* "low" */                                                                                           \
  X(MATRIX_EFFORT_LOW, 0)  /* "effort low", start of the effort axis */                                                          \
  X(MATRIX_EFFORT_HIGH, 0) /* "high", its end */                                                                                 \
  X(MATRIX_DO_FIRST, 0)                                                                                                          \
  /* action plan */                                                                                                              \
  X(PLAN_STEP, 0)                                                                                                                \
  X(PLAN_WHAT, 0)                                                                                                                \
  X(PLAN_OWNER, 0)                                                                                                               \
  X(PLAN_DUE, 0)                                                                                                                 \
  X(PLAN_STATUS, 0)                                                                                                              \
  X(PLAN_GOAL, 0)                                                                                                                \
  X(PLAN_TASKS, 0)                                                                                                               \
  X(STATUS_PLANNED, 0)                                                                                                           \
  X(STATUS_DOING, 0)                                                                                                             \
  X(STATUS_DONE, 0)                                                                                                              \
  X(STATUS_DROPPED, 0)                                                                                                           \
  /* persona card */                                                                                                             \
  X(PERSONA_GOALS, 0)                                                                                                            \
  X(PERSONA_MOTIVATIONS, 0)                                                                                                      \
  X(PERSONA_NEEDS, 0)                                                                                                            \
  X(PERSONA_EXPECTATIONS, 0)                                                                                                     \
  X(PERSONA_FRUSTRATIONS, 0)                                                                                                     \
  X(PERSONA_PREFERS, 0)                                                                                                          \
  X(PERSONA_OWNS, 0)                                                                                                             \
  X(PERSONA_INTERESTS, 0)                                                                                                        \
  X(ROLE_PRIMARY, 0) /* "primary persona" */                                                                                     \
  X(ROLE_SECONDARY, 0)                                                                                                           \
  X(ROLE_EMPLOYEE, 0)                                                                                                            \
  /* peak and end */                                                                                                             \
  X(PEAK, 0)                                                                                                                     \
  X(LOWEST, 0)                                                                                                                   \
  X(END, 0)                                                                                                                      \
  X(PEAK_INLINE, 0)                                                                                                              \
  X(LOWEST_INLINE, 0) /* "lowest", in the phase header before a score */                                                         \
  X(END_INLINE, 0)                                                                                                               \
  X(THEIR_LOWEST_POINT, 0) /* at another persona's curve, of either gender */                                                    \
  /* heading */                                                                                                                  \
  X(STATE_CURRENT, 0)                                                                                                            \
  X(STATE_FUTURE, 0)                                                                                                             \
  X(RESEARCH_ASSUMPTION, 0)                                                                                                      \
  X(RESEARCH_PARTLY, 0)                                                                                                          \
  X(RESEARCH_DONE, 0)  /* "researched" */                                                                                        \
  X(META_VERSION, 1)   /* "version %s" */                                                                                        \
  X(META_UPDATED, 1)   /* "updated %s", a date */                                                                                \
  X(META_REVIEW_BY, 1) /* "review by %s", a date */                                                                              \
  X(META_AUTHORS, 1)   /* "by %s", names */                                                                                      \
  X(FROM_TO, 2)        /* "from %s to %s", the scope */                                                                          \
  X(GOAL_OF, 1)        /* "goal %s" */                                                                                           \
  /* pain points, gains, gaps */                                                                                                 \
  X(SEVERITY_MINOR, 0)                                                                                                           \
  X(SEVERITY_SERIOUS, 0)                                                                                                         \
  X(SEVERITY_CRITICAL, 0)                                                                                                        \
  X(PAIN_WAIT, 0)                                                                                                                \
  X(PAIN_UNCLEAR, 0)                                                                                                             \
  X(PAIN_ERROR, 0)                                                                                                               \
  X(PAIN_EFFORT, 0)                                                                                                              \
  X(PAIN_COST, 0)                                                                                                                \
  X(PAIN_TRUST, 0)                                                                                                               \
  X(PAIN_OTHER, 0)                                                                                                               \
  X(CAUSE, 1) /* "cause: %s" */                                                                                                  \
  /* opportunities */                                                                                                            \
  X(OPPORTUNITY_SIMPLIFY, 0)                                                                                                     \
  X(OPPORTUNITY_REMOVE, 0)                                                                                                       \
  X(OPPORTUNITY_SUPPORT, 0)                                                                                                      \
  X(OPPORTUNITY_DELIGHT, 0)                                                                                                      \
  X(VALUE_OF, 1)  /* "value %s" */                                                                                               \
  X(EFFORT_OF, 1) /* "effort %s" */                                                                                              \
  X(CUSTOMER_VALUE, 0)                                                                                                           \
  X(BUSINESS_VALUE, 0)                                                                                                           \
  X(SOLVES, 1) /* "solves: %s" */                                                                                                \
  /* moments, in the emotion lane */                                                                                             \
  X(MOMENT_TRUTH, 0)                                                                                                             \
  X(MOMENT_PAIN, 0)                                                                                                              \
  X(MOMENT_DELIGHT, 0)                                                                                                           \
  X(MOMENT_ENDING, 0)                                                                                                            \
  /* channels */                                                                                                                 \
  X(ONLINE, 0)                                                                                                                   \
  X(OFFLINE, 0)                                                                                                                  \
  /* the emotion scale */                                                                                                        \
  X(SCALE_VERY_GOOD, 0)                                                                                                          \
  X(SCALE_GOOD, 0)                                                                                                               \
  X(SCALE_NEUTRAL, 0)                                                                                                            \
  X(SCALE_BAD, 0)                                                                                                                \
  X(SCALE_VERY_BAD, 0)                                                                                                           \
  X(ENGAGEMENT_HIGH, 0)                                                                                                          \
  X(ENGAGEMENT_LOW, 0)                                                                                                           \
  /* expectations, needs */                                                                                                      \
  X(EXPECTATION_MET, 0)                                                                                                          \
  X(EXPECTATION_NOT_MET, 0)                                                                                                      \
  X(NEED_UNSTATED, 0)                                                                                                            \
  /* metrics and evidence */                                                                                                     \
  X(TARGET, 0)                                                                                                                   \
  X(TARGET_MET, 0)                                                                                                               \
  X(TARGET_MISSED, 0)                                                                                                            \
  X(PREVIOUS_VALUE, 0)                                                                                                           \
  X(EARLIER_VALUES, 0) /* the sparkline */                                                                                       \
  X(WAS, 1)            /* "was %s" */                                                                                            \
  X(SAMPLE, 1)         /* "n %s" */                                                                                              \
  X(AS_OF, 1)          /* "as of %s", a date */                                                                                  \
  X(SOURCE, 0)                                                                                                                   \
  X(SOURCE_INTERVIEW, 0)                                                                                                         \
  X(SOURCE_SURVEY, 0)                                                                                                            \
  X(SOURCE_ANALYTICS, 0)                                                                                                         \
  X(SOURCE_OBSERVATION, 0)                                                                                                       \
  X(SOURCE_SUPPORT, 0)                                                                                                           \
  X(SOURCE_DESK, 0)                                                                                                              \
  /* time, costs, branches */                                                                                                    \
  X(WAIT_OF, 1) /* "%s wait", a duration */                                                                                      \
  X(PER, 1)     /* "per %s" */                                                                                                   \
  X(TOTAL, 1)   /* "total %s" */                                                                                                 \
  X(SHARE, 0)   /* "share" */                                                                                                    \
  X(OFFER, 0)                                                                                                                    \
  X(TO_STEP, 1)      /* "to step %s", at an arrow ahead */                                                                       \
  X(BACK_TO_STEP, 1) /* "back to step %s", at a loop */                                                                          \
  /* senses */                                                                                                                   \
  X(SENSE_SEES, 0)                                                                                                               \
  X(SENSE_HEARS, 0)                                                                                                              \
  X(SENSE_FEELS, 0)                                                                                                              \
  X(SENSE_SMELLS, 0)                                                                                                             \
  X(SENSE_TASTES, 0)                                                                                                             \
  X(SENSE_SAYS, 0)                                                                                                               \
  /* legend */                                                                                                                   \
  X(LEGEND_TOUCHPOINT_CRITICAL, 0)   /* "critical touchpoint" */                                                                 \
  X(LEGEND_TOUCHPOINT_SUPPORTING, 0) /* "supporting" */                                                                          \
  X(LEGEND_TOUCHPOINT_REDUNDANT, 0)  /* "redundant" */                                                                           \
  X(LEGEND_MOMENT_TRUTH, 0)                                                                                                      \
  X(LEGEND_MOMENT_PAIN, 0)                                                                                                       \
  X(LEGEND_MOMENT_DELIGHT, 0)                                                                                                    \
  X(LEGEND_MOMENT_ENDING, 0)                                                                                                     \
  X(LEGEND_PAIN_CRITICAL, 0)                                                                                                     \
  X(LEGEND_PAIN_SERIOUS, 0)                                                                                                      \
  X(LEGEND_PAIN_MINOR, 0)                                                                                                        \
  X(LEGEND_GAIN, 0)                                                                                                              \
  X(LEGEND_GAP, 0)      /* "gap (hand-off)" */                                                                                   \
  X(LEGEND_PRIORITY, 1) /* "priority %s" */                                                                                      \
  X(LEGEND_WAITING_TIME, 0)                                                                                                      \
  X(LEGEND_FAIL_POINT, 0)                                                                                                        \
  X(LEGEND_OUTSIDE, 0)       /* "outside what the organisation sees" */                                                          \
  X(LEGEND_NOT_MEASURED, 0)  /* dashed part of a curve */                                                                        \
  X(LEGEND_FEELING_RANGE, 0) /* band from low to high */                                                                         \
  X(LEGEND_ENGAGEMENT, 0)                                                                                                        \
  X(LEGEND_COMPETITOR, 0)                                                                                                        \
  X(LEGEND_BASELINE, 0) /* the ghost curve: "earlier map" */                                                                     \
  X(LEGEND_CHANGE, 0)   /* "change since the earlier map" */                                                                     \
  X(LEGEND_NEXT, 0)     /* "next step or branch" */                                                                              \
  X(LEGEND_PATH, 0)     /* line from channel to channel: "customer's path" */                                                    \
  /* for those who cannot see the map, and for pages */                                                                          \
  X(MAP, 0)          /* "Customer journey map" */                                                                                \
  X(PHASE_NUMBER, 1) /* "phase %s" */                                                                                            \
  X(STEP_NUMBER, 1)  /* "step %s" */                                                                                             \
  X(PAGE_OF, 2)      /* "page %s of %s" */                                                                                       \
  X(CONTINUED, 0)

/** A word of the map's own; CJM_WORD_LIST says what each stands for. */
typedef enum {
#define X(name, n_args) CJM_WORD_##name,
  CJM_WORD_LIST(X)
#undef X
    CJM_WORD_COUNT
} CjmWord;

/** The word in the language, in English where the language has no words of its own; never NULL, static. */
const char *cjm_lang_word(const CjmLang *lang, CjmWord word);

/** Whether the language has words of its own (then it has all of them). */
bool cjm_lang_has_words(const CjmLang *lang);

/** The word's name in the list, for example "PAIN_POINTS"; static. */
const char *cjm_word_name(CjmWord word);

/** How many %s the word holds: 0, 1 or 2. */
int cjm_word_args(CjmWord word);

/**
 * The word with its first %s replaced by `a` and its second by `b`, verbatim; NULL counts as empty. What is written
 * from right to left, or stands among words that are, is wrapped in directional isolates. Newly allocated.
 */
char *cjm_lang_phrase_new(const CjmLang *lang, CjmWord word, const char *a, const char *b);

#endif
