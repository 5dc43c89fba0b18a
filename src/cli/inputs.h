/* inputs.h: the files that a command reads. */
#ifndef CJM_CLI_INPUTS_H
#define CJM_CLI_INPUTS_H

#include "cli/cli.h"

/* Standard input is read once, and never from a terminal that waits for somebody to type: help is had instead. */
CjmResult cjm_inputs_check(const CjmCommand *command, char *const *inputs, int n);

/* Says what failed with `input` (NULL: with none in particular), if anything did, and frees it. */
void cjm_inputs_complain(const char *input, char *error);

#endif
