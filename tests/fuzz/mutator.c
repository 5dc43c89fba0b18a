/* A mutator that knows lines and indents, as of YAML: most of what it makes can still be read, so that the rooms behind the reader are reached.
 *
 * A block is a line with the deeper lines that follow it. Blocks are repeated, dropped, moved, exchanged, shifted and taken from other
 * inputs; keys and values are replaced by those of other lines, or by words of the file CJM_FUZZ_WORDS, which tests/fuzz/seeds makes from the
 * program's own tables. One time in four, libFuzzer mutates the bytes. */
#include "fuzz.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t len, size_t max);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t len, size_t max, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t a_len, const uint8_t *b, size_t b_len, uint8_t *out, size_t max, unsigned seed);

static GPtrArray *words; /* char * */

static const char *word(GRand *rand)
{
  if (!words) {
    g_autofree char *text = NULL;
    const char *path = g_getenv("CJM_FUZZ_WORDS");
    words = g_ptr_array_new();
    if (path && g_file_get_contents(path, &text, NULL, NULL)) {
      g_auto(GStrv) all = g_strsplit(text, "\n", -1);
      for (size_t i = 0; all[i]; i++)
        if (*all[i]) g_ptr_array_add(words, g_strdup(all[i]));
    }
    if (words->len == 0) g_ptr_array_add(words, g_strdup("title"));
  }
  return words->pdata[g_rand_int_range(rand, 0, (gint32)words->len)];
}

static guint below(GRand *rand, guint n)
{
  return n > 1 ? (guint)g_rand_int_range(rand, 0, (gint32)n) : 0;
}

static size_t indent(const char *line)
{
  return strspn(line, " ");
}

/* The line after the block that begins with line `at`. */
static guint block_end(const GPtrArray *lines, guint at)
{
  size_t depth = indent(lines->pdata[at]);
  guint end = at + 1;
  while (end < lines->len && indent(lines->pdata[end]) > depth) end++;
  return end;
}

static char *shifted_new(const char *line, gssize by)
{
  gssize depth = MAX((gssize)indent(line) + by, 0);
  return g_strdup_printf("%*s%s", (int)depth, "", line + indent(line));
}

/* Inserts copies of lines of `from`, the first of them as deep as the line that they come before. */
static void insert(GPtrArray *lines, guint at, const GPtrArray *from, guint start, guint end)
{
  gssize by = at < lines->len ? (gssize)indent(lines->pdata[at]) - (gssize)indent(from->pdata[start]) : 0;
  g_autoptr(GPtrArray) copies = g_ptr_array_new();
  for (guint i = start; i < end; i++) g_ptr_array_add(copies, shifted_new(from->pdata[i], by));
  for (guint i = 0; i < copies->len; i++) g_ptr_array_insert(lines, (gint)(at + i), copies->pdata[i]);
}

static void drop(GPtrArray *lines, guint start, guint end)
{
  if (end - start < lines->len) g_ptr_array_remove_range(lines, start, end - start);
}

static void replace(GPtrArray *lines, guint at, char *line)
{
  g_free(lines->pdata[at]);
  lines->pdata[at] = line;
}

/* Where the value of the line begins: behind `key:` and `-`. */
static size_t value_at(const char *line)
{
  const char *colon = strstr(line, ": ");
  size_t at = indent(line);
  if (colon) return (size_t)(colon - line) + 2;
  return at + (line[at] == '-' && line[at + 1] == ' ' ? 2 : 0);
}

static void set_value(GPtrArray *lines, guint at, const char *value)
{
  const char *line = lines->pdata[at];
  size_t len = strlen(line);
  replace(lines, at, g_strdup_printf("%.*s%s%s", (int)value_at(line), line, len > 0 && line[len - 1] == ':' ? " " : "", value));
}

static void set_key(GPtrArray *lines, guint at, const char *key)
{
  const char *line = lines->pdata[at], *colon = strchr(line, ':');
  size_t start = indent(line);
  if (strncmp(line + start, "- ", 2) == 0) start += 2;
  if (colon && (size_t)(colon - line) > start) replace(lines, at, g_strdup_printf("%.*s%s%s", (int)start, line, key, colon));
}

/* A number or date of the line with other digits. */
static void set_digits(GPtrArray *lines, guint at, GRand *rand)
{
  char *line = lines->pdata[at];
  for (char *c = line; *c; c++)
    if (g_ascii_isdigit(*c) && g_rand_boolean(rand)) *c = (char)('0' + below(rand, 10));
}

/* A value within brackets of the line is replaced. */
static void set_inner(GPtrArray *lines, guint at, const char *value)
{
  const char *line = lines->pdata[at], *start = strpbrk(line, "[{,");
  if (!start) {
    set_value(lines, at, value);
    return;
  }
  size_t rest = strcspn(start + 1, ",]}");
  replace(lines, at, g_strdup_printf("%.*s%s%s", (int)(start + 1 - line), line, value, start + 1 + rest));
}

static void mutate_lines(GPtrArray *lines, GRand *rand)
{
  guint at = below(rand, lines->len), end = block_end(lines, at), to = below(rand, lines->len + 1), other = below(rand, lines->len);
  switch (below(rand, 14)) {
    case 0: insert(lines, end, lines, at, end); break;
    case 1: drop(lines, at, end); break;
    case 2: insert(lines, to, lines, at, end); break;
    case 3: drop(lines, at, at + 1); break;
    case 4: { /* exchange two lines */
      gpointer line = lines->pdata[at];
      lines->pdata[at] = lines->pdata[other], lines->pdata[other] = line;
      break;
    }
    case 5: {
      gssize by = g_rand_int_range(rand, -4, 5);
      for (guint i = at; i < end; i++) replace(lines, i, shifted_new(lines->pdata[i], by));
      break;
    }
    case 6: set_value(lines, at, word(rand)); break;
    case 7: {
      g_autofree char *value = g_strdup((char *)lines->pdata[other] + value_at(lines->pdata[other]));
      set_value(lines, at, value);
      break;
    }
    case 8: set_key(lines, at, word(rand)); break;
    case 9: g_ptr_array_insert(lines, (gint)to, g_strdup_printf("%*s%s: %s", (int)indent(lines->pdata[at]), "", word(rand), word(rand))); break;
    case 10: set_digits(lines, at, rand); break;
    case 11: set_inner(lines, at, word(rand)); break;
    case 12: {
      g_autofree char *value = g_strdup_printf("[%s, %s]", word(rand), word(rand));
      set_value(lines, at, value);
      break;
    }
    case 13: {
      g_autofree char *value = g_strdup_printf("{%s: %s, %s: %s}", word(rand), word(rand), word(rand), word(rand));
      set_value(lines, at, value);
      break;
    }
  }
}

static GPtrArray *lines_new(const uint8_t *data, size_t len)
{
  g_autofree char *text = g_strndup((const char *)data, len);
  g_auto(GStrv) parts = g_strsplit(text, "\n", -1);
  GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
  for (size_t i = 0; parts[i]; i++) g_ptr_array_add(lines, g_strdup(parts[i]));
  if (lines->len == 0) g_ptr_array_add(lines, g_strdup(""));
  return lines;
}

static size_t join(const GPtrArray *lines, uint8_t *out, size_t max)
{
  size_t len = 0;
  for (guint i = 0; i < lines->len; i++) {
    size_t n = strlen(lines->pdata[i]);
    if (len + n + 1 > max) break;
    memcpy(out + len, lines->pdata[i], n);
    len += n;
    if (i + 1 < lines->len) out[len++] = '\n';
  }
  return len;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t len, size_t max, unsigned seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
  if (below(rand, 4) == 0 || memchr(data, '\0', len)) return LLVMFuzzerMutate(data, len, max);
  g_autoptr(GPtrArray) lines = lines_new(data, len);
  for (guint n = 1 + below(rand, 3); n > 0; n--) mutate_lines(lines, rand);
  return join(lines, data, max);
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t a_len, const uint8_t *b, size_t b_len, uint8_t *out, size_t max, unsigned seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
  g_autoptr(GPtrArray) lines = lines_new(a, a_len), others = lines_new(b, b_len);
  guint start = below(rand, others->len);
  insert(lines, below(rand, lines->len + 1), others, start, block_end(others, start));
  return join(lines, out, max);
}
