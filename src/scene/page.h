/* page.h: scenes that are composed for pages: scaled to their size, and cut at their edges. */
#ifndef CJM_SCENE_PAGE_H
#define CJM_SCENE_PAGE_H

#include "scene/scene.h"

/* Multiplies all lengths, and so the sizes of text, by `factor`. */
void cjm_scene_scale(CjmScene *scene, double factor);

/* Appends the items of `from` that touch `window`, px, moved by dx and dy px. Groups are not copied. */
void cjm_scene_copy(CjmScene *to, const CjmScene *from, CjmRect window, double dx, double dy);

/* Removes all text. */
void cjm_scene_remove_text(CjmScene *scene);

/* Removes what is beside the page, that is, left of 0 or right of `right`, px, from items number `from` on. Lines and areas are cut at `right`,
 * and at `left` if they come from beside the page; text, circles and pictures are kept whole if their middle is on it. Groups that become
 * empty are removed. */
void cjm_scene_clip(CjmScene *scene, size_t from, double left, double right);

/* A part of what is too high for a page: lines of text, and small shapes, that end below `done` and not below `end`. `top`, which is at most
 * `done`, is the top of the highest of them. Larger shapes are cut at `top` and `end`. px. */
typedef struct CjmScenePart {
  bool on; /* false: all of it */
  double done, top, end;
} CjmScenePart;

/* The top of the highest line, or small shape, that would be divided at `end`; `end` if there is none. */
double cjm_scene_next_top(const CjmScene *scene, size_t from, double end);

/* Removes everything but a part, from items number `from` on. */
void cjm_scene_keep_part(CjmScene *scene, size_t from, CjmScenePart part);

#endif
