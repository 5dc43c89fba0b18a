/* library.h: a library that the bytes of a map depend on. Each folder of src/ lists its own. */
#ifndef CJM_BASE_LIBRARY_H
#define CJM_BASE_LIBRARY_H

typedef struct CjmLibrary {
  const char *name;
  const char *(*version)(void); /* of the loaded library, "1.2.3"; static */
} CjmLibrary;

#endif
