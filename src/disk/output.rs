//! Where what the program prints goes.

/// Whether it goes into a pipe or a file: a script reads it.
pub fn is_read() -> bool {
    #[cfg(unix)]
    let read = std::fs::metadata("/dev/stdout").is_ok_and(|out| {
        let kind = out.file_type();
        kind.is_file() || std::os::unix::fs::FileTypeExt::is_fifo(&kind)
    });
    #[cfg(not(unix))]
    let read = false;
    read
}
