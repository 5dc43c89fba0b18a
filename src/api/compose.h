/* compose.h: maps laid out, whatever they show. For this room. */
#ifndef CJM_API_COMPOSE_H
#define CJM_API_COMPOSE_H

#include "api/api.h"
#include "layout/theme.h"

/* Makes the pages of a map, whose arena, fonts and journey are set. Images that cannot be used are reported in the document. */
typedef bool CjmComposeFunction(CjmMap *map, const CjmTheme *theme, void *data, GError **error);

/* A map of the document without pages. */
CjmMap *cjm_map_new_empty(CjmDocument *document);

/* Lays out map->journey by `compose`, in its theme or that of the options. CJM_INVALID if an image cannot be used. */
CjmResult cjm_map_lay_out(CjmMap *map, const CjmMapOptions *options, CjmComposeFunction *compose, void *data, GError **error);

/* CJM_USAGE if there is no such theme, or the date of creation is none. */
CjmResult cjm_map_check_look(const CjmMapOptions *options, char **ret_error);

#endif
