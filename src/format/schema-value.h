/* schema-value.h: the schemas of values. For schema.c alone. */
#ifndef CJM_FORMAT_SCHEMA_VALUE_H
#define CJM_FORMAT_SCHEMA_VALUE_H

#include "base/json.h"
#include "format/fields.h"

/* Writes members that describe a key: help, example, default. */
void cjm_schema_describe(CjmJson *json, const CjmField *field);

/* Writes members that define the values of a key, including an empty one unless it is required. */
void cjm_schema_value(CjmJson *json, const CjmField *field);

/* Writes the schema of a scalar of the type of a field. */
void cjm_schema_scalar(CjmJson *json, const CjmField *field);

/* The field that a bare scalar in place of an object sets; NULL if there is none. */
const CjmField *cjm_schema_bare(const CjmShape *shape);

/* Writes the members of the definition "feeling". */
void cjm_schema_feeling(CjmJson *json);

/* Write the key of a definition, a reference to a definition, and the schema for one or many of it in a field with these flags. */
void cjm_schema_define(CjmJson *json, const char *name);
void cjm_schema_refer(CjmJson *json, const char *name);
void cjm_schema_one_or_many(CjmJson *json, const char *name, unsigned flags);

#endif
