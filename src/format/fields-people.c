/* fields-people.c: personas, segments, channels, metrics, sources, competitors. */
#include "format/fields.h"
#include "format/shapes.h"

/* ---- tags and paths ---- */

#define AT(member) offsetof(CjmTag, member)

static const CjmField tag_fields[] = {
  {.key = "id", .type = CJM_FIELD_ID, .help = "The name by which others refer to the tag.", .example = "id: mobile"},
  {.key = "title",
   .type = CJM_FIELD_TEXT,
   .offset = AT(title),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN | CJM_FIELD_OR_ID,
   .help = "What is written on the chip.",
   .example = "title: Mobile"},
  {.key = "colour",
   .type = CJM_FIELD_TINT,
   .offset = AT(colour),
   .help = "The colour of the chip.",
   .example = "colour: \"#0b7285\""},
  CJM_JOIN_ROWS("tag"),
};

const CjmShape cjm_shape_tag = {
  .name = "tag",
  .help = "A label for sorting, such as a variant or a team.",
  .size = sizeof(CjmTag),
  .kind = CJM_KIND_TAG,
  CJM_FIELDS(tag_fields),
};

#undef AT
#define AT(member) offsetof(CjmJourneyPath, member)

static const CjmField path_fields[] = {
  {.key = "id", .type = CJM_FIELD_ID, .help = "The name by which steps and items refer to the path.", .example = "id: app"},
  {.key = "title",
   .type = CJM_FIELD_TEXT,
   .offset = AT(title),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN | CJM_FIELD_OR_ID,
   .help = "What the path is called.",
   .example = "title: With the app"},
  {.key = "share",
   .type = CJM_FIELD_PERCENT,
   .offset = AT(share),
   .min = 0,
   .max = 100,
   .help = "The share of customers who take it.",
   .example = "share: 62%"},
  {.key = "main",
   .type = CJM_FIELD_FLAG,
   .offset = AT(main),
   .fallback = "false",
   .help = "True for the path whose curve is the main one at its fork.",
   .example = "main: true"},
  {.key = "fork",
   .type = CJM_FIELD_TEXT,
   .offset = AT(fork),
   .help = "The choice that the path belongs to; paths of one text are alternatives.",
   .example = "fork: How to pay"},
  CJM_JOIN_ROWS("path"),
};

const CjmShape cjm_shape_path = {
  .name = "path",
  .help = "A way through the journey; at each fork a customer takes one.",
  .size = sizeof(CjmJourneyPath),
  .kind = CJM_KIND_PATH,
  CJM_FIELDS(path_fields),
};

#undef AT

/* ---- segment ---- */

#define AT(member) offsetof(CjmSegment, member)

static const CjmField segment_fields[] = {
  {.key = "id", .type = CJM_FIELD_ID, .help = "The name by which personas refer to it.", .example = "id: racers"},
  {.key = "title",
   .type = CJM_FIELD_TEXT,
   .offset = AT(title),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN | CJM_FIELD_OR_ID,
   .help = "What the segment is called.",
   .example = "title: Recreational runners"},
  {.key = "share",
   .type = CJM_FIELD_PERCENT,
   .offset = AT(share),
   .min = 0,
   .max = 100,
   .help = "Its share of all customers.",
   .example = "share: 62%"},
  CJM_JOIN_ROWS("segment"),
};

const CjmShape cjm_shape_segment = {
  .name = "segment",
  .help = "A group of customers.",
  .size = sizeof(CjmSegment),
  .kind = CJM_KIND_SEGMENT,
  CJM_FIELDS(segment_fields),
};

/* ---- persona ---- */

#undef AT
#define AT(member) offsetof(CjmPersona, member)

static const CjmEnumWord role_words[] = {
  {"primary", CJM_ROLE_PRIMARY, "the one the map is about; `emotion` is theirs"},
  {"secondary", CJM_ROLE_SECONDARY, "another customer"},
  {"employee", CJM_ROLE_EMPLOYEE, "someone who serves"},
  {0},
};

static const CjmField persona_fields[] = {
  {.key = "id",
   .type = CJM_FIELD_ID,
   .help = "The name by which emotions and gates refer to the persona.",
   .example = "id: anna"},
  {.key = "title",
   .type = CJM_FIELD_TEXT,
   .offset = AT(title),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN | CJM_FIELD_OR_ID,
   .help = "The persona's name.",
   .example = "title: Sanne Visser"},
  {.key = "role",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(role),
   .words = role_words,
   .help = "The part the persona plays in the map.",
   .example = "role: primary"},
  {.key = "description",
   .type = CJM_FIELD_TEXT,
   .offset = AT(description),
   .help = "Who it is, in a line.",
   .example = "description: Recreational runner, 34"},
  {.key = "segment",
   .type = CJM_FIELD_REF,
   .offset = AT(segment),
   .ref = CJM_KIND_SEGMENT,
   .help = "The segment that the persona stands for.",
   .example = "segment: runners"},
  {.key = "quote",
   .type = CJM_FIELD_TEXT,
   .offset = AT(quote),
   .help = "Something the persona says, without quotation marks.",
   .example = "quote: I don't mind paying more, as long as I know what I get."},
  {.key = "image",
   .type = CJM_FIELD_IMAGE,
   .offset = AT(image),
   .help = "A portrait, PNG or JPEG, named from the folder of this file.",
   .example = "image: portraits/sanne.png"},
  {.key = "demographics",
   .type = CJM_FIELD_PAIRS,
   .offset = AT(demographics),
   .help = "Facts about the persona, with names of your own.",
   .example = "demographics: {age: 34, location: Utrecht}"},
  {.key = "details",
   .type = CJM_FIELD_PAIRS,
   .offset = AT(details),
   .flags = CJM_FIELD_MANY,
   .help = "Other facts, with names of your own.",
   .example = "details: {job to be done: Run a marathon, trigger: A race in two weeks}"},
  {.key = "colour",
   .type = CJM_FIELD_TINT,
   .offset = AT(colour),
   .help = "The persona's colour on cards, curves and labels.",
   .example = "colour: \"#862e9c\""},
  {.key = "prefers",
   .type = CJM_FIELD_TEXTS,
   .offset = AT(prefers),
   .help = "The ways in which the persona likes to be reached.",
   .example = "prefers: [Chat over phone, Evenings]"},
  {.key = "owns",
   .type = CJM_FIELD_TEXTS,
   .offset = AT(owns),
   .help = "What the persona has that matters here.",
   .example = "owns: Running watch"},
  {.key = "interests",
   .type = CJM_FIELD_TEXTS,
   .offset = AT(interests),
   .help = "What the persona cares for.",
   .example = "interests: [Trail running, Travel]"},
  {.key = "goals",
   .type = CJM_FIELD_TEXTS,
   .offset = AT(goals),
   .help = "What the persona wants to achieve.",
   .example = "goals: Right size at first try"},
  {.key = "motivations",
   .type = CJM_FIELD_TEXTS,
   .offset = AT(motivations),
   .help = "Why the persona sets out.",
   .example = "motivations: Race in two weeks"},
  {.key = "needs",
   .type = CJM_FIELD_TEXTS,
   .offset = AT(needs),
   .help = "What the persona needs throughout.",
   .example = "needs: Certainty about the size"},
  {.key = "expectations",
   .type = CJM_FIELD_TEXTS,
   .offset = AT(expectations),
   .help = "What the persona expects.",
   .example = "expectations: Free and easy returns"},
  {.key = "frustrations",
   .type = CJM_FIELD_TEXTS,
   .offset = AT(frustrations),
   .help = "What has annoyed the persona before.",
   .example = "frustrations: Surprises in the price"},
  CJM_JOIN_ROWS("persona"),
};

const CjmShape cjm_shape_persona = {
  .name = "persona",
  .help = "Someone whose journey is drawn.",
  .size = sizeof(CjmPersona),
  .kind = CJM_KIND_PERSONA,
  CJM_FIELDS(persona_fields),
};

/* ---- channel ---- */

#undef AT
#define AT(member) offsetof(CjmChannel, member)

static const CjmEnumWord line_words[] = {
  {"online", CJM_LINE_ONLINE, "digital"},
  {"offline", CJM_LINE_OFFLINE, "in the physical world"},
  {0},
};

static const CjmField channel_fields[] = {
  {.key = "id", .type = CJM_FIELD_ID, .help = "The name by which touchpoints refer to the channel.", .example = "id: post"},
  {.key = "title",
   .type = CJM_FIELD_TEXT,
   .offset = AT(title),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN | CJM_FIELD_OR_ID,
   .help = "What the channel is called.",
   .example = "title: Letter post"},
  {.key = "icon",
   .type = CJM_FIELD_TEXT,
   .offset = AT(icon),
   .flags = CJM_FIELD_NAME,
   .help = "The name of a built-in icon; an unknown name gets a neutral one.",
   .example = "icon: email"},
  {.key = "line",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(line),
   .words = line_words,
   .help = "On which side of the line between online and offline the row stands.",
   .example = "line: offline"},
  {.key = "share",
   .type = CJM_FIELD_PERCENT,
   .offset = AT(share),
   .min = 0,
   .max = 100,
   .help = "The share of contacts that go through it.",
   .example = "share: 18 %"},
  CJM_JOIN_ROWS("channel"),
};

const CjmShape cjm_shape_channel = {
  .name = "channel",
  .help = "A way by which customer and organisation meet.",
  .size = sizeof(CjmChannel),
  .kind = CJM_KIND_CHANNEL,
  CJM_FIELDS(channel_fields),
};

/* ---- metric ---- */

#undef AT
#define AT(member) offsetof(CjmMetric, member)

const CjmEnumWord cjm_words_goal[] = {
  {"up", CJM_GOAL_UP, "more is better"},
  {"down", CJM_GOAL_DOWN, "less is better"},
  {0},
};

/* The keys of a metric, whether it is defined at the top level or with its value. */
#define METRIC_ROWS                                                                                                              \
  {.key = "unit",                                                                                                                \
   .type = CJM_FIELD_TEXT,                                                                                                       \
   .offset = AT(unit),                                                                                                           \
   .help = "The unit, written after each value.",                                                                               \
   .example = "unit: \"%\""},                                                                                                    \
    {.key = "goal",                                                                                                              \
     .type = CJM_FIELD_CHOICE,                                                                                                   \
     .offset = AT(goal),                                                                                                         \
     .words = cjm_words_goal,                                                                                                    \
     .help = "Which direction is better.",                                                                                 \
     .example = "goal: up"},                                                                                                     \
    {.key = "target",                                                                                                            \
     .type = CJM_FIELD_NUMBER,                                                                                                   \
     .offset = AT(target),                                                                                                       \
     .flags = CJM_FIELD_UNIT,                                                                                                    \
     .help = "The target value.",                                                                                      \
     .example = "target: 4.5"},                                                                                                  \
  {                                                                                                                              \
    .key = "range", .type = CJM_FIELD_RANGE, .offset = AT(range), .flags = CJM_FIELD_UNIT,                                       \
    .help = "The lowest and the highest value; they are the ends of the bar.", .example = "range: [1, 5]"                        \
  }

static const CjmField metric_fields[] = {
  {.key = "id", .type = CJM_FIELD_ID, .help = "The name by which steps give its values.", .example = "id: csat"},
  {.key = "title",
   .type = CJM_FIELD_TEXT,
   .offset = AT(title),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN | CJM_FIELD_OR_ID,
   .help = "What is measured.",
   .example = "title: Customer satisfaction"},
  METRIC_ROWS,
  CJM_JOIN_ROWS("metric"),
};

const CjmShape cjm_shape_metric = {
  .name = "metric",
  .help = "Something that is measured.",
  .size = sizeof(CjmMetric),
  .kind = CJM_KIND_METRIC,
  CJM_FIELDS(metric_fields),
};

static const CjmField inline_metric_fields[] = {
  {.key = "title",
   .type = CJM_FIELD_TEXT,
   .offset = AT(title),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN,
   .help = "What is measured.",
   .example = "title: Satisfaction with the advice"},
  {.key = "value",
   .type = CJM_FIELD_NUMBER,
   .offset = offsetof(CjmInlineMetric, value),
   .flags = CJM_FIELD_UNIT,
   .help = "The value in this step; without it the metric is to be measured.",
   .example = "value: 4.1"},
  METRIC_ROWS,
};

const CjmShape cjm_shape_inline_metric = {
  .name = "inline metric",
  .help = "A metric that only this step has, with its value.",
  .size = sizeof(CjmInlineMetric),
  .kind = CJM_KIND_METRIC,
  CJM_FIELDS(inline_metric_fields),
};

/* ---- source ---- */

#undef AT
#define AT(member) offsetof(CjmSourceOfFacts, member)

static const CjmEnumWord source_words[] = {
  {"interview", CJM_SOURCE_INTERVIEW, "talks with customers"},
  {"survey", CJM_SOURCE_SURVEY, "a questionnaire"},
  {"analytics", CJM_SOURCE_ANALYTICS, "counted behaviour"},
  {"observation", CJM_SOURCE_OBSERVATION, "watched behaviour"},
  {"support", CJM_SOURCE_SUPPORT, "complaints, calls, tickets"},
  {"desk", CJM_SOURCE_DESK, "what others have found out"},
  {0},
};

static const CjmField source_fields[] = {
  {.key = "id", .type = CJM_FIELD_ID, .help = "The name by which items cite it.", .example = "id: s7"},
  {.key = "type",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(type),
   .words = source_words,
   .help = "The kind of research.",
   .example = "type: interview"},
  {.key = "title",
   .type = CJM_FIELD_TEXT,
   .offset = AT(title),
   .flags = CJM_FIELD_MAIN,
   .help = "What the research is called.",
   .example = "title: Interviews with first-time buyers"},
  {.key = "n",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(n),
   .flags = CJM_FIELD_INTEGER,
   .min = 0,
   .max = 1e9,
   .help = "How many people or cases it covers.",
   .example = "n: 14"},
  {.key = "date",
   .type = CJM_FIELD_INTERVAL,
   .offset = AT(date),
   .help = "When it was done: a date, or an interval such as 2026-01-15/2026-02-20.",
   .example = "date: 2026-01-15/2026-02-20"},
  {.key = "url",
   .type = CJM_FIELD_URL,
   .offset = AT(url),
   .help = "Where to read it.",
   .example = "url: https://example.org/report"},
  CJM_JOIN_ROWS("source"),
};

const CjmShape cjm_shape_source = {
  .name = "source",
  .help = "A piece of research that items cite.",
  .size = sizeof(CjmSourceOfFacts),
  .kind = CJM_KIND_SOURCE,
  CJM_FIELDS(source_fields),
};

/* ---- competitor ---- */

#undef AT
#define AT(member) offsetof(CjmCompetitor, member)

static const CjmField competitor_fields[] = {
  {.key = "id", .type = CJM_FIELD_ID, .help = "A short name of the competitor.", .example = "id: runfast"},
  {.key = "title",
   .type = CJM_FIELD_TEXT,
   .offset = AT(title),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN | CJM_FIELD_OR_ID,
   .help = "Who it is.",
   .example = "title: RunFast"},
  {.key = "offer",
   .type = CJM_FIELD_TEXT,
   .offset = AT(offer),
   .help = "What they do differently.",
   .example = "offer: Free returns within 100 days"},
  {.key = "emotions",
   .type = CJM_FIELD_SPECIAL,
   .offset = AT(emotions),
   .ref = CJM_KIND_STEP,
   .syntax = "ids of steps with a score after each",
   .help = "How their customers feel in your steps.",
   .example = "emotions: {cart: 0.5, pay: 1}",
   .reader = CJM_READER_COMPETITOR_EMOTIONS},
  CJM_JOIN_ROWS("competitor"),
};

const CjmShape cjm_shape_competitor = {
  .name = "competitor",
  .help = "Another offer that customers compare yours with.",
  .size = sizeof(CjmCompetitor),
  .kind = CJM_KIND_COMPETITOR,
  CJM_FIELDS(competitor_fields),
};
