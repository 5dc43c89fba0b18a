/* parts.h: the parts of a presentation beside its slides. */
#ifndef CJM_EXPORT_PPTX_PARTS_H
#define CJM_EXPORT_PPTX_PARTS_H

#include "export/pptx/pptx.h"

#define CJM_PPTX_XML  "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define CJM_PPTX_TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define CJM_PPTX_NAMESPACES                                                                                                      \
  "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "                                                           \
  "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "                                             \
  "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""

/* A relationship of a part. */
void cjm_pptx_relation(GString *out, unsigned id, const char *type, const char *target);

/* Starts a part of relationships, and adds it. */
GString *cjm_pptx_relations_new(void);
void cjm_pptx_relations_add(CjmPptx *pptx, const char *name, GString *relations);

/* Add what a presentation of these slides needs, from its list of contents to its masters; `noted` says which slides have notes. */
void cjm_pptx_add_package(CjmPptx *pptx, const CjmPages *slides, const bool *noted);
void cjm_pptx_add_masters(CjmPptx *pptx, const CjmScene *slide, bool notes);

/* Adds the notes of slide `number`. */
void cjm_pptx_add_notes(CjmPptx *pptx, const char *notes, size_t number);

#endif
