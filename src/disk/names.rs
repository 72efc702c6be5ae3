//! Names that a path may be made of.

/// Whether a name is one step of a path on every system: not empty, not `.` or `..`, without what
/// separates steps.
pub fn is_part(name: &str) -> bool {
    let separates = if cfg!(windows) { &['/', '\\', '\0', ':'][..] } else { &['/', '\0'][..] };
    !["", ".", ".."].contains(&name) && !name.contains(separates)
}

/// Names that Windows keeps for devices, with any ending, in small letters.
pub const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Whether a path from somebody else may be written on every system: relative, of plain names alone,
/// none of which any file system takes for git's own folder or for a device.
pub fn is_safe_path(path: &str) -> bool {
    path.split('/').all(is_safe)
}

/// The same for a path that is written on this system alone.
pub fn is_safe_here(path: &str) -> bool {
    path.split('/').all(|name| if cfg!(windows) { is_safe(name) } else { is_part(name) && !is_git(name) })
}

fn is_safe(name: &str) -> bool {
    let plain = is_part(name) && !name.contains(['\\', ':']) && !name.chars().any(char::is_control);
    plain && !name.ends_with(['.', ' ']) && !is_git(name) && !is_device(name)
}

/// `.git`, also as Windows (`git~1`, endings of dots and spaces), macOS (characters that do not
/// count) and systems without case see it. The rules are those of git's `is_ntfs_dotgit` and `is_hfs_dotgit`.
pub fn is_git(name: &str) -> bool {
    let counts = |c: &char| !matches!(c, '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{206a}'..='\u{206f}' | '\u{feff}');
    let seen: String = name.chars().filter(counts).collect::<String>().to_lowercase();
    let seen = seen.split(':').next().unwrap_or_default().trim_end_matches(['.', ' ']);
    [".git", "git~1"].contains(&seen)
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches(' ').to_lowercase();
    // The superscript digits count as digits there.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_plain_names() {
        for name in ["", ".", "..", "a/b", "a\0b"] {
            assert!(!is_part(name), "{name:?}");
        }
        assert!(is_part("张伟.md") && is_part("...") && is_part(".hidden"));
    }

    #[test]
    fn paths_from_elsewhere_name_neither_git_nor_devices() {
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
