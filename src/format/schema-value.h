/* schema-value.h: what a key takes, as a schema; for schema.c. */
#ifndef CJM_FORMAT_SCHEMA_VALUE_H
#define CJM_FORMAT_SCHEMA_VALUE_H

#include "base/json.h"
#include "format/fields.h"

/* Members that describe the key: help, example, default. */
void cjm_schema_describe(CjmJson *json, const CjmField *field);

/* Members that say what it takes: no value too, unless it is required. */
void cjm_schema_value(CjmJson *json, const CjmField *field);

/* The schema of one scalar of the field's type. */
void cjm_schema_scalar(CjmJson *json, const CjmField *field);

/* The field that a bare scalar sets in place of the shape; NULL where there is none. */
const CjmField *cjm_schema_bare(const CjmShape *shape);

/* The key of a definition; a schema that is that definition; one that is one or many of it, of a field with these flags. */
void cjm_schema_define(CjmJson *json, const char *name);
void cjm_schema_refer(CjmJson *json, const char *name);
void cjm_schema_one_or_many(CjmJson *json, const char *name, unsigned flags);

#endif
