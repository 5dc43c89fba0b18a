/* test-decode-mistakes.c: one mistake each: its code, its place, what the help says, and nothing else. */
#include <string.h>

#include "decode/decode.h"

typedef struct Mistake {
  const char *name;
  const char *yaml;
  const char *code;
  unsigned line, column;
  const char *help; /* words that the help or the message holds; NULL for any */
} Mistake;

#define MAP "title: T\n"
#define PHASE "phases: Order\n"
#define STEP "title: T\nphases:\n  - title: Order\n    steps:\n      - title: Pays\n        " /* then line 6, column 9 */

static const Mistake mistakes[] = {
    {"a list for a map", "- title: T\n", "E201", 1, 1, "begin with"},
    {"a text for a map", "Ordering shoes\n", "E201", 1, 1, NULL},

    {"misspelt key", "titel: T\n" PHASE, "E202", 1, 1, "`title`"},
    {"key in other case", "Title: T\n" PHASE, "E202", 1, 1, "`title`"},
    {"swapped letters", STEP "actoins: Reads\n", "E202", 6, 9, "`actions`"},
    {"stages", MAP "stages: Order\n", "E202", 2, 1, "`phases`"},
    {"painpoints", STEP "painpoints: Slow\n", "E202", 6, 9, "`pain_points`"},
    {"pains", STEP "pains: Slow\n", "E202", 6, 9, "`pain_points`"},
    {"pain", STEP "pain: Slow\n", "E202", 6, 9, "`pain_points`"},
    {"touch points", STEP "touch points: Web\n", "E202", 6, 9, "`touchpoints`"},
    {"touchpoint", STEP "touchpoint: Web\n", "E202", 6, 9, "`touchpoints`"},
    {"mood", STEP "mood: 1\n", "E202", 6, 9, "`emotion`"},
    {"feeling", STEP "feeling: 1\n", "E202", 6, 9, "`emotion`"},
    {"goals of a phase", MAP "phases:\n  - title: Order\n    goals: Pay\n", "E202", 4, 5, "`goal`"},
    {"goal of a persona", MAP "persona: {title: A, goal: Run}\n" PHASE, "E202", 2, 21, "`goals`"},
    {"name of a persona", MAP "persona: {name: A}\n" PHASE, "E202", 2, 11, "`title`"},
    {"key of elsewhere", MAP "thoughts: Hm\n" PHASE, "E202", 2, 1, "of a step"},
    {"unknown key", MAP "zzz: 1\n" PHASE, "E202", 2, 1, "the keys of a journey"},
    {"comma in braces", STEP "gains: {text: Fast, friendly}\n", "E202", 6, 29, "comma"},
    {"misspelt key that defines", MAP "chanels: {id: web, title: Web}\nphases:\n  - title: A\n    touchpoints: {channel: web}\n", "E202", 2, 1,
     "`channels`"},

    {"no title", PHASE, "E203", 1, 1, "`title`"},
    {"no phases", MAP, "E203", 1, 1, "`phases`"},
    {"empty phases", MAP "phases: []\n", "E203", 2, 1, NULL},
    {"empty title", "title: \"\"\n" PHASE, "E203", 1, 1, NULL},
    {"title is a comment", "title: #1 in shoes\n" PHASE, "E203", 1, 1, "comment"},
    {"phase without title", MAP "phases:\n  - goal: Pay\n", "E203", 3, 5, "`title`"},
    {"step without title and actions", MAP "phases:\n  - title: A\n    steps:\n      - thoughts: Hm\n", "E203", 5, 9, "`actions`"},
    {"pain point without text", STEP "pain_points: {kind: wait}\n", "E203", 6, 23, "`text`"},
    {"touchpoint without either", STEP "touchpoints: {class: critical}\n", "E203", 6, 23, "`channel`"},
    {"emotion without score", STEP "emotion: {quote: Hm}\n", "E203", 6, 19, "`label`"},
    {"persona without title or id", MAP "persona: {role: primary}\n" PHASE, "E203", 2, 11, "`title`"},
    {"cost without currency", STEP "cost: {amount: 3}\n", "E203", 6, 16, "`currency`"},
    {"next without to", STEP "next: {label: back}\n", "E203", 6, 16, "`to`"},
    {"gate without limit", MAP "gates: {emotion: any}\n" PHASE, "E203", 2, 9, "`min`"},
    {"gate on nothing", MAP "gates: {min: 1}\n" PHASE, "E203", 2, 9, "`metric`"},
    {"inline metric without value", STEP "metrics: {title: Calls}\n", "E203", 6, 19, "`value`"},

    {"persona and personas", MAP "persona: A\npersonas: [B]\n" PHASE, "E204", 3, 1, NULL},
    {"gate on two", MAP "gates: {rule: no-persona, emotion: any, max: 1}\n" PHASE, "E204", 2, 27, NULL},
    {"gate on a rule with steps", MAP "gates: {rule: no-persona, max: 1, steps: order}\n" PHASE, "E204", 2, 35, NULL},
    {"target of a text lane", MAP "lanes: {id: law, title: Law, target: 3}\n" PHASE, "E204", 2, 38, "kind: number"},

    {"list for a text", "title: [A, B]\n" PHASE, "E205", 1, 8, NULL},
    {"map for a text", MAP "scenario: {it: rains}\n" PHASE, "E205", 2, 11, "quotes"},
    {"list in a list", STEP "actions: [[A]]\n", "E205", 6, 19, NULL},
    {"text for a scope", MAP "scope: all of it\n" PHASE, "E205", 2, 8, NULL},
    {"number for a range", MAP "metrics: {title: NPS, range: 5}\n" PHASE, "E205", 2, 30, "[1, 5]"},
    {"list for demographics", MAP "persona: {title: A, demographics: [34]}\n" PHASE, "E205", 2, 35, NULL},
    {"settings of another lane", MAP "lanes: [{steps: {style: line}}]\n" PHASE, "E205", 2, 17, "emotion"},
    {"text for metrics", STEP "metrics: 12\n", "E205", 6, 18, NULL},

    {"empty item", STEP "actions: [Reads, ~]\n", "E206", 6, 26, NULL},
    {"quoted empty item", STEP "actions: [Reads, \"\"]\n", "E206", 6, 26, NULL},
    {"comma in demographics", MAP "persona: {title: A, demographics: {location: Utrecht, Netherlands}}\n" PHASE, "E206", 2, 55, "quotes"},
    {"metric without value", MAP "metrics: {id: m, title: M}\nphases:\n  - title: A\n    metrics: {m: }\n", "E206", 5, 15, NULL},

    {"word for a number", STEP "engagement: much\n", "E207", 6, 21, NULL},
    {"decimal comma", STEP "emotion: \"-1,4\"\n", "E207", 6, 18, "-1.4"},
    {"infinity", STEP "cost: {amount: .inf, currency: EUR}\n", "E207", 6, 24, NULL},
    {"percent where there is none", STEP "engagement: 3%\n", "E207", 6, 21, "without the %"},
    {"percent of another unit", MAP "metrics: {title: M, unit: days, target: 3%}\n" PHASE, "E207", 2, 41, "unit"},
    {"percent of a feeling", MAP "gates: {emotion: any, min: 10%}\n" PHASE, "E207", 2, 28, "unit"},
    {"half a person", MAP "sources: {title: S, n: 2.5}\n" PHASE, "E207", 2, 24, "whole"},

    {"another format", "cjm: 2\ntitle: T\n" PHASE, "E208", 1, 6, "can only be 1"},
    {"too gripping", STEP "engagement: 6\n", "E208", 6, 21, "1 to 5"},
    {"too heavy", STEP "moment: {kind: truth, weight: 0}\n", "E208", 6, 39, "1 to 5"},
    {"too much value", STEP "opportunities: {text: O, customer_value: 101}\n", "E208", 6, 50, "0 to 100"},
    {"too much effort", STEP "opportunities: {text: O, effort: 5.5}\n", "E208", 6, 42, "1 to 5"},
    {"more than all", MAP "segments: {title: S, share: 120%}\n" PHASE, "E208", 2, 29, "0 to 100"},

    {"scale upside down", MAP "scale: {min: 5, max: 1}\n" PHASE, "E209", 2, 14, NULL},
    {"range upside down", MAP "metrics: {title: M, range: [5, 1]}\n" PHASE, "E209", 2, 28, "[1, 5]"},
    {"band upside down", STEP "emotion: {score: 0, low: 1, high: -1}\n", "E209", 6, 34, NULL},
    {"score above its band", STEP "emotion: {score: 1, low: -1, high: 0}\n", "E209", 6, 44, NULL},
    {"gate that nothing passes", MAP "gates: {emotion: any, min: 1, max: 0}\n" PHASE, "E209", 2, 28, NULL},

    {"yes for true", STEP "outside: yes\n", "E210", 6, 18, "`true`"},
    {"30th of February", MAP "updated: 2026-02-30\n" PHASE, "E211", 2, 10, NULL},
    {"date of another order", MAP "updated: 12-10-2026\n" PHASE, "E211", 2, 10, "2026-08-20"},
    {"interval backwards", MAP "sources: {title: S, date: 2026-02-01/2026-01-01}\n" PHASE, "E211", 2, 27, "earlier"},
    {"duration in words", STEP "when: {duration: two days}\n", "E212", 6, 26, "1h30m"},
    {"month as M", STEP "when: {waiting: 2M}\n", "E212", 6, 25, "months"},
    {"colour by name", MAP "theme: {accent: teal}\n" PHASE, "E213", 2, 17, "quotes"},
    {"bare colour", MAP "theme:\n  accent: #0b7285\n" PHASE, "E213", 3, 3, "quotes"},
    {"bare colour in a list", MAP "theme:\n  phases:\n    - #0b7285\n" PHASE, "E213", 4, 6, "quotes"},
    {"script address", STEP "links: javascript:alert(1)\n", "E214", 6, 16, "https"},
    {"address without scheme", MAP "sources: {title: S, url: www.example.org}\n" PHASE, "E214", 2, 26, "https"},
    {"language by name", MAP "lang: english\n" PHASE, "E215", 2, 7, "nl"},
    {"no such currency", STEP "cost: {amount: 3, currency: EUS}\n", "E216", 6, 37, "EUR"},
    {"path that leads out", STEP "image: pictures/../../x.png\n", "E217", 6, 16, NULL},
    {"absolute path", STEP "image: /etc/x.png\n", "E217", 6, 16, NULL},
    {"image from the net", STEP "image: https://example.org/x.png\n", "E217", 6, 16, NULL},

    {"unknown state", MAP "state: present\n" PHASE, "E218", 2, 8, "`current` or `future`"},
    {"misspelt word", STEP "touchpoints: {title: W, class: critcal}\n", "E218", 6, 40, "`critical`"},
    {"word of another meaning", STEP "pain_points: {text: P, severity: high}\n", "E218", 6, 42, "did you mean `critical`"},
    {"unknown moment", STEP "moment: surprise\n", "E218", 6, 17, "`truth`"},
    {"unknown theme", MAP "theme: night\n" PHASE, "E218", 2, 8, "`dark`"},
    {"unknown level", MAP "lint: {no-persona: maybe}\n" PHASE, "E218", 2, 20, "`warning`"},

    {"unknown feeling", STEP "emotion: frustated\n", "E219", 6, 18, "frustrated"},
    {"label without score", STEP "emotion: {label: xyzzy}\n", "E219", 6, 26, "with a score"},
    {"score off the scale", STEP "emotion: -3\n", "E220", 6, 18, "-2 to 2"},
    {"band off the scale", STEP "emotion: {score: 0, high: 4}\n", "E220", 6, 35, NULL},
    {"label off the scale", MAP "scale: {labels: {9: wow}}\n" PHASE, "E220", 2, 18, NULL},
    {"competitor off the scale", MAP "competitors: {title: C, emotions: {order: 3}}\n" PHASE, "E220", 2, 43, NULL},
    {"primary twice", "title: T\npersona: A\nphases:\n  - title: P\n    emotion: 1\n    emotions: {a: 2}\n", "E221", 6, 16, "keep one"},

    {"emotion of a phase", "title: T\nphases:\n  - title: P\n    emotion: 1\n    steps: [S]\n", "E222", 4, 5, "step"},
    {"outside of a phase", "title: T\nphases:\n  - title: P\n    outside: true\n    steps: [S]\n", "E222", 4, 5, "step"},
    {"unknown lane", MAP "lanes: [steps, emotions]\n" PHASE, "E223", 2, 16, "`emotion`"},
    {"unknown hidden lane", MAP "hide_lanes: policies\n" PHASE, "E223", 2, 13, NULL},
    {"lane twice", MAP "lanes: [steps, default, steps]\n" PHASE, "E224", 2, 25, NULL},
    {"default twice", MAP "lanes: [default, default]\n" PHASE, "E224", 2, 18, NULL},

    {"extends", "extends: base.yaml\nphases: {id: a, remove: true}\n", "E225", 1, 1, "not do"},
    {"data", MAP "data: {file: a.csv}\n" PHASE, "E225", 2, 1, NULL},
    {"baseline", MAP "baseline: old.yaml\n" PHASE, "E225", 2, 1, NULL},
    {"removal without extends", MAP "phases: {title: A, remove: true}\n", "E226", 2, 28, NULL},

    {"no value", MAP "scenario:\n" PHASE, "W201", 2, 1, "fill it in"},
    {"value is a comment", MAP "scenario: #1\n" PHASE, "W201", 2, 1, "comment"},
    {"value off its range", MAP "metrics: {title: M, range: [1, 5]}\nphases:\n  - title: A\n    metrics: {m: 6}\n", "W202", 5, 18, "edge"},

    {"blank in an id", MAP "channels: {id: my web, title: W}\n" PHASE, "E301", 2, 16, "letters"},
    {"id twice", MAP "channels:\n  - {id: web, title: A}\n  - {id: Web, title: B}\n" PHASE, "E302", 4, 10, "another id"},
    {"pain and gap of one id", STEP "pain_points: {id: x, text: P}\n        gaps: {id: x, text: G}\n", "E302", 7, 20, NULL},
    {"single phases of one id", MAP "phases:\n  - {id: x, title: A}\n  - {id: x, title: B}\n", "E302", 4, 10, NULL},
    {"unknown step", STEP "next: payz\n", "E303", 6, 15, "`pays`"},
    {"unknown channel", STEP "touchpoints: {title: A, channel: web}\n", "E303", 6, 42, "no channels"},
    {"unknown source", STEP "gains: {text: G, sources: i15}\n        emotion: {score: 1}\n", "E303", 6, 35, "no sources"},
    {"unknown persona", "title: T\npersona: Anna\nphases:\n  - title: P\n    emotions: {ana: 2}\n", "E303", 5, 16, "`anna`"},
    {"unknown metric", STEP "metrics: {nps: 3}\n", "E303", 6, 19, "no metrics"},
    {"unknown step of a gate", MAP "gates: {emotion: any, min: 0, steps: pay}\n" PHASE, "E303", 2, 38, "`order`"},
    {"unknown persona to show", MAP "persona: Anna\nlanes: [{emotion: {show: bert}}]\n" PHASE, "E303", 3, 26, "`anna`"},
    {"phase is no step", "title: T\nphases:\n  - id: order\n    title: Order\n    steps: [{id: pay, title: P, next: order}]\n", "E303", 5, 39, "`pay`"},
    {"metric id that is a key", MAP "metrics: {id: value, title: M}\n" PHASE, "E304", 2, 15, NULL},
    {"lane id that is a key", MAP "lanes: {id: thoughts, title: L}\n" PHASE, "E304", 2, 13, NULL},
};

static void check_one(const Mistake *mistake, const CjmDiag *diag)
{
  CjmPlace place = cjm_source_place(diag->span.source, diag->span.start);
  g_assert_cmpstr(cjm_code_info(diag->code)->code, ==, mistake->code);
  g_assert_cmpuint(place.line, ==, mistake->line);
  g_assert_cmpuint(place.column, ==, mistake->column);
  if (mistake->help != NULL) {
    g_autofree char *said = g_strdup_printf("%s; %s", diag->message, diag->help == NULL ? "" : diag->help);
    if (strstr(said, mistake->help) == NULL) {
      g_error("%s: \"%s\" is not in: %s", mistake->name, mistake->help, said);
    }
  }
}

static void test_mistake(gconstpointer data)
{
  const Mistake *mistake = data;
  g_autoptr(CjmSource) source = cjm_source_new("map.yaml", g_strdup(mistake->yaml), strlen(mistake->yaml));
  g_autoptr(CjmArena) arena = cjm_arena_new();
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  CjmLimits limits = cjm_limits_default();
  const CjmNode *root = cjm_yaml_parse(arena, source, &limits, diags);
  g_assert_nonnull(root);
  cjm_decode(arena, root, diags);
  cjm_diags_sort(diags);
  for (size_t i = 1; i < cjm_diags_length(diags); i++) {
    g_test_message("too much: %s", cjm_diags_at(diags, i)->message);
  }
  g_assert_cmpuint(cjm_diags_length(diags), ==, 1);
  check_one(mistake, cjm_diags_at(diags, 0));
}

/* Mistakes do not hide each other. */
static void test_all_in_one_run(void)
{
  static const char yaml[] = "titel: T\nstate: present\npersona: {title: A, age: 3}\nphases:\n  - title: P\n    emotion: -9\n    next: nowhere\n";
  static const char *const codes[] = {"E202", "E218", "E202", "E220", "E303"};
  g_autoptr(CjmSource) source = cjm_source_new("map.yaml", g_strdup(yaml), strlen(yaml));
  g_autoptr(CjmArena) arena = cjm_arena_new();
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  CjmLimits limits = cjm_limits_default();
  cjm_decode(arena, cjm_yaml_parse(arena, source, &limits, diags), diags);
  cjm_diags_sort(diags);
  g_assert_cmpuint(cjm_diags_length(diags), ==, G_N_ELEMENTS(codes));
  for (size_t i = 0; i < G_N_ELEMENTS(codes); i++) {
    g_assert_cmpstr(cjm_code_info(cjm_diags_at(diags, i)->code)->code, ==, codes[i]);
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(mistakes); i++) {
    g_autofree char *path = g_strdup_printf("/decode/mistake/%s", mistakes[i].name);
    g_test_add_data_func(path, &mistakes[i], test_mistake);
  }
  g_test_add_func("/decode/all-in-one-run", test_all_in_one_run);
  return g_test_run();
}
