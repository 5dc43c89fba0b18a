/* mermaid.c: journeys of Mermaid.
 *
 * Read as version 12 does (packages/mermaid/src/diagrams/user-journey/parser/journey.jison), whose grammar has been the same since version 10. It takes
 * keywords in any case, ends texts at `#` and `;`, and knows entities such as `#58;`. Where it would refuse a line, or lose a part of it, the line is read
 * as it was meant, and the report says so. */
#include <string.h>

#include "base/number.h"
#include "import/importers.h"

typedef struct Mermaid {
  CjmImport *import;
  const char *text;
  size_t at, end;
  CjmPart *journey, *section;
  bool has_header;
} Mermaid;

/* A line without its break and the spaces at its ends. */
typedef struct Line {
  size_t start, end;
} Line;

static bool next(Mermaid *m, Line *ret_line)
{
  if (m->at >= m->end) return false;
  const char *end = memchr(m->text + m->at, '\n', m->end - m->at);
  Line line = {m->at, end ? (size_t)(end - m->text) : m->end};
  m->at = line.end + 1;
  while (line.start < line.end && strchr(" \t\r", m->text[line.start])) line.start++;
  while (line.end > line.start && strchr(" \t\r", m->text[line.end - 1])) line.end--;
  *ret_line = line;
  return true;
}

static CjmSpan span_of(const Mermaid *m, Line line)
{
  return (CjmSpan){m->import->source, (uint32_t)line.start, (uint32_t)line.end};
}

static size_t length(Line line)
{
  return line.end - line.start;
}

/* ---- entities ---- */

/* The length of `#58;` or `#quot;` at an offset; 0 for none. */
static size_t entity(const Mermaid *m, size_t at, size_t end)
{
  size_t n = 1;
  while (at + n < end && n < 12 && (g_ascii_isalnum(m->text[at + n]) || m->text[at + n] == '_')) n++;
  return n > 1 && at + n < end && m->text[at + n] == ';' ? n + 1 : 0;
}

static void append_entity(GString *out, const char *name, size_t n)
{
  static const struct {
    const char *name, *text;
  } named[] = {{"quot", "\""}, {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"nbsp", " "}, {"colon", ":"}, {"semi", ";"}, {"num", "#"}, {"hash", "#"}, {"apos", "'"}, {"infin", "∞"}, {"hearts", "♥"}, {"euro", "€"}};
  g_autofree char *word = g_strndup(name, n);
  if (strspn(word, "0123456789") == n) {
    guint64 code = g_ascii_strtoull(word, NULL, 10);
    bool is_control = code < 0x20 || (code >= 0x7f && code < 0xa0);
    if (code <= 0x10ffff && !is_control && g_unichar_validate((gunichar)code)) g_string_append_unichar(out, (gunichar)code);
    return;
  }
  for (size_t i = 0; i < G_N_ELEMENTS(named); i++)
    if (strcmp(named[i].name, word) == 0) {
      g_string_append(out, named[i].text);
      return;
    }
  g_string_append_printf(out, "#%s;", word);
}

/* Bytes of a `<br>` or `<br/>`; 0 for none. */
static size_t line_break(const Mermaid *m, size_t at, size_t end)
{
  if (end - at < 4 || g_ascii_strncasecmp(m->text + at, "<br", 3) != 0) return 0;
  size_t n = 3 + strspn(m->text + at + 3, " /");
  return at + n < end && m->text[at + n] == '>' ? n + 1 : 0;
}

/* A part of a line as text, with the characters of its entities. Mermaid knows no other markup. */
static CjmSnippet piece(const Mermaid *m, size_t start, size_t end)
{
  CjmSnippet raw = cjm_import_slice(m->import, start, end);
  raw.is_plain = true;
  if (!strchr(raw.text, '#') && !strchr(raw.text, '<')) return raw;
  g_autoptr(GString) out = g_string_new(NULL);
  size_t from = raw.span.start, to = raw.span.end;
  for (size_t at = from; at < to;) {
    size_t n = m->text[at] == '#' ? entity(m, at, to) : 0, br = n ? 0 : line_break(m, at, to);
    if (n) append_entity(out, m->text + at + 1, n - 2);
    else g_string_append_c(out, br ? '\n' : m->text[at]);
    at += MAX(MAX(n, br), 1);
  }
  raw.text = cjm_arena_strdup(m->import->arena, out->str);
  return raw;
}

/* ---- lines ---- */

static bool is_word(const Mermaid *m, Line line, const char *word)
{
  size_t n = strlen(word);
  return length(line) >= n && g_ascii_strncasecmp(m->text + line.start, word, n) == 0 && (length(line) == n || !g_ascii_isalnum(m->text[line.start + n]));
}

/* The text after a keyword and one space; false if the line does not begin with it. */
static bool after_word(const Mermaid *m, Line line, const char *word, Line *ret_rest)
{
  if (!is_word(m, line, word)) return false;
  size_t n = strlen(word);
  if (length(line) > n && !strchr(" \t", m->text[line.start + n])) return false;
  *ret_rest = (Line){MIN(line.start + n + 1, line.end), line.end};
  return true;
}

/* The first `#` or `;` that is not part of an entity; the end of the line for none. */
static size_t find_stop(const Mermaid *m, Line line)
{
  for (size_t at = line.start; at < line.end;) {
    size_t n = m->text[at] == '#' ? entity(m, at, line.end) : 0;
    if (n == 0 && strchr("#;", m->text[at])) return at;
    at += n ? n : 1;
  }
  return line.end;
}

/* The first colon; the end of the line for none. */
static size_t find_colon(const Mermaid *m, Line line)
{
  const char *colon = memchr(m->text + line.start, ':', length(line));
  return colon ? (size_t)(colon - m->text) : line.end;
}

/* A text that Mermaid ends at `#`, which begins a comment, and refuses at `;`, which is read as text. */
static Line stop(const Mermaid *m, Line line, bool before_colon)
{
  size_t at = find_stop(m, line);
  if (at == line.end) return line;
  Line rest = {at, line.end};
  if (m->text[at] == '#' && !before_colon) {
    cjm_import_left(m->import, span_of(m, rest), "Mermaid takes what follows `#` for a comment; it is left aside");
    return (Line){line.start, at};
  }
  cjm_import_doubt(m->import, span_of(m, (Line){at, at + 1}), "Mermaid refuses `%c` here; it is read as text", m->text[at]);
  return line;
}

static void put_title(Mermaid *m, Line line)
{
  m->journey->title = piece(m, line.start, line.end);
}

static void begin_section(Mermaid *m, Line line)
{
  size_t colon = find_colon(m, line);
  if (colon < line.end && find_stop(m, line) > colon) cjm_import_doubt(m->import, span_of(m, (Line){colon, colon + 1}), "Mermaid refuses `:` in the name of a section; it is read as text");
  line = stop(m, line, false);
  m->section = cjm_part_add(m->import, m->journey, piece(m, line.start, line.end));
}

/* ---- tasks ---- */

static bool parse_score(const Mermaid *m, Line part, double *ret_score)
{
  CjmSnippet text = cjm_import_slice(m->import, part.start, part.end);
  return cjm_number_parse(text.text, ret_score);
}

/* The parts of a task, between its colons. */
enum { PARTS_MAX = 64 };
static size_t split(const Mermaid *m, Line line, Line *parts)
{
  size_t n = 0, start = line.start;
  for (size_t at = line.start; at <= line.end && n < PARTS_MAX; at++) {
    if (at < line.end && m->text[at] != ':') continue;
    if (at < line.end && n + 1 == PARTS_MAX) continue;
    parts[n++] = (Line){start, at};
    start = at + 1;
  }
  return n;
}

static CjmPart *add_task(Mermaid *m, CjmSnippet name)
{
  return cjm_part_add(m->import, m->section ? m->section : m->journey, name);
}

/* `Name: score: actors`. A name with colons is found by the first part that is a number. */
static void read_task(Mermaid *m, Line line)
{
  Line parts[PARTS_MAX];
  double score = 0;
  if (find_colon(m, line) == line.end) {
    line = stop(m, line, true);
    add_task(m, piece(m, line.start, line.end));
    cjm_import_doubt(m->import, span_of(m, line), "this task has no score, which Mermaid refuses; it is a step without feeling");
    return;
  }
  bool in_name = find_stop(m, line) < find_colon(m, line);
  line = stop(m, line, in_name);
  size_t n = split(m, line, parts), s = 1;
  bool has_score = parse_score(m, parts[1], &score);
  for (size_t i = 2; !has_score && i < n; i++) {
    if (!parse_score(m, parts[i], &score)) continue;
    has_score = true;
    s = i;
    cjm_import_doubt(m->import, span_of(m, (Line){parts[1].start - 1, parts[1].start}), "Mermaid ends the name of the task here, and finds no score; the name is read up to the score");
  }
  CjmPart *task = add_task(m, piece(m, line.start, parts[s].start - 1));
  CjmSpan where = span_of(m, parts[s]);
  if (has_score) {
    CjmSnippet text = cjm_import_slice(m->import, parts[s].start, parts[s].end);
    g_autoptr(GString) digits = g_string_new(NULL);
    cjm_number_append(digits, score, 6);
    cjm_part_put(m->import, task, "emotion", cjm_snippet("", where), cjm_snippet(cjm_arena_strdup(m->import->arena, digits->str), text.span));
  } else {
    bool is_missing = cjm_import_slice(m->import, parts[s].start, parts[s].end).text[0] == '\0';
    cjm_import_doubt(m->import, where, is_missing ? "this task has no score; it is a step without feeling" : "this score is not a number; the task is a step without feeling");
  }
  if (s + 1 < n) {
    CjmSnippet actors = piece(m, parts[s + 1].start, parts[s + 1].end);
    if (strstr(actors.text, "%%")) cjm_import_doubt(m->import, actors.span, "`%%%%` begins a comment only at the start of a line; Mermaid takes it as a name, and so it is read");
    if (*actors.text) cjm_part_put(m->import, task, "persona", cjm_snippet("Actors", actors.span), actors);
  }
  if (s + 2 < n) {
    CjmSnippet rest = piece(m, parts[s + 2].start, line.end);
    if (*rest.text) {
      cjm_part_put(m->import, task, "notes", cjm_snippet("", rest.span), rest)->whole = true;
      cjm_import_kept(m->import, rest.span, "Mermaid loses what follows a third colon; it is kept as a note");
    }
  }
}

/* ---- the diagram ---- */

/* A description over several lines is one sentence after the other, not a list. */
static CjmSnippet one_line(const Mermaid *m, CjmSnippet text)
{
  if (!strchr(text.text, '\n')) return text;
  g_auto(GStrv) words = g_strsplit_set(text.text, " \t\r\n", -1);
  g_autoptr(GString) out = g_string_new(NULL);
  for (char **word = words; *word; word++)
    if (**word) g_string_append_printf(out, "%s%s", out->len ? " " : "", *word);
  text.text = cjm_arena_strdup(m->import->arena, out->str);
  return text;
}

/* `accTitle: …`, `accDescr: …`, `accDescr { … }`; false if it is none of them. */
static bool read_accessible(Mermaid *m, Line line)
{
  static const char *const words[] = {"accTitle", "accDescr"};
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
    size_t n = strlen(words[i]);
    if (length(line) <= n || g_ascii_strncasecmp(m->text + line.start, words[i], n) != 0) continue;
    size_t at = line.start + n;
    while (at < line.end && strchr(" \t", m->text[at])) at++;
    if (at == line.end || !(m->text[at] == ':' || (m->text[at] == '{' && i == 1))) continue;
    size_t end = line.end;
    if (m->text[at] == '{') {
      const char *close = memchr(m->text + at, '}', m->end - at);
      end = close ? (size_t)(close - m->text) : m->end;
      m->at = MIN(end + 1, m->end);
      if (m->at > line.end) {
        Line rest;
        m->at = end + (close != NULL);
        next(m, &rest); /* what follows the brace */
      }
    }
    CjmSnippet text = one_line(m, piece(m, at + 1, end));
    cjm_part_put(m->import, m->journey, i == 0 ? "subtitle" : "description", cjm_snippet(words[i], text.span), text)->whole = true;
    return true;
  }
  return false;
}

static void read_header(Mermaid *m, Line line)
{
  m->has_header = true;
  Line word = {line.start, line.start + strlen("journey")};
  if (strncmp(m->text + word.start, "journey", length(word)) != 0)
    cjm_import_doubt(m->import, span_of(m, word), "Mermaid recognizes only `journey` in lower case");
  Line rest = {word.end, line.end};
  while (rest.start < rest.end && strchr(" \t;", m->text[rest.start])) rest.start++;
  if (length(rest)) {
    Line title;
    if (after_word(m, rest, "title", &title)) put_title(m, stop(m, title, false));
    else read_task(m, rest);
  }
}

static void read_line(Mermaid *m, Line line)
{
  Line rest;
  if (!m->has_header && is_word(m, line, "journey")) {
    read_header(m, line);
  } else if (read_accessible(m, line)) {
    return;
  } else if (after_word(m, line, "title", &rest)) {
    if (length(rest)) put_title(m, stop(m, rest, false));
    else cjm_import_doubt(m->import, span_of(m, line), "Mermaid takes the next line for this title, and loses it; here the title is empty");
  } else if (is_word(m, line, "title") && m->text[line.start + 5] == ':') {
    cjm_import_doubt(m->import, span_of(m, line), "Mermaid takes this for a task called `title`; it is read as the title, which has no colon");
    put_title(m, (Line){line.start + 6, line.end});
  } else if (after_word(m, line, "section", &rest) && length(rest)) {
    begin_section(m, rest);
  } else {
    if (is_word(m, line, "journey")) cjm_import_doubt(m->import, span_of(m, line), "Mermaid refuses a task that begins with `journey`; it is read as a task");
    read_task(m, line);
  }
}

/* `---` … `---` before the diagram, of which the title is taken. */
static void read_front_matter(Mermaid *m)
{
  Mermaid ahead = *m;
  Line line = {m->at, m->at}; /* there may be none */
  while (next(&ahead, &line) && length(line) == 0) {}
  if (length(line) != 3 || strncmp(m->text + line.start, "---", 3) != 0) return;
  while (next(&ahead, &line)) {
    if (length(line) == 3 && strncmp(m->text + line.start, "---", 3) == 0) {
      m->at = ahead.at;
      return;
    }
    if (length(line) > 6 && strncmp(m->text + line.start, "title:", 6) == 0) {
      while (line.start + 7 < line.end && strchr(" \t", m->text[line.start + 6])) line.start++;
      Line title = {line.start + 6, line.end};
      bool is_quoted = length(title) > 1 && strchr("\"'", m->text[title.start]) && m->text[title.end - 1] == m->text[title.start];
      put_title(m, is_quoted ? (Line){title.start + 1, title.end - 1} : title);
    } else if (length(line)) {
      cjm_import_left(m->import, span_of(m, line), "settings of Mermaid are left aside");
    }
  }
}

static bool is_comment(const Mermaid *m, Line line)
{
  return length(line) >= 2 && strncmp(m->text + line.start, "%%", 2) == 0;
}

void cjm_mermaid_read(CjmImport *import, CjmSpan span)
{
  Mermaid m = {.import = import, .text = import->source->text, .at = span.start, .end = span.end};
  Mermaid ahead = m;
  Line line = {m.at, m.at};
  if (g_str_has_prefix(m.text + m.at, "\xEF\xBB\xBF")) m.at += 3;
  /* Blocks of other diagrams are no journeys. */
  CjmPart scratch = {0};
  ahead.at = m.at;
  ahead.journey = &scratch;
  ahead.import = import;
  g_autoptr(CjmDiags) unused = cjm_diags_new();
  CjmDiags *diags = import->diags;
  import->diags = unused;
  read_front_matter(&ahead);
  import->diags = diags;
  while (next(&ahead, &line) && (length(line) == 0 || is_comment(&ahead, line))) {}
  if (!is_word(&ahead, line, "journey")) {
    cjm_import_left(import, span_of(&m, line), "a diagram of Mermaid that is not a journey is left aside");
    return;
  }
  m.journey = cjm_import_add_journey(import, cjm_snippet("", span_of(&m, line)));
  m.journey->has_scale = true;
  m.journey->min = 1;
  m.journey->max = 5;
  read_front_matter(&m);
  while (next(&m, &line)) {
    if (length(line) == 0) continue;
    if (is_comment(&m, line)) cjm_import_left(import, span_of(&m, line), length(line) > 2 && m.text[line.start + 2] == '{' ? "settings of Mermaid are left aside" : "a comment is left aside");
    else read_line(&m, line);
  }
  if (m.journey->parts) cjm_import_understood(import, m.journey->title.span, "a journey of Mermaid: sections are phases, tasks are steps, scores are feelings from 1 to 5");
}

/* ---- a file ---- */

static bool recognise(const CjmImport *import)
{
  Mermaid m = {.text = import->source->text, .end = import->source->len};
  Line line = {0, 0};
  if (g_str_has_prefix(m.text, "\xEF\xBB\xBF")) m.at = 3;
  while (next(&m, &line) && (length(line) == 0 || is_comment(&m, line))) {}
  if (length(line) == 3 && strncmp(m.text + line.start, "---", 3) == 0) {
    while (next(&m, &line) && !(length(line) == 3 && strncmp(m.text + line.start, "---", 3) == 0)) {}
    while (next(&m, &line) && (length(line) == 0 || is_comment(&m, line))) {}
  }
  if (!is_word(&m, line, "journey")) return false;
  /* Alone, or before the title: `journey:` is a key of YAML, and "Journey of a commuter" a heading. */
  Line rest = {line.start + strlen("journey"), line.end};
  while (rest.start < rest.end && strchr(" \t;", m.text[rest.start])) rest.start++;
  return length(rest) == 0 || (m.text[rest.start - 1] == ' ' && is_word(&m, rest, "title"));
}

static void read_mermaid(CjmImport *import)
{
  cjm_mermaid_read(import, (CjmSpan){import->source, 0, (uint32_t)import->source->len});
}

const CjmImporter cjm_importer_mermaid = {
  .name = "mermaid",
  .title = "a journey of Mermaid",
  .endings = (const char *const[]){".mmd", ".mermaid", NULL},
  .recognise = recognise,
  .read = read_mermaid,
};
