/* drawing.c: small drawings within text. */
#include "export/html/page.h"

#include <math.h>

#include "export/svg/path.h"
#include "export/svg/write.h"
#include "picture/picture.h"

static void put_paint(CjmPage *page, GString *out, const char *name, const CjmPaint *light, const CjmPaint *dark)
{
  if (!light) return;
  CjmColour colour = light->gradient ? light->gradient->stops[0].colour : light->colour;
  CjmColour other = dark && dark->gradient ? dark->gradient->stops[0].colour : dark ? dark->colour : colour;
  g_string_append_printf(out, " %s=\"var(--c%u)\"", name, cjm_palette_number(&page->palette, colour, other));
  if (colour.a >= 1) return;
  g_string_append_printf(out, " %s-opacity=\"", name);
  cjm_svg_number(out, (double)colour.a, 2);
  g_string_append_c(out, '"');
}

static void put_paints(CjmPage *page, GString *out, const CjmItem *light, const CjmItem *dark)
{
  if (light->fill) put_paint(page, out, "fill", light->fill, dark->fill);
  else g_string_append(out, " fill=\"none\"");
  if (!light->stroke) return;
  put_paint(page, out, "stroke", &light->stroke->paint, dark->stroke ? &dark->stroke->paint : NULL);
  cjm_svg_attr_number(out, "stroke-width", light->stroke->width);
  if (light->stroke->dash[0] > 0) {
    g_string_append(out, " stroke-dasharray=\"");
    cjm_svg_number(out, light->stroke->dash[0], 1);
    g_string_append_c(out, ' ');
    cjm_svg_number(out, light->stroke->dash[1], 1);
    g_string_append_c(out, '"');
  }
}

static void put_path(GString *out, const CjmItem *item)
{
  g_string_append(out, "<path d=\"");
  CjmSvgPath path = cjm_svg_path(out, 1);
  for (size_t i = 0; i < item->u.path.n; i++) cjm_svg_path_step(&path, &item->u.path.steps[i]);
  g_string_append_c(out, '"');
}

static void put_image(GString *out, const CjmItem *item)
{
  gchar *data = g_base64_encode(item->u.image.data, item->u.image.len);
  g_string_append(out, "<image");
  cjm_svg_attr_box(out, item->u.image.box);
  if (item->u.image.radius > 0) g_string_append(out, " class=\"round\"");
  g_string_append_printf(out, " preserveAspectRatio=\"xMidYMid slice\" href=\"data:%s;base64,%s\"/>",
                         item->u.image.data[0] == 0xff ? "image/jpeg" : "image/png", data);
  g_free(data);
}

static void put_text(CjmPage *page, GString *out, const CjmItem *light, const CjmItem *dark)
{
  const CjmTextBlock *block = light->u.text.block;
  for (size_t i = 0; i < block->n_lines; i++) {
    const CjmTextLine *line = &block->lines[i];
    g_string_append(out, "<text");
    cjm_svg_attr_tenth(out, "x", light->u.text.at.x + line->x);
    cjm_svg_attr_tenth(out, "y", light->u.text.at.y + line->baseline);
    cjm_svg_attr_tenth(out, "font-size", block->style.size);
    g_string_append_printf(out, " font-weight=\"%d\" fill=\"var(--c%u)\">", block->style.weight,
                           cjm_palette_number(&page->palette, light->u.text.colour, dark->u.text.colour));
    cjm_svg_text(out, line->text, line->len);
    g_string_append(out, "</text>");
  }
}

/* Appends the items, and to `words` what they say. */
static void put_items(CjmPage *page, GString *out, GString *words, const CjmScene *light, const CjmScene *dark)
{
  for (size_t i = 0; i < cjm_scene_length(light); i++) {
    const CjmItem *item = cjm_scene_at(light, i), *other = cjm_scene_at(dark, i);
    if (item->kind == CJM_ITEM_OPEN) {
      const char *name = item->u.group.alt ? item->u.group.alt : item->u.group.title;
      if (name && !words->len) g_string_append(words, name);
    } else if (item->kind == CJM_ITEM_TEXT) {
      for (size_t l = 0; l < item->u.text.block->n_lines; l++)
        g_string_append_len(words, item->u.text.block->lines[l].text, item->u.text.block->lines[l].len);
      put_text(page, out, item, other);
    } else if (item->kind == CJM_ITEM_IMAGE) put_image(out, item);
    else if (item->kind != CJM_ITEM_CLOSE) {
      if (item->kind == CJM_ITEM_PATH) put_path(out, item);
      else if (item->kind == CJM_ITEM_CIRCLE) {
        g_string_append(out, "<circle");
        cjm_svg_attr_number(out, "cx", item->u.circle.centre.x);
        cjm_svg_attr_number(out, "cy", item->u.circle.centre.y);
        cjm_svg_attr_number(out, "r", item->u.circle.radius);
      } else {
        g_string_append(out, "<rect");
        cjm_svg_attr_box(out, item->u.rect.box);
        if (item->u.rect.radius > 0) cjm_svg_attr_number(out, "rx", item->u.rect.radius);
      }
      put_paints(page, out, item, other);
      g_string_append(out, "/>");
    }
  }
}

void cjm_page_drawing(CjmPage *page, const CjmContent *light, const CjmContent *dark)
{
  const CjmScene *scene = light->u.drawing.scene;
  GString *items = g_string_new(NULL), *words = g_string_new(NULL), *out = page->body;
  put_items(page, items, words, scene, dark->u.drawing.scene);
  g_string_append_printf(out, "<svg class=\"%s\"", light->u.drawing.wide ? "wide" : "d");
  cjm_svg_attr_number(out, "width", ceil(scene->width));
  cjm_svg_attr_number(out, "height", ceil(scene->height));
  if (light->u.drawing.wide) {
    g_string_append_printf(out, " viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\"", (int)ceil(scene->width), (int)ceil(scene->height));
  }
  if (words->len) {
    g_string_append(out, " role=\"img\" aria-label=\"");
    cjm_page_text(out, words->str);
    g_string_append(out, "\">");
  } else g_string_append(out, " aria-hidden=\"true\">");
  guint seen = GPOINTER_TO_UINT(g_hash_table_lookup(page->drawings, items->str));
  if (seen) g_string_append_printf(out, "<use href=\"#d%u\"/></svg>", seen);
  else {
    guint number = g_hash_table_size(page->drawings) + 1;
    bool again = items->len > 40; /* shorter ones are not worth a reference */
    if (again) g_string_append_printf(out, "<g id=\"d%u\">%s</g></svg>", number, items->str);
    else g_string_append_printf(out, "%s</svg>", items->str);
    if (again) g_hash_table_insert(page->drawings, g_strdup(items->str), GUINT_TO_POINTER(number));
  }
  g_string_free(items, TRUE);
  g_string_free(words, TRUE);
}
