/* font-state.h: everything that decides which font fontconfig chooses, as text. For the files of text/ only. */
#ifndef CJM_TEXT_FONT_STATE_H
#define CJM_TEXT_FONT_STATE_H

#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <stdbool.h>

/* The versions of the libraries and the environment that fontconfig reads; one line. NULL if a path in it is relative. */
char *cjm_font_environment_new(void);

/* The configuration files that were read or were missing, and all folders of fonts: char *, each once. */
GPtrArray *cjm_font_paths_new(FcConfig *config);

/* Adds these paths, and fontconfig's cache folders. */
void cjm_font_paths_add(GPtrArray *paths, FcConfig *config);

/* Changes if a file or folder is changed, replaced, removed or created. */
void cjm_font_path_append_state(GString *text, const char *path);

/* Whether the file or folder was changed after a time (µs since 1970), or so shortly before it that its state may not tell. */
bool cjm_font_path_is_fresh(const char *path, gint64 time);

#endif
