#include "api/options.h"

#include <glib.h>
#include <string.h>

enum { SIZE_MAX_GIVEN = 4096 /* bytes: a larger size was not initialised */ };

bool cjm_options_read(const void *given, void *ret_options, size_t size)
{
  size_t given_size = sizeof given_size;
  if (given) memcpy(&given_size, given, sizeof given_size);
  if (given_size < sizeof given_size || given_size > SIZE_MAX_GIVEN) return false;
  const unsigned char *bytes = given;
  for (size_t i = size; i < given_size; i++)
    if (bytes[i]) return false;
  memset(ret_options, 0, size);
  if (given) memcpy(ret_options, given, MIN(size, given_size));
  return true;
}
