#include "lsp/names.h"

#include <string.h>

#include "format/shapes.h"
#include "format/walk.h"
#include "journey/id.h"
#include "journey/lexicon.h"
#include "lang/lang.h"

const char *cjm_lsp_title_of(const CjmShape *shape, const CjmObject *object)
{
  const CjmField *title = cjm_shape_field(shape, "title"), *main = cjm_shape_main(shape);
  const CjmField *field = title ? title : main;
  if (!field || field->type != CJM_FIELD_TEXT) return NULL;
  return ((const CjmText *)((const char *)object + field->offset))->at;
}

typedef struct Search {
  CjmKind kind;
  GArray *names;
} Search;

static bool enter(const CjmFrame *frame, void *data)
{
  const Search *search = data;
  const CjmObject *object = frame->object;
  if (object->kind == search->kind && object->id) {
    CjmLspName name = {object, frame->shape, cjm_lsp_title_of(frame->shape, object)};
    g_array_append_val(search->names, name);
  }
  return true;
}

/* Tags may be defined by their use, where no walk finds them. */
static void add_tags(const CjmJourney *journey, GArray *names)
{
  for (size_t i = 0; i < journey->tags.n; i++) {
    const CjmTag *tag = journey->tags.at[i];
    CjmLspName name = {&tag->o, &cjm_shape_tag, tag->title.at};
    if (tag->o.id) g_array_append_val(names, name);
  }
}

GArray *cjm_lsp_names_new(const CjmJourney *journey, CjmKind kind)
{
  Search search = {kind, g_array_new(FALSE, FALSE, sizeof(CjmLspName))};
  if (!journey) return search.names;
  if (kind == CJM_KIND_TAG) add_tags(journey, search.names);
  else cjm_walk(&cjm_shape_journey, journey, &(CjmWalk){.enter = enter, .every_step = true}, &search);
  return search.names;
}

bool cjm_lsp_name_find(const CjmJourney *journey, CjmKind kind, const char *id, CjmLspName *ret_name)
{
  g_autoptr(GArray) names = cjm_lsp_names_new(journey, kind);
  g_autofree char *wanted = cjm_id_fold_new(id);
  for (guint i = 0; i < names->len; i++) {
    const CjmLspName *name = &g_array_index(names, CjmLspName, i);
    g_autofree char *folded = cjm_id_fold_new(name->object->id);
    if (strcmp(folded, wanted) != 0 && !(kind == CJM_KIND_TAG && g_strcmp0(name->title, id) == 0)) continue;
    *ret_name = *name;
    return true;
  }
  return false;
}

double cjm_lsp_valence_score(const CjmJourney *journey, double valence)
{
  enum { WORST = -2, BEST = 2 }; /* of the lexicon */
  return journey ? cjm_journey_score_at(journey, (valence - WORST) / (BEST - WORST)) : valence;
}

bool cjm_lsp_feeling_score(const CjmJourney *journey, const char *word, double *ret_score)
{
  double valence;
  if (!cjm_lexicon_find(journey ? journey->lang.at : NULL, word, &valence)) return false;
  *ret_score = cjm_lsp_valence_score(journey, valence);
  return true;
}

char *cjm_lsp_score_new(double score)
{
  return cjm_lang_score_new(cjm_lang_find(NULL), score);
}
