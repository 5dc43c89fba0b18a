#include "export/pptx/package.h"

#include "export/export.h"

#ifdef CJM_WITH_ZIP

#include "base/zip-library.h"

static bool fail(const CjmZipLibrary *lib, GError **error, zip_error_t *zip_error)
{
  g_set_error(error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_FAILED, "libzip: %s", lib->zip_error_strerror(zip_error));
  return false;
}

static bool add_part(const CjmZipLibrary *lib, zip_t *zip, const CjmPptxPart *part)
{
  zip_source_t *source = lib->zip_source_buffer(zip, part->bytes->data, part->bytes->len, 0);
  zip_int64_t at = source ? lib->zip_file_add(zip, part->name, source, ZIP_FL_ENC_UTF_8) : -1;
  if (at < 0) {
    if (source) lib->zip_source_free(source);
    return false;
  }
  return lib->zip_file_set_dostime(zip, (zip_uint64_t)at, 0, 0x21, 0) == 0; /* 1 January 1980 */
}

static bool read_back(const CjmZipLibrary *lib, zip_source_t *source, GByteArray *out)
{
  guint8 bytes[1 << 14];
  zip_int64_t n = 0;
  if (lib->zip_source_open(source) != 0) return false;
  while ((n = lib->zip_source_read(source, bytes, sizeof bytes)) > 0) g_byte_array_append(out, bytes, (guint)n);
  lib->zip_source_close(source);
  return n == 0;
}

bool cjm_pptx_package_write(const CjmPptx *pptx, GByteArray *out, GError **error)
{
  const CjmZipLibrary *lib = cjm_zip_library_load();
  if (!lib) {
    g_set_error(error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_FAILED, "pptx needs the library " CJM_WITH_ZIP ", which is not installed (Debian: libzip4)");
    return false;
  }
  zip_error_t zip_error;
  lib->zip_error_init(&zip_error);
  zip_source_t *source = lib->zip_source_buffer_create(NULL, 0, 0, &zip_error);
  zip_t *zip = source ? lib->zip_open_from_source(source, ZIP_TRUNCATE, &zip_error) : NULL;
  if (!zip) {
    if (source) lib->zip_source_free(source);
    return fail(lib, error, &zip_error);
  }
  lib->zip_source_keep(source);
  bool ok = true;
  for (guint i = 0; ok && i < pptx->parts->len; i++) ok = add_part(lib, zip, &g_array_index(pptx->parts, CjmPptxPart, i));
  ok = ok && lib->zip_close(zip) == 0;
  if (!ok) {
    fail(lib, error, lib->zip_get_error(zip));
    lib->zip_discard(zip);
  } else if (!read_back(lib, source, out)) {
    ok = fail(lib, error, lib->zip_source_error(source));
  }
  lib->zip_source_free(source);
  lib->zip_error_fini(&zip_error);
  return ok;
}

#else

bool cjm_pptx_package_write(const CjmPptx *pptx, GByteArray *out, GError **error)
{
  (void)pptx;
  (void)out;
  g_set_error_literal(error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_FAILED,
                      "presentations need libzip, without which this cjm was built (Debian: libzip-dev); pdf and svg do not");
  return false;
}

#endif
