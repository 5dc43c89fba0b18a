#include <string.h>

#include "api/api.h"

/* A fix may uncover a mistake that was hidden by another one, such as all of a file in a code fence. */
enum { PASSES_MAX = 40 };

/* The fixes of a document (const CjmFix *) that may be made. */
static GPtrArray *fixes_new(const CjmDocument *document, bool suggested)
{
  GPtrArray *fixes = g_ptr_array_new();
  for (size_t i = 0; i < cjm_diags_length(document->diags); i++) {
    const CjmFix *fix = cjm_diags_at(document->diags, i)->fix;
    if (fix && (suggested || fix->safety == CJM_FIX_SAFE)) g_ptr_array_add(fixes, (void *)fix);
  }
  return fixes;
}

/* Whether the text could be read as YAML: the codes of that are E1xx. */
static bool is_yaml(const CjmDocument *document)
{
  for (size_t i = 0; i < cjm_diags_length(document->diags); i++)
    if (g_str_has_prefix(cjm_code_info(cjm_diags_at(document->diags, i)->code)->code, "E1")) return false;
  return true;
}

static size_t count_errors(const CjmDocument *document)
{
  size_t n = 0;
  for (size_t i = 0; i < cjm_diags_length(document->diags); i++) n += cjm_diags_at(document->diags, i)->severity == CJM_SEVERITY_ERROR;
  return n;
}

/* Whether a fix that is made lets something be read that was not: text that was no YAML, the value of an unknown key, or one of another kind. */
static bool uncovers(const CjmDocument *document, bool suggested)
{
  for (size_t i = 0; i < cjm_diags_length(document->diags); i++) {
    const CjmDiag *diag = cjm_diags_at(document->diags, i);
    bool hides = diag->code == CJM_CODE_UNKNOWN_KEY || diag->code == CJM_CODE_WRONG_KIND || g_str_has_prefix(cjm_code_info(diag->code)->code, "E1");
    if (hides && diag->fix && (suggested || diag->fix->safety == CJM_FIX_SAFE)) return true;
  }
  return false;
}

static bool is_worse(const CjmDocument *before, const CjmDocument *after, bool suggested)
{
  if (is_yaml(before) && !is_yaml(after)) return true;
  return count_errors(after) > count_errors(before) && !uncovers(before, suggested);
}

static CjmResult read_fixed(const char *name, const char *text, size_t len, const CjmFixOptions *options, CjmDocument **ret_document,
                            char **ret_error)
{
  CjmLoadOptions none = {.size = sizeof none};
  CjmResult result =
    cjm_document_read_with(name, options->folder, text, len, options->load ? options->load : &none, ret_document, ret_error);
  return result == CJM_OK ? cjm_document_check(*ret_document, options->rules, options->n_rules, ret_error) : result;
}

/* The text with the fewest errors so far, and the fixes that led to it. */
typedef struct Best {
  char *text; /* NULL: that of the file */
  size_t len, fixes, errors;
} Best;

static void note_best(Best *best, const CjmDocument *document, const char *text, size_t len, size_t fixes)
{
  size_t errors = count_errors(document);
  if (errors >= best->errors) return;
  g_free(best->text);
  *best = (Best){g_memdup2(text, len + 1), len, fixes, errors};
}

CjmResult cjm_document_fix(CjmDocument **document, const CjmFixOptions *given, char **ret_text, size_t *ret_len, size_t *ret_fixes,
                           char **ret_error)
{
  CjmFixOptions options;
  if (!cjm_options_read(given, &options, sizeof options)) return cjm_fail_options(ret_error);
  CjmDocument *current = *document;
  g_autofree char *text = NULL;
  size_t len = 0, fixes = 0;
  CjmResult result = cjm_diags_failed(current->diags) ? CJM_INVALID : CJM_OK, first = result;
  Best best = {.errors = count_errors(current)};
  unsigned pass = 0;
  for (; pass < PASSES_MAX; pass++) {
    const CjmSource *source = current->sources->pdata[0];
    g_autoptr(GPtrArray) wanted = fixes_new(current, options.suggested);
    size_t n, fixed_len;
    g_autofree char *fixed = cjm_fixes_apply_new(source, wanted, &fixed_len, &n);
    if (n == 0 || (fixed_len == source->len && memcmp(fixed, source->text, fixed_len) == 0)) break;
    CjmDocument *next = NULL;
    CjmResult read = read_fixed(source->name, fixed, fixed_len, &options, &next, ret_error);
    if (read > CJM_INVALID || is_worse(current, next, options.suggested)) {
      cjm_document_free(next);
      if (read > CJM_INVALID) result = read;
      break;
    }
    result = read;
    if (current != *document) cjm_document_free(current);
    current = next;
    g_free(text);
    text = g_steal_pointer(&fixed);
    len = fixed_len;
    fixes += n;
    note_best(&best, current, text, len, fixes);
  }
  if (pass == PASSES_MAX) { /* a fix that leaves its mistake as it is would be made for ever */
    CjmDocument *again = NULL;
    CjmResult read = best.text ? read_fixed(((const CjmSource *)(*document)->sources->pdata[0])->name, best.text, best.len, &options, &again, ret_error) : first;
    cjm_document_free(current);
    g_free(text);
    result = read;
    current = again ? again : *document;
    text = again ? g_steal_pointer(&best.text) : NULL;
    len = again ? best.len : 0;
    fixes = again ? best.fixes : 0;
  }
  g_free(best.text);
  if (current != *document) cjm_document_free(*document);
  *document = current;
  *ret_text = g_steal_pointer(&text);
  *ret_len = len;
  *ret_fixes = fixes;
  return result;
}
