#include "run/files.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/beneath.h"
#include "base/input.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/printable.h"
#include "run/console.h"
#include "run/sniff.h"

enum { LIST_BYTES_MAX = 64 * 1024 * 1024, SHARDS_MAX = 1000000 };

static void input_free(void *data)
{
  CjmInput *input = data;
  g_free(input->path);
  g_free(input->folder);
  g_free(input->root);
  g_free(input);
}

static void add_input(CjmFiles *files, const char *path, const char *folder, const char *root)
{
  CjmInput *input = g_new(CjmInput, 1);
  *input = (CjmInput){g_strdup(path), g_strdup(folder), g_strdup(root)};
  g_ptr_array_add(files->inputs, input);
}

static CjmFiles files_init(void)
{
  return (CjmFiles){g_ptr_array_new_with_free_func(input_free), g_ptr_array_new_with_free_func(g_free)};
}

void cjm_files_clear(CjmFiles *files)
{
  g_clear_pointer(&files->inputs, g_ptr_array_unref);
  g_clear_pointer(&files->skipped, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CjmFiles, cjm_files_clear)

/* ---- folders ---- */

/* The state of walking a folder. */
typedef struct Walk {
  const char *root;   /* nothing outside it is read */
  const char *top;    /* the folder argument */
  bool recursive;     /* includes subfolders */
  bool has_below;     /* there are subfolders that are not searched */
  CjmFiles *files;    /* NULL: not needed */
  GPtrArray *folders; /* char *; NULL: not needed */
} Walk;

char *cjm_path_below_new(const char *root, const char *path)
{
  g_autofree char *full = g_canonicalize_filename(path, NULL), *full_root = g_canonicalize_filename(root, NULL);
  size_t len = strlen(full_root);
  if (strcmp(full_root, "/") == 0) return g_strdup(full + 1);
  return strncmp(full, full_root, len) == 0 && full[len] == '/' ? g_strdup(full + len + 1) : NULL;
}

/* "" for the folder argument itself. */
static char *folder_below_top_new(const Walk *walk, const char *folder)
{
  char *below = cjm_path_below_new(walk->top, folder);
  return below ? below : g_strdup("");
}

static bool is_journey(const char *path, int fd, GError **error)
{
  g_autofree char *text = NULL;
  size_t len;
  if (cjm_is_journey_name(path)) return true;
  return cjm_input_read_fd(fd, path, cjm_limits_default().file_bytes, &text, &len, error) && cjm_looks_like_journey(text, len);
}

/* Adds a regular file. A symbolic link that leads out of the root is an error, as it may come from a pull request. The file is
 * opened in the same way when it is read. */
static bool add_found(Walk *walk, const char *folder, const char *path, GError **error)
{
  int fd;
  GError *failed = NULL;
  g_autofree char *below = cjm_path_below_new(walk->root, path), *from_top = folder_below_top_new(walk, folder);
  CjmBeneathStatus status = below ? cjm_beneath_open(walk->root, below, &fd, &failed) : CJM_BENEATH_OUTSIDE;
  if (status == CJM_BENEATH_OK) {
    if (is_journey(path, fd, &failed)) add_input(walk->files, path, from_top, walk->root);
    else if (!failed) g_ptr_array_add(walk->files->skipped, g_strdup(path));
    close(fd);
  }
  if (status == CJM_BENEATH_OUTSIDE)
    g_set_error(&failed, G_FILE_ERROR, G_FILE_ERROR_PERM, "%s is outside %s; --root sets a wider folder", path, walk->root);
  if (!failed) return true;
  g_propagate_error(error, failed);
  return false;
}

static bool walk_folder(Walk *walk, const char *folder, GError **error);

/* Files and folders whose names begin with a full stop are left out, and so are symbolic links to folders. */
static bool walk_entry(Walk *walk, const char *folder, const char *name, GError **error)
{
  if (name[0] == '.') return true;
  g_autofree char *path = strcmp(folder, ".") == 0 ? g_strdup(name) : g_build_filename(folder, name, NULL);
  bool is_folder = g_file_test(path, G_FILE_TEST_IS_DIR);
  if (is_folder && (!walk->recursive || g_file_test(path, G_FILE_TEST_IS_SYMLINK))) {
    walk->has_below = walk->has_below || !walk->recursive;
    return true;
  }
  if (!is_folder && !cjm_is_data_name(name)) return true;
  if (cjm_has_control(name)) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: the name has control characters", path);
    return false;
  }
  if (is_folder) return walk_folder(walk, path, error);
  return !walk->files || add_found(walk, folder, path, error);
}

static bool walk_folder(Walk *walk, const char *folder, GError **error)
{
  g_autoptr(GDir) dir = g_dir_open(folder, 0, error);
  if (!dir) return false;
  if (walk->folders) g_ptr_array_add(walk->folders, g_strdup(folder));
  bool walked = true;
  for (const char *name; walked && (name = g_dir_read_name(dir));) walked = walk_entry(walk, folder, name, error);
  return walked;
}

static int compare_inputs(const void *a, const void *b)
{
  return strcmp((*(CjmInput *const *)a)->path, (*(CjmInput *const *)b)->path);
}

static int compare_names(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Reports a folder without journeys, with possible reasons. */
static void report_none(const char *folder, const Walk *walk)
{
  guint n = walk->files->skipped->len;
  g_autofree char *others =
    n ? g_strdup_printf("; %u other file%s (a journey has a top-level `phases`, `extends` or `library`)", n, n == 1 ? "" : "s")
      : g_strdup("");
  cjm_console_error("there is no journey in %s%s%s", folder, others,
                    walk->has_below ? "; -r searches its subfolders too" : "");
}

static CjmResult add_folder(const CjmFileSettings *settings, const char *folder, CjmFiles *files)
{
  g_auto(CjmFiles) found = files_init();
  g_autoptr(GError) error = NULL;
  Walk walk = {
    .root = settings->root ? settings->root : folder, .top = folder, .recursive = settings->recursive, .files = &found};
  if (!walk_folder(&walk, folder, &error)) {
    cjm_console_error("%s", error->message);
    return CJM_ENVIRONMENT;
  }
  if (!found.inputs->len) {
    report_none(folder, &walk);
    return CJM_ENVIRONMENT;
  }
  g_ptr_array_sort(found.inputs, compare_inputs);
  g_ptr_array_sort(found.skipped, compare_names);
  g_ptr_array_extend_and_steal(files->inputs, g_steal_pointer(&found.inputs));
  g_ptr_array_extend_and_steal(files->skipped, g_steal_pointer(&found.skipped));
  return CJM_OK;
}

static CjmResult add(const CjmFileSettings *settings, const char *name, CjmFiles *files)
{
  if (g_file_test(name, G_FILE_TEST_IS_DIR)) return add_folder(settings, name, files);
  add_input(files, name, NULL, NULL);
  return CJM_OK;
}

/* ---- operands ---- */

/* Reports an operand that cannot be a file name, and the probable mistake. */
static CjmResult check_operand(const char *command, const char *name)
{
  if (!*name) return cjm_console_misuse(command, "the name of a file is empty; is a shell variable not set?");
  if (g_file_test(name, G_FILE_TEST_EXISTS)) return CJM_OK;
  g_autofree char *scheme = g_uri_parse_scheme(name);
  if (scheme && g_str_has_prefix(name + strlen(scheme), "://"))
    return cjm_console_misuse(command, "'%s' is a URL, but cjm only reads files; use `curl -L %s | cjm %s -`", name, name, command);
  if (!strpbrk(name, "*?[")) return CJM_OK;
  cjm_console_error("no file matches '%s'", name);
  return CJM_ENVIRONMENT;
}

static CjmResult add_operand(const char *command, const CjmFileSettings *settings, const char *name, CjmFiles *files)
{
  CjmResult result = check_operand(command, name);
  return result == CJM_OK ? add(settings, name, files) : result;
}

/* ---- lists ---- */

/* Files in a list were usually found by another program, perhaps in an untrusted repository: a symbolic link must not lead out
 * of its folder. */
static CjmResult add_listed(const CjmFileSettings *settings, const char *name, CjmFiles *files)
{
  if (strcmp(name, "-") == 0 || g_file_test(name, G_FILE_TEST_IS_DIR)) return add(settings, name, files);
  g_autofree char *folder = g_path_get_dirname(name), *below = settings->root ? cjm_path_below_new(settings->root, name) : NULL;
  add_input(files, name, NULL, below ? settings->root : folder);
  return CJM_OK;
}

static CjmResult add_names(const CjmFileSettings *settings, const char *names, size_t len, CjmFiles *files)
{
  CjmResult result = CJM_OK;
  for (const char *name = names; result == CJM_OK && name < names + len; name += strlen(name) + 1)
    if (*name) result = add_listed(settings, name, files);
  return result;
}

static CjmResult add_list(const char *command, const CjmFileSettings *settings, CjmFiles *files)
{
  g_autofree char *names = NULL;
  size_t len;
  g_autoptr(GError) error = NULL;
  if (!cjm_input_read(settings->list, LIST_BYTES_MAX, &names, &len, &error)) {
    cjm_console_error("%s", error->message);
    return CJM_ENVIRONMENT;
  }
  if (len > LIST_BYTES_MAX)
    return cjm_console_misuse(command, "the list of --files-from is longer than %d bytes", LIST_BYTES_MAX);
  if (strlen(names) == len && strchr(names, '\n'))
    return cjm_console_misuse(
      command, "the names of --files-from end with a NUL byte, as `git ls-files -z` and `find -print0` write them");
  return add_names(settings, names, len, files);
}

/* ---- shards ---- */

/* 64-bit FNV-1a: the same on every machine, independent of byte order. */
static guint64 hash(const char *name)
{
  guint64 value = G_GUINT64_CONSTANT(0xcbf29ce484222325);
  for (; *name; name++) value = (value ^ (guchar)*name) * G_GUINT64_CONSTANT(0x100000001b3);
  return value;
}

static CjmResult keep_shard(const char *command, const char *shard, GPtrArray *inputs)
{
  double mine = 0, all = 0;
  g_auto(GStrv) parts = g_strsplit(shard, "/", 2);
  bool numbers = parts[0] && parts[1] && cjm_number_parse(parts[0], &mine) && cjm_number_parse(parts[1], &all);
  if (!numbers || mine < 1 || mine > all || all > SHARDS_MAX || mine != (double)(guint64)mine || all != (double)(guint64)all)
    return cjm_console_misuse(command, "--shard takes I/N, such as 2/5, not '%s'", shard);
  for (guint i = inputs->len; i-- > 0;)
    if (hash(((const CjmInput *)inputs->pdata[i])->path) % (guint64)all != (guint64)mine - 1) g_ptr_array_remove_index(inputs, i);
  return CJM_OK;
}

/* ---- all ---- */

static int count_stdin(const CjmFileSettings *settings, const GPtrArray *inputs)
{
  int n = g_strcmp0(settings->list, "-") == 0;
  for (guint i = 0; i < inputs->len; i++) n += strcmp(((const CjmInput *)inputs->pdata[i])->path, "-") == 0;
  return n;
}

static CjmResult collect(const char *command, const CjmFileSettings *settings, char *const *operands, int n, CjmFiles *files)
{
  CjmResult result = CJM_OK;
  for (int i = 0; result == CJM_OK && i < n; i++) result = add_operand(command, settings, operands[i], files);
  if (result == CJM_OK && settings->list) result = add_list(command, settings, files);
  if (!n && !settings->list) add_input(files, "-", NULL, NULL);
  if (result == CJM_OK && count_stdin(settings, files->inputs) > 1)
    result = cjm_console_misuse(command, "standard input can be read only once");
  return result == CJM_OK && settings->shard ? keep_shard(command, settings->shard, files->inputs) : result;
}

CjmResult cjm_files_collect(const char *command, const CjmFileSettings *settings, char *const *operands, int n, CjmFiles *ret_files)
{
  g_auto(CjmFiles) files = files_init();
  CjmResult result = collect(command, settings, operands, n, &files);
  if (result != CJM_OK) return result;
  *ret_files = files;
  files = (CjmFiles){0};
  return CJM_OK;
}

void cjm_files_add_folders(const CjmFileSettings *settings, char *const *operands, int n, GPtrArray *folders)
{
  for (int i = 0; i < n; i++)
    if (g_file_test(operands[i], G_FILE_TEST_IS_DIR))
      walk_folder(&(Walk){.top = operands[i], .recursive = settings->recursive, .folders = folders}, operands[i], NULL);
}
