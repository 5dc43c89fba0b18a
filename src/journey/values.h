/* values.h: the values, ids, references and choices that the objects of the model consist of.
 *
 * An absent text has `at` NULL, an absent number `set` false, an absent reference `to` NULL. Texts are
 * trimmed UTF-8; a line break in them is one on the map. Every value knows its place in the author's file. */
#ifndef CJM_JOURNEY_VALUES_H
#define CJM_JOURNEY_VALUES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/colour.h"
#include "diag/sink.h"

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
typedef enum CjmThemeBase { CJM_THEME_LIGHT, CJM_THEME_DARK, CJM_THEME_PRINT, CJM_THEME_CONTRAST, CJM_THEME_AUTO } CjmThemeBase;
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
#define CJM_LANE(suffix, key, by_default, rows, help) CJM_LANE_##suffix,
#include "lang/lanes.def"
#undef CJM_LANE
  CJM_LANE_CUSTOM, /* a custom lane; has no key */
  CJM_LANE_COUNT
} CjmLaneId;

#endif
