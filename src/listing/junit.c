/* junit.c: a test case for each change; those that are worse fail, unless they were reviewed. */
#include <string.h>

#include "listing/listing.h"

/* XML 1.0: escaped, and without characters that it does not allow. */
static void append_xml(GString *out, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    switch (c) {
      case '&': g_string_append(out, "&amp;"); break;
      case '<': g_string_append(out, "&lt;"); break;
      case '>': g_string_append(out, "&gt;"); break;
      case '"': g_string_append(out, "&quot;"); break;
      case '\t':
      case '\n':
      case '\r': g_string_append_printf(out, "&#%u;", c); break;
      default:
        if (c >= 0x20 && c != 0xFFFE && c != 0xFFFF) g_string_append_unichar(out, c);
        else g_string_append(out, "\xEF\xBF\xBD");
    }
  }
}

static void append_attribute(GString *out, const char *name, const char *value)
{
  g_string_append_printf(out, " %s=\"", name);
  append_xml(out, value);
  g_string_append_c(out, '"');
}

static bool fails(const CjmDifference *change)
{
  return change->direction == CJM_DIRECTION_WORSE && cjm_difference_counts(change, false);
}

static void write_change(GString *out, const CjmChanges *changes, const CjmDifference *change)
{
  g_autofree char *sentence = cjm_listing_sentence_new(changes, change);
  CjmSpan place = cjm_listing_place(change);
  g_string_append(out, "    <testcase");
  append_attribute(out, "classname", change->rule->name);
  append_attribute(out, "name", change->address);
  if (place.source) {
    append_attribute(out, "file", place.source->name);
    g_string_append_printf(out, " line=\"%u\"", cjm_source_place(place.source, place.start).line);
  }
  g_string_append(out, ">\n");
  g_string_append(out, fails(change) ? "      <failure" : change->reviewed ? "      <skipped" : "      <system-out>");
  if (fails(change)) append_attribute(out, "type", change->rule->name);
  if (fails(change) || change->reviewed) append_attribute(out, "message", sentence);
  if (fails(change)) {
    g_string_append(out, ">fingerprint ");
    append_xml(out, change->fingerprint);
    g_string_append(out, "</failure>\n");
  } else if (change->reviewed) {
    g_string_append(out, "/>\n");
  } else {
    append_xml(out, sentence);
    g_string_append_printf(out, " %s</system-out>\n", change->fingerprint);
  }
  g_string_append(out, "    </testcase>\n");
}

static void write(const CjmChanges *changes, const CjmListingOptions *options, GString *out)
{
  size_t failures = 0, skipped = 0;
  for (size_t i = 0; i < changes->n; i++) {
    failures += fails(changes->at[i]);
    skipped += changes->at[i]->reviewed && !fails(changes->at[i]);
  }
  g_string_append(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite");
  append_attribute(out, "name", options->new_name);
  g_string_append_printf(out, " tests=\"%zu\" failures=\"%zu\" errors=\"0\" skipped=\"%zu\">\n", changes->n, failures, skipped);
  for (size_t i = 0; i < changes->n; i++) write_change(out, changes, changes->at[i]);
  g_string_append(out, "  </testsuite>\n</testsuites>\n");
}

const CjmListing cjm_listing_junit = {.name = "junit", .extension = ".xml", .help = "JUnit's XML, for CI servers.", .write = write};
