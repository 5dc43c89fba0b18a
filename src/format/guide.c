/* guide.c: the format in brief, for people in a hurry and as context for language models. */
#include "format/guide.h"

#include <string.h>

#include "base/number.h"
#include "format/shapes.h"
#include "journey/id.h"
#include "journey/lexicon.h"

enum { LONGEST_HELP = 60 /* bytes of a syntax in words */, FEELINGS = 28 };

static const char head[] =
  "# Customer journey maps in brief\n"
  "\n"
  "A journey is one YAML (or JSON) file: `title`, who (`persona`), and `phases`, each with `steps`. A phase without steps is its own step. "
  "`cjm check FILE` says what is wrong, `cjm check --fix=all FILE` repairs it, `cjm render FILE -o map.svg` draws it.\n"
  "\n"
  "* Where a list is expected, one item will do: `actions: Pays`. Where an object is expected, its first text will do: `pain_points: Slow`.\n"
  "* An `id` is optional: it is the title in lower case with `-` for spaces. References are ids.\n"
  "* `emotion` is a word, a score from -2 to 2, or `{score: -1.5, label: Annoyed}`; several in a step are a list. Of several personas: `emotions: {ann: 1, ben: sad}`.\n"
  "* Texts are plain, without Markdown. Leave out what is not known.\n"
  "\n"
  "## Example\n"
  "\n"
  "```yaml\n";

const char cjm_guide_example[] =
  "title: Ordering running shoes online\n"
  "persona: {title: Sanne, quote: I want to run on Saturday., goals: Shoes that fit, demographics: {age: 34}}\n"
  "scenario: Her old shoes are worn out; a race is in two weeks.\n"
  "status: assumption\n"
  "owner: Web shop team\n"
  "updated: 2026-09-01\n"
  "channels: [{id: web, title: Web shop}, {id: mail, title: E-mail}]\n"
  "metrics: {id: drop, title: Drop-out, unit: \"%\", target: 10}\n"
  "phases:\n"
  "  - title: Compare\n"
  "    goal: Find shoes that fit\n"
  "    steps:\n"
  "      - title: Reads reviews\n"
  "        actions: [Searches for her size, Compares two models]\n"
  "        thoughts: Which one is for wide feet?\n"
  "        emotion: curious\n"
  "        touchpoints: {title: Product page, channel: web}\n"
  "  - title: Order\n"
  "    steps:\n"
  "      - title: Pays\n"
  "        touchpoints: {title: Cart, channel: web}\n"
  "        emotion: {score: -1.5, label: Annoyed, quote: Again a form!}\n"
  "        moment: truth\n"
  "        pain_points: {id: costs, text: Shipping costs appear late, severity: critical}\n"
  "        opportunities: {text: Show all costs in the cart, solves: costs, priority: P2, customer_value: 80, effort: 2}\n"
  "        metrics: {drop: 31%}\n"
  "  - title: Use\n"
  "    emotion: happy\n"
  "    actions: Runs the race\n"
  "    touchpoints: {title: Thank-you note, channel: mail}\n"
  "    when: {duration: 2h}\n";

static const char mistakes[] =
  "\n## Ten mistakes\n"
  "\n"
  "1. A colon in a text: `title: \"Ordering: the first time\"` needs quotes.\n"
  "2. A map where a list is expected: write `- title: Order`, not `Order: {…}`.\n"
  "3. Keys of other tools: `phases`, `steps`, `actions`, `touchpoints`, `pain_points`; not stages, activities, channels, pains.\n"
  "4. `emotion` on a phase that has steps: it belongs to a step.\n"
  "5. A word for a feeling that is not known: give it a score, `{score: -1, label: Miffed}`.\n"
  "6. A reference to something that is not defined: define it in `channels`, `personas`, `metrics`, or leave it out.\n"
  "7. Colours without quotes: `\"#0b7285\"`, as `#` begins a comment.\n"
  "8. Dates and numbers in words: `2026-09-01`, `2h30m`, `62%`, `-1.4`.\n"
  "9. A comma in braces: `{location: \"Utrecht, Netherlands\"}` needs quotes.\n"
  "10. Tabs, or items whose dashes are not in one column.\n";

static void append_bounds(GString *out, const CjmField *field)
{
  if (field->min == 0 && field->max == 0) {
    g_string_append(out, "number");
    return;
  }
  cjm_number_append(out, field->min, 2);
  g_string_append(out, "…");
  cjm_number_append(out, field->max, 2);
}

static void append_words(GString *out, const CjmEnumWord *words)
{
  for (size_t i = 0; words[i].word; i++) g_string_append_printf(out, "%s%s", i ? "|" : "", words[i].word);
}

/* What a key takes, in a word. */
static void append_value(GString *out, const CjmField *field)
{
  static const char *const names[] = {
    [CJM_FIELD_TEXT] = "text", [CJM_FIELD_TEXTS] = "texts", [CJM_FIELD_PERCENT] = "%", [CJM_FIELD_FLAG] = "true|false", [CJM_FIELD_DATE] = "date",
    [CJM_FIELD_INTERVAL] = "date or date/date", [CJM_FIELD_DURATION] = "duration", [CJM_FIELD_TINT] = "colour", [CJM_FIELD_TINTS] = "colours",
    [CJM_FIELD_URL] = "url", [CJM_FIELD_LANG] = "language tag", [CJM_FIELD_CURRENCY] = "EUR …", [CJM_FIELD_PATH] = "file", [CJM_FIELD_IMAGE] = "PNG or JPEG",
    [CJM_FIELD_RANGE] = "[low, high]", [CJM_FIELD_ID] = "id", [CJM_FIELD_PAIRS] = "{name: text}",
  };
  if (field->words && (field->type == CJM_FIELD_CHOICE || field->type == CJM_FIELD_TEXTS)) append_words(out, field->words);
  else if (field->type == CJM_FIELD_NUMBER) append_bounds(out, field);
  else if (field->type == CJM_FIELD_REF || field->type == CJM_FIELD_REFS) g_string_append_printf(out, "→%s", cjm_kind_name(field->ref)->one);
  else if (field->type == CJM_FIELD_OBJECT) g_string_append_printf(out, "<%s>", field->shape->name);
  else if (field->type == CJM_FIELD_OBJECTS) g_string_append_printf(out, "<%s>s", field->shape->name);
  else if (field->type == CJM_FIELD_SPECIAL) g_string_append(out, strlen(field->syntax) <= LONGEST_HELP ? field->syntax : "…");
  else g_string_append(out, names[field->type]);
}

/* Shapes that a first map needs, in the order of the reference. */
static bool is_basic(const CjmShape *shape)
{
  static const CjmShape *const basic[] = {
    &cjm_shape_journey, &cjm_shape_persona, &cjm_shape_channel, &cjm_shape_metric, &cjm_shape_source, &cjm_shape_plan_entry, &cjm_shape_phase, &cjm_shape_step,
    &cjm_shape_emotion, &cjm_shape_touchpoint, &cjm_shape_moment, &cjm_shape_pain, &cjm_shape_opportunity, &cjm_shape_when, &cjm_shape_cost, &cjm_shape_next,
  };
  for (size_t i = 0; i < G_N_ELEMENTS(basic); i++)
    if (basic[i] == shape) return true;
  return false;
}

static bool is_shown(const CjmField *field)
{
  bool join = field->type == CJM_FIELD_SPECIAL && field->reader == CJM_READER_JOIN;
  return !join && !(field->flags & CJM_FIELD_ALIAS) && strcmp(field->key, "cjm") != 0;
}

static void append_shape(GString *out, const CjmShape *shape)
{
  g_string_append_printf(out, "**%s**: ", shape->name);
  const char *separator = "";
  for (size_t i = 0; i < shape->n_fields; i++) {
    const CjmField *field = &shape->fields[i];
    if (!is_shown(field)) continue;
    g_string_append_printf(out, "%s%s%s ", separator, field->key, field->flags & CJM_FIELD_REQUIRED ? "*" : "");
    append_value(out, field);
    separator = " · ";
  }
  g_string_append(out, "\n\n");
}

/* Words of the English lexicon from the lowest to the highest, evenly chosen. */
static void append_feelings(GString *out)
{
  const CjmLexicon *english = cjm_lexicon_at(0);
  g_string_append(out, "## Feelings\n\nSome of the known words, in fourteen languages, with their scores: ");
  for (size_t i = 0; i < FEELINGS; i++) {
    const CjmLexiconWord *word = &english->words[i * (english->n_words - 1) / (FEELINGS - 1)];
    g_string_append_printf(out, "%s%s ", i ? ", " : "", word->word);
    cjm_number_append(out, word->valence, 1);
  }
  g_string_append(out, ".\n");
}

void cjm_guide_print(GString *out)
{
  size_t n;
  const CjmShape *const *shapes = cjm_shapes(&n);
  g_string_append(out, head);
  g_string_append(out, cjm_guide_example);
  g_string_append(out, "```\n\n## Keys\n\n`*` is required, `→x` the id of an x, `<x>` an object below. `cjm schema` and docs/format.md have all of them.\n\n");
  for (size_t i = 0; i < n; i++)
    if (is_basic(shapes[i])) append_shape(out, shapes[i]);
  append_feelings(out);
  g_string_append(out, mistakes);
}
