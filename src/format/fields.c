/* fields.c: the top level of the format, and the list of all shapes. */
#include "format/fields.h"

#include <glib.h>
#include <string.h>

#include "format/shapes.h"

#define AT(member) offsetof(CjmJourney, member)

static const CjmEnumWord state_words[] = {
  {"current", CJM_STATE_CURRENT, "how it is today"},
  {"future", CJM_STATE_FUTURE, "the journey that is planned"},
  {0},
};

static const CjmField journey_fields[] = {
  {.key = "cjm",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(format),
   .min = 1,
   .max = 1,
   .fallback = "1",
   .help = "The number of the format that the file is written in.",
   .example = "cjm: 1"},
  {.key = "title",
   .type = CJM_FIELD_TEXT,
   .offset = AT(title),
   .flags = CJM_FIELD_REQUIRED,
   .help = "What the map is about.",
   .example = "title: Ordering running shoes online"},
  {.key = "subtitle",
   .type = CJM_FIELD_TEXT,
   .offset = AT(subtitle),
   .help = "A second line of the heading.",
   .example = "subtitle: From the first advertisement to the first run"},
  {.key = "id",
   .type = CJM_FIELD_ID,
   .help = "A short name of the map, for file names and links.",
   .example = "id: running-shoes"},
  {.key = "headline",
   .type = CJM_FIELD_TEXT,
   .offset = AT(headline),
   .help = "The finding in one sentence; it becomes the large line, and the title moves under it.",
   .example = "headline: First orders are lost at paying and at returning"},
  {.key = "lang",
   .type = CJM_FIELD_LANG,
   .offset = AT(lang),
   .fallback = "en",
   .help = "The language of the map: its own words, quotation marks, number format, hyphenation and direction.",
   .example = "lang: nl"},
  {.key = "state",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(state),
   .words = state_words,
   .fallback = "current",
   .help = "Whether the map shows the current journey or a future one.",
   .example = "state: future"},
  {.key = "status",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(status),
   .words = cjm_words_status,
   .help = "How much of the map is based on research.",
   .example = "status: partly-researched"},
  {.key = "objective",
   .type = CJM_FIELD_OBJECT,
   .offset = AT(objective),
   .shape = &cjm_shape_objective,
   .help = "Why this map is made.",
   .example = "objective: Find out where first orders are lost"},
  {.key = "scenario",
   .type = CJM_FIELD_TEXT,
   .offset = AT(scenario),
   .help = "The situation in which the persona sets out.",
   .example = "scenario: First order, needs shoes before a race in two weeks"},
  {.key = "scope",
   .type = CJM_FIELD_OBJECT,
   .offset = AT(scope),
   .shape = &cjm_shape_scope,
   .help = "Where the journey begins and where it ends.",
   .example = "scope: {from: sees the first advertisement, to: shoes are in use}"},
  {.key = "url",
   .type = CJM_FIELD_URL,
   .offset = AT(url),
   .help = "The address of the map; the heading links to it, and a QR code at the foot of the page leads there from paper.",
   .example = "url: https://example.org/maps/shoes"},
  {.key = "notes",
   .type = CJM_FIELD_OBJECTS,
   .offset = AT(notes),
   .shape = &cjm_shape_text_item,
   .help = "Other remarks about the whole map.",
   .example = "notes: Numbers before May are estimates"},
  {.key = "links",
   .type = CJM_FIELD_OBJECTS,
   .offset = AT(links),
   .shape = &cjm_shape_link,
   .help = "Further reading about the whole map.",
   .example = "links: {text: Research report, url: https://example.org/report}"},
  {.key = "owner",
   .type = CJM_FIELD_TEXT,
   .offset = AT(owner),
   .help = "Who maintains the map.",
   .example = "owner: Customer experience"},
  {.key = "authors",
   .type = CJM_FIELD_TEXTS,
   .offset = AT(authors),
   .help = "Who made the map.",
   .example = "authors: [Anna de Wit, Jan Kowalski]"},
  {.key = "version",
   .type = CJM_FIELD_TEXT,
   .offset = AT(version),
   .help = "The version of the map, in whatever way you count.",
   .example = "version: 1.10"},
  {.key = "updated",
   .type = CJM_FIELD_DATE,
   .offset = AT(updated),
   .help = "The date of the last change; it is also the date of the documents.",
   .example = "updated: 2026-10-12"},
  {.key = "review_by",
   .type = CJM_FIELD_DATE,
   .offset = AT(review_by),
   .help = "The date by which the map should be reviewed.",
   .example = "review_by: 2027-04-12"},
  {.key = "scale",
   .type = CJM_FIELD_OBJECT,
   .offset = AT(scale),
   .shape = &cjm_shape_scale,
   .help = "The scale of all emotion scores, -2 to 2 by default.",
   .example = "scale: {min: 1, max: 5}"},
  {.key = "tags",
   .type = CJM_FIELD_OBJECTS,
   .offset = AT(tags),
   .shape = &cjm_shape_tag,
   .help = "What the map sorts by: variants, releases, teams. A tag that is not listed is defined by its use.",
   .example = "tags:\n  - {id: mobile, title: Mobile, colour: \"#0b7285\"}\n  - Release 2"},
  {.key = "paths",
   .type = CJM_FIELD_OBJECTS,
   .offset = AT(paths),
   .shape = &cjm_shape_path,
   .help = "Alternative ways through the journey.",
   .example = "paths:\n  - {id: app, title: With the app, share: 62%, fork: How to pay}\n  - {id: card, title: With a card, "
              "share: 38%, fork: How to pay}"},
  {.key = "segments",
   .type = CJM_FIELD_OBJECTS,
   .offset = AT(segments),
   .shape = &cjm_shape_segment,
   .help = "The groups of customers that personas stand for.",
   .example = "segments: {title: Racers, share: 38%}"},
  {.key = "persona",
   .type = CJM_FIELD_OBJECTS,
   .offset = AT(personas),
   .flags = CJM_FIELD_ALIAS,
   .shape = &cjm_shape_persona,
   .help = "Whose journey it is, if there is one persona.",
   .example = "persona: Sanne Visser"},
  {.key = "personas",
   .type = CJM_FIELD_OBJECTS,
   .offset = AT(personas),
   .shape = &cjm_shape_persona,
   .help = "Whose journey it is. The one with the role primary counts as the first.",
   .example = "personas:\n  - {title: Sanne Visser, role: primary}\n  - Returning customer"},
  {.key = "channels",
   .type = CJM_FIELD_OBJECTS,
   .offset = AT(channels),
   .shape = &cjm_shape_channel,
   .help = "The ways by which customer and organisation meet; each is a row of touchpoints.",
   .example = "channels:\n  - {title: Chat, line: online}\n  - {title: Store, line: offline}"},
  {.key = "metrics",
   .type = CJM_FIELD_OBJECTS,
   .offset = AT(metrics),
   .shape = &cjm_shape_metric,
   .help = "What is measured along the journey.",
   .example = "metrics: {title: CSAT chat, goal: up, target: 4.5, range: [1, 5]}"},
  {.key = "sources",
   .type = CJM_FIELD_OBJECTS,
   .offset = AT(sources),
   .shape = &cjm_shape_source,
   .help = "The research that the map is based on; items cite it by id.",
   .example = "sources: {id: s7, type: survey, n: 1203, date: 2026-09-30, title: Post-order survey}"},
  {.key = "competitors",
   .type = CJM_FIELD_OBJECTS,
   .offset = AT(competitors),
   .shape = &cjm_shape_competitor,
   .help = "How competitors do, as curves next to yours.",
   .example = "competitors: {title: RunFast, offer: Free returns, emotions: {pay: 0.5}}"},
  {.key = "principles",
   .type = CJM_FIELD_TEXTS,
   .offset = AT(principles),
   .help = "The rules by which the service is designed.",
   .example = "principles: [No surprises in the price, One hand is enough]"},
  {.key = "lanes",
   .type = CJM_FIELD_SPECIAL,
   .offset = AT(written_lanes),
   .flags = CJM_FIELD_MANY | CJM_FIELD_NAME,
   .words = cjm_words_lanes,
   .shape = &cjm_shape_lane,
   .syntax =
     "names of lanes, `default` for all that are not named, `- needs: {title: …}` or a lane of your own `- {id: …, title: …}`",
   .help = "Which lanes are drawn, and in which order.",
   .example = "lanes:\n  - steps\n  - emotion: {style: steps, points: dots}\n  - default\n  - {id: policies, title: Policies}",
   .reader = CJM_READER_LANES},
  {.key = "hide_lanes",
   .type = CJM_FIELD_SPECIAL,
   .offset = AT(hidden_lanes),
   .flags = CJM_FIELD_MANY | CJM_FIELD_NAME,
   .words = cjm_words_lanes,
   .syntax = "names of lanes",
   .help = "Lanes that are left out.",
   .example = "hide_lanes: [links, costs]",
   .reader = CJM_READER_HIDE_LANES},
  {.key = "blocks",
   .type = CJM_FIELD_SPECIAL,
   .offset = AT(blocks),
   .flags = CJM_FIELD_MANY | CJM_FIELD_NAME,
   .words = cjm_words_blocks,
   .shape = &cjm_shape_block,
   .syntax = "names of blocks, `default` for all that are not named, or `- matrix: title`",
   .help = "Which blocks stand below the map, and in which order.",
   .example = "blocks: [matrix, plan: What we do next, legend]",
   .reader = CJM_READER_BLOCKS},
  {.key = "hide_blocks",
   .type = CJM_FIELD_TEXTS,
   .offset = AT(hidden_blocks),
   .flags = CJM_FIELD_NAME,
   .words = cjm_words_blocks,
   .help = "Blocks that are left out.",
   .example = "hide_blocks: [causes, sources]"},
  {.key = "views",
   .type = CJM_FIELD_OBJECTS,
   .offset = AT(views),
   .shape = &cjm_shape_view,
   .help = "Other maps from the same file: for the board, for the wall, for a team.",
   .example = "views: {id: board, title: For the board, lanes: [steps, emotion]}"},
  {.key = "words",
   .type = CJM_FIELD_PAIRS,
   .offset = AT(words),
   .flags = CJM_FIELD_NAME,
   .help = "The map's own words, if your organisation uses others.",
   .example = "words: {pain_points: Frictions}"},
  {.key = "lint",
   .type = CJM_FIELD_SPECIAL,
   .offset = AT(lint),
   .words = cjm_words_levels,
   .syntax = "names of rules with `off`, `info`, `warning` or `error` after them",
   .help = "The level of each lint rule.",
   .example = "lint: {no-persona: off, flat-curve: error}",
   .reader = CJM_READER_LINT},
  {.key = "phases",
   .type = CJM_FIELD_SPECIAL,
   .offset = AT(phases),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MANY | CJM_FIELD_LAST,
   .shape = &cjm_shape_phase,
   .syntax = "phases, each a title or a block of keys",
   .help = "The parts of the journey, from left to right.",
   .example = "phases:\n  - title: Compare\n    actions: [Filters by size, Reads reviews]\n    emotion: unsure",
   .reader = CJM_READER_PHASES},
  {.key = "conclusions",
   .type = CJM_FIELD_TEXTS,
   .offset = AT(conclusions),
   .help = "What the map shows.",
   .example = "conclusions: The drop is at paying and at returning"},
  {.key = "recommendations",
   .type = CJM_FIELD_TEXTS,
   .offset = AT(recommendations),
   .help = "What should be done about it.",
   .example = "recommendations: [Show the total price in the cart, Let guests order]"},
  {.key = "plan",
   .type = CJM_FIELD_OBJECTS,
   .offset = AT(plan),
   .shape = &cjm_shape_plan_entry,
   .help = "Who does what by when.",
   .example = "plan: {title: Guest checkout, owner: Checkout team, due: 2026-12-01, status: doing, solves: guest}"},
  {.key = "gates",
   .type = CJM_FIELD_OBJECTS,
   .offset = AT(gates),
   .shape = &cjm_shape_gate,
   .help = "Limits that `cjm check` fails on.",
   .example = "gates:\n  - {metric: nps, min: 30}\n  - {emotion: any, min: -1.5}"},
  {.key = "data",
   .type = CJM_FIELD_OBJECTS,
   .offset = AT(data),
   .shape = &cjm_shape_data_file,
   .help = "CSV files with the values of metrics and emotions.",
   .example = "data: {file: numbers.csv, as_of: 2026-09-30}"},
  {.key = "extends",
   .type = CJM_FIELD_SPECIAL,
   .syntax = "the name of a file, or a list of them",
   .help = "The journeys and libraries that this file builds on; of several, a later one overrides an earlier one.",
   .example = "extends: [library.yaml, today.yaml]",
   .reader = CJM_READER_EXTENDS},
  {.key = "library",
   .type = CJM_FIELD_FLAG,
   .offset = AT(library),
   .help = "True for a file with parts that others extend; it is not a map itself.",
   .example = "library: true"},
  {.key = "baseline",
   .type = CJM_FIELD_PATH,
   .offset = AT(baseline),
   .help = "An earlier journey file: its curve is drawn behind yours, and what has changed since is marked.",
   .example = "baseline: 2025.yaml"},
  {.key = "paper",
   .type = CJM_FIELD_TEXT,
   .offset = AT(paper),
   .flags = CJM_FIELD_NAME,
   .help = "The size of the page, as `--paper` takes it: `fit` (as large as the map), `a4` to `a0`, `letter`, `tabloid`, `ledger`, `16:9` or "
           "`420x297mm`, and `landscape` or `portrait` after it.",
   .example = "paper: a3 landscape"},
  {.key = "theme",
   .type = CJM_FIELD_OBJECT,
   .offset = AT(theme),
   .shape = &cjm_shape_theme,
   .help = "The colours and type of the map.",
   .example = "theme: dark"},
};

static const CjmKeyRule journey_rules[] = {
  {CJM_KEYS_NOT_BOTH, {"persona", "personas"}},
};

const CjmShape cjm_shape_journey = {
  .name = "journey",
  .help = "The whole file: one map.",
  .size = sizeof(CjmJourney),
  CJM_FIELDS(journey_fields),
  CJM_RULES(journey_rules),
};

const CjmShape *const *cjm_shapes(size_t *ret_n)
{
  static const CjmShape *const shapes[] = {
    &cjm_shape_journey,    &cjm_shape_objective,     &cjm_shape_scope,  &cjm_shape_scale,       &cjm_shape_segment,
    &cjm_shape_persona,    &cjm_shape_channel,       &cjm_shape_metric, &cjm_shape_source,      &cjm_shape_competitor,
    &cjm_shape_lane,       &cjm_shape_emotion_lane,  &cjm_shape_phase,  &cjm_shape_step,        &cjm_shape_emotion,
    &cjm_shape_past_score, &cjm_shape_past_value,    &cjm_shape_need,   &cjm_shape_expectation, &cjm_shape_touchpoint,
    &cjm_shape_moment,     &cjm_shape_pain,          &cjm_shape_gain,   &cjm_shape_gap,         &cjm_shape_opportunity,
    &cjm_shape_measure,    &cjm_shape_inline_metric, &cjm_shape_act,    &cjm_shape_when,        &cjm_shape_cost,
    &cjm_shape_link,       &cjm_shape_next,          &cjm_shape_tag,    &cjm_shape_path,        &cjm_shape_text_item,
    &cjm_shape_picture,    &cjm_shape_lane_settings, &cjm_shape_block, &cjm_shape_view,   &cjm_shape_plan_entry,  &cjm_shape_gate,
    &cjm_shape_data_file,  &cjm_shape_theme,
  };
  *ret_n = G_N_ELEMENTS(shapes);
  return shapes;
}

const CjmField *cjm_shape_field(const CjmShape *shape, const char *key)
{
  for (size_t i = 0; i < shape->n_fields; i++) {
    if (strcmp(shape->fields[i].key, key) == 0) {
      return &shape->fields[i];
    }
  }
  return NULL;
}

const CjmField *cjm_shape_main(const CjmShape *shape)
{
  for (size_t i = 0; i < shape->n_fields; i++) {
    if (shape->fields[i].flags & CJM_FIELD_MAIN) {
      return &shape->fields[i];
    }
  }
  return NULL;
}

static char word_letter(char c)
{
  return c == '_' || c == ' ' ? '-' : g_ascii_tolower(c);
}

const CjmEnumWord *cjm_word_find(const CjmEnumWord *words, const char *text)
{
  for (; words->word != NULL; words++) {
    size_t i = 0;
    while (text[i] != '\0' && word_letter(text[i]) == word_letter(words->word[i])) {
      i++;
    }
    if (text[i] == words->word[i]) {
      return words;
    }
  }
  return NULL;
}

const char *cjm_word_of(const CjmEnumWord *words, int value)
{
  for (; words->word != NULL; words++) {
    if (words->value == value) {
      return words->word;
    }
  }
  return NULL;
}

bool cjm_id_is_reserved(CjmKind kind, const char *folded)
{
  static const CjmShape *const reserving[CJM_KIND_COUNT] = {
    [CJM_KIND_METRIC] = &cjm_shape_inline_metric,
    [CJM_KIND_LANE] = &cjm_shape_step,
  };
  return reserving[kind] != NULL && cjm_shape_field(reserving[kind], folded) != NULL;
}
