/* block.h: what stands over and under the lanes. Heading and cards over them; under them one row and one file a block. */
#ifndef CJM_BLOCKS_BLOCK_H
#define CJM_BLOCKS_BLOCK_H

#include "layout/sheet.h"

typedef struct CjmBlockClass {
  const char *key; /* in the file */
  CjmGroupRole role;
  CjmBox *(*make)(CjmSheet *sheet); /* NULL: nothing to show */
  double least;                     /* px: how wide it is at least, if the page is */
  size_t most;                      /* how many columns of the page it may take */
  bool leads;                       /* stands where it stands in the table, whatever the heights */
} CjmBlockClass;

/* The heading; never NULL. */
CjmBox *cjm_block_heading(CjmSheet *sheet);

/* The logo beside the heading, or NULL. */
CjmBox *cjm_block_logo(CjmSheet *sheet);

/* The foot of the page, or NULL. */
CjmBox *cjm_block_footer(CjmSheet *sheet);

/* The address of the map as people read it, without its scheme, linked; NULL where it has none. */
CjmBox *cjm_block_address(CjmSheet *sheet, CjmAlign align);

/* The personas' cards, or NULL. */
CjmBox *cjm_block_personas(CjmSheet *sheet);

/* Blocks under the map. */
CjmBox *cjm_block_conclusions(CjmSheet *sheet);
CjmBox *cjm_block_recommendations(CjmSheet *sheet);
CjmBox *cjm_block_principles(CjmSheet *sheet);
CjmBox *cjm_block_matrix(CjmSheet *sheet);
CjmBox *cjm_block_plan(CjmSheet *sheet);
CjmBox *cjm_block_competitors(CjmSheet *sheet);
CjmBox *cjm_block_segments(CjmSheet *sheet);
CjmBox *cjm_block_paths(CjmSheet *sheet);
CjmBox *cjm_block_causes(CjmSheet *sheet);
CjmBox *cjm_block_sources(CjmSheet *sheet);
CjmBox *cjm_block_gone(CjmSheet *sheet);
CjmBox *cjm_block_notes(CjmSheet *sheet);
CjmBox *cjm_block_legend(CjmSheet *sheet);

/* All blocks that have content, in columns; NULL where there is none. To be made after the lanes: the legend explains what they use. */
CjmBox *cjm_blocks(CjmSheet *sheet);

/* The keys of blocks that have content and are not among those that the journey chooses. To be asked after the lanes are made. */
void cjm_blocks_left_out(CjmSheet *sheet, GPtrArray *ret_keys);

/* A title with what stands under it. */
CjmBox *cjm_block_titled(CjmSheet *sheet, CjmWord title, CjmBox *body);

/* Items in one column, or in several where the block is wide. Takes the array. */
CjmBox *cjm_block_items(CjmSheet *sheet, GPtrArray *items, double gap);

/* A piece of a line of the emotion lane, with its points, as the legend shows it. */
CjmBox *cjm_legend_line(CjmSheet *sheet, const CjmLineSign *sign);

#endif
