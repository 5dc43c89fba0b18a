#include "export/data/resolved.h"

#include <string.h>

#include "base/beneath.h"
#include "base/relative.h"
#include "format/shapes.h"
#include "format/value-text.h"
#include "format/walk.h"

typedef struct Writer {
  const char *prefix;
  const char *folder; /* that of the journey; NULL: unknown */
  const CjmDataSyntax *syntax;
  void *out;
} Writer;

static void write_object(const Writer *w, const CjmShape *shape, const void *object);

/* ---- scalars ---- */

static void write_text(const Writer *w, const char *text)
{
  w->syntax->text(w->out, text);
}

/* A path in another file is relative to the folder of that file. */
static void write_path(const Writer *w, const CjmText *path)
{
  const char *from = path->span.source ? path->span.source->folder : NULL;
  bool is_foreign = from && w->folder && strcmp(from, w->folder) != 0;
  g_autofree char *below = is_foreign ? cjm_beneath_join_new(from, path->at) : NULL,
                  *own = below ? cjm_relative_path_new(w->folder, below) : g_strdup(path->at),
                  *moved = g_strconcat(w->prefix, own, NULL);
  write_text(w, moved);
}

static void write_number(const Writer *w, const CjmNumber *number)
{
  g_autoptr(GString) digits = g_string_new(NULL);
  cjm_value_append(digits, &(CjmValue){.type = CJM_FIELD_NUMBER, .at = number});
  w->syntax->number(w->out, digits->str);
}

static void write_range(const Writer *w, const CjmRange *range)
{
  w->syntax->open(w->out, '[');
  write_number(w, &range->low);
  write_number(w, &range->high);
  w->syntax->close(w->out, ']');
}

static void write_as_text(const Writer *w, const CjmValue *value)
{
  g_autoptr(GString) text = g_string_new(NULL);
  cjm_value_append(text, value);
  write_text(w, text->str);
}

static void write_value(const Writer *w, const CjmValue *value)
{
  switch (value->type) {
    case CJM_FIELD_NUMBER:
    case CJM_FIELD_PERCENT: write_number(w, value->at); break;
    case CJM_FIELD_FLAG: w->syntax->flag(w->out, ((const CjmFlag *)value->at)->value); break;
    case CJM_FIELD_RANGE: write_range(w, value->at); break;
    case CJM_FIELD_IMAGE:
    case CJM_FIELD_PATH: write_path(w, value->at); break;
    case CJM_FIELD_OBJECT: write_object(w, value->shape, value->at); break;
    default: write_as_text(w, value);
  }
}

/* ---- fields ---- */

/* How the values of a field are written. */
typedef enum Form { FORM_VALUE, FORM_LIST, FORM_MAP, FORM_MAP_OF_LISTS } Form;

static bool has_keys(const GArray *values)
{
  for (guint i = 0; i < values->len; i++) {
    if (g_array_index(values, CjmValue, i).key == NULL) return false;
  }
  return true;
}

static Form form_of(const CjmField *field, const GArray *values)
{
  switch (field->type) {
    case CJM_FIELD_TEXTS:
    case CJM_FIELD_TINTS:
    case CJM_FIELD_REFS:
    case CJM_FIELD_OBJECTS: return FORM_LIST;
    case CJM_FIELD_PAIRS: return field->flags & CJM_FIELD_MANY ? FORM_MAP_OF_LISTS : FORM_MAP;
    case CJM_FIELD_SPECIAL: break;
    default: return FORM_VALUE;
  }
  switch (field->reader) {
    case CJM_READER_WHEN: return FORM_VALUE;
    case CJM_READER_EMOTIONS: return FORM_MAP_OF_LISTS;
    case CJM_READER_LANES:
    case CJM_READER_BLOCKS: return FORM_LIST;
    default: return has_keys(values) ? FORM_MAP : FORM_LIST;
  }
}

static bool same_key(const CjmValue *a, const CjmValue *b)
{
  return strcmp(a->key->at, b->key->at) == 0;
}

static void write_map(const Writer *w, const GArray *values, bool of_lists)
{
  const CjmValue *all = (const CjmValue *)(const void *)values->data;
  w->syntax->open(w->out, '{');
  for (guint i = 0; i < values->len; i++) {
    bool first = i == 0 || !of_lists || !same_key(&all[i - 1], &all[i]);
    bool last = i + 1 == values->len || !of_lists || !same_key(&all[i], &all[i + 1]);
    if (first) w->syntax->key(w->out, all[i].key->at);
    if (first && of_lists) w->syntax->open(w->out, '[');
    write_value(w, &all[i]);
    if (last && of_lists) w->syntax->close(w->out, ']');
  }
  w->syntax->close(w->out, '}');
}

static void write_list(const Writer *w, const GArray *values)
{
  w->syntax->open(w->out, '[');
  for (guint i = 0; i < values->len; i++) {
    const CjmValue *value = &g_array_index(values, CjmValue, i);
    if (value->key != NULL) {
      w->syntax->open(w->out, '{');
      w->syntax->key(w->out, value->key->at);
    }
    write_value(w, value);
    if (value->key != NULL) w->syntax->close(w->out, '}');
  }
  w->syntax->close(w->out, ']');
}

static void collect(const CjmValue *value, void *values)
{
  if (!cjm_value_is_implied(value)) g_array_append_val((GArray *)values, *value);
}

/* The values of joined files are part of the journey, so the keys that name these files are left out. */
static bool is_joined(const CjmShape *shape, const CjmField *field)
{
  static const char *const keys[] = {"extends", "data"};
  if (shape != &cjm_shape_journey) return false;
  for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
    if (strcmp(field->key, keys[i]) == 0) return true;
  }
  return false;
}

static void write_row(const CjmShape *shape, const CjmField *field, const void *owner, void *data)
{
  const Writer *w = data;
  if (is_joined(shape, field)) return;
  g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(CjmValue));
  cjm_field_each_value(shape, field, owner, collect, values);
  if (values->len == 0) return;
  w->syntax->key(w->out, field->key);
  Form form = form_of(field, values);
  switch (form) {
    case FORM_VALUE: write_value(w, &g_array_index(values, CjmValue, 0)); break;
    case FORM_LIST: write_list(w, values); break;
    case FORM_MAP:
    case FORM_MAP_OF_LISTS: write_map(w, values, form == FORM_MAP_OF_LISTS); break;
  }
}

static void write_object(const Writer *w, const CjmShape *shape, const void *object)
{
  w->syntax->open(w->out, '{');
  cjm_object_each_row(shape, object, write_row, (void *)w);
  w->syntax->close(w->out, '}');
}

void cjm_resolved_write(const CjmJourney *journey, const char *prefix, const CjmDataSyntax *syntax, void *out)
{
  const CjmSource *source = journey->o.span.source;
  Writer writer = {prefix, source ? source->folder : NULL, syntax, out};
  write_object(&writer, &cjm_shape_journey, journey);
}
