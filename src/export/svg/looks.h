/* looks.h: size, weight, slant and colour of live texts, written as rarely as possible: the most frequent ones once for the
 * document, the most frequent ones of a group once for the group, other frequent ones in a style sheet. */
#ifndef CJM_EXPORT_SVG_LOOKS_H
#define CJM_EXPORT_SVG_LOOKS_H

#include "export/svg/document.h"
#include "scene/scene.h"

/* Also sets the translation and look of `groups`. */
CjmSvgLooks *cjm_svg_looks_new(const CjmScene *scene, CjmSvgGroup *groups);
void cjm_svg_looks_free(CjmSvgLooks *looks);

/* Appends the attributes of the document: the look of most texts. */
void cjm_svg_looks_start(const CjmSvgLooks *looks, GString *out);

/* Appends the style sheet, if frequent looks have classes, for which the document needs an id. */
bool cjm_svg_looks_has_style(const CjmSvgLooks *looks);
void cjm_svg_looks_style(const CjmSvgLooks *looks, GString *out);

/* Appends the rules that give classes and the document the text colours of dark pages. */
void cjm_svg_looks_dark(const CjmSvgLooks *looks, GString *out);

/* Begins a group: appends its look, starting with the value of its class attribute. */
void cjm_svg_looks_open(CjmSvgLooks *looks, GString *out, const CjmSvgGroup *group);
void cjm_svg_looks_close(CjmSvgLooks *looks);

/* Appends the attributes of the next text of the scene. */
void cjm_svg_looks_text(CjmSvgLooks *looks, GString *out);

#endif
