#ifndef CJM_LANG_WORDS_H
#define CJM_LANG_WORDS_H

#include "lang/lang.h"

/*
 * The map's own words, by the names that they have in the language files and under `words` in a journey; data/en.lang says
 * what each stands for. The titles of the lanes come first, from lanes.def; all others are named here. Headings are in sentence
 * case, what is inside a line (legend, badges, severity …) in lower case where the language has it so; callers do not change case.
 * Each %s of a word stands for the same thing, in the same order, in all languages; cjm_lang_phrase_new() fills it in.
 */
#define CJM_WORD_LIST(X)                                                                                                         \
  /* about lanes */                                                                                                              \
  X(MOMENTS, "moments")                                                                                                          \
  X(AND_GAINS, "and_gains")                                                                                                      \
  X(AND_GAPS, "and_gaps")                                                                                                        \
  X(GAINS_AND_GAPS, "gains_and_gaps")                                                                                            \
  X(LINE_OF_INTERACTION, "line_of_interaction")                                                                                  \
  X(LINE_OF_VISIBILITY, "line_of_visibility")                                                                                    \
  X(LINE_OF_INTERNAL_INTERACTION, "line_of_internal_interaction")                                                                \
  /* block titles */                                                                                                             \
  X(CONCLUSIONS, "conclusions")                                                                                                  \
  X(RECOMMENDATIONS, "recommendations")                                                                                          \
  X(OBJECTIVE, "objective")                                                                                                      \
  X(SCOPE, "scope")                                                                                                              \
  X(SCENARIO, "scenario")                                                                                                        \
  X(MATRIX, "matrix")                                                                                                            \
  X(ACTION_PLAN, "action_plan")                                                                                                  \
  X(COMPETITORS, "competitors")                                                                                                  \
  X(PRINCIPLES, "principles")                                                                                                    \
  X(CAUSES, "causes")                                                                                                            \
  X(SOURCES, "sources")                                                                                                          \
  X(LEGEND, "legend")                                                                                                            \
  X(EXPERIENCE, "experience")                                                                                                    \
  X(SEGMENTS, "segments")                                                                                                        \
  X(PERSONAS, "personas")                                                                                                        \
  /* opportunity matrix; high and low agree with value or effort */                                                              \
  X(MATRIX_VALUE, "matrix_value")                                                                                                \
  X(MATRIX_EFFORT, "matrix_effort")                                                                                              \
  X(MATRIX_VALUE_HIGH, "matrix_value_high")                                                                                      \
  X(MATRIX_VALUE_LOW, "matrix_value_low")                                                                                        \
  X(MATRIX_EFFORT_LOW, "matrix_effort_low")                                                                                      \
  X(MATRIX_EFFORT_HIGH, "matrix_effort_high")                                                                                    \
  X(MATRIX_DO_FIRST, "matrix_do_first")                                                                                          \
  /* action plan */                                                                                                              \
  X(PLAN_STEP, "plan_step")                                                                                                      \
  X(PLAN_WHAT, "plan_what")                                                                                                      \
  X(PLAN_OWNER, "plan_owner")                                                                                                    \
  X(PLAN_DUE, "plan_due")                                                                                                        \
  X(PLAN_STATUS, "plan_status")                                                                                                  \
  X(PLAN_GOAL, "plan_goal")                                                                                                      \
  X(PLAN_TASKS, "plan_tasks")                                                                                                    \
  X(STATUS_IDEA, "status_idea")                                                                                                  \
  X(STATUS_PLANNED, "status_planned")                                                                                            \
  X(STATUS_DOING, "status_doing")                                                                                                \
  X(STATUS_DONE, "status_done")                                                                                                  \
  X(STATUS_DROPPED, "status_dropped")                                                                                            \
  /* persona card */                                                                                                             \
  X(PERSONA_GOALS, "persona_goals")                                                                                              \
  X(PERSONA_MOTIVATIONS, "persona_motivations")                                                                                  \
  X(PERSONA_NEEDS, "persona_needs")                                                                                              \
  X(PERSONA_EXPECTATIONS, "persona_expectations")                                                                                \
  X(PERSONA_FRUSTRATIONS, "persona_frustrations")                                                                                \
  X(PERSONA_PREFERS, "persona_prefers")                                                                                          \
  X(PERSONA_OWNS, "persona_owns")                                                                                                \
  X(PERSONA_INTERESTS, "persona_interests")                                                                                      \
  X(ROLE_PRIMARY, "role_primary")                                                                                                \
  X(ROLE_SECONDARY, "role_secondary")                                                                                            \
  X(ROLE_EMPLOYEE, "role_employee")                                                                                              \
  /* peak and end */                                                                                                             \
  X(PEAK, "peak")                                                                                                                \
  X(LOWEST, "lowest")                                                                                                            \
  X(END, "end")                                                                                                                  \
  X(PEAK_INLINE, "peak_inline")                                                                                                  \
  X(LOWEST_INLINE, "lowest_inline")                                                                                              \
  X(END_INLINE, "end_inline")                                                                                                    \
  X(THEIR_LOWEST_POINT, "their_lowest_point")                                                                                    \
  /* heading */                                                                                                                  \
  X(STATE_CURRENT, "state_current")                                                                                              \
  X(STATE_FUTURE, "state_future")                                                                                                \
  X(RESEARCH_ASSUMPTION, "research_assumption")                                                                                  \
  X(RESEARCH_PARTLY, "research_partly")                                                                                          \
  X(RESEARCH_DONE, "research_done")                                                                                              \
  X(META_VERSION, "meta_version")                                                                                                \
  X(META_UPDATED, "meta_updated")                                                                                                \
  X(META_REVIEW_BY, "meta_review_by")                                                                                            \
  X(META_AUTHORS, "meta_authors")                                                                                                \
  X(FROM_TO, "from_to")                                                                                                          \
  X(GOAL_OF, "goal_of")                                                                                                          \
  /* pain points, gains, gaps */                                                                                                 \
  X(SEVERITY_MINOR, "severity_minor")                                                                                            \
  X(SEVERITY_SERIOUS, "severity_serious")                                                                                        \
  X(SEVERITY_CRITICAL, "severity_critical")                                                                                      \
  X(PAIN_WAIT, "pain_wait")                                                                                                      \
  X(PAIN_UNCLEAR, "pain_unclear")                                                                                                \
  X(PAIN_ERROR, "pain_error")                                                                                                    \
  X(PAIN_EFFORT, "pain_effort")                                                                                                  \
  X(PAIN_COST, "pain_cost")                                                                                                      \
  X(PAIN_TRUST, "pain_trust")                                                                                                    \
  X(PAIN_OTHER, "pain_other")                                                                                                    \
  X(CAUSE, "cause")                                                                                                              \
  /* opportunities */                                                                                                            \
  X(OPPORTUNITY_SIMPLIFY, "opportunity_simplify")                                                                                \
  X(OPPORTUNITY_REMOVE, "opportunity_remove")                                                                                    \
  X(OPPORTUNITY_SUPPORT, "opportunity_support")                                                                                  \
  X(OPPORTUNITY_DELIGHT, "opportunity_delight")                                                                                  \
  X(VALUE_OF, "value_of")                                                                                                        \
  X(EFFORT_OF, "effort_of")                                                                                                      \
  X(CUSTOMER_VALUE, "customer_value")                                                                                            \
  X(BUSINESS_VALUE, "business_value")                                                                                            \
  X(SOLVES, "solves")                                                                                                            \
  /* moments, in the emotion lane */                                                                                             \
  X(MOMENT_TRUTH, "moment_truth")                                                                                                \
  X(MOMENT_PAIN, "moment_pain")                                                                                                  \
  X(MOMENT_DELIGHT, "moment_delight")                                                                                            \
  X(MOMENT_ENDING, "moment_ending")                                                                                              \
  /* channels */                                                                                                                 \
  X(ONLINE, "online")                                                                                                            \
  X(OFFLINE, "offline")                                                                                                          \
  /* the emotion scale */                                                                                                        \
  X(SCALE_VERY_GOOD, "scale_very_good")                                                                                          \
  X(SCALE_GOOD, "scale_good")                                                                                                    \
  X(SCALE_NEUTRAL, "scale_neutral")                                                                                              \
  X(SCALE_BAD, "scale_bad")                                                                                                      \
  X(SCALE_VERY_BAD, "scale_very_bad")                                                                                            \
  X(ENGAGEMENT_HIGH, "engagement_high")                                                                                          \
  X(ENGAGEMENT_LOW, "engagement_low")                                                                                            \
  /* expectations, needs */                                                                                                      \
  X(EXPECTATION_MET, "expectation_met")                                                                                          \
  X(EXPECTATION_NOT_MET, "expectation_not_met")                                                                                  \
  X(NEED_UNSTATED, "need_unstated")                                                                                              \
  /* metrics and evidence */                                                                                                     \
  X(TARGET, "target")                                                                                                            \
  X(TARGET_MET, "target_met")                                                                                                    \
  X(TARGET_MISSED, "target_missed")                                                                                              \
  X(PREVIOUS_VALUE, "previous_value")                                                                                            \
  X(EARLIER_VALUES, "earlier_values")                                                                                            \
  X(WAS, "was")                                                                                                                  \
  X(SAMPLE, "sample")                                                                                                            \
  X(AS_OF, "as_of")                                                                                                              \
  X(SOURCE, "source")                                                                                                            \
  X(SOURCE_INTERVIEW, "source_interview")                                                                                        \
  X(SOURCE_SURVEY, "source_survey")                                                                                              \
  X(SOURCE_ANALYTICS, "source_analytics")                                                                                        \
  X(SOURCE_OBSERVATION, "source_observation")                                                                                    \
  X(SOURCE_SUPPORT, "source_support")                                                                                            \
  X(SOURCE_DESK, "source_desk")                                                                                                  \
  /* time, costs, branches */                                                                                                    \
  X(WAIT_OF, "wait_of")                                                                                                          \
  X(PER, "per")                                                                                                                  \
  X(TOTAL, "total")                                                                                                              \
  X(SHARE, "share")                                                                                                              \
  X(OFFER, "offer")                                                                                                              \
  X(TO_STEP, "to_step")                                                                                                          \
  X(BACK_TO_STEP, "back_to_step")                                                                                                \
  /* senses */                                                                                                                   \
  X(SENSE_SEES, "sense_sees")                                                                                                    \
  X(SENSE_HEARS, "sense_hears")                                                                                                  \
  X(SENSE_FEELS, "sense_feels")                                                                                                  \
  X(SENSE_SMELLS, "sense_smells")                                                                                                \
  X(SENSE_TASTES, "sense_tastes")                                                                                                \
  X(SENSE_SAYS, "sense_says")                                                                                                    \
  /* legend */                                                                                                                   \
  X(LEGEND_TOUCHPOINT_CRITICAL, "legend_touchpoint_critical")                                                                    \
  X(LEGEND_TOUCHPOINT_SUPPORTING, "legend_touchpoint_supporting")                                                                \
  X(LEGEND_TOUCHPOINT_REDUNDANT, "legend_touchpoint_redundant")                                                                  \
  X(LEGEND_MOMENT_TRUTH, "legend_moment_truth")                                                                                  \
  X(LEGEND_MOMENT_PAIN, "legend_moment_pain")                                                                                    \
  X(LEGEND_MOMENT_DELIGHT, "legend_moment_delight")                                                                              \
  X(LEGEND_MOMENT_ENDING, "legend_moment_ending")                                                                                \
  X(LEGEND_PAIN_CRITICAL, "legend_pain_critical")                                                                                \
  X(LEGEND_PAIN_SERIOUS, "legend_pain_serious")                                                                                  \
  X(LEGEND_PAIN_MINOR, "legend_pain_minor")                                                                                      \
  X(LEGEND_GAIN, "legend_gain")                                                                                                  \
  X(LEGEND_GAP, "legend_gap")                                                                                                    \
  X(LEGEND_PRIORITY, "legend_priority")                                                                                          \
  X(LEGEND_WAITING_TIME, "legend_waiting_time")                                                                                  \
  X(LEGEND_FAIL_POINT, "legend_fail_point")                                                                                      \
  X(LEGEND_OUTSIDE, "legend_outside")                                                                                            \
  X(LEGEND_LEFT_OUT, "legend_left_out")                                                                                          \
  X(LEGEND_NOT_MEASURED, "legend_not_measured")                                                                                  \
  X(LEGEND_FEELING_RANGE, "legend_feeling_range")                                                                                \
  X(LEGEND_EARLIER_SCORE, "legend_earlier_score")                                                                                \
  X(LEGEND_ENGAGEMENT, "legend_engagement")                                                                                      \
  X(LEGEND_COMPETITOR, "legend_competitor")                                                                                      \
  X(LEGEND_BASELINE, "legend_baseline")                                                                                          \
  X(LEGEND_CHANGE, "legend_change")                                                                                              \
  X(LEGEND_INNER, "legend_inner")                                                                                                \
  X(COMPARED_WITH, "compared_with")                                                                                              \
  X(NEW, "new")                                                                                                                  \
  X(GONE, "gone")                                                                                                                \
  X(STEPS_GONE, "steps_gone")                                                                                                    \
  X(PAINS_SOLVED, "pains_solved")                                                                                                \
  X(LEGEND_NEXT, "legend_next")                                                                                                  \
  X(LEGEND_PATH, "legend_path")                                                                                                  \
  X(LEGEND_TOUCHPOINT, "legend_touchpoint")                                                                                      \
  X(LEGEND_PAIN, "legend_pain")                                                                                                  \
  X(LEGEND_OPPORTUNITY, "legend_opportunity")                                                                                    \
  X(LEGEND_OPPORTUNITY_LETTER, "legend_opportunity_letter")                                                                      \
  X(LEGEND_WAITING_TO, "legend_waiting_to")                                                                                      \
  X(LEGEND_WAITING_LOG, "legend_waiting_log")                                                                                    \
  X(LEGEND_ROSE, "legend_rose")                                                                                                  \
  X(LEGEND_FELL, "legend_fell")                                                                                                  \
  X(LEGEND_ZERO, "legend_zero")                                                                                                  \
  X(LEGEND_CHANNEL_USED, "legend_channel_used")                                                                                  \
  X(LEGEND_TAG, "legend_tag")                                                                                                    \
  X(LEGEND_ASSUMED, "legend_assumed")                                                                                            \
  X(LEGEND_TO_MEASURE, "legend_to_measure")                                                                                      \
  X(TAKES_PART, "takes_part")                                                                                                    \
  X(LEGEND_HAND_OVER, "legend_hand_over")                                                                                        \
  X(CUSTOMER, "customer")                                                                                                        \
  X(EVERYBODY, "everybody")                                                                                                      \
  X(TO_BE_MEASURED, "to_be_measured")                                                                                            \
  X(NOTES_AND_LINKS, "notes_and_links")                                                                                          \
  X(PATHS, "paths")                                                                                                              \
  X(PATHS_NOTE, "paths_note")                                                                                                    \
  X(OR, "or")                                                                                                                    \
  X(PATH_SKIPS, "path_skips")                                                                                                    \
  X(PATH_ENDS, "path_ends")                                                                                                      \
  X(PATH_RETURNS, "path_returns")                                                                                                \
  X(PAGE_SHORT, "page_short")                                                                                                    \
  X(ASSEMBLY_PLAN, "assembly_plan")                                                                                              \
  X(LEGEND_PATHS, "legend_paths")                                                                                                \
  X(LEGEND_ALTERNATIVES, "legend_alternatives")                                                                                  \
  X(OTHER_PATH, "other_path")                                                                                                    \
  X(TIME_BY_PATH, "time_by_path")                                                                                                \
  /* maps of changes */                                                                                                          \
  X(CHANGES, "changes")                                                                                                          \
  X(CHANGES_OUTSIDE, "changes_outside")                                                                                          \
  X(CHANGES_ALL, "changes_all")                                                                                                  \
  X(CHANGES_DERIVED, "changes_derived")                                                                                          \
  X(CHANGES_NOT_DRAWN, "changes_not_drawn")                                                                                      \
  X(CHANGE_WORSE, "change_worse")                                                                                                \
  X(CHANGE_BETTER, "change_better")                                                                                              \
  X(CHANGE_NEUTRAL, "change_neutral")                                                                                            \
  X(CHANGE_OLD, "change_old")                                                                                                    \
  X(CHANGE_NEW, "change_new")                                                                                                    \
  X(CHANGE_NEW_STEP, "change_new_step")                                                                                          \
  X(CHANGE_STEP_GONE, "change_step_gone")                                                                                        \
  X(CHANGE_RENAMED, "change_renamed")                                                                                            \
  X(CHANGE_MOVED, "change_moved")                                                                                                \
  X(CHANGE_WAS_HERE, "change_was_here")                                                                                          \
  X(CHANGES_MORE, "changes_more")                                                                                                \
  X(CHANGES_FOLDED, "changes_folded")                                                                                            \
  X(CHANGES_NO_CURVE, "changes_no_curve")                                                                                        \
  X(LEGEND_NEW, "legend_new")                                                                                                    \
  X(LEGEND_GONE, "legend_gone")                                                                                                  \
  X(LEGEND_OLD_PLACE, "legend_old_place")                                                                                        \
  X(LEGEND_WORDS_GONE, "legend_words_gone")                                                                                      \
  X(LEGEND_WORDS_NEW, "legend_words_new")                                                                                        \
  X(LEGEND_SCORE_CHANGE, "legend_score_change")                                                                                  \
  X(LEGEND_FOLDED, "legend_folded")                                                                                              \
  /* for those who cannot see the map, and for pages */                                                                          \
  X(MAP, "map")                                                                                                                  \
  X(PHASES, "phases")                                                                                                            \
  X(PHASE_NUMBER, "phase_number")                                                                                                \
  X(STEP_NUMBER, "step_number")                                                                                                  \
  X(PAGE_OF, "page_of")                                                                                                          \
  X(CONTINUED, "continued")                                                                                                      \
  X(WHOLE_PHASE, "whole_phase")                                                                                                 \
  X(COURSE_BEGINS, "course_begins")                                                                                              \
  X(COURSE_RISES, "course_rises")                                                                                                \
  X(COURSE_FALLS, "course_falls")                                                                                                \
  X(COURSE_ENDS, "course_ends")                                                                                                  \
  X(COURSE_APART, "course_apart")

/** A word of the map's own. */
typedef enum {
#define CJM_LANE(suffix, key, by_default, rows, help) CJM_WORD_##suffix,
#include "lang/lanes.def"
#undef CJM_LANE
#define X(id, name) CJM_WORD_##id,
  CJM_WORD_LIST(X)
#undef X
    CJM_WORD_COUNT
} CjmWord;

/** The word in the language, in English where the language has none; never NULL, static. */
const char *cjm_lang_word(const CjmLang *lang, CjmWord word);

/** How many of the CJM_WORD_COUNT words the language has itself. */
unsigned cjm_lang_n_words(const CjmLang *lang);

/** Whether the language itself has the word. */
bool cjm_lang_has_word(const CjmLang *lang, CjmWord word);

/** The word's name, for example "pain_points"; static. */
const char *cjm_word_name(CjmWord word);

/** The word of this name; false if there is none. */
bool cjm_word_named(const char *name, CjmWord *ret_word);

/**
 * A copy of the language in which some words are others: `texts[i]` for the word named `keys[i]`, both kept by the caller.
 * Unknown names are ignored. Free with g_free().
 */
CjmLang *cjm_lang_with_words_new(const CjmLang *lang, const char *const *keys, const char *const *texts, unsigned n);

/** How many %s the word has in each language: 0, 1 or 2. */
int cjm_word_args(CjmWord word);

/**
 * The word with its first %s replaced by `a` and its second by `b`, verbatim; NULL counts as empty. What is written
 * from right to left, or stands among words that are, is wrapped in directional isolates. Newly allocated.
 */
char *cjm_lang_phrase_new(const CjmLang *lang, CjmWord word, const char *a, const char *b);

#endif
