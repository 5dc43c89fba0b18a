/* page.h: a web page under construction. */
#ifndef CJM_EXPORT_HTML_PAGE_H
#define CJM_EXPORT_HTML_PAGE_H

#include "export/html/palette.h"
#include "scene/outline.h"

typedef struct CjmPage {
  const CjmOutline *light, *dark;
  GString *body, *style;
  CjmPalette palette;
  GHashTable *classes;  /* rules of a class -> its number + 1 */
  GHashTable *drawings; /* the content of a drawing -> its number + 1 */
  GHashTable *objects;  /* object -> its number + 1 */
} CjmPage;

/* Appends escaped text, for content and attributes. */
void cjm_page_text(GString *out, const char *text);

/* Appends the number of a class with these rules, which is defined if it is new: ` class="kN"` has the number after k. */
void cjm_page_class(CjmPage *page, GString *out, const char *rules);

/* The number by which the page refers to an object, from 1. */
guint cjm_page_object(CjmPage *page, const void *object);

/* Appends content; `dark` is the same content in the other theme. NULL appends nothing. */
void cjm_page_content(CjmPage *page, const CjmContent *light, const CjmContent *dark);

/* The same, where the first text is a heading of this level. */
void cjm_page_headed(CjmPage *page, const CjmContent *light, const CjmContent *dark, int level);

/* Appends the drawing of the map and its pages of paper, for the script. */
bool cjm_page_art(CjmPage *page, const CjmPages *sheets, GError **error);

/* Appends a small drawing. */
void cjm_page_drawing(CjmPage *page, const CjmContent *light, const CjmContent *dark);

#endif
