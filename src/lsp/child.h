/* child.h: the process that answers requests, one after another. A request that makes it crash, or takes too long, has no answer; the next one
 * is for a new process. */
#ifndef CJM_LSP_CHILD_H
#define CJM_LSP_CHILD_H

#include <glib.h>
#include <stdbool.h>
#include <sys/types.h>

/* What precedes the bytes of a message between the two processes. */
typedef struct CjmLspFrame {
  guint32 kind;
  guint32 unused;
  guint64 len;
} CjmLspFrame;

/* Answers in the new process. It returns when the descriptor is closed. */
typedef void CjmLspServe(int fd, void *data);

typedef enum CjmLspChildState {
  CJM_LSP_CHILD_WAITING, /* the answer is not complete */
  CJM_LSP_CHILD_ANSWERED,
  CJM_LSP_CHILD_CRASHED,
  CJM_LSP_CHILD_LATE
} CjmLspChildState;

typedef struct CjmLspChild {
  pid_t pid; /* 0: there is no process */
  int fd;
  bool busy; /* an answer is awaited */
  gint64 started; /* µs, monotonic: when it was asked */
  GByteArray *received;
  int status; /* of the last one that ended, as from wait() */
} CjmLspChild;

/* Starts the process. Its memory is limited to so many MiB; 0: no limit. */
bool cjm_lsp_child_start(CjmLspChild *child, unsigned max_memory, CjmLspServe *serve, void *data, GError **error);

/* Ends it, if there is one. */
void cjm_lsp_child_end(CjmLspChild *child);

/* Sends a message. False if the process has ended. */
bool cjm_lsp_child_send(CjmLspChild *child, guint32 kind, const void *data, size_t len);

/* The same for a message that is answered: cjm_lsp_child_receive() has to be called when there is something to read, or time is up. */
bool cjm_lsp_child_ask(CjmLspChild *child, guint32 kind, const void *data, size_t len);

/* Milliseconds until the answer is late; -1: there is no limit, or nothing was asked. `timeout` in seconds; 0: no limit. */
int cjm_lsp_child_time_left(const CjmLspChild *child, double timeout);

/* Reads what there is of an answer. With CJM_LSP_CHILD_ANSWERED, `ret_kind` and `ret_data` (for g_bytes_unref()) are set; with CRASHED and LATE the
 * process has been ended. */
CjmLspChildState cjm_lsp_child_receive(CjmLspChild *child, double timeout, guint32 *ret_kind, GBytes **ret_data);

/* In the process: reads a message and writes an answer. False if the descriptor is closed. */
bool cjm_lsp_frame_read(int fd, guint32 *ret_kind, GBytes **ret_data);
bool cjm_lsp_frame_write(int fd, guint32 kind, const void *data, size_t len);

#endif
