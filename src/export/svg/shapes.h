/* shapes.h: rectangles, circles and paths.
 *
 * All become paths. Shapes with the same paint become one path, as long as nothing painted in between overlaps them. A dot is a
 * line of zero length with round caps; round corners are those of a thick line. */
#ifndef CJM_EXPORT_SVG_SHAPES_H
#define CJM_EXPORT_SVG_SHAPES_H

#include "export/svg/document.h"
#include "scene/scene.h"

CjmSvgShapes *cjm_svg_shapes_new(void);
void cjm_svg_shapes_free(CjmSvgShapes *shapes);

/* A group of the document begins and ends: no shape leaves it. */
void cjm_svg_shapes_open(CjmSvgShapes *shapes);
void cjm_svg_shapes_close(CjmSvgShapes *shapes);

/* Something that is not a shape was painted over `covers`: shapes must keep their order relative to it. */
void cjm_svg_shapes_cover(CjmSvg *svg, CjmRect covers);

/* Adds a rectangle, circle or path. */
void cjm_svg_shape(CjmSvg *svg, const CjmItem *item);

/* Appends the body with the shapes in it. */
void cjm_svg_shapes_write(const CjmSvg *svg, GByteArray *out);

/* An upper bound of the number of bytes that cjm_svg_shapes_write() appends. */
gsize cjm_svg_shapes_size(const CjmSvg *svg);

#endif
