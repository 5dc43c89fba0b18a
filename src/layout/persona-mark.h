/* persona-mark.h: the mark of a persona beside their items: initials in the colour and shape of their identity. */
#ifndef CJM_LAYOUT_PERSONA_MARK_H
#define CJM_LAYOUT_PERSONA_MARK_H

#include "layout/sheet.h"

/* One or two letters that identify the persona: initials, or the beginning of the name if others have the same
 * initials, or a number if that is not unique either. Lives as long as the scene. */
const char *cjm_persona_initials(CjmSheet *sheet, const CjmPersona *persona);

/* The mark, which is an outline for employees. Its colours are inverted on a surface with which they have no contrast. It is added to the
 * legend. */
CjmBox *cjm_persona_mark(CjmSheet *sheet, const CjmPersona *persona);

/* The marks of the personas that are referred to, side by side; NULL if there are none. */
CjmBox *cjm_persona_marks(CjmSheet *sheet, const CjmRefs *personas);

/* Whether a mark of the persona has been made. */
bool cjm_persona_is_marked(const CjmSheet *sheet, const CjmPersona *persona);

#endif
