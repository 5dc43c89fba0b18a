/* fields-items.c: the items of a step. */
#include "format/fields.h"
#include "format/shapes.h"

#define SOURCES_ROW                                                                                                              \
  {                                                                                                                              \
    .key = "sources", .type = CJM_FIELD_REFS, .offset = AT(sources), .ref = CJM_KIND_SOURCE,                                     \
    .help = "The sources that support it.", .example = "sources: i14"                                                          \
  }

/* ---- emotion ---- */

#define AT(member) offsetof(CjmEmotion, member)

static const CjmField emotion_fields[] = {
  {.key = "score",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(score),
   .flags = CJM_FIELD_MAIN,
   .help = "The feeling as a number on the map's scale.",
   .example = "score: -1.4"},
  {.key = "label",
   .type = CJM_FIELD_TEXT,
   .offset = AT(label),
   .help = "A word for the feeling; without a score it must be one that cjm knows.",
   .example = "label: frustrated"},
  {.key = "quote",
   .type = CJM_FIELD_TEXT,
   .offset = AT(quote),
   .help = "What someone said about it, without quotation marks.",
   .example = "quote: I nearly gave up."},
  {.key = "low",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(low),
   .help = "The lowest score among those asked.",
   .example = "low: -1.9"},
  {.key = "high",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(high),
   .help = "The highest score among those asked.",
   .example = "high: 1.5"},
  {.key = "history",
   .type = CJM_FIELD_OBJECTS,
   .offset = AT(history),
   .shape = &cjm_shape_past_score,
   .help = "Earlier scores, up to the current one.",
   .example = "history: [{date: 2025-09-30, score: -1.8}, {date: 2026-09-30, score: -1.4}]"},
  SOURCES_ROW,
  {.key = "path",
   .type = CJM_FIELD_REFS,
   .offset = AT(paths),
   .ref = CJM_KIND_PATH,
   .help = "The paths on which it is felt; without it, all of them.",
   .example = "path: app"},
};

static const CjmKeyRule emotion_rules[] = {
  {CJM_KEYS_ANY, {"score", "label"}},
};

const CjmShape cjm_shape_emotion = {
  .name = "emotion",
  .help = "A feeling.",
  .size = sizeof(CjmEmotion),
  CJM_FIELDS(emotion_fields),
  CJM_RULES(emotion_rules),
};

/* ---- need ---- */

#undef AT
#define AT(member) offsetof(CjmNeed, member)

static const CjmField need_fields[] = {
  {.key = "text",
   .type = CJM_FIELD_TEXT,
   .offset = AT(text),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN,
   .help = "What is needed.",
   .example = "text: Certainty about the size"},
  {.key = "stated",
   .type = CJM_FIELD_FLAG,
   .offset = AT(stated),
   .help = "Whether customers say so themselves.",
   .example = "stated: true"},
  CJM_ABOUT_ROWS,
  CJM_ABOUT_SOURCES,
};

const CjmShape cjm_shape_need = {
  .name = "need",
  .help = "Something the customer needs.",
  .size = sizeof(CjmNeed),
  CJM_FIELDS(need_fields),
};

/* ---- expectation ---- */

#undef AT
#define AT(member) offsetof(CjmExpectation, member)

static const CjmField expectation_fields[] = {
  {.key = "text",
   .type = CJM_FIELD_TEXT,
   .offset = AT(text),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN,
   .help = "What the customer expects.",
   .example = "text: Total price up front"},
  {.key = "met", .type = CJM_FIELD_FLAG, .offset = AT(met), .help = "Whether the expectation is met.", .example = "met: false"},
  CJM_ABOUT_ROWS,
  CJM_ABOUT_SOURCES,
};

const CjmShape cjm_shape_expectation = {
  .name = "expectation",
  .help = "Something the customer expects.",
  .size = sizeof(CjmExpectation),
  CJM_FIELDS(expectation_fields),
};

/* ---- touchpoint ---- */

#undef AT
#define AT(member) offsetof(CjmTouchpoint, member)

static const CjmEnumWord class_words[] = {
  {"critical", CJM_CLASS_CRITICAL, "the journey fails without it"},
  {"supporting", CJM_CLASS_SUPPORTING, "it helps"},
  {"redundant", CJM_CLASS_REDUNDANT, "it could go"},
  {0},
};

static const CjmField touchpoint_fields[] = {
  {.key = "title",
   .type = CJM_FIELD_TEXT,
   .offset = AT(title),
   .flags = CJM_FIELD_MAIN,
   .help = "What it is; a bare text that is a channel's id or title names that channel.",
   .example = "title: Checkout"},
  {.key = "channel",
   .type = CJM_FIELD_REF,
   .offset = AT(channel),
   .ref = CJM_KIND_CHANNEL,
   .help = "The channel in whose row it is drawn.",
   .example = "channel: web"},
  {.key = "class",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(rank),
   .words = class_words,
   .fallback = "supporting",
   .help = "How much the journey depends on it.",
   .example = "class: critical"},
  {.key = "owner",
   .type = CJM_FIELD_TEXT,
   .offset = AT(owner),
   .help = "The department that is responsible for it.",
   .example = "owner: Web team"},
  {.key = "when",
   .type = CJM_FIELD_TEXT,
   .offset = AT(when),
   .help = "When customers meet it.",
   .example = "when: the evening before"},
  CJM_ABOUT_ROWS,
  CJM_ABOUT_SOURCES,
};

static const CjmKeyRule touchpoint_rules[] = {
  {CJM_KEYS_ANY, {"title", "channel"}},
};

const CjmShape cjm_shape_touchpoint = {
  .name = "touchpoint",
  .help = "A place where customer and organisation meet.",
  .size = sizeof(CjmTouchpoint),
  CJM_FIELDS(touchpoint_fields),
  CJM_RULES(touchpoint_rules),
};

/* ---- moment ---- */

#undef AT
#define AT(member) offsetof(CjmMoment, member)

static const CjmEnumWord moment_words[] = {
  {"truth", CJM_MOMENT_TRUTH, "a moment of truth: here the customer decides"},
  {"pain", CJM_MOMENT_PAIN, "the worst moment"},
  {"delight", CJM_MOMENT_DELIGHT, "a moment to remember"},
  {"ending", CJM_MOMENT_ENDING, "how it ends, which is what stays"},
  {0},
};

static const CjmEnumWord weight_words[] = {
  {"low", 2, "the same as 2"},
  {"medium", 3, "the same as 3"},
  {"high", 4, "the same as 4"},
  {0},
};

static const CjmField moment_fields[] = {
  {.key = "kind",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(kind),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN,
   .words = moment_words,
   .help = "The kind of moment.",
   .example = "kind: truth"},
  {.key = "text", .type = CJM_FIELD_TEXT, .offset = AT(text), .help = "What happens in this moment.", .example = "text: Pays or leaves"},
  {.key = "weight",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(weight),
   .words = weight_words,
   .min = 1,
   .max = 5,
   .help = "How important it is.",
   .example = "weight: 5"},
  {.key = "at",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(at),
   .flags = CJM_FIELD_INTEGER,
   .min = 1,
   .max = 1000,
   .help = "The feeling of the step that it belongs to, counted from 1, if the step has several.",
   .example = "at: 2"},
};

const CjmShape cjm_shape_moment = {
  .name = "moment",
  .help = "Marks a step that matters more than others.",
  .size = sizeof(CjmMoment),
  CJM_FIELDS(moment_fields),
};

/* ---- pain point ---- */

#undef AT
#define AT(member) offsetof(CjmPain, member)

static const CjmEnumWord pain_words[] = {
  {"wait", CJM_PAIN_WAIT, "it takes too long"},
  {"unclear", CJM_PAIN_UNCLEAR, "it is not understood"},
  {"error", CJM_PAIN_ERROR, "it does not work"},
  {"effort", CJM_PAIN_EFFORT, "it is too much work"},
  {"cost", CJM_PAIN_COST, "it costs too much, or more than thought"},
  {"trust", CJM_PAIN_TRUST, "it is not believed"},
  {"other", CJM_PAIN_OTHER, "something else"},
  {0},
};

static const CjmEnumWord severity_words[] = {
  {"minor", CJM_PAIN_MINOR, "a nuisance"},
  {"serious", CJM_PAIN_SERIOUS, "some turn back"},
  {"critical", CJM_PAIN_CRITICAL, "customers are lost"},
  {"low", CJM_PAIN_MINOR, "the same as `minor`"},
  {"medium", CJM_PAIN_SERIOUS, "the same as `serious`"},
  {"high", CJM_PAIN_CRITICAL, "the same as `critical`"},
  {0},
};

static const CjmField pain_fields[] = {
  {.key = "id", .type = CJM_FIELD_ID, .help = "The name by which opportunities refer to it.", .example = "id: account"},
  {.key = "text",
   .type = CJM_FIELD_TEXT,
   .offset = AT(text),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN,
   .help = "What goes wrong.",
   .example = "text: Account is mandatory"},
  {.key = "kind",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(kind),
   .words = pain_words,
   .help = "The kind of problem.",
   .example = "kind: effort"},
  {.key = "severity",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(severity),
   .words = severity_words,
   .help = "How bad it is.",
   .example = "severity: serious"},
  {.key = "cause",
   .type = CJM_FIELD_TEXT,
   .offset = AT(cause),
   .help = "Why it happens.",
   .example = "cause: The account system predates guest orders"},
  CJM_ABOUT_ROWS,
  CJM_ABOUT_SOURCES,
  {.key = "owner", .type = CJM_FIELD_TEXT, .offset = AT(owner), .help = "Who can fix it.", .example = "owner: Checkout team"},
};

const CjmShape cjm_shape_pain = {
  .name = "pain point",
  .help = "Something that goes wrong for the customer.",
  .size = sizeof(CjmPain),
  .kind = CJM_KIND_TROUBLE,
  CJM_FIELDS(pain_fields),
};

/* ---- gain ---- */

#undef AT
#define AT(member) offsetof(CjmGain, member)

static const CjmField gain_fields[] = {
  {.key = "text",
   .type = CJM_FIELD_TEXT,
   .offset = AT(text),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN,
   .help = "What goes well.",
   .example = "text: An adviser who knows the product"},
  CJM_ABOUT_ROWS,
  CJM_ABOUT_SOURCES,
};

const CjmShape cjm_shape_gain = {
  .name = "gain",
  .help = "Something that goes well.",
  .size = sizeof(CjmGain),
  CJM_FIELDS(gain_fields),
};

/* ---- gap ---- */

#undef AT
#define AT(member) offsetof(CjmGap, member)

static const CjmField gap_fields[] = {
  {.key = "id", .type = CJM_FIELD_ID, .help = "The name by which opportunities refer to it.", .example = "id: handover"},
  {.key = "text",
   .type = CJM_FIELD_TEXT,
   .offset = AT(text),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN,
   .help = "What is lost on the way.",
   .example = "text: The carrier knows no order number"},
  {.key = "from", .type = CJM_FIELD_TEXT, .offset = AT(from), .help = "Who or what hands over.", .example = "from: Web shop"},
  {.key = "to", .type = CJM_FIELD_TEXT, .offset = AT(to), .help = "Who or what takes over.", .example = "to: Carrier"},
  CJM_ABOUT_ROWS,
  CJM_ABOUT_SOURCES,
};

const CjmShape cjm_shape_gap = {
  .name = "gap",
  .help = "A hand-off between departments, channels or platforms.",
  .size = sizeof(CjmGap),
  .kind = CJM_KIND_TROUBLE,
  CJM_FIELDS(gap_fields),
};

/* ---- opportunity ---- */

#undef AT
#define AT(member) offsetof(CjmOpportunity, member)

static const CjmEnumWord opportunity_words[] = {
  {"simplify", CJM_OPPORTUNITY_SIMPLIFY, "make it easier"},
  {"remove", CJM_OPPORTUNITY_REMOVE, "remove it"},
  {"support", CJM_OPPORTUNITY_SUPPORT, "help with it"},
  {"delight", CJM_OPPORTUNITY_DELIGHT, "make it something to remember"},
  {0},
};

static const CjmEnumWord priority_words[] = {
  {"P1", CJM_PRIORITY_1, "first"},
  {"P2", CJM_PRIORITY_2, "second"},
  {"P3", CJM_PRIORITY_3, "third"},
  {"P4", CJM_PRIORITY_4, "last"},
  {0},
};

static const CjmEnumWord opportunity_status_words[] = {
  {"idea", CJM_OPPORTUNITY_IDEA, "nobody has decided yet"},
  {"planned", CJM_OPPORTUNITY_PLANNED, "decided, not started"},
  {"doing", CJM_OPPORTUNITY_DOING, "under way"},
  {"done", CJM_OPPORTUNITY_DONE, "finished"},
  {"dropped", CJM_OPPORTUNITY_DROPPED, "will not be done"},
  {0},
};

static const CjmEnumWord value_words[] = {
  {"low", 20, "the same as 20"},
  {"medium", 50, "the same as 50"},
  {"high", 80, "the same as 80"},
  {0},
};

static const CjmEnumWord effort_words[] = {
  {"xs", 1, "the same as 1"},     {"s", 2, "the same as 2"},    {"m", 3, "the same as 3"},
  {"l", 4, "the same as 4"},      {"xl", 5, "the same as 5"},   {"low", 2, "the same as 2"},
  {"medium", 3, "the same as 3"}, {"high", 4, "the same as 4"}, {0},
};

static const CjmField opportunity_fields[] = {
  {.key = "id", .type = CJM_FIELD_ID, .help = "The name by which the plan refers to it.", .example = "id: express"},
  {.key = "text",
   .type = CJM_FIELD_TEXT,
   .offset = AT(text),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN,
   .help = "What could be done.",
   .example = "text: One-click checkout"},
  {.key = "kind",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(kind),
   .words = opportunity_words,
   .help = "In which way it helps.",
   .example = "kind: remove"},
  {.key = "solves",
   .type = CJM_FIELD_REFS,
   .offset = AT(solves),
   .ref = CJM_KIND_TROUBLE,
   .help = "The pain points and gaps that it addresses.",
   .example = "solves: shipping"},
  {.key = "customer_value",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(customer_value),
   .words = value_words,
   .min = 0,
   .max = 100,
   .help = "What it is worth to customers.",
   .example = "customer_value: 85"},
  {.key = "business_value",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(business_value),
   .words = value_words,
   .min = 0,
   .max = 100,
   .help = "What it is worth to the organisation.",
   .example = "business_value: 70"},
  {.key = "effort",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(effort),
   .words = effort_words,
   .min = 1,
   .max = 5,
   .help = "How much work it is.",
   .example = "effort: 3"},
  {.key = "priority",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(priority),
   .words = priority_words,
   .help = "How urgent it is.",
   .example = "priority: P1"},
  {.key = "owner", .type = CJM_FIELD_TEXT, .offset = AT(owner), .help = "Who is responsible for it.", .example = "owner: Checkout team"},
  {.key = "plan",
   .type = CJM_FIELD_REFS,
   .offset = AT(plan),
   .ref = CJM_KIND_PLAN,
   .help = "The plan entries that implement it.",
   .example = "plan: a1"},
  CJM_ABOUT_ROWS,
  CJM_ABOUT_SOURCES,
  {.key = "status",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(status),
   .words = opportunity_status_words,
   .help = "Its progress.",
   .example = "status: planned"},
};

const CjmShape cjm_shape_opportunity = {
  .name = "opportunity",
  .help = "Something that could be better.",
  .size = sizeof(CjmOpportunity),
  .kind = CJM_KIND_OPPORTUNITY,
  CJM_FIELDS(opportunity_fields),
};

/* ---- service blueprint ---- */

#undef AT
#define AT(member) offsetof(CjmAct, member)

static const CjmField act_fields[] = {
  {.key = "who", .type = CJM_FIELD_TEXT, .offset = AT(who), .help = "Who or what does it.", .example = "who: Warehouse"},
  {.key = "text",
   .type = CJM_FIELD_TEXT,
   .offset = AT(text),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN,
   .help = "What is done, or what there is.",
   .example = "text: Picks the pair"},
  {.key = "fail_point",
   .type = CJM_FIELD_FLAG,
   .offset = AT(fail_point),
   .fallback = "false",
   .help = "True if the service is known to fail here.",
   .example = "fail_point: true"},
  CJM_ABOUT_ROWS,
  CJM_ABOUT_SOURCES,
};

const CjmShape cjm_shape_act = {
  .name = "blueprint item",
  .help = "A cell of the service blueprint.",
  .size = sizeof(CjmAct),
  CJM_FIELDS(act_fields),
};
