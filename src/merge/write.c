#include "merge/write.h"

#include <string.h>

#include "merge/flow.h"
#include "merge/text.h"

typedef struct Writer {
  const CjmMergeInput *input;
  const CjmPlanner *planner;
  const CjmNode *roots[3];
  CjmWriteMode mode;
  CjmText text;
  size_t conflicts;
} Writer;

/* What to return to if something cannot be written. */
typedef struct Mark {
  size_t len, conflicts;
} Mark;

static Mark mark(const Writer *w)
{
  return (Mark){w->text.out->len, w->conflicts};
}

static void return_to(Writer *w, Mark m)
{
  g_string_truncate(w->text.out, m.len);
  w->conflicts = m.conflicts;
}

/* ---- markers ---- */

static void append_marker(Writer *w, char sign, const char *label)
{
  cjm_text_end_line(&w->text);
  for (unsigned i = 0; i < w->input->marker_size; i++) g_string_append_c(w->text.out, sign);
  if (label && *label) g_string_append_printf(w->text.out, " %s", label);
  g_string_append(w->text.out, w->text.line_break);
}

/* Writes one side of a conflict. */
typedef void WriteSide(Writer *w, const void *data);

/* Writes a conflict at the start of a line. */
static void write_conflict(Writer *w, WriteSide *write, const void *base, const void *ours, const void *theirs)
{
  w->conflicts++;
  if (w->mode == CJM_WRITE_OURS) {
    write(w, ours);
  } else if (w->mode == CJM_WRITE_THEIRS) {
    write(w, theirs);
  } else {
    append_marker(w, '<', w->input->ours_label);
    write(w, ours);
    if (w->input->with_base) {
      append_marker(w, '|', w->input->base_label);
      write(w, base);
    }
    append_marker(w, '=', NULL);
    write(w, theirs);
    append_marker(w, '>', w->input->theirs_label);
  }
  cjm_text_end_line(&w->text);
}

/* ---- comments ---- */

/* A piece of text with the column that it is moved to. */
typedef struct Piece {
  CjmSpan span;
  size_t from, to; /* columns */
} Piece;

static void write_piece(Writer *w, const void *data)
{
  const Piece *piece = data;
  if (piece->span.source)
    cjm_text_append(&w->text, piece->span.source, piece->span.start, piece->span.end, (gssize)piece->to - (gssize)piece->from, true);
}

static size_t column_of(CjmPart part)
{
  return part.in ? cjm_entry_of(part).column : 0;
}

/* Writes lines of comments, of which there are three versions. */
static void write_lines(Writer *w, const Piece pieces[3])
{
  CjmSpan chosen;
  if (cjm_span_pick(pieces[0].span, pieces[1].span, pieces[2].span, &chosen)) {
    for (int i = 2; i > 0; i--)
      if (pieces[i].span.source == chosen.source && pieces[i].span.start == chosen.start) {
        write_piece(w, &pieces[i]);
        return;
      }
  } else {
    write_conflict(w, write_piece, &pieces[0], &pieces[1], &pieces[2]);
  }
}

static bool is_root_head(const Writer *w, CjmPart part)
{
  return part.i == 0 && (part.in == w->roots[0] || part.in == w->roots[1] || part.in == w->roots[2]);
}

/* The comments above an entry; those above the first of a document are written before. */
static CjmSpan lead_of(const Writer *w, CjmPart part)
{
  return part.in && !is_root_head(w, part) ? cjm_entry_lead(part) : (CjmSpan){0};
}

static bool has_text(CjmSpan span)
{
  return !cjm_span_same_lines(span, (CjmSpan){0});
}

/* Writes the comments above an entry, and the spaces before it. `is_inline`: it begins behind a dash. */
static void write_lead(Writer *w, const CjmPlanEntry *e, size_t column, bool is_inline)
{
  CjmPart parts[] = {e->base, e->ours, e->theirs};
  Piece pieces[3];
  bool any = false;
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
    pieces[i] = (Piece){lead_of(w, parts[i]), column_of(parts[i]), column};
    any = any || (i > 0 && has_text(pieces[i].span));
  }
  if (!e->ours.in) pieces[0] = pieces[1] = pieces[2];
  if (!e->theirs.in) pieces[0] = pieces[2] = pieces[1];
  if (is_inline && !any) return;
  if (is_inline) {
    cjm_text_strip_spaces(&w->text);
    cjm_text_end_line(&w->text);
  }
  write_lines(w, pieces);
  cjm_text_append_spaces(&w->text, column);
}

/* The comments at the end of a block, of which there are up to three versions. */
static void write_tail(Writer *w, const CjmPlanEntry *e, size_t column)
{
  CjmPart parts[] = {e->base, e->ours, e->theirs};
  Piece pieces[3];
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
    bool is_block = parts[i].in && !parts[i].in->flow && cjm_entry_is_block(parts[i]);
    pieces[i] = (Piece){is_block ? cjm_entry_tail(parts[i]) : (CjmSpan){0}, column_of(parts[i]), column};
  }
  if (!e->ours.in || !pieces[1].span.source) pieces[0] = pieces[1] = pieces[2];
  if (!e->theirs.in || !pieces[2].span.source) pieces[0] = pieces[2] = pieces[1];
  write_lines(w, pieces);
}

/* Chooses what follows in the line of an entry. False if both sides changed it. */
static bool pick_rest(const CjmPlanEntry *e, CjmSpan *ret_rest)
{
  CjmPart parts[] = {e->base, e->ours, e->theirs};
  CjmSpan rests[3] = {{0}};
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
    if (parts[i].in && !parts[i].in->flow) rests[i] = cjm_entry_rest(parts[i]);
  if (!rests[1].source) rests[0] = rests[1] = rests[2];
  if (!rests[2].source) rests[0] = rests[2] = rests[1];
  return cjm_span_pick(rests[0], rests[1], rests[2], ret_rest);
}

static void append_span(Writer *w, CjmSpan span)
{
  if (span.source) cjm_text_append(&w->text, span.source, span.start, span.end, 0, false);
}

/* ---- entries of blocks ---- */

/* A side of a conflict between entries. */
typedef struct Side {
  CjmPart part;
  size_t column;
  bool with_lead;
  bool flow, is_last; /* between brackets: whether a comma follows */
} Side;

/* Writes a whole entry, of a version in which it may stand between brackets, into a block. */
static void write_part(Writer *w, CjmPart part, size_t column)
{
  CjmEntry entry = cjm_entry_of(part);
  gssize shift = (gssize)column - (gssize)entry.column;
  if (!part.in->flow) {
    cjm_text_append(&w->text, entry.source, entry.start, entry.after, shift, false);
  } else {
    bool is_map = part.in->kind == CJM_NODE_MAP;
    if (!is_map) g_string_append(w->text.out, "- ");
    cjm_text_append(&w->text, entry.source, entry.start, entry.end, shift, false);
    if (is_map && entry.end == part.in->keys[part.i]->span.end) g_string_append_c(w->text.out, ':'); /* a key without a value */
  }
  cjm_text_end_line(&w->text);
}

static void write_side(Writer *w, const void *data)
{
  const Side *side = data;
  if (!side->part.in) return;
  if (side->with_lead) {
    Piece lead = {lead_of(w, side->part), column_of(side->part), side->column};
    write_piece(w, &lead);
  }
  cjm_text_append_spaces(&w->text, side->column);
  if (side->flow) {
    cjm_flow_append(&w->text, side->part, (gssize)side->column - (gssize)column_of(side->part));
    if (!side->is_last) g_string_append_c(w->text.out, ',');
    cjm_text_end_line(&w->text);
  } else {
    write_part(w, side->part, side->column);
  }
}

static void write_sides(Writer *w, const CjmPlanEntry *e, Side like)
{
  Side sides[3] = {like, like, like};
  sides[0].part = e->base;
  sides[1].part = e->ours;
  sides[2].part = e->theirs;
  write_conflict(w, write_side, &sides[0], &sides[1], &sides[2]);
}

static bool write_block(Writer *w, CjmPlan *plan, size_t column);
static bool write_flow(Writer *w, CjmPlan *plan, CjmPart in);

/* Writes the value of theirs, or the whole entry, in place of ours. */
static bool take(Writer *w, const CjmPlanEntry *e, size_t column)
{
  CjmSpan rest;
  if (!e->ours.in || e->ours.in->flow || e->theirs.in->flow || !cjm_entry_is_inline(e->ours) || !cjm_entry_is_inline(e->theirs)) {
    write_part(w, e->theirs, column);
    return true;
  }
  if (!pick_rest(e, &rest)) return false;
  CjmEntry ours = cjm_entry_of(e->ours);
  CjmSpan mine = cjm_entry_value(e->ours);
  cjm_text_append(&w->text, ours.source, ours.start, mine.start, 0, false);
  append_span(w, cjm_entry_value(e->theirs));
  append_span(w, rest);
  cjm_text_end_line(&w->text);
  return true;
}

/* Writes the value of ours; a comment behind it may be that of theirs. */
static bool keep(Writer *w, const CjmPlanEntry *e, size_t column)
{
  CjmEntry ours = cjm_entry_of(e->ours);
  CjmSpan rest;
  if (!e->theirs.in || e->ours.in->flow || cjm_entry_is_block(e->ours) || ours.after == ours.end) {
    write_part(w, e->ours, column);
    return true;
  }
  if (!pick_rest(e, &rest)) return false;
  cjm_text_append(&w->text, ours.source, ours.start, ours.end, (gssize)column - (gssize)ours.column, false);
  append_span(w, rest);
  cjm_text_end_line(&w->text);
  return true;
}

/* The line of the key of a block, or its dash. */
static bool write_head(Writer *w, const CjmPlanEntry *e, CjmEntry entry, CjmEntry first)
{
  CjmSpan rest;
  if (!first.lines) {
    cjm_text_append(&w->text, entry.source, entry.start, first.start, 0, false);
    return true;
  }
  if (!pick_rest(e, &rest)) return false;
  cjm_text_append(&w->text, entry.source, entry.start, cjm_entry_rest(cjm_plan_entry_main(e)).start, 0, false);
  append_span(w, rest);
  cjm_text_end_line(&w->text);
  return true;
}

static bool merge_in_block(Writer *w, const CjmPlanEntry *e, size_t column)
{
  CjmPart main = cjm_plan_entry_main(e);
  CjmEntry entry = cjm_entry_of(main);
  const CjmNode *item = cjm_part_item(main);
  CjmSpan rest;
  if (cjm_planner_loses_comments(w->planner, e->inside, e)) return false;
  if (item->flow || e->inside->entries->len == 0) {
    if (!pick_rest(e, &rest)) return false;
    size_t value = item->flow ? cjm_entry_value(main).start : cjm_entry_rest(main).start;
    cjm_text_append(&w->text, entry.source, entry.start, value, 0, false);
    if (!item->flow) g_string_append(w->text.out, item->kind == CJM_NODE_MAP ? " {}" : " []");
    else if (!write_flow(w, e->inside, main)) return false;
    append_span(w, rest);
    cjm_text_end_line(&w->text);
    return true;
  }
  CjmEntry first = cjm_entry_of((CjmPart){item, 0});
  if (!write_head(w, e, entry, first) || !write_block(w, e->inside, column + first.column - entry.column)) return false;
  write_tail(w, e, column);
  return true;
}

static bool write_value(Writer *w, const CjmPlanEntry *e, size_t column)
{
  switch (e->verdict) {
    case CJM_KEEP: return keep(w, e, column);
    case CJM_TAKE: return take(w, e, column);
    case CJM_MERGE: return merge_in_block(w, e, column);
    case CJM_CONFLICT: break;
  }
  return false;
}

/* Writes an entry of a block; as a conflict if it is one, or cannot be written. `is_inline`: behind a dash, where markers cannot stand. */
static bool write_entry(Writer *w, CjmPlanEntry *e, size_t column, bool is_inline)
{
  Mark m = mark(w);
  if (e->verdict != CJM_CONFLICT) {
    write_lead(w, e, column, is_inline);
    if (write_value(w, e, column)) return true;
    return_to(w, m);
    if (cjm_planner_has_moves(w->planner)) return false;
    e->verdict = CJM_CONFLICT;
  }
  if (is_inline) return false;
  write_sides(w, e, (Side){.column = column, .with_lead = true});
  return true;
}

static bool write_block(Writer *w, CjmPlan *plan, size_t column)
{
  bool is_inline = !cjm_text_is_at_line(&w->text);
  for (guint i = 0; i < plan->entries->len; i++)
    if (!write_entry(w, plan->entries->pdata[i], column, is_inline && i == 0)) return false;
  return true;
}

/* ---- between brackets ---- */

typedef struct Flow {
  CjmPlan *plan;
  const CjmNode *main;
  bool has_lines; /* entries begin on lines of their own */
  size_t column;
  bool after_conflict; /* a line has just been ended */
} Flow;

static bool has_comments_after(const Writer *w, const Flow *f, CjmPart part)
{
  return part.in == f->main && part.i + 1 < f->main->n && cjm_planner_has_comments_between(w->planner, part, (CjmPart){part.in, part.i + 1});
}

static bool has_comments_before(const Writer *w, const Flow *f, CjmPart part)
{
  return part.in == f->main && part.i > 0 && cjm_planner_has_comments_between(w->planner, (CjmPart){part.in, part.i - 1}, part);
}

/* Writes what stands before an entry: a comma, and the line break or space behind it. False if comments that stand there would be lost. */
static bool write_separator(Writer *w, Flow *f, guint i)
{
  CjmPart part = cjm_plan_entry_main(f->plan->entries->pdata[i]);
  CjmPart before = i > 0 ? cjm_plan_entry_main(f->plan->entries->pdata[i - 1]) : (CjmPart){0};
  if (f->after_conflict) {
    cjm_text_append_spaces(&w->text, f->column);
  } else if (i > 0 && part.in == f->main && before.in == f->main && part.i == before.i + 1) {
    cjm_text_append(&w->text, f->main->span.source, cjm_entry_of(before).end, cjm_entry_of(part).start, 0, false);
  } else if (i > 0 && (has_comments_after(w, f, before) || has_comments_before(w, f, part))) {
    return false;
  } else if (i > 0 && f->has_lines) {
    g_string_append_printf(w->text.out, ",%s", w->text.line_break);
    cjm_text_append_spaces(&w->text, f->column);
  } else if (i > 0) {
    g_string_append(w->text.out, ", ");
  }
  f->after_conflict = false;
  return true;
}

/* Whether an entry has comments that would be lost between brackets. */
static bool would_lose_comments(const Writer *w, CjmPart part)
{
  return part.in && !part.in->flow && cjm_planner_has_comments(w->planner, part);
}

static bool append_part(Writer *w, CjmPart part, size_t column)
{
  if (would_lose_comments(w, part)) return false;
  cjm_flow_append(&w->text, part, (gssize)column - (gssize)column_of(part));
  return true;
}

static bool write_flow_value(Writer *w, const CjmPlanEntry *e, size_t column)
{
  CjmPart main = cjm_plan_entry_main(e);
  switch (e->verdict) {
    case CJM_KEEP: return append_part(w, e->ours, column);
    case CJM_TAKE: return append_part(w, e->theirs, column);
    case CJM_CONFLICT: return false;
    case CJM_MERGE: break;
  }
  if (!main.in->flow || !cjm_part_item(main)->flow || cjm_planner_loses_comments(w->planner, e->inside, e)) return false;
  CjmEntry entry = cjm_entry_of(main);
  cjm_text_append(&w->text, entry.source, entry.start, cjm_entry_value(main).start, 0, false);
  return write_flow(w, e->inside, main);
}

static bool write_flow_entry(Writer *w, Flow *f, guint i)
{
  CjmPlanEntry *e = f->plan->entries->pdata[i];
  if (!write_separator(w, f, i)) return false;
  Mark m = mark(w);
  if (e->verdict != CJM_CONFLICT && write_flow_value(w, e, f->column)) return true;
  return_to(w, m);
  if (e->verdict != CJM_CONFLICT && cjm_planner_has_moves(w->planner)) return false;
  e->verdict = CJM_CONFLICT;
  cjm_text_strip_spaces(&w->text);
  if (!f->has_lines || !cjm_text_is_at_line(&w->text)) return false;
  if (would_lose_comments(w, e->base) || would_lose_comments(w, e->ours) || would_lose_comments(w, e->theirs)) return false;
  write_sides(w, e, (Side){.column = f->column, .flow = true, .is_last = i + 1 == f->plan->entries->len});
  f->after_conflict = true;
  return true;
}

/* Writes what follows the last entry up to the closing bracket. */
static void write_closing(Writer *w, const Flow *f, CjmSpan value)
{
  size_t start = cjm_entry_of((CjmPart){f->main, f->main->n - 1}).end;
  if (f->after_conflict) start = MAX(start, cjm_line_start_of(value.source, value.end - 1));
  cjm_text_append(&w->text, value.source, start, value.end, 0, false);
}

/* Writes a list or mapping between brackets, the value of `in`, or the document if there is none. */
static bool write_flow(Writer *w, CjmPlan *plan, CjmPart in)
{
  const CjmNode *main = cjm_plan_main(plan);
  CjmSpan value = in.in ? cjm_entry_value(in) : main->span;
  if (!plan->entries->len) {
    g_string_append(w->text.out, main->kind == CJM_NODE_MAP ? "{}" : "[]");
    return true;
  }
  CjmEntry first = cjm_entry_of((CjmPart){main, 0});
  Flow f = {.plan = plan, .main = main, .has_lines = first.lines, .column = first.column};
  cjm_text_append(&w->text, value.source, value.start, first.start, 0, false);
  for (guint i = 0; i < plan->entries->len; i++)
    if (!write_flow_entry(w, &f, i)) return false;
  write_closing(w, &f, value);
  return true;
}

/* ---- the whole ---- */

/* What stands before the first entry of a document, and what behind the last one. */
static CjmSpan before_root(const CjmNode *root)
{
  if (!root) return (CjmSpan){0};
  const CjmSource *source = root->span.source;
  size_t end = root->flow ? root->span.start : cjm_entry_of((CjmPart){root, 0}).line;
  return (CjmSpan){source, (uint32_t)cjm_source_bom(source), (uint32_t)end};
}

static CjmSpan after_root(const CjmNode *root)
{
  if (!root) return (CjmSpan){0};
  const CjmSource *source = root->span.source;
  size_t start = root->flow ? root->span.end : cjm_entry_of((CjmPart){root, root->n - 1}).after;
  return (CjmSpan){source, (uint32_t)start, (uint32_t)source->len};
}

static void write_around(Writer *w, CjmSpan (*part)(const CjmNode *))
{
  Piece pieces[3];
  for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) pieces[i] = (Piece){.span = part(w->roots[i])};
  write_lines(w, pieces);
}

static bool ends_line(const CjmSource *source)
{
  return source->len == 0 || source->text[source->len - 1] == '\n' || source->text[source->len - 1] == '\r';
}

/* The end of the last line is like that of the side that changed it. */
static void write_end(Writer *w)
{
  bool base = ends_line(w->input->base), ours = ends_line(w->input->ours), theirs = ends_line(w->input->theirs);
  bool wanted = base == ours ? theirs : ours;
  bool is_marker = w->mode == CJM_WRITE_MARKERS && w->conflicts > 0;
  GString *out = w->text.out;
  if (wanted || is_marker) {
    if (!w->roots[1]->flow || is_marker || wanted) cjm_text_end_line(&w->text);
    return;
  }
  while (out->len > 0 && (out->str[out->len - 1] == '\n' || out->str[out->len - 1] == '\r')) g_string_truncate(out, out->len - 1);
}

static const char *line_break_of(const CjmSource *source)
{
  const char *end = strpbrk(source->text, "\r\n");
  if (!end || *end == '\n') return "\n";
  return end[1] == '\n' ? "\r\n" : "\r";
}

char *cjm_write_new(CjmPlanner *planner, CjmPlan *plan, const CjmMergeInput *input, CjmWriteMode mode, size_t *ret_conflicts)
{
  const CjmNode *ours = plan->ours;
  Writer w = {.input = input, .planner = planner, .roots = {plan->base, ours, plan->theirs}, .mode = mode};
  w.text = (CjmText){g_string_new(NULL), line_break_of(input->ours)};
  g_string_append_len(w.text.out, input->ours->text, (gssize)cjm_source_bom(input->ours));
  write_around(&w, before_root);
  bool ok = !cjm_planner_loses_comments(planner, plan, NULL) &&
            (ours->flow || plan->entries->len == 0 ? write_flow(&w, plan, (CjmPart){0})
                                                   : write_block(&w, plan, cjm_entry_of((CjmPart){ours, 0}).column));
  if (ok) {
    write_around(&w, after_root);
    write_end(&w);
    *ret_conflicts = w.conflicts;
  }
  return g_string_free(w.text.out, !ok);
}

static void write_source(Writer *w, const void *data)
{
  const CjmSource *source = data;
  size_t start = cjm_source_bom(source);
  cjm_text_append(&w->text, source, start, source->len, 0, false);
}

char *cjm_write_whole_new(const CjmMergeInput *input)
{
  Writer w = {.input = input, .mode = CJM_WRITE_MARKERS};
  w.text = (CjmText){g_string_new(NULL), line_break_of(input->ours)};
  write_conflict(&w, write_source, input->base, input->ours, input->theirs);
  return g_string_free(w.text.out, FALSE);
}
