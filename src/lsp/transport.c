#include "lsp/transport.h"

#include <errno.h>
#include <string.h>

#include "base/fd.h"

enum { CHUNK = 64 << 10 };

void cjm_lsp_transport_init(CjmLspTransport *transport, int in, int out)
{
  *transport = (CjmLspTransport){.in = in, .out = out, .received = g_byte_array_new()};
}

void cjm_lsp_transport_clear(CjmLspTransport *transport)
{
  g_byte_array_unref(transport->received);
}

bool cjm_lsp_transport_read(CjmLspTransport *transport)
{
  guint8 chunk[CHUNK];
  ssize_t n = cjm_fd_read(transport->in, chunk, sizeof chunk);
  if (n < 0) transport->failed = errno;
  if (n <= 0) return false;
  g_byte_array_append(transport->received, chunk, (guint)n);
  return true;
}

static void drop(CjmLspTransport *transport, size_t n)
{
  g_byte_array_remove_range(transport->received, 0, (guint)n);
}

/* The end of the header: the offset behind its empty line. A line may end in LF alone. */
static bool find_end(const CjmLspTransport *transport, size_t *ret_end)
{
  const char *text = (const char *)transport->received->data;
  size_t len = MIN(transport->received->len, CJM_LSP_HEADER_MAX);
  for (size_t i = 0; i < len; i++) {
    if (text[i] != '\n') continue;
    size_t next = i + 1 < len && text[i + 1] == '\r' ? i + 2 : i + 1;
    if (next < len && text[next] == '\n') {
      *ret_end = next + 1;
      return true;
    }
  }
  return false;
}

/* The value of Content-Length; false if there is none. */
static bool find_length(const char *header, size_t len, guint64 *ret_length)
{
  static const char name[] = "content-length:";
  g_autofree char *text = g_strndup(header, len);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (size_t i = 0; lines[i]; i++) {
    if (g_ascii_strncasecmp(lines[i], name, strlen(name)) != 0) continue;
    const char *value = g_strstrip(lines[i] + strlen(name));
    return g_ascii_string_to_unsigned(value, 10, 0, G_MAXUINT64, ret_length, NULL);
  }
  return false;
}

/* Of a message that is too long, only so many bytes are left to be skipped. */
static void skip(CjmLspTransport *transport)
{
  size_t n = (size_t)MIN(transport->skip, transport->received->len);
  drop(transport, n);
  transport->skip -= n;
}

CjmLspTaken cjm_lsp_transport_take(CjmLspTransport *transport, GBytes **ret_message)
{
  size_t header;
  guint64 length;
  skip(transport);
  if (!find_end(transport, &header)) {
    if (transport->received->len < CJM_LSP_HEADER_MAX) return CJM_LSP_NOTHING;
    drop(transport, CJM_LSP_HEADER_MAX);
    return CJM_LSP_BROKEN;
  }
  if (!find_length((const char *)transport->received->data, header, &length)) {
    drop(transport, header);
    return CJM_LSP_BROKEN;
  }
  if (length > CJM_LSP_MESSAGE_MAX) {
    drop(transport, header);
    transport->skip = length;
    skip(transport);
    return CJM_LSP_TOO_LONG;
  }
  if (transport->received->len - header < length) return CJM_LSP_NOTHING;
  *ret_message = g_bytes_new(transport->received->data + header, (gsize)length);
  drop(transport, header + (size_t)length);
  return CJM_LSP_MESSAGE;
}

bool cjm_lsp_transport_write(CjmLspTransport *transport, const char *message, size_t len)
{
  g_autofree char *header = g_strdup_printf("Content-Length: %zu\r\n\r\n", len);
  bool written = cjm_fd_write_all(transport->out, header, strlen(header)) && cjm_fd_write_all(transport->out, message, len);
  if (!written && errno != EPIPE) transport->failed = errno;
  return written;
}
