/* about.h: the details of an item beside its text: its personas, link, tags and sources. */
#ifndef CJM_LAYOUT_ABOUT_H
#define CJM_LAYOUT_ABOUT_H

#include "layout/sheet.h"

/* The surface of an item, and the colour of its small signs. */
typedef struct CjmItemLook {
  CjmColour ink, background;
} CjmItemLook;

/* On the sheet itself. */
CjmItemLook cjm_item_look(const CjmSheet *sheet);

/* `text` behind the marks of its personas, linked to its address. */
CjmBox *cjm_about_text(CjmSheet *sheet, const CjmAbout *about, CjmItemLook look, CjmBox *text);

/* Its tags and the numbers of its sources; NULL where it has neither. */
CjmBox *cjm_about_end(CjmSheet *sheet, const CjmAbout *about, CjmItemLook look);

/* An item in a list: its text, behind or under it its tags and sources. */
CjmBox *cjm_about_item(CjmSheet *sheet, const CjmAbout *about, CjmBox *text);

/* A tag. */
CjmBox *cjm_tag_chip(CjmSheet *sheet, const CjmTag *tag, CjmItemLook look);

/* The tags that are referred to, in lines; NULL where there are none. */
CjmBox *cjm_tag_chips(CjmSheet *sheet, const CjmRefs *tags, CjmItemLook look);

/* The surface of a tag: a luggage label, to be distinct from the pill of a touchpoint. */
void cjm_tag_draw(CjmScene *scene, CjmRect at, CjmColour edge);

#endif
