#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024 };

typedef struct Block Block;
struct Block {
  Block *next;
  size_t used, size; /* bytes of data */
  alignas(max_align_t) unsigned char data[];
};

struct CjmArena {
  Block *blocks; /* the first is the one being filled */
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

static Block *block_new(size_t size)
{
  Block *block = g_malloc0(sizeof(Block) + size);
  block->size = size;
  return block;
}

void *cjm_arena_alloc(CjmArena *arena, size_t size)
{
  const size_t align = alignof(max_align_t);
  g_assert(size <= G_MAXSIZE - sizeof(Block) - align);
  size = (size + align - 1) / align * align;

  Block *head = arena->blocks;
  if (head && head->size - head->used >= size) {
    void *place = head->data + head->used;
    head->used += size;
    return place;
  }

  Block *block = block_new(MAX(size, (size_t)BLOCK_SIZE));
  block->used = size;
  if (head && size > BLOCK_SIZE / 4) {
    /* A large piece gets a block of its own; the one being filled stays in front. */
    block->next = head->next;
    head->next = block;
  } else {
    block->next = head;
    arena->blocks = block;
  }
  return block->data;
}

char *cjm_arena_strndup(CjmArena *arena, const char *text, size_t len)
{
  char *copy = cjm_arena_alloc(arena, len + 1);
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
