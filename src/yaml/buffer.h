/* buffer.h: the text as libyaml gets it.
 *
 * A copy of the source in which everything that libyaml misreads has a stand-in of the same length: surrogate pairs as
 * JSON writes them, the Unicode line separators, and characters that were refused. To read on after a mistake, bytes are
 * replaced, inserted and removed; offsets are converted back to the source. */
#ifndef CJM_YAML_BUFFER_H
#define CJM_YAML_BUFFER_H

#include <stdbool.h>

#include "diag/sink.h"

typedef struct CjmBuffer {
  char *bytes; /* as many as the source has, at the same offsets */
  size_t len;
  size_t start;    /* after the BOM */
  GArray *pairs;   /* uint32_t: offsets of `\ud83d\ude00` */
  bool separators; /* whether U+2028 or U+2029 was replaced */
  GArray *splices; /* CjmSplice, by offset */
  GString *text;   /* `bytes` from `start` on with the splices: what libyaml reads */
} CjmBuffer;

/* Bytes of the source that are replaced by a text of another length. */
typedef struct CjmSplice {
  uint32_t at, n;   /* in the source */
  const char *with; /* borrowed */
  uint32_t len;     /* bytes of `with` that are used */
  uint32_t end;     /* in `text`: the first byte after `with` */
} CjmSplice;

/* NULL where the text is in another encoding altogether. Bad bytes and
 * characters are reported, and replaced so that reading can continue. */
CjmBuffer *cjm_buffer_new(const CjmSource *source, CjmDiags *diags);
void cjm_buffer_free(CjmBuffer *buffer);

/* Replaces `n` bytes at an offset of the source. A splice at the offset of another one is ignored. */
void cjm_buffer_splice(CjmBuffer *buffer, uint32_t at, uint32_t n, const char *with, uint32_t len);

/* Makes `text` of `bytes` and the splices. */
void cjm_buffer_assemble(CjmBuffer *buffer);

/* The offset in the source of an offset in `text`. */
uint32_t cjm_buffer_to_source(const CjmBuffer *buffer, uint32_t offset);

/* Puts back, in a scalar that libyaml read at start … end of the source, what the stand-ins
 * stand for. `escaped`: whether backslashes were read as escapes. */
void cjm_buffer_restore(const CjmBuffer *buffer, const CjmSource *source, uint32_t start, uint32_t end, bool escaped,
                        GString *text);

/* Whether a text may hold the character: no controls but tab and line breaks, no byte order mark, and
 * neither U+FFFE nor U+FFFF, which XML cannot hold. */
bool cjm_character_allowed(gunichar c);

#endif
