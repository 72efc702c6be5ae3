//! What stands where git keeps a repository, looked at before git is asked: it would write through links, and wait
//! for pipes.

use std::path::Path;

use crate::disk::{Folder, Kind};

/// How deep branches and logs are looked at.
const DEEPEST: usize = 16;

/// Folders of a repository in which git reads any file with a matching name.
const READ: [&str; 7] = ["info", "hooks", "objects/info", "objects/pack", "refs", "logs", "worktrees"];

/// Files outside its own folder that git reads.
const BESIDE: [&str; 5] = [".git", ".gitignore", ".gitattributes", ".mailmap", ".gitmodules"];

/// The path of the first pipe, socket or device for which git would wait when it is asked anything in a folder.
pub fn pipe_at(root: &Path) -> Option<String> {
    let root = std::path::absolute(root).ok()?;
    for place in root.ancestors() {
        let Ok(folder) = Folder::open(place) else { continue };
        let is_odd = |name: &&&str| matches!(folder.stat(name), Ok(Some(stat)) if stat.kind.makes_wait());
        if let Some(name) = BESIDE.iter().find(is_odd) {
            return Some(place.join(name).display().to_string());
        }
        if folder.has(".git") {
            let found = first(&folder.folder(".git").ok()?, 0, &READ, &Kind::makes_wait)?;
            return Some(place.join(".git").join(found).display().to_string());
        }
    }
    None
}

/// The path of the first link in the folder of a repository. Loose objects are not looked at one by one.
pub fn link_in(dir: &Path) -> Option<String> {
    first(&Folder::open(dir).ok()?, 1, &["refs", "logs"], &|kind| kind == Kind::Link)
}

/// The path of the first name of a kind so many folders deep in a repository, and anywhere in some of its folders.
fn first(git: &Folder, deeper: usize, whole: &[&str], wanted: &dyn Fn(Kind) -> bool) -> Option<String> {
    let nothing = |_: &str| false;
    let below = |name: &&str| Some(format!("{name}/{}", git.folder(name).ok()?.find(DEEPEST, wanted, &nothing)?));
    git.find(deeper, wanted, &nothing).or_else(|| whole.iter().find_map(below))
}
