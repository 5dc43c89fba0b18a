#include "run/files.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/beneath.h"
#include "base/input.h"
#include "base/number.h"
#include "base/printable.h"
#include "run/console.h"

enum { LIST_BYTES_MAX = 64 * 1024 * 1024, SHARDS_MAX = 1000000 };

/* ---- folders ---- */

static bool is_journey_name(const char *name)
{
  static const char *const endings[] = {".yaml", ".yml", ".json"};
  for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
    if (g_str_has_suffix(name, endings[i])) return true;
  return false;
}

/* A folder on the way down. */
typedef struct Walk {
  const char *root;   /* nothing outside of it is read */
  GPtrArray *files;   /* char * */
  GPtrArray *folders; /* char *; NULL: not wanted */
} Walk;

/* The path below the root; NULL where it is not. */
static char *below_root_new(const char *root, const char *path)
{
  g_autofree char *full = g_canonicalize_filename(path, NULL), *full_root = g_canonicalize_filename(root, NULL);
  size_t len = strlen(full_root);
  if (strcmp(full_root, "/") == 0) return g_strdup(full + 1);
  return strncmp(full, full_root, len) == 0 && full[len] == '/' ? g_strdup(full + len + 1) : NULL;
}

/* Adds a regular file. A link that leads out of the root fails: a pull request may bring one. */
static bool add_found(Walk *walk, char *path, GError **error)
{
  int fd;
  g_autofree char *below = below_root_new(walk->root, path);
  CjmBeneathStatus status = below ? cjm_beneath_open(walk->root, below, &fd, error) : CJM_BENEATH_OUTSIDE;
  if (status == CJM_BENEATH_OK) {
    close(fd);
    g_ptr_array_add(walk->files, g_strdup(path));
  }
  if (status == CJM_BENEATH_OUTSIDE)
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_PERM, "%s leads out of %s; --root names a wider folder", path, walk->root);
  return status != CJM_BENEATH_OUTSIDE && status != CJM_BENEATH_FAILED;
}

static bool walk_folder(Walk *walk, const char *folder, GError **error);

/* Files and folders whose names begin with a full stop are left out, and so are symbolic links to folders. */
static bool walk_entry(Walk *walk, const char *folder, const char *name, GError **error)
{
  if (name[0] == '.') return true;
  g_autofree char *path = strcmp(folder, ".") == 0 ? g_strdup(name) : g_build_filename(folder, name, NULL);
  bool is_folder = g_file_test(path, G_FILE_TEST_IS_DIR);
  if (!is_folder && !is_journey_name(name)) return true;
  if (cjm_has_control(name)) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: the name has control characters", path);
    return false;
  }
  if (!is_folder) return add_found(walk, path, error);
  return g_file_test(path, G_FILE_TEST_IS_SYMLINK) || walk_folder(walk, path, error);
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

static int compare_names(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static CjmResult add_folder(const CjmFileSettings *settings, const char *folder, GPtrArray *files)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  g_autoptr(GError) error = NULL;
  bool walked = walk_folder(&(Walk){.root = settings->root ? settings->root : folder, .files = found}, folder, &error);
  g_ptr_array_sort(found, compare_names);
  if (!walked) cjm_console_error("%s", error->message);
  else if (!found->len) cjm_console_error("there is no .yaml, .yml or .json in %s", folder);
  CjmResult result = walked && found->len ? CJM_OK : CJM_ENVIRONMENT;
  g_ptr_array_extend_and_steal(files, g_steal_pointer(&found));
  return result;
}

static CjmResult add(const CjmFileSettings *settings, const char *name, GPtrArray *files)
{
  if (settings->recursive && g_file_test(name, G_FILE_TEST_IS_DIR)) return add_folder(settings, name, files);
  g_ptr_array_add(files, g_strdup(name));
  return CJM_OK;
}

/* ---- lists ---- */

static CjmResult add_names(const CjmFileSettings *settings, const char *names, size_t len, GPtrArray *files)
{
  CjmResult result = CJM_OK;
  for (const char *name = names; result == CJM_OK && name < names + len; name += strlen(name) + 1)
    if (*name) result = add(settings, name, files);
  return result;
}

static CjmResult add_list(const char *command, const CjmFileSettings *settings, GPtrArray *files)
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

/* FNV-1a with 64 bits: the same on every machine, whatever its byte order. */
static guint64 hash(const char *name)
{
  guint64 value = G_GUINT64_CONSTANT(0xcbf29ce484222325);
  for (; *name; name++) value = (value ^ (guchar)*name) * G_GUINT64_CONSTANT(0x100000001b3);
  return value;
}

static CjmResult keep_shard(const char *command, const char *shard, GPtrArray *files)
{
  double mine = 0, all = 0;
  g_auto(GStrv) parts = g_strsplit(shard, "/", 2);
  bool numbers = parts[0] && parts[1] && cjm_number_parse(parts[0], &mine) && cjm_number_parse(parts[1], &all);
  if (!numbers || mine < 1 || mine > all || all > SHARDS_MAX || mine != (double)(guint64)mine || all != (double)(guint64)all)
    return cjm_console_misuse(command, "--shard takes I/N, such as 2/5, not '%s'", shard);
  for (guint i = files->len; i-- > 0;)
    if (hash(files->pdata[i]) % (guint64)all != (guint64)mine - 1) g_ptr_array_remove_index(files, i);
  return CJM_OK;
}

/* ---- all ---- */

static int count_stdin(const CjmFileSettings *settings, const GPtrArray *files)
{
  int n = g_strcmp0(settings->list, "-") == 0;
  for (guint i = 0; i < files->len; i++) n += strcmp(files->pdata[i], "-") == 0;
  return n;
}

static CjmResult collect(const char *command, const CjmFileSettings *settings, char *const *operands, int n, GPtrArray *files)
{
  CjmResult result = CJM_OK;
  for (int i = 0; result == CJM_OK && i < n; i++) result = add(settings, operands[i], files);
  if (result == CJM_OK && settings->list) result = add_list(command, settings, files);
  if (!n && !settings->list) g_ptr_array_add(files, g_strdup("-"));
  if (result == CJM_OK && count_stdin(settings, files) > 1)
    result = cjm_console_misuse(command, "standard input can be read once");
  return result == CJM_OK && settings->shard ? keep_shard(command, settings->shard, files) : result;
}

CjmResult cjm_files_collect(const char *command, const CjmFileSettings *settings, char *const *operands, int n,
                            GPtrArray **ret_files)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  CjmResult result = collect(command, settings, operands, n, files);
  if (result == CJM_OK) *ret_files = g_steal_pointer(&files);
  return result;
}

void cjm_files_add_folders(const CjmFileSettings *settings, char *const *operands, int n, GPtrArray *folders)
{
  g_autoptr(GPtrArray) ignored = g_ptr_array_new_with_free_func(g_free);
  for (int i = 0; i < n && settings->recursive; i++)
    if (g_file_test(operands[i], G_FILE_TEST_IS_DIR))
      walk_folder(&(Walk){.root = settings->root ? settings->root : operands[i], .files = ignored, .folders = folders},
                  operands[i], NULL);
}
