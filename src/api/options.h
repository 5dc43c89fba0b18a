/* options.h: structs of options, of a caller that was compiled with this header, an older or a newer one.
 *
 * Such a struct begins with `size_t size`. A new member is added behind the last one, on its own alignment and so never in what was
 * padding; 0 is its default. */
#ifndef CJM_API_OPTIONS_H
#define CJM_API_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

/* Copies the options that the caller gave (NULL: none) into a struct of `size` bytes; what the caller does not know is 0. False where
 * they have no size, or set what this version does not know. */
bool cjm_options_read(const void *given, void *ret_options, size_t size);

#endif
