/* replay FILE…: runs a fuzz target on files, such as inputs that once made the program crash. */
#include <stdio.h>

#include "fuzz.h"

int main(int argc, char **argv)
{
  for (int i = 1; i < argc; i++) {
    g_autofree char *text = NULL;
    size_t len;
    if (!g_file_get_contents(argv[i], &text, &len, NULL)) return fprintf(stderr, "%s: cannot be read\n", argv[i]), 2;
    /* Of exactly this size, so that tools notice what is read behind the end. */
    g_autofree uint8_t *exact = g_memdup2(text, len);
    fprintf(stderr, "%s\n", argv[i]);
    LLVMFuzzerTestOneInput(exact ? exact : (const uint8_t *)"", len);
  }
  return 0;
}
