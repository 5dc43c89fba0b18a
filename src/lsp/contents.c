/* contents.c: what may stand where in a journey, by the tables of the format. */
#include <string.h>

#include "format/shapes.h"
#include "lsp/place.h"

CjmLspNames cjm_lsp_names_of(CjmLspContents contents, CjmKind *ret_kind)
{
  *ret_kind = CJM_KIND_NONE;
  if (!contents.field || contents.named) return CJM_LSP_NAMES_NONE;
  if (contents.field->type == CJM_FIELD_PAIRS) return CJM_LSP_NAMES_FREE;
  switch (contents.field->reader) {
    case CJM_READER_EMOTIONS: *ret_kind = CJM_KIND_PERSONA; return CJM_LSP_NAMES_IDS;
    case CJM_READER_COMPETITOR_EMOTIONS: *ret_kind = CJM_KIND_STEP; return CJM_LSP_NAMES_IDS;
    case CJM_READER_METRICS: *ret_kind = CJM_KIND_METRIC; return CJM_LSP_NAMES_IDS;
    case CJM_READER_LINT: return CJM_LSP_NAMES_RULES;
    case CJM_READER_LANES:
    case CJM_READER_BLOCKS: return CJM_LSP_NAMES_WORDS;
    case CJM_READER_SCALE_LABELS: return CJM_LSP_NAMES_FREE;
    default: return CJM_LSP_NAMES_NONE;
  }
}

const CjmShape *cjm_lsp_shape_of(CjmLspContents contents)
{
  CjmKind kind;
  if (cjm_lsp_names_of(contents, &kind) == CJM_LSP_NAMES_NONE) return contents.shape;
  switch (contents.field->reader) {
    case CJM_READER_METRICS: return &cjm_shape_inline_metric;
    case CJM_READER_LANES: return &cjm_shape_lane;
    default: return NULL;
  }
}

const CjmField *cjm_lsp_field_of(CjmLspContents contents, const char *key)
{
  const CjmShape *shape = cjm_lsp_shape_of(contents);
  const CjmField *field = shape ? cjm_shape_field(shape, key) : NULL;
  /* A phase without steps has the keys of a step. */
  return field || shape != &cjm_shape_phase ? field : cjm_shape_field(&cjm_shape_step, key);
}

/* The shape of a value below a name. */
static const CjmShape *named_shape(const CjmField *field, const char *name)
{
  switch (field->reader) {
    case CJM_READER_EMOTIONS: return &cjm_shape_emotion;
    case CJM_READER_METRICS: return &cjm_shape_measure;
    case CJM_READER_BLOCKS: return &cjm_shape_block;
    case CJM_READER_LANES:
      return strcmp(name, cjm_lane_key(CJM_LANE_EMOTION)) == 0 ? &cjm_shape_emotion_lane : &cjm_shape_lane_settings;
    default: return NULL;
  }
}

CjmLspContents cjm_lsp_contents_of(CjmLspContents contents, const char *key)
{
  CjmKind kind;
  const CjmField *field = cjm_lsp_field_of(contents, key);
  if (field) return (CjmLspContents){field, field->shape, false};
  if (cjm_lsp_names_of(contents, &kind) != CJM_LSP_NAMES_NONE)
    return (CjmLspContents){contents.field, named_shape(contents.field, key), true};
  bool has_lanes = contents.shape == &cjm_shape_step || contents.shape == &cjm_shape_phase;
  return (CjmLspContents){NULL, has_lanes ? &cjm_shape_text_item : NULL, false};
}

bool cjm_lsp_is_feeling(CjmLspContents contents)
{
  CjmKind kind;
  if (contents.shape != &cjm_shape_emotion) {
    const CjmField *label = cjm_shape_field(&cjm_shape_emotion, "label");
    return contents.field == label;
  }
  return cjm_lsp_names_of(contents, &kind) == CJM_LSP_NAMES_NONE;
}

const CjmField *cjm_lsp_value_field(CjmLspContents contents)
{
  const CjmShape *shape = cjm_lsp_shape_of(contents);
  bool own = contents.field && contents.field->words;
  const CjmField *main = shape && !own ? cjm_shape_main(shape) : NULL;
  return main ? main : contents.field;
}
