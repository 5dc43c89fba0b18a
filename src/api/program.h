/* program.h: functions of the library for the program, beyond the public header. It is not installed. */
#ifndef CJM_API_PROGRAM_H
#define CJM_API_PROGRAM_H

#include <glib.h>
#include <stdbool.h>

#include "cjm/cjm.h"

/* The messages of a document as bytes, to be freed with cjm_free(), and a document made of them that has nothing else: for
 * messages that are found in one process and printed in another. Other bytes are CJM_USAGE. */
void *cjm_document_pack(const CjmDocument *document, size_t *ret_len);
CjmResult cjm_document_unpack(const void *data, size_t len, CjmDocument **ret_document);

/* The text of the journey's own file, and its length; it belongs to the document. */
const char *cjm_document_source(const CjmDocument *document, size_t *ret_len);

/* Takes over another document: its files, and of its messages the errors. */
void cjm_document_adopt(CjmDocument *document, CjmDocument *other);

/* What an atlas needs of a journey as bytes, to be freed with cjm_free(): for a document of another process. CJM_INVALID as for
 * cjm_document_report(). The bytes are added as by cjm_reports_add(); false if they are none of these. */
CjmResult cjm_document_survey(CjmDocument *document, const char *path, void **ret_data, size_t *ret_len);
bool cjm_reports_add_survey(CjmReports *reports, const void *data, size_t len);

/* As cjm_map_new(); also computes the results of the following functions, which takes some time. */
CjmResult cjm_map_new_compared(CjmDocument *document, const CjmMapOptions *options, CjmMap **ret_map, char **ret_error);

/* The height that the map would have with columns of equal width, px; 0 unless compared. */
double cjm_map_equal_height(const CjmMap *map);

/* Contents of the file that its choice of lanes leaves out; NULL past the end, or unless compared. */
const char *cjm_map_left_out(const CjmMap *map, size_t i);

/* Lets the fonts that maps use be remembered in the user's cache folder, so that fontconfig need not read all of its configuration. It is for
 * programs that use fontconfig for nothing else, and has to precede the first map. */
void cjm_use_font_cache(void);

/* Prepares fonts for a process that will lose access to most files and cannot write: adds the paths, char *, that maps may read for fonts and
 * hyphenation. What it would have remembered about fonts is then taken from it, and saved by another process; NULL: nothing. */
void cjm_add_font_paths(GPtrArray *paths);
char *cjm_take_font_cache(void);
void cjm_save_font_cache(const char *text);

/* Whether fonts and their configuration are as they were when this process read them. */
bool cjm_has_current_fonts(void);

#endif
