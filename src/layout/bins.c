#include "layout/bins.h"

#include <math.h>

#define MAX_BINS 1e6

struct CjmBins {
  CjmRect bounds;
  double side; /* px */
  size_t columns, rows;
  GArray **at; /* of guint; NULL where nothing is */
};

CjmBins *cjm_bins_new(CjmRect bounds, double side)
{
  CjmBins *bins = g_new0(CjmBins, 1);
  bounds.w = MAX(bounds.w, 0);
  bounds.h = MAX(bounds.h, 0);
  bins->bounds = bounds;
  bins->side = MAX(side, MAX(sqrt(bounds.w * bounds.h / MAX_BINS), MAX(bounds.w, bounds.h) / MAX_BINS));
  bins->columns = (size_t)(bounds.w / bins->side) + 1;
  bins->rows = (size_t)(bounds.h / bins->side) + 1;
  bins->at = g_new0(GArray *, bins->columns * bins->rows);
  return bins;
}

void cjm_bins_free(CjmBins *bins)
{
  if (!bins) return;
  for (size_t i = 0; i < bins->columns * bins->rows; i++)
    if (bins->at[i]) g_array_free(bins->at[i], TRUE);
  g_free(bins->at);
  g_free(bins);
}

static size_t bin_index(double offset, double side, size_t n)
{
  return offset > 0 ? (size_t)MIN(offset / side, (double)(n - 1)) : 0;
}

CjmBinsWalk cjm_bins_walk(const CjmBins *bins, CjmRect rect)
{
  double x = rect.x - bins->bounds.x, y = rect.y - bins->bounds.y;
  CjmBinsWalk walk = {.bins = bins,
                      .left = bin_index(x, bins->side, bins->columns),
                      .right = bin_index(x + rect.w, bins->side, bins->columns),
                      .bottom = bin_index(y + rect.h, bins->side, bins->rows),
                      .row = bin_index(y, bins->side, bins->rows)};
  walk.column = walk.left;
  return walk;
}

/* The bin where a walk stands. */
static GArray **bin_of(const CjmBinsWalk *walk)
{
  return &walk->bins->at[walk->row * walk->bins->columns + walk->column];
}

static void go_on(CjmBinsWalk *walk)
{
  walk->next = 0;
  if (walk->column++ < walk->right) return;
  walk->column = walk->left;
  walk->row++;
}

bool cjm_bins_next(CjmBinsWalk *walk, guint *ret_item)
{
  for (; walk->row <= walk->bottom; go_on(walk)) {
    const GArray *bin = *bin_of(walk);
    if (!bin || walk->next >= bin->len) continue;
    *ret_item = g_array_index(bin, guint, walk->next++);
    return true;
  }
  return false;
}

void cjm_bins_add(CjmBins *bins, CjmRect rect, guint item)
{
  for (CjmBinsWalk walk = cjm_bins_walk(bins, rect); walk.row <= walk.bottom; go_on(&walk)) {
    GArray **bin = bin_of(&walk);
    if (!*bin) *bin = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_val(*bin, item);
  }
}

void cjm_bins_remove(CjmBins *bins, CjmRect rect, guint item)
{
  for (CjmBinsWalk walk = cjm_bins_walk(bins, rect); walk.row <= walk.bottom; go_on(&walk)) {
    GArray *bin = *bin_of(&walk);
    for (guint i = 0; bin && i < bin->len; i++)
      if (g_array_index(bin, guint, i) == item) {
        g_array_remove_index_fast(bin, i);
        break;
      }
  }
}
