#include "map/images.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "format/shapes.h"
#include "format/walk.h"

static void add_image(const CjmFrame *frame, const CjmValue *value, void *images)
{
  (void)frame;
  if (value->type == CJM_FIELD_IMAGE) g_ptr_array_add(images, (void *)value->at);
}

GPtrArray *cjm_journey_images_new(const CjmJourney *journey)
{
  GPtrArray *images = g_ptr_array_new();
  cjm_walk(&cjm_shape_journey, journey, &(CjmWalk){.value = add_image}, images);
  return images;
}

CjmImages cjm_images_open(CjmArena *arena, const char *dir, const CjmLimits *limits, CjmDiags *diags)
{
  return (CjmImages){.arena = arena,
                     .dir = dir,
                     .limits = limits ? *limits : cjm_limits_default(),
                     .diags = diags,
                     .read = g_hash_table_new(g_str_hash, g_str_equal)};
}

void cjm_images_close(CjmImages *images)
{
  g_hash_table_unref(images->read);
  g_clear_error(&images->error);
}

/* The file that `path` names, links followed; NULL (said in `diags` or `error`) where it is not one below the directory. */
static char *resolve(CjmImages *images, const CjmText *path)
{
  g_autofree char *joined = g_build_filename(images->dir, path->at, NULL);
  char *dir = realpath(images->dir, NULL), *file = realpath(joined, NULL);
  size_t len = dir ? strlen(dir) : 0;
  struct stat about;
  if (!file && (errno == ENOENT || errno == ENOTDIR)) {
    CjmDiag *diag = cjm_diags_add(images->diags, CJM_CODE_IMAGE_MISSING, path->span, "there is no image \"%s\"", path->at);
    cjm_diag_help(diag, "paths begin at the folder of the journey file");
  } else if (!file || !dir) {
    if (!images->error)
      g_set_error(&images->error, G_FILE_ERROR, g_file_error_from_errno(errno), "%s: %s", joined, g_strerror(errno));
  } else if (strncmp(file, dir, len) != 0 || (len > 1 && file[len] != '/')) {
    cjm_diags_add(images->diags, CJM_CODE_IMAGE_OUTSIDE, path->span,
                  "the image \"%s\" lies outside the folder of the journey file", path->at);
  } else if (stat(file, &about) == 0 && S_ISREG(about.st_mode)) {
    free(dir);
    return file;
  } else cjm_diags_add(images->diags, CJM_CODE_IMAGE_MISSING, path->span, "\"%s\" is not a file", path->at);
  free(dir);
  free(file);
  return NULL;
}

static guint32 big_endian(const guint8 *at)
{
  return (guint32)at[0] << 24 | (guint32)at[1] << 16 | (guint32)at[2] << 8 | at[3];
}

/* Is it a whole PNG, every chunk in its place up to the last? */
static bool is_png(const guint8 *png, size_t len, unsigned *ret_width, unsigned *ret_height)
{
  static const guint8 signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  if (len < 33 || memcmp(png, signature, sizeof signature) != 0 || memcmp(png + 12, "IHDR", 4) != 0) return false;
  *ret_width = big_endian(png + 16);
  *ret_height = big_endian(png + 20);
  for (size_t at = 8; at + 12 <= len;) {
    size_t chunk = big_endian(png + at);
    if (memcmp(png + at + 4, "IEND", 4) == 0) return *ret_width > 0 && *ret_height > 0;
    if (chunk > len - at - 12) return false;
    at += chunk + 12;
  }
  return false;
}

static const CjmImage *accept(CjmImages *images, const CjmText *path, const char *data, size_t len)
{
  unsigned width = 0, height = 0;
  if (len > images->limits.image_bytes) {
    cjm_diags_add(images->diags, CJM_CODE_IMAGE_TOO_LARGE, path->span, "the image \"%s\" has %zu bytes; the limit is %zu",
                  path->at, len, images->limits.image_bytes);
    return NULL;
  }
  if (!is_png((const guint8 *)data, len, &width, &height)) {
    CjmDiag *diag = cjm_diags_add(images->diags, CJM_CODE_IMAGE_NOT_PNG, path->span, "\"%s\" is not a whole PNG image", path->at);
    cjm_diag_help(diag, "save the picture as PNG");
    return NULL;
  }
  if ((guint64)width * height > images->limits.image_pixels) {
    cjm_diags_add(images->diags, CJM_CODE_IMAGE_TOO_LARGE, path->span,
                  "the image \"%s\" has %u × %u pixels; the limit is %zu in all", path->at, width, height,
                  images->limits.image_pixels);
    return NULL;
  }
  guint8 *png = cjm_arena_alloc(images->arena, len);
  memcpy(png, data, len);
  CjmImage *image = cjm_arena_make(images->arena, CjmImage, 1);
  *image = (CjmImage){png, len, width, height};
  return image;
}

static const CjmImage *load(CjmImages *images, const CjmText *path)
{
  if (!images->dir) {
    CjmDiag *diag =
      cjm_diags_add(images->diags, CJM_CODE_IMAGE_OUTSIDE, path->span, "the image \"%s\" cannot be found from here", path->at);
    cjm_diag_help(diag, "a journey from standard input has no folder: give the file's name instead");
    return NULL;
  }
  char *file = resolve(images, path);
  if (!file) return NULL;
  char *data = NULL;
  gsize len = 0;
  const CjmImage *image = NULL;
  if (g_file_get_contents(file, &data, &len, images->error ? NULL : &images->error)) image = accept(images, path, data, len);
  g_free(data);
  free(file);
  return image;
}

const CjmImage *cjm_images_get(CjmImages *images, const CjmText *path)
{
  gpointer known;
  if (g_hash_table_lookup_extended(images->read, path->at, NULL, &known)) return known;
  const CjmImage *image = load(images, path);
  g_hash_table_insert(images->read, (gpointer)path->at, (gpointer)image);
  return image;
}
