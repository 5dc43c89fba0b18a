/* render.h: what `cjm render` was asked for. */
#ifndef CJM_CLI_RENDER_H
#define CJM_CLI_RENDER_H

#include "cli/files.h"
#include "cli/messages.h"

typedef struct CjmRenderSettings {
  CjmMessageSettings messages;
  CjmFileSettings files;
  const char *output, *theme;
  const char *svg_text;      /* NULL: outlines */
  const char *deps, *report; /* files; NULL for none */
  unsigned formats;          /* a bit each; 0: as the output's ending says */
  unsigned jobs;             /* processes; 0: as many as there are processors */
  double ppi, scale;         /* 0: not said */
  double timeout;            /* seconds a file; 0: no limit */
  bool check, watch, timings, no_system_fonts;
  GPtrArray *font_folders; /* const char * */
} CjmRenderSettings;

/* What all files of a run have in common, apart from the places that they go to. */
typedef struct CjmRenderContext {
  const CjmCommand *command;
  const CjmRenderSettings *settings;
  char *created;    /* see CjmMapSettings */
  char *stdin_text; /* NULL where no file is standard input */
  size_t stdin_len;
} CjmRenderContext;

#endif
