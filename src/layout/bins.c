#include "layout/bins.h"

#include "layout/raster.h"

#define MAX_BINS 1e6

struct CjmBins {
  CjmRaster raster;
  GArray **at; /* of guint, row by row; NULL for an empty bin */
};

CjmBins *cjm_bins_new(CjmRect bounds, double side)
{
  CjmBins *bins = g_new0(CjmBins, 1);
  bins->raster = cjm_raster(bounds, side, MAX_BINS);
  bins->at = g_new0(GArray *, bins->raster.columns * bins->raster.rows);
  return bins;
}

void cjm_bins_free(CjmBins *bins)
{
  if (!bins) return;
  for (size_t i = 0; i < bins->raster.columns * bins->raster.rows; i++)
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
  const CjmRaster *raster = &bins->raster;
  double x = rect.x - raster->bounds.x, y = rect.y - raster->bounds.y;
  CjmBinsWalk walk = {.bins = bins,
                      .left = bin_index(x, raster->side, raster->columns),
                      .right = bin_index(x + rect.w, raster->side, raster->columns),
                      .bottom = bin_index(y + rect.h, raster->side, raster->rows),
                      .row = bin_index(y, raster->side, raster->rows)};
  walk.column = walk.left;
  return walk;
}

/* The bin that the walk is at. */
static GArray **bin_of(const CjmBinsWalk *walk)
{
  return &walk->bins->at[walk->row * walk->bins->raster.columns + walk->column];
}

/* Moves to the next bin, row by row. */
static void advance(CjmBinsWalk *walk)
{
  walk->next = 0;
  if (walk->column++ < walk->right) return;
  walk->column = walk->left;
  walk->row++;
}

bool cjm_bins_next(CjmBinsWalk *walk, guint *ret_item)
{
  for (; walk->row <= walk->bottom; advance(walk)) {
    const GArray *bin = *bin_of(walk);
    if (!bin || walk->next >= bin->len) continue;
    *ret_item = g_array_index(bin, guint, walk->next++);
    return true;
  }
  return false;
}

void cjm_bins_add(CjmBins *bins, CjmRect rect, guint item)
{
  for (CjmBinsWalk walk = cjm_bins_walk(bins, rect); walk.row <= walk.bottom; advance(&walk)) {
    GArray **bin = bin_of(&walk);
    if (!*bin) *bin = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_val(*bin, item);
  }
}

void cjm_bins_remove(CjmBins *bins, CjmRect rect, guint item)
{
  for (CjmBinsWalk walk = cjm_bins_walk(bins, rect); walk.row <= walk.bottom; advance(&walk)) {
    GArray *bin = *bin_of(&walk);
    for (guint i = 0; bin && i < bin->len; i++)
      if (g_array_index(bin, guint, i) == item) {
        g_array_remove_index_fast(bin, i);
        break;
      }
  }
}
