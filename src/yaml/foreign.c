#include "yaml/foreign.h"

#include <string.h>

/* A line without its line break. */
typedef struct Line {
  uint32_t start, end;
} Line;

static Line line_number(const CjmSource *source, size_t i)
{
  uint32_t start = source->lines[i];
  uint32_t end = i + 1 < source->n_lines ? source->lines[i + 1] : (uint32_t)source->len;
  while (end > start && strchr("\r\n", source->text[end - 1])) end--;
  if (start == 0 && g_str_has_prefix(source->text, "\xEF\xBB\xBF")) start = 3;
  return (Line){start, end};
}

static bool begins(const CjmSource *source, Line line, const char *with)
{
  size_t n = strlen(with);
  return line.end - line.start >= n && memcmp(source->text + line.start, with, n) == 0;
}

static bool is(const CjmSource *source, Line line, const char *text)
{
  while (line.end > line.start && strchr(" \t", source->text[line.end - 1])) line.end--;
  return line.end - line.start == strlen(text) && begins(source, line, text);
}

static CjmSpan span_of(const CjmSource *source, Line line)
{
  return (CjmSpan){source, line.start, line.end};
}

static void clear(CjmBuffer *buffer, Line line)
{
  memset(buffer->bytes + line.start, ' ', line.end - line.start);
}

/* The first line that holds more than a comment; n_lines where there is none. */
static size_t first_line(const CjmSource *source)
{
  size_t i = 0;
  for (; i < source->n_lines; i++) {
    Line line = line_number(source, i);
    while (line.start < line.end && strchr(" \t", source->text[line.start])) line.start++;
    if (line.start < line.end && source->text[line.start] != '#') break;
  }
  return i;
}

/* ---- a code fence ---- */

static bool is_fence(const CjmSource *source, size_t i)
{
  return i < source->n_lines && (begins(source, line_number(source, i), "```") || begins(source, line_number(source, i), "~~~"));
}

/* The line that opens a code fence: the first one, or one behind some lines of talk; n_lines where there is none. */
static size_t find_fence(const CjmSource *source, size_t first)
{
  enum { TALK_MAX = 20 /* lines */ };
  for (size_t i = first; i < source->n_lines && i <= first + TALK_MAX; i++)
    if (is_fence(source, i)) return i;
  return source->n_lines;
}

/* The bytes of a line with its line break. */
static CjmSpan whole_line(const CjmSource *source, size_t i)
{
  uint32_t end = i + 1 < source->n_lines ? source->lines[i + 1] : (uint32_t)source->len;
  return (CjmSpan){source, line_number(source, i).start, end};
}

/* The lines of the fence are deleted, and what is said around it becomes comments. */
static void fix_fence(const CjmSource *source, size_t first, size_t opening, const char *fence, CjmDiag *diag)
{
  size_t closing = source->n_lines - 1;
  while (closing > opening && !is(source, line_number(source, closing), fence)) closing--;
  bool talk = opening > first;
  for (size_t i = closing + 1; closing > opening && i < source->n_lines; i++) talk |= line_number(source, i).end > line_number(source, i).start;
  cjm_diag_fix(diag, talk ? CJM_FIX_SUGGESTED : CJM_FIX_SAFE, talk ? "delete the fence, and make what is around it comments" : "delete the fence");
  for (size_t i = first; i < source->n_lines; i++) {
    Line line = line_number(source, i);
    if (i == opening || (i == closing && closing > opening)) cjm_diag_edit(diag, whole_line(source, i), "");
    else if ((i < opening || (closing > opening && i > closing)) && line.end > line.start)
      cjm_diag_edit(diag, (CjmSpan){source, line.start, line.start}, "# ");
  }
}

/* Reads what is in the fence alone. */
static void check_fence(CjmBuffer *buffer, const CjmSource *source, size_t first, CjmDiags *diags)
{
  size_t opening = find_fence(source, first);
  if (opening == source->n_lines) return;
  Line open = line_number(source, opening);
  const char fence[] = {source->text[open.start], source->text[open.start], source->text[open.start], '\0'};
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_FOREIGN, span_of(source, line_number(source, first)),
                                opening == first ? "this is the code fence of a Markdown document"
                                                 : "this is a Markdown document, with the journey in a code fence");
  cjm_diag_help(diag, opening == first ? "delete this line and the %s that closes it"
                                       : "keep only the lines between the two lines with %s", fence);
  fix_fence(source, first, opening, fence, diag);
  for (size_t i = first; i <= opening; i++) clear(buffer, line_number(source, i));
  for (size_t i = source->n_lines; i-- > opening + 1;) {
    Line line = line_number(source, i);
    if (!is(source, line, fence)) continue;
    cjm_diag_related(diag, span_of(source, line), "it is closed here");
    for (size_t rest = i; rest < source->n_lines; rest++) clear(buffer, line_number(source, rest));
    return;
  }
}

/* ---- conflict markers ---- */

/* The first line from `from` on that begins with the marker; n_lines where there is none. */
static size_t find_marker(const CjmSource *source, size_t from, const char *marker)
{
  while (from < source->n_lines && !begins(source, line_number(source, from), marker)) from++;
  return from;
}

/* Keeps the first side of each conflict. */
static void check_conflicts(CjmBuffer *buffer, const CjmSource *source, CjmDiags *diags)
{
  size_t n = source->n_lines;
  for (size_t open = find_marker(source, 0, "<<<<<<< "); open < n; open = find_marker(source, open, "<<<<<<< ")) {
    size_t middle = find_marker(source, open, "======="), close = find_marker(source, open, ">>>>>>> ");
    if (middle >= close || close == n) return;
    size_t base = MIN(find_marker(source, open, "||||||| "), middle);
    CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_FOREIGN, span_of(source, line_number(source, open)),
                                  "a merge conflict is not resolved: the file has both sides");
    cjm_diag_related(diag, span_of(source, line_number(source, middle)), "the other side begins here");
    cjm_diag_related(diag, span_of(source, line_number(source, close)), "and ends here");
    cjm_diag_help(diag, "keep one side, or merge them, and delete the lines with <<<<<<<, ======= and >>>>>>>");
    clear(buffer, line_number(source, open));
    for (size_t i = base; i <= close; i++) clear(buffer, line_number(source, i));
    open = close;
  }
}

/* ---- a template ---- */

/* `: ${NAME}` up to the end of the line. */
static bool is_variable(const CjmSource *source, Line line, uint32_t at)
{
  const char *text = source->text;
  if (at + 5 >= line.end || memcmp(text + at, ": ${", 4) != 0) return false;
  at += 4 + (uint32_t)strspn(text + at + 4, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.");
  return at + 1 == line.end && text[at] == '}';
}

static bool is_template_line(const CjmSource *source, Line line)
{
  const char *text = source->text;
  uint32_t at = line.start + (uint32_t)strspn(text + line.start, " -");
  if (strncmp(text + at, "{%", 2) == 0 || strncmp(text + at, "{{", 2) == 0) return true;
  for (; at + 3 < line.end && text[at] != '"' && text[at] != '\'' && text[at] != '#'; at++)
    if (memcmp(text + at, ": {{", 4) == 0 || is_variable(source, line, at)) return true;
  return false;
}

static bool check_template(const CjmSource *source, CjmDiags *diags)
{
  for (size_t i = 0; i < source->n_lines; i++) {
    Line line = line_number(source, i);
    if (!is_template_line(source, line)) continue;
    line.start += (uint32_t)strspn(source->text + line.start, " ");
    CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_FOREIGN, span_of(source, line), "this is a template that was not filled in");
    cjm_diag_help(diag, "run the template engine first; a text that itself begins with `{{` or `${` needs quotes");
    return false;
  }
  return true;
}

/* ---- other formats ---- */

static bool check_mermaid(const CjmSource *source, size_t first, CjmDiags *diags)
{
  static const char *const diagrams[] = {"journey",      "timeline",        "gantt",   "sequenceDiagram",
                                         "stateDiagram", "stateDiagram-v2", "mindmap", "pie"};
  static const char *const graphs[] = {"graph ", "flowchart "};
  Line line = line_number(source, first);
  bool found = false;
  for (size_t i = 0; i < G_N_ELEMENTS(diagrams); i++) found |= is(source, line, diagrams[i]);
  for (size_t i = 0; i < G_N_ELEMENTS(graphs); i++)
    found |= begins(source, line, graphs[i]) && !memchr(source->text + line.start, ':', line.end - line.start);
  if (!found) return true;
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_FOREIGN, span_of(source, line), "this is a Mermaid diagram, not a journey in YAML");
  bool is_journey = is(source, line, diagrams[0]);
  cjm_diag_help(diag, is_journey ? "`cjm import` makes a journey of it: a section becomes a phase, a task a step"
                                 : "begin with `title: …` and `phases:`; of Mermaid's diagrams `cjm import` reads `journey`");
  return false;
}

static size_t count(const CjmSource *source, Line line, char c)
{
  size_t n = 0;
  for (uint32_t i = line.start; i < line.end; i++) n += source->text[i] == c;
  return n;
}

/* Two lines with the same number of separators, and neither a key nor an item among them. */
static bool check_table(const CjmSource *source, size_t first, CjmDiags *diags)
{
  if (first + 1 >= source->n_lines) return true;
  Line head = line_number(source, first), next = line_number(source, first + 1);
  bool yaml = strchr("-{[\"'&*!|>", source->text[head.start]) || memchr(source->text + head.start, ':', head.end - head.start);
  for (const char *c = ",;\t"; *c && !yaml; c++) {
    if (count(source, head, *c) == 0 || count(source, head, *c) != count(source, next, *c)) continue;
    CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_FOREIGN, span_of(source, head), "this is a table (CSV), not a journey in YAML");
    cjm_diag_help(diag, "`cjm import` makes a journey of it; or begin with `title: …` and `phases:`, and make each row a step with its own `title`");
    return false;
  }
  return true;
}

static bool check_markdown(const CjmSource *source, size_t first, CjmDiags *diags)
{
  Line line = line_number(source, first);
  bool table = begins(source, line, "|") && first + 1 < source->n_lines && begins(source, line_number(source, first + 1), "|");
  bool bullets = begins(source, line, "* ");
  if (!table && !bullets) return true;
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_FOREIGN, span_of(source, line), "this is %s in Markdown, not a journey in YAML",
                                table ? "a table" : "a list");
  cjm_diag_help(diag, "`cjm import` makes a journey of it; or begin with `title: …` and `phases:`, and write each phase as an item: `- title: …`");
  return false;
}

static bool check_markup(const CjmSource *source, size_t first, CjmDiags *diags)
{
  Line line = line_number(source, first);
  if (!begins(source, line, "<") || begins(source, line, "<<")) return true;
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_FOREIGN, span_of(source, line), "this is XML or HTML, not a journey in YAML");
  cjm_diag_help(diag, "begin with `title: …` and `phases:`");
  return false;
}

/* ---- full-width colons ---- */

/* Japanese and Chinese keyboards type them: they become a colon and two spaces, which have as many bytes. */
static void check_colons(CjmBuffer *buffer, const CjmSource *source, CjmDiags *diags)
{
  const char sign[] = "：";
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  for (size_t i = 0; i < source->n_lines; i++) {
    Line line = line_number(source, i);
    uint32_t key = line.start + (uint32_t)strspn(source->text + line.start, " -");
    uint32_t at = key + (uint32_t)strspn(source->text + key, "abcdefghijklmnopqrstuvwxyz_");
    if (at == key || strncmp(source->text + at, sign, strlen(sign)) != 0) continue;
    memcpy(buffer->bytes + at, ":  ", strlen(sign));
    g_array_append_val(found, at);
  }
  guint n = found->len;
  if (n == 0) return;
  const uint32_t *offsets = (const uint32_t *)(const void *)found->data;
  CjmSpan span = {source, offsets[0], offsets[0] + (uint32_t)strlen(sign)};
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_MISSING_COLON, span, "this is a full-width colon (U+FF1A), which does not end a key");
  if (n > 1) cjm_diag_help(diag, "write `: `, an ordinary colon and a space; %u keys have a full-width one", n);
  else cjm_diag_help(diag, "write `: `, an ordinary colon and a space");
  cjm_diag_fix(diag, CJM_FIX_SAFE, "write an ordinary colon and a space");
  for (guint i = 0; i < n; i++)
    cjm_diag_edit(diag, (CjmSpan){source, offsets[i], offsets[i] + (uint32_t)strlen(sign)},
                  strchr(" \r\n", source->text[offsets[i] + strlen(sign)]) ? ":" : ": ");
}

/* ---- bullets ---- */

/* `– title: …` and `• title: …`, as word processors make them of a dash. In front of a key nothing else can be meant. */
static void check_bullets(CjmBuffer *buffer, const CjmSource *source, CjmDiags *diags)
{
  static const char *const bullets[] = {"–", "—", "•", "‣", "▸", "►", "◦", "▪", "·", "➤"};
  static const char *const spaces[] = {" ", "\t", "\u00A0"};
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(CjmSpan)); /* signs with the space after them */
  uint32_t end = 0;
  for (size_t i = 0; i < source->n_lines; i++) {
    uint32_t at = line_number(source, i).start;
    at += (uint32_t)strspn(source->text + at, " ");
    for (size_t b = 0; b < G_N_ELEMENTS(bullets); b++) {
      size_t len = strlen(bullets[b]);
      const char *behind = source->text + at + len;
      if (strncmp(source->text + at, bullets[b], len) != 0) continue;
      size_t gap = 0;
      for (size_t k = 0; k < G_N_ELEMENTS(spaces); k++)
        if (strncmp(behind, spaces[k], strlen(spaces[k])) == 0) gap = strlen(spaces[k]);
      if (gap == 0) continue;
      const char *key = behind + gap, *colon = key + strspn(key, "abcdefghijklmnopqrstuvwxyz_");
      if (colon == key || colon[0] != ':' || !strchr(" \r\n", colon[1])) continue;
      cjm_buffer_splice(buffer, at, (uint32_t)(len + gap), "- ", 2);
      if (found->len == 0) end = at + (uint32_t)len;
      CjmSpan written = {source, at, at + (uint32_t)(len + gap)};
      g_array_append_val(found, written);
    }
  }
  guint n = found->len;
  if (n == 0) return;
  const CjmSpan *signs = (const CjmSpan *)(const void *)found->data;
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_MISPLACED_DASH, (CjmSpan){source, signs[0].start, end}, "this sign does not begin an item of a list");
  if (n > 1) cjm_diag_help(diag, "write an ordinary dash and a space, `- `; %u lines begin with such a sign", n);
  else cjm_diag_help(diag, "write an ordinary dash and a space: `- `");
  cjm_diag_fix(diag, CJM_FIX_SAFE, "begin items with `- `");
  for (guint i = 0; i < n; i++) cjm_diag_edit(diag, signs[i], "- ");
}

bool cjm_foreign_check(CjmBuffer *buffer, const CjmSource *source, CjmDiags *diags)
{
  size_t first = first_line(source);
  if (first == source->n_lines) return true;
  if (is_fence(source, first) && first + 1 < source->n_lines && !check_mermaid(source, first + 1, diags)) return false;
  check_fence(buffer, source, first, diags);
  check_conflicts(buffer, source, diags);
  check_colons(buffer, source, diags);
  check_bullets(buffer, source, diags);
  return check_template(source, diags) && check_mermaid(source, first, diags) && check_table(source, first, diags) &&
         check_markdown(source, first, diags) && check_markup(source, first, diags);
}
