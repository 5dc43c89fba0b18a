#include "diag/sink.h"

#include <stdarg.h>
#include <string.h>

const char *cjm_severity_name(CjmSeverity severity)
{
  static const char *const names[] = {
    [CJM_SEVERITY_OFF] = "off",
    [CJM_SEVERITY_INFO] = "info",
    [CJM_SEVERITY_WARNING] = "warning",
    [CJM_SEVERITY_ERROR] = "error",
  };
  return names[severity];
}

enum {
  MESSAGE_MAX = 600 /* bytes */,
  MOST = 50000,   /* the most messages that are kept */
  SEARCHED = 256  /* that many of them are searched for one */
};

struct CjmDiags {
  GPtrArray *diags;                        /* CjmDiag* */
  GPtrArray *sources;                      /* const CjmSource*, in the order of first use */
  CjmDiag *spare;                          /* the last one that was not kept; NULL for none */
  unsigned n_added;                        /* the order of the next one */
  guint n_lesser;                          /* errors may take the place of one of so many, from the last to the first, when no more are kept */
  unsigned beyond[CJM_SEVERITY_ERROR + 1]; /* how many were not kept */
};

static void related_clear(void *data)
{
  g_free(((CjmRelated *)data)->message);
}

static void diag_free(void *data)
{
  CjmDiag *diag = data;
  g_free(diag->message);
  g_free(diag->help);
  if (diag->related) g_array_unref(diag->related);
  cjm_fix_free(diag->fix);
  g_free(diag);
}

CjmDiags *cjm_diags_new(void)
{
  CjmDiags *diags = g_new(CjmDiags, 1);
  *diags = (CjmDiags){.diags = g_ptr_array_new_with_free_func(diag_free), .sources = g_ptr_array_new()};
  return diags;
}

void cjm_diags_free(CjmDiags *diags)
{
  if (!diags) return;
  g_ptr_array_unref(diags->diags);
  g_ptr_array_unref(diags->sources);
  g_clear_pointer(&diags->spare, diag_free);
  g_free(diags);
}

/* A message repeats what the author wrote, which may be long. */
static G_GNUC_PRINTF(1, 0) char *format_bounded(const char *format, va_list args)
{
  char *text = g_strdup_vprintf(format, args);
  if (strlen(text) <= MESSAGE_MAX) return text;
  char *end = g_utf8_find_prev_char(text, text + MESSAGE_MAX);
  *(end ? end : text) = '\0';
  char *cut = g_strconcat(text, "…", NULL);
  g_free(text);
  return cut;
}

/* Where an error goes when no more are kept: the last place of a lesser message; NULL if all are errors. */
static CjmDiag **lesser_place(CjmDiags *diags)
{
  while (diags->n_lesser > 0) {
    CjmDiag **place = (CjmDiag **)&diags->diags->pdata[--diags->n_lesser];
    if ((*place)->severity < CJM_SEVERITY_ERROR) return place;
  }
  return NULL;
}

static void append(CjmDiags *diags, CjmDiag *diag)
{
  const CjmSource *source = diag->span.source;
  CjmDiag *left_out = NULL;
  diag->order = diags->n_added++;
  if (diags->diags->len < MOST) {
    g_ptr_array_add(diags->diags, diag);
    diags->n_lesser = diags->diags->len;
  } else {
    CjmDiag **place = diag->severity == CJM_SEVERITY_ERROR ? lesser_place(diags) : NULL;
    left_out = place ? *place : diag;
    if (place) *place = diag;
    diags->beyond[left_out->severity]++;
    g_clear_pointer(&diags->spare, diag_free);
    diags->spare = left_out;
  }
  if (left_out != diag && source && !g_ptr_array_find(diags->sources, source, NULL)) g_ptr_array_add(diags->sources, (void *)source);
}

/* Names the places that lead from the journey to a joined file, the nearest first. */
static void relate_naming(CjmDiag *diag, const CjmSource *source)
{
  for (; source && source->named.source; source = source->named.source)
    cjm_diag_related(diag, source->named, "%s is %s here", source->name, source->role);
}

static G_GNUC_PRINTF(5, 0) CjmDiag *add(CjmDiags *diags, CjmSeverity severity, CjmCode code, CjmSpan span, const char *format, va_list args)
{
  CjmDiag *diag = g_new(CjmDiag, 1);
  *diag = (CjmDiag){.code = code, .severity = severity, .span = span, .message = format_bounded(format, args)};
  relate_naming(diag, span.source);
  append(diags, diag);
  return diag;
}

CjmDiag *cjm_diags_add(CjmDiags *diags, CjmCode code, CjmSpan span, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  CjmDiag *diag = add(diags, (CjmSeverity)cjm_code_info(code)->severity, code, span, format, args);
  va_end(args);
  return diag;
}

CjmDiag *cjm_diags_add_as(CjmDiags *diags, CjmSeverity severity, CjmCode code, CjmSpan span, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  CjmDiag *diag = add(diags, severity, code, span, format, args);
  va_end(args);
  return diag;
}

void cjm_diag_help(CjmDiag *diag, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_free(diag->help);
  diag->help = format_bounded(format, args);
  diag->advice = format;
  va_end(args);
}

void cjm_diag_related(CjmDiag *diag, CjmSpan span, const char *format, ...)
{
  if (!diag->related) {
    diag->related = g_array_new(FALSE, FALSE, sizeof(CjmRelated));
    g_array_set_clear_func(diag->related, related_clear);
  }
  va_list args;
  va_start(args, format);
  CjmRelated related = {span, format_bounded(format, args)};
  va_end(args);
  g_array_append_val(diag->related, related);
}

CjmDiag *cjm_diags_find(CjmDiags *diags, CjmCode code, CjmSpan span)
{
  for (guint i = 0; i < MIN(diags->diags->len, SEARCHED); i++) {
    CjmDiag *diag = diags->diags->pdata[i];
    if (diag->code == code && diag->span.source == span.source && diag->span.start == span.start) return diag;
  }
  return NULL;
}

/* ---- fixes ---- */

void cjm_diag_fix(CjmDiag *diag, CjmFixSafety safety, const char *title, ...)
{
  const char *known = cjm_code_fix(diag->code);
  g_assert(known);
  va_list args;
  va_start(args, title);
  cjm_fix_free(diag->fix);
  diag->fix = cjm_fix_new(safety, format_bounded(title, args));
  va_end(args);
}

void cjm_diag_edit(CjmDiag *diag, CjmSpan span, const char *text)
{
  bool fixable = span.source && !span.source->imported && span.end <= span.source->len;
  if (diag->fix && !(fixable && cjm_fix_add(diag->fix, span, text))) g_clear_pointer(&diag->fix, cjm_fix_free);
}

void cjm_diag_replace(CjmDiag *diag, CjmFixSafety safety, CjmSpan span, const char *text, const char *title, ...)
{
  va_list args;
  va_start(args, title);
  g_autofree char *bounded = format_bounded(title, args);
  va_end(args);
  cjm_diag_fix(diag, safety, "%s", bounded);
  cjm_diag_edit(diag, span, text);
}

static void add_edits(CjmFix *fix, const CjmFix *other)
{
  const CjmEdit *edit;
  for (size_t i = 0; (edit = cjm_fix_edit(other, i)) != NULL; i++) cjm_fix_add(fix, edit->span, edit->text);
}

/* ---- copies ---- */

CjmDiag *cjm_diags_copy(CjmDiags *diags, const CjmDiag *diag)
{
  CjmDiag *copy = cjm_diags_add_as(diags, diag->severity, diag->code, diag->span, "%s", diag->message);
  g_clear_pointer(&copy->related, g_array_unref); /* `diag` has them */
  if (diag->help) cjm_diag_help(copy, "%s", diag->help);
  copy->advice = diag->advice;
  for (guint i = 0; diag->related && i < diag->related->len; i++) {
    const CjmRelated *related = &g_array_index(diag->related, CjmRelated, i);
    cjm_diag_related(copy, related->span, "%s", related->message);
  }
  if (diag->fix) {
    cjm_diag_fix(copy, diag->fix->safety, "%s", diag->fix->title);
    add_edits(copy->fix, diag->fix);
  }
  return copy;
}

unsigned cjm_diags_beyond(const CjmDiags *diags, CjmSeverity severity)
{
  return diags->beyond[severity];
}

void cjm_diags_add_beyond(CjmDiags *diags, CjmSeverity severity, unsigned n)
{
  diags->beyond[severity] += n;
}

static int compare_order(const void *a, const void *b)
{
  unsigned x = (*(const CjmDiag *const *)a)->order, y = (*(const CjmDiag *const *)b)->order;
  return x < y ? -1 : x > y;
}

void cjm_diags_move(CjmDiags *from, CjmDiags *to)
{
  if (from->n_lesser < from->diags->len) g_ptr_array_sort(from->diags, compare_order); /* errors took the places of others */
  g_ptr_array_set_free_func(from->diags, NULL);
  for (size_t i = 0; i < from->diags->len; i++) append(to, g_ptr_array_index(from->diags, i));
  for (size_t i = 0; i < G_N_ELEMENTS(from->beyond); i++) cjm_diags_add_beyond(to, (CjmSeverity)i, from->beyond[i]);
  g_ptr_array_set_size(from->diags, 0);
  from->n_lesser = 0;
  g_ptr_array_set_free_func(from->diags, diag_free);
}

/* ---- groups ---- */

enum {
  HANDFUL = 5,     /* messages of a kind that stay as they are */
  MOST_PLACES = 20 /* of the others that are pointed at */
};

typedef struct Kind {
  size_t n, seen;
  CjmDiag *group; /* the one that stands for the rest */
} Kind;

/* By code and form of help, and where that proposes a word by the word, too; all in one for `one`. */
static Kind *find_kind(GHashTable *kinds, const CjmDiag *diag, bool one)
{
  const char *word = diag->help && g_str_has_prefix(diag->help, "did you mean") ? diag->help : "";
  char *key = one ? g_strdup("") : g_strdup_printf("%d %p %s", (int)diag->code, (const void *)diag->advice, word);
  Kind *kind = g_hash_table_lookup(kinds, key);
  if (kind) {
    g_free(key);
    return kind;
  }
  kind = g_new0(Kind, 1);
  g_hash_table_insert(kinds, key, kind);
  return kind;
}

static void begin_group(Kind *kind, CjmDiag *diag, const char *help)
{
  g_autofree char *message = g_steal_pointer(&diag->message);
  diag->message = g_strdup_printf("%s, and %zu more like it", message, kind->n - HANDFUL - 1);
  if (help) cjm_diag_help(diag, "%s", help);
  kind->group = diag;
}

/* Points at a message from the group, with its help where that is another. */
static void add_to_group(const Kind *kind, const CjmDiag *diag)
{
  CjmFix *fix = kind->group->fix;
  if (fix && diag->fix && fix->safety == diag->fix->safety) add_edits(fix, diag->fix);
  if (kind->seen > HANDFUL + MOST_PLACES) return;
  bool same_help = g_strcmp0(diag->help, kind->group->help) == 0;
  cjm_diag_related(kind->group, diag->span, "%s%s%s", diag->message, same_help ? "" : "; ", same_help ? "" : diag->help);
}

void cjm_diags_move_grouped(CjmDiags *from, CjmDiags *to, const char *help)
{
  g_autoptr(GHashTable) kinds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  for (size_t i = 0; i < cjm_diags_length(from); i++) find_kind(kinds, cjm_diags_at(from, i), help)->n++;
  g_autoptr(GPtrArray) all = g_steal_pointer(&from->diags);
  from->diags = g_ptr_array_new_full(all->len, diag_free);
  g_ptr_array_set_free_func(all, NULL);
  for (size_t i = 0; i < all->len; i++) {
    CjmDiag *diag = g_ptr_array_index(all, i);
    Kind *kind = find_kind(kinds, diag, help);
    bool grouped = kind->n > HANDFUL + 1 && kind->seen > HANDFUL;
    if (grouped) {
      add_to_group(kind, diag);
      diag_free(diag);
    } else {
      if (kind->n > HANDFUL + 1 && kind->seen == HANDFUL) begin_group(kind, diag, help);
      g_ptr_array_add(from->diags, diag);
    }
    kind->seen++;
  }
  cjm_diags_move(from, to);
}

unsigned cjm_diags_count(const CjmDiags *diags, CjmSeverity severity)
{
  unsigned n = diags->beyond[severity];
  for (size_t i = 0; i < cjm_diags_length(diags); i++) n += cjm_diags_at(diags, i)->severity == severity;
  return n;
}

bool cjm_diags_failed(const CjmDiags *diags)
{
  return cjm_diags_count(diags, CJM_SEVERITY_ERROR) > 0;
}

/* What has no place goes last. */
static unsigned source_rank(const CjmDiags *diags, const CjmSource *source)
{
  unsigned rank;
  return source && g_ptr_array_find(diags->sources, source, &rank) ? rank : G_MAXUINT;
}

static int compare(const void *a, const void *b, void *user_data)
{
  const CjmDiags *diags = user_data;
  const CjmDiag *x = *(const CjmDiag *const *)a, *y = *(const CjmDiag *const *)b;
  unsigned rank_x = source_rank(diags, x->span.source), rank_y = source_rank(diags, y->span.source);
  if (rank_x != rank_y) return rank_x < rank_y ? -1 : 1;
  if (x->span.start != y->span.start) return x->span.start < y->span.start ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static bool same(const CjmDiag *a, const CjmDiag *b)
{
  return a->code == b->code && a->span.source == b->span.source && a->span.start == b->span.start && a->span.end == b->span.end &&
         strcmp(a->message, b->message) == 0;
}

/* Whether an equal message is before it; only those with the same start can be equal. */
static bool is_repeat(const CjmDiags *diags, const CjmDiag *diag, size_t n)
{
  while (n-- > 0) {
    const CjmDiag *earlier = cjm_diags_at(diags, n);
    if (earlier->span.source != diag->span.source || earlier->span.start != diag->span.start) return false;
    if (same(earlier, diag)) return true;
  }
  return false;
}

void cjm_diags_sort(CjmDiags *diags)
{
  g_ptr_array_sort_with_data(diags->diags, compare, diags);
  g_autoptr(GPtrArray) all = g_steal_pointer(&diags->diags);
  diags->diags = g_ptr_array_new_full(all->len, diag_free);
  g_ptr_array_set_free_func(all, NULL);
  for (size_t i = 0; i < all->len; i++) {
    CjmDiag *diag = g_ptr_array_index(all, i);
    if (is_repeat(diags, diag, diags->diags->len)) diag_free(diag);
    else g_ptr_array_add(diags->diags, diag);
  }
  diags->n_lesser = diags->diags->len;
}

size_t cjm_diags_length(const CjmDiags *diags)
{
  return diags->diags->len;
}

const CjmDiag *cjm_diags_at(const CjmDiags *diags, size_t i)
{
  return g_ptr_array_index(diags->diags, i);
}
