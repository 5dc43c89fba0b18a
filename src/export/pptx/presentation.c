/* presentation.c: the format: slides as a presentation. */
#include "export/formats.h"
#include "export/pptx/package.h"
#include "export/pptx/parts.h"

static void clear_part(gpointer at)
{
  CjmPptxPart *part = at;
  g_free(part->name);
  g_byte_array_unref(part->bytes);
}

static void clear_media(gpointer at)
{
  g_free(((CjmPptxMedia *)at)->name);
}

static bool add_slide(CjmPptx *pptx, const CjmScene *scene, size_t number, GError **error)
{
  GString *out = g_string_new(CJM_PPTX_XML "<p:sld " CJM_PPTX_NAMESPACES ">"), *relations = cjm_pptx_relations_new();
  g_autofree char *name = g_strdup_printf("ppt/slides/slide%zu.xml", number), *relations_name = g_strdup_printf("ppt/slides/_rels/slide%zu.xml.rels", number);
  g_autofree char *notes = g_strdup_printf("../notesSlides/notesSlide%zu.xml", number);
  cjm_pptx_relation(relations, 1, "slideLayout", "../slideLayouts/slideLayout1.xml");
  if (scene->meta.notes) cjm_pptx_relation(relations, 2, "notesSlide", notes);
  bool ok = cjm_pptx_slide_write(pptx, scene, number, out, relations, error);
  g_string_append(out, "</p:sld>");
  cjm_pptx_add(pptx, name, out);
  cjm_pptx_relations_add(pptx, relations_name, relations);
  if (scene->meta.notes) cjm_pptx_add_notes(pptx, scene->meta.notes, number);
  return ok;
}

static bool write_pptx(const CjmPages *slides, const CjmExportOptions *options, GByteArray *out, GError **error)
{
  (void)options;
  const CjmSceneMeta *meta = &slides->at[0]->meta;
  CjmPptx pptx = {.theme = cjm_pptx_theme(slides),
                  .lang = meta->lang ? meta->lang : "en",
                  .rtl = slides->at[0]->rtl,
                  .parts = g_array_new(FALSE, FALSE, sizeof(CjmPptxPart)),
                  .media = g_array_new(FALSE, FALSE, sizeof(CjmPptxMedia))};
  g_array_set_clear_func(pptx.parts, clear_part);
  g_array_set_clear_func(pptx.media, clear_media);
  g_autofree bool *noted = g_new0(bool, slides->n);
  for (size_t i = 0; i < slides->n; i++) noted[i] = slides->at[i]->meta.notes != NULL;
  cjm_pptx_add_package(&pptx, slides, noted);
  bool ok = true;
  for (size_t i = 0; ok && i < slides->n; i++) ok = add_slide(&pptx, slides->at[i], i + 1, error);
  ok = ok && cjm_pptx_package_write(&pptx, out, error);
  g_array_unref(pptx.parts);
  g_array_unref(pptx.media);
  cjm_pptx_theme_clear(&pptx.theme);
  return ok;
}

const CjmFormat cjm_format_pptx = {
  .name = "pptx",
  .media_type = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  .paged = true,
  .slides = true,
  .help = "A presentation with shapes and text that can be edited: an overview, a slide for each phase, opportunities and plan",
  .draw = write_pptx,
};
