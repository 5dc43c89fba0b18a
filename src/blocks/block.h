/* block.h: heading and cards above the lanes, and the blocks below them. A block is one row and one class. */
#ifndef CJM_BLOCKS_BLOCK_H
#define CJM_BLOCKS_BLOCK_H

#include "layout/sheet.h"

enum { CJM_BLOCK_COLUMNS_MAX = 12 /* on a page */ };

typedef struct CjmBlockClass {
  const char *key; /* in the file */
  CjmGroupRole role;
  CjmBox *(*make)(CjmSheet *sheet); /* returns NULL if there is nothing to show */
  double least;                     /* px: minimum width, unless the page is narrower */
  size_t most;                      /* maximum number of columns that it spans */
  bool leads;                       /* keeps its place in the order of the table, whatever the heights */
} CjmBlockClass;

/* The heading of the map; never NULL. */
CjmBox *cjm_block_heading(CjmSheet *sheet);

/* The heading of a slide: its title, with a line below. */
CjmBox *cjm_block_slide_heading(CjmSheet *sheet, const char *title, const char *subtitle);

/* The logo beside the heading; NULL if there is none. */
CjmBox *cjm_block_logo(CjmSheet *sheet);

/* The footer of the page; NULL if there is none. */
CjmBox *cjm_block_footer(CjmSheet *sheet);

/* The URL of the map, linked and shown without its scheme; NULL if it has none. */
CjmBox *cjm_block_address(CjmSheet *sheet, CjmAlign align);

/* The cards of the personas; NULL if there are none. */
CjmBox *cjm_block_personas(CjmSheet *sheet);

/* The classes of the blocks below the lanes, each in the file of its block. */
#define CJM_BLOCK(key, help) extern const CjmBlockClass cjm_block_##key;
#include "lang/blocks.def"
#undef CJM_BLOCK

/* All chosen blocks with content, in columns; NULL if there are none. Called after the lanes have been built, whose signs the legend explains. */
CjmBox *cjm_blocks(CjmSheet *sheet);

/* Blocks of all of them in columns: those with the `n` numbers `which`, in this order. */
CjmBox *cjm_blocks_some(CjmSheet *sheet, const CjmBox *blocks, const size_t *which, size_t n);

/* The numbers of all blocks, of type size_t. `blocks` may be NULL. */
GArray *cjm_blocks_all_new(const CjmBox *blocks);

/* Takes blocks out of the numbers `io_left`, in order, as long as they are no higher than `room` px together, in columns `width` px wide; those that
 * need more width stay. Returns them, and their height in px; NULL if there are none. */
CjmBox *cjm_blocks_take(CjmSheet *sheet, const CjmBox *blocks, double width, double room, GArray *io_left, double *ret_height);

/* The same for a place of their own: the first block is taken whatever its size. */
CjmBox *cjm_blocks_take_any(CjmSheet *sheet, const CjmBox *blocks, double width, double room, GArray *io_left, double *ret_height);

/* Appends the keys of blocks (char *) that have content and are not chosen. Called after the lanes have been built. */
void cjm_blocks_left_out(CjmSheet *sheet, GPtrArray *ret_keys);

/* A body below its title: the author's, or else this word. */
CjmBox *cjm_block_titled(CjmSheet *sheet, CjmWord title, CjmBox *body);

/* Items in one column, or in several if the block is wide. Takes ownership of the array. */
CjmBox *cjm_block_items(CjmSheet *sheet, GPtrArray *items, double gap);

/* A segment of a line of the emotion lane with its points, as the legend shows it. */
CjmBox *cjm_legend_line(CjmSheet *sheet, const CjmLineSign *sign);

#endif
