//! Which names a path may consist of, and which are those of files that are still being written.

use std::borrow::Cow;
use std::ffi::OsStr;

use unicode_normalization::UnicodeNormalization;

/// Whether a name is a single part of a path on this system: not empty, not `.` or `..`, and without a
/// separator.
pub fn is_part(name: &str) -> bool {
    let separators = if cfg!(windows) { &['/', '\\', '\0', ':'][..] } else { &['/', '\0'][..] };
    !["", ".", ".."].contains(&name) && !name.contains(separators)
}

/// The names that Windows reserves for devices, with any extension or none; in lower case.
pub const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Whether a path from a stranger may be written on every system: it is relative, and no file system takes a
/// name in it for git's own folder or for a device.
pub fn is_safe_path(path: &str) -> bool {
    path.split('/').all(is_safe)
}

/// The same for a path that is written on this system only.
pub fn is_safe_here(path: &str) -> bool {
    path.split('/').all(|name| if cfg!(windows) { is_safe(name) } else { is_part(name) && !is_git(name) })
}

fn is_safe(name: &str) -> bool {
    let plain = is_part(name) && !name.contains(['\\', ':']) && !name.chars().any(char::is_control);
    plain && !name.ends_with(['.', ' ']) && !is_git(name) && !is_device(name)
}

/// Whether some file system takes a name for `.git`: Windows does so for `git~1` and ignores dots and spaces at the
/// end, macOS ignores some invisible characters, both ignore case. The rules are those of git's `is_ntfs_dotgit` and
/// `is_hfs_dotgit`.
pub fn is_git(name: &str) -> bool {
    let is_visible = |c: &char| !matches!(c, '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{206a}'..='\u{206f}' | '\u{feff}');
    let plain: String = name.chars().filter(is_visible).collect::<String>().to_lowercase();
    let plain = plain.split(':').next().unwrap_or_default().trim_end_matches(['.', ' ']);
    [".git", "git~1"].contains(&plain)
}

/// A name as people read it. One that is not UTF-8 comes from a system that wrote names in GBK, and is read as such.
pub fn readable(name: &OsStr) -> Cow<'_, str> {
    readable_bytes(name.as_encoded_bytes())
}

/// The same for a path as git has it.
pub fn readable_bytes(path: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(path) {
        Ok(path) => path.into(),
        Err(_) => match encoding_rs::GB18030.decode_without_bom_handling(path) {
            (path, false) => path,
            _ => String::from_utf8_lossy(path),
        },
    }
}

/// Whether a name on the disk has the same letters as a wanted one, which a disk or an archive may compose in another
/// way.
pub fn is_same(on_disk: &str, wanted: &str) -> bool {
    on_disk == wanted || !on_disk.is_ascii() && !wanted.is_ascii() && on_disk.nfc().eq(wanted.nfc())
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches(' ').to_lowercase();
    // Windows takes superscript digits for digits.
    let stem: String = stem
        .chars()
        .map(|c| match c {
            '¹' => '1',
            '²' => '2',
            '³' => '3',
            c => c,
        })
        .collect();
    DEVICES.contains(&stem.as_str()) || ["conin$", "conout$"].contains(&stem.as_str())
}

/// How the name of a staged file begins; sixteen hexadecimal digits follow.
pub(super) const STAGED: &str = ".clientbook-";

/// Whether a name is that of a staged file.
pub(super) fn is_staged(name: &OsStr) -> bool {
    let digits = name.to_str().and_then(|name| name.strip_prefix(STAGED));
    digits.is_some_and(|digits| digits.len() == 16 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_plain_names() {
        for name in ["", ".", "..", "a/b", "a\0b"] {
            assert!(!is_part(name), "{name:?}");
        }
        assert!(is_part("张伟.md") && is_part("...") && is_part(".hidden"));
    }

    #[test]
    fn paths_from_strangers_name_neither_git_nor_devices() {
        for path in [
            "",
            "/etc/passwd",
            "../x",
            "a/../b",
            "a//b",
            "./a",
            "a/",
            "C:\\x",
            "C:x",
            "a\\b",
            "a\nb",
            "a\u{1b}b",
            ".git",
            "a/.git/config",
            ".GIT/config",
            "a/.Git",
            "GIT~1/config",
            "git~1",
            ".git./x",
            ".git /x",
            ".git::$INDEX_ALLOCATION/config",
            ".g\u{200c}it/config",
            "\u{feff}.git",
            "con",
            "a/NUL",
            "aux.md",
            "COM1.txt",
            "com².md",
            "CONIN$",
            "a.",
            "a ",
            "b/a. ",
        ] {
            assert!(!is_safe_path(path), "{path:?}");
        }
        for path in [
            "customers/张伟/张伟.md",
            "a b/c.html",
            ".gitignore",
            ".gitattributes",
            "git",
            "console.md",
            "common.md",
            "com10",
        ] {
            assert!(is_safe_path(path), "{path:?}");
        }
    }
}
