/* terminal.h: what the terminal on standard output can do. */
#ifndef CJM_RUN_TERMINAL_H
#define CJM_RUN_TERMINAL_H

#include <stdbool.h>

typedef enum CjmTerminalPictures { CJM_PICTURES_NONE, CJM_PICTURES_KITTY, CJM_PICTURES_SIXEL } CjmTerminalPictures;

typedef struct CjmTerminalSize {
  unsigned columns, width; /* characters, pixels; 0: not known */
} CjmTerminalSize;

/* The size of the terminal on standard output; all 0 if it is none. */
CjmTerminalSize cjm_terminal_size(void);

/* Asks the terminal which pictures it takes, and waits at most a second for its answer. None where standard output is no terminal, where this process is
 * in the background, and in multiplexers that only pass pictures on if so configured. What is typed in the meantime is lost. */
CjmTerminalPictures cjm_terminal_pictures(void);

#endif
