/* data.h: merges values of CSV files into the steps of a tree. For the files of join/ only. */
#ifndef CJM_JOIN_DATA_H
#define CJM_JOIN_DATA_H

#include "join/join.h"

/* Reads the tables of the key `data`, and those of the joiner, and merges their values into the tree of `joined`. False with
 * `error` if an existing file cannot be read. */
bool cjm_data_join(CjmJoiner *joiner, CjmJoined *joined, GError **error);

#endif
