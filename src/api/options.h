/* options.h: structs of options of a caller that was compiled with this header, or an older or newer one.
 *
 * Such a struct begins with `size_t size`. A new member is added at the end, aligned so that it is never in former padding; its
 * default is 0. */
#ifndef CJM_API_OPTIONS_H
#define CJM_API_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

/* Copies the options of the caller (NULL: none) into a struct of `size` bytes; members that the caller does not have are 0.
 * False if they have no size, or set a member that this version does not have. */
bool cjm_options_read(const void *given, void *ret_options, size_t size);

#endif
