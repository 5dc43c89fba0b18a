/* Journeys that are made at random, and changed at random on both sides: what is merged says what both say.
 *
 * A journey is a small structure here. Edits change the structure, and it is written in one of several styles; so what the result has to be is known
 * without reading it. */
#include "merge/merge.h"

#include <string.h>

#include "diag/source.h"
#include "merge/meaning.h"
#include "suite.h"

typedef struct Style {
  int indent;
  bool crlf, bom, quoted, json, no_end;
} Style;

typedef struct Step {
  int id;
  int title, emotion;  /* numbers stand for texts */
  int comment, remark; /* above it and behind its title; 0: none */
  bool flow;
  GArray *actions, *pains; /* int */
} Step;

typedef struct Phase {
  int id, title, tail; /* a comment at the end of its steps */
  GPtrArray *steps;    /* Step * */
} Phase;

static void step_free(void *data)
{
  Step *step = data;
  g_array_unref(step->actions);
  g_array_unref(step->pains);
  g_free(step);
}

static void phase_free(void *data)
{
  Phase *phase = data;
  g_ptr_array_unref(phase->steps);
  g_free(phase);
}

static int next_number;

static Step *step_new(GRand *rand)
{
  Step *step = g_new(Step, 1);
  *step = (Step){.id = ++next_number, .title = ++next_number, .emotion = g_rand_int_range(rand, 0, 3)};
  step->actions = g_array_new(FALSE, FALSE, sizeof(int));
  step->pains = g_array_new(FALSE, FALSE, sizeof(int));
  step->flow = g_rand_int_range(rand, 0, 4) == 0;
  if (g_rand_int_range(rand, 0, 3) == 0) step->comment = ++next_number;
  if (g_rand_int_range(rand, 0, 3) == 0) step->remark = ++next_number;
  for (int i = g_rand_int_range(rand, 0, 4); i > 0; i--) {
    int action = ++next_number;
    g_array_append_val(step->actions, action);
  }
  for (int i = g_rand_int_range(rand, 0, 3); i > 0; i--) {
    int pain = ++next_number;
    g_array_append_val(step->pains, pain);
  }
  return step;
}

static Phase *phase_new(GRand *rand)
{
  Phase *phase = g_new(Phase, 1);
  *phase = (Phase){.id = ++next_number, .title = ++next_number, .steps = g_ptr_array_new_with_free_func(step_free)};
  if (g_rand_boolean(rand)) phase->tail = ++next_number;
  for (int i = g_rand_int_range(rand, 2, 6); i > 0; i--) g_ptr_array_add(phase->steps, step_new(rand));
  return phase;
}

static GPtrArray *journey_new(GRand *rand)
{
  GPtrArray *phases = g_ptr_array_new_with_free_func(phase_free);
  next_number = 0;
  for (int i = g_rand_int_range(rand, 1, 4); i > 0; i--) g_ptr_array_add(phases, phase_new(rand));
  return phases;
}

static GPtrArray *copy_new(const GPtrArray *phases)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func(phase_free);
  for (guint i = 0; i < phases->len; i++) {
    Phase *phase = g_memdup2(phases->pdata[i], sizeof *phase);
    const GPtrArray *steps = phase->steps;
    phase->steps = g_ptr_array_new_with_free_func(step_free);
    for (guint k = 0; k < steps->len; k++) {
      Step *step = g_memdup2(steps->pdata[k], sizeof *step);
      step->actions = g_array_copy(step->actions);
      step->pains = g_array_copy(step->pains);
      g_ptr_array_add(phase->steps, step);
    }
    g_ptr_array_add(copy, phase);
  }
  return copy;
}

/* ---- writing ---- */

static const char *const words[] = {"Search", "予約する", "يدفع", "Pays, or not", "Żółć", "naïve: no"};

static void add_text(GString *out, const Style *style, int number)
{
  const char *word = words[number % (int)G_N_ELEMENTS(words)];
  bool quoted = style->quoted || style->json || strpbrk(word, ",:");
  g_string_append_printf(out, quoted ? "\"%s %d\"" : "%s %d", word, number);
}

static void add_line(GString *out, const Style *style, int level, const char *text)
{
  for (int i = 0; i < level * style->indent; i++) g_string_append_c(out, ' ');
  g_string_append(out, text);
}

static void end_line(GString *out, int remark)
{
  if (remark) g_string_append_printf(out, "  # remark %d", remark);
  g_string_append_c(out, '\n');
}

static void add_comment(GString *out, const Style *style, int level, int number)
{
  if (!number) return;
  if (number % 3 == 0) g_string_append_c(out, '\n');
  add_line(out, style, level, "# ");
  g_string_append_printf(out, "comment %d\n", number);
}

/* In brackets, in one line. */
static void add_flow_step(GString *out, const Style *style, const Step *step)
{
  const char *q = style->json ? "\"" : "";
  g_string_append_printf(out, "{%sid%s: \"s%d\", %stitle%s: ", q, q, step->id, q, q);
  Style in_brackets = {.quoted = true};
  add_text(out, &in_brackets, step->title);
  g_string_append_printf(out, ", %semotion%s: %d", q, q, step->emotion);
  for (guint i = 0; i < step->actions->len; i++) {
    g_string_append_printf(out, i ? ", " : ", %sactions%s: [", q, q);
    add_text(out, &in_brackets, g_array_index(step->actions, int, i));
  }
  if (step->actions->len) g_string_append_c(out, ']');
  for (guint i = 0; i < step->pains->len; i++) {
    int pain = g_array_index(step->pains, int, i);
    g_string_append_printf(out, i ? ", " : ", %spain_points%s: [", q, q);
    g_string_append_printf(out, "{%sid%s: \"p%d\", %stext%s: \"Pain %d\"}", q, q, pain, q, q, pain);
  }
  if (step->pains->len) g_string_append_c(out, ']');
  g_string_append_c(out, '}');
}

static void add_step(GString *out, const Style *style, const Step *step)
{
  add_comment(out, style, 2, step->comment);
  add_line(out, style, 2, "- ");
  if (step->flow) {
    add_flow_step(out, style, step);
    end_line(out, step->remark);
    return;
  }
  g_string_append_printf(out, "id: s%d\n", step->id);
  int pad = 2 * style->indent + 2;
  g_string_append_printf(out, "%*stitle: ", pad, "");
  add_text(out, style, step->title);
  end_line(out, step->remark);
  g_string_append_printf(out, "%*semotion: %d\n", pad, "", step->emotion);
  if (step->actions->len) g_string_append_printf(out, "%*sactions:\n", pad, "");
  for (guint i = 0; i < step->actions->len; i++) {
    g_string_append_printf(out, "%*s- ", pad + style->indent, "");
    add_text(out, style, g_array_index(step->actions, int, i));
    end_line(out, 0);
  }
  if (step->pains->len) g_string_append_printf(out, "%*spain_points:\n", pad, "");
  for (guint i = 0; i < step->pains->len; i++) {
    int pain = g_array_index(step->pains, int, i);
    g_string_append_printf(out, "%*s- id: p%d\n%*stext: Pain %d\n", pad, "", pain, pad + 2, "", pain);
  }
}

static void add_json(GString *out, const Style *style, const GPtrArray *phases)
{
  g_string_append(out, "{\n  \"title\": \"T\",\n  \"phases\": [");
  for (guint i = 0; i < phases->len; i++) {
    const Phase *phase = phases->pdata[i];
    g_string_append_printf(out, "%s\n    {\n      \"id\": \"f%d\",\n      \"title\": \"Phase %d\",\n      \"steps\": [", i ? "," : "", phase->id,
                           phase->title);
    for (guint k = 0; k < phase->steps->len; k++) {
      g_string_append(out, k ? ",\n        " : "\n        ");
      add_flow_step(out, style, phase->steps->pdata[k]);
    }
    g_string_append(out, "\n      ]\n    }");
  }
  g_string_append(out, "\n  ]\n}\n");
}

/* The text of a journey. */
static char *text_new(const GPtrArray *phases, const Style *style)
{
  GString *out = g_string_new(NULL);
  if (style->json) {
    add_json(out, style, phases);
    return g_string_free(out, FALSE);
  }
  g_string_append(out, "# A journey\ntitle: T\n\nphases: # in order\n");
  for (guint i = 0; i < phases->len; i++) {
    const Phase *phase = phases->pdata[i];
    add_line(out, style, 1, "- ");
    g_string_append_printf(out, "id: f%d\n%*stitle: Phase %d\n%*ssteps:\n", phase->id, style->indent + 2, "", phase->title, style->indent + 2, "");
    for (guint k = 0; k < phase->steps->len; k++) add_step(out, style, phase->steps->pdata[k]);
    add_comment(out, style, 2, phase->tail);
  }
  if (style->no_end) g_string_truncate(out, out->len - 1);
  if (style->crlf) g_string_replace(out, "\n", "\r\n", 0);
  if (style->bom) g_string_prepend(out, "\xef\xbb\xbf");
  return g_string_free(out, FALSE);
}

/* ---- edits ---- */

typedef enum Kind { TITLE, EMOTION, COMMENT, REMARK, ACTION, PAIN, CUT_ACTION, CUT_PAIN, RENAME_PHASE, TAIL, REMOVE, INSERT, MOVE, AWAY, KINDS } Kind;

/* A change of what has some id; so it can be made in each copy of a journey, once alone and once after those of the other side. */
typedef struct Edit {
  Kind kind;
  int at, to; /* ids of steps or phases */
  int number; /* what is new */
  Step *step; /* INSERT */
} Edit;

static Phase *find_step(const GPtrArray *phases, int id, guint *ret_at)
{
  for (guint i = 0; i < phases->len; i++) {
    Phase *phase = phases->pdata[i];
    for (guint k = 0; k < phase->steps->len; k++)
      if (((Step *)phase->steps->pdata[k])->id == id) {
        *ret_at = k;
        return phase;
      }
  }
  return NULL;
}

static Phase *find_phase(const GPtrArray *phases, int id)
{
  for (guint i = 0; i < phases->len; i++)
    if (((Phase *)phases->pdata[i])->id == id) return phases->pdata[i];
  return NULL;
}

static Step *step_copy_new(const Step *from)
{
  Step *step = g_memdup2(from, sizeof *step);
  step->actions = g_array_copy(step->actions);
  step->pains = g_array_copy(step->pains);
  return step;
}

static void move_step(const GPtrArray *phases, const Edit *edit)
{
  guint at, to;
  Phase *phase = find_step(phases, edit->at, &at);
  if (!find_step(phases, edit->to, &to)) return;
  Step *step = g_ptr_array_steal_index(phase->steps, at);
  Phase *target = find_step(phases, edit->to, &to);
  g_ptr_array_insert(target->steps, (gint)to + 1, step);
}

static void make_edit(const GPtrArray *phases, const Edit *edit)
{
  guint at = 0;
  if (edit->kind == RENAME_PHASE || edit->kind == TAIL) {
    Phase *phase = find_phase(phases, edit->at);
    *(edit->kind == TAIL ? &phase->tail : &phase->title) = edit->number;
    return;
  }
  Phase *phase = find_step(phases, edit->at, &at);
  if (!phase) return;
  Step *step = phase->steps->pdata[at];
  switch (edit->kind) {
    case TITLE: step->title = edit->number; break;
    case EMOTION: step->emotion = edit->number; break;
    case COMMENT: step->comment = edit->number; break;
    case REMARK: step->remark = edit->number; break;
    case ACTION: g_array_append_val(step->actions, edit->number); break;
    case PAIN: g_array_append_val(step->pains, edit->number); break;
    case CUT_ACTION:
      if (step->actions->len > 1) g_array_remove_index(step->actions, (guint)edit->number % step->actions->len);
      break;
    case CUT_PAIN:
      if (step->pains->len > 1) g_array_remove_index(step->pains, (guint)edit->number % step->pains->len);
      break;
    case REMOVE:
      if (phase->steps->len > 1) g_ptr_array_remove_index(phase->steps, at);
      break;
    case INSERT: g_ptr_array_insert(phase->steps, (gint)at + 1, step_copy_new(edit->step)); break;
    default: move_step(phases, edit);
  }
}

/* ---- cases ---- */

typedef struct Case {
  GRand *rand;
  GPtrArray *base;
  GArray *edits[2]; /* Edit: of both sides */
} Case;

static int any_step(const Case *c, int side, int but)
{
  for (int tries = 0; tries < 200; tries++) {
    const Phase *phase = c->base->pdata[g_rand_int_range(c->rand, 0, (gint)c->base->len)];
    const Step *step = phase->steps->pdata[g_rand_int_range(c->rand, 0, (gint)phase->steps->len)];
    if ((side < 0 || step->id % 2 == side) && step->id != but && step != phase->steps->pdata[0]) return step->id;
  }
  return 0;
}

/* Whether something was inserted after a step, or the step removed: one of the two at a step makes the place of the other uncertain. */
static bool is_anchor(const GArray *edits, int step)
{
  for (guint i = 0; i < edits->len; i++) {
    const Edit *edit = &g_array_index(edits, Edit, i);
    if (edit->at == step && (edit->kind == REMOVE || edit->kind == INSERT)) return true;
  }
  return false;
}

/* An edit of a side. `disjoint`: of the steps that are its own; then only one side changes the order, and the other adds nothing. */
static void add_edit(Case *c, int side, bool disjoint, bool moves)
{
  Edit edit = {.kind = (Kind)g_rand_int_range(c->rand, 0, KINDS), .number = ++next_number};
  bool of_phase = edit.kind == RENAME_PHASE || edit.kind == TAIL;
  bool is_order = edit.kind == MOVE || edit.kind == AWAY;
  if (disjoint && (is_order ? !moves || side == 0 : edit.kind == INSERT && moves)) return;
  if (disjoint && moves && edit.kind == REMOVE) return;
  edit.at = of_phase ? ((Phase *)c->base->pdata[g_rand_int_range(c->rand, 0, (gint)c->base->len)])->id : any_step(c, disjoint && !is_order ? side : -1, 0);
  if (of_phase && disjoint && edit.at % 2 != side) return;
  if (!edit.at) return;
  if (disjoint && (edit.kind == REMOVE || edit.kind == INSERT) && is_anchor(c->edits[side], edit.at)) return;
  if (edit.kind == EMOTION) edit.number %= 4;
  if (is_order && !(edit.to = any_step(c, -1, edit.at))) return;
  if (edit.kind == INSERT) edit.step = step_new(c->rand);
  g_array_append_val(c->edits[side], edit);
}

static void edit_clear(void *data)
{
  Edit *edit = data;
  if (edit->step) step_free(edit->step);
}

static void case_init(Case *c, guint32 seed)
{
  c->rand = g_rand_new_with_seed(seed);
  c->base = journey_new(c->rand);
  for (int i = 0; i < 2; i++) {
    c->edits[i] = g_array_new(FALSE, FALSE, sizeof(Edit));
    g_array_set_clear_func(c->edits[i], edit_clear);
  }
}

static void case_clear(Case *c)
{
  g_rand_free(c->rand);
  g_ptr_array_unref(c->base);
  g_array_unref(c->edits[0]);
  g_array_unref(c->edits[1]);
}

static GPtrArray *edited_new(const Case *c, bool first, bool second)
{
  GPtrArray *phases = copy_new(c->base);
  for (guint i = 0; first && i < c->edits[0]->len; i++) make_edit(phases, &g_array_index(c->edits[0], Edit, i));
  for (guint i = 0; second && i < c->edits[1]->len; i++) make_edit(phases, &g_array_index(c->edits[1], Edit, i));
  return phases;
}

static char *merged_new(const char *base, const char *ours, const char *theirs, size_t *ret_conflicts)
{
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  g_autoptr(CjmSource) b = cjm_source_new("base", g_strdup(base), strlen(base)), o = cjm_source_new("ours", g_strdup(ours), strlen(ours)),
                       t = cjm_source_new("theirs", g_strdup(theirs), strlen(theirs));
  CjmLimits limits = cjm_limits_default();
  CjmMergeInput input = {b, o, t, "base", "ours", "theirs", CJM_MARKER_SIZE, false};
  return cjm_merge_new(&input, &limits, diags, ret_conflicts);
}

static bool say_the_same(const char *a, const char *b)
{
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  g_autoptr(CjmArena) arena = cjm_arena_new();
  g_autoptr(CjmMeanings) meanings = cjm_meanings_new();
  CjmLimits limits = cjm_limits_default();
  g_autoptr(CjmSource) x = cjm_source_new("a", g_strdup(a), strlen(a)), y = cjm_source_new("b", g_strdup(b), strlen(b));
  guint first = cjm_meaning(meanings, cjm_yaml_parse(arena, arena, x, &limits, diags));
  return first == cjm_meaning(meanings, cjm_yaml_parse(arena, arena, y, &limits, diags)) && !cjm_diags_failed(diags);
}

/* Whether all comments of `wanted` are in `text`. */
static bool has_comments(const char *text, const char *wanted)
{
  for (const char *at = wanted; (at = strchr(at, '#')) != NULL; at++) {
    g_autofree char *comment = g_strndup(at, strcspn(at, "\r\n"));
    if (!strstr(text, comment)) return false;
  }
  return true;
}

static void check_merge(guint32 seed, const char *base, const char *ours, const char *theirs, const char *wanted, bool exactly)
{
  size_t conflicts = 99;
  g_autofree char *text = merged_new(base, ours, theirs, &conflicts);
  bool ok = text && conflicts == 0 && (exactly ? strcmp(text, wanted) == 0 : say_the_same(text, wanted) && has_comments(text, wanted));
  if (ok) return;
  g_printerr("# seed %u, %zu conflicts\n---- base\n%s---- ours\n%s---- theirs\n%s---- wanted\n%s---- result\n%s----\n", seed, conflicts, base, ours, theirs,
             wanted, text);
  g_test_fail();
}

static Style style_of(GRand *rand)
{
  bool json = g_rand_int_range(rand, 0, 6) == 0;
  if (json) return (Style){.json = true};
  return (Style){.indent = 2 * g_rand_int_range(rand, 1, 3),
                 .crlf = g_rand_int_range(rand, 0, 4) == 0,
                 .bom = g_rand_int_range(rand, 0, 4) == 0,
                 .quoted = g_rand_int_range(rand, 0, 3) == 0,
                 .no_end = g_rand_int_range(rand, 0, 4) == 0};
}

enum { CASES = 200 };

/* Edits of different steps: the result is the text with all of them, or, where the sides have different styles, says the same. */
static void test_disjoint(void)
{
  for (guint32 seed = 0; seed < CASES && !g_test_failed(); seed++) {
    Case c;
    case_init(&c, seed);
    bool moves = g_rand_boolean(c.rand);
    for (int i = g_rand_int_range(c.rand, 1, 7); i > 0; i--) add_edit(&c, 0, true, moves);
    for (int i = g_rand_int_range(c.rand, 1, 7); i > 0; i--) add_edit(&c, 1, true, moves);
    g_autoptr(GPtrArray) ours = edited_new(&c, true, false), theirs = edited_new(&c, false, true), both = edited_new(&c, true, true);
    Style style = style_of(c.rand), other = style_of(c.rand);
    g_autofree char *b = text_new(c.base, &style), *o = text_new(ours, &style), *t = text_new(theirs, &style), *w = text_new(both, &style),
                    *t2 = text_new(theirs, &other), *o2 = text_new(ours, &other);
    check_merge(seed, b, o, t, w, true);
    check_merge(seed, b, t, o, w, true);
    check_merge(seed, b, b, t2, t2, true);
    check_merge(seed, b, t2, b, t2, true);
    check_merge(seed, b, o, o, o, true);
    check_merge(seed, t, t, w, w, true);
    bool loses_comments = style.json != other.json;
    if (!loses_comments) {
      check_merge(seed, b, o, t2, w, false);
      check_merge(seed, b, o2, t, w, false);
    }
    case_clear(&c);
  }
}

/* Edits of anything: there may be conflicts, but then in both directions; and the result without conflicts is the same in both. */
static void test_symmetric(void)
{
  for (guint32 seed = 0; seed < CASES && !g_test_failed(); seed++) {
    Case c;
    case_init(&c, seed);
    for (int i = g_rand_int_range(c.rand, 1, 5); i > 0; i--) add_edit(&c, 0, false, true);
    for (int i = g_rand_int_range(c.rand, 1, 5); i > 0; i--) add_edit(&c, 1, false, true);
    g_autoptr(GPtrArray) ours = edited_new(&c, true, false), theirs = edited_new(&c, false, true);
    Style style = style_of(c.rand);
    g_autofree char *b = text_new(c.base, &style), *o = text_new(ours, &style), *t = text_new(theirs, &style);
    size_t n = 99, turned = 99;
    g_autofree char *text = merged_new(b, o, t, &n), *other = merged_new(b, t, o, &turned);
    g_assert_nonnull(text);
    g_assert_nonnull(other);
    if ((n > 0) != (turned > 0)) {
      g_printerr("# seed %u: %zu and %zu\n---- base\n%s---- ours\n%s---- theirs\n%s---- result\n%s---- turned\n%s----\n", seed, n, turned, b, o, t, text, other);
      g_test_fail();
    }
    case_clear(&c);
  }
}

/* A line of an example with a change: another text, a comment behind it, or a comment above it. NULL if it is not such a line. */
static char *changed_line_new(GRand *rand, const GRegex *titles, const char *line)
{
  g_autoptr(GMatchInfo) match = NULL;
  if (!g_regex_match(titles, line, 0, &match)) return NULL;
  g_autofree char *key = g_match_info_fetch(match, 1), *text = g_match_info_fetch(match, 2);
  int number = g_rand_int_range(rand, 0, 1000);
  switch (g_rand_int_range(rand, 0, 3)) {
    case 0: return g_strdup_printf("%s%s changed %d", key, text, number);
    case 1: return g_strdup_printf("%s%s # remark %d", key, text, number);
  }
  return g_strdup_printf("%*s# comment %d\n%s", (int)strspn(line, " "), "", number, line);
}

/* Lines of all examples are changed, some in ours, some in theirs: neither neighbours nor what is around them make a conflict of it. */
static void test_examples(void)
{
  const char *folder = "examples";
  g_autoptr(GDir) examples = g_dir_open(folder, 0, NULL);
  g_autoptr(GRegex) titles = g_regex_new("^( *(?:- )?(?:title|headline|subtitle|scenario|quote|owner|text|why): )([A-Za-z][\\w .]*)$", 0, 0, NULL);
  guint n = 0;
  g_assert_nonnull(examples);
  for (const char *name; examples && (name = g_dir_read_name(examples)) != NULL;) {
    if (!g_str_has_suffix(name, ".yaml")) continue;
    g_autofree char *path = g_build_filename(folder, name, NULL), *base = NULL;
    g_assert_true(g_file_get_contents(path, &base, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(base, "\n", -1);
    GRand *rand = g_rand_new_with_seed(g_str_hash(name));
    g_autoptr(GString) ours = g_string_new(NULL), theirs = g_string_new(NULL), both = g_string_new(NULL);
    for (size_t i = 0; lines[i]; i++) {
      g_autofree char *line = g_rand_boolean(rand) ? changed_line_new(rand, titles, lines[i]) : NULL;
      bool is_ours = g_rand_boolean(rand);
      const char *end = lines[i + 1] ? "\n" : "";
      g_string_append_printf(ours, "%s%s", line && is_ours ? line : lines[i], end);
      g_string_append_printf(theirs, "%s%s", line && !is_ours ? line : lines[i], end);
      g_string_append_printf(both, "%s%s", line ? line : lines[i], end);
      n += line != NULL;
    }
    g_rand_free(rand);
    check_merge(0, base, ours->str, theirs->str, both->str, true);
    check_merge(0, base, theirs->str, ours->str, both->str, true);
    check_merge(0, base, base, both->str, both->str, true);
    check_merge(0, base, both->str, base, both->str, true);
  }
  g_assert_cmpuint(n, >, 100);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/merge/random/disjoint", test_disjoint);
  g_test_add_func("/merge/random/symmetric", test_symmetric);
  g_test_add_func("/merge/random/examples", test_examples);
  return g_test_run();
}
