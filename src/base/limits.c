#include "base/limits.h"

CjmLimits cjm_limits_default(void)
{
  return (CjmLimits){
    .file_bytes = 16u << 20,
    .depth = 64,
    .nodes = 1000000,
    .aliases = 10000,
    .text_bytes = 64u << 10,
    .all_bytes = 16u << 20,
    .alias_nodes = 10000,
    .alias_bytes = 128u << 10,
    .table_bytes = 64u << 20,
    .image_bytes = 10u << 20,
    .image_pixels = 16000000,
    .all_image_pixels = 64000000,
    .few_image_pixels = 8000000,
  };
}
