/* store.h: a cache of open fonts and shaped words, shared by the maps of a thread. For the files of text/ only. */
#ifndef CJM_TEXT_STORE_H
#define CJM_TEXT_STORE_H

#include "text/fonts-private.h"

typedef struct CjmStore CjmStore;

/* A reference to the store of this thread, which is replaced when it has become very large. */
CjmStore *cjm_store_ref(void);
void cjm_store_unref(CjmStore *store);

/* Makes the next map of the thread use a new store, because the available fonts have changed. */
void cjm_store_renew(void);

/* The lock is held while fonts are used, since a map may be used in another thread than the one of its store. */
void cjm_store_lock(CjmStore *store);
void cjm_store_unlock(CjmStore *store);

/* The fonts of the store, borrowed. */
PangoFontMap *cjm_store_font_map(const CjmStore *store);

/* Forgets which fonts were found, since fontconfig's configuration has changed. Fonts that are open stay usable. */
void cjm_store_forget_fonts(CjmStore *store);

/* See cjm_fonts_shape() and cjm_fonts_joins(), fonts-private.h. */
const CjmShaped *cjm_store_shape(CjmStore *store, const PangoItem *item, const char *text, int len, int n_spaces);
bool cjm_store_joins(CjmStore *store, const PangoItem *item, const char *text, int at, int len);

#endif
