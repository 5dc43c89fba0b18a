/* persona-mark.h: the small sign of a persona, beside what is theirs: initials on the colour and shape of their identity. */
#ifndef CJM_LAYOUT_PERSONA_MARK_H
#define CJM_LAYOUT_PERSONA_MARK_H

#include "layout/sheet.h"

/* What tells the persona from the others in a letter or two: initials, or the beginning of the name where others have the same
 * initials, or a number where that is shared too. Lives as long as the scene. */
const char *cjm_persona_initials(CjmSheet *sheet, const CjmPersona *persona);

/* The mark; an outline for employees. On a surface from which its colour does not stand out the colours change places. The
 * legend will explain it. */
CjmBox *cjm_persona_mark(CjmSheet *sheet, const CjmPersona *persona);

/* The marks of all that are referred to, side by side; NULL where there are none. */
CjmBox *cjm_persona_marks(CjmSheet *sheet, const CjmRefs *personas);

/* Whether a mark of the persona has been made. */
bool cjm_persona_is_marked(const CjmSheet *sheet, const CjmPersona *persona);

#endif
