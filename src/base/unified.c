/* unified.c: the shortest edit script by Myers' greedy algorithm, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986). */
#include "base/unified.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

enum {
  CONTEXT = 3,
  EDITS_MAX = 1000 /* lines; beyond, all lines between the first and the last change are replaced */
};

typedef struct Line {
  const char *text;
  size_t len; /* with its line break */
  guint32 hash;
} Line;

typedef struct Side {
  GArray *lines; /* Line */
  bool *changed; /* of each line */
} Side;

static guint32 hash(const char *text, size_t len)
{
  guint32 h = 2166136261u;
  for (size_t i = 0; i < len; i++) h = (h ^ (guchar)text[i]) * 16777619u;
  return h;
}

static Side side_init(const char *text)
{
  Side side = {.lines = g_array_new(FALSE, FALSE, sizeof(Line))};
  while (*text) {
    const char *end = strchr(text, '\n');
    size_t len = end ? (size_t)(end - text) + 1 : strlen(text);
    Line line = {text, len, hash(text, len)};
    g_array_append_val(side.lines, line);
    text += len;
  }
  side.changed = g_new0(bool, side.lines->len + 1);
  return side;
}

static void side_clear(Side *side)
{
  g_array_unref(side->lines);
  g_free(side->changed);
}

static const Line *line_at(const Side *side, gint i)
{
  return &g_array_index(side->lines, Line, i);
}

static bool is_equal(const Side *old, gint i, const Side *new, gint k)
{
  const Line *a = line_at(old, i), *b = line_at(new, k);
  return a->hash == b->hash && a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

/* ---- the edit script ---- */

/* Marks the changes between lines from … old_end and from … new_end. */
static void mark_all(Side *old, Side *new, gint from, gint old_end, gint new_end)
{
  for (gint i = from; i < old_end; i++) old->changed[i] = true;
  for (gint i = from; i < new_end; i++) new->changed[i] = true;
}

/* Follows the stored rows of furthest points back from the end. */
static void backtrack(GPtrArray *rows, Side *old, Side *new, gint from, gint n, gint m)
{
  gint x = n, y = m;
  for (gint d = (gint)rows->len - 1; d > 0; d--) {
    const gint *row = (const gint *)rows->pdata[d - 1] + (d - 1); /* diagonals -(d-1) … d-1 */
    gint k = x - y;
    bool down = k == -d || (k != d && (k - 1 < -(d - 1) ? -1 : row[k - 1]) < (k + 1 > d - 1 ? -1 : row[k + 1]));
    gint before = down ? k + 1 : k - 1, start = row[before];
    if (down) new->changed[from + start - before] = true;
    else old->changed[from + start] = true;
    x = start;
    y = start - before;
  }
}

static void find_changes(Side *old, Side *new)
{
  gint n = (gint)old->lines->len, m = (gint) new->lines->len, from = 0;
  while (from < n && from < m && is_equal(old, from, new, from)) from++;
  while (n > from && m > from && is_equal(old, n - 1, new, m - 1)) {
    n--;
    m--;
  }
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(g_free);
  gint width = n - from, height = m - from, most = MIN(width + height, EDITS_MAX);
  for (gint d = 0; d <= most; d++) {
    gint *row = g_new(gint, 2 * (gsize)d + 1) + d;
    const gint *last = d > 0 ? (const gint *)rows->pdata[d - 1] + (d - 1) : NULL;
    g_ptr_array_add(rows, row - d);
    for (gint k = -d; k <= d; k++) row[k] = -1;
    for (gint k = -d; k <= d; k += 2) {
      gint left = k - 1 >= -(d - 1) && d > 0 ? last[k - 1] : -1, right = k + 1 <= d - 1 && d > 0 ? last[k + 1] : -1;
      bool down = k == -d || (k != d && left < right);
      gint x = d == 0 ? 0 : down ? right : left + 1, y = x - k;
      while (x < width && y < height && is_equal(old, from + x, new, from + y)) {
        x++;
        y++;
      }
      row[k] = x;
      if (x < width || y < height) continue;
      backtrack(rows, old, new, from, width, height);
      return;
    }
  }
  mark_all(old, new, from, n, m);
}

/* ---- hunks ---- */

static void append_line(GString *out, char sign, const Line *line)
{
  g_string_append_c(out, sign);
  g_string_append_len(out, line->text, (gssize)line->len);
  if (line->text[line->len - 1] != '\n') g_string_append(out, "\n\\ No newline at end of file\n");
}

static void append_range(GString *out, char sign, guint start, guint n)
{
  g_string_append_printf(out, "%c%u", sign, n > 0 ? start + 1 : start);
  if (n != 1) g_string_append_printf(out, ",%u", n);
}

/* Lines that did not change come in pairs: `i` and `k` are at the first of a hunk. Returns the ends of the hunk. */
static void append_hunk(GString *out, const Side *old, const Side *new, guint *i, guint *k)
{
  g_autoptr(GString) lines = g_string_new(NULL);
  guint first = *i, first_new = *k, same = 0;
  while (*i < old->lines->len || *k < new->lines->len) {
    if (*i < old->lines->len && old->changed[*i]) append_line(lines, '-', line_at(old, (gint)(*i)++));
    else if (*k < new->lines->len &&new->changed[*k]) append_line(lines, '+', line_at(new, (gint)(*k)++));
    else {
      guint ahead = 0; /* lines up to the next change */
      while (*i + ahead < old->lines->len && !old->changed[*i + ahead] && !new->changed[*k + ahead]) ahead++;
      bool last = *i + ahead >= old->lines->len && !new->changed[*k + ahead];
      if (same >= CONTEXT && (last || ahead > CONTEXT)) break;
      append_line(lines, ' ', line_at(old, (gint)*i));
      (*i)++;
      (*k)++;
      same++;
      continue;
    }
    same = 0;
  }
  g_string_append(out, "@@ ");
  append_range(out, '-', first, *i - first);
  g_string_append_c(out, ' ');
  append_range(out, '+', first_new, *k - first_new);
  g_string_append(out, " @@\n");
  g_string_append_len(out, lines->str, (gssize)lines->len);
}

static void append_hunks(GString *out, const Side *old, const Side *new)
{
  guint i = 0, k = 0;
  for (;;) {
    guint same = 0; /* lines before the next change */
    while (i + same < old->lines->len && !old->changed[i + same] && !new->changed[k + same]) same++;
    if (i + same >= old->lines->len && !new->changed[k + same]) return;
    guint skipped = same > CONTEXT ? same - CONTEXT : 0;
    i += skipped;
    k += skipped;
    append_hunk(out, old, new, &i, &k);
  }
}

char *cjm_unified_diff_new(const char *old_name, const char *old_text, const char *new_name, const char *new_text)
{
  GString *out = g_string_new(NULL);
  if (strcmp(old_text, new_text) == 0) return g_string_free(out, FALSE);
  Side old = side_init(old_text), new = side_init(new_text);
  find_changes(&old, &new);
  g_string_append_printf(out, "--- %s\n+++ %s\n", old_name, new_name);
  append_hunks(out, &old, &new);
  side_clear(&old);
  side_clear(&new);
  return g_string_free(out, FALSE);
}
