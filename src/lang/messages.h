#ifndef CJM_LANG_MESSAGES_H
#define CJM_LANG_MESSAGES_H

#include "lang/lang.h"

/*
 * Whole sentences in the language of the map, from the catalogues data/LANGUAGE.messages, which are key files of GLib. Patterns
 * are those of ICU's MessageFormat, as far as they are needed here:
 *
 *     {name}                                                       an argument
 *     {n, plural, =0 {none} one {# step} few {…} other {# steps}}  by exact number or CLDR's category; # is the number
 *     <b>…</b>                                                     bold, see the marks below; also <worse>, <better>, <dim>
 *
 * A language that has no catalogue, and a message that is missing in one, are in English.
 */

/** Marks in a message, where its pattern has tags. Arguments that are an author's text have no control characters. */
#define CJM_MARK_BOLD   '\x01' /* <b> */
#define CJM_MARK_WORSE  '\x02' /* <worse> */
#define CJM_MARK_BETTER '\x03' /* <better> */
#define CJM_MARK_DIM    '\x04' /* <dim> */
#define CJM_MARK_END    '\x06' /* the end of the innermost one */

/** An argument of a message: a text, or a number for `plural`. A `name` of NULL ends a list. */
typedef struct CjmArg {
  const char *name;
  const char *text; /* NULL: `number` */
  double number;
} CjmArg;

#define CJM_TEXT_ARG(name, text)     {(name), (text), 0}
#define CJM_NUMBER_ARG(name, number) {(name), NULL, (double)(number)}

/** cjm_lang_message_new() with the arguments that follow the key. */
#define CJM_MESSAGE_NEW(lang, key, ...) cjm_lang_message_new((lang), (key), (CjmArg[]){__VA_ARGS__, {0}})

/** The message called `key`, filled in. A key that English lacks is a bug. To be freed with g_free(). */
char *cjm_lang_message_new(const CjmLang *lang, const char *key, const CjmArg *args);

/** Whether the language has all messages. Others have those of web pages alone, which begin with `page.`. */
bool cjm_lang_has_messages(const CjmLang *lang);

/** The pattern of a message in a language alone, without English; NULL if it lacks it. */
const char *cjm_lang_pattern(const CjmLang *lang, const char *key);

/** The keys of the English catalogue, in its order; ends with NULL. Static. */
const char *const *cjm_message_keys(void);

#endif
