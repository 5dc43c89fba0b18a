#include "text/store.h"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

typedef enum Joins { JOINS_UNKNOWN, JOINS_NOT, JOINS } Joins;

typedef struct Word {
  PangoFont *font; /* a reference in the table */
  PangoLanguage *language;
  const char *text; /* own copy in the table */
  int len;
  int n_spaces;
  guint8 rtl, script;
  Joins joins; /* see cjm_fonts_joins() */
  CjmShaped shaped;
} Word;

static guint word_hash(gconstpointer key)
{
  const Word *word = key;
  guint hash = 5381 + (guint)word->rtl + 7 * (guint)word->script;
  for (int i = 0; i < word->len; i++) hash = hash * 33 + (guchar)word->text[i];
  return hash ^ g_direct_hash(word->font);
}

static gboolean word_equal(gconstpointer left, gconstpointer right)
{
  const Word *a = left, *b = right;
  return a->font == b->font && a->len == b->len && a->n_spaces == b->n_spaces && a->rtl == b->rtl && a->script == b->script &&
         a->language == b->language && memcmp(a->text, b->text, (size_t)a->len) == 0;
}

static void word_free(gpointer data)
{
  Word *word = data;
  pango_glyph_string_free(word->shaped.glyphs);
  g_free((char *)word->text);
  g_object_unref(word->font);
  g_free(word);
}

/* ---- the store ---- */

/* About five megabytes. */
enum { WORDS_MAX = 20000 };

struct CjmStore {
  gatomicrefcount refs;
  GRecMutex lock;
  PangoFontMap *map;
  GHashTable *words; /* set of Word */
};

static void drop(gpointer store)
{
  cjm_store_unref(store);
}

static GPrivate current = G_PRIVATE_INIT(drop);

static CjmStore *store_new(void)
{
  CjmStore *store = g_new0(CjmStore, 1);
  g_atomic_ref_count_init(&store->refs);
  g_rec_mutex_init(&store->lock);
  store->map = pango_cairo_font_map_new();
  store->words = g_hash_table_new_full(word_hash, word_equal, word_free, NULL);
  return store;
}

CjmStore *cjm_store_ref(void)
{
  CjmStore *store = g_private_get(&current);
  if (!store || g_hash_table_size(store->words) > WORDS_MAX) {
    store = store_new();
    g_private_replace(&current, store); /* maps that use the previous one keep it */
  }
  g_atomic_ref_count_inc(&store->refs);
  return store;
}

void cjm_store_unref(CjmStore *store)
{
  if (!g_atomic_ref_count_dec(&store->refs)) return;
  g_hash_table_unref(store->words);
  g_object_unref(store->map);
  g_rec_mutex_clear(&store->lock);
  g_free(store);
}

void cjm_store_renew(void)
{
  g_private_replace(&current, NULL);
}

void cjm_store_lock(CjmStore *store)
{
  g_rec_mutex_lock(&store->lock);
}

void cjm_store_unlock(CjmStore *store)
{
  g_rec_mutex_unlock(&store->lock);
}

PangoFontMap *cjm_store_font_map(const CjmStore *store)
{
  return store->map;
}

void cjm_store_forget_fonts(CjmStore *store)
{
  pango_fc_font_map_config_changed(PANGO_FC_FONT_MAP(store->map));
}

/* ---- words ---- */

static bool has_unknown(const PangoGlyphString *glyphs)
{
  for (int i = 0; i < glyphs->num_glyphs; i++)
    if (glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) return true;
  return false;
}

static Word *word_new(const Word *key, const PangoItem *item)
{
  Word *word = g_new(Word, 1);
  *word = *key;
  word->font = g_object_ref(key->font);
  word->text = g_strndup(key->text, (gsize)key->len);
  word->shaped.glyphs = pango_glyph_string_new();
  pango_shape_with_flags(word->text, word->len, word->text, word->len, &item->analysis, word->shaped.glyphs, PANGO_SHAPE_NONE);
  cjm_shaped_measure(&word->shaped, word->text, word->len, word->n_spaces);
  word->shaped.unknown = has_unknown(word->shaped.glyphs);
  return word;
}

static Word *find_word(CjmStore *store, const PangoItem *item, const char *text, int len, int n_spaces)
{
  Word key = {.font = item->analysis.font,
              .language = item->analysis.language,
              .text = text,
              .len = len,
              .n_spaces = n_spaces,
              .rtl = item->analysis.level & 1,
              .script = item->analysis.script};
  Word *word = g_hash_table_lookup(store->words, &key);
  if (word) return word;
  word = word_new(&key, item);
  g_hash_table_add(store->words, word);
  return word;
}

const CjmShaped *cjm_store_shape(CjmStore *store, const PangoItem *item, const char *text, int len, int n_spaces)
{
  return &find_word(store, item, text, len, n_spaces)->shaped;
}

/* Whether the glyphs of `whole` from `first` on are those of `part`. */
static bool has_part(const PangoGlyphString *whole, int first, const PangoGlyphString *part)
{
  for (int i = 0; i < part->num_glyphs; i++) {
    const PangoGlyphInfo *a = &whole->glyphs[first + i], *b = &part->glyphs[i];
    if (a->glyph != b->glyph || a->geometry.width != b->geometry.width || a->geometry.x_offset != b->geometry.x_offset ||
        a->geometry.y_offset != b->geometry.y_offset)
      return false;
  }
  return true;
}

bool cjm_store_joins(CjmStore *store, const PangoItem *item, const char *text, int at, int len)
{
  Word *word = find_word(store, item, text, len, 0);
  if (word->joins != JOINS_UNKNOWN) return word->joins == JOINS;
  const PangoGlyphString *whole = word->shaped.glyphs;
  const PangoGlyphString *a = cjm_store_shape(store, item, text, at, 0)->glyphs;
  const PangoGlyphString *b = cjm_store_shape(store, item, text + at, len - at, 0)->glyphs;
  const PangoGlyphString *left = word->rtl ? b : a, *right = word->rtl ? a : b;
  bool apart =
    whole->num_glyphs == a->num_glyphs + b->num_glyphs && has_part(whole, 0, left) && has_part(whole, left->num_glyphs, right);
  word->joins = apart ? JOINS_NOT : JOINS;
  return !apart;
}
