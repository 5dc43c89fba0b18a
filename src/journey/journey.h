/* journey.h: the model. Plain structs in the order of the format; nothing here
 * knows of fonts or pages.
 *
 * Everything belongs to the arena of the compilation. An absent text has `at`
 * NULL, an absent number `set` false, an absent reference `to` NULL. Texts are
 * trimmed UTF-8; a line break in them is one on the map. Every value knows
 * where it stands in the author's file. */
#ifndef CJM_JOURNEY_JOURNEY_H
#define CJM_JOURNEY_JOURNEY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/colour.h"
#include "diag/sink.h"
#include "lang/words.h"

/* A list of pointers, in the file's order. All lists have this shape. */
#define CJM_LIST(T)                                                                                                              \
  struct {                                                                                                                       \
    T **at;                                                                                                                      \
    size_t n;                                                                                                                    \
  }

/* ---- values ---- */

typedef struct CjmText {
  const char *at; /* NULL: absent */
  CjmSpan span;
} CjmText;

typedef CJM_LIST(CjmText) CjmTexts;

typedef struct CjmNumber {
  bool set;
  double value;
  CjmSpan span;
  bool percent; /* written with a % sign */
} CjmNumber;

typedef struct CjmFlag {
  bool set, value;
  CjmSpan span;
} CjmFlag;

typedef struct CjmChoice {
  int value; /* the enum's value; its default where not set */
  bool set;
  CjmSpan span;
} CjmChoice;

typedef struct CjmDate {
  int year, month, day; /* year 0: absent */
  CjmSpan span;
} CjmDate;

typedef struct CjmInterval {
  CjmDate from, to; /* the same day twice for a single date */
} CjmInterval;

typedef struct CjmDuration {
  bool set;
  double seconds, longest; /* the same but for a range */
  CjmSpan span;
} CjmDuration;

typedef struct CjmTint {
  bool set;
  CjmColour colour;
  CjmSpan span;
} CjmTint;

/* ---- things with an id ---- */

typedef enum CjmKind {
  CJM_KIND_NONE,
  CJM_KIND_SEGMENT,
  CJM_KIND_PERSONA,
  CJM_KIND_CHANNEL,
  CJM_KIND_METRIC,
  CJM_KIND_SOURCE,
  CJM_KIND_COMPETITOR,
  CJM_KIND_LANE,
  CJM_KIND_PHASE,
  CJM_KIND_STEP,
  CJM_KIND_TROUBLE, /* pain points and gaps, one kind of id */
  CJM_KIND_OPPORTUNITY,
  CJM_KIND_PLAN,
  CJM_KIND_TAG,
  CJM_KIND_PATH,
  CJM_KIND_VIEW,
  CJM_KIND_COUNT
} CjmKind;

/* The head of every object: its kind, id and place. */
typedef struct CjmObject {
  CjmKind kind;
  const char *id; /* explicit or derived; NULL for kinds without ids */
  bool derived;   /* made from the title or text */
  size_t index;   /* position among its kind, in the file's order */
  CjmSpan span;   /* the whole object */
  CjmSpan id_span;
} CjmObject;

/* The id that the author gave; NULL if it was derived, and so changes with the text. */
static inline const char *cjm_object_own_id(const CjmObject *object)
{
  return object->derived ? NULL : object->id;
}

/* A reference as written, and its target. */
typedef struct CjmRef {
  CjmText id;
  CjmObject *to; /* of the kind of the field; NULL: absent, or an error */
} CjmRef;

typedef CJM_LIST(CjmRef) CjmRefs;

/* ---- enums of the format; their words are in format/ ---- */

typedef enum CjmState { CJM_STATE_CURRENT, CJM_STATE_FUTURE } CjmState;
typedef enum CjmStatus { CJM_STATUS_NONE, CJM_STATUS_ASSUMPTION, CJM_STATUS_PARTLY, CJM_STATUS_RESEARCHED } CjmStatus;
typedef enum CjmLine { CJM_LINE_NONE, CJM_LINE_ONLINE, CJM_LINE_OFFLINE } CjmLine;
typedef enum CjmGoal { CJM_GOAL_NONE, CJM_GOAL_UP, CJM_GOAL_DOWN } CjmGoal;
typedef enum CjmSourceType {
  CJM_SOURCE_NONE,
  CJM_SOURCE_INTERVIEW,
  CJM_SOURCE_SURVEY,
  CJM_SOURCE_ANALYTICS,
  CJM_SOURCE_OBSERVATION,
  CJM_SOURCE_SUPPORT,
  CJM_SOURCE_DESK
} CjmSourceType;
typedef enum CjmRole { CJM_ROLE_NONE, CJM_ROLE_PRIMARY, CJM_ROLE_SECONDARY, CJM_ROLE_EMPLOYEE } CjmRole;
typedef enum CjmClass { CJM_CLASS_NONE, CJM_CLASS_SUPPORTING, CJM_CLASS_CRITICAL, CJM_CLASS_REDUNDANT } CjmClass;
typedef enum CjmMomentKind { CJM_MOMENT_TRUTH, CJM_MOMENT_PAIN, CJM_MOMENT_DELIGHT, CJM_MOMENT_ENDING } CjmMomentKind;
typedef enum CjmPainKind {
  CJM_PAIN_NONE,
  CJM_PAIN_WAIT,
  CJM_PAIN_UNCLEAR,
  CJM_PAIN_ERROR,
  CJM_PAIN_EFFORT,
  CJM_PAIN_COST,
  CJM_PAIN_TRUST,
  CJM_PAIN_OTHER
} CjmPainKind;
typedef enum CjmSeverityOfPain { CJM_PAIN_UNRATED, CJM_PAIN_MINOR, CJM_PAIN_SERIOUS, CJM_PAIN_CRITICAL } CjmSeverityOfPain;
typedef enum CjmOpportunityKind {
  CJM_OPPORTUNITY_NONE,
  CJM_OPPORTUNITY_SIMPLIFY,
  CJM_OPPORTUNITY_REMOVE,
  CJM_OPPORTUNITY_SUPPORT,
  CJM_OPPORTUNITY_DELIGHT
} CjmOpportunityKind;
typedef enum CjmPriority { CJM_PRIORITY_NONE, CJM_PRIORITY_1, CJM_PRIORITY_2, CJM_PRIORITY_3, CJM_PRIORITY_4 } CjmPriority;
typedef enum CjmPlanStatus { CJM_PLAN_NONE, CJM_PLAN_PLANNED, CJM_PLAN_DOING, CJM_PLAN_DONE, CJM_PLAN_DROPPED } CjmPlanStatus;
typedef enum CjmOpportunityStatus {
  CJM_OPPORTUNITY_OPEN,
  CJM_OPPORTUNITY_IDEA,
  CJM_OPPORTUNITY_PLANNED,
  CJM_OPPORTUNITY_DOING,
  CJM_OPPORTUNITY_DONE,
  CJM_OPPORTUNITY_DROPPED
} CjmOpportunityStatus;
typedef enum CjmLaneRows { CJM_ROWS_NONE, CJM_ROWS_PERSONA, CJM_ROWS_ACTOR } CjmLaneRows;
typedef enum CjmThemeBase { CJM_THEME_LIGHT, CJM_THEME_DARK, CJM_THEME_PRINT, CJM_THEME_CONTRAST } CjmThemeBase;
typedef enum CjmDensity { CJM_DENSITY_NORMAL, CJM_DENSITY_COMPACT, CJM_DENSITY_AIRY } CjmDensity;
typedef enum CjmCurveStyle { CJM_CURVE_SMOOTH, CJM_CURVE_LINE, CJM_CURVE_STEPS } CjmCurveStyle; /* file: curve, line, steps */
typedef enum CjmPointStyle { CJM_POINT_FACES, CJM_POINT_DOTS, CJM_POINT_NONE } CjmPointStyle;
typedef enum CjmCustomKind {
  CJM_CUSTOM_TEXT,
  CJM_CUSTOM_LIST,
  CJM_CUSTOM_TAGS,
  CJM_CUSTOM_NUMBER,
  CJM_CUSTOM_LINE
} CjmCustomKind;

typedef enum CjmLaneId {
#define CJM_LANE(suffix, key, by_default, help) CJM_LANE_##suffix,
#include "lang/lanes.def"
#undef CJM_LANE
  CJM_LANE_CUSTOM, /* a custom lane; has no key */
  CJM_LANE_COUNT
} CjmLaneId;

/* ---- people and their setting ---- */

typedef struct CjmPair { /* a free key and its text: demographics, senses */
  CjmText key, text;
} CjmPair;

typedef CJM_LIST(CjmPair) CjmPairs;

typedef struct CjmTag {
  CjmObject o;
  CjmText title;
  CjmTint colour;
  bool implied; /* not listed: created at its first use */
} CjmTag;

typedef struct CjmJourneyPath { /* `paths`: a way through the journey */
  CjmObject o;
  CjmText title, fork;
  CjmNumber share; /* percent */
  CjmFlag main;
  struct CjmFork *choice; /* where it is one of several; never NULL in a finished journey */
  size_t letter;          /* its place among them, from 0: a, b, c */
} CjmJourneyPath;

typedef struct CjmFork { /* a choice of which a customer takes one path */
  size_t index;
  CjmText title; /* as the first of its paths has it; absent: of all paths without one */
  CJM_LIST(CjmJourneyPath) paths;
  CjmJourneyPath *main; /* that which says so, else the one with the largest share, else the first */
} CjmFork;

typedef struct CjmSegment {
  CjmObject o;
  CjmText title;
  CjmNumber share; /* percent */
} CjmSegment;

typedef struct CjmPersona {
  CjmObject o;
  CjmText title;
  CjmChoice role; /* CjmRole */
  CjmText description, quote;
  CjmRef segment; /* CjmSegment */
  CjmText image;  /* path as written */
  CjmPairs demographics;
  CjmTexts prefers, owns, interests, goals, motivations, needs, expectations, frustrations;
  CjmPairs details;
  CjmTint colour;
} CjmPersona;

typedef struct CjmChannel {
  CjmObject o;
  CjmText title, icon;
  CjmChoice line;  /* CjmLine */
  CjmNumber share; /* percent */
} CjmChannel;

typedef struct CjmRange {
  CjmNumber low, high;
} CjmRange;

typedef struct CjmMetric {
  CjmObject o;
  CjmText title, unit;
  CjmChoice goal; /* CjmGoal */
  CjmNumber target;
  CjmRange range;
  bool local; /* defined in the step where its value is */
} CjmMetric;

typedef struct CjmSourceOfFacts { /* `sources` of the format: an interview, a survey … */
  CjmObject o;
  CjmText title;
  CjmChoice type; /* CjmSourceType */
  CjmNumber n;
  CjmInterval date;
  CjmText url;
} CjmSourceOfFacts;

typedef struct CjmCompetitorScore {
  CjmRef step;
  CjmNumber score;
} CjmCompetitorScore;

typedef struct CjmCompetitor {
  CjmObject o;
  CjmText title, offer;
  CJM_LIST(CjmCompetitorScore) emotions;
} CjmCompetitor;

/* ---- what happens in a step ---- */

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

/* ---- the whole map ---- */

typedef struct CjmObjective {
  CjmObject o;
  CjmText text;
  CjmRef kpi; /* CjmMetric */
} CjmObjective;

typedef struct CjmScope {
  CjmObject o;
  CjmText from, to;
} CjmScope;

typedef struct CjmScaleLabel {
  CjmText key; /* the score as written */
  CjmNumber score;
  CjmText text;
} CjmScaleLabel;

typedef struct CjmScale {
  CjmObject o;
  CjmNumber min, max;
  CJM_LIST(CjmScaleLabel) labels;
} CjmScale;

struct CjmField;

typedef struct CjmLane {
  CjmObject o;
  CjmLaneId id;
  const struct CjmField *field; /* custom: the row of its key in steps; NULL if no step uses it */
  CjmText name;                 /* built in: as written */
  bool has_settings;            /* built in: written as `name: {…}` */
  CjmText title;                /* custom, or in place of the built-in name */
  CjmChoice rows;               /* CjmLaneRows, `by` in the file; built in */
  CjmChoice kind;               /* CjmCustomKind; custom */
  CjmText unit;
  CjmChoice goal; /* CjmGoal */
  CjmNumber target;
  CjmRange range;
  /* the emotion lane */
  CjmChoice style;  /* CjmCurveStyle */
  CjmChoice points; /* CjmPointStyle */
  bool show_all;    /* no `show`: all lines */
  CjmRefs show;     /* CjmPersona */
  bool show_competitors, show_baseline;
} CjmLane;

typedef struct CjmPlanEntry {
  CjmObject o;
  CjmText title, goal;
  CjmTexts tasks;
  CjmText owner;
  CjmDate due;
  CjmChoice status; /* CjmPlanStatus */
  CjmRefs solves;   /* CjmOpportunity */
} CjmPlanEntry;

typedef enum CjmGateKind { CJM_GATE_METRIC, CJM_GATE_EMOTION, CJM_GATE_RULE } CjmGateKind;

typedef struct CjmGate {
  CjmObject o;
  CjmGateKind kind;
  CjmRef metric;  /* CjmMetric */
  CjmRef persona; /* CjmPersona; `to` NULL with an id for `any` */
  CjmText rule;
  CjmNumber min, max;
  CjmRefs steps; /* CjmStep */
} CjmGate;

typedef struct CjmDataFile {
  CjmObject o;
  CjmText file, key;
  CjmDate as_of;
  CjmTexts na;
} CjmDataFile;

typedef struct CjmRuleLevel { /* `lint:` */
  CjmText rule;
  CjmChoice level; /* CjmSeverity */
} CjmRuleLevel;

typedef CJM_LIST(CjmTint) CjmTints;

typedef struct CjmThemeChoice {
  CjmObject o;
  CjmChoice base; /* CjmThemeBase */
  CjmText font;
  CjmTint accent, positive, negative;
  CjmTints phases;
  CjmChoice density; /* CjmDensity */
  CjmText logo, footer;
} CjmThemeChoice;

typedef struct CjmView { /* one source, many maps; defaults are those of the map */
  CjmObject o;
  CjmText title, subtitle, headline;
  CjmTexts lanes, hide_lanes, blocks, hide_blocks; /* names */
  CjmRefs personas, paths, phases, tags;
  CjmThemeChoice *theme;
  CjmText paper, lang;
} CjmView;

typedef struct CjmOther { /* a journey that is drawn beside this one */
  const struct CjmJourney *journey;
  const char *name;      /* what distinguishes it from this one: its title, year or version, or the name of its file */
  const CjmStep **steps; /* for each step of this journey, the step of the other with the same id; NULL: none */
} CjmOther;

typedef struct CjmJourney {
  CjmObject o;
  const struct CjmJourney *whole; /* of a part that a view shows: the journey that it is a part of; NULL: this is all of it */
  CjmNumber format; /* `cjm` */
  CjmText title, subtitle, headline;
  CjmText lang; /* never absent: "en" by default */
  CjmChoice state, status;
  CjmObjective *objective;
  CjmText scenario;
  CjmScope *scope;
  CjmText url;
  CjmTextItems notes;
  CJM_LIST(CjmLink) links;
  CjmText owner, version;
  CjmTexts authors;
  CjmDate updated, review_by;
  CjmScale *scale; /* NULL: default */
  double scale_min, scale_max;
  CJM_LIST(CjmTag) tags; /* as listed, then those only used */
  CJM_LIST(CjmJourneyPath) paths;
  CJM_LIST(CjmFork) forks; /* the choices among them, in the order of their first paths */
  CJM_LIST(CjmSegment) segments;
  CJM_LIST(CjmPersona) personas;
  CjmPersona *primary; /* the persona of `emotion`; NULL without personas */
  CJM_LIST(CjmChannel) channels;
  CJM_LIST(CjmMetric) metrics; /* as defined at the top, then the inline ones */
  CJM_LIST(CjmSourceOfFacts) sources;
  CJM_LIST(CjmCompetitor) competitors;
  CjmTexts principles;
  CJM_LIST(CjmLane) written_lanes; /* `lanes` as written; `default` has the id CJM_LANE_COUNT */
  CjmTexts hidden_lanes;           /* `hide_lanes` as written */
  CJM_LIST(CjmLane) lanes;         /* resolved: those to draw if they have content, in order */
  CjmTexts blocks, hidden_blocks;  /* names */
  CJM_LIST(CjmView) views;
  CjmPairs words; /* names of the word table */
  CJM_LIST(CjmRuleLevel) lint;
  CJM_LIST(CjmPhase) phases;
  CJM_LIST(CjmStep) steps; /* all of them, in order */
  CJM_LIST(CjmStep) cells; /* the steps, preceded by the spanning fields of their phase */
  CjmTexts conclusions, recommendations;
  CJM_LIST(CjmPlanEntry) plan;
  CJM_LIST(CjmGate) gates;
  CJM_LIST(CjmDataFile) data;
  CjmFlag library; /* the file has parts for others and is not a map: it may lack title and phases */
  CjmText baseline, paper;
  CjmOther *earlier;            /* the journey of `baseline`; NULL: absent */
  CJM_LIST(CjmOther) overlays;  /* from the command line or the caller */
  CjmThemeChoice *theme; /* NULL: light */
} CjmJourney;

/* The journey with all its steps and personas. */
static inline const CjmJourney *cjm_journey_whole(const CjmJourney *journey)
{
  return journey->whole ? journey->whole : journey;
}

/* Where a step stands among those of the journey, from 0; false where it is left out. */
bool cjm_journey_column(const CjmJourney *journey, const CjmStep *step, size_t *ret_column);

/* Whether steps are left out right before column `column`; before one past the last: behind the last one. */
bool cjm_journey_has_gap(const CjmJourney *journey, size_t column);

/* Whether a step is left out between two columns that everybody passes on the way from one to the other. */
bool cjm_journey_is_broken(const CjmJourney *journey, size_t from, size_t to);

bool cjm_journey_shows_persona(const CjmJourney *journey, const CjmPersona *persona);

/* The position of a score on the scale of the file: −1 at the minimum, 0 in the middle, +1 at the maximum. */
double cjm_journey_level(const CjmJourney *journey, double score);

/* The score at a share of the scale, 0 … 1, in nine decimals: 1.2 and not 1.2000000000000002. */
double cjm_journey_score_at(const CjmJourney *journey, double share);

/* A score of another journey, on this one's scale. */
double cjm_journey_score(const CjmJourney *journey, const CjmJourney *other, double score);

/* The same persona in another journey: by id, otherwise its primary one. NULL if it has none. */
const CjmPersona *cjm_journey_persona(const CjmJourney *other, const CjmPersona *persona);

/* The last feeling of a persona in a step; NULL if there is none. */
const CjmEmotion *cjm_step_feeling(const CjmStep *step, const CjmPersona *persona);

/* Whether the change of a score is large enough to be shown: a tenth of the scale. */
bool cjm_score_matters(const CjmJourney *journey, double before, double now);

/* The opportunities of a plan entry: by its `solves`, or by their `plan`. In the order of the steps. */
size_t cjm_plan_opportunities(const CjmJourney *journey, const CjmPlanEntry *entry, const CjmOpportunity **ret_found, size_t max);

/* Whether the journey shows the block with this key. */
bool cjm_journey_shows_block(const CjmJourney *journey, const char *key);

/* The key of a built-in lane in the file; NULL for CJM_LANE_CUSTOM. */
const char *cjm_lane_key(CjmLaneId id);

/* The title of a built-in lane without one by the author. */
CjmWord cjm_lane_word(CjmLaneId id);

/* Whether a built-in lane is drawn by default. */
bool cjm_lane_by_default(CjmLaneId id);

#endif
