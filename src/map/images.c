#include "map/images.h"

#include <string.h>

#include "base/beneath.h"
#include "format/shapes.h"
#include "format/walk.h"
#include "picture/picture.h"

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
                     .read = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
}

void cjm_images_close(CjmImages *images)
{
  g_hash_table_unref(images->read);
  g_clear_error(&images->error);
}

char *cjm_image_path_new(const CjmText *image)
{
  const char *folder = image->span.source ? image->span.source->folder : NULL;
  char *path = cjm_beneath_join_new(folder ? folder : ".", image->at);
  return path ? path : g_build_filename("..", image->at, NULL); /* outside the root, whether it exists or not */
}

static void refuse_size(CjmImages *images, const CjmText *path, CjmPictureHeader header)
{
  CjmDiag *diag = cjm_diags_add(images->diags, CJM_CODE_IMAGE_TOO_LARGE, path->span,
                                "the image \"%s\" has %u × %u pixels; the limit is %zu in all", path->at, header.width,
                                header.height, images->limits.image_pixels);
  cjm_diag_help(diag, "scale it down: a map shows it at most a few hundred pixels wide");
}

static void refuse_sum(CjmImages *images, const CjmText *path, size_t limit)
{
  CjmDiag *diag =
    cjm_diags_add(images->diags, CJM_CODE_IMAGE_TOO_LARGE, path->span,
                  "up to \"%s\" the images of this map have more than %zu pixels together, the limit for their %zu bytes",
                  path->at, limit, images->bytes);
  cjm_diag_help(diag, "scale the images down: a map shows each at most a few hundred pixels wide");
}

static void refuse_broken(CjmImages *images, const CjmText *path, const char *reason)
{
  CjmDiag *diag =
    reason ? cjm_diags_add(images->diags, CJM_CODE_IMAGE_BROKEN, path->span, "the image \"%s\" is broken: %s", path->at, reason)
           : cjm_diags_add(images->diags, CJM_CODE_IMAGE_BROKEN, path->span, "\"%s\" is not a whole PNG or JPEG image", path->at);
  cjm_diag_help(diag, "open it in an image editor and save it as PNG or JPEG");
}

/* The maximum number of pixels of all images: the time for decoding depends on it, and a file of a few bytes can have millions. */
static size_t pixels_allowed(const CjmImages *images)
{
  const CjmLimits *limits = &images->limits;
  return MIN(cjm_limits_allow(limits, limits->pixels, images->bytes), limits->all_image_pixels);
}

static bool check_size(CjmImages *images, const CjmText *path, CjmPictureHeader header)
{
  guint64 pixels = (guint64)header.width * header.height;
  if (pixels > images->limits.image_pixels) {
    refuse_size(images, path, header);
    return false;
  }
  images->bytes += header.len;
  size_t allowed = pixels_allowed(images);
  if (images->pixels + pixels > allowed) {
    refuse_sum(images, path, allowed);
    return false;
  }
  images->pixels += (size_t)pixels;
  return true;
}

/* The picture in the form that all exporters take. It is decoded once, so that no exporter can fail on it. */
static const CjmImage *store_plain(CjmImages *images, const CjmText *path, const guint8 *data, CjmPictureHeader header)
{
  g_autoptr(GError) error = NULL;
  size_t len;
  g_autofree guint8 *plain = cjm_picture_plain_new(data, header.len, &len, &error);
  if (!plain) {
    refuse_broken(images, path, error->message);
    return NULL;
  }
  guint8 *kept = cjm_arena_alloc(images->arena, len);
  memcpy(kept, plain, len);
  CjmImage *image = cjm_arena_make(images->arena, CjmImage, 1);
  *image = (CjmImage){kept, len, header.width, header.height};
  return image;
}

static const CjmImage *accept(CjmImages *images, const CjmText *path, const guint8 *data, size_t len)
{
  CjmPictureHeader header;
  if (len > images->limits.image_bytes) {
    cjm_diags_add(images->diags, CJM_CODE_IMAGE_TOO_LARGE, path->span, "the image \"%s\" has more than %zu bytes", path->at,
                  images->limits.image_bytes);
    return NULL;
  }
  if (!cjm_picture_header(data, len, &header)) {
    refuse_broken(images, path, NULL);
    return NULL;
  }
  return check_size(images, path, header) ? store_plain(images, path, data, header) : NULL;
}

static void report_outside(CjmImages *images, const CjmText *image)
{
  CjmDiag *diag = cjm_diags_add(images->diags, CJM_CODE_IMAGE_OUTSIDE, image->span,
                                "the image \"%s\" leads out of the folder that may be read, \"%s\"", image->at, images->dir);
  cjm_diag_help(diag, "copy it into that folder, or name a wider one with --root");
}

static void report_missing(CjmImages *images, const CjmText *image)
{
  CjmDiag *diag = cjm_diags_add(images->diags, CJM_CODE_IMAGE_MISSING, image->span, "there is no image \"%s\"", image->at);
  if (strchr(image->at, '\\')) {
    g_autofree char *slashes = g_strdelimit(g_strdup(image->at), "\\", '/');
    cjm_diag_help(diag, "folders are parted by `/`: %s", slashes);
  } else cjm_diag_help(diag, "paths begin at the folder of the file that names them");
}

/* The bytes of the file of an image: one more than the limit if the file is larger. NULL if it cannot be read, with a message in
 * `diags` or `error`. Free with g_free(). */
static char *read_file(CjmImages *images, const CjmText *image, const char *path, size_t *ret_len)
{
  GError *error = NULL;
  char *data = NULL;
  switch (cjm_beneath_read(images->dir, path, images->limits.image_bytes, &data, ret_len, &error)) {
    case CJM_BENEATH_OK: return data;
    case CJM_BENEATH_MISSING: report_missing(images, image); break;
    case CJM_BENEATH_OUTSIDE: report_outside(images, image); break;
    case CJM_BENEATH_NOT_REGULAR:
      cjm_diags_add(images->diags, CJM_CODE_IMAGE_MISSING, image->span, "\"%s\" is not a file", image->at);
      break;
    case CJM_BENEATH_FAILED:
      if (images->error) g_error_free(error);
      else images->error = error;
      break;
  }
  return NULL;
}

static const CjmImage *load(CjmImages *images, const CjmText *image, const char *path)
{
  if (!images->dir) {
    CjmDiag *diag =
      cjm_diags_add(images->diags, CJM_CODE_IMAGE_OUTSIDE, image->span, "the image \"%s\" cannot be found from here", image->at);
    cjm_diag_help(diag, "a journey from standard input has no folder: give the file's name instead");
    return NULL;
  }
  size_t len = 0;
  g_autofree char *data = read_file(images, image, path, &len);
  return data ? accept(images, image, (const guint8 *)data, len) : NULL;
}

const CjmImage *cjm_images_get(CjmImages *images, const CjmText *image)
{
  gpointer known;
  g_autofree char *path = cjm_image_path_new(image);
  if (g_hash_table_lookup_extended(images->read, path, NULL, &known)) return known;
  const CjmImage *read = load(images, image, path);
  g_hash_table_insert(images->read, g_steal_pointer(&path), (gpointer)read);
  return read;
}
