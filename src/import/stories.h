/* stories.h: user stories over several lines in Markdown. */
#ifndef CJM_IMPORT_STORIES_H
#define CJM_IMPORT_STORIES_H

#include "import/sections.h"

/* "As a driver", "I want to see free spaces", "so that I do not circle", as lines or items that follow each other, become one line. */
void cjm_stories_join(CjmImport *import, CjmSection *section);

#endif
