#include "merge/merge.h"

#include <string.h>

#include "merge/entry.h"
#include "merge/match.h"
#include "yaml/tree.h"

/* Replaces bytes of OURS. */
typedef struct Edit {
  size_t start, end;
  char *text;
  bool conflict;
} Edit;

typedef struct Merge {
  const CjmSource *ours;
  GArray *edits; /* of Edit */
} Merge;

/* The same collection in the three versions; `base` is NULL where both sides added it. */
typedef struct Three {
  const CjmNode *base, *ours, *theirs;
} Three;

/* An entry that is in all three; the nodes are its values. */
typedef struct Place {
  const CjmNode *base;
  const CjmNode *ours_in, *theirs_in; /* the collections */
  size_t ours, theirs;                /* indexes in them */
} Place;

static const char before_ours[] = "<<<<<<< ours\n", between[] = "=======\n", after_theirs[] = ">>>>>>> theirs\n";

/* ---- edits ---- */

static void edit(Merge *m, size_t start, size_t end, char *text)
{
  Edit one = {start, end, text, false};
  g_array_append_val(m->edits, one);
}

static void take_back(Merge *m, guint n)
{
  for (guint i = n; i < m->edits->len; i++) g_free(g_array_index(m->edits, Edit, i).text);
  g_array_set_size(m->edits, n);
}

/* Puts markers around an entry of ours and one of theirs, of which one may be NULL, at `at` of OURS. */
static void edit_conflict(Merge *m, size_t at, const CjmEntry *ours, const CjmEntry *theirs, size_t column)
{
  GString *text = g_string_new(before_ours);
  if (ours) cjm_entry_append(ours, ours->column, text);
  g_string_append(text, between);
  if (theirs) cjm_entry_append(theirs, column, text);
  g_string_append(text, after_theirs);
  Edit one = {ours ? ours->first_line : at, ours ? ours->after_line : at, g_string_free(text, FALSE), true};
  g_array_append_val(m->edits, one);
}

static char *lines_new(const CjmEntry *entry, size_t column)
{
  GString *text = g_string_new(NULL);
  cjm_entry_append(entry, column, text);
  return g_string_free(text, FALSE);
}

static char *bytes_new(const CjmSource *source, size_t start, size_t end)
{
  return g_strndup(source->text + start, end - start);
}

static bool has_line_break(const CjmSource *source, size_t start, size_t end)
{
  return memchr(source->text + start, '\n', end - start) != NULL;
}

/* ---- values ---- */

static bool is_inline(const CjmNode *in, size_t i)
{
  const CjmNode *item = in->items[i];
  CjmSpan value = cjm_entry_value(in, i);
  bool is_block = item->kind == CJM_NODE_SCALAR ? item->style >= CJM_SCALAR_LITERAL : !item->flow;
  bool is_alias = in->aliases && in->aliases[i].source;
  return (is_alias || !is_block) && value.end > value.start && !has_line_break(value.source, value.start, value.end);
}

/* Writes their value in place of ours. False where the text does not allow it. */
static bool replace_value(Merge *m, const Place *p)
{
  CjmSpan ours = cjm_entry_value(p->ours_in, p->ours), theirs = cjm_entry_value(p->theirs_in, p->theirs);
  bool same_brackets = !p->ours_in->flow || p->theirs_in->flow; /* text between brackets needs more quotes */
  if (is_inline(p->ours_in, p->ours) && is_inline(p->theirs_in, p->theirs) && same_brackets) {
    edit(m, ours.start, ours.end, bytes_new(theirs.source, theirs.start, theirs.end));
    return true;
  }
  CjmEntry from = cjm_entry_of(p->theirs_in, p->theirs), to = cjm_entry_of(p->ours_in, p->ours);
  if (p->ours_in->flow || p->theirs_in->flow || !to.lines || !from.lines) return false;
  edit(m, to.first_line, to.after_line, lines_new(&from, to.column));
  return true;
}

static bool is_alias(const CjmNode *in, size_t i)
{
  return in->aliases && in->aliases[i].source;
}

static bool merge_collections(Merge *m, Three three);

/* Merges one entry. False where it is a conflict that only a larger entry can show. */
static bool merge_entry(Merge *m, const Place *p)
{
  const CjmNode *base = p->base, *ours = p->ours_in->items[p->ours], *theirs = p->theirs_in->items[p->theirs];
  if (cjm_merge_equal(ours, theirs) || (base && cjm_merge_equal(base, theirs))) return true;
  guint mark = m->edits->len;
  bool collections = ours->kind == theirs->kind && ours->kind != CJM_NODE_SCALAR && (!base || base->kind == ours->kind) &&
                     ours->n > 0 && theirs->n > 0 && !is_alias(p->ours_in, p->ours) && !is_alias(p->theirs_in, p->theirs);
  if (collections && merge_collections(m, (Three){base, ours, theirs})) return true;
  take_back(m, mark);
  if (base && cjm_merge_equal(base, ours)) return replace_value(m, p);
  CjmEntry entry = cjm_entry_of(p->ours_in, p->ours), other = cjm_entry_of(p->theirs_in, p->theirs);
  if (!entry.lines || p->ours_in->flow || p->theirs_in->flow) return false;
  edit_conflict(m, 0, &entry, &other, entry.column);
  return true;
}

/* ---- collections ---- */

typedef struct Matches {
  gssize *ours_base, *ours_theirs, *theirs_base, *theirs_ours, *base_ours, *base_theirs;
} Matches;

static gssize *inverse_new(const gssize *match, size_t n, const CjmNode *to)
{
  size_t count = to ? to->n : 0;
  gssize *inverse = g_new(gssize, count + 1);
  for (size_t i = 0; i < count; i++) inverse[i] = CJM_NO_MATCH;
  for (size_t i = 0; i < n; i++)
    if (match[i] != CJM_NO_MATCH) inverse[match[i]] = (gssize)i;
  return inverse;
}

/* Through the base; what both sides added is matched with each other. */
static void match_sides(Matches *s, const Three *t)
{
  size_t n = t->ours->n;
  gssize *direct = cjm_merge_match_new(t->ours, t->theirs);
  s->ours_theirs = g_new(gssize, n + 1);
  for (size_t i = 0; i < n; i++) {
    bool both_new = s->ours_base[i] == CJM_NO_MATCH && direct[i] != CJM_NO_MATCH && s->theirs_base[direct[i]] == CJM_NO_MATCH;
    const CjmNode *mine = t->ours->items[i], *their = both_new ? t->theirs->items[direct[i]] : NULL;
    /* Two new items of a list are one by their ids or by all that they say, not by their place. */
    if (both_new && t->ours->kind == CJM_NODE_LIST && !cjm_merge_equal(mine, their)) {
      const CjmNode *id = mine->kind == CJM_NODE_MAP ? cjm_node_get(mine, "id") : NULL;
      both_new = id && their->kind == CJM_NODE_MAP && cjm_merge_equal(id, cjm_node_get(their, "id"));
    }
    s->ours_theirs[i] = both_new ? direct[i] : s->ours_base[i] == CJM_NO_MATCH ? CJM_NO_MATCH : s->base_theirs[s->ours_base[i]];
  }
  s->theirs_ours = inverse_new(s->ours_theirs, n, t->theirs);
  g_free(direct);
}

static void matches_init(Matches *s, const Three *t)
{
  s->base_ours = cjm_merge_match_new(t->base, t->ours);
  s->base_theirs = cjm_merge_match_new(t->base, t->theirs);
  size_t n = t->base ? t->base->n : 0;
  s->ours_base = inverse_new(s->base_ours, n, t->ours);
  s->theirs_base = inverse_new(s->base_theirs, n, t->theirs);
  match_sides(s, t);
}

static void matches_clear(Matches *s)
{
  g_free(s->ours_base);
  g_free(s->ours_theirs);
  g_free(s->theirs_base);
  g_free(s->theirs_ours);
  g_free(s->base_ours);
  g_free(s->base_theirs);
}

static const CjmNode *base_at(const Three *t, gssize i)
{
  return i == CJM_NO_MATCH ? NULL : t->base->items[i];
}

/* An entry that they removed. */
static bool remove_entry(Merge *m, const Three *t, const Matches *s, size_t i)
{
  CjmEntry entry = cjm_entry_of(t->ours, i);
  if (!cjm_merge_equal(base_at(t, s->ours_base[i]), t->ours->items[i])) {
    if (!entry.lines || t->ours->flow) return false;
    edit_conflict(m, 0, &entry, NULL, 0);
    return true;
  }
  if (!t->ours->flow) {
    if (!entry.lines) return false;
    edit(m, entry.first_line, entry.after_line, g_strdup(""));
    return true;
  }
  bool last = i + 1 == t->ours->n;
  if (last && (i == 0 || (s->ours_base[i - 1] != CJM_NO_MATCH && s->ours_theirs[i - 1] == CJM_NO_MATCH))) return false;
  size_t start = last ? cjm_entry_of(t->ours, i - 1).end : entry.start;
  edit(m, start, last ? entry.end : cjm_entry_of(t->ours, i + 1).start, g_strdup(""));
  return true;
}

static bool merge_ours(Merge *m, const Three *t, const Matches *s)
{
  bool ok = true;
  for (size_t i = 0; ok && i < t->ours->n; i++) {
    if (s->ours_theirs[i] != CJM_NO_MATCH)
      ok = merge_entry(m, &(Place){base_at(t, s->ours_base[i]), t->ours, t->theirs, i, (size_t)s->ours_theirs[i]});
    else if (s->ours_base[i] != CJM_NO_MATCH) ok = remove_entry(m, t, s, i);
  }
  return ok;
}

/* The entry of OURS behind which entry `i` of THEIRS comes; CJM_NO_MATCH: it comes first. What ours added there stands before it. */
static gssize entry_before(const Three *t, const Matches *s, size_t i)
{
  gssize before = CJM_NO_MATCH;
  while (i > 0 && before == CJM_NO_MATCH) before = s->theirs_ours[--i];
  while (before + 1 < (gssize)t->ours->n && s->ours_base[before + 1] == CJM_NO_MATCH && s->ours_theirs[before + 1] == CJM_NO_MATCH) before++;
  return before;
}

/* An entry of THEIRS that is not in OURS: new, or, as a conflict, one that ours removed and theirs changed. */
static bool insert_entry(Merge *m, const Three *t, const Matches *s, size_t i)
{
  bool conflict = s->theirs_base[i] != CJM_NO_MATCH;
  gssize before = entry_before(t, s, i);
  CjmEntry theirs = cjm_entry_of(t->theirs, i), next = cjm_entry_of(t->ours, before == CJM_NO_MATCH ? 0 : (size_t)before);
  if (t->ours->flow) {
    if (conflict || !t->theirs->flow || has_line_break(theirs.source, theirs.start, theirs.end)) return false;
    g_autofree char *text = bytes_new(theirs.source, theirs.start, theirs.end);
    size_t at = before == CJM_NO_MATCH ? next.start : next.end;
    edit(m, at, at, before == CJM_NO_MATCH ? g_strconcat(text, ", ", NULL) : g_strconcat(", ", text, NULL));
    return true;
  }
  if (t->theirs->flow || (before == CJM_NO_MATCH && !next.lines)) return false;
  size_t at = before == CJM_NO_MATCH ? next.first_line : next.after_line;
  if (at > 0 && m->ours->text[at - 1] != '\n') return false;
  theirs.lines = theirs.lines && theirs.first_line <= theirs.start;
  if (conflict) edit_conflict(m, at, NULL, &theirs, next.column);
  else edit(m, at, at, lines_new(&theirs, next.column));
  return true;
}

static bool merge_theirs(Merge *m, const Three *t, const Matches *s)
{
  bool ok = true;
  for (size_t i = 0; ok && i < t->theirs->n; i++) {
    if (s->theirs_ours[i] != CJM_NO_MATCH) continue;
    if (s->theirs_base[i] != CJM_NO_MATCH && cjm_merge_equal(base_at(t, s->theirs_base[i]), t->theirs->items[i])) continue;
    ok = insert_entry(m, t, s, i);
  }
  return ok;
}

/* Whether something of OURS stays as it is. */
static bool is_any_kept(const Three *t, const Matches *s)
{
  for (size_t i = 0; i < t->ours->n; i++)
    if (s->ours_theirs[i] != CJM_NO_MATCH || s->ours_base[i] == CJM_NO_MATCH) return true;
  return false;
}

static bool merge_collections(Merge *m, Three three)
{
  const Three *t = &three;
  Matches s;
  matches_init(&s, t);
  bool keeps_order = t->ours->kind == CJM_NODE_MAP || cjm_merge_in_order(s.theirs_base, t->theirs->n);
  bool ok = keeps_order && is_any_kept(t, &s) && merge_ours(m, t, &s) && merge_theirs(m, t, &s);
  matches_clear(&s);
  return ok;
}

/* ---- the whole ---- */

/* By place; what is inserted comes before what is replaced there. */
static int compare_edits(const void *a, const void *b)
{
  const Edit *x = a, *y = b;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  return (x->end > x->start) - (y->end > y->start);
}

/* The text of OURS with all edits; NULL where they overlap. */
static GString *apply(const Merge *m, size_t *ret_conflicts)
{
  GString *out = g_string_new(NULL);
  size_t at = 0;
  *ret_conflicts = 0;
  g_array_sort(m->edits, compare_edits); /* keeps the order of those at one place */
  for (guint i = 0; i < m->edits->len; i++) {
    const Edit *one = &g_array_index(m->edits, Edit, i);
    if (one->start < at) {
      g_string_free(out, TRUE);
      return NULL;
    }
    g_string_append_len(out, m->ours->text + at, (gssize)(one->start - at));
    g_string_append(out, one->text);
    at = one->end;
    *ret_conflicts += one->conflict;
  }
  return g_string_append_len(out, m->ours->text + at, (gssize)(m->ours->len - at));
}

static void append_whole(GString *out, const CjmSource *source)
{
  g_string_append_len(out, source->text, (gssize)source->len);
  if (source->len > 0 && source->text[source->len - 1] != '\n') g_string_append_c(out, '\n');
}

/* Both files, one after the other. */
static char *whole_new(const CjmMergeInput *input, size_t *ret_conflicts)
{
  GString *out = g_string_new(before_ours);
  append_whole(out, input->ours);
  g_string_append(out, between);
  append_whole(out, input->theirs);
  g_string_append(out, after_theirs);
  *ret_conflicts = 1;
  return g_string_free(out, FALSE);
}

typedef struct Reading {
  CjmArena *arena;
  const CjmLimits *limits;
} Reading;

static CjmNode *parse(const Reading *reading, const CjmSource *source, CjmDiags *diags)
{
  CjmNode *root = cjm_yaml_parse(reading->arena, reading->arena, source, reading->limits, diags);
  return cjm_diags_failed(diags) ? NULL : root;
}

/* Whether what is merged is YAML, and merging THEIRS into it again changes nothing. */
static bool check_result(const Reading *reading, const CjmMergeInput *input, const Three *t, const char *text)
{
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  g_autoptr(CjmSource) source = cjm_source_new(input->ours->name, g_strdup(text), strlen(text));
  CjmNode *root = parse(reading, source, diags);
  if (!root || root->kind != t->theirs->kind) return false;
  Merge again = {.ours = source, .edits = g_array_new(FALSE, FALSE, sizeof(Edit))};
  bool ok = cjm_merge_equal(t->base, t->ours) ? cjm_merge_equal(root, t->theirs)
                                              : merge_collections(&again, (Three){t->base, root, t->theirs}) && again.edits->len == 0;
  take_back(&again, 0);
  g_array_free(again.edits, TRUE);
  return ok;
}

static char *merge_new(const Reading *reading, const CjmMergeInput *input, const Three *t, size_t *ret_conflicts)
{
  if (cjm_merge_equal(t->base, t->theirs) || cjm_merge_equal(t->ours, t->theirs)) return g_strndup(input->ours->text, input->ours->len);
  bool is_same = input->base->len == input->ours->len && memcmp(input->base->text, input->ours->text, input->ours->len) == 0;
  if (is_same) return g_strndup(input->theirs->text, input->theirs->len);
  if (t->ours->kind != t->theirs->kind || t->ours->kind != t->base->kind || t->ours->kind == CJM_NODE_SCALAR) return NULL;
  Merge m = {.ours = input->ours, .edits = g_array_new(FALSE, FALSE, sizeof(Edit))};
  GString *out = merge_collections(&m, *t) ? apply(&m, ret_conflicts) : NULL;
  take_back(&m, 0);
  g_array_free(m.edits, TRUE);
  bool ok = out && (*ret_conflicts > 0 || check_result(reading, input, t, out->str));
  if (ok) return g_string_free(out, FALSE);
  if (out) g_string_free(out, TRUE);
  return NULL;
}

char *cjm_merge_new(const CjmMergeInput *input, const CjmLimits *limits, CjmDiags *diags, size_t *ret_conflicts)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  Reading reading = {arena, limits};
  Three three = {parse(&reading, input->base, diags), parse(&reading, input->ours, diags), parse(&reading, input->theirs, diags)};
  if (!three.base || !three.ours || !three.theirs) return NULL;
  *ret_conflicts = 0;
  char *text = merge_new(&reading, input, &three, ret_conflicts);
  return text ? text : whole_new(input, ret_conflicts);
}
