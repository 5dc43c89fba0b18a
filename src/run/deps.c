#include "run/deps.h"

#include <string.h>

#include "base/printable.h"
#include "run/console.h"
#include "run/save.h"

CjmDeps cjm_deps_begin(void)
{
  return (CjmDeps){g_string_new(NULL), g_ptr_array_new_with_free_func(g_free), NULL};
}

/* Whether there is no way to write a name that make and ninja both read as it is. Make runs what follows a semicolon, and sets a
 * variable at an equals sign; ninja ends a name at quotes; and they disagree on a backslash before #. */
static bool is_unwritable(const char *name)
{
  return cjm_has_control(name) || strpbrk(name, ";=|&<>*?[]()%^\"'`") || strstr(name, "\\#") || name[0] == '~';
}

/* As both make and ninja read it: a backslash before spaces, # and :, and $ twice. */
static void append_name(CjmDeps *deps, const char *name)
{
  GString *out = deps->rules;
  if (!deps->unwritable && is_unwritable(name)) deps->unwritable = g_strdup(name);
  size_t backslashes = 0;
  for (const char *c = name; *c; c++) {
    if (*c == ' ' || *c == '#')
      for (size_t i = 0; i < backslashes; i++) g_string_append_c(out, '\\');
    if (strchr(" #:", *c)) g_string_append_c(out, '\\');
    if (*c == '$') g_string_append_c(out, '$');
    g_string_append_c(out, *c);
    backslashes = *c == '\\' ? backslashes + 1 : 0;
  }
}

/* Fonts have absolute paths; relative to the current folder, a path is the same in every checkout. */
static char *local_name_new(const char *path)
{
  g_autofree char *here = g_get_current_dir(), *folder = g_strconcat(here, "/", NULL);
  return g_strdup(g_str_has_prefix(path, folder) ? path + strlen(folder) : path);
}

static void add_input(CjmDeps *deps, const char *path)
{
  g_autofree char *name = local_name_new(path);
  g_string_append(deps->rules, " \\\n ");
  append_name(deps, name);
  if (!g_ptr_array_find_with_equal_func(deps->inputs, name, g_str_equal, NULL))
    g_ptr_array_add(deps->inputs, g_steal_pointer(&name));
}

void cjm_deps_add(CjmDeps *deps, const CjmJobResult *result)
{
  if (!result->outputs->len) return; /* a library, which has no outputs */
  for (guint i = 0; i < result->outputs->len; i++) {
    g_string_append(deps->rules, i ? " " : "");
    append_name(deps, g_array_index(result->outputs, CjmOutput, i).path);
  }
  g_string_append_c(deps->rules, ':');
  for (char **input = result->inputs; *input; input++) add_input(deps, *input);
  g_string_append_c(deps->rules, '\n');
}

/* A rule without recipe for each input, so that make continues if an image no longer exists. */
static void append_phony_rules(CjmDeps *deps)
{
  for (guint i = 0; i < deps->inputs->len; i++) {
    g_string_append_c(deps->rules, '\n');
    append_name(deps, deps->inputs->pdata[i]);
    g_string_append(deps->rules, ":\n");
  }
}

CjmResult cjm_deps_end(CjmDeps *deps, const char *path)
{
  CjmResult result = CJM_OK;
  char *error = NULL;
  append_phony_rules(deps);
  if (path && deps->unwritable) {
    cjm_console_error("%s: a file named '%s' cannot be listed there: make or ninja would read another name", path, deps->unwritable);
    result = CJM_ENVIRONMENT;
  } else if (path) result = cjm_run_save(path, deps->rules->str, deps->rules->len, &error);
  cjm_console_failure(NULL, error);
  g_string_free(deps->rules, TRUE);
  g_ptr_array_unref(deps->inputs);
  g_free(deps->unwritable);
  return result;
}
