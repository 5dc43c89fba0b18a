/* store.h: shares opened fonts and shaped words between the maps of a thread. For the files of text/ only. */
#ifndef CJM_TEXT_STORE_H
#define CJM_TEXT_STORE_H

#include "text/fonts-private.h"

typedef struct CjmStore CjmStore;

/* The store of this thread, or a new one if it has very many words. */
CjmStore *cjm_store_ref(void);
void cjm_store_unref(CjmStore *store);

/* The thread's next map begins a new store: the fonts are others from now on. */
void cjm_store_renew(void);

/* Held while anything is done with fonts: a map may have gone to another thread than its store's. */
void cjm_store_lock(CjmStore *store);
void cjm_store_unlock(CjmStore *store);

PangoFontMap *cjm_store_font_map(const CjmStore *store);

/* See cjm_fonts_shape() and cjm_fonts_joins(). */
const CjmShaped *cjm_store_shape(CjmStore *store, const PangoItem *item, const char *text, int len, int n_blank);
bool cjm_store_joins(CjmStore *store, const PangoItem *item, const char *text, int at, int len);

#endif
