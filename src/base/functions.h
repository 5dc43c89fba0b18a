/* functions.h: the functions of a library that is loaded when it is needed, as it takes long to load, or may be missing. */
#ifndef CJM_BASE_FUNCTIONS_H
#define CJM_BASE_FUNCTIONS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct CjmFunctions {
  const char *library;      /* the name of its file */
  const char *const *names; /* of its functions */
  size_t n;
  void *pointers; /* a struct of pointers to functions, in the order of the names */
  gsize loaded;   /* 0: not tried yet, 1: not found, 2: found */
} CjmFunctions;

/* Loads the library once, from any thread; false if it is not installed, or lacks a function. It stays loaded. */
bool cjm_functions_load(CjmFunctions *functions);

#endif
