#include "listing/listing.h"

static const CjmListing *const listings[] = {
#define X(name) &cjm_listing_##name,
  CJM_LISTINGS(X)
#undef X
};

const CjmListing *cjm_listing_at(size_t i)
{
  return i < G_N_ELEMENTS(listings) ? listings[i] : NULL;
}

const CjmListing *cjm_listing_find(const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS(listings); i++)
    if (g_ascii_strcasecmp(listings[i]->name, name) == 0) return listings[i];
  return NULL;
}

const CjmListing *cjm_listing_of_file(const char *path)
{
  g_autofree char *lower = g_ascii_strdown(path, -1);
  for (size_t i = 0; i < G_N_ELEMENTS(listings); i++)
    if (listings[i]->extension && g_str_has_suffix(lower, listings[i]->extension)) return listings[i];
  return NULL;
}
