/* Importing: labels, cells, feelings, tables, Mermaid; and whatever random tables hold, the journeys check without errors. */
#include <string.h>

#include "api/api.h"
#include "import/cells.h"
#include "import/feelings.h"
#include "import/import.h"
#include "import/labels.h"
#include "import/markup.h"
#include "suite.h"

/* ---- labels ---- */

static void test_labels(void)
{
  static const struct {
    const char *label, *key;
  } cases[] = {
    {"Actions", "actions"},
    {"**Customer Actions:**", "actions"},
    {"😊 Emotions (1–5)", "emotion"},
    {"customer_actions", "actions"},
    {"userActions", "actions"},
    {"painPoints", "pain_points"},
    {"Pain Ponits", "pain_points"},
    {"Key pain points", "pain_points"},
    {"Pain points / barriers", "pain_points"},
    {"Thoughts & Feelings", "both"},
    {"Kontaktpunkte", "touchpoints"},
    {"Berührungspunkte", "touchpoints"},
    {"Points de contact", "touchpoints"},
    {"Puntos de dolor", "pain_points"},
    {"Pontos de contato", "touchpoints"},
    {"Punti di contatto", "touchpoints"},
    {"Knelpunten", "pain_points"},
    {"Emocje", "emotion"},
    {"感情", "emotion"},
    {"痛点", "pain_points"},
    {"Мысли", "thoughts"},
    {"Tanker", "thoughts"}, /* Swedish, of which only the names of lanes are known */
    {"Jobs to be done", "goal"},
    {"#", "number"},
    {"Rating", "score"},
    {"Quantum flux", NULL},
    {"", NULL},
    {"—", NULL},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_assert_cmpstr(cjm_label_find(cases[i].label), ==, cases[i].key);
  }
}

/* A meaning of the table is a key of a step, or one that the builder knows; each language has the most frequent ones. */
static void test_label_table(void)
{
  static const char *const languages[] = {"en", "de", "fr", "es", "pt", "it", "nl", "pl", "ja", "zh", "ru"};
  static const char *const frequent[] = {"phase", "actions", "thoughts", "emotion", "touchpoints", "pain_points", "opportunities", "needs", "goal", "owner", "metrics", "duration", "persona"};
  g_autoptr(GKeyFile) file = g_key_file_new();
  g_autofree char *path = g_build_filename(CJM_SRCDIR, "src/import/data/labels.ini", NULL);
  g_assert_true(g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, NULL));
  for (size_t l = 0; l < G_N_ELEMENTS(languages); l++)
    for (size_t f = 0; f < G_N_ELEMENTS(frequent); f++) {
      g_assert_true(g_key_file_has_key(file, frequent[f], languages[l], NULL));
    }
}

/* ---- texts ---- */

static void test_markup(void)
{
  static const struct {
    const char *text, *plain;
  } cases[] = {
    {"**bold** and *thin* `code`", "bold and thin code"},
    {"a<br>b<br/>c", "a\nb\nc"},
    {"[text](https://example.org/a_(b)) end", "text end"},
    {"snake_case stays, _this_ not", "snake_case stays, this not"},
    {"2 * 3 * 4", "2 * 3 * 4"},
    {"&amp; &#58; &quot;x&quot; &unknown;", "& : \"x\" &unknown;"},
    {"a \\| b \\* c", "a | b * c"},
    {"x < 3 > y", "x < 3 > y"},
    {"  two   spaces \n\n lines ", "two spaces\nlines"},
    {"<b>tag</b>", "tag"},
    {"[[[[[[[[", "[[[[[[[["},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *plain = cjm_markup_plain_new(cases[i].text);
    g_assert_cmpstr(plain, ==, cases[i].plain);
  }
}

static char *items(const char *text, bool commas)
{
  g_autoptr(GPtrArray) all = cjm_cell_items_new(text, commas);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < all->len; i++) {
    const CjmCellItem *item = all->pdata[i];
    g_string_append_printf(out, "%s%s%s%s%s", i ? "|" : "", item->is_quoted ? "“" : "", item->text, item->is_quoted ? "”" : "", item->url ? "@" : "");
  }
  return g_string_free(out, FALSE);
}

static void test_cells(void)
{
  static const struct {
    const char *text;
    bool commas;
    const char *items;
  } cases[] = {
    {"one", false, "one"},
    {"a<br>b", false, "a|b"},
    {"- a<br>- b", false, "a|b"},
    {"• a • b", false, "a|b"},
    {"1. a 2. b 3. c", false, "a|b|c"},
    {"a; b", false, "a|b"},
    {"a / b", false, "a|b"},
    {"and/or", false, "and/or"},
    {"web, app", true, "web|app"},
    {"web, app", false, "web, app"},
    {"He waits, and then goes home again, tired", true, "He waits, and then goes home again, tired"},
    {"“Is it safe; really?”", false, "“Is it safe; really?”"},
    {"\"a\" / \"b c\"", false, "“a”|“b c”"},
    {"pays (card; cash)", false, "pays (card; cash)"},
    {"n/a", false, ""},
    {"–", false, ""},
    {"TBD", false, ""},
    {"a; –; b", false, "a|b"},
    {"[x](https://example.org); y", false, "x@|y"},
    {"5\" screen; 7\" screen", false, "5\" screen|7\" screen"},
    {"检索、下载", true, "检索|下载"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *found = items(cases[i].text, cases[i].commas);
    g_assert_cmpstr(found, ==, cases[i].items);
  }
}

static char *feelings(const char *text)
{
  CjmFeelings found;
  cjm_feelings_read(text, "en", &found);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < found.at->len; i++) {
    const CjmFeeling *feeling = &g_array_index(found.at, CjmFeeling, i);
    if (i) g_string_append(out, " → ");
    if (feeling->kind == CJM_SCORE_OF) g_string_append_printf(out, "%g/%g ", feeling->score, feeling->of);
    else if (feeling->kind == CJM_SCORE_PERCENT) g_string_append_printf(out, "%g%% ", feeling->score);
    else if (feeling->kind != CJM_SCORE_NONE) g_string_append_printf(out, feeling->kind == CJM_SCORE_SIGNED ? "%+g " : "%g ", feeling->score);
    g_string_append(out, feeling->label ? feeling->label : "");
    g_string_append(out, feeling->is_word ? "!" : feeling->is_mixed ? "~" : "");
  }
  for (guint i = 0; i < found.quotes->len; i++) g_string_append_printf(out, " “%s”", (const char *)found.quotes->pdata[i]);
  cjm_feelings_clear(&found);
  return g_strchomp(g_string_free(out, FALSE));
}

static void test_feelings(void)
{
  static const struct {
    const char *text, *feelings;
  } cases[] = {
    {"frustrated", "frustrated!"},
    {"hopeful → doubtful", "hopeful! → doubtful!"},
    {"+2", "+2"},
    {"−1", "-1"},
    {"[+2 to −2]", "+2  → -2"},
    {"4/5", "4/5"},
    {"★★★☆☆", "3/5"},
    {"⭐⭐⭐⭐", "4/5"},
    {"80 %", "80%"},
    {"3", "3"},
    {"Anxious (2/5)", "2/5 Anxious!"},
    {"Annoyed (-1)", "-1 Annoyed!"},
    {"😊 Happy", "Happy!"},
    {"😡", "!"},
    {"☹️", "!"},
    {"curious, hopeful", "curious, hopeful~"},
    {"a bit lost between tabs", "a bit lost between tabs~"},
    {"zorbly", "zorbly"},
    {"nervous: \"Will this ever end?\"", "nervous! “Will this ever end?”"},
    {"Score: 4", "4"},
    {"", ""},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *found = feelings(cases[i].text);
    g_assert_cmpstr(found, ==, cases[i].feelings);
  }
}

/* ---- files ---- */

/* The first journey of a text as YAML; NULL if there is none. */
static char *import_text(const char *name, const char *text, size_t len, const CjmImportSettings *settings)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func((GDestroyNotify)cjm_source_free);
  CjmImports imports;
  cjm_import_read(arena, name, text, len, settings, sources, diags, &imports);
  char *yaml = imports.journeys->len ? cjm_imported_text_new(arena, imports.journeys->pdata[0], NULL, NULL) : NULL;
  g_assert_true(yaml || cjm_diags_failed(diags));
  cjm_imports_clear(&imports);
  return yaml;
}

/* A text that is read under this name has no errors; `other` is what it was made of, or what is made of it. */
static void check_text(const char *name, const char *text, const char *other)
{
  CjmDocument *document;
  if (cjm_document_read(name, NULL, text, strlen(text), &document) != CJM_OK) {
    char *messages = cjm_document_print(document, NULL);
    g_test_message("%s:\n%s\n%s\n%s", name, text, other, messages);
    g_test_fail();
    cjm_free(messages);
  }
  cjm_document_free(document);
}

/* What comes out has no errors. */
static void check_yaml(const char *yaml, const char *source)
{
  check_text("t.yaml", yaml, source);
}

static void test_orientations(void)
{
  static const char wanted[] = "title: T\nphases:\n  - title: A\n    actions: x\n    emotion: happy\n  - title: B\n    actions: z\n    emotion: sad\n";
  static const char *const same[] = {
    "# T\n\n| Stage | Actions | Emotions |\n|---|---|---|\n| A | x | happy |\n| B | z | sad |\n",
    "# T\n\n| | A | B |\n|---|---|---|\n| Actions | x | z |\n| Emotions | happy | sad |\n",
    "# T\n\n## A\n\n| Aspect | Detail |\n|---|---|\n| Actions | x |\n| Emotions | happy |\n\n## B\n\n| Aspect | Detail |\n|---|---|\n| Actions | z |\n| Emotions | sad |\n",
    "# T\n\n## A\n\n- **Actions:** x\n- **Emotions:** happy\n\n## B\n\n- **Actions:** z\n- **Emotions:** sad\n",
    "# T\n\n## A\n### Actions\n- x\n### Emotions\n- happy\n\n## B\n### Actions\n- z\n### Emotions\n- sad\n",
    "# T\n\n- **A**\n  - Actions: x\n  - Emotions: happy\n- **B**\n  - Actions: z\n  - Emotions: sad\n",
    "# T\n\n**A**\n- Actions: x\n- Emotions: happy\n\n**B**\n- Actions: z\n- Emotions: sad\n",
    "# T\r\n\r\n| Stage | Actions | Emotions |\r\n|---|---|---|\r\n| A | x | happy |\r\n| B | z | sad |\r\n",
    "\xEF\xBB\xBF# T\n\n| Stage | Actions | Emotions |\n|---|---|---|\n| A | x | happy |\n| B | z | sad |\n",
    "T,,\n,,\nStage,Actions,Emotions\nA,x,happy\nB,z,sad\n",
    "T;;\n;;\n;A;B\nActions;x;z\nEmotions;happy;sad\n",
    "title: T\nstages:\n  - {name: A, customer_actions: [x], feelings: happy}\n  - {name: B, customer_actions: [z], feelings: sad}\n",
    "{\"journey\": {\"name\": \"T\", \"phases\": {\"A\": {\"actions\": [\"x\"], \"emotion\": \"happy\"}, \"B\": {\"actions\": [\"z\"], \"emotion\": \"sad\"}}}}",
  };
  for (size_t i = 0; i < G_N_ELEMENTS(same); i++) {
    g_autofree char *yaml = import_text("t", same[i], strlen(same[i]), &(CjmImportSettings){0});
    g_assert_cmpstr(yaml, ==, wanted);
    if (yaml) check_yaml(yaml, same[i]);
  }
}

static void test_mermaid(void)
{
  static const struct {
    const char *text, *yaml;
  } cases[] = {
    {"journey\ntitle T\nsection S\nA: 5: Me\n", "title: T\nscale:\n  min: 1\n  max: 5\npersona:\n  title: Me\nphases:\n  - title: S\n    steps:\n      - title: A\n        emotion: 5\n"},
    {"journey\ntitle T\nA: 5\nB: 1\n", "title: T\nscale:\n  min: 1\n  max: 5\nphases:\n  - title: A\n    emotion: 5\n  - title: B\n    emotion: 1\n"},
    {"journey\ntitle T\nsection S\nOpen #58; go: 2\n", "title: T\nscale:\n  min: 1\n  max: 5\nphases:\n  - title: S\n    steps:\n      - title: \"Open : go\"\n        emotion: 2\n"},
    {"journey\ntitle T\nsection S\nA: 5: Me, API\n", "title: T\nscale:\n  min: 1\n  max: 5\npersona:\n  title: Me\nphases:\n  - title: S\n    steps:\n      - title: A\n        emotion: 5\n        support: API\n"},
    {"journey\ntitle T\nsection S\nA: :Me\n", "title: T\nscale:\n  min: 1\n  max: 5\npersona:\n  title: Me\nphases:\n  - title: S\n    steps:\n      - title: A\n"},
    {"journey\ntitle T\nsection S\nsection S\n", "title: T\nscale:\n  min: 1\n  max: 5\nphases:\n  - title: S\n  - title: S\n"},
    {"journey\ntitle T\nsection S\nA: 9\n", "title: T\nscale:\n  min: 1\n  max: 9\nphases:\n  - title: S\n    steps:\n      - title: A\n        emotion: 9\n"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *yaml = import_text("t.mmd", cases[i].text, strlen(cases[i].text), &(CjmImportSettings){0});
    g_assert_cmpstr(yaml, ==, cases[i].yaml);
    if (yaml) check_yaml(yaml, cases[i].text);
  }
  static const char two[] = "journey\ntitle T\nsection S\nA: 5: Ann, Ben\n";
  g_autofree char *yaml = import_text("t.mmd", two, strlen(two), &(CjmImportSettings){.actors_are_personas = true});
  g_assert_nonnull(strstr(yaml, "personas:"));
  check_yaml(yaml, two);
}

/* ---- random tables ---- */

static const char *pick(GRand *rand, const char *const *words, size_t n)
{
  return words[g_rand_int_range(rand, 0, (gint32)n)];
}

/* Cells that look like something, and cells that look like nothing. */
static const char *const nasty[] = {
  "happy", "4/5", "+2", "-1", "★★☆", "😊", "hope → doubt", "[+2 to −2]", "120 %", "99", "7", "0", "n/a", "TBD", "", " ", "“Why?”", "\"quoted text\"", "a; b; c", "a / b", "1. x 2. y",
  "- x<br>- y", "yes", "no", "null", "~", "true", "12:30", "1.10", "NPS 41", "Conversion: 62%", "62", "1,234.5", "value: 3", "title: x", "# hash", "a: b", "key: [x", "{x", "- dash", "*a", "&a", "!tag",
  "%", "@x", "`code`", "[link](https://example.org/x)", "[bad](javascript:x)", "https://example.org", "two\\|pipes", "\\", "'", "\"", "日本語", "العربية", "\xE2\x80\xAE" "bidi", "é", "a​b",
  "3d", "2-3 days", "PT45M", "critical", "low", "P1", "id", "steps", "emotion", "unit", "goal", "System", "Anna, Ben", "Ben", "API", "x", "…", "1e999", "0x10", "-0", ".5", "5.", "+", "−", "1/0", "5/0", "9/5",
};
static const char *const headings[] = {
  "Stage", "Phase", "Step", "Actions", "Emotions", "Score", "Rating", "Touchpoints", "Thoughts", "Thoughts & Feelings", "Questions", "Pain points", "Opportunities", "Metrics", "KPI", "Owner", "Duration",
  "Waiting time", "Moment of truth", "Engagement", "Links", "Tags", "Persona", "Goal", "Notes", "Description", "Needs", "Gains", "Backstage", "Support", "Channels", "id", "title", "steps", "path", "Next",
  "emotion", "image", "cost", "when", "", "Legal", "Legal", "default", "value", "日本語", "#", "😀", "status", "journey", "Personas", "lanes", "actors", "Actors",
};

static void append_row(GString *out, GRand *rand, const char *first, const char *const *words, size_t n_words, gint columns)
{
  g_string_append_printf(out, "| %s", first);
  for (gint c = 1; c < columns; c++) g_string_append_printf(out, " | %s", pick(rand, words, n_words));
  g_string_append(out, " |\n");
}

static char *random_table(GRand *rand)
{
  GString *out = g_string_new(NULL);
  bool transposed = g_rand_boolean(rand);
  gint columns = g_rand_int_range(rand, 2, 9), rows = g_rand_int_range(rand, 1, 9);
  if (g_rand_boolean(rand)) g_string_append_printf(out, "# %s\n\n", pick(rand, nasty, G_N_ELEMENTS(nasty)));
  if (g_rand_boolean(rand)) g_string_append_printf(out, "**%s:** %s\n\n", pick(rand, headings, G_N_ELEMENTS(headings)), pick(rand, nasty, G_N_ELEMENTS(nasty)));
  append_row(out, rand, pick(rand, headings, G_N_ELEMENTS(headings)), transposed ? nasty : headings, transposed ? G_N_ELEMENTS(nasty) : G_N_ELEMENTS(headings), columns);
  g_string_append(out, "|---|---|\n");
  for (gint r = 0; r < rows; r++)
    append_row(out, rand, transposed ? pick(rand, headings, G_N_ELEMENTS(headings)) : pick(rand, nasty, G_N_ELEMENTS(nasty)), nasty, G_N_ELEMENTS(nasty), columns);
  return g_string_free(out, FALSE);
}

static char *random_outline(GRand *rand)
{
  GString *out = g_string_new("# T\n");
  gint lines = g_rand_int_range(rand, 2, 30);
  for (gint i = 0; i < lines; i++) {
    static const char *const forms[] = {"## ", "### ", "- ", "  - ", "1. ", "> ", "", "**", "    - "};
    const char *form = pick(rand, forms, G_N_ELEMENTS(forms));
    bool labelled = g_rand_boolean(rand);
    g_string_append(out, form);
    if (labelled) g_string_append_printf(out, "%s%s%s ", pick(rand, headings, G_N_ELEMENTS(headings)), strcmp(form, "**") == 0 ? "**" : "", g_rand_boolean(rand) ? ":" : "");
    if (!labelled || g_rand_boolean(rand)) g_string_append(out, pick(rand, nasty, G_N_ELEMENTS(nasty)));
    g_string_append(out, g_rand_boolean(rand) ? "\n" : "\n\n");
  }
  return g_string_free(out, FALSE);
}

static char *random_mermaid(GRand *rand)
{
  GString *out = g_string_new("journey\n");
  gint lines = g_rand_int_range(rand, 1, 12);
  for (gint i = 0; i < lines; i++) {
    static const char *const forms[] = {"section ", "title ", "accDescr ", "", "", "", "", "%% "};
    g_string_append_printf(out, "%s%s", pick(rand, forms, G_N_ELEMENTS(forms)), pick(rand, nasty, G_N_ELEMENTS(nasty)));
    for (gint k = g_rand_int_range(rand, 0, 4); k > 0; k--) g_string_append_printf(out, ": %s", pick(rand, nasty, G_N_ELEMENTS(nasty)));
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}

static void test_random(void)
{
  enum { ROUNDS = 1500 };
  g_autoptr(GRand) rand = g_rand_new_with_seed(16);
  char *(*const makers[])(GRand *) = {random_table, random_table, random_outline, random_mermaid};
  unsigned found = 0;
  for (unsigned i = 0; i < ROUNDS; i++) {
    g_autofree char *text = makers[i % G_N_ELEMENTS(makers)](rand);
    CjmImportSettings settings = {.actors_are_personas = i % 3 == 0};
    g_autofree char *yaml = import_text(i % 4 == 3 ? "t.mmd" : "t.md", text, strlen(text), &settings);
    if (!yaml) continue;
    found++;
    check_yaml(yaml, text);
    check_text(i % 4 == 3 ? "t.mmd" : "t.md", text, yaml); /* the tree itself has no errors either */
  }
  g_assert_cmpuint(found, >, ROUNDS / 2);
}

/* ---- bytes ---- */

static void test_encodings(void)
{
  static const char table[] = "Phase;Aktionen\nKäufe;Prüft\n";
  g_autofree char *windows = g_convert(table, -1, "WINDOWS-1252", "UTF-8", NULL, NULL, NULL);
  gsize len = 0;
  g_autofree char *wide = g_convert(table, -1, "UTF-16LE", "UTF-8", NULL, &len, NULL);
  g_autofree char *marked = g_malloc(len + 2);
  marked[0] = '\xFF';
  marked[1] = '\xFE';
  memcpy(marked + 2, wide, len);
  g_autofree char *plain = import_text("t.csv", table, strlen(table), &(CjmImportSettings){0});
  g_autofree char *from_windows = import_text("t.csv", windows, strlen(windows), &(CjmImportSettings){0});
  g_autofree char *from_wide = import_text("t.csv", marked, len + 2, &(CjmImportSettings){0});
  g_assert_nonnull(strstr(plain, "Käufe"));
  g_assert_cmpstr(from_windows, ==, plain);
  g_assert_cmpstr(from_wide, ==, plain);
  static const char control[] = "Stage,Actions\nA\0\x01,x\x1b[31m\n";
  g_autofree char *clean = import_text("t.csv", control, sizeof control - 1, &(CjmImportSettings){0});
  check_yaml(clean, control);
}

/* ---- the public functions ---- */

static const char states[] =
  "# Shoes\n\n## As-is\n\n| Stage | Actions | Legal |\n|---|---|---|\n| Find | Looks | GDPR |\n| Pay | Pays | |\n\n"
  "## To-be\n\n| Stage | Actions |\n|---|---|\n| Find | Asks |\n| Pay | Nods |\n";

static bool has_message(const CjmDocument *document, const char *code)
{
  for (size_t i = 0; cjm_document_message(document, i); i++)
    if (strcmp(cjm_document_message(document, i)->code, code) == 0) return true;
  return false;
}

/* The texts are journeys without errors; the second has the first as its baseline if it is asked for. */
static void test_public(void)
{
  CjmFileText given = {.size = sizeof given, .name = "states.md", .data = states, .len = strlen(states)};
  CjmImportFile *file = NULL;
  CjmDocument *report = NULL;
  char *error = NULL;
  g_assert_cmpint(cjm_import_file_new(&given, &(CjmImportOptions){.size = sizeof(CjmImportOptions), .all = true}, &file, &report, &error), ==, CJM_OK);
  g_assert_null(error);
  g_assert_true(has_message(report, "I602"));
  g_assert_false(has_message(report, "W602"));
  g_assert_cmpuint(cjm_import_file_count(file), ==, 2);
  for (size_t i = 0; i < 2; i++) {
    char *text = cjm_import_file_text(file, i, NULL);
    CjmDocument *journey = NULL;
    g_assert_cmpint(cjm_document_read("t.yaml", NULL, text, strlen(text), &journey), ==, CJM_OK);
    g_assert_cmpstr(cjm_document_title(journey), ==, cjm_import_file_title(file, i));
    g_assert_true(cjm_import_file_is_future(file, i) == (i == 1));
    g_assert_null(strstr(text, "baseline:"));
    cjm_document_free(journey);
    cjm_free(text);
  }
  char *compared = cjm_import_file_text(file, 1, "as-is.yaml");
  g_assert_nonnull(strstr(compared, "baseline: as-is.yaml\n"));
  cjm_free(compared);
  g_assert_null(cjm_import_file_title(file, 2));
  g_assert_null(cjm_import_file_text(file, 2, NULL));
  g_assert_false(cjm_import_file_is_future(file, 2));
  cjm_import_file_free(file);
  cjm_document_free(report);
}

/* Without options the first journey is taken, and the report has the second. */
static void test_public_defaults(void)
{
  CjmFileText given = {.size = sizeof given, .name = "states.md", .data = states, .len = strlen(states)};
  CjmImportFile *file = NULL;
  CjmDocument *report = NULL;
  g_assert_cmpint(cjm_import_file_new(&given, NULL, &file, &report, NULL), ==, CJM_OK);
  g_assert_true(has_message(report, "W602"));
  cjm_import_file_free(file);
  cjm_document_free(report);
}

static void test_public_options(void)
{
  static const char diagram[] = "journey\n  title M\n  section S\n    Pay: 4: Ann, Ben\n";
  CjmFileText given = {.size = sizeof given, .name = "m", .data = diagram, .len = strlen(diagram)};
  CjmImportOptions options = {.size = sizeof options, .from = "mermaid", .lang = "sv", .actors_are_personas = true};
  CjmImportFile *file = NULL;
  CjmDocument *report = NULL;
  g_assert_cmpint(cjm_import_file_new(&given, &options, &file, &report, NULL), ==, CJM_OK);
  char *text = cjm_import_file_text(file, 0, NULL);
  g_assert_nonnull(strstr(text, "lang: sv\n"));
  g_assert_nonnull(strstr(text, "persona"));
  cjm_free(text);
  cjm_import_file_free(file);
  cjm_document_free(report);
}

/* Each kind of failure; what is not returned stays as it was. */
static void test_public_failures(void)
{
  static const char nothing[] = "Nothing of a journey.\n";
  CjmFileText given = {.size = sizeof given, .name = "none.txt", .data = nothing, .len = strlen(nothing)};
  const struct {
    CjmImportOptions options;
    const char *error;
  } wrong[] = {
    {{.size = 0}, "size"},
    {{.size = sizeof(CjmImportOptions), .from = "word"}, "'word'"},
    {{.size = sizeof(CjmImportOptions), .from = ""}, "''"},
    {{.size = sizeof(CjmImportOptions), .lang = "x y"}, "'x y'"},
    {{.size = sizeof(CjmImportOptions), .lang = "german"}, "de"},
  };
  CjmImportFile *file = NULL;
  CjmDocument *report = NULL;
  for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
    char *error = NULL;
    g_assert_cmpint(cjm_import_file_new(&given, &wrong[i].options, &file, &report, &error), ==, CJM_USAGE);
    g_assert_true(error && strstr(error, wrong[i].error));
    g_assert_true(!file && !report);
    cjm_free(error);
  }
  g_assert_cmpint(cjm_import_file_new(&(CjmFileText){.name = "no-size.md"}, NULL, &file, &report, NULL), ==, CJM_USAGE);
  char *error = NULL;
  CjmFileText absent = {.size = sizeof absent, .name = "/nonexistent/notes.md"};
  g_assert_cmpint(cjm_import_file_new(&absent, NULL, &file, &report, &error), ==, CJM_ENVIRONMENT);
  g_assert_true(error && strstr(error, "notes.md") && !file && !report);
  cjm_free(error);
  g_assert_cmpint(cjm_import_file_new(&given, NULL, &file, &report, NULL), ==, CJM_INVALID);
  g_assert_true(report && has_message(report, "E601") && !file);
  cjm_document_free(report);
}

static void test_public_formats(void)
{
  size_t n = 0;
  bool has_markdown = false;
  for (; cjm_import_format(n); n++) has_markdown |= strcmp(cjm_import_format(n), "markdown") == 0;
  g_assert_true(has_markdown);
  g_assert_null(cjm_import_format(n));
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/import/labels", test_labels);
  g_test_add_func("/import/label-table", test_label_table);
  g_test_add_func("/import/markup", test_markup);
  g_test_add_func("/import/cells", test_cells);
  g_test_add_func("/import/feelings", test_feelings);
  g_test_add_func("/import/orientations", test_orientations);
  g_test_add_func("/import/mermaid", test_mermaid);
  g_test_add_func("/import/encodings", test_encodings);
  g_test_add_func("/import/random", test_random);
  g_test_add_func("/import/public/journeys", test_public);
  g_test_add_func("/import/public/defaults", test_public_defaults);
  g_test_add_func("/import/public/options", test_public_options);
  g_test_add_func("/import/public/failures", test_public_failures);
  g_test_add_func("/import/public/formats", test_public_formats);
  return g_test_run();
}
