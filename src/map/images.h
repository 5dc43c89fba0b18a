/* images.h: reads the PNG and JPEG files that a journey refers to. */
#ifndef CJM_MAP_IMAGES_H
#define CJM_MAP_IMAGES_H

#include "base/limits.h"
#include "diag/sink.h"
#include "journey/journey.h"
#include "layout/sheet.h"

/* The images that a journey refers to, as const CjmText *, in file order. Free with g_ptr_array_unref(). */
GPtrArray *cjm_journey_images_new(const CjmJourney *journey);

/* The path of an image relative to the root; in the journey it is relative to the folder of the file that has it. Free with g_free(). */
char *cjm_image_path_new(const CjmText *image);

typedef struct CjmImages {
  CjmArena *arena;
  const char *dir; /* the root; NULL: no image may be read */
  CjmLimits limits;
  CjmDiags *diags;
  GHashTable *read; /* path -> CjmImage, or NULL if it cannot be used */
  size_t pixels;    /* of all images that were read */
  size_t bytes;     /* of their files */
  GError *error;    /* the first failure to read a file */
} CjmImages;

/* Starts reading images, which will be in `arena`. Mistakes of the author are added to `diags`. */
CjmImages cjm_images_open(CjmArena *arena, const char *dir, const CjmLimits *limits, CjmDiags *diags);
void cjm_images_close(CjmImages *images);

/* The image, which is read at the first call. NULL if it cannot be used: it is missing, broken or too large (`diags`), or cannot be read
 * (`error`). */
const CjmImage *cjm_images_get(CjmImages *images, const CjmText *image);

#endif
