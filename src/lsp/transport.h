/* transport.h: messages of the base protocol on a pair of descriptors: a header with Content-Length, and so many bytes. */
#ifndef CJM_LSP_TRANSPORT_H
#define CJM_LSP_TRANSPORT_H

#include <glib.h>
#include <stdbool.h>

/* The bytes of a message, and of a header; of longer messages nothing is kept. */
enum { CJM_LSP_MESSAGE_MAX = 64 << 20, CJM_LSP_HEADER_MAX = 8 << 10 };

typedef struct CjmLspTransport {
  int in, out;
  GByteArray *received; /* bytes that were read, but not taken */
  guint64 skip;         /* bytes of a message that is too long, still to come */
  int failed;           /* errno of what could not be read or written; 0: nothing, or the client has closed its end */
} CjmLspTransport;

void cjm_lsp_transport_init(CjmLspTransport *transport, int in, int out);
void cjm_lsp_transport_clear(CjmLspTransport *transport);

/* Reads what there is, waiting for at least one byte. False at the end. */
bool cjm_lsp_transport_read(CjmLspTransport *transport);

typedef enum CjmLspTaken {
  CJM_LSP_NOTHING, /* no message is complete */
  CJM_LSP_MESSAGE,
  CJM_LSP_BROKEN,  /* a header that is not one was skipped */
  CJM_LSP_TOO_LONG /* a message is skipped */
} CjmLspTaken;

/* Takes the next message, for g_bytes_unref(). */
CjmLspTaken cjm_lsp_transport_take(CjmLspTransport *transport, GBytes **ret_message);

/* Writes a message. False if the client does not read any more. */
bool cjm_lsp_transport_write(CjmLspTransport *transport, const char *message, size_t len);

#endif
