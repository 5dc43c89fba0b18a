/* currencies.h: the currencies that a cost can have. */
#ifndef CJM_FORMAT_CURRENCIES_H
#define CJM_FORMAT_CURRENCIES_H

#include <stdbool.h>
#include <stddef.h>

/* Whether `code`, in upper case, is a currency of ISO 4217 that is in use. */
bool cjm_currency_known(const char *code);

/* The code of currency `i`, in alphabetical order; NULL past the end. */
const char *cjm_currency_at(size_t i);

#endif
