/* buffer.h: the text as libyaml gets it.
 *
 * A copy of the source, byte for byte in the same places, in which everything
 * that libyaml misreads has a stand-in of the same length: surrogate pairs as
 * JSON writes them, the Unicode line separators, and what was refused here. */
#ifndef CJM_YAML_BUFFER_H
#define CJM_YAML_BUFFER_H

#include <stdbool.h>

#include "diag/sink.h"

typedef struct CjmBuffer {
  char *bytes;
  size_t len;
  size_t start;    /* behind the BOM */
  GArray *pairs;   /* uint32_t: offsets of `\ud83d\ude00` */
  bool separators; /* whether U+2028 or U+2029 was replaced */
} CjmBuffer;

/* NULL where the text is in another encoding altogether. Bad bytes and
 * characters are reported, and replaced so that reading can go on. */
CjmBuffer *cjm_buffer_new(const CjmSource *source, CjmDiags *diags);
void cjm_buffer_free(CjmBuffer *buffer);

/* Puts back, in a scalar that libyaml read at start … end, what the stand-ins
 * stand for. `escaped` tells whether backslashes were read as escapes. */
void cjm_buffer_restore(const CjmBuffer *buffer, const CjmSource *source, uint32_t start, uint32_t end, bool escaped,
                        GString *text);

/* Whether a text may hold the character: no controls but tab and line breaks, no byte order mark, and
 * neither U+FFFE nor U+FFFF, which XML cannot hold. */
bool cjm_character_allowed(gunichar c);

#endif
