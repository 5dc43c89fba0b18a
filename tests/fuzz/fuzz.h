/* fuzz.h: what the fuzz targets share.
 *
 * A target is one file with LLVMFuzzerTestOneInput(). `make fuzz` links it with libFuzzer and mutator.c, `make check` with replay.c, which
 * reads files. A target that wants several texts finds them in one input, separated by lines `=====`, so that inputs can be read and
 * edited. What must hold is asserted with cjm_fuzz_assert(), also where NDEBUG is defined. */
#ifndef CJM_FUZZ_H
#define CJM_FUZZ_H

#include <glib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cjm/cjm.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

#define cjm_fuzz_assert(condition) ((condition) ? (void)0 : (g_printerr("%s:%d: not so: %s\n", __FILE__, __LINE__, #condition), abort()))

typedef struct CjmFuzzPart {
  const char *text;
  size_t len;
} CjmFuzzPart;

/* Cuts the input at the lines `=====`; missing parts are empty. The last one takes all the rest. */
static inline void cjm_fuzz_cut(const uint8_t *data, size_t len, CjmFuzzPart *parts, size_t n)
{
  static const char mark[] = "=====\n";
  const char *text = (const char *)data, *end = text + len;
  for (size_t i = 0; i < n; i++) {
    const char *at = i + 1 < n ? text : NULL;
    while (at && ((size_t)(end - at) < strlen(mark) || memcmp(at, mark, strlen(mark)) != 0)) at = (at = memchr(at, '\n', (size_t)(end - at))) ? at + 1 : NULL;
    parts[i] = (CjmFuzzPart){text, (size_t)((at ? at : end) - text)};
    text = at ? at + strlen(mark) : end;
  }
}

/* Whether the first line, a comment such as `# pdf a3`, has the word. */
static inline bool cjm_fuzz_says(const uint8_t *data, size_t len, const char *word)
{
  if (len == 0 || data[0] != '#') return false;
  const char *end = memchr(data, '\n', len);
  g_autofree char *line = g_strndup((const char *)data + 1, end ? (size_t)(end - (const char *)data) - 1 : len - 1);
  g_auto(GStrv) words = g_strsplit(line, " ", -1);
  return g_strv_contains((const char *const *)words, word);
}

/* The journey as JSON, for cjm_free(); NULL if it has errors. */
static inline char *cjm_fuzz_json(CjmDocument *document)
{
  void *json = NULL;
  size_t len;
  return cjm_document_export(document, "json", NULL, &json, &len, NULL) == CJM_OK ? json : NULL;
}

#endif
