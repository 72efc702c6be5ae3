//! Reads the id of the last commit without starting git.

use std::path::Path;

use crate::disk::Folder;

/// The id of the last commit where it can be read at once: a repository of the usual form, at or above `folder`. `None`
/// means unknown: ask git.
pub fn quick(folder: &Path) -> Option<String> {
    let folder = std::path::absolute(folder).ok()?;
    let git = folder
        .ancestors()
        .find_map(|folder| Folder::open(folder).ok().filter(|folder| folder.has(".git")))?
        .folder(".git")
        .ok()?;
    let read = |name: &str| git.read_text(name).ok();
    let head = read("HEAD")?;
    let Some(name) = head.strip_prefix("ref: ").map(str::trim) else { return id(&head) };
    if !name.starts_with("refs/heads/") || name.contains("..") {
        return None;
    }
    let packed = || {
        let line = |line: &str| line.strip_suffix(name).and_then(|rest| rest.strip_suffix(' ')).and_then(id);
        read("packed-refs")?.lines().find_map(line)
    };
    read(name).as_deref().and_then(id).or_else(packed)
}

/// A commit's id, if it is one.
fn id(text: &str) -> Option<String> {
    let text = text.trim();
    ([40, 64].contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit())).then(|| text.to_owned())
}

/// Whether a folder is in a repository of git, or below one.
pub fn is_in_repository(folder: &Path) -> bool {
    let is_top = |folder: &Path| Folder::open(folder).is_ok_and(|folder| folder.has(".git"));
    std::path::absolute(folder).is_ok_and(|folder| folder.ancestors().any(is_top))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loose_and_packed_branches_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(".git").join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        let (one, other) = ("1".repeat(40), "2".repeat(40));
        write("HEAD", "ref: refs/heads/main\n");
        assert_eq!(quick(folder.path()), None);
        write("packed-refs", &format!("# pack-refs\n{other} refs/heads/not-main\n{one} refs/heads/main\n"));
        assert_eq!(quick(&folder.path().join("book")), Some(one.clone()));
        write("refs/heads/main", &format!("{other}\n"));
        assert_eq!(quick(folder.path()), Some(other));
        write("HEAD", &one);
        assert_eq!(quick(folder.path()), Some(one));
        write("HEAD", "ref: refs/heads/../../secret\n");
        assert_eq!(quick(folder.path()), None);
    }
}
