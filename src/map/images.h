/* images.h: PNG and JPEG files that a journey names, read with care. */
#ifndef CJM_MAP_IMAGES_H
#define CJM_MAP_IMAGES_H

#include "base/limits.h"
#include "diag/sink.h"
#include "journey/journey.h"
#include "layout/sheet.h"

/* The images that a journey names, const CjmText *, in the order of the file. */
GPtrArray *cjm_journey_images_new(const CjmJourney *journey);

/* The path, relative to the root, of the file that an image names: names begin at the folder of the file that they stand in.
 * Free with g_free(). */
char *cjm_image_path_new(const CjmText *image);

typedef struct CjmImages {
  CjmArena *arena;
  const char *dir; /* NULL: none may be read */
  CjmLimits limits;
  CjmDiags *diags;
  GHashTable *read; /* path -> CjmImage, or NULL where it cannot be used */
  size_t pixels;    /* of all that were read */
  size_t bytes;     /* of their files */
  GError *error;    /* the environment's first failure */
} CjmImages;

CjmImages cjm_images_open(CjmArena *arena, const char *dir, const CjmLimits *limits, CjmDiags *diags);
void cjm_images_close(CjmImages *images);

/* Reads an image once. What is wrong with it is the author's and goes to `diags`; what cannot be read goes to `error`. */
const CjmImage *cjm_images_get(CjmImages *images, const CjmText *image);

#endif
