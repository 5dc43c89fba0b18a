#include <string.h>
#include <yaml.h>

#include "yaml/buffer.h"
#include "yaml/builder.h"
#include "yaml/edit.h"
#include "yaml/foreign.h"
#include "yaml/outline.h"
#include "yaml/problem.h"
#include "yaml/scalar.h"
#include "yaml/tree.h"

/* libyaml stops at its first error. The buffer is repaired there and parsed again, so that an author sees
 * all mistakes at once. The bounds limit how often a hostile file is parsed. */
enum { REPAIRS_MAX = 20, REPAIRED_BYTES_MAX = 1 << 20 };

/* Converts libyaml's marks, which count characters, to bytes. */
typedef struct Cursor {
  size_t index; /* characters */
  uint32_t at;  /* bytes in the buffer's text */
} Cursor;

typedef struct Reader {
  CjmArena *arena, *texts;
  GString *scalar; /* the one at work */
  const CjmSource *source;
  const CjmBuffer *buffer;
  const CjmLimits *limits;
  CjmDiags *diags;
  CjmBuilder *builder;
  Cursor cursor;
  unsigned n_documents;
  bool json;
  uint32_t repairs[REPAIRS_MAX]; /* bytes that were changed to continue after a mistake */
  int n_repairs;
  bool passed_over; /* a part of the document was skipped */
} Reader;

static bool is_continuation(char c)
{
  return ((unsigned char)c & 0xC0) == 0x80;
}

/* The offset of a mark in the source. */
static uint32_t to_byte(Reader *reader, yaml_mark_t mark)
{
  Cursor *cursor = &reader->cursor;
  const char *bytes = reader->buffer->text->str;
  while (cursor->index < mark.index && cursor->at < reader->buffer->text->len) {
    cursor->at++;
    while (is_continuation(bytes[cursor->at])) cursor->at++;
    cursor->index++;
  }
  while (cursor->index > mark.index) {
    do cursor->at--;
    while (is_continuation(bytes[cursor->at]));
    cursor->index--;
  }
  return cjm_buffer_to_source(reader->buffer, cursor->at);
}

static CjmSpan event_span(Reader *reader, const yaml_event_t *event)
{
  uint32_t start = to_byte(reader, event->start_mark), end = to_byte(reader, event->end_mark);
  /* A block scalar ends at the next line that is not its own. */
  while (end > start && strchr(" \t\r\n", reader->source->text[end - 1])) end--;
  return (CjmSpan){reader->source, start, end};
}

/* ---- tags ---- */

static bool is_core_tag(const char *tag)
{
  static const char *const names[] = {"str", "int", "float", "bool", "null", "map", "seq"};
  const char prefix[] = "tag:yaml.org,2002:";
  if (!g_str_has_prefix(tag, prefix)) return false;
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
    if (strcmp(tag + strlen(prefix), names[i]) == 0) return true;
  }
  return false;
}

static bool in_brackets(const Reader *reader)
{
  uint32_t outside;
  return cjm_builder_innermost(reader->builder, &outside) && strchr("[{", reader->source->text[outside]) != NULL;
}

static void check_tag(Reader *reader, const yaml_char_t *tag, CjmSpan node)
{
  if (!tag || is_core_tag((const char *)tag)) return;
  const char *text = reader->source->text;
  const char *sign = memchr(text + node.start, '!', reader->source->len - node.start);
  uint32_t start = sign ? (uint32_t)(sign - text) : node.start;
  CjmSpan span = {reader->source, start, start + (uint32_t)strcspn(text + start, " \t\r\n,]}")};
  CjmDiag *diag = cjm_diags_add(reader->diags, CJM_CODE_TAG, span, "`%.*s` is a YAML tag and would vanish from the text",
                                (int)(span.end - span.start), text + start);
  static const char *const includes[] = {"!include", "!import"};
  bool include = false;
  for (size_t i = 0; i < G_N_ELEMENTS(includes); i++)
    include |=
      strlen(includes[i]) == span.end - span.start && strncmp(text + span.start, includes[i], span.end - span.start) == 0;
  cjm_diag_help(diag, include ? "files are joined with `extends`, at the top of the file: `extends: base.yaml`"
                              : "put the text in quotes, including the `!`");
  CjmSpan rest = cjm_line_around(reader->source, start);
  rest.start = start;
  bool plain = start == node.start && span.end < rest.end;
  if (plain && !include && !in_brackets(reader)) cjm_fix_quote(diag, CJM_FIX_SAFE, rest);
}

/* ---- events ---- */

static CjmScalarStyle scalar_style(yaml_scalar_style_t style)
{
  switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: return CJM_SCALAR_SINGLE_QUOTED;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return CJM_SCALAR_DOUBLE_QUOTED;
    case YAML_LITERAL_SCALAR_STYLE: return CJM_SCALAR_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE: return CJM_SCALAR_FOLDED;
    default: return CJM_SCALAR_PLAIN;
  }
}

static void read_comment(Reader *reader, CjmNode *scalar)
{
  CjmSpan comment = cjm_scalar_comment(scalar->span);
  if (!comment.source) return;
  if (scalar->null) {
    scalar->comment = comment;
  } else if (g_ascii_isdigit(reader->source->text[comment.start + 1])) {
    CjmDiag *diag =
      cjm_diags_add(reader->diags, CJM_CODE_HASH_COMMENT, comment, "this is a comment, not part of the text before it");
    cjm_diag_help(diag, "put the text in quotes, or a space after the `#` if it is a comment");
    if (!in_brackets(reader)) cjm_fix_quote(diag, CJM_FIX_SUGGESTED, (CjmSpan){reader->source, scalar->span.start, comment.end});
  }
}

/* The lines that begin with a dash get the column of the dash of the text that they are in. */
static void fix_dash(const Reader *reader, CjmSpan span, CjmDiag *diag)
{
  const CjmSource *source = reader->source;
  const char *text = source->text;
  uint32_t first = cjm_line_start(source, span.start), dash = first + cjm_line_indentation(source, span.start);
  if (text[dash] != '-' || cjm_after_dashes(source, dash) != span.start) return;
  g_autofree char *spaces = g_strnfill(dash - first, ' ');
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "indent it like the dash above");
  for (uint32_t at = span.start; at < span.end; at++) {
    uint32_t indent = text[at] == '\n' ? (uint32_t)strspn(text + at + 1, " ") : 0;
    if (indent > 0 && strncmp(text + at + 1 + indent, "- ", 2) == 0)
      cjm_diag_edit(diag, (CjmSpan){source, at + 1, at + 1 + indent}, spaces);
  }
}

/* Warns of `- ` at the start of a line that is indented deeper and so continues the text above. */
static void warn_of_dash(Reader *reader, CjmSpan span)
{
  const char *text = reader->source->text;
  if (in_brackets(reader)) return;
  for (uint32_t at = span.start; at < span.end; at++) {
    if (text[at] != '\n') continue;
    at += 1 + (uint32_t)strspn(text + at + 1, " ");
    if (at + 1 >= span.end || text[at] != '-' || text[at + 1] != ' ') continue;
    CjmDiag *diag = cjm_diags_add(reader->diags, CJM_CODE_SWALLOWED_DASH, (CjmSpan){reader->source, at, at + 1},
                                  "this dash is part of the text above, not a new item");
    cjm_diag_help(diag, "indent it like the dash above, or put the text in quotes if the dash belongs to it");
    fix_dash(reader, span, diag);
    return;
  }
}

static bool is_recovered(const Reader *reader, CjmSpan span)
{
  for (int i = 0; i < reader->n_repairs; i++)
    if (reader->repairs[i] >= span.start && reader->repairs[i] < span.end) return true;
  return false;
}

static bool read_scalar(Reader *reader, const yaml_event_t *event)
{
  const char *value = (const char *)event->data.scalar.value;
  size_t len = event->data.scalar.length;
  CjmScalarStyle style = scalar_style(event->data.scalar.style);
  CjmNode *scalar = cjm_arena_make(reader->arena, CjmNode, 1);
  scalar->kind = CJM_NODE_SCALAR;
  scalar->span = event_span(reader, event);
  check_tag(reader, event->data.scalar.tag, scalar->span);

  GString *text = reader->scalar;
  g_string_truncate(text, 0);
  g_string_append_len(text, value, (gssize)len);
  cjm_scalar_clean(text, reader->buffer, scalar->span, style, reader->limits->text_bytes, reader->diags);
  scalar->text = cjm_arena_strndup(reader->texts, text->str, text->len);
  scalar->style = style;
  scalar->recovered = is_recovered(reader, scalar->span);
  if (style == CJM_SCALAR_PLAIN && event->data.scalar.plain_implicit) {
    bool word = strcmp(scalar->text, "null") == 0;
    scalar->null = word || scalar->text[0] == '\0' || strcmp(scalar->text, "~") == 0;
    scalar->json = word && reader->json;
    read_comment(reader, scalar);
    warn_of_dash(reader, scalar->span);
  }
  return cjm_builder_scalar(reader->builder, scalar, (const char *)event->data.scalar.anchor);
}

/* Whether only comments and empty lines follow. */
static bool is_empty_from(const CjmSource *source, uint32_t at)
{
  const char *text = source->text;
  for (; at < source->len; at += 1 + (uint32_t)strcspn(text + at, "\n")) {
    at += (uint32_t)strspn(text + at, " \t\r\n");
    if (at < source->len && text[at] != '#') return false;
  }
  return true;
}

static bool read_document(Reader *reader, const yaml_event_t *event)
{
  if (reader->n_documents++ == 0) return true;
  CjmSpan span = event_span(reader, event);
  CjmDiag *diag = cjm_diags_add(reader->diags, CJM_CODE_SECOND_DOCUMENT, span, "a second document begins here");
  cjm_diag_help(diag, "put it into a file of its own, or delete the line");
  CjmSpan line = cjm_line_around(reader->source, span.start);
  if (is_empty_from(reader->source, line.end)) cjm_diag_replace(diag, CJM_FIX_SAFE, line, "", "delete the line, as nothing follows it");
  return false;
}

/* False if nothing more has to be read. */
static bool read_event(Reader *reader, const yaml_event_t *event)
{
  CjmSpan start = {reader->source, 0, 0};
  switch (event->type) {
    case YAML_DOCUMENT_START_EVENT: return read_document(reader, event);
    case YAML_SCALAR_EVENT: return read_scalar(reader, event);
    case YAML_ALIAS_EVENT:
      return cjm_builder_alias(reader->builder, event_span(reader, event), (const char *)event->data.alias.anchor);
    case YAML_SEQUENCE_START_EVENT:
      start.start = start.end = to_byte(reader, event->start_mark);
      check_tag(reader, event->data.sequence_start.tag, start);
      return cjm_builder_open(reader->builder, CJM_NODE_LIST, event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE, start,
                              (const char *)event->data.sequence_start.anchor);
    case YAML_MAPPING_START_EVENT:
      start.start = start.end = to_byte(reader, event->start_mark);
      check_tag(reader, event->data.mapping_start.tag, start);
      return cjm_builder_open(reader->builder, CJM_NODE_MAP, event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE, start,
                              (const char *)event->data.mapping_start.anchor);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      /* A block's end has no width of its own. */
      cjm_builder_close(reader->builder, event->end_mark.index > event->start_mark.index ? to_byte(reader, event->end_mark) : 0);
      return true;
    default: return event->type != YAML_STREAM_END_EVENT;
  }
}

/* ---- the whole ---- */

static CjmProblem describe(Reader *reader, const yaml_parser_t *parser)
{
  CjmProblem problem = {
    .source = reader->source, .what = parser->problem ? parser->problem : "", .context = parser->context ? parser->context : ""};
  problem.at = problem.began = to_byte(reader, parser->problem_mark);
  if (parser->context) problem.began = to_byte(reader, parser->context_mark);
  problem.in_bracket =
    cjm_builder_innermost(reader->builder, &problem.bracket) && strchr("[{", reader->source->text[problem.bracket]);
  if (problem.in_bracket) cjm_builder_outermost_flow(reader->builder, &problem.outermost);
  return problem;
}

/* libyaml reports a failed allocation; GLib, like the rest of the program, ends the process with a message. */
static G_NORETURN void out_of_memory(void)
{
  g_error("out of memory in libyaml");
}

/* Passes all events to the builder. False with the problem if libyaml stopped. */
static bool read_events(Reader *reader, CjmProblem *ret_problem)
{
  yaml_parser_t parser;
  if (!yaml_parser_initialize(&parser)) out_of_memory();
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  const GString *text = reader->buffer->text;
  yaml_parser_set_input_string(&parser, (const unsigned char *)text->str, text->len);
  bool more = true, sound = true;
  while (more && sound) {
    yaml_event_t event;
    sound = yaml_parser_parse(&parser, &event);
    if (!sound) break;
    more = read_event(reader, &event);
    yaml_event_delete(&event);
  }
  if (!sound && parser.error == YAML_MEMORY_ERROR) out_of_memory();
  if (!sound) *ret_problem = describe(reader, &parser);
  yaml_parser_delete(&parser);
  return sound;
}

static bool looks_like_json(const CjmBuffer *buffer)
{
  const char *text = buffer->bytes + buffer->start;
  text += strspn(text, " \t\r\n");
  return *text == '{' || *text == '[';
}

static CjmNode *finish(Reader *reader)
{
  CjmNode *root = cjm_builder_finish(reader->builder);
  if (root && !root->null) return root;
  if (!cjm_diags_failed(reader->diags)) {
    CjmDiag *diag = cjm_diags_add(reader->diags, CJM_CODE_EMPTY_DOCUMENT, (CjmSpan){reader->source, 0, 0}, "the file is empty");
    cjm_diag_help(diag, "a map begins with `title:` and `phases:`");
  }
  return NULL;
}

static uint32_t replace(Reader *reader, CjmRepair repair, CjmBuffer *buffer)
{
  buffer->bytes[repair.at] = repair.with;
  reader->repairs[reader->n_repairs++] = repair.at;
  for (uint32_t at = repair.at + 1; at < repair.end; at++)
    if (!strchr("\r\n", buffer->bytes[at])) buffer->bytes[at] = ' ';
  reader->passed_over |= repair.end > 0;
  return repair.end;
}

/* As many spaces as any repair inserts. */
static const char spaces[] = "                                                                ";
enum { SPACES_MAX = sizeof spaces - 1 };

/* A line with fewer spaces is left as it is. */
static uint32_t indent(CjmRepair repair, CjmBuffer *buffer, const CjmSource *source)
{
  for (size_t i = 0; i < source->n_lines; i++) {
    uint32_t start = source->lines[i];
    bool within = start <= repair.at ? i + 1 == source->n_lines || source->lines[i + 1] > repair.at : start < repair.end;
    size_t has = strspn(buffer->bytes + start, " ");
    if (!within || strchr("\r\n", buffer->bytes[start + has])) continue;
    if (repair.columns > 0) cjm_buffer_splice(buffer, start, 0, spaces, (uint32_t)MIN(repair.columns, SPACES_MAX));
    else if (has >= (size_t)-repair.columns) cjm_buffer_splice(buffer, start, (uint32_t)-repair.columns, "", 0);
  }
  return repair.end;
}

static uint32_t expand_tabs(CjmRepair repair, CjmBuffer *buffer, const CjmSource *source)
{
  uint32_t end = 0;
  for (size_t i = 0; i < source->n_lines; i++) {
    uint32_t at = source->lines[i] + (uint32_t)strspn(buffer->bytes + source->lines[i], " ");
    uint32_t n = (uint32_t)strspn(buffer->bytes + at, "\t");
    if (n > 0) cjm_buffer_splice(buffer, at, n, spaces, (uint32_t)MIN(n * (uint32_t)repair.columns, SPACES_MAX));
    if (n > 0) end = at + n;
  }
  return end;
}

/* Changes the buffer as the repair says. Returns the first byte of the source at which another problem does not follow from it. */
static uint32_t apply(Reader *reader, const CjmProblem *problem, CjmRepair repair, CjmBuffer *buffer)
{
  uint32_t after = 0;
  switch (repair.kind) {
    case CJM_REPAIR_NONE: break;
    case CJM_REPAIR_REPLACE: after = replace(reader, repair, buffer); break;
    case CJM_REPAIR_INSERT: cjm_buffer_splice(buffer, repair.at, 0, repair.text, (uint32_t)strlen(repair.text)); break;
    case CJM_REPAIR_INDENT: after = indent(repair, buffer, reader->source); break;
    case CJM_REPAIR_TABS: after = expand_tabs(repair, buffer, reader->source); break;
  }
  return after > 0 ? after : MAX(problem->at, repair.at) + 1;
}

/* Reads the buffer until it can be read to its end, repairing what can be repaired; then what was read before the mistake is all
 * there is. `reader` has a sink of its own for each reading: what was found before a mistake is found again after it. */
static CjmNode *read_repairing(Reader *reader, CjmBuffer *buffer, CjmDiags *diags)
{
  uint32_t repaired = 0; /* the byte after the last repair */
  for (int n_repairs = 0;; n_repairs++) {
    g_autoptr(CjmDiags) found = cjm_diags_new();
    reader->diags = found;
    reader->builder = cjm_builder_new(reader->arena, reader->texts, reader->limits, found);
    reader->cursor = (Cursor){0};
    reader->n_documents = 0;
    cjm_buffer_assemble(buffer);

    CjmNode *root = NULL;
    CjmProblem problem;
    CjmRepair repair = {.kind = CJM_REPAIR_NONE};
    bool sound = read_events(reader, &problem);
    if (!sound && problem.at >= repaired) repair = cjm_problem_report(&problem, diags); /* else it follows from a repair */
    bool last = sound || repair.kind == CJM_REPAIR_NONE || n_repairs == REPAIRS_MAX || buffer->len > REPAIRED_BYTES_MAX;
    if (sound) root = finish(reader);
    else if (last) root = cjm_builder_close_all(reader->builder);
    cjm_builder_free(reader->builder);

    if (last) {
      cjm_diags_move(found, diags);
      if (root) root->recovered |= reader->passed_over || !sound;
      return root;
    }
    repaired = apply(reader, &problem, repair, buffer);
  }
}

CjmNode *cjm_yaml_parse(CjmArena *arena, CjmArena *texts, const CjmSource *source, const CjmLimits *limits, CjmDiags *diags)
{
  if (source->len > limits->file_bytes) {
    cjm_diags_add(diags, CJM_CODE_FILE_TOO_LARGE, (CjmSpan){source, 0, 0}, "the file has %zu bytes; at most %zu are allowed",
                  source->len, limits->file_bytes);
    return NULL;
  }
  CjmBuffer *buffer = cjm_buffer_new(source, diags);
  if (!buffer) return NULL;
  if (!cjm_foreign_check(buffer, source, diags)) {
    cjm_buffer_free(buffer);
    return NULL;
  }
  Reader reader = {.arena = arena,
                   .texts = texts,
                   .scalar = g_string_new(NULL),
                   .source = source,
                   .buffer = buffer,
                   .limits = limits,
                   .json = looks_like_json(buffer)};
  CjmNode *root = read_repairing(&reader, buffer, diags);
  g_string_free(reader.scalar, TRUE);
  cjm_buffer_free(buffer);
  return root;
}
