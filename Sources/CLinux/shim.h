// What glibc has beyond POSIX to start a program that inherits nothing. Swift's own Glibc module leaves it out.
#ifndef HANDRAIL_CLINUX_H
#define HANDRAIL_CLINUX_H
#include <fcntl.h>
#include <spawn.h>

// As glibc 2.36 declares them under _GNU_SOURCE.
int pipe2(int ends[2], int flags);
int memfd_create(const char *name, unsigned int flags);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);

static const int HANDRAIL_SET_PIPE_SIZE = 1031; // F_SETPIPE_SZ
static const unsigned int HANDRAIL_MEMORY_CLOEXEC = 1; // MFD_CLOEXEC
static const short HANDRAIL_SPAWN_SETSID = 0x80; // POSIX_SPAWN_SETSID
#endif
