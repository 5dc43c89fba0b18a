/* source.h: a text with its lines, and places in it. */
#ifndef CJM_DIAG_SOURCE_H
#define CJM_DIAG_SOURCE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct CjmSource CjmSource;

/* A half-open range of bytes in a source; source NULL: no place. */
typedef struct CjmSpan {
  const CjmSource *source;
  uint32_t start, end; /* byte offsets */
} CjmSpan;

struct CjmSource {
  const char *name;      /* as the user named it; `<stdin>` for standard input */
  const char *text;      /* zero-terminated; may hold any bytes */
  size_t len;            /* bytes */
  const uint32_t *lines; /* byte offset of each line's start */
  size_t n_lines;        /* at least 1 */
  const char *folder;    /* where file names in it begin, relative to the root; NULL: it can name none */
  unsigned order;        /* among the sources of one compilation: 0 is the journey, then in the order of reading */
  bool imported;         /* it has another format, and what was read from it cannot be changed by editing it */
  CjmSpan named;         /* where another file names it; source NULL for the journey itself */
  const char *role;      /* what the file that names it does with it: "extended"; NULL for the journey itself */
};

/* What a person calls a place. */
typedef struct CjmPlace {
  unsigned line;   /* from 1 */
  unsigned column; /* from 1, in characters */
} CjmPlace;

/* Takes over `text` (from g_malloc). Lines end at LF, CRLF or CR. A BOM at the start is part of the text, not of a column. */
CjmSource *cjm_source_new(const char *name, char *text, size_t len);
void cjm_source_free(CjmSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmSource, cjm_source_free)

/* Says where the source is from: its folder, and for a file that another names, the place, the role and its order. */
void cjm_source_set_folder(CjmSource *source, const char *folder);
void cjm_source_set_named(CjmSource *source, CjmSpan named, const char *role, unsigned order);

/* Order of two places, by source and then by where they start: negative, 0 or positive. Spans without a source are last. */
int cjm_span_compare(CjmSpan a, CjmSpan b);

CjmPlace cjm_source_place(const CjmSource *source, uint32_t offset);

/* The line that holds `offset`, without its line break; not zero-terminated. */
const char *cjm_source_line(const CjmSource *source, uint32_t offset, size_t *ret_len);

#endif
