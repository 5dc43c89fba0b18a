/* journey.h: the model. Plain structs in the order of the format; nothing here
 * knows of fonts or pages. Everything belongs to the arena of the compilation.
 * values.h says what an absent value is. */
#ifndef CJM_JOURNEY_JOURNEY_H
#define CJM_JOURNEY_JOURNEY_H

#include "journey/step.h"
#include "lang/words.h"

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

typedef struct CjmBlockChoice { /* an entry of `blocks`: a block under the map, or `default` for all that are not named */
  CjmObject o;
  CjmText name;  /* as the table of blocks writes it */
  CjmText title; /* absent: the map's own word */
} CjmBlockChoice;

typedef CJM_LIST(CjmBlockChoice) CjmBlockChoices;

typedef struct CjmView { /* one source, many maps; defaults are those of the map */
  CjmObject o;
  CjmText title, subtitle, headline;
  CjmTexts lanes, hide_lanes, hide_blocks; /* names */
  CjmBlockChoices blocks;
  CjmRefs personas, paths, phases, tags;
  CjmThemeChoice *theme;
  CjmText paper, lang;
} CjmView;

typedef struct CjmOther { /* a journey that is drawn beside this one */
  const struct CjmJourney *journey;
  const char *name;      /* what distinguishes it from this one: its title, year or version, or the name of its file */
  const CjmStep **steps; /* for each step of this journey, the step of the other with the same id; NULL: none */
} CjmOther;

enum { CJM_QR_BYTES = 2331 /* the longest address in a QR code of level M (ISO/IEC 18004, table 7) */ };

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
  CjmBlockChoices blocks;
  CjmTexts hidden_blocks;          /* names */
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

/* The entry of a name among the blocks of a journey or a view; NULL where there is none. */
const CjmBlockChoice *cjm_blocks_find(const CjmBlockChoices *blocks, const char *name);

/* Whether the journey shows the block with this key. */
bool cjm_journey_shows_block(const CjmJourney *journey, const char *key);

/* The key of a built-in lane in the file; NULL for CJM_LANE_CUSTOM. */
const char *cjm_lane_key(CjmLaneId id);

/* The title of a built-in lane without one by the author. */
CjmWord cjm_lane_word(CjmLaneId id);

/* Whether a built-in lane is drawn by default. */
bool cjm_lane_by_default(CjmLaneId id);

/* The rows into which `by` can divide a built-in lane. */
CjmLaneRows cjm_lane_rows(CjmLaneId id);

#endif
