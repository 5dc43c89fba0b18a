/* looks.h: size, weight, slant and colour of live texts, written as seldom as possible: those of most texts once for the
 * document, those of most texts of a group once for the group, frequent ones in a style sheet. */
#ifndef CJM_EXPORT_SVG_LOOKS_H
#define CJM_EXPORT_SVG_LOOKS_H

#include "export/svg/document.h"
#include "scene/scene.h"

/* Also decides where groups are placed and which look they have. */
CjmSvgLooks *cjm_svg_looks_new(const CjmScene *scene, CjmSvgGroup *groups);
void cjm_svg_looks_free(CjmSvgLooks *looks);

/* Appends the attributes of the document: the look of most texts. */
void cjm_svg_looks_start(const CjmSvgLooks *looks, GString *out);

/* Appends the style sheet, if frequent looks have classes. */
void cjm_svg_looks_style(const CjmSvgLooks *looks, GString *out);

/* A group begins: appends its look, from its place in the group's class attribute on. */
void cjm_svg_looks_open(CjmSvgLooks *looks, GString *out, const CjmSvgGroup *group);
void cjm_svg_looks_close(CjmSvgLooks *looks);

/* Appends the attributes of the next text of the scene. */
void cjm_svg_looks_text(CjmSvgLooks *looks, GString *out);

#endif
