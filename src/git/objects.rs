//! Trees and files as git keeps them, read and written without touching the working files.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::{Git, GitError, Trouble};
use crate::disk::{Folder, Scratch};
use crate::merge::sides::{File, Tree};

impl Git {
    /// The files of a commit, by path from the repository's top.
    pub fn tree(&self, commit: &str) -> Result<Tree, GitError> {
        let text = self.git(&["ls-tree", "-r", "-z", "--full-tree", commit])?;
        let read = |entry: &str| {
            let (meta, path) = entry.split_once('\t')?;
            let mut parts = meta.split(' ');
            let mode = u32::from_str_radix(parts.next()?, 8).ok()?;
            Some((path.to_owned(), File { mode, id: parts.nth(1)?.to_owned() }))
        };
        Ok(text.split('\0').filter_map(read).collect())
    }

    /// The contents of files by their ids, all in one process.
    pub fn contents(&self, ids: &[&str]) -> Result<HashMap<String, Vec<u8>>, GitError> {
        let mut found = HashMap::with_capacity(ids.len());
        if ids.is_empty() {
            return Ok(found);
        }
        let input: Vec<u8> = ids.iter().flat_map(|id| id.bytes().chain([b'\n'])).collect();
        let output = self.bytes(&self.root, &["cat-file", "--batch", "--buffer"], &input)?;
        let mut rest = output.as_slice();
        while let Some(end) = memchr::memchr(b'\n', rest) {
            let head = String::from_utf8_lossy(&rest[..end]);
            let (Some(id), Some(size)) =
                (head.split(' ').next(), head.rsplit(' ').next().and_then(|size| size.parse::<usize>().ok()))
            else {
                return Err(GitError::new("git cat-file", Trouble::Other, &head));
            };
            let Some((content, b"\n")) = rest.get(end + 1..end + 2 + size).and_then(|part| part.split_at_checked(size))
            else {
                return Err(GitError::new("git cat-file", Trouble::Other, &format!("{head}: cut short")));
            };
            found.insert(id.to_owned(), content.to_vec());
            rest = &rest[end + 2 + size..];
        }
        if let Some(missing) = ids.iter().find(|id| !found.contains_key(**id)) {
            return Err(GitError::new("git cat-file", Trouble::Other, &format!("{missing}: no answer")));
        }
        Ok(found)
    }

    /// Stores contents and returns their ids in the same order, all in one process.
    pub fn keep(&self, contents: &[&[u8]]) -> Result<Vec<String>, GitError> {
        if contents.is_empty() {
            return Ok(Vec::new());
        }
        let failed = |error| GitError::not_started("git hash-object", &error);
        let scratch = Scratch::new().map_err(failed)?;
        let folder = Folder::open(scratch.path()).map_err(failed)?;
        let mut paths = String::new();
        for (at, content) in contents.iter().enumerate() {
            let name = at.to_string();
            folder.replace_unflushed(&name, content).map_err(failed)?;
            paths += &format!("{}\n", scratch.path().join(name).display());
        }
        let ids = self.with_input(&["hash-object", "-w", "--no-filters", "--stdin-paths"], paths.as_bytes())?;
        let ids: Vec<String> = ids.lines().map(str::to_owned).collect();
        if ids.len() == contents.len() {
            Ok(ids)
        } else {
            Err(GitError::new("git hash-object", Trouble::Other, &format!("{} != {}", ids.len(), contents.len())))
        }
    }

    /// The tree of `commit` with some files changed; `None` removes a file.
    pub fn tree_with(&self, commit: &str, changes: &BTreeMap<String, Option<File>>) -> Result<String, GitError> {
        let apart = self.with_index()?;
        apart.git(&["read-tree", commit])?;
        let nothing = "0".repeat(if self.object_format().as_deref() == Some("sha256") { 64 } else { 40 });
        let line = |(path, file): (&String, &Option<File>)| match file {
            Some(file) => format!("{:o} {}\t{path}\0", file.mode, file.id),
            None => format!("0 {nothing}\t{path}\0"),
        };
        let lines: String = changes.iter().map(line).collect();
        if !lines.is_empty() {
            apart.bytes(&apart.top, &["update-index", "-z", "--index-info"], lines.as_bytes())?;
        }
        apart.git(&["write-tree"]).map(|id| id.trim().to_owned())
    }

    /// The same repository with an index apart from the user's, outside the book: git would follow a link there.
    pub fn with_index(&self) -> Result<Git, GitError> {
        let scratch = Scratch::new().map_err(|error| GitError::not_started("git read-tree", &error))?;
        Ok(Git { index: Some(Arc::new(scratch)), ..self.clone() })
    }

    /// A commit of a tree; signed where the user signs.
    pub fn commit_tree(&self, tree: &str, parents: &[&str], message: &str) -> Result<String, GitError> {
        let mut args = vec!["commit-tree"];
        args.extend(self.signs.then_some("-S"));
        parents.iter().for_each(|parent| args.extend(["-p", parent]));
        args.push(tree);
        self.with_input(&args, message.as_bytes()).map(|id| id.trim().to_owned())
    }

    /// Files that a side renamed: old path, new path.
    pub fn renames(&self, from: &str, to: &str) -> Result<Vec<(String, String)>, GitError> {
        let text =
            self.git(&["diff-tree", "-r", "-M", "-z", "--name-status", "--diff-filter=R", "--no-ext-diff", from, to])?;
        let mut parts = text.split('\0');
        let mut renames = Vec::new();
        while let (Some(_), Some(old), Some(new)) = (parts.next(), parts.next(), parts.next()) {
            renames.push((old.to_owned(), new.to_owned()));
        }
        Ok(renames)
    }
}
