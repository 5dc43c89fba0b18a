/* What holds for maps on paper, whatever the paper: nothing is lost, said twice, cut or too small to be read, and pages are full. */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "api/api.h"
#include "base/paper.h"
#include "suite.h"

static const double least_pt = 7, least_margin = 5; /* mm */

/* The first are in order, from small to large: larger paper never needs more pages. */
static const char *const papers[] = {"a4", "a3", "a2", "a1", "a0", "letter", "tabloid", "ledger", "16:9", "300x300mm"};
enum { N_IN_ORDER = 5 };

typedef struct Drawn {
  CjmDocument *document;
  CjmMap *map;
} Drawn;

static Drawn draw(const char *file, const char *paper, double min_pt)
{
  Drawn drawn = {0};
  CjmMapOptions options = {.size = sizeof options, .paper = paper, .min_pt = min_pt};
  char *error = NULL;
  CjmResult result = cjm_document_load(file, &drawn.document, &error);
  if (result == CJM_OK) result = cjm_map_new(drawn.document, &options, &drawn.map, &error);
  g_assert_cmpstr(error, ==, NULL);
  g_assert_cmpint(result, ==, CJM_OK);
  return drawn;
}

static void drawn_clear(Drawn *drawn)
{
  cjm_map_free(drawn->map);
  cjm_document_free(drawn->document);
}

static const CjmScene *page_of(const Drawn *drawn, size_t i)
{
  return drawn->map->pages.at[i];
}

/* ---- each page ---- */

static void check_scene(const CjmScene *page, size_t number, const char *paper)
{
  g_autoptr(GPtrArray) broken = g_ptr_array_new_with_free_func(g_free);
  cjm_scene_check(page, broken);
  for (guint i = 0; i < MIN(broken->len, 8); i++)
    g_test_message("%s, page %zu: %s", paper, number, (const char *)g_ptr_array_index(broken, i));
  if (broken->len) g_test_fail();
}

static void check_sizes(const CjmScene *page, size_t number, const char *paper, double least)
{
  for (size_t i = 0; i < cjm_scene_length(page); i++) {
    const CjmItem *item = cjm_scene_at(page, i);
    if (item->kind != CJM_ITEM_TEXT) continue;
    double pt = item->u.text.block->style.size / CJM_PX_PER_PT;
    if (pt >= least - 0.01) continue;
    const CjmTextLine *line = &item->u.text.block->lines[0];
    g_test_message("%s, page %zu: \"%.*s\" has %.2f pt", paper, number, line->len, line->text, pt);
    g_test_fail();
    return;
  }
}

/* What everything but groups covers. */
static CjmRect content_of(const CjmScene *page)
{
  double x = INFINITY, y = INFINITY, right = -INFINITY, bottom = -INFINITY;
  for (size_t i = 0; i < cjm_scene_length(page); i++) {
    const CjmItem *item = cjm_scene_at(page, i);
    if (item->kind == CJM_ITEM_OPEN || item->kind == CJM_ITEM_CLOSE) continue;
    CjmRect at = cjm_item_extent(item);
    x = fmin(x, at.x);
    y = fmin(y, at.y);
    right = fmax(right, at.x + at.w);
    bottom = fmax(bottom, at.y + at.h);
  }
  return (CjmRect){x, y, right - x, bottom - y};
}

static void check_margins(const CjmScene *page, size_t number, const char *paper)
{
  double margin = least_margin * CJM_PX_PER_MM;
  CjmRect at = content_of(page);
  double least = fmin(fmin(at.x, at.y), fmin(page->width - at.x - at.w, page->height - at.y - at.h));
  if (least >= margin) return;
  g_test_message("%s, page %zu: a margin of %.1f mm", paper, number, least / CJM_PX_PER_MM);
  g_test_fail();
}

/* The page in fine squares. */
enum { SQUARES = 150 };

static void cover(bool *squares, const CjmScene *page, CjmRect at)
{
  static const double space = 3 * CJM_PX_PER_MM;
  double w = page->width / SQUARES, h = page->height / SQUARES;
  at = (CjmRect){at.x - space, at.y - space, at.w + 2 * space, at.h + 2 * space};
  for (int y = 0; y < SQUARES; y++)
    for (int x = 0; x < SQUARES; x++) {
      double middle_x = (x + 0.5) * w, middle_y = (y + 0.5) * h;
      squares[y * SQUARES + x] |= middle_x >= at.x && middle_x < at.x + at.w && middle_y >= at.y && middle_y < at.y + at.h;
    }
}

static void extend(CjmRect *io_all, CjmRect at)
{
  double right = fmax(io_all->x + io_all->w, at.x + at.w), bottom = fmax(io_all->y + io_all->h, at.y + at.h);
  bool first = io_all->w <= 0;
  if (first) *io_all = at;
  else *io_all = (CjmRect){fmin(io_all->x, at.x), fmin(io_all->y, at.y), right - fmin(io_all->x, at.x), bottom - fmin(io_all->y, at.y)};
}

/* The share of a page, inside its margins, that is covered by the heading, each card, the table of the lanes, and each block: the area of the union of
 * their boxes with some space around them. */
static double covered(const CjmScene *page)
{
  bool *squares = g_new0(bool, SQUARES * SQUARES);
  double margin = 6 * CJM_PX_PER_MM;
  int depth = 0, outer = -1, counted = 0; /* around the groups that are counted, and of these; outer < 0: none */
  CjmRect all = {0};
  for (size_t i = 0; i < cjm_scene_length(page); i++) {
    const CjmItem *item = cjm_scene_at(page, i);
    if (item->kind == CJM_ITEM_OPEN) {
      CjmGroupRole role = item->u.group.role;
      bool has_parts = role == CJM_GROUP_BLOCKS || role == CJM_GROUP_PERSONAS;
      if (outer < 0 && (has_parts || role == CJM_GROUP_HEADING || role == CJM_GROUP_LANES)) outer = depth, counted = depth + 1 + has_parts;
      if (++depth == counted) all = (CjmRect){0};
    } else if (item->kind == CJM_ITEM_CLOSE) {
      if (outer >= 0 && depth == counted) cover(squares, page, all);
      if (--depth <= outer) outer = -1, counted = 0;
    } else if (outer >= 0 && depth >= counted) {
      extend(&all, cjm_item_extent(item));
    }
  }
  size_t n = 0;
  for (size_t i = 0; i < SQUARES * SQUARES; i++) n += squares[i];
  g_free(squares);
  return (double)n / (SQUARES * SQUARES) * page->width * page->height / ((page->width - 2 * margin) * (page->height - 2 * margin));
}

static void check_full(const Drawn *drawn, size_t i, const char *paper)
{
  const CjmScene *page = page_of(drawn, i);
  double share = covered(page);
  if (i + 1 == drawn->map->pages.n || share >= 0.5) return;
  g_test_message("%s, page %zu of %zu: content on %.0f %% of its area", paper, i + 1, drawn->map->pages.n, 100 * share);
  g_test_fail();
}

/* ---- all pages ---- */

/* Adds the words of the author on a scene: address of the text → its lines, and how often they are there outside of headings that are
 * repeated on purpose. */
typedef struct Said {
  guint times, lines;
} Said;

/* Texts in these groups are drawn once. Names of lanes, headings of phases, names of lines and scales are repeated on each page. */
static bool is_drawn_once(CjmGroupRole role)
{
  return role == CJM_GROUP_CELL || role == CJM_GROUP_TOUCHPOINT || role == CJM_GROUP_BLOCKS || role == CJM_GROUP_PERSONAS || role == CJM_GROUP_HEADING;
}

static void note_words(const CjmScene *page, GHashTable *said)
{
  int depth = 0, once = -1; /* the depth of a group whose texts are drawn once; -1: not in one */
  for (size_t i = 0; i < cjm_scene_length(page); i++) {
    const CjmItem *item = cjm_scene_at(page, i);
    if (item->kind == CJM_ITEM_OPEN && once < 0 && is_drawn_once(item->u.group.role)) once = depth;
    depth += item->kind == CJM_ITEM_OPEN ? 1 : item->kind == CJM_ITEM_CLOSE ? -1 : 0;
    if (depth <= once) once = -1;
    if (item->kind != CJM_ITEM_TEXT || !item->u.text.origin) continue;
    Said *entry = g_hash_table_lookup(said, item->u.text.origin);
    if (!entry) g_hash_table_insert(said, (void *)item->u.text.origin, entry = g_new0(Said, 1));
    entry->lines += (guint)item->u.text.block->n_lines;
    entry->times += once >= 0;
  }
}

static GHashTable *words_of(const Drawn *drawn)
{
  GHashTable *said = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  for (size_t i = 0; i < drawn->map->pages.n; i++) note_words(page_of(drawn, i), said);
  return said;
}

static guint count_texts(const Drawn *drawn)
{
  g_autoptr(GHashTable) said = words_of(drawn);
  return g_hash_table_size(said);
}

/* Every text is drawn, and once; `texts`: how many there are when the page is as large as the map. */
static void check_texts(const Drawn *drawn, guint texts, const char *paper)
{
  g_autoptr(GHashTable) said = words_of(drawn);
  GHashTableIter each;
  gpointer origin, entry;
  g_hash_table_iter_init(&each, said);
  while (g_hash_table_iter_next(&each, &origin, &entry)) {
    if (((const Said *)entry)->times <= 1) continue;
    g_test_message("%s: \"%s\" is drawn %u times", paper, (const char *)origin, ((const Said *)entry)->times);
    g_test_fail();
  }
  if (g_hash_table_size(said) == texts) return;
  g_test_message("%s: %u texts of %u", paper, g_hash_table_size(said), texts);
  g_test_fail();
}

static void check_pages(const Drawn *drawn, const char *paper, double least)
{
  for (size_t i = 0; i < drawn->map->pages.n; i++) {
    check_scene(page_of(drawn, i), i + 1, paper);
    check_sizes(page_of(drawn, i), i + 1, paper, least);
    check_margins(page_of(drawn, i), i + 1, paper);
    check_full(drawn, i, paper);
  }
}

/* ---- as large as the map ---- */

/* Maps that have other proportions than paper, and why. Least and most times as wide as high. */
static const struct {
  const char *stem, *reason;
  double least, most;
} shapes[] = {
  {"future-checkout", "18 lanes over 6 steps, whose columns are no wider than can be read", 1.25, 1.35},
  {"crowded", "all cards in one step", 1, 1.1},
  {"branches", "one lane over 5 steps, and a map is at least 1000 px wide", 1.8, 2},
  {"forty-phases", "40 phases over a few words, whose columns have the least width", 5, 7},
};

/* A map has about the proportions of the A series, √2 : 1; without a curve, whose height can be chosen, a little less exactly. */
static void check_proportions(const Drawn *drawn, const char *file)
{
  double ratio = page_of(drawn, 0)->width / page_of(drawn, 0)->height, least = 1.34, most = 1.48;
  for (size_t i = 0; i < G_N_ELEMENTS(shapes); i++) {
    g_autofree char *end = g_strdup_printf("/%s.yaml", shapes[i].stem);
    if (g_str_has_suffix(file, end)) least = shapes[i].least, most = shapes[i].most;
  }
  if (ratio >= least && ratio <= most) return;
  g_test_message("%s: %.3f times as wide as high", file, ratio);
  g_test_fail();
}

/* ---- one file ---- */

/* Which papers a file is drawn on: all of them if CJM_THOROUGH is set, and else two or three that differ from file to file, since it takes long. */
static bool is_chosen(const char *file, size_t paper)
{
  size_t number = g_str_hash(strrchr(file, '/')), n = G_N_ELEMENTS(papers);
  bool is_stress = strstr(file, "/stress/") != NULL;
  if (g_getenv("CJM_THOROUGH")) return true;
  return paper == number % n || (!is_stress && (paper == 0 || paper == 1 + number % (N_IN_ORDER - 1)));
}

static void test_file(gconstpointer file)
{
  Drawn whole = draw(file, "fit", 0);
  guint texts = count_texts(&whole);
  size_t before = SIZE_MAX;
  if (g_str_has_prefix(file, CJM_SRCDIR)) check_proportions(&whole, file);
  drawn_clear(&whole);
  for (size_t p = 0; p < G_N_ELEMENTS(papers); p++) {
    if (!is_chosen(file, p)) continue;
    Drawn drawn = draw(file, papers[p], 0);
    size_t n = drawn.map->pages.n;
    check_pages(&drawn, papers[p], least_pt);
    check_texts(&drawn, texts, papers[p]);
    if (p < N_IN_ORDER && n > before) {
      g_test_message("%s: %zu pages, and %zu on smaller paper", papers[p], n, before);
      g_test_fail();
    }
    if (p < N_IN_ORDER) before = n;
    drawn_clear(&drawn);
  }
}

/* The smallest text is as large as it is asked to be, and its texts are those of 7 pt. */
static void test_min_pt(void)
{
  static const double sizes[] = {5, 10};
  const char *file = CJM_SRCDIR "/examples/webshop-order.yaml";
  Drawn usual = draw(file, "a4", 0);
  guint texts = count_texts(&usual);
  size_t n = usual.map->pages.n;
  drawn_clear(&usual);
  for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
    Drawn drawn = draw(file, "a4", sizes[i]);
    check_pages(&drawn, "a4", sizes[i]);
    check_texts(&drawn, texts, "a4");
    if (sizes[i] < least_pt) g_assert_cmpuint(drawn.map->pages.n, <=, n);
    else g_assert_cmpuint(drawn.map->pages.n, >=, n);
    drawn_clear(&drawn);
  }
}

/* Blocks stand beside the lanes and below them, rather than on pages of their own. */
static void test_few_pages(void)
{
  Drawn drawn = draw(CJM_SRCDIR "/examples/energy-switch.yaml", "a3", 0);
  g_assert_cmpuint(drawn.map->pages.n, <=, 3);
  drawn_clear(&drawn);
}

static void add_files(GPtrArray *files, const char *path)
{
  g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
  g_assert_nonnull(folder);
  for (const char *name; (name = g_dir_read_name(folder));)
    if (g_str_has_suffix(name, ".yaml")) g_ptr_array_add(files, g_build_filename(path, name, NULL));
}

int main(int argc, char **argv)
{
  setlocale(LC_ALL, "");
  suite_init(&argc, &argv);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  add_files(files, CJM_SRCDIR "/examples");
  add_files(files, CJM_SRCDIR "/tests/stress");
  if (g_getenv("PAGES_MORE")) add_files(files, g_getenv("PAGES_MORE"));
  for (guint i = 0; i < files->len; i++) {
    g_autofree char *stem = g_path_get_basename(files->pdata[i]);
    *strrchr(stem, '.') = '\0';
    g_autofree char *path = g_strdup_printf("/pages/%s", stem);
    g_test_add_data_func(path, files->pdata[i], test_file);
  }
  g_test_add_func("/pages/min-pt", test_min_pt);
  g_test_add_func("/pages/few", test_few_pages);
  return g_test_run();
}
