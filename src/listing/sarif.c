/* sarif.c: the changes as results of SARIF 2.1.0 (OASIS Standard, 27 March 2020). What is worse is a warning, the rest a note. */
#include "base/json.h"
#include "diag/print.h"
#include "lang/messages.h"
#include "listing/listing.h"

static void write_text(CjmJson *json, const char *key, const char *text)
{
  cjm_json_key(json, key);
  cjm_json_open(json, '{');
  cjm_json_member(json, "text", text);
  cjm_json_close(json, '}');
}

static void write_location(CjmJson *json, CjmSpan span, const char *message)
{
  CjmPlace start = cjm_source_place(span.source, span.start);
  g_autofree char *uri = cjm_uri_new(span.source->name);
  cjm_json_open(json, '{');
  cjm_json_key(json, "physicalLocation");
  cjm_json_open(json, '{');
  cjm_json_key(json, "artifactLocation");
  cjm_json_open(json, '{');
  cjm_json_member(json, "uri", uri);
  cjm_json_close(json, '}');
  cjm_json_key(json, "region");
  cjm_json_open(json, '{');
  cjm_json_member_number(json, "startLine", start.line);
  cjm_json_member_number(json, "startColumn", start.column);
  cjm_json_close(json, '}');
  cjm_json_close(json, '}');
  if (message) write_text(json, "message", message);
  cjm_json_close(json, '}');
}

static void write_locations(CjmJson *json, const CjmChanges *changes, const CjmDifference *change)
{
  CjmSpan place = cjm_listing_place(change), old = change->old.span;
  if (place.source) {
    cjm_json_key(json, "locations");
    cjm_json_open(json, '[');
    write_location(json, place, NULL);
    cjm_json_close(json, ']');
  }
  if (!old.source || (old.source == place.source && old.start == place.start)) return;
  cjm_json_key(json, "relatedLocations");
  cjm_json_open(json, '[');
  g_autofree char *in_old_file = cjm_lang_message_new(changes->lang, "diff.in_old_file", NULL);
  write_location(json, old, in_old_file);
  cjm_json_close(json, ']');
}

static void write_change(CjmJson *json, const CjmChanges *changes, const CjmDifference *change)
{
  g_autofree char *sentence = cjm_listing_sentence_new(changes, change);
  cjm_json_open(json, '{');
  cjm_json_member(json, "ruleId", change->rule->name);
  cjm_json_member(json, "level", change->direction == CJM_DIRECTION_WORSE ? "warning" : "note");
  write_text(json, "message", sentence);
  write_locations(json, changes, change);
  cjm_json_key(json, "partialFingerprints");
  cjm_json_open(json, '{');
  cjm_json_member(json, "cjmDiff/v1", change->fingerprint);
  cjm_json_close(json, '}');
  if (change->reviewed) { /* 3.35 */
    cjm_json_key(json, "suppressions");
    cjm_json_open(json, '[');
    cjm_json_open(json, '{');
    cjm_json_member(json, "kind", "external");
    cjm_json_close(json, '}');
    cjm_json_close(json, ']');
  }
  cjm_json_close(json, '}');
}

static void write_rules(CjmJson *json, const CjmChanges *changes)
{
  bool seen[CJM_DIFF_RULE_COUNT] = {false};
  cjm_json_key(json, "rules");
  cjm_json_open(json, '[');
  for (size_t i = 0; i < changes->n; i++) seen[changes->at[i]->id] = true;
  for (int id = 0; id < CJM_DIFF_RULE_COUNT; id++) {
    const CjmDiffRule *rule = cjm_diff_rule((CjmDiffRuleId)id);
    if (!seen[id]) continue;
    cjm_json_open(json, '{');
    cjm_json_member(json, "id", rule->name);
    write_text(json, "shortDescription", rule->summary);
    write_text(json, "fullDescription", rule->explanation);
    cjm_json_close(json, '}');
  }
  cjm_json_close(json, ']');
}

static void write_tool(CjmJson *json, const CjmChanges *changes)
{
  cjm_json_key(json, "tool");
  cjm_json_open(json, '{');
  cjm_json_key(json, "driver");
  cjm_json_open(json, '{');
  cjm_json_member(json, "name", "cjm diff");
  cjm_json_member(json, "version", CJM_VERSION);
  write_rules(json, changes);
  cjm_json_close(json, '}');
  cjm_json_close(json, '}');
}

static void write(const CjmChanges *changes, const CjmListingOptions *options, GString *out)
{
  (void)options;
  CjmJson json = {.out = out, .pretty = true};
  cjm_json_open(&json, '{');
  cjm_json_member(&json, "$schema", CJM_SARIF_SCHEMA);
  cjm_json_member(&json, "version", "2.1.0");
  cjm_json_key(&json, "runs");
  cjm_json_open(&json, '[');
  cjm_json_open(&json, '{');
  write_tool(&json, changes);
  cjm_json_member(&json, "columnKind", "unicodeCodePoints");
  cjm_json_key(&json, "results");
  cjm_json_open(&json, '[');
  for (size_t i = 0; i < changes->n; i++) write_change(&json, changes, changes->at[i]);
  cjm_json_close(&json, ']');
  cjm_json_close(&json, '}');
  cjm_json_close(&json, ']');
  cjm_json_close(&json, '}');
  g_string_append_c(out, '\n');
}

const CjmListing cjm_listing_sarif = {.name = "sarif", .extension = ".sarif", .help = "SARIF 2.1.0, for code scanning.", .write = write};
