#include <cairo.h>
#include <glib.h>
#include <stdio.h>

#include <jpeglib.h>
#include <pixman.h>
#include <png.h>
#include <libdeflate.h>
#include <qrencode.h>
#include <zlib.h>

#include "export/libraries.h"

static const char *png_version(void)
{
  return png_get_libpng_ver(NULL);
}

/* The interface that is compiled in: the library does not tell its own version. */
static const char *jpeg_version(void)
{
  return G_STRINGIFY(LIBJPEG_TURBO_VERSION);
}

static const char *qrencode_version(void)
{
  return QRcode_APIVersionString();
}

/* That of the header: the library does not tell its own version. */
static const char *deflate_version(void)
{
  return LIBDEFLATE_VERSION_STRING;
}

static const CjmLibrary libraries[] = {
  {"cairo", cairo_version_string},
  {"pixman", pixman_version_string},
  {"libpng", png_version},
  {"libjpeg", jpeg_version},
  {"libqrencode", qrencode_version},
  {"libdeflate", deflate_version},
  {"zlib", zlibVersion},
};

const CjmLibrary *cjm_export_library_at(size_t i)
{
  return i < G_N_ELEMENTS(libraries) ? &libraries[i] : NULL;
}
