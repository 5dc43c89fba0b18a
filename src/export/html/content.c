/* content.c: content as elements. Everything that looks the same has one class, since the policy of the page allows no style in an element. */
#include <math.h>
#include <string.h>

#include "export/html/page.h"
#include "export/link.h"
#include "export/svg/write.h"

static void put_px(GString *out, const char *name, double px)
{
  g_string_append_printf(out, "%s:", name);
  cjm_svg_number(out, px, 1);
  g_string_append(out, px != 0 ? "px;" : ";");
}

static void put_colour(CjmPage *page, GString *out, const char *name, CjmColour light, CjmColour dark)
{
  guint number = cjm_palette_number(&page->palette, light, dark);
  if (light.a >= 1) {
    g_string_append_printf(out, "%s:var(--c%u);", name, number);
    return;
  }
  g_string_append_printf(out, "%s:color-mix(in srgb,var(--c%u) %d%%,transparent);", name, number, (int)lround((double)light.a * 100));
}

/* ---- openings ---- */

/* The start of a tag, to which attributes and `>` are appended. */
static void open_element(CjmPage *page, const char *element, const char *class, const char *rules)
{
  g_string_append_printf(page->body, "<%s class=\"%s", element, class);
  if (*rules) {
    g_string_append(page->body, *class ? " k" : "k");
    cjm_page_class(page, page->body, rules);
  }
  g_string_append_c(page->body, '"');
}

static void put_text(CjmPage *page, const CjmContent *light, const CjmContent *dark, const char *element)
{
  GString *rules = g_string_new(NULL);
  put_px(rules, "font-size", light->u.text.style.size);
  if (light->u.text.style.weight != CJM_WEIGHT_REGULAR) g_string_append_printf(rules, "font-weight:%d;", light->u.text.style.weight);
  if (light->u.text.style.italic) g_string_append(rules, "font-style:italic;");
  put_colour(page, rules, "color", light->u.text.colour, dark->u.text.colour);
  if (light->u.text.struck) g_string_append(rules, "text-decoration:line-through;");
  open_element(page, element, "", rules->str);
  cjm_svg_attr_foreign(page->body, page->light->tag, light->u.text.text, strlen(light->u.text.text));
  g_string_append_c(page->body, '>');
  cjm_page_text(page->body, light->u.text.text);
  g_string_append_printf(page->body, "</%s>", element);
  g_string_free(rules, TRUE);
}

static const char *align_rule(CjmAlign align)
{
  return align == CJM_ALIGN_MIDDLE ? "justify-content:center;" : align == CJM_ALIGN_END ? "justify-content:end;" : "";
}

/* The class and the rules of a container. */
static const char *arrange(CjmPage *page, const CjmContent *light, const CjmContent *dark, GString *rules)
{
  switch (light->kind) {
    case CJM_CONTENT_LINE:
      put_px(rules, "gap", light->line_gap);
      if (light->gap > 0 && !light->dotted) put_px(rules, "column-gap", light->gap);
      g_string_append(rules, align_rule(light->align));
      return light->dotted ? light->align == CJM_ALIGN_END ? "l dots end" : "l dots" : light->tops ? "l tops" : "l";
    case CJM_CONTENT_HANG:
      put_px(rules, "gap", light->gap);
      put_px(rules, "--up", light->line_gap);
      return "h";
    case CJM_CONTENT_ENDS: put_px(rules, "gap", fmin(light->gap, 16)); return "e";
    case CJM_CONTENT_ROW:
      put_px(rules, "gap", light->gap);
      if (light->first && light->first->share > 0) {
        g_string_append(rules, "grid-template-columns:");
        for (const CjmContent *c = light->first; c; c = c->next) {
          cjm_svg_number(rules, c->share * 100, 0);
          g_string_append(rules, c->next ? "fr " : "fr;");
        }
        return "r";
      }
      return "r fit";
    case CJM_CONTENT_CARD: {
      const CjmStroke *edge = &light->u.card.edge;
      put_px(rules, "border-radius", light->u.card.radius);
      g_string_append(rules, "padding:");
      cjm_svg_number(rules, light->u.card.pad_y, 1);
      g_string_append(rules, "px ");
      cjm_svg_number(rules, light->u.card.pad_x, 1);
      g_string_append(rules, "px;");
      if (light->u.card.fill.on) put_colour(page, rules, "background", light->u.card.fill.colour, dark->u.card.fill.colour);
      if (edge->paint.on) {
        put_colour(page, rules, "border-color", edge->paint.colour, dark->u.card.edge.paint.colour);
        g_string_append(rules, edge->dash[0] > 0 ? "border-style:dashed;" : "border-style:solid;");
        put_px(rules, "border-width", fmax(1, edge->width));
      }
      if (light->u.card.bar.on) {
        g_string_append(rules, "border-inline-start-style:solid;border-inline-start-width:5px;");
        put_colour(page, rules, "border-inline-start-color", light->u.card.bar.colour, dark->u.card.bar.colour);
      }
      return "c";
    }
    default: put_px(rules, "gap", light->gap); return "s";
  }
}

static void put(CjmPage *page, const CjmContent *light, const CjmContent *dark, int *io_heading);

static void put_children(CjmPage *page, const CjmContent *light, const CjmContent *dark, int *io_heading)
{
  for (const CjmContent *l = light->first, *d = dark->first; l && d; l = l->next, d = d->next) put(page, l, d, io_heading);
}

/* Blocks and personas are sections with headings of their own. */
static bool is_section(CjmGroupRole role)
{
  return role == CJM_GROUP_PERSONA || (role > CJM_GROUP_BLOCKS && role <= CJM_GROUP_LEGEND && role != CJM_GROUP_SOURCE);
}

static void put_group(CjmPage *page, const CjmContent *light, const CjmContent *dark, int *io_heading)
{
  const CjmSceneGroup *group = &light->u.group;
  char *uri = group->href ? cjm_link_uri_new(group->href) : NULL;
  if (group->role == CJM_GROUP_PART && !light->object && !uri) {
    put_children(page, light, dark, io_heading);
    return;
  }
  int heading = 2;
  const char *element = uri ? "a" : is_section(group->role) ? "section" : "div";
  g_string_append_printf(page->body, "<%s class=\"g %s\"", element, cjm_group_role_name(group->role));
  if (light->object) g_string_append_printf(page->body, " data-o=\"%u\"", cjm_page_object(page, light->object));
  if (uri) {
    g_string_append(page->body, " href=\"");
    cjm_page_text(page->body, uri);
    g_string_append_c(page->body, '"');
    if (!cjm_link_is_local(group->href)) g_string_append(page->body, " rel=\"noreferrer\"");
  }
  g_string_append_c(page->body, '>');
  put_children(page, light, dark, is_section(group->role) ? &heading : io_heading);
  g_string_append_printf(page->body, "</%s>", element);
  g_free(uri);
}

/* Whether an element of its own would arrange nothing. */
static bool is_bare(const CjmContent *content)
{
  bool arranges = content->kind != CJM_CONTENT_CARD && content->kind != CJM_CONTENT_ROW;
  return arranges && content->first && !content->first->next && content->align == CJM_ALIGN_START;
}

/* `*io_heading` is the level of the heading that the next text is; 0: none. */
static void put(CjmPage *page, const CjmContent *light, const CjmContent *dark, int *io_heading)
{
  if (light->kind == CJM_CONTENT_TEXT) {
    char heading[] = {'h', (char)('0' + *io_heading), 0};
    put_text(page, light, dark, *io_heading ? heading : "span");
    *io_heading = 0;
  } else if (light->kind == CJM_CONTENT_DRAWING) cjm_page_drawing(page, light, dark);
  else if (light->kind == CJM_CONTENT_GROUP) put_group(page, light, dark, io_heading);
  else if (is_bare(light)) put(page, light->first, dark->first, io_heading);
  else {
    GString *rules = g_string_new(NULL);
    const char *class = arrange(page, light, dark, rules);
    open_element(page, "div", class, rules->str);
    g_string_append_c(page->body, '>');
    put_children(page, light, dark, io_heading);
    g_string_append(page->body, "</div>");
    g_string_free(rules, TRUE);
  }
}

void cjm_page_headed(CjmPage *page, const CjmContent *light, const CjmContent *dark, int level)
{
  if (light && dark) put(page, light, dark, &level);
}

void cjm_page_content(CjmPage *page, const CjmContent *light, const CjmContent *dark)
{
  cjm_page_headed(page, light, dark, 0);
}
