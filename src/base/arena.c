#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Blocks grow with the arena: a small arena wastes little memory, and a large one has few blocks. */
enum { BLOCK_MIN = 8 * 1024, BLOCK_MAX = 1024 * 1024 };

typedef struct Block Block;
struct Block {
  Block *next;
  size_t used, size; /* bytes of data */
  alignas(max_align_t) unsigned char data[];
};

struct CjmArena {
  Block *blocks; /* the first is the one being filled */
  size_t total;  /* bytes of all blocks */
};

CjmArena *cjm_arena_new(void)
{
  return g_new0(CjmArena, 1);
}

void cjm_arena_free(CjmArena *arena)
{
  if (!arena) return;
  for (Block *block = arena->blocks, *next; block; block = next) {
    next = block->next;
    g_free(block);
  }
  g_free(arena);
}

static Block *block_new(CjmArena *arena, size_t size)
{
  Block *block = g_malloc0(sizeof(Block) + size);
  block->size = size;
  arena->total += size;
  return block;
}

static size_t round_up(size_t size, size_t align)
{
  return (size + align - 1) / align * align;
}

static void *alloc(CjmArena *arena, size_t size, size_t align)
{
  g_assert(size <= G_MAXSIZE / 2);
  Block *head = arena->blocks;
  size_t start = head ? round_up(head->used, align) : 0;
  if (head && start <= head->size && head->size - start >= size) {
    head->used = start + size;
    return head->data + start;
  }

  size_t usual = CLAMP(arena->total / 2, (size_t)BLOCK_MIN, (size_t)BLOCK_MAX);
  Block *block = block_new(arena, MAX(size, usual));
  block->used = size;
  if (head && size > usual / 4) {
    /* A large piece gets a block of its own; the one being filled stays in front. */
    block->next = head->next;
    head->next = block;
  } else {
    block->next = head;
    arena->blocks = block;
  }
  return block->data;
}

void *cjm_arena_alloc(CjmArena *arena, size_t size)
{
  return alloc(arena, size, alignof(max_align_t));
}

char *cjm_arena_strndup(CjmArena *arena, const char *text, size_t len)
{
  char *copy = alloc(arena, len + 1, 1);
  memcpy(copy, text, len);
  return copy;
}

char *cjm_arena_strdup(CjmArena *arena, const char *text)
{
  return text ? cjm_arena_strndup(arena, text, strlen(text)) : NULL;
}

char *cjm_arena_printf(CjmArena *arena, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  char *text = g_strdup_vprintf(format, args);
  va_end(args);
  return cjm_arena_take(arena, text);
}

char *cjm_arena_take(CjmArena *arena, char *text)
{
  char *copy = cjm_arena_strdup(arena, text);
  g_free(text);
  return copy;
}
