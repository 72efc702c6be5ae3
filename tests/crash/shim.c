// Faults at a chosen call, for the crash tests: loaded with LD_PRELOAD into clientbook and so into every
// program that it starts.
//
// In, by environment:
//   CRASH_COUNTER  file of at least 8 zero bytes, made by the test: the number of counted calls so far, over
//                  all processes of the run. Without it the library does nothing.
//   CRASH_AT       the counted call to strike at, from 1. 0 or unset: count only.
//   CRASH_MODE     what happens there:
//     kill    the calling process is killed before the call; its parent and children go on
//     group   its whole process group is killed before the call, as when the power goes
//     after   the call is made, then the group is killed; a program just started may get a few calls far
//     half    a write puts half of its bytes into the file, then the group is killed; other calls: as group
//     enospc  the call is not made and fails with ENOSPC; later calls work
//     eio     the same with EIO
//   CRASH_LOG      optional: one line for each counted call, "number pid call path", separated by tabs. Lines
//                  of different processes can be out of order: sort by number.
// Out: the counter and the log.
//
// The test must start the program as the leader of a new process group, or it kills itself; and must give it
// pipes or /dev/null for output, as writes to a regular file count wherever they come from.
//
// Counted are the calls that change files or start programs. Not seen, as they do not go through a symbol of
// libc: system calls in inline assembly (the crate rustix, unless it is built with its libc backend), and
// those that libc makes by itself, such as stdio's when a buffer runs over, or in mkstemp.

// A distribution's default would turn open and others into inline functions, which cannot be defined again.
#undef _FORTIFY_SOURCE
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

// Offsets go to the kernel in one register, and open and open64 are the same call.
_Static_assert(sizeof(long) == 8, "only for 64-bit systems");

enum mode { COUNT, KILL, GROUP, AFTER, HALF, FAIL };

static uint64_t *counter;
static uint64_t strike_at;
static enum mode mode;
static int fault;
static char log_path[PATH_MAX];

// The real functions, where one system call would not do the same.
static int (*real_execvpe)(const char *, char *const[], char *const[]);
static int (*real_posix_spawn)(pid_t *, const char *, const posix_spawn_file_actions_t *,
                               const posix_spawnattr_t *, char *const[], char *const[]);
static int (*real_posix_spawnp)(pid_t *, const char *, const posix_spawn_file_actions_t *,
                                const posix_spawnattr_t *, char *const[], char *const[]);
static FILE *(*real_fopen)(const char *, const char *);
static int (*real_fflush)(FILE *);
static int (*real_fclose)(FILE *);

// ---- Setting up

// A test with a mistake in its settings must not pass as one without a fault.
static _Noreturn void refuse(const char *why) {
    dprintf(STDERR_FILENO, "crash shim: %s\n", why);
    _exit(99);
}

static void read_mode(const char *name) {
    static const struct { const char *name; enum mode mode; int fault; } modes[] = {
        {"kill", KILL, 0}, {"group", GROUP, 0}, {"after", AFTER, 0},
        {"half", HALF, 0}, {"enospc", FAIL, ENOSPC}, {"eio", FAIL, EIO},
    };
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        if (name && strcmp(name, modes[i].name) == 0) {
            mode = modes[i].mode;
            fault = modes[i].fault;
            return;
        }
    }
    refuse("CRASH_AT without a CRASH_MODE that is known");
}

static void *next(const char *name) {
    void *function = dlsym(RTLD_NEXT, name);
    if (!function) refuse(name);
    return function;
}

// Before main: so neither a thread nor a child after fork has to look up or open anything but the log.
__attribute__((constructor)) static void set_up(void) {
    real_execvpe = next("execvpe");
    real_posix_spawn = next("posix_spawn");
    real_posix_spawnp = next("posix_spawnp");
    real_fopen = next("fopen");
    real_fflush = next("fflush");
    real_fclose = next("fclose");

    const char *path = getenv("CRASH_COUNTER");
    if (!path) return;
    const char *at = getenv("CRASH_AT");
    if (at && *at) {
        char *end;
        strike_at = strtoull(at, &end, 10);
        if (*end) refuse("CRASH_AT is not a number");
    }
    if (strike_at) read_mode(getenv("CRASH_MODE"));
    const char *log = getenv("CRASH_LOG");
    if (log && strlen(log) >= sizeof log_path) refuse("CRASH_LOG is too long");
    if (log) strcpy(log_path, log);

    int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC);
    struct stat meta;
    if (fd < 0 || fstat(fd, &meta) < 0 || meta.st_size < (off_t)sizeof *counter) refuse("no CRASH_COUNTER of 8 bytes");
    void *shared = mmap(NULL, sizeof *counter, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (shared == MAP_FAILED) refuse("CRASH_COUNTER cannot be mapped");
    close(fd);
    counter = shared;
}

// ---- Counting and striking

static _Noreturn void die(pid_t whom) {
    syscall(SYS_kill, whom, SIGKILL);
    // The signal is delivered before the call returns.
    __builtin_trap();
}

// 0 is the group of the caller.
static _Noreturn void kill_group(void) { die(0); }

static void note(uint64_t number, const char *call, const char *from, const char *to) {
    char line[2 * PATH_MAX + 128];
    int length = snprintf(line, sizeof line, "%llu\t%d\t%s\t%s%s%s\n", (unsigned long long)number, (int)getpid(), call,
                          from ? from : "?", to ? " -> " : "", to ? to : "");
    if (length >= (int)sizeof line) length = sizeof line - 1;
    // Opened anew each time: git closes and moves descriptors, and a kept one would change their numbers.
    int fd = (int)syscall(SYS_openat, AT_FDCWD, log_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (fd < 0) refuse("CRASH_LOG cannot be written");
    syscall(SYS_write, fd, line, (size_t)length);
    close(fd);
}

// Counts a call and says what its wrapper has left to do: COUNT to make it, or AFTER, HALF or FAIL.
// Does not return where the caller is to die before the call.
static enum mode count(const char *call, const char *from, const char *to, int can_halve) {
    if (!counter) return COUNT;
    int before = errno;
    uint64_t number = __atomic_add_fetch(counter, 1, __ATOMIC_SEQ_CST);
    if (*log_path) note(number, call, from, to);
    errno = before;
    if (number != strike_at) return COUNT;
    if (mode == KILL) die(getpid());
    if (mode == GROUP || (mode == HALF && !can_halve)) kill_group();
    return mode;
}

static enum mode count_fd(const char *call, int fd, int can_halve) {
    if (!counter) return COUNT;
    char path[PATH_MAX] = "?";
    if (*log_path) {
        int before = errno;
        char link[32];
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t length = readlink(link, path, sizeof path - 1);
        if (length >= 0) path[length] = 0;
        errno = before;
    }
    return count(call, path, NULL, can_halve);
}

// Pipes, sockets and terminals are talk between processes: no state that lasts.
static int is_regular(int fd) {
    int before = errno;
    struct stat meta;
    int regular = counter && fstat(fd, &meta) == 0 && S_ISREG(meta.st_mode);
    errno = before;
    return regular;
}

// Ends a wrapper: makes the system call, or fails, as the counting said.
#define MAKE(counted, type, call)                       \
    do {                                                \
        enum mode todo = (counted);                     \
        if (todo == FAIL) {                             \
            errno = fault;                              \
            return -1;                                  \
        }                                               \
        type result = (type)(call);                     \
        if (todo == AFTER) kill_group();                \
        return result;                                  \
    } while (0)

// The same for a call that moves bytes into a file; `half` moves the first half of them.
#define MOVE(name, fd, length, call, half)                                                     \
    do {                                                                                       \
        enum mode counted = is_regular(fd) ? count_fd(name, fd, (length) > 1) : COUNT;         \
        if (counted == HALF) {                                                                 \
            (void)(half);                                                                      \
            kill_group();                                                                      \
        }                                                                                      \
        MAKE(counted, ssize_t, call);                                                          \
    } while (0)

// ---- Bytes

ssize_t write(int fd, const void *data, size_t length) {
    MOVE("write", fd, length, syscall(SYS_write, fd, data, length), syscall(SYS_write, fd, data, length / 2));
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
    MOVE("pwrite64", fd, length, syscall(SYS_pwrite64, fd, data, length, offset),
         syscall(SYS_pwrite64, fd, data, length / 2, offset));
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return pwrite64(fd, data, length, offset); }

static size_t total(const struct iovec *parts, int parts_count) {
    size_t length = 0;
    for (int i = 0; i < parts_count; i++) length += parts[i].iov_len;
    return length;
}

static ssize_t write_first(int fd, const struct iovec *parts, size_t length) {
    for (; length > 0; parts++) {
        size_t part = parts->iov_len < length ? parts->iov_len : length;
        syscall(SYS_write, fd, parts->iov_base, part);
        length -= part;
    }
    return 0;
}

ssize_t writev(int fd, const struct iovec *parts, int parts_count) {
    MOVE("writev", fd, total(parts, parts_count), syscall(SYS_writev, fd, parts, parts_count),
         write_first(fd, parts, total(parts, parts_count) / 2));
}

ssize_t copy_file_range(int in, off64_t *in_at, int out, off64_t *out_at, size_t length, unsigned flags) {
    MOVE("copy_file_range", out, length, syscall(SYS_copy_file_range, in, in_at, out, out_at, length, flags),
         syscall(SYS_copy_file_range, in, in_at, out, out_at, length / 2, flags));
}

ssize_t sendfile64(int out, int in, off64_t *in_at, size_t length) {
    MOVE("sendfile", out, length, syscall(SYS_sendfile, out, in, in_at, length),
         syscall(SYS_sendfile, out, in, in_at, length / 2));
}

ssize_t sendfile(int out, int in, off_t *in_at, size_t length) { return sendfile64(out, in, in_at, length); }

int ftruncate64(int fd, off64_t length) {
    MAKE(count_fd("ftruncate", fd, 0), int, syscall(SYS_ftruncate, fd, length));
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

// ---- Flushing to the disk

int fsync(int fd) { MAKE(count_fd("fsync", fd, 0), int, syscall(SYS_fsync, fd)); }

int fdatasync(int fd) { MAKE(count_fd("fdatasync", fd, 0), int, syscall(SYS_fdatasync, fd)); }

int syncfs(int fd) { MAKE(count_fd("syncfs", fd, 0), int, syscall(SYS_syncfs, fd)); }

// ---- Names

// Opening to read changes nothing, and programs do it often.
static int open_at(const char *call, int folder, const char *path, int flags, mode_t permissions) {
    int creates = (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE;
    MAKE(creates ? count(call, path, NULL, 0) : COUNT, int, syscall(SYS_openat, folder, path, flags, permissions));
}

// The argument is there only where a file may be created.
#define PERMISSIONS(flags, permissions)                                  \
    mode_t permissions = 0;                                              \
    if (((flags) & O_CREAT) || ((flags) & O_TMPFILE) == O_TMPFILE) {     \
        va_list rest;                                                    \
        va_start(rest, flags);                                           \
        permissions = va_arg(rest, mode_t);                              \
        va_end(rest);                                                    \
    }

int open(const char *path, int flags, ...) {
    PERMISSIONS(flags, permissions)
    return open_at("open", AT_FDCWD, path, flags, permissions);
}

int open64(const char *path, int flags, ...) {
    PERMISSIONS(flags, permissions)
    return open_at("open64", AT_FDCWD, path, flags, permissions);
}

int openat(int folder, const char *path, int flags, ...) {
    PERMISSIONS(flags, permissions)
    return open_at("openat", folder, path, flags, permissions);
}

int openat64(int folder, const char *path, int flags, ...) {
    PERMISSIONS(flags, permissions)
    return open_at("openat64", folder, path, flags, permissions);
}

int creat(const char *path, mode_t permissions) {
    return open_at("creat", AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, permissions);
}

int creat64(const char *path, mode_t permissions) { return creat(path, permissions); }

static int rename_at(const char *call, int old_folder, const char *old, int new_folder, const char *new, unsigned flags) {
    MAKE(count(call, old, new, 0), int, syscall(SYS_renameat2, old_folder, old, new_folder, new, flags));
}

int rename(const char *old, const char *new) { return rename_at("rename", AT_FDCWD, old, AT_FDCWD, new, 0); }

int renameat(int old_folder, const char *old, int new_folder, const char *new) {
    return rename_at("renameat", old_folder, old, new_folder, new, 0);
}

int renameat2(int old_folder, const char *old, int new_folder, const char *new, unsigned flags) {
    return rename_at("renameat2", old_folder, old, new_folder, new, flags);
}

static int link_at(const char *call, int old_folder, const char *old, int new_folder, const char *new, int flags) {
    MAKE(count(call, old, new, 0), int, syscall(SYS_linkat, old_folder, old, new_folder, new, flags));
}

int link(const char *old, const char *new) { return link_at("link", AT_FDCWD, old, AT_FDCWD, new, 0); }

int linkat(int old_folder, const char *old, int new_folder, const char *new, int flags) {
    return link_at("linkat", old_folder, old, new_folder, new, flags);
}

static int unlink_at(const char *call, int folder, const char *path, int flags) {
    MAKE(count(call, path, NULL, 0), int, syscall(SYS_unlinkat, folder, path, flags));
}

int unlink(const char *path) { return unlink_at("unlink", AT_FDCWD, path, 0); }

int unlinkat(int folder, const char *path, int flags) { return unlink_at("unlinkat", folder, path, flags); }

int rmdir(const char *path) { return unlink_at("rmdir", AT_FDCWD, path, AT_REMOVEDIR); }

static int mkdir_at(const char *call, int folder, const char *path, mode_t permissions) {
    MAKE(count(call, path, NULL, 0), int, syscall(SYS_mkdirat, folder, path, permissions));
}

int mkdir(const char *path, mode_t permissions) { return mkdir_at("mkdir", AT_FDCWD, path, permissions); }

int mkdirat(int folder, const char *path, mode_t permissions) { return mkdir_at("mkdirat", folder, path, permissions); }

int chmod(const char *path, mode_t permissions) {
    MAKE(count("chmod", path, NULL, 0), int, syscall(SYS_fchmodat, AT_FDCWD, path, permissions));
}

int fchmod(int fd, mode_t permissions) { MAKE(count_fd("fchmod", fd, 0), int, syscall(SYS_fchmod, fd, permissions)); }

// ---- Buffered files
//
// stdio opens and writes by calls inside libc; git makes the message of a commit this way. So its own
// functions stand for the open and the write.

static FILE *open_stream(const char *path, const char *how) {
    enum mode todo = *how == 'r' ? COUNT : count("fopen", path, NULL, 0);
    if (todo == FAIL) {
        errno = fault;
        return NULL;
    }
    FILE *stream = real_fopen(path, how);
    if (todo == AFTER) kill_group();
    return stream;
}

FILE *fopen(const char *path, const char *how) { return open_stream(path, how); }

FILE *fopen64(const char *path, const char *how) { return open_stream(path, how); }

// Counts only what will write. A null stream means all streams; what those hold is not to be seen from here.
static enum mode count_stream(const char *call, FILE *stream) {
    size_t length = stream ? __fpending(stream) : 0;
    if (length == 0 || !is_regular(fileno(stream))) return COUNT;
    enum mode todo = count_fd(call, fileno(stream), length > 1);
    if (todo == HALF) {
        syscall(SYS_write, fileno(stream), stream->_IO_write_base, length / 2);
        kill_group();
    }
    return todo;
}

int fflush(FILE *stream) {
    enum mode todo = count_stream("fflush", stream);
    if (todo == FAIL) {
        // As after a write that failed: the bytes stay, and ferror tells.
        stream->_flags |= _IO_ERR_SEEN;
        errno = fault;
        return EOF;
    }
    int result = real_fflush(stream);
    if (todo == AFTER) kill_group();
    return result;
}

int fclose(FILE *stream) {
    enum mode todo = count_stream("fclose", stream);
    // The stream is closed even if its last write fails; the bytes are lost.
    if (todo == FAIL) __fpurge(stream);
    int result = real_fclose(stream);
    if (todo == AFTER) kill_group();
    if (todo != FAIL) return result;
    errno = fault;
    return EOF;
}

// ---- Starting programs

// A call that succeeds never comes back, and by itself changes no file: so "after" is before.
static int count_exec(const char *call, const char *path) {
    enum mode todo = count(call, path, NULL, 0);
    if (todo == AFTER) kill_group();
    if (todo != FAIL) return 0;
    errno = fault;
    return -1;
}

int execve(const char *path, char *const argv[], char *const envp[]) {
    return count_exec("execve", path) ? -1 : (int)syscall(SYS_execve, path, argv, envp);
}

int execv(const char *path, char *const argv[]) {
    return count_exec("execv", path) ? -1 : (int)syscall(SYS_execve, path, argv, environ);
}

int execvp(const char *file, char *const argv[]) {
    return count_exec("execvp", file) ? -1 : real_execvpe(file, argv, environ);
}

int execvpe(const char *file, char *const argv[], char *const envp[]) {
    return count_exec("execvpe", file) ? -1 : real_execvpe(file, argv, envp);
}

// These give the error itself instead of setting errno.
#define SPAWN(name, path, call)                        \
    do {                                               \
        enum mode todo = count(name, path, NULL, 0);   \
        if (todo == FAIL) return fault;                \
        int result = (call);                           \
        if (todo == AFTER) kill_group();               \
        return result;                                 \
    } while (0)

int posix_spawn(pid_t *child, const char *path, const posix_spawn_file_actions_t *actions,
                const posix_spawnattr_t *attributes, char *const argv[], char *const envp[]) {
    SPAWN("posix_spawn", path, real_posix_spawn(child, path, actions, attributes, argv, envp));
}

int posix_spawnp(pid_t *child, const char *file, const posix_spawn_file_actions_t *actions,
                 const posix_spawnattr_t *attributes, char *const argv[], char *const envp[]) {
    SPAWN("posix_spawnp", file, real_posix_spawnp(child, file, actions, attributes, argv, envp));
}
