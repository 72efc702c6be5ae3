//! Bringing two devices' commits together, without touching a working file.

use std::collections::{BTreeMap, BTreeSet};

use super::{Git, GitError, Trouble};
use crate::book::record;
use crate::disk::names;
use crate::merge::books;
use crate::merge::sides::{Content, File, Notice, Sides, Tree};

/// The changes to the working files, and the commit that holds them.
#[derive(Clone, Debug)]
pub struct MergePlan {
    /// The hash of our commit, before the merge.
    pub from: String,
    /// The hash of the commit to which the branch goes on.
    pub to: String,
    /// The working files that change.
    pub files: Vec<MergedFile>,
    /// What the user is to be told about the merge.
    pub notes: Vec<Notice>,
    /// Records that go away here.
    pub gone: RemovedRecords,
}

/// The number of records that go away, and of all records. Renamed ones do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RemovedRecords {
    /// How many records go away.
    pub count: usize,
    /// How many records there were; 0 when none goes away.
    pub of: usize,
}

/// One file; the path is relative to the repository.
#[derive(Clone, Debug)]
pub struct MergedFile {
    /// The path below the repository, with `/`.
    pub path: String,
    /// The content before the merge; `None` where the file does not exist.
    pub before: Option<Vec<u8>>,
    /// The content after the merge; `None` where the file goes away.
    pub after: Option<Vec<u8>>,
    /// Whether the file is to be executable.
    pub executable: bool,
}

const LINK: u32 = 0o120_000;
const MODULE: u32 = 0o160_000;

impl Git {
    /// Joins our last commit with another; `None` where the other holds nothing new. `message` is for a commit of both.
    pub fn join(&self, theirs: &str, message: &str) -> Result<Option<MergePlan>, GitError> {
        let from = self.git(&["rev-parse", "--verify", "HEAD"])?.trim().to_owned();
        let base = self.git(&["merge-base", &from, theirs]).map(|id| id.trim().to_owned());
        let Ok(base) = base else { return Err(GitError::new("git merge-base", Trouble::Unrelated, theirs)) };
        if base == theirs {
            return Ok(None);
        }
        let trees = [self.tree(&base)?, self.tree(&from)?, self.tree(theirs)?];
        let prefix = self.prefix();
        refuse_links(&prefix, &trees[1], &trees[2])?;
        let mut contents = self.contents(&needed(&prefix, &trees))?;
        let renames = [self.renames(&base, &from)?, self.renames(&base, theirs)?];
        let [base_tree, our_tree, their_tree] = trees;
        let sides = Sides {
            prefix: &prefix,
            base: base_tree,
            ours: our_tree,
            theirs: their_tree,
            renames,
            contents: &contents,
        };
        let ours = sides.ours.clone();
        let merged = books::merge(sides);
        refuse_clash(&ours, &merged.changes)?;
        // Files that were moved without a change were not checked before.
        let known = merged
            .changes
            .values()
            .filter_map(|content| if let Some(Content::Known(file)) = content { Some(file) } else { None });
        let replaced = merged.changes.keys().filter_map(|path| ours.get(path));
        let more: Vec<&str> =
            known.chain(replaced).map(|file| file.id.as_str()).filter(|id| !contents.contains_key(*id)).collect();
        let more = self.contents(&more)?;
        contents.extend(more);
        let missing = |file: &File| GitError::new("git cat-file", Trouble::Other, &file.id);
        let content_of = |file: &File| contents.get(&file.id).cloned().ok_or_else(|| missing(file));
        let new = merged.changes.values().filter_map(|content| match content {
            Some(Content::New { bytes, .. }) => Some(bytes.as_slice()),
            _ => None,
        });
        let mut new_ids = self.keep(&new.collect::<Vec<_>>())?.into_iter();
        let mut kept = BTreeMap::new();
        let mut files = Vec::new();
        for (path, content) in &merged.changes {
            let (file, after) = match content {
                None => (None, None),
                Some(Content::Known(file)) => (Some(file.clone()), Some(content_of(file)?)),
                Some(Content::New { mode, bytes }) => {
                    (new_ids.next().map(|id| File { mode: *mode, id }), Some(bytes.clone()))
                }
            };
            let executable = file.as_ref().is_some_and(|file| file.mode == 0o100_755);
            files.push(MergedFile {
                path: path.clone(),
                before: ours.get(path).map(content_of).transpose()?,
                after,
                executable,
            });
            kept.insert(path.clone(), file);
        }
        let to = if base == from {
            theirs.to_owned()
        } else {
            self.commit_tree(&self.tree_with(&from, &kept)?, &[&from, theirs], message)?
        };
        let gone = self.gone(&from, &to)?;
        Ok(Some(MergePlan { from, to, files, notes: merged.notes, gone }))
    }

    /// Records of a commit that another does not have.
    pub fn gone(&self, from: &str, to: &str) -> Result<RemovedRecords, GitError> {
        let text =
            self.git(&["diff-tree", "-r", "-M", "-z", "--name-only", "--diff-filter=D", "--no-ext-diff", from, to])?;
        self.count_gone(&text, from)
    }

    /// Records that were removed by hand since the last commit.
    pub fn gone_by_hand(&self) -> Result<RemovedRecords, GitError> {
        let apart = self.with_index()?;
        apart.git(&["read-tree", "HEAD"])?;
        apart.git(&["add", "--all", "--", "."])?;
        let text = apart.git(&[
            "diff-index",
            "--cached",
            "-M",
            "-z",
            "--name-only",
            "--diff-filter=D",
            "--no-ext-diff",
            "HEAD",
        ])?;
        self.count_gone(&text, "HEAD")
    }

    fn count_gone(&self, paths: &str, from: &str) -> Result<RemovedRecords, GitError> {
        let prefix = self.prefix();
        let count = paths.split('\0').filter(|path| is_in(&prefix, path, record::is_text)).count();
        let of = if count > 0 {
            self.tree(from)?.keys().filter(|path| is_in(&prefix, path, record::is_text)).count()
        } else {
            0
        };
        Ok(RemovedRecords { count, of })
    }
}

/// Refuses what another device must not bring in: links and repositories inside the repository, because they point
/// outside it; names that are not UTF-8 or that some system takes for git's own folder; files in the folder that belongs to this machine.
fn refuse_links(prefix: &str, ours: &Tree, theirs: &Tree) -> Result<(), GitError> {
    let apart = format!("{prefix}{}/", crate::book::APART);
    let refuse = |trouble, path: &String| Err(GitError::new("git merge", trouble, path));
    for (path, file) in theirs.iter().filter(|(path, file)| ours.get(*path) != Some(file)) {
        if [LINK, MODULE].contains(&file.mode) {
            return refuse(Trouble::Link, path);
        }
        // A name that is not UTF-8 would be written under another one.
        if path.contains(char::REPLACEMENT_CHARACTER) {
            return refuse(Trouble::NameEncoding, path);
        }
        if !names::is_safe_here(path) || path.starts_with(&apart) {
            return refuse(Trouble::BadPath, path);
        }
    }
    Ok(())
}

/// One device's file where the other has a folder: a person must rename one.
fn refuse_clash(ours: &Tree, changes: &BTreeMap<String, Option<Content>>) -> Result<(), GitError> {
    let stays = |path: &str| changes.get(path).map_or_else(|| ours.contains_key(path), Option::is_some);
    let folder_is_file = |path: &&String| {
        path.match_indices('/').find(|(end, _)| stays(&path[..*end])).map(|(end, _)| path[..end].to_owned())
    };
    let new = changes.iter().filter(|(_, content)| content.is_some()).map(|(path, _)| path);
    let kept = ours.keys().filter(|path| stays(path));
    match new.chain(kept).find_map(|path| folder_is_file(&path)) {
        Some(path) => Err(GitError::new("git merge", Trouble::Clash, &path)),
        None => Ok(()),
    }
}

/// The contents that the merge looks at: of all files that are not the same on both sides, and of all
/// customers who may be moved.
fn needed<'t>(prefix: &str, trees: &'t [Tree; 3]) -> Vec<&'t str> {
    let [base, ours, theirs] = trees;
    let mut ids: Vec<&str> = Vec::new();
    for (path, file) in ours.iter().chain(theirs) {
        if ours.get(path) != theirs.get(path) {
            ids.push(&file.id);
            ids.extend(base.get(path).map(|file| file.id.as_str()));
        }
    }
    // What was renamed stands in the base under its old name.
    ids.extend(
        base.iter()
            .filter(|(path, _)| !ours.contains_key(*path) || !theirs.contains_key(*path))
            .map(|(_, file)| file.id.as_str()),
    );
    let all = || trees.iter().flatten();
    let is_moving = |path: &str| {
        is_in(prefix, path, record::is_card)
            && !(base.get(path) == ours.get(path) && base.get(path) == theirs.get(path))
    };
    let folder = |path: &'t str| path.rsplit_once('/').map(|(folder, _)| folder);
    let moving: BTreeSet<&str> =
        all().filter(|(path, _)| is_moving(path)).filter_map(|(path, _)| folder(path)).collect();
    let of = |path: &'t str| path.match_indices('/').any(|(end, _)| moving.contains(&path[..end]));
    if !moving.is_empty() {
        ids.extend(all().filter(|(path, _)| of(path)).map(|(_, file)| file.id.as_str()));
    }
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Whether a path lies below `prefix`, the book's place in its repository, and its rest satisfies `is`.
fn is_in(prefix: &str, path: &str, is: fn(&str) -> bool) -> bool {
    path.strip_prefix(prefix).is_some_and(is)
}
