//! What stands where git keeps a repository, looked at before git is asked: it would write through links, and wait
//! for pipes.

use std::path::Path;

use crate::disk::{Folder, Kind};

/// How deep branches and logs are looked at.
const DEEPEST: usize = 16;

/// Folders of a repository in which git reads whatever has the right name.
const READ: [&str; 7] = ["info", "hooks", "objects/info", "objects/pack", "refs", "logs", "worktrees"];

/// Files that git reads beside the ones that it keeps.
const BESIDE: [&str; 5] = [".git", ".gitignore", ".gitattributes", ".mailmap", ".gitmodules"];

/// The path of the first pipe, socket or device for which git would wait when it is asked anything in a folder.
pub fn pipe_at(root: &Path) -> Option<String> {
    let root = std::path::absolute(root).ok()?;
    for place in root.ancestors() {
        let Ok(folder) = Folder::open(place) else { continue };
        let is_odd = |name: &&&str| matches!(folder.stat(name), Ok(Some(stat)) if makes_wait(stat.kind));
        if let Some(name) = BESIDE.iter().find(is_odd) {
            return Some(place.join(name).display().to_string());
        }
        if folder.has(".git") {
            let git = folder.folder(".git").ok()?;
            let below = || READ.iter().find_map(|name| first(&git.folder(name).ok()?, &format!("{name}/"), DEEPEST, &makes_wait));
            let found = first(&git, "", 0, &makes_wait).or_else(below);
            return found.map(|path| place.join(".git").join(path).display().to_string());
        }
    }
    None
}

/// The path of the first link in the folder of a repository. Loose objects are not looked at one by one.
pub fn link_in(dir: &Path) -> Option<String> {
    let dir = Folder::open(dir).ok()?;
    let is_link = |kind| kind == Kind::Link;
    let below = || ["refs", "logs"].iter().find_map(|name| first(&dir.folder(name).ok()?, &format!("{name}/"), DEEPEST, &is_link));
    first(&dir, "", 1, &is_link).or_else(below)
}

fn makes_wait(kind: Kind) -> bool {
    ![Kind::File, Kind::Folder, Kind::Link].contains(&kind)
}

/// The path of the first name of a kind in a folder, and so many folders deep below it.
fn first(folder: &Folder, shown: &str, deeper: usize, wanted: &dyn Fn(Kind) -> bool) -> Option<String> {
    folder.entries().ok()?.iter().find_map(|entry| {
        let path = format!("{shown}{}", entry.name.to_string_lossy());
        match entry.kind {
            kind if wanted(kind) => Some(path),
            Kind::Folder if deeper > 0 => first(&folder.child(&entry.name).ok()?, &format!("{path}/"), deeper - 1, wanted),
            _ => None,
        }
    })
}
