/* about.h: the details of an item of a step: its personas, link, tags and sources. */
#ifndef CJM_LAYOUT_ABOUT_H
#define CJM_LAYOUT_ABOUT_H

#include "layout/sheet.h"

/* The surface of an item, and the colour of its small signs. */
typedef struct CjmItemLook {
  CjmColour ink, background;
} CjmItemLook;

/* The look of an item without a surface of its own. */
CjmItemLook cjm_item_look(const CjmSheet *sheet);

/* `text` after the marks of its personas, linked to its URL. */
CjmBox *cjm_about_text(CjmSheet *sheet, const CjmAbout *about, CjmItemLook look, CjmBox *text);

/* Its tags and the numbers of its sources; NULL if it has neither. */
CjmBox *cjm_about_end(CjmSheet *sheet, const CjmAbout *about, CjmItemLook look);

/* An item of a list: its text, followed by its tags and sources on the same line or below. */
CjmBox *cjm_about_item(CjmSheet *sheet, const CjmAbout *about, CjmBox *text);

/* A tag as a box. */
CjmBox *cjm_tag_chip(CjmSheet *sheet, const CjmTag *tag, CjmItemLook look);

/* The tags that are referred to, in lines; NULL if there are none. */
CjmBox *cjm_tag_chips(CjmSheet *sheet, const CjmRefs *tags, CjmItemLook look);

/* Draws the outline of a tag: a luggage label, to be distinct from the pill of a touchpoint. */
void cjm_tag_draw(CjmScene *scene, CjmRect at, CjmColour edge);

#endif
