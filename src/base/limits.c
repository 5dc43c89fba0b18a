#include "base/limits.h"

#include <glib.h>

CjmLimits cjm_limits_default(void)
{
  return (CjmLimits){
    .file_bytes = 16u << 20,
    .depth = 64,
    .nodes = 1000000,
    .aliases = 10000,
    .text_bytes = 64u << 10,
    .all_bytes = 16u << 20,
    .table_bytes = 64u << 20,
    .image_bytes = 10u << 20,
    .image_pixels = 16000000,
    .all_image_pixels = 64000000,
    .work = 1,
    .alias_nodes = {.few = 10000, .bytes_a = 8},
    .alias_bytes = {.few = 128u << 10, .a_byte = 1},
    .pixels = {.few = 8000000, .a_byte = 32},
    .drawn = {.few = 20000, .bytes_a = 8},
  };
}

size_t cjm_limits_allow(const CjmLimits *limits, CjmAllowance allowance, size_t bytes)
{
  size_t more = allowance.a_byte * bytes + (allowance.bytes_a ? bytes / allowance.bytes_a : 0), sum;
  if (limits->work == 0 || !g_size_checked_mul(&sum, allowance.few + more, limits->work)) return G_MAXSIZE;
  return sum;
}
