/* folding.c: what can be folded, by indentation alone: phases, steps, lists; and comments. */
#include "lsp/answers.h"

typedef struct Line {
  size_t number;
  size_t column; /* of its first character */
  bool dash;
} Line;

static void write_fold(CjmJson *out, size_t first, size_t last, const char *kind)
{
  if (last <= first) return;
  cjm_json_open(out, '{');
  cjm_json_member_number(out, "startLine", (double)first);
  cjm_json_member_number(out, "endLine", (double)last);
  if (kind) cjm_json_member(out, "kind", kind);
  cjm_json_close(out, '}');
}

/* Ends the blocks that a line with something in a column ends. A list may stand in the column of its key. */
static void close_blocks(CjmJson *out, GArray *open, size_t column, bool dash, size_t last)
{
  while (open->len) {
    const Line *line = &g_array_index(open, Line, open->len - 1);
    if (line->column < column || (line->column == column && dash && !line->dash)) return;
    write_fold(out, line->number, last, NULL);
    g_array_set_size(open, open->len - 1);
  }
}

void cjm_lsp_folding(CjmLspCall *call)
{
  enum { NONE = -1 };
  const CjmSource *source = call->file->text->source;
  g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(Line));
  size_t last = 0;
  ssize_t comment = NONE; /* the first line of a run of comments */
  cjm_json_open(call->out, '[');
  for (size_t i = 0; i < source->n_lines; i++) {
    size_t len, column = 0;
    const char *text = cjm_source_line(source, source->lines[i], &len);
    while (column < len && (text[column] == ' ' || text[column] == '\t')) column++;
    bool is_comment = column < len && text[column] == '#';
    if (is_comment && comment == NONE) comment = (ssize_t)i;
    if (!is_comment && comment != NONE) {
      write_fold(call->out, (size_t)comment, i - 1, "comment");
      comment = NONE;
    }
    if (column == len || is_comment) continue;
    Line line = {i, column, text[column] == '-' && (column + 1 == len || text[column + 1] == ' ')};
    close_blocks(call->out, open, column, line.dash, last);
    g_array_append_val(open, line);
    last = i;
  }
  if (comment != NONE) write_fold(call->out, (size_t)comment, source->n_lines - 1, "comment");
  close_blocks(call->out, open, 0, false, last);
  cjm_json_close(call->out, ']');
}
