/* xlsx.c: a workbook as people make it for a journey, by libxlsxwriter. */
#include "export/formats.h"

#ifdef CJM_WITH_XLSX

#include <errno.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "export/data/xlsx-book.h"
#include "format/step-rows.h"

/* ---- formats of cells ---- */

enum { INK = 0x1F2933, QUIET = 0x5B6770, LINE = 0xD5DADF, PHASE = 0x0B6E69, STEP = 0xE3F1F0, LANE = 0xF3F5F6 };

static lxw_format *add_format(const CjmXlsxBook *book, bool bold, lxw_color_t ink, lxw_color_t background)
{
  const CjmXlsxLibrary *lib = book->lib;
  lxw_format *format = lib->workbook_add_format(book->workbook);
  if (bold) lib->format_set_bold(format);
  lib->format_set_font_color(format, ink);
  lib->format_set_text_wrap(format);
  lib->format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (background == 0xFFFFFF) return format;
  lib->format_set_bg_color(format, background);
  return format;
}

static lxw_format *with_border(const CjmXlsxBook *book, lxw_format *format)
{
  book->lib->format_set_border(format, LXW_BORDER_THIN);
  book->lib->format_set_border_color(format, LINE);
  return format;
}

static void add_formats(CjmXlsxBook *book)
{
  static const lxw_color_t tones[CJM_TONE_COUNT] = {0xF2B8A6, 0xFADFD6, 0xF3F1EC, 0xDCEFE3, 0xA9D8BB};
  const CjmXlsxLibrary *lib = book->lib;
  book->title = lib->workbook_add_format(book->workbook);
  lib->format_set_bold(book->title);
  lib->format_set_font_size(book->title, 18);
  lib->format_set_font_color(book->title, INK);
  book->headline = lib->workbook_add_format(book->workbook);
  lib->format_set_font_size(book->headline, 12);
  lib->format_set_font_color(book->headline, QUIET);
  book->phase = with_border(book, add_format(book, true, 0xFFFFFE, PHASE));
  lib->format_set_align(book->phase, LXW_ALIGN_CENTER);
  book->step = with_border(book, add_format(book, true, INK, STEP));
  book->lane = with_border(book, add_format(book, true, INK, LANE));
  book->head = with_border(book, add_format(book, true, INK, STEP));
  book->cell = with_border(book, add_format(book, false, INK, 0xFFFFFF));
  book->number = with_border(book, add_format(book, false, INK, 0xFFFFFF));
  lib->format_set_align(book->number, LXW_ALIGN_CENTER);
  for (int tone = 0; tone < CJM_TONE_COUNT; tone++) {
    book->score[tone] = with_border(book, add_format(book, true, INK, tones[tone]));
    lib->format_set_align(book->score[tone], LXW_ALIGN_CENTER);
    lib->format_set_num_format(book->score[tone], book->journey->scale_min < 0 ? "+0.0;\u22120.0;0" : "0.0");
  }
}

/* ---- the workbook ---- */

/* The date of the journey, so that the same journey gives the same bytes; without one, the day on which the format of zip begins. */
static time_t creation_time(const CjmJourney *journey)
{
  const CjmDate *date = &journey->updated;
  g_autoptr(GDateTime) time =
    date->year ? g_date_time_new_utc(date->year, date->month, date->day, 0, 0, 0) : g_date_time_new_utc(1980, 1, 1, 0, 0, 0);
  return (time_t)g_date_time_to_unix(time);
}

static void set_properties(const CjmXlsxBook *book)
{
  const CjmJourney *journey = book->journey;
  g_autofree char *title = cjm_xlsx_text_new(journey->title.at, 255),
                  *author = cjm_xlsx_text_new(journey->owner.at ? journey->owner.at : "", 255);
  lxw_doc_properties properties = {.title = title, .author = *author ? author : NULL, .created = creation_time(journey)};
  book->lib->workbook_set_properties(book->workbook, &properties);
}

static bool write_file(const CjmXlsxLibrary *lib, const CjmJourney *journey, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname(path);
  lxw_workbook_options options = {.tmpdir = folder};
  g_autofree CjmLang *lang = cjm_journey_lang_new(journey);
  CjmXlsxBook book = {.lib = lib,
                      .journey = journey,
                      .lang = lang,
                      .workbook = lib->workbook_new_opt(path, &options),
                      .names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
  add_formats(&book);
  set_properties(&book);
  cjm_xlsx_add_map(&book);
  cjm_xlsx_add_opportunities(&book);
  cjm_xlsx_add_steps(&book);
  lxw_error failure = lib->workbook_close(book.workbook);
  g_hash_table_unref(book.names);
  if (failure == LXW_NO_ERROR) return true;
  g_set_error(error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_FAILED,
              "libxlsxwriter cannot write the workbook (error %d); is there room in %s?", (int)failure, folder);
  return false;
}

/* The library writes files, and numbers as the locale has them. */
static bool write_workbook(const CjmJourney *journey, const char *path, GString *out, GError **error)
{
  const CjmXlsxLibrary *lib = cjm_xlsx_library_load(error);
  if (!lib) return false;
  locale_t neutral = newlocale(LC_ALL_MASK, "C", (locale_t)0), before = uselocale(neutral);
  bool written = write_file(lib, journey, path, error);
  uselocale(before);
  freelocale(neutral);
  g_autofree char *data = NULL;
  gsize len;
  if (!written || !g_file_get_contents(path, &data, &len, error)) return false;
  g_string_append_len(out, data, (gssize)len);
  return true;
}

static bool write_xlsx(const CjmJourney *journey, const char *prefix, GString *out, GError **error)
{
  (void)prefix;
  /* Not only from GLib, which keeps the value that it had at the first call. */
  const char *chosen = g_getenv("TMPDIR");
  g_autofree char *path = g_build_filename(chosen && *chosen ? chosen : g_get_tmp_dir(), "cjm-XXXXXX", NULL);
  int fd = g_mkstemp(path);
  if (fd < 0) {
    g_set_error(error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_FAILED, "cannot write a temporary file in %s: %s",
                chosen && *chosen ? chosen : g_get_tmp_dir(), g_strerror(errno));
    return false;
  }
  close(fd);
  bool written = write_workbook(journey, path, out, error);
  g_unlink(path);
  return written;
}

#else

static bool write_xlsx(const struct CjmJourney *journey, const char *prefix, GString *out, GError **error)
{
  (void)journey;
  (void)prefix;
  (void)out;
  g_set_error(error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_FAILED,
              "this cjm was built without libxlsxwriter, and cannot write xlsx: install its headers (Debian: libxlsxwriter-dev) "
              "and build cjm again");
  return false;
}

#endif

const CjmFormat cjm_format_xlsx = {
  .name = "xlsx",
  .media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  .help = "A workbook: the map with its curve, a sheet for each step, opportunities and plan",
  .write = write_xlsx,
};
