/* channels.h: the rows of the channels, for the lane of touchpoints and the lane of channels. */
#ifndef CJM_LANES_CHANNELS_H
#define CJM_LANES_CHANNELS_H

#include "lanes/lane.h"

typedef struct CjmChannelRows {
  const CjmChannel **channels; /* online first, then offline; NULL for the row of touchpoints without a channel */
  CjmBox **names;
  size_t n;
  bool *hidden;   /* rows that are not used on the page; NULL: all are drawn */
  double *y;      /* px from the top of the lane to the line of each row */
  double *bottom; /* px from the top of the lane to the end of each row */
  double names_w; /* px, of the widest name */
} CjmChannelRows;

/* A row for each channel, and one for touchpoints without a channel if there are any. In the arena of the sheet. */
CjmChannelRows cjm_channel_rows(CjmSheet *sheet);

/* The row of a channel, or of touchpoints without one (NULL). */
size_t cjm_channel_row(const CjmChannelRows *rows, const CjmObject *channel);

/* The space that a row needs above and below its line, px. */
typedef struct CjmRoom {
  double above, below;
} CjmRoom;

/* Positions the rows below each other, the first one clear of the name of the lane, which is `name` px high, and farther apart if they are not `least` px
 * high together. Returns the height. */
double cjm_channel_rows_set(CjmChannelRows *rows, const CjmSheet *sheet, const CjmRoom *rooms, double name, double least);

/* Draws names, icons, and the dotted line between online and offline channels. */
void cjm_channel_rows_draw(const CjmChannelRows *rows, const CjmSheet *sheet, double y);

#endif
