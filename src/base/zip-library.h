/* zip-library.h: the functions of libzip that cjm uses, loaded when a file is read or written with them. Linked, it would bring libcrypto, which
 * takes longer to load than all other libraries together. */
#ifndef CJM_BASE_ZIP_LIBRARY_H
#define CJM_BASE_ZIP_LIBRARY_H

#include <zip.h>

#define CJM_ZIP_FUNCTIONS(X)                                                                                                     \
  X(zip_close) X(zip_discard) X(zip_error_fini) X(zip_error_init) X(zip_error_strerror) X(zip_fclose) X(zip_file_add)             \
  X(zip_file_set_dostime) X(zip_fopen) X(zip_fread) X(zip_get_error) X(zip_get_num_entries) X(zip_open_from_source)               \
  X(zip_source_buffer) X(zip_source_buffer_create) X(zip_source_close) X(zip_source_error) X(zip_source_free) X(zip_source_keep)  \
  X(zip_source_open) X(zip_source_read) X(zip_stat)

typedef struct CjmZipLibrary {
#define X(name) __typeof__(&name) name;
  CJM_ZIP_FUNCTIONS(X)
#undef X
} CjmZipLibrary;

/* NULL if it is not installed. */
const CjmZipLibrary *cjm_zip_library_load(void);

#endif
