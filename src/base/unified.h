/* unified.h: differences between two texts, line by line. */
#ifndef CJM_BASE_UNIFIED_H
#define CJM_BASE_UNIFIED_H

/* A unified diff with three lines of context, as diff(1) and git write it, to be freed with g_free(); "" if the texts are equal. The names stand
 * behind `---` and `+++`. Of texts with more than some hundred changes, the diff may not be the shortest. */
char *cjm_unified_diff_new(const char *old_name, const char *old_text, const char *new_name, const char *new_text);

#endif
