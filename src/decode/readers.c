/* readers.c: which function reads what: a row for each type, and for each field with a reader of its own. */
#include <string.h>

#include "decode/decoder.h"

static void read_object(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  void *made = cjm_decode_object(d, field, field->shape, node);
  memcpy((char *)object + field->offset, &made, sizeof made);
}

static void read_objects(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  cjm_list_append(d->arena, (char *)object + field->offset, cjm_decode_object(d, field, field->shape, node));
}

const CjmReaders cjm_readers = {
  .types =
    {
      [CJM_FIELD_TEXT] = {cjm_read_text, false},         [CJM_FIELD_TEXTS] = {cjm_read_texts, true},
      [CJM_FIELD_NUMBER] = {cjm_read_number, false},     [CJM_FIELD_PERCENT] = {cjm_read_number, false},
      [CJM_FIELD_FLAG] = {cjm_read_flag, false},         [CJM_FIELD_DATE] = {cjm_read_date, false},
      [CJM_FIELD_INTERVAL] = {cjm_read_interval, false}, [CJM_FIELD_DURATION] = {cjm_read_duration, false},
      [CJM_FIELD_TINT] = {cjm_read_tint, false},         [CJM_FIELD_TINTS] = {cjm_read_tints, true},
      [CJM_FIELD_URL] = {cjm_read_url, false},           [CJM_FIELD_LANG] = {cjm_read_lang, false},
      [CJM_FIELD_CURRENCY] = {cjm_read_currency, false}, [CJM_FIELD_PATH] = {cjm_read_file_name, false},
      [CJM_FIELD_IMAGE] = {cjm_read_image_name, false},  [CJM_FIELD_CHOICE] = {cjm_read_choice, false},
      [CJM_FIELD_RANGE] = {cjm_read_range, false},       [CJM_FIELD_ID] = {cjm_read_id, false},
      [CJM_FIELD_REF] = {cjm_read_ref, false},           [CJM_FIELD_REFS] = {cjm_read_refs, true},
      [CJM_FIELD_PAIRS] = {cjm_read_pairs, false},       [CJM_FIELD_OBJECT] = {read_object, false},
      [CJM_FIELD_OBJECTS] = {read_objects, true},
    },
  .specials =
    {
      [CJM_READER_JOIN] = cjm_read_join,
      [CJM_READER_EXTENDS] = cjm_read_extends,
      [CJM_READER_WHEN] = cjm_read_when,
      [CJM_READER_LINT] = cjm_read_lint,
      [CJM_READER_EMOTION] = cjm_read_emotion,
      [CJM_READER_EMOTIONS] = cjm_read_emotions,
      [CJM_READER_COMPETITOR_EMOTIONS] = cjm_read_competitor_emotions,
      [CJM_READER_SCALE_LABELS] = cjm_read_scale_labels,
      [CJM_READER_LANES] = cjm_read_lane,
      [CJM_READER_HIDE_LANES] = cjm_read_hidden_lane,
      [CJM_READER_LANE_SHOW] = cjm_read_lane_show,
      [CJM_READER_BLOCKS] = cjm_read_block,
      [CJM_READER_METRICS] = cjm_read_metrics,
      [CJM_READER_PHASES] = cjm_read_phase,
    },
};
