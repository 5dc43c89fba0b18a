/* atlas.h: the analysis of many journeys together.
 *
 * What an atlas needs of a journey is a survey, which can be sent from process to process. The work grows linearly with the number of
 * journeys. Feelings are shares of the scale of their journey: −1 is its lowest score, 0 the middle, 1 the highest. Steps are the
 * numbers that they show, as text: "4a"; several are "2, 3, 7". */
#ifndef CJM_REPORT_ATLAS_H
#define CJM_REPORT_ATLAS_H

#include "report/report.h"

/* ---- the survey of a journey ---- */

typedef struct CjmSurveyFeeling {
  bool known;
  double share, score;
  const char *step, *title, *persona; /* `title` of the step; `persona` NULL: the journey has none */
} CjmSurveyFeeling;

typedef struct CjmSurveyOther { /* what somebody else feels in a step */
  CjmSurveyFeeling feeling;
  bool employee;
} CjmSurveyOther;

typedef struct CjmSurveyLow { /* a step below the middle */
  CjmSurveyFeeling feeling;
  CJM_LIST(CjmSurveyOther) others;
  const char *pain;          /* the gravest pain point that is open; NULL: none */
  int severity;              /* of it, CjmSeverityOfPain */
  double n_pains;            /* open ones */
  const char *opportunity;   /* the one whose plan is furthest; NULL: none */
  const char *plan;          /* its plan; NULL: none */
  CjmDate due;               /* of the plan; year 0: not known */
  int reach;                 /* CjmReach */
} CjmSurveyLow;

typedef struct CjmSurveyPersona {
  const char *id, *title, *description; /* `description` NULL: none */
  bool employee;
  CjmSurveyFeeling lowest, end;
} CjmSurveyPersona;

typedef struct CjmSurveyChannel {
  const char *id, *title, *steps; /* steps in which the primary persona's feeling is known */
  double share;                   /* the mean of these; NAN: none */
  double n;                       /* the number of these */
} CjmSurveyChannel;

typedef struct CjmSurveyTouchpoint {
  const char *title, *channel, *step; /* `channel` NULL: none */
  double share;                       /* the primary persona's feeling there; NAN: not known */
} CjmSurveyTouchpoint;

typedef struct CjmSurveyMetric {
  const char *id, *title, *step, *unit; /* `unit` NULL: none */
  double value, target, previous;       /* NAN: not known */
  double low, high;                     /* the range; NAN: none */
  int goal, verdict;                    /* CjmGoal, CjmVerdict */
} CjmSurveyMetric;

typedef enum CjmSurveyLinkKind {
  CJM_LINK_STEP,     /* the map of a step */
  CJM_LINK_BASELINE, /* the map that this one is compared with */
  CJM_LINK_EXTENDS   /* a file that this one extends */
} CjmSurveyLinkKind;

typedef struct CjmSurveyLink {
  const char *path; /* of a file that the journey names, relative to its own folder */
  int kind;         /* CjmSurveyLinkKind */
} CjmSurveyLink;

typedef struct CjmSurvey {
  const char *path, *title, *lang, *owner; /* `owner` NULL: none */
  int status, state;                       /* CjmStatus, CjmState */
  double scale_min, scale_max, n_steps;
  CjmDate updated, review_by;
  CjmSurveyFeeling lowest, end; /* lowest of all but employees; end of the primary persona */
  double n_pains, n_open, n_critical, n_unanswered;
  const char *critical, *unanswered; /* steps of open critical pain points; of pain points without opportunity; "" for none */
  double n_gaps, n_open_gaps;
  double n_targets, n_met;
  double n_opportunities, n_unplanned;
  const char *unplanned; /* steps */
  double length, waiting, n_timed; /* seconds, seconds, steps with a time; on the main paths */
  const char *timed;               /* these steps */
  double n_on_path;                /* steps on the main paths */
  const char *newest;              /* the id of the newest source; NULL: none is dated */
  CjmDate newest_date;
  const char *next;  /* the id of the plan that is due next, and not over; NULL: none */
  CjmDate next_date;
  double n_late;     /* plans due before `updated` and not over */
  const char *aimless; /* the ids of plans that serve no opportunity, "" for none */
  const char *dropped; /* steps of opportunities of which all plans were dropped, "" for none */
  const char *waits;   /* steps that wait longer than they last, "" for none */
  bool superseded; /* in an atlas: the map is the baseline of another one there */
  CJM_LIST(CjmSurveyLow) lows; /* the lowest first */
  CJM_LIST(CjmSurveyPersona) personas;
  CJM_LIST(CjmSurveyChannel) channels;
  CJM_LIST(CjmSurveyTouchpoint) touchpoints;
  CJM_LIST(CjmSurveyMetric) metrics;
  CJM_LIST(CjmSurveyLink) links;
} CjmSurvey;

/* The survey of a reported journey. `path` is that of its file. */
CjmSurvey *cjm_survey_make(CjmArena *arena, const CjmReport *report, const char *path);

/* Adds a file that the journey extends; `path` is relative to its folder. */
void cjm_survey_add_extended(CjmArena *arena, CjmSurvey *survey, const char *path);

/* As bytes for another process, and back. NULL if they are no survey. */
GBytes *cjm_survey_pack(const CjmSurvey *survey);
CjmSurvey *cjm_survey_unpack(CjmArena *arena, GBytes *packed);

/* ---- the atlas ---- */

typedef struct CjmAtlasLow {
  const CjmSurvey *map;
  const CjmSurveyLow *low;
} CjmAtlasLow;

/* A thing of a kind in a map: `of` is a CjmSurveyChannel, CjmSurveyPersona … */
typedef struct CjmAtlasUse {
  const CjmSurvey *map;
  const void *of;
} CjmAtlasUse;

typedef struct CjmAtlasShared { /* what several maps have under one name */
  const char *title;
  double share; /* channels: the mean over all steps of all maps; NAN: none, or no channel */
  size_t n_maps;
  CJM_LIST(CjmAtlasUse) uses;
} CjmAtlasShared;

typedef enum CjmNamedKind { CJM_NAMED_PERSONA, CJM_NAMED_CHANNEL, CJM_NAMED_TOUCHPOINT, CJM_NAMED_METRIC, CJM_NAMED_COUNT } CjmNamedKind;

typedef enum CjmDoubleReason {
  CJM_DOUBLE_ONE_ID,      /* one id, two titles */
  CJM_DOUBLE_ONE_TITLE,   /* one title, two ids */
  CJM_DOUBLE_DESCRIPTION, /* one id and title, two descriptions */
  CJM_DOUBLE_ONE_LETTER   /* titles differ by one letter */
} CjmDoubleReason;

typedef struct CjmAtlasDouble { /* names that may mean one thing, or one name that may mean two */
  CjmNamedKind kind;
  CjmDoubleReason reason;
  const CjmSurvey *map_a, *map_b;
  const char *a, *b;   /* titles; DESCRIPTION: the descriptions; ONE_TITLE: the ids */
  const char *name;    /* the id or title that is the same; NULL: none */
} CjmAtlasDouble;

typedef struct CjmAtlasLink {
  const CjmSurvey *from, *to; /* `to` NULL: a file that is not in the atlas */
  const char *path;
  int kind; /* CjmSurveyLinkKind */
} CjmAtlasLink;

typedef struct CjmAtlas {
  CJM_LIST(CjmSurvey) maps; /* by path */
  const char *lang;         /* of all maps; NULL: they differ */
  double n_steps, n_pains, n_open, n_critical, n_gaps, n_open_gaps, n_targets, n_met, n_opportunities, n_unplanned, n_unanswered;
  size_t n_owners;
  CJM_LIST(CjmAtlasLow) worst; /* the ten lowest and what ties with the tenth; future states, and maps that are superseded, left out */
  CJM_LIST(CjmAtlasShared) shared[CJM_NAMED_COUNT]; /* in two maps or more; those of most maps first */
  CJM_LIST(CjmAtlasDouble) doubles;
  CJM_LIST(CjmAtlasShared) unlike; /* metrics of one id in several maps whose ranges or units differ */
  CJM_LIST(CjmAtlasLink) links;
  CjmDate newest; /* the latest `updated`; year 0: no map has one */
  CJM_LIST(const char) broken; /* files that are no journeys */
} CjmAtlas;

/* The atlas of `n` surveys, in any order. `broken` are the files that are no valid journeys. */
const CjmAtlas *cjm_atlas_make(CjmArena *arena, CjmSurvey *const *surveys, size_t n, const char *const *broken, size_t n_broken);

#endif
