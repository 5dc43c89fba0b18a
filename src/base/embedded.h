/* embedded.h: text files that are compiled in; the Makefile makes the tables. */
#ifndef CJM_BASE_EMBEDDED_H
#define CJM_BASE_EMBEDDED_H

typedef struct CjmEmbedded {
  const char *name; /* file name without folder: "de.lang"; NULL ends a table */
  const char *text; /* UTF-8, zero-terminated */
} CjmEmbedded;

extern const CjmEmbedded cjm_embedded_languages[]; /* src/lang/data */
extern const CjmEmbedded cjm_embedded_messages[];  /* src/lang/data */
extern const CjmEmbedded cjm_embedded_page[];      /* src/export/html/data */
extern const CjmEmbedded cjm_embedded_schemas[];   /* src/publish/data */
extern const CjmEmbedded cjm_embedded_lexicons[];  /* src/journey/data */
extern const CjmEmbedded cjm_embedded_labels[];    /* src/import/data */
extern const CjmEmbedded cjm_embedded_templates[]; /* src/cli/templates; only in the program */

#endif
