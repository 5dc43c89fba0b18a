/* fd.h: complete reads and writes of descriptors, and waiting for processes, despite signals. */
#ifndef CJM_BASE_FD_H
#define CJM_BASE_FD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* As read(), again if a signal interrupts it. */
ssize_t cjm_fd_read(int fd, void *data, size_t len);

/* Reads `len` bytes. False at the end of the file, or with errno. */
bool cjm_fd_read_all(int fd, void *data, size_t len);

/* Writes all bytes. False with errno. */
bool cjm_fd_write_all(int fd, const void *data, size_t len);

/* Waits until a child process has ended. Returns its status as from waitpid(). */
int cjm_wait(pid_t pid);

#endif
