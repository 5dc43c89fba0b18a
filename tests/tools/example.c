/* example: the journey file that gets a message, on standard output.
 *
 *     example CODE    status 1 where none can be shown */
#include <stdio.h>

#include "diag/explain.h"
#include "lint/rules.h"

int main(int argc, char **argv)
{
  CjmCode code = argc == 2 ? cjm_code_find(argv[1]) : CJM_CODE_COUNT;
  if (code == CJM_CODE_COUNT) {
    fputs("usage: example CODE\n", stderr);
    return 2;
  }
  const CjmRule *rule = cjm_rule_find(argv[1]);
  const char *example = rule ? rule->bad : cjm_code_info(code)->example;
  if (!example) return 1;
  return fputs(example, stdout) < 0;
}
