/* channels.h: the rows of the channels, shared by the touchpoints that swim on them and by the lane of dots. */
#ifndef CJM_LANES_CHANNELS_H
#define CJM_LANES_CHANNELS_H

#include "lanes/lane.h"

typedef struct CjmChannelRows {
  const CjmChannel **channels; /* online first, then offline; NULL for the row of what has no channel */
  CjmBox **names;
  size_t n;
  double *y;      /* px from the lane's top: each row's line */
  double *bottom; /* px: where it ends */
  double names_w; /* px that the names need */
} CjmChannelRows;

/* A row for every channel, and one for touchpoints without, where there are such. */
CjmChannelRows cjm_channel_rows(CjmSheet *sheet);

/* The row of a channel; NULL: of none. */
size_t cjm_channel_row(const CjmChannelRows *rows, const CjmObject *channel);

/* What a row needs over and under its line, px. */
typedef struct CjmRoom {
  double above, below;
} CjmRoom;

/* Puts the rows under each other, the first name clear of the lane's own, `name` px high. Returns the height. */
double cjm_channel_rows_set(CjmChannelRows *rows, const CjmSheet *sheet, const CjmRoom *rooms, double name);

/* Names, icons, and the dotted line between online and offline. */
void cjm_channel_rows_draw(const CjmChannelRows *rows, const CjmSheet *sheet, double y);

#endif
