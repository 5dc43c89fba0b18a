/* step.h: phases, steps, and what happens in them. */
#ifndef CJM_JOURNEY_STEP_H
#define CJM_JOURNEY_STEP_H

#include "journey/setting.h"

typedef struct CjmReading { /* a value of an earlier day */
  CjmObject o;
  CjmDate date;
  CjmNumber value; /* of a metric, or a score */
  CjmNumber n;     /* of a metric */
} CjmReading;

typedef CJM_LIST(CjmReading) CjmReadings; /* in the order of the file */

typedef struct CjmAbout { /* keys of every item of a step */
  CjmRefs personas;       /* CjmPersona: the personas that it belongs to */
  CjmRefs paths;          /* CjmJourneyPath */
  CjmRefs tags;           /* CjmTag */
  CjmText url;
  CjmRefs sources; /* CjmSourceOfFacts */
} CjmAbout;

typedef struct CjmTextItem { /* an action, a thought, a question, a note, a text of a custom lane */
  CjmObject o;
  CjmText text;
  CjmAbout about;
} CjmTextItem;

typedef CJM_LIST(CjmTextItem) CjmTextItems;

typedef struct CjmPicture {
  CjmObject o;
  CjmText file, text;
} CjmPicture;

typedef struct CjmEmotion {
  CjmObject o;
  CjmRef persona;  /* resolved to the primary persona for `emotion`; NULL only if the file has no persona */
  CjmNumber score; /* on the file's scale; always set */
  CjmText label, quote;
  CjmNumber low, high;
  CjmReadings history;
  CjmRefs paths; /* CjmJourneyPath */
  CjmRefs sources;
  bool rolled_up; /* found in the step's own map */
} CjmEmotion;

typedef struct CjmNeed {
  CjmObject o;
  CjmText text;
  CjmFlag stated;
  CjmAbout about;
} CjmNeed;

typedef struct CjmExpectation {
  CjmObject o;
  CjmText text;
  CjmFlag met;
  CjmAbout about;
} CjmExpectation;

typedef struct CjmTouchpoint {
  CjmObject o;
  CjmText title; /* absent if only a channel was given */
  CjmRef channel;
  CjmChoice rank; /* CjmClass, `class` in the file */
  CjmText owner, when;
  CjmAbout about;
} CjmTouchpoint;

typedef struct CjmMoment {
  CjmObject o;
  CjmChoice kind; /* CjmMomentKind */
  CjmText text;
  CjmNumber weight; /* 1 … 5 */
  CjmNumber at;     /* the feeling of the step, from 1 */
} CjmMoment;

typedef struct CjmPain {
  CjmObject o;
  CjmText text;
  CjmChoice kind;     /* CjmPainKind, may be absent (NONE) */
  CjmChoice severity; /* CjmSeverityOfPain */
  CjmText cause, owner;
  CjmAbout about;
} CjmPain;

typedef struct CjmGain {
  CjmObject o;
  CjmText text;
  CjmAbout about;
} CjmGain;

typedef struct CjmGap {
  CjmObject o;
  CjmText text, from, to;
  CjmAbout about;
} CjmGap;

typedef struct CjmOpportunity {
  CjmObject o;
  CjmText text;
  CjmChoice kind;                           /* CjmOpportunityKind */
  CjmRefs solves;                           /* CjmPain or CjmGap */
  CjmNumber customer_value, business_value; /* 0 … 100 */
  CjmNumber effort;                         /* 1 … 5 */
  CjmChoice priority;                       /* CjmPriority */
  CjmText owner;
  CjmRefs plan;     /* CjmPlanEntry */
  CjmChoice status; /* CjmOpportunityStatus */
  CjmAbout about;
} CjmOpportunity;

typedef struct CjmMeasure { /* a metric's value in a step */
  CjmObject o;
  CjmMetric *metric; /* defined at the top, or made from the inline form */
  CjmRef ref;        /* as written; absent for an inline metric */
  CjmNumber value, previous, n;
  CjmDate as_of;
  CjmReadings history;
  CjmRef source;
} CjmMeasure;

typedef struct CjmAct { /* a cell of the service blueprint */
  CjmObject o;
  CjmText who, text;
  CjmFlag fail_point;
  CjmAbout about;
} CjmAct;

typedef struct CjmWhen {
  CjmObject o;
  CjmText at;
  CjmDuration duration, waiting;
} CjmWhen;

typedef struct CjmCost {
  CjmObject o;
  CjmNumber amount;
  CjmText currency; /* ISO 4217, upper case */
  CjmText per;
} CjmCost;

typedef struct CjmLink {
  CjmObject o;
  CjmText text, url;
} CjmLink;

typedef struct CjmNext {
  CjmObject o;
  CjmRef to; /* CjmStep */
  CjmText label;
  CjmNumber share; /* percent */
} CjmNext;

struct CjmLane;

typedef struct CjmCustom { /* the value of a step in a custom lane */
  CjmObject o;
  const struct CjmLane *lane;
  CjmTextItems texts; /* kinds text, list, tags */
  CjmNumber number;   /* kinds number, line */
} CjmCustom;

struct CjmPhase;
struct CjmJourney;

typedef struct CjmInner { /* the map of a step */
  const struct CjmJourney *journey;
  const char *path; /* of its file, relative to the folder of the whole map; may begin with `../` */
  const CjmObject *part; /* the phase or step that is referred to; NULL: the whole map */
  size_t first, n;  /* the steps of the journey that are referred to */
} CjmInner;

typedef struct CjmStep {
  CjmObject o;
  struct CjmPhase *phase;
  size_t number; /* from 1, through the whole map; 0 for a phase's spanning fields */
  size_t place;  /* the number that it shows: alternatives share one; 0 for a phase's spanning fields */
  CjmText title;
  CjmTextItems actions, thoughts, questions, notes;
  CjmRefs actors, personas;      /* CjmPersona: who does the step; who takes part */
  CjmRefs paths, tags;           /* CjmJourneyPath, CjmTag */
  CjmChoice status;              /* CjmStatus */
  CjmText journey;               /* another file, perhaps with # and a phase or step */
  CjmInner *inner;               /* the map in that file; NULL: absent */
  CJM_LIST(CjmEmotion) emotions; /* `emotion` and `emotions`, in the file's order */
  CjmNumber engagement;
  CJM_LIST(CjmNeed) needs;
  CJM_LIST(CjmExpectation) expectations;
  CjmPairs senses;
  CJM_LIST(CjmTouchpoint) touchpoints;
  CJM_LIST(CjmMoment) moments;
  CJM_LIST(CjmPain) pain_points;
  CJM_LIST(CjmGain) gains;
  CJM_LIST(CjmGap) gaps;
  CJM_LIST(CjmOpportunity) opportunities;
  CJM_LIST(CjmMeasure) metrics;
  CJM_LIST(CjmAct) evidence;
  CJM_LIST(CjmAct) frontstage;
  CJM_LIST(CjmAct) backstage;
  CJM_LIST(CjmAct) support;
  CjmWhen *when; /* NULL: absent */
  CjmCost *cost; /* NULL: absent */
  CJM_LIST(CjmPicture) images;
  CJM_LIST(CjmLink) links;
  CjmText owner;
  CjmFlag outside;
  CJM_LIST(CjmNext) next;
  CJM_LIST(CjmCustom) customs;
} CjmStep;

typedef struct CjmPhase {
  CjmObject o;
  CjmText title, goal, description, group;
  CjmChoice status;        /* CjmStatus; if `single`, in the step instead */
  CjmWhen *when;           /* if `single`, in the step instead */
  CJM_LIST(CjmStep) steps; /* never empty: a phase without `steps` has its one step here, whose title is absent */
  bool single;             /* the only step has the fields of the phase */
  CjmStep *across;         /* fields that span the columns of the phase; NULL if there are none */
} CjmPhase;

#endif
