/* links.h: the links of a page, each an annotation over a group with an address. */
#ifndef CJM_EXPORT_PDF_LINKS_H
#define CJM_EXPORT_PDF_LINKS_H

#include "export/pdf/page.h"
#include "export/pdf/nodes.h"

/* The links of the page; nested ones are ignored. */
typedef struct CjmPdfLinks {
  CjmPdfTree *tree;
  size_t key;      /* of the next one, in the parent tree of the structure */
  GPtrArray *objects; /* of char *: the annotations of the page */
  GArray *refs;    /* of CjmPdfRef: and their numbers */
  char *uri;       /* of the open link; NULL: none */
  guint node;      /* its element */
  GString *words;  /* its text so far */
  CjmRect box;     /* its bounds so far, px */
  int depth, at;   /* number of open groups; that at the open link */
} CjmPdfLinks;

/* `key` is that of the first link. */
CjmPdfLinks cjm_pdf_links_begin(CjmPdfTree *tree, size_t key);
void cjm_pdf_links_clear(CjmPdfLinks *links);

/* Start and end a group; `node` is its element if it is a link, or CJM_PDF_ARTIFACT. */
void cjm_pdf_links_open(CjmPdfLinks *links, const CjmSceneGroup *group, guint node);
void cjm_pdf_links_close(CjmPdfLinks *links, const CjmPdfPage *page, guint number);

/* Adds what is drawn to the open link, if there is one. */
void cjm_pdf_links_cover(CjmPdfLinks *links, const CjmItem *item);

/* Writes the annotations of the page, and appends its entry. */
void cjm_pdf_links_write(const CjmPdfLinks *links, CjmPdfFile *file, GString *entries);

#endif
