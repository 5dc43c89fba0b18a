/* report.h: the analysis of one journey, as figures. Every figure names the steps that it comes from.
 *
 * Nothing here knows of sentences or of output formats. Scores are on the scale of the journey. A list that has no entries has
 * `n` 0. Everything belongs to the arena of the report, apart from what points into the journey. */
#ifndef CJM_REPORT_REPORT_H
#define CJM_REPORT_REPORT_H

#include "base/arena.h"
#include "journey/journey.h"

/* The steps that a figure comes from, in the order of the journey. A step with number 0 stands for what spans its phase. */
typedef CJM_LIST(const CjmStep) CjmReportSteps;

/* ---- feelings ---- */

typedef struct CjmReportFeeling {
  const CjmStep *step;       /* NULL: there is none, and the other members mean nothing */
  const CjmPersona *persona; /* NULL: the journey has no personas */
  const CjmEmotion *emotion; /* NULL: `score` is the mean of the feelings in the step */
  double score;
} CjmReportFeeling;

typedef struct CjmReportChange { /* from a step to the next one in which the persona's feeling is known */
  const CjmStep *from, *to;      /* NULL: there is none */
  const CjmPersona *persona;
  double by; /* the mean of the later step less the mean of the earlier one */
} CjmReportChange;

/* What a persona feels on the way through the journey. */
typedef struct CjmReportLine {
  const CjmPersona *persona;    /* NULL: the journey has no personas */
  const CjmJourneyPath *path;   /* the path that they take at its fork; NULL: those that they take at all forks by default */
  CJM_LIST(CjmReportFeeling) points; /* for each step in which it is known, the mean of the feelings in it */
  CjmReportFeeling peak, lowest, end; /* single feelings: the highest, the lowest, the last; of equal ones the first */
  CjmReportFeeling extreme;           /* the farthest from the middle of the scale; of equal ones the lower, then the first */
  double mean;                        /* of `points` */
  double peak_end;                    /* what is remembered: mean of `extreme` and `end` (Kahneman et al. 1993) */
  CjmReportSteps below;               /* steps whose lowest feeling is below the middle of the scale */
  CjmReportChange fall, rise;         /* the steepest ones */
} CjmReportLine;

typedef struct CjmReportMoments {
  CjmMomentKind kind;
  CjmReportSteps steps;
} CjmReportMoments;

/* ---- time and cost ---- */

typedef struct CjmReportTime {
  const CjmJourneyPath *path;      /* NULL: the main paths */
  double length, length_longest;   /* seconds; the same unless a duration is a range */
  double waiting, waiting_longest; /* seconds, part of the length */
  CjmReportSteps known, waits;     /* steps with a time; those with waiting time */
  size_t n;                        /* steps on these paths */
} CjmReportTime;

typedef struct CjmReportCost { /* of one currency and one `per` */
  const char *currency, *per;  /* `per` NULL: none */
  double all, flash;           /* `flash`: of steps that also have a critical pain point, or a moment of truth or pain */
  CjmReportSteps steps, flash_steps;
} CjmReportCost;

/* ---- touchpoints ---- */

enum { CJM_CLASS_COUNT = CJM_CLASS_REDUNDANT + 1 };

typedef struct CjmReportChannel {
  const CjmChannel *channel;               /* NULL: touchpoints without one, or all touchpoints */
  size_t n;                                /* touchpoints */
  CjmReportSteps steps;                    /* of each touchpoint, so that a step may stand there several times */
  CjmReportSteps classes[CJM_CLASS_COUNT]; /* likewise, by CjmClass */
  CjmReportSteps felt;                     /* different steps in which the primary persona's feeling is known */
  double feeling;                          /* the mean of these; NAN: none */
} CjmReportChannel;

/* ---- metrics ---- */

typedef enum CjmVerdict { CJM_UNJUDGED, CJM_TARGET_MET, CJM_TARGET_MISSED } CjmVerdict;

typedef struct CjmReportMetric { /* a value of a metric in a step */
  const CjmStep *step;
  const CjmMetric *metric;
  const CjmMeasure *measure;
  CjmVerdict verdict; /* UNJUDGED: without a value, target or goal */
  double off;         /* MISSED: the distance to the target, as a share of the metric's range, else of the target; NAN: no such share */
  bool of_range;      /* `off` is a share of the range */
  int trend;          /* against the previous value: -1 worse, 1 better, 0 the same, or not known */
} CjmReportMetric;

/* ---- from source to plan ---- */

typedef struct CjmReportPain { /* a pain point, or a gap between departments */
  const CjmStep *step;
  const CjmPain *pain; /* NULL: it is a gap */
  const CjmGap *gap;   /* NULL: it is a pain point */
  const CjmObject *object;
  CJM_LIST(const CjmSourceOfFacts) sources;
  size_t n_opportunities; /* that solve it and are not dropped */
  bool planned;           /* one of these has a plan, or is done */
  bool closed;            /* all of these are done, and there is one at least */
} CjmReportPain;

typedef struct CjmReportOpportunity {
  const CjmStep *step;
  const CjmOpportunity *opportunity;
  double value;                          /* mean of customer and business value, or the one there is; NAN: none */
  double ratio;                          /* value ÷ effort; NAN: not known */
  CJM_LIST(CjmReportPain) pains;         /* that it solves */
  CJM_LIST(const CjmPlanEntry) plans;    /* that serve it, in order of their due dates; not those that were dropped */
  size_t n_dropped;                      /* plans that were dropped */
  CjmOpportunityStatus status;           /* its own, or that of the plan that is furthest */
  const char *owner;                     /* its own, or that of its first plan; NULL: nobody */
} CjmReportOpportunity;

/* Things of a kind that lack their link in the chain. */
typedef struct CjmReportBreak {
  size_t n, of;
  CjmReportSteps steps;              /* of those; empty for sources and plans */
  CJM_LIST(const CjmObject) objects; /* those themselves */
} CjmReportBreak;

typedef enum CjmBreakKind {
  CJM_BREAK_SOURCE_UNUSED,         /* a source that nothing cites */
  CJM_BREAK_PAIN_WITHOUT_ANSWER,   /* a pain point without opportunity */
  CJM_BREAK_GAP_WITHOUT_ANSWER,    /* a gap without opportunity */
  CJM_BREAK_OPPORTUNITY_UNPLANNED, /* an opportunity without plan, neither done nor dropped */
  CJM_BREAK_PLAN_WITHOUT_AIM,      /* a plan without opportunity */
  CJM_BREAK_OPPORTUNITY_WITHOUT_PAIN,
  CJM_BREAK_PAIN_WITHOUT_SOURCE,
  CJM_BREAK_GAP_WITHOUT_SOURCE,
  CJM_BREAK_COUNT
} CjmBreakKind;

/* How far the chain from a low to a plan has come. */
typedef enum CjmReach {
  CJM_REACH_NOTHING,     /* no pain point or gap explains the low */
  CJM_REACH_PAIN,        /* it has a pain point without opportunity */
  CJM_REACH_OPPORTUNITY, /* an opportunity without plan */
  CJM_REACH_PLANNED,
  CJM_REACH_DOING,
  CJM_REACH_DONE
} CjmReach;

/* A step in which somebody who is no employee feels below the middle of the scale. */
typedef struct CjmReportLow {
  CjmReportFeeling feeling; /* the lowest in it */
  CjmReach reach;
} CjmReportLow;

/* ---- evidence, owners, dates ---- */

typedef enum CjmEvidenceKind {
  CJM_EVIDENCE_FEELINGS,
  CJM_EVIDENCE_THOUGHTS,
  CJM_EVIDENCE_PAINS,
  CJM_EVIDENCE_GAPS,
  CJM_EVIDENCE_GAINS,
  CJM_EVIDENCE_METRICS,
  CJM_EVIDENCE_COUNT
} CjmEvidenceKind;

typedef struct CjmReportEvidence { /* of a kind of statements; feelings by persona */
  CjmEvidenceKind kind;
  const CjmPersona *persona; /* FEELINGS; NULL: the journey has no personas */
  size_t n;
  CjmReportSteps backed, bare; /* a step for each statement with, and without a source */
} CjmReportEvidence;

typedef struct CjmReportSource {
  const CjmSourceOfFacts *source;
  size_t n; /* times that it is cited */
  CjmReportSteps by[CJM_EVIDENCE_COUNT];
} CjmReportSource;

typedef enum CjmOwnedKind { CJM_OWNED_STEPS, CJM_OWNED_TOUCHPOINTS, CJM_OWNED_PAINS, CJM_OWNED_OPPORTUNITIES, CJM_OWNED_COUNT } CjmOwnedKind;

typedef struct CjmReportOwner {
  const char *name; /* NULL: nobody */
  bool map;
  CJM_LIST(const CjmPlanEntry) plans;
  CjmReportSteps of[CJM_OWNED_COUNT]; /* a step for each thing */
} CjmReportOwner;

typedef struct CjmReportPlan {
  const CjmPlanEntry *entry;
  CjmReportSteps steps; /* of the opportunities that it serves */
  bool late;            /* due before the journey's `updated`, and neither done nor dropped */
} CjmReportPlan;

/* ---- values over time ---- */

typedef struct CjmReportTrend { /* of a metric or a feeling with a history */
  const CjmStep *step;
  const CjmMeasure *measure; /* NULL: a feeling */
  const CjmEmotion *emotion; /* NULL: a metric */
  CJM_LIST(const CjmReading) readings; /* by date, the current value last */
  double change;             /* from the first to the last */
  double per_year;           /* the slope of the line through the readings by least squares; NAN: all on one day */
  int direction;             /* -1 worse, 1 better, 0 neither, or no goal */
} CjmReportTrend;

/* ---- all of it ---- */

typedef struct CjmReport {
  const CjmJourney *journey;
  double middle; /* of the scale */
  CJM_LIST(CjmReportLine) lines;       /* by persona, the primary one first; then by path */
  CJM_LIST(CjmReportFeeling) worst;    /* for each step with feelings the lowest, lowest first; employees only where there is nobody else */
  CJM_LIST(CjmReportFeeling) best;     /* likewise the highest, highest first */
  CJM_LIST(CjmReportLow) lows;         /* those of `worst` below the middle */
  CjmReportFeeling **worst_of;         /* by the number of a step its entry in `worst`; NULL: none */
  CjmReportLow **low_of;               /* likewise in `lows` */
  CJM_LIST(CjmReportMoments) moments;  /* kinds that occur, in the order of CjmMomentKind */
  CJM_LIST(CjmReportTime) times;       /* the main paths first; others where they differ from them */
  CJM_LIST(CjmReportCost) costs;
  CJM_LIST(CjmReportChannel) channels; /* those with touchpoints, most of them first */
  CjmReportChannel touchpoints;        /* all of them */
  CjmReportSteps online, offline;      /* a step for each touchpoint */
  CJM_LIST(CjmReportMetric) metrics;   /* missed targets first, the farthest first; then met ones, then those without */
  size_t n_targets, n_missed;
  CjmReportSteps unmeasured; /* steps without a metric */
  CJM_LIST(CjmReportPain) pains, gaps;
  CJM_LIST(CjmReportOpportunity) opportunities; /* the largest ratio first */
  CjmReportBreak breaks[CJM_BREAK_COUNT];
  size_t n_open, n_open_gaps;
  CJM_LIST(CjmReportEvidence) evidence; /* kinds that occur, the best backed first */
  CJM_LIST(CjmReportSource) sources;    /* most cited first */
  CJM_LIST(CjmReportOwner) owners;
  CjmReportOwner nobody;
  size_t n_owned[CJM_OWNED_COUNT]; /* things there are */
  CJM_LIST(CjmReportPlan) plans;   /* in the order of the file */
  CJM_LIST(CjmReportTrend) trends;
} CjmReport;

/* Analyses a journey. */
const CjmReport *cjm_report_make(CjmArena *arena, const CjmJourney *journey);

/* The number of days from `from` to `to`, negative if it is earlier. Both are set. */
int cjm_report_days(CjmDate from, CjmDate to);

/* The title of a step, or what stands for it. */
const char *cjm_report_step_title(const CjmStep *step);

#endif
