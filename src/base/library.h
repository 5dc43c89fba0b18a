/* library.h: a library that the bytes of a map depend on. Every room tells of its own. */
#ifndef CJM_BASE_LIBRARY_H
#define CJM_BASE_LIBRARY_H

typedef struct CjmLibrary {
  const char *name;
  const char *(*version)(void); /* of the one that runs, "1.2.3"; lives as long as the process */
} CjmLibrary;

#endif
