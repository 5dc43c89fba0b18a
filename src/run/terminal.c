/* terminal.c: sources: kitty's "Terminal graphics protocol", section "Querying support"; XTerm Control Sequences, "Primary Device Attributes". */
#include "run/terminal.h"

#include <fcntl.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/fd.h"

enum { ANSWER_MAX = 1024, PATIENCE = 1000 /* ms */ };

CjmTerminalSize cjm_terminal_size(void)
{
  struct winsize size;
  if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return (CjmTerminalSize){0};
  return (CjmTerminalSize){size.ws_col, size.ws_xpixel};
}

/* tmux and screen have sixels of their own, or none; they swallow what kitty would answer. */
static bool is_multiplexer(void)
{
  const char *term = g_getenv("TERM");
  return g_getenv("TMUX") || g_getenv("STY") || (term && (g_str_has_prefix(term, "screen") || g_str_has_prefix(term, "tmux")));
}

/* All terminals answer the second question, so that nobody has to wait for an answer to the first. */
#define ASK_KITTY      "\033_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\033\\"
#define ASK_ATTRIBUTES "\033[c"

/* The end of `ESC [ ? 6 2 ; 4 c`; NULL where it is not there yet. */
static const char *attributes_end(const char *answer)
{
  const char *start = strstr(answer, "\033[?");
  if (!start) return NULL;
  const char *end = start + 3 + strspn(start + 3, "0123456789;");
  return *end == 'c' ? end : NULL;
}

static void read_answer(int fd, char *answer)
{
  gint64 deadline = g_get_monotonic_time() + PATIENCE * G_TIME_SPAN_MILLISECOND;
  size_t n = 0;
  while (n + 1 < ANSWER_MAX && !attributes_end(answer)) {
    gint64 left = (deadline - g_get_monotonic_time()) / G_TIME_SPAN_MILLISECOND;
    struct pollfd waiting = {.fd = fd, .events = POLLIN};
    if (left <= 0 || poll(&waiting, 1, (int)left) <= 0) return;
    ssize_t more = read(fd, answer + n, ANSWER_MAX - 1 - n);
    if (more <= 0) return;
    n += (size_t)more;
    answer[n] = '\0';
  }
}

/* Whether a terminal that has the attribute 4 has sixels. */
static CjmTerminalPictures read_abilities(const char *answer)
{
  if (strstr(answer, "\033_Gi=31;OK")) return CJM_PICTURES_KITTY;
  const char *end = attributes_end(answer);
  if (!end) return CJM_PICTURES_NONE;
  const char *start = strstr(answer, "\033[?") + 3;
  g_autofree char *list = g_strndup(start, (gsize)(end - start));
  g_auto(GStrv) attributes = g_strsplit(list, ";", -1);
  return g_strv_contains((const char *const *)attributes, "4") ? CJM_PICTURES_SIXEL : CJM_PICTURES_NONE;
}

/* Without echo and lines; signals wait until the terminal is as it was. */
static CjmTerminalPictures ask(int fd, const struct termios *before)
{
  const char *question = is_multiplexer() ? ASK_ATTRIBUTES : ASK_KITTY ASK_ATTRIBUTES;
  char answer[ANSWER_MAX] = "";
  sigset_t all, old;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, &old);
  struct termios raw = *before;
  raw.c_lflag &= (tcflag_t) ~(ICANON | ECHO);
  raw.c_cc[VMIN] = 0;
  raw.c_cc[VTIME] = 0;
  if (tcsetattr(fd, TCSANOW, &raw) == 0) {
    if (cjm_fd_write_all(fd, question, strlen(question))) read_answer(fd, answer);
    tcsetattr(fd, TCSANOW, before);
  }
  sigprocmask(SIG_SETMASK, &old, NULL);
  return read_abilities(answer);
}

CjmTerminalPictures cjm_terminal_pictures(void)
{
  const char *term = g_getenv("TERM");
  if (!isatty(STDOUT_FILENO) || !term || strcmp(term, "dumb") == 0 || strcmp(term, "linux") == 0) return CJM_PICTURES_NONE;
  int fd = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (fd < 0) return CJM_PICTURES_NONE;
  struct termios before;
  bool is_ours = tcgetpgrp(fd) == getpgrp() && tcgetattr(fd, &before) == 0;
  CjmTerminalPictures found = is_ours ? ask(fd, &before) : CJM_PICTURES_NONE;
  close(fd);
  return found;
}
