/* data.h: values of CSV files, laid into the steps of a tree. For this room. */
#ifndef CJM_JOIN_DATA_H
#define CJM_JOIN_DATA_H

#include "join/join.h"

/* Reads the tables that the journey names under `data`, and those of the joiner, and puts their values into the tree of `joined`. False
 * with `error` where a file cannot be read although it is there. */
bool cjm_data_join(CjmJoiner *joiner, CjmJoined *joined, GError **error);

#endif
