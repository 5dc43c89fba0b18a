/* decode.c: decodes a tree into a journey: all values are read first, then references are resolved and values checked. */
#include "decode/decode.h"

#include <string.h>

#include "base/paper.h"
#include "decode/decoder.h"

/* The address of the map is also drawn as a QR code. */
static void check_url(CjmDecoder *d)
{
  const CjmText *url = &d->journey->url;
  if (url->at == NULL || strlen(url->at) <= CJM_QR_BYTES) {
    return;
  }
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_URL_TOO_LONG, url->span, "`url` has %zu bytes; a QR code has room for %d",
                                strlen(url->at), CJM_QR_BYTES);
  cjm_diag_help(diag, "use a shorter address that leads to the same place");
}

static void check_paper(CjmDecoder *d, const CjmText *text)
{
  CjmPaper paper;
  g_autofree char *message = NULL, *help = NULL;
  if (text->at == NULL || cjm_paper_parse(text->at, &paper, &message, &help)) {
    return;
  }
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_PAPER, text->span, "%s", message);
  cjm_diag_help(diag, "%s", help);
}

static void check_papers(CjmDecoder *d)
{
  check_paper(d, &d->journey->paper);
  for (size_t i = 0; i < d->journey->views.n; i++) {
    check_paper(d, &d->journey->views.at[i]->paper);
  }
}

/* References and everything else that needs the whole file. */
static void finish(CjmDecoder *d)
{
  cjm_refs_resolve(d);
  cjm_paths_finish(d);
  cjm_touchpoints_finish(d);
  cjm_emotions_finish(d);
  cjm_metrics_finish(d);
  cjm_lanes_finish(d);
  cjm_gates_finish(d);
  cjm_words_finish(d);
  cjm_texts_finish(d);
  check_url(d);
  check_papers(d);
}

static CjmJourney *decode(CjmDecoder *d, const CjmNode *root)
{
  d->journey = cjm_object_new(d, &cjm_shape_journey, root);
  d->journey->lang = (CjmText){.at = cjm_shape_field(&cjm_shape_journey, "lang")->fallback};
  CjmTarget target = {.shape = &cjm_shape_journey, .object = d->journey};
  cjm_decode_map(d, root, &target, 1);
  finish(d);
  return d->journey;
}

/* If the whole journey is inside a single key, reports that and returns the inner mapping. */
static const CjmNode *unwrap(const CjmNode *root, CjmDiags *diags)
{
  const CjmNode *inner = root->kind == CJM_NODE_MAP && root->n == 1 ? root->items[0] : NULL;
  if (inner == NULL || !cjm_has_phases(inner) || cjm_shape_field(&cjm_shape_journey, root->keys[0]->text) != NULL) {
    return root;
  }
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_UNKNOWN_KEY, root->keys[0]->span, "the whole journey is inside `%s`",
                                root->keys[0]->text);
  cjm_diag_help(diag, "delete this line, and remove the indentation of all others");
  cjm_fix_wrapper(diag, root, 0);
  return inner;
}

/* Whether a file has `library: true`; other values are reported when the key is read. */
static bool is_library(const CjmNode *root)
{
  const CjmNode *library = cjm_node_get(root, "library");
  return library != NULL && library->kind == CJM_NODE_SCALAR && g_ascii_strcasecmp(library->text, "true") == 0;
}

static CjmJourney *decode_root(CjmArena *arena, const CjmJoined *joined, CjmDiags *diags, CjmDiags *earlier)
{
  const CjmNode *root = joined->root;
  if (root->kind != CJM_NODE_MAP && root->recovered) {
    return NULL; /* the mistake has been reported */
  }
  if (root->kind != CJM_NODE_MAP) {
    CjmDiag *diag =
      cjm_diags_add(diags, CJM_CODE_NOT_A_MAP, root->span, "this is not a journey: a journey file is a block of keys");
    cjm_diag_help(diag, "begin with `title: …` and `phases:`");
    return NULL;
  }
  bool incomplete = root->recovered;
  root = unwrap(root, diags);
  CjmDecoder d = {
    .arena = arena,
    .diags = diags,
    .earlier = earlier,
    .root = root,
    .readers = &cjm_readers,
    .partial = joined->partial,
    .is_library = is_library(root),
    .removals = joined->removals,
    .incomplete = incomplete,
    .guessed = g_hash_table_new(NULL, NULL),
    .named = g_array_new(FALSE, FALSE, sizeof(CjmNamed)),
    .refs = g_array_new(FALSE, FALSE, sizeof(CjmPendingRef)),
  };
  CjmJourney *journey = decode(&d, root);
  for (size_t kind = 0; kind < CJM_KIND_COUNT; kind++) {
    g_clear_pointer(&d.ids[kind], g_hash_table_destroy);
  }
  g_hash_table_unref(d.guessed);
  g_array_free(d.refs, TRUE);
  g_array_free(d.named, TRUE);
  return journey;
}

CjmJourney *cjm_decode(CjmArena *arena, const CjmJoined *joined, CjmDiags *diags)
{
  g_autoptr(CjmDiags) found = cjm_diags_new();
  CjmJourney *journey = decode_root(arena, joined, found, diags);
  cjm_diags_sort(found);
  cjm_diags_move_grouped(found, diags, NULL);
  return journey;
}
