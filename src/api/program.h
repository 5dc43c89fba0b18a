/* program.h: what the program asks of the library beyond the public header. It is not installed. */
#ifndef CJM_API_PROGRAM_H
#define CJM_API_PROGRAM_H

#include "cjm/cjm.h"

/* A document's messages as bytes, for cjm_free(), and a document again that holds nothing else: for messages that
 * are found in one process and printed in another. Bytes of something else are CJM_USAGE. */
void *cjm_document_pack(const CjmDocument *document, size_t *ret_len);
CjmResult cjm_document_unpack(const void *data, size_t len, CjmDocument **ret_document);

/* As cjm_map_new(); also finds out what the following functions tell, which costs some time. */
CjmResult cjm_map_new_compared(CjmDocument *document, const CjmMapOptions *options, CjmMap **ret_map, char **ret_error);

/* The height that the map would have with columns of equal width, px; 0 unless compared. */
double cjm_map_equal_height(const CjmMap *map);

/* What the file holds and its choice of lanes leaves out; NULL past the end, or unless compared. */
const char *cjm_map_left_out(const CjmMap *map, size_t i);

#endif
