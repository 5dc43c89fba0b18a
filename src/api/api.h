/* api.h: the opaque types of the public header. For this room and for tests. */
#ifndef CJM_API_API_H
#define CJM_API_API_H

#include "api/options.h"
#include "api/program.h"
#include "attach/attach.h"
#include "base/limits.h"
#include "base/paper.h"
#include "cjm/cjm.h"
#include "journey/journey.h"
#include "scene/scene.h"

struct CjmDocument {
  CjmArena *arena;
  GPtrArray *sources; /* CjmSource *: the files; for messages of another process, the text that they refer to */
  CjmDiags *diags;
  CjmDiags *shared; /* what cjm_check_together() has to know of it */
  const CjmJourney *journey; /* NULL if there are errors */
  const CjmJourney *partial; /* what could be read of it, even if there are errors; NULL: nothing */
  CjmLimits limits;
  bool is_whole;             /* journeys that it is compared with are read too */
  char *folder;              /* image paths are relative to it; NULL: no images */
  GPtrArray *inputs;         /* char *: see cjm_document_input() */
  GArray *origins;           /* CjmOrigin: see cjm_document_origin(); NULL: not asked for, or there is only one file */
  GPtrArray *others;         /* CjmDocument *: laid over this one */
  GPtrArray *shown;          /* Shown *: the messages that have been returned; see messages.c */
};

struct CjmMap {
  CjmDocument *document;
  CjmArena *arena;
  const CjmJourney *journey; /* the document's, as the view shows it */
  bool of_changes;           /* a map of a comparison */
  const char *theme;         /* that replaces the base of the journey's; NULL: none */
  CjmFonts *fonts;
  CjmPages pages;
  CjmPaper paper;      /* that is asked for */
  double least_text;   /* px; 0: the default */
  double equal_height; /* px */
  GPtrArray *left_out; /* char * */
  GPtrArray *files;    /* char *: of fonts */
};

struct CjmOutline;

/* Makes the outlines of a map for a page, in a light and in a dark theme. The caller clears them. The fonts are locked. */
bool cjm_map_outlines(const CjmMap *map, struct CjmOutline *ret_light, struct CjmOutline *ret_dark, GError **error);

/* Composes the pages of paper that a printer gets, in a light theme: of the paper that is asked for, and else A4. The caller clears them. The
 * fonts are locked. */
bool cjm_map_compose_sheets(const CjmMap *map, CjmPages *ret_sheets, GError **error);

/* Composes the slides of a map. The caller clears them. The fonts are locked. */
bool cjm_map_compose_slides(const CjmMap *map, CjmPages *ret_slides, GError **error);

/* A document without anything, for cjm_document_free(). */
CjmDocument *cjm_document_new(void);

/* To be called after messages were added: sorts them, and frees those that were returned. */
void cjm_document_messages_changed(CjmDocument *document);

/* What a drawing of the document carries with it: the file as it is, if the journey is all in it, else the journey resolved, whose text is in `resolved`. `ret_name` is for
 * g_free(). */
CjmAttachment cjm_document_attachment(const CjmDocument *document, GString *resolved, char **ret_name);

/* Frees an element of `shown`. */
void cjm_shown_free(void *shown);

/* Adds mistakes in images and names of rules of a journey with other errors, so that one run reports all of them. */
void cjm_document_check_rest(CjmDocument *document, const CjmJourney *journey);

/* Reports a library that is used as a map; `library` is its journey. */
void cjm_document_refuse_library(CjmDocument *document, const CjmJourney *library);

/* Sets `ret_error` to the text of an error and frees the error; returns `result`. */
CjmResult cjm_fail(CjmResult result, GError *error, char **ret_error);

/* The same for a message. */
CjmResult cjm_fail_with(CjmResult result, char **ret_error, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* Reports options that cjm_options_read() cannot read: CJM_USAGE. */
CjmResult cjm_fail_options(char **ret_error);

/* Adds warnings about a font of the theme that is not installed, and about characters that no font has. */
void cjm_warn_of_fonts(CjmDocument *document, const CjmFonts *fonts);

#endif
