#include <string.h>

#include "lang/table.h"

/* What of a rule has not been read yet (Unicode TS #35, part 3, "Plural rules syntax"). */
typedef struct {
  const char *at;
} Reader;

static bool accept(Reader *r, const char *token)
{
  while (*r->at == ' ') r->at++;
  size_t n = strlen(token);
  if (strncmp(r->at, token, n) != 0) return false;
  r->at += n;
  return true;
}

static guint64 read_number(Reader *r)
{
  char *end;
  guint64 n = g_ascii_strtoull(r->at, &end, 10);
  r->at = end;
  return n;
}

/* `2..4,7` */
static bool read_ranges(Reader *r, guint64 n)
{
  bool within = false;
  do {
    guint64 low = read_number(r);
    guint64 high = accept(r, "..") ? read_number(r) : low;
    within = within || (n >= low && n <= high);
  } while (accept(r, ","));
  return within;
}

/* `n % 10 = 2..4` */
static bool read_relation(Reader *r, guint64 n)
{
  accept(r, "n");
  if (accept(r, "%")) {
    guint64 modulus = read_number(r);
    n = modulus > 0 ? n % modulus : n;
  }
  bool wanted = !accept(r, "!");
  accept(r, "=");
  return read_ranges(r, n) == wanted;
}

bool cjm_plural_matches(const char *rule, guint64 n)
{
  Reader r = {rule};
  bool any = false;
  do {
    bool all = true;
    do {
      if (!read_relation(&r, n)) all = false;
    } while (accept(&r, "and"));
    any = any || all;
  } while (accept(&r, "or"));
  return any;
}

CjmPlural cjm_plural_of(const CjmLang *lang, guint64 n)
{
  for (int p = CJM_PLURAL_ZERO; p < CJM_PLURAL_COUNT; p++)
    if (lang->plurals[p] != NULL && cjm_plural_matches(lang->plurals[p], n)) return (CjmPlural)p;
  return CJM_PLURAL_OTHER;
}
