/* own-map.c: the map in a workbook that `cjm export` wrote, turned into the table that the CSV would be. */
#include <string.h>

#include "base/number.h"
#include "format/shapes.h"
#include "format/step-rows.h"
#include "import/builder.h"
#include "import/own.h"
#include "journey/id.h"
#include "lang/lang.h"

enum { TITLE_ROW = 0, HEADLINE_ROW = 1, PHASE_ROW = 3, STEP_ROW = 4, FIRST_ROW = 5, FIXED_COLUMNS = 4 };

typedef struct Map {
  CjmBuilding b;
  const CjmSheet *sheet;
  const CjmOwnBook *book; /* NULL: it is in none */
  const CjmLang *lang;
  CjmNode *root;
  bool has_titles; /* of the author's */
  bool has_scores; /* rows of scores and of the values of metrics */
  size_t columns;  /* of the table */
  unsigned made;   /* ids that follow from no title */
  CjmSnippet *cells;
} Map;

static CjmSnippet at(const CjmSheet *sheet, size_t row, size_t column)
{
  return sheet->cells[row * sheet->columns + column];
}

/* The language whose words the most rows have as their titles, if the heading has its word for steps; NULL for none. */
static const CjmLang *find_language(const CjmSheet *sheet)
{
  const CjmLang *best = NULL;
  size_t most = 0;
  for (unsigned i = 0; i < cjm_lang_count(); i++) {
    const CjmLang *lang = cjm_lang_at(i);
    size_t n = 1;
    if (strcmp(at(sheet, STEP_ROW, 0).text, cjm_lang_word(lang, CJM_WORD_STEPS)) != 0) continue;
    for (size_t r = FIRST_ROW; r < sheet->rows; r++) {
      const char *title = at(sheet, r, 0).text;
      n += cjm_step_row_key(title, lang) != NULL || g_str_has_prefix(title, cjm_lang_word(lang, CJM_WORD_EMOTION));
    }
    if (n <= most) continue;
    best = lang;
    most = n;
  }
  return most >= 2 ? best : NULL;
}

static void put_text(Map *m, CjmNode *map, const char *key, CjmSnippet text)
{
  if (*text.text) cjm_build_put(&m->b, map, key, cjm_build_text(&m->b, text.span, text.text));
}

static void define(Map *m, const char *list, const char *id, CjmSnippet title, const char *key, const char *value)
{
  CjmNode *map = cjm_build_map(&m->b, title.span);
  put_text(m, map, "id", cjm_snippet(id, title.span));
  put_text(m, map, "title", title);
  if (value) put_text(m, map, key, cjm_snippet(value, title.span));
  cjm_build_add(&m->b, m->root, list, map);
}

static const char *slug(Map *m, const char *title, const char *kind)
{
  g_autofree char *made = cjm_id_slug_new(title);
  return *made ? cjm_arena_strdup(m->b.import->arena, made) : cjm_arena_printf(m->b.import->arena, "%s-%u", kind, ++m->made);
}

/* ---- headings ---- */

/* "Conversion (%)" is a metric with a unit. `id` is NULL where no name says it. */
static const char *metric_heading(Map *m, CjmSnippet title, const char *id)
{
  CjmArena *arena = m->b.import->arena;
  size_t len = strlen(title.text);
  const char *open = len && title.text[len - 1] == ')' ? g_strrstr(title.text, " (") : NULL;
  const char *unit = open && open > title.text ? cjm_arena_strndup(arena, open + 2, len - 1 - (size_t)(open + 2 - title.text)) : NULL;
  CjmSnippet name = cjm_snippet(unit ? cjm_arena_strndup(arena, title.text, (size_t)(open - title.text)) : title.text, title.span);
  g_autofree char *made = cjm_id_slug_new(name.text);
  if (!id) id = cjm_shape_field(&cjm_shape_inline_metric, made) ? cjm_arena_printf(arena, "%s-metric", made) : slug(m, name.text, "metric");
  define(m, "metrics", id, name, "unit", unit);
  return cjm_arena_printf(arena, "metric:%s", id);
}

static bool are_numbers(const CjmSheet *sheet, size_t row)
{
  double value;
  bool any = false;
  for (size_t c = 1; c < sheet->columns; c++) {
    const char *text = at(sheet, row, c).text;
    if (*text && !cjm_number_parse(text, &value)) return false;
    any |= *text != '\0';
  }
  return any;
}

static const char *lane_heading(Map *m, CjmSnippet title)
{
  const char *id = slug(m, title.text, "lane");
  if (cjm_shape_field(&cjm_shape_step, id) || cjm_shape_field(&cjm_shape_phase, id)) id = cjm_arena_printf(m->b.import->arena, "%s-lane", id);
  define(m, "lanes", id, title, "kind", "list");
  return id;
}

/* "Emotion", or "Emotion: Ann" where there are several personas. The first are those of the primary one. */
static const char *emotion_heading(Map *m, CjmSnippet title, const char *name, const char *id)
{
  if (!*name) return "emotion";
  bool is_first = !cjm_node_get(m->root, "personas");
  if (!id) id = slug(m, name, "persona");
  define(m, "personas", id, cjm_snippet(name, title.span), NULL, NULL);
  return is_first ? "emotion" : cjm_arena_printf(m->b.import->arena, "emotion:%s", id);
}

/* A row with a title of the author's. */
static const char *titled_heading(Map *m, CjmSnippet title, const char *key)
{
  const char *lane = cjm_step_row_lane(key);
  CjmNode *own = cjm_build_map(&m->b, title.span), *named = cjm_build_map(&m->b, title.span);
  if (!lane) return key;
  put_text(m, own, "title", title);
  cjm_build_put(&m->b, named, lane, own);
  cjm_build_add(&m->b, m->root, "lanes", named);
  m->has_titles = true;
  return key;
}

static const char *id_of(const char *key, const char *what)
{
  size_t n = strlen(what);
  return strncmp(key, what, n) == 0 && key[n] == ':' ? key + n + 1 : NULL;
}

/* The heading of a row that has a name in the workbook, or NULL. */
static const char *named_heading(Map *m, CjmSnippet title, const char *key)
{
  const char *standard = cjm_step_row_word(key, m->lang), *colon = strstr(title.text, ": ");
  if (strcmp(key, "emotion") == 0) return key;
  if (strcmp(key, "feeling") == 0 || id_of(key, "feeling")) return "feeling"; /* stands below the scores */
  if (id_of(key, "emotion")) return emotion_heading(m, title, colon ? colon + 2 : "", id_of(key, "emotion"));
  if (id_of(key, "metric")) return metric_heading(m, title, id_of(key, "metric"));
  if (standard) return strcmp(standard, title.text) == 0 || !*title.text ? key : titled_heading(m, title, key);
  define(m, "lanes", key, title, "kind", "list");
  return key;
}

static const char *name_of(const Map *m, size_t row)
{
  return m->book ? g_hash_table_lookup(m->book->rows, GSIZE_TO_POINTER(row + 1)) : NULL;
}

static const char *heading(Map *m, size_t row)
{
  const char *name = name_of(m, row);
  if (name) return named_heading(m, at(m->sheet, row, 0), cjm_arena_strdup(m->b.import->arena, name));
  CjmSnippet title = at(m->sheet, row, 0);
  const char *emotion = cjm_lang_word(m->lang, CJM_WORD_EMOTION), *key = cjm_step_row_key(title.text, m->lang);
  size_t n = strlen(emotion);
  if (!m->has_scores) return key ? key : lane_heading(m, title);
  if (strncmp(title.text, emotion, n) == 0 && (title.text[n] == '\0' || strncmp(title.text + n, ": ", 2) == 0))
    return emotion_heading(m, title, title.text[n] ? title.text + n + 2 : "", NULL);
  if (key) return key;
  if (!*title.text) return "feeling"; /* stands below the scores */
  return are_numbers(m->sheet, row) ? metric_heading(m, title, NULL) : lane_heading(m, title);
}

/* ---- cells ---- */

/* The word of the format for a word of the language. */
static const char *format_word(const Map *m, const char *key, const char *text, size_t *ret_len)
{
  static const struct {
    const char *key;
    CjmWord word;
    const char *ours;
  } words[] = {
    {"moment", CJM_WORD_MOMENT_TRUTH, "truth"},       {"moment", CJM_WORD_MOMENT_PAIN, "pain"},
    {"moment", CJM_WORD_MOMENT_DELIGHT, "delight"},   {"moment", CJM_WORD_MOMENT_ENDING, "ending"},
    {"status", CJM_WORD_RESEARCH_ASSUMPTION, "assumption"}, {"status", CJM_WORD_RESEARCH_PARTLY, "partly-researched"},
    {"status", CJM_WORD_RESEARCH_DONE, "researched"}, {"outside", CJM_WORD_LEGEND_OUTSIDE, "true"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
    const char *word = cjm_lang_word(m->lang, words[i].word);
    size_t n = strlen(word);
    if (strcmp(words[i].key, key) != 0 || strncmp(text, word, n) != 0 || (text[n] && strncmp(text + n, ": ", 2) != 0)) continue;
    *ret_len = n;
    return words[i].ours;
  }
  return NULL;
}

/* Numbers of a text of a language, which has other signs between their digits; at most `max`. */
static size_t find_integers(const char *text, unsigned *numbers, size_t max)
{
  size_t n = 0;
  bool open = false;
  for (const char *c = text; *c; c = g_utf8_next_char(c)) {
    gint digit = g_unichar_digit_value(g_utf8_get_char(c));
    if (digit >= 0 && open && n <= max) numbers[n - 1] = numbers[n - 1] * 10 + (unsigned)digit;
    else if (digit >= 0 && n++ < max) numbers[n - 1] = (unsigned)digit;
    open = digit >= 0;
    if (n > max || (n && numbers[n - 1] > 100000)) return 0;
  }
  return n;
}

static bool is_written(const Map *m, const char *text, double from, double to)
{
  g_autofree char *written = cjm_lang_durations_new(m->lang, from, to);
  return strcmp(written, text) == 0;
}

/* A duration as a reader expects it, in the syntax of the format: the one of one or two units, or from one to another, that is written so. NULL for none. */
static char *duration_new(const Map *m, const char *text)
{
  static const struct {
    const char *sign;
    double seconds;
  } units[] = {{"s", 1}, {"m", 60}, {"h", 3600}, {"d", 86400}, {"w", 604800}, {"mo", 2629746}, {"y", 31556952}};
  unsigned numbers[2];
  size_t n = strlen(text) < 60 ? find_integers(text, numbers, 2) : 0;
  for (unsigned number = 1; n == 0 && number <= 2; number++) /* some languages have words for one and two of a unit */
    for (size_t u = 0; u < G_N_ELEMENTS(units); u++)
      if (is_written(m, text, number * units[u].seconds, number * units[u].seconds)) return g_strdup_printf("%u%s", number, units[u].sign);
  for (size_t u = 0; n && u < G_N_ELEMENTS(units); u++) {
    double first = numbers[0] * units[u].seconds;
    if (n == 1 && is_written(m, text, first, first)) return g_strdup_printf("%u%s", numbers[0], units[u].sign);
    for (size_t v = 0; n == 2 && v < G_N_ELEMENTS(units); v++) {
      double second = numbers[1] * units[v].seconds;
      if (v < u && is_written(m, text, first + second, first + second)) return g_strdup_printf("%u%s%u%s", numbers[0], units[u].sign, numbers[1], units[v].sign);
      if (first < second && is_written(m, text, first, second)) return g_strdup_printf("%u%s-%u%s", numbers[0], units[u].sign, numbers[1], units[v].sign);
    }
  }
  return NULL;
}

/* The text without signs of direction, and without what stands for those that a document does not have. */
static char *undirected_new(const char *text)
{
  GString *out = g_string_new(NULL);
  for (const char *c = text; *c; c = g_utf8_next_char(c)) {
    gunichar sign = g_utf8_get_char(c);
    if (sign != 0x200E && sign != 0x200F && sign != 0x061C && sign != 0xFFFD) g_string_append_unichar(out, sign);
  }
  return g_string_free(out, FALSE);
}

/* An amount of money likewise: "12.5 EUR". */
static char *cost_new(const Map *m, const char *text)
{
  static const char *const currencies[] = {"EUR", "USD", "GBP", "JPY", "CHF", "PLN", "BRL", "CNY", "SEK", "NOK", "DKK", "CZK", "INR", "CAD", "AUD", "RUB", "TRY", "UAH", "JOD", "MAD", "MXN", "KRW"};
  const char *slash = strstr(text, " / ");
  g_autofree char *given = slash ? g_strndup(text, (gsize)(slash - text)) : g_strdup(text), *amount = undirected_new(given);
  g_autoptr(GString) digits = g_string_new(NULL);
  for (const char *c = amount; *c; c = g_utf8_next_char(c)) {
    gint digit = g_unichar_digit_value(g_utf8_get_char(c));
    if (digit >= 0) g_string_append_c(digits, (char)('0' + digit));
  }
  if (digits->len == 0 || digits->len > 12) return NULL;
  double whole = g_ascii_strtod(digits->str, NULL);
  static const double divisors[] = {1, 100, 1000};
  for (size_t d = 0; d < G_N_ELEMENTS(divisors); d++)
    for (size_t i = 0; i < G_N_ELEMENTS(currencies); i++) {
      g_autofree char *money = cjm_lang_money_new(m->lang, whole / divisors[d], currencies[i]), *written = undirected_new(money);
      if (strcmp(written, amount) != 0) continue;
      g_autoptr(GString) out = g_string_new(NULL);
      cjm_number_append(out, whole / divisors[d], 3);
      g_string_append_printf(out, " %s%s", currencies[i], slash ? slash : "");
      return g_string_free(g_steal_pointer(&out), FALSE);
    }
  return NULL;
}

/* "3 Pays" or "4a Pays" */
static const char *without_number(const char *text)
{
  size_t n = strspn(text, "0123456789");
  n += n && g_ascii_islower(text[n]) && text[n + 1] == ' ';
  return n && text[n] == ' ' ? text + n + 1 : text;
}

/* The id that the cell of a step has as its name, or that follows from its title. */
static char *step_id_new(const Map *m, size_t column)
{
  const char *id = m->book ? g_hash_table_lookup(m->book->columns, GSIZE_TO_POINTER(column + 1)) : NULL;
  return id ? g_strdup(id) : cjm_id_slug_new(without_number(at(m->sheet, STEP_ROW, column).text));
}

/* "Again: Pays" with the id of the step. */
static char *next_new(const Map *m, const char *text)
{
  for (size_t c = 1; c < m->sheet->columns; c++) {
    const char *title = without_number(at(m->sheet, STEP_ROW, c).text);
    size_t n = strlen(title), len = strlen(text);
    bool ends = n && n <= len && strcmp(text + len - n, title) == 0 && (n == len || (len - n >= 2 && strncmp(text + len - n - 2, ": ", 2) == 0));
    g_autofree char *id = ends ? step_id_new(m, c) : NULL;
    if (id && *id) return g_strdup_printf("%.*s%s", (int)(len - n), text, id);
  }
  return NULL;
}

static char *value_new(const Map *m, const char *key, const char *text)
{
  if (strcmp(key, "when") == 0 || strcmp(key, "waiting") == 0) return duration_new(m, text);
  if (strcmp(key, "cost") == 0) return cost_new(m, text);
  return strcmp(key, "next") == 0 ? next_new(m, text) : NULL;
}

/* The items of a cell, a line each: bullets are dropped, words are those of the format. */
static CjmSnippet converted(Map *m, const char *key, CjmSnippet text)
{
  GString *out = g_string_new(NULL);
  g_auto(GStrv) lines = g_strsplit(text.text, "\n", -1);
  bool bullets = g_str_has_prefix(text.text, "• ") && strchr(text.text, '\n');
  for (char **line = lines; *line; line++) {
    bool begins = bullets && g_str_has_prefix(*line, "• ");
    const char *item = begins ? *line + strlen("• ") : *line;
    size_t n = 0;
    const char *word = format_word(m, key, item, &n);
    g_autofree char *value = word ? NULL : value_new(m, key, item);
    g_string_append_printf(out, "%s%s%s", out->len ? "\n" : "", word ? word : "", value ? value : item + n);
  }
  CjmSnippet made = cjm_snippet(cjm_arena_strdup(m->b.import->arena, out->str), text.span);
  g_string_free(out, TRUE);
  return made;
}

static void fill_step(Map *m, size_t column, const char *const *keys, CjmSnippet *row)
{
  const CjmSheet *sheet = m->sheet;
  CjmSnippet step = at(sheet, STEP_ROW, column), phase = at(sheet, PHASE_ROW, column);
  for (size_t c = column; !*phase.text && c > 1; c--) phase = at(sheet, PHASE_ROW, c - 1);
  row[0] = cjm_snippet(*step.text ? "1" : "", step.span);
  row[1] = phase;
  g_autofree char *id = step_id_new(m, column);
  row[2] = cjm_snippet(cjm_arena_strdup(m->b.import->arena, id), step.span);
  row[3] = cjm_snippet(without_number(step.text), step.span);
  for (size_t r = FIRST_ROW; r < FIRST_ROW + m->columns - FIXED_COLUMNS; r++) {
    size_t i = r - FIRST_ROW;
    row[FIXED_COLUMNS + i] = converted(m, keys[i], at(sheet, r, column));
  }
}

static void read_map(Map *m, size_t rows, size_t steps)
{
  const CjmSheet *sheet = m->sheet;
  CjmArena *arena = m->b.import->arena;
  m->columns = FIXED_COLUMNS + rows - FIRST_ROW;
  m->cells = cjm_arena_make(arena, CjmSnippet, (steps + 1) * m->columns);
  static const char *const fixed[FIXED_COLUMNS] = {"number", "phase", "step", "title"};
  const char **keys = cjm_arena_make(arena, const char *, rows);
  for (size_t i = 0; i < FIXED_COLUMNS; i++) m->cells[i] = cjm_snippet(fixed[i], at(sheet, PHASE_ROW, 0).span);
  for (size_t r = FIRST_ROW; r < rows; r++) {
    keys[r - FIRST_ROW] = heading(m, r);
    m->cells[FIXED_COLUMNS + r - FIRST_ROW] = cjm_snippet(keys[r - FIRST_ROW], at(sheet, r, 0).span);
  }
  for (size_t s = 0; s < steps; s++) fill_step(m, 1 + s, keys, m->cells + (s + 1) * m->columns);
  cjm_own_read(m->b.import, &(CjmSheet){steps + 1, m->columns, m->cells}, m->root);
}

void cjm_own_map_put(CjmImport *import, const CjmSheet *sheet, const CjmLang *lang, CjmNode *root)
{
  Map m = {.b = {.import = import}, .sheet = sheet, .lang = lang, .root = root};
  read_map(&m, sheet->rows, sheet->columns - 1);
}

bool cjm_own_map_read(CjmImport *import, const CjmSheet *sheet, CjmOwnBook *book)
{
  if (sheet->rows <= FIRST_ROW || sheet->columns < 2 || !*at(sheet, TITLE_ROW, 0).text || *at(sheet, PHASE_ROW, 0).text) return false;
  Map m = {.b = {.import = import}, .sheet = sheet, .book = book, .lang = find_language(sheet), .has_scores = true};
  if (!m.lang) return false;
  size_t rows = FIRST_ROW, steps = 0;
  while (rows < sheet->rows && (*at(sheet, rows, 0).text || rows == FIRST_ROW + 1 || name_of(&m, rows))) rows++;
  while (1 + steps < sheet->columns && (*at(sheet, STEP_ROW, 1 + steps).text || *at(sheet, PHASE_ROW, 1 + steps).text)) steps++;
  if (steps == 0) return false;
  m.root = cjm_build_map(&m.b, at(sheet, 0, 0).span);
  put_text(&m, m.root, "title", at(sheet, TITLE_ROW, 0));
  put_text(&m, m.root, "headline", at(sheet, HEADLINE_ROW, 0));
  const char *tag = import->settings->lang ? import->settings->lang : cjm_lang_tag(m.lang);
  if (strcmp(tag, "en") != 0) put_text(&m, m.root, "lang", cjm_snippet(tag, at(sheet, 0, 0).span));
  read_map(&m, rows, steps);
  if (m.has_titles) cjm_build_add(&m.b, m.root, "lanes", cjm_build_text(&m.b, at(sheet, 0, 0).span, "default"));
  book->lang = m.lang;
  book->root = m.root;
  return true;
}
