/* pages-columns.c: which columns are on a page. */
#include "map/pages-private.h"

#include <math.h>

static const double widest_column = 420; /* px, where there is a choice */

/* The best division of the columns before a place. */
typedef struct Choice {
  size_t pages, breaks, from; /* pages so far; of them, those that begin between lanes; the place before */
  double tallest;             /* px */
} Choice;

struct CjmDivider {
  CjmComposer *c;
  GArray *ends;           /* of size_t: the places, each after a column */
  CjmPagesNeeded *needed; /* of the columns between two places, most_columns for each end; pages 0: not known */
  Choice *best;           /* of each place, and of the beginning */
};

static size_t place_at(const CjmDivider *d, size_t k)
{
  return k ? g_array_index(d->ends, size_t, k - 1) : 0;
}

/* Whether columns are too high for a page together, and one of them is not. */
static bool is_lower_divided(CjmComposer *c, size_t first, size_t n)
{
  return cjm_composer_divide_lanes(c, first, n, false).breaks > 0 && cjm_composer_divide_lanes(c, first, 1, false).breaks == 0;
}

/* Places at phases, and at steps of a phase that is too large for a page. */
static GArray *find_places(CjmComposer *c)
{
  const CjmJourney *journey = c->b->sheet.journey;
  GArray *ends = g_array_new(FALSE, FALSE, sizeof(size_t));
  size_t column = 0;
  for (size_t p = 0; p < journey->phases.n; p++) {
    size_t n = journey->phases.at[p]->steps.n;
    bool divides = n > 1 && !cjm_composer_has_room(c, MAX(column, 1), column + n, 0);
    if (n > 1 && !divides && !cjm_composer_is_long(c)) divides = is_lower_divided(c, column, n);
    for (size_t i = column + 1; divides && i < column + n; i++) g_array_append_val(ends, i);
    column += n;
    g_array_append_val(ends, column);
  }
  return ends;
}

/* What lanes of a height need if they were divided at any height. */
static CjmPagesNeeded needed_for(const CjmComposer *c, double height, bool opens)
{
  double top = opens ? c->opening : c->next;
  if (height <= c->height - top) return (CjmPagesNeeded){1, 0, height + top};
  size_t more = (size_t)ceil((height - (c->height - top)) / (c->height - c->next));
  return (CjmPagesNeeded){1 + more, more, c->height};
}

static const CjmPagesNeeded *needed_between(CjmDivider *d, size_t j, size_t k)
{
  CjmComposer *c = d->c;
  size_t most = cjm_composer_most_columns(c), first = place_at(d, j), n = place_at(d, k) - first;
  CjmPagesNeeded *needed = &d->needed[(k - 1) * most + MIN(k - 1 - j, most - 1)];
  if (needed->pages) return needed;
  *needed = cjm_composer_is_long(c) ? needed_for(c, cjm_composer_estimate(c, first, n), first == 0) : cjm_composer_divide_lanes(c, first, n, false);
  double wide = cjm_composer_room(c, first, 0) / (double)n - widest_column; /* lonely columns look lost */
  needed->height += 4 * fmax(0, wide);
  return needed;
}

static bool is_better(const Choice *a, const Choice *b)
{
  if (a->pages != b->pages) return a->pages < b->pages;
  if (a->breaks != b->breaks) return a->breaks < b->breaks;
  return a->tallest < b->tallest;
}

/* Whether the columns between two places may be on a page. */
static bool may_join(const CjmDivider *d, size_t j, size_t k)
{
  return j + 1 == k || cjm_composer_has_room(d->c, place_at(d, j), place_at(d, k), 0);
}

static Choice choose(CjmDivider *d, size_t j, size_t k)
{
  const CjmPagesNeeded *needed = needed_between(d, j, k);
  return (Choice){d->best[j].pages + needed->pages, d->best[j].breaks + needed->breaks, j, fmax(d->best[j].tallest, needed->height)};
}

/* Dynamic programming over the places: the fewest pages; then the fewest breaks between lanes; then the lowest of the tallest pages. */
CjmDivider *cjm_divider_new(CjmComposer *c)
{
  CjmDivider *d = g_new(CjmDivider, 1);
  *d = (CjmDivider){.c = c, .ends = find_places(c)};
  size_t n = d->ends->len;
  d->needed = g_new0(CjmPagesNeeded, n * cjm_composer_most_columns(c));
  d->best = g_new0(Choice, n + 1);
  for (size_t k = 1; k <= n; k++) {
    d->best[k] = (Choice){.pages = SIZE_MAX};
    for (size_t j = k; j-- > 0 && may_join(d, j, k);) {
      Choice choice = choose(d, j, k);
      if (is_better(&choice, &d->best[k])) d->best[k] = choice;
    }
  }
  return d;
}

void cjm_divider_free(CjmDivider *d)
{
  if (!d) return;
  g_array_unref(d->ends);
  g_free(d->needed);
  g_free(d->best);
  g_free(d);
}

size_t cjm_divider_length(const CjmDivider *d)
{
  return d->ends->len;
}

size_t cjm_divider_best(const CjmDivider *d)
{
  return d->best[d->ends->len].from;
}

GArray *cjm_divider_parts_new(CjmDivider *d, size_t from, size_t *ret_pages)
{
  size_t last = d->ends->len;
  if (!may_join(d, from, last)) return NULL;
  *ret_pages = choose(d, from, last).pages;
  GArray *parts = g_array_new(FALSE, FALSE, sizeof(size_t));
  g_array_append_val(parts, g_array_index(d->ends, size_t, last - 1));
  for (size_t k = from; k > 0; k = d->best[k].from) g_array_prepend_val(parts, g_array_index(d->ends, size_t, k - 1));
  return parts;
}
