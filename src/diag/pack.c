#include "diag/pack.h"

#include <string.h>

/* Texts are bytes: names of files need not be UTF-8. */
#define SOURCES "a(ayay)"                       /* name, text */
#define SPAN    "(iuu)"                         /* place among the sources, -1 for none; start, end */
#define RELATED "a(" SPAN "ay)"                 /* span, message */
#define EDITS   "a(" SPAN "ay)"                 /* span, text */
#define FIX     "m(uay" EDITS ")"               /* safety, title */
#define DIAGS   "a(uu" SPAN "aymay" RELATED FIX ")" /* code, severity, span, message, help */
#define BEYOND  "au"                            /* how many of each severity were not kept */
#define PACKED  "(" SOURCES DIAGS BEYOND ")"

static int source_index(GPtrArray *sources, const CjmSource *source)
{
  guint i;
  if (!source) return -1;
  if (!g_ptr_array_find(sources, source, &i)) {
    i = sources->len;
    g_ptr_array_add(sources, (void *)source);
  }
  return (int)i;
}

static GVariant *pack_span(GPtrArray *sources, CjmSpan span)
{
  return g_variant_new(SPAN, source_index(sources, span.source), span.start, span.end);
}

static GVariant *pack_related(GPtrArray *sources, const GArray *related)
{
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE(RELATED));
  for (guint i = 0; related && i < related->len; i++) {
    const CjmRelated *one = &g_array_index(related, CjmRelated, i);
    g_variant_builder_add(&builder, "(@" SPAN "^ay)", pack_span(sources, one->span), one->message);
  }
  return g_variant_builder_end(&builder);
}

static GVariant *pack_fix(GPtrArray *sources, const CjmFix *fix)
{
  GVariantBuilder edits;
  g_variant_builder_init(&edits, G_VARIANT_TYPE(EDITS));
  const CjmEdit *edit;
  for (size_t i = 0; fix && (edit = cjm_fix_edit(fix, i)) != NULL; i++)
    g_variant_builder_add(&edits, "(@" SPAN "^ay)", pack_span(sources, edit->span), edit->text);
  g_autoptr(GVariant) packed = g_variant_ref_sink(g_variant_builder_end(&edits));
  GVariant *inside = fix ? g_variant_new("(u^ay@" EDITS ")", fix->safety, fix->title, packed) : NULL;
  return g_variant_new_maybe(G_VARIANT_TYPE("(uay" EDITS ")"), inside);
}

static GVariant *pack_sources(const GPtrArray *sources)
{
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE(SOURCES));
  for (guint i = 0; i < sources->len; i++) {
    const CjmSource *source = g_ptr_array_index(sources, i);
    g_variant_builder_add(&builder, "(^ay@ay)", source->name,
                          g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, source->text, source->len, 1));
  }
  return g_variant_builder_end(&builder);
}

static GVariant *pack_beyond(const CjmDiags *diags)
{
  guint32 beyond[CJM_SEVERITY_ERROR + 1];
  for (size_t i = 0; i < G_N_ELEMENTS(beyond); i++) beyond[i] = cjm_diags_beyond(diags, (CjmSeverity)i);
  return g_variant_new_fixed_array(G_VARIANT_TYPE_UINT32, beyond, G_N_ELEMENTS(beyond), sizeof beyond[0]);
}

GBytes *cjm_diags_pack_new(const CjmDiags *diags)
{
  g_autoptr(GPtrArray) sources = g_ptr_array_new();
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE(DIAGS));
  for (size_t i = 0; i < cjm_diags_length(diags); i++) {
    const CjmDiag *diag = cjm_diags_at(diags, i);
    g_variant_builder_add(&builder, "(uu@" SPAN "^aym^ay@" RELATED "@" FIX ")", diag->code, diag->severity,
                          pack_span(sources, diag->span), diag->message, diag->help, pack_related(sources, diag->related),
                          pack_fix(sources, diag->fix));
  }
  GVariant *found = g_variant_builder_end(&builder);
  g_autoptr(GVariant) packed =
    g_variant_ref_sink(g_variant_new("(@" SOURCES "@" DIAGS "@" BEYOND ")", pack_sources(sources), found, pack_beyond(diags)));
  return g_variant_get_data_as_bytes(packed);
}

/* Not g_variant_iter_loop(), which frees a byte string inside a tuple as if it were a list of them. */
static void unpack_sources(GVariant *packed, GPtrArray *sources)
{
  for (gsize i = 0; i < g_variant_n_children(packed); i++) {
    g_autofree char *name = NULL;
    g_autoptr(GVariant) bytes = NULL;
    g_variant_get_child(packed, i, "(^ay@ay)", &name, &bytes);
    gsize len;
    const char *text = g_variant_get_fixed_array(bytes, &len, 1);
    g_ptr_array_add(sources, cjm_source_new(name, len ? g_memdup2(text, len) : NULL, len));
  }
}

/* Where texts are added: `all` had `first` of others before. */
typedef struct Texts {
  const GPtrArray *all;
  guint first;
} Texts;

/* A place that is not in the text is at its end: whoever sends it may have been taken over by a malicious file. */
static CjmSpan unpack_span(GVariant *packed, const Texts *texts)
{
  int i;
  CjmSpan span;
  g_variant_get(packed, SPAN, &i, &span.start, &span.end);
  span.source = i >= 0 && (guint)i < texts->all->len - texts->first ? g_ptr_array_index(texts->all, texts->first + (guint)i) : NULL;
  uint32_t len = span.source ? (uint32_t)span.source->len : 0;
  span.end = MIN(span.end, len);
  span.start = MIN(span.start, span.end);
  return span;
}

/* Word for word: what was cut once is not cut again. */
static void replace(char **text, const char *by)
{
  g_free(*text);
  *text = g_strdup(by);
}

static void unpack_related(GVariant *packed, const Texts *texts, CjmDiag *diag)
{
  for (gsize i = 0; i < g_variant_n_children(packed); i++) {
    g_autoptr(GVariant) span = NULL;
    g_autofree char *message = NULL;
    g_variant_get_child(packed, i, "(@" SPAN "^ay)", &span, &message);
    cjm_diag_related(diag, unpack_span(span, texts), "%s", "");
    replace(&g_array_index(diag->related, CjmRelated, i).message, message);
  }
}

static void unpack_fix(GVariant *packed, const Texts *texts, CjmDiag *diag)
{
  g_autoptr(GVariant) fix = g_variant_get_maybe(packed), edits = NULL;
  g_autofree char *title = NULL;
  guint32 safety;
  if (!fix) return;
  g_variant_get(fix, "(u^ay@" EDITS ")", &safety, &title, &edits);
  diag->fix = cjm_fix_new(safety == CJM_FIX_SAFE ? CJM_FIX_SAFE : CJM_FIX_SUGGESTED, g_steal_pointer(&title));
  for (gsize i = 0; i < g_variant_n_children(edits); i++) {
    g_autoptr(GVariant) span = NULL;
    g_autofree char *text = NULL;
    g_variant_get_child(edits, i, "(@" SPAN "^ay)", &span, &text);
    CjmSpan place = unpack_span(span, texts);
    if (place.source) cjm_fix_add(diag->fix, place, text);
  }
}

static bool unpack_diag(GVariant *packed, const Texts *texts, CjmDiags *diags)
{
  guint32 code, severity;
  g_autoptr(GVariant) span = NULL, related = NULL, fix = NULL;
  g_autofree char *message = NULL, *help = NULL;
  g_variant_get(packed, "(uu@" SPAN "^aym^ay@" RELATED "@" FIX ")", &code, &severity, &span, &message, &help, &related, &fix);
  if (code >= CJM_CODE_COUNT || severity > CJM_SEVERITY_ERROR) return false;
  CjmDiag *diag = cjm_diags_add_as(diags, (CjmSeverity)severity, (CjmCode)code, unpack_span(span, texts), "%s", "");
  replace(&diag->message, message);
  replace(&diag->help, help);
  unpack_related(related, texts, diag);
  unpack_fix(fix, texts, diag);
  return true;
}

bool cjm_diags_unpack(GBytes *packed, CjmDiags *diags, GPtrArray *sources)
{
  g_autoptr(GVariant) all = g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(PACKED), packed, FALSE));
  if (!g_variant_is_normal_form(all)) return false;
  g_autoptr(GVariant) packed_sources = g_variant_get_child_value(all, 0), packed_diags = g_variant_get_child_value(all, 1),
                      packed_beyond = g_variant_get_child_value(all, 2);
  Texts texts = {sources, sources->len};
  unpack_sources(packed_sources, sources);
  for (gsize i = 0; i < g_variant_n_children(packed_diags); i++) {
    g_autoptr(GVariant) diag = g_variant_get_child_value(packed_diags, i);
    if (!unpack_diag(diag, &texts, diags)) return false;
  }
  gsize n;
  const guint32 *beyond = g_variant_get_fixed_array(packed_beyond, &n, sizeof *beyond);
  for (gsize i = 0; i < n && i <= CJM_SEVERITY_ERROR; i++) cjm_diags_add_beyond(diags, (CjmSeverity)i, beyond[i]);
  return true;
}
