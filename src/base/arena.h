/* arena.h: memory that is freed together.
 *
 * The results of a compilation are allocated in an arena; nothing in it is freed individually. */
#ifndef CJM_BASE_ARENA_H
#define CJM_BASE_ARENA_H

#include <glib.h>
#include <stddef.h>

typedef struct CjmArena CjmArena;

CjmArena *cjm_arena_new(void);
void cjm_arena_free(CjmArena *arena);

/* Zeroed memory, aligned for any type. Never NULL. */
void *cjm_arena_alloc(CjmArena *arena, size_t size);

/* A zero-terminated copy; NULL gives NULL. */
char *cjm_arena_strdup(CjmArena *arena, const char *text);
char *cjm_arena_strndup(CjmArena *arena, const char *text, size_t len);

/* As printf, in the arena. Not for numbers with decimals: see number.h. */
char *cjm_arena_printf(CjmArena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Takes over a string from g_malloc(): copies it into the arena and frees the original. */
char *cjm_arena_take(CjmArena *arena, char *text);

#define cjm_arena_make(arena, T, n) ((T *)cjm_arena_alloc((arena), sizeof(T) * (size_t)(n)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmArena, cjm_arena_free)

#endif
