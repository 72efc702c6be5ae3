//! One commit for each change, with only its files.

use std::collections::HashSet;

use super::{ACTION, Git, GitError};
use crate::book::layout::{self, Role};
use crate::disk::{named, names};
use crate::i18n::visible::visible_line;

/// Paths in one call of `git status`, which takes them as arguments only.
const AT_ONCE: usize = 200;

/// From so many files on, git's own way is left: it compares each path that it is told with each that it knows.
const MANY: usize = 500;

/// Reads paths from its input, each ended by a zero byte: so the list may be long and the names may hold any character.
const FROM_INPUT: [&str; 2] = ["--pathspec-from-file=-", "--pathspec-file-nul"];

/// Asks which files differ. git is not run inside of submodules, whose settings could name programs.
const STATUS: [&str; 5] = ["status", "--porcelain", "-z", "--untracked-files=all", "--ignore-submodules=all"];

/// The paths as git reads them.
fn listed(paths: &[String]) -> Vec<u8> {
    paths.iter().flat_map(|path| path.bytes().chain([0])).collect()
}

impl Git {
    /// Commits these files of the book (paths relative to it) and nothing else, even if the index holds more. `message`
    /// is read by people; `action` and `trailers` by programs.
    pub fn commit(
        &self,
        paths: &[String],
        message: &str,
        action: &str,
        trailers: &[(String, String)],
    ) -> Result<(), GitError> {
        // In the middle of a merge it would become a part of that.
        self.check_ready()?;
        let list = listed(paths);
        let is_whole_index = paths.len() >= MANY && self.stages_nothing() && self.left_out(paths)?.is_empty();
        if is_whole_index {
            self.with_input(&["update-index", "--add", "--remove", "-z", "--stdin"], &list)?;
        } else {
            self.with_input(&[&["add", "--all"], &FROM_INPUT[..]].concat(), &list)
                .map_err(|error| self.with_rule(error, paths))?;
        }
        let mut text = format!("--message={}\n\n{ACTION}: {action}\n", visible_line(message));
        for (name, value) in trailers {
            text += &format!("{name}: {}\n", visible_line(value));
        }
        if is_whole_index {
            return self.git(&["commit", "--quiet", &text]).map(drop);
        }
        self.with_input(&[&["commit", "--quiet", "--only", &text], &FROM_INPUT[..]].concat(), &list).map(drop)
    }

    /// Whether the index is that of the last commit.
    fn stages_nothing(&self) -> bool {
        self.git(&["diff", "--cached", "--quiet", "--ignore-submodules=all"]).is_ok()
    }

    /// The same for a commit that was begun before and cut short: what is committed already is not
    /// committed twice.
    pub fn finish_commit(
        &self,
        paths: &[String],
        message: &str,
        action: &str,
        trailers: &[(String, String)],
    ) -> Result<(), GitError> {
        self.forget_index(&self.root, paths)?;
        if self.differ(paths)? { self.commit(paths, message, action, trailers) } else { Ok(()) }
    }

    /// Brings the index of these paths to the last commit, where a git that was killed left it behind.
    fn forget_index(&self, folder: &std::path::Path, paths: &[String]) -> Result<(), GitError> {
        self.bytes(folder, &[&["reset", "--quiet"], &FROM_INPUT[..]].concat(), &listed(paths)).map(drop)
    }

    /// Moves the branch to the next commit, whose files are in place; `paths` (relative to the
    /// repository) are those that differ. Nothing happens where the branch went elsewhere meanwhile.
    pub fn advance(&self, from: &str, to: &str, paths: &[String]) -> Result<(), GitError> {
        let head = self.git(&["rev-parse", "--verify", "--quiet", "HEAD"]).unwrap_or_default();
        if head.trim() == from {
            self.git(&["update-ref", "-m", "clientbook sync", "HEAD", to, from])?;
        }
        if paths.is_empty() { Ok(()) } else { self.forget_index(&self.top, paths) }
    }

    /// Whether any of these files differs from the last commit.
    pub fn differ(&self, paths: &[String]) -> Result<bool, GitError> {
        if paths.len() >= MANY {
            let edits = self.hand_edits()?;
            let wanted: HashSet<&str> = paths.iter().map(String::as_str).collect();
            return Ok(edits.changed.iter().chain(&edits.gone).any(|path| wanted.contains(path.as_str())));
        }
        for some in paths.chunks(AT_ONCE) {
            let paths: Vec<&str> = some.iter().map(String::as_str).collect();
            if !self.git(&[&STATUS[..], &["--"], &paths].concat())?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Files of the book that differ from its last commit. The built site does not count: it can be built again.
    pub fn hand_edits(&self) -> Result<HandEdits, GitError> {
        let text = self.bytes(&self.root, &[&STATUS[..], &["--no-renames", "--", "."]].concat(), &[])?;
        let prefix = self.prefix();
        let mut edits = HandEdits::default();
        for entry in text.split(|byte| *byte == 0).filter(|entry| entry.len() > 3) {
            let Ok(entry) = std::str::from_utf8(entry) else {
                edits.unnamed.push(names::readable_bytes(&entry[3..]).into_owned());
                continue;
            };
            let (state, path) = (&entry[..2], entry[3..].strip_prefix(&prefix).unwrap_or(&entry[3..]));
            // A link is not part of the book, nor is a file that a link has replaced.
            let is_link = self
                .root
                .join(path)
                .ancestors()
                .any(|place| place.starts_with(&self.root) && place != self.root && named::is_link(place));
            if is_link {
                edits.links.push(path.to_owned());
            } else if layout::role_of_path(path) != Some(Role::Made) {
                let list = if state.contains('D') { &mut edits.gone } else { &mut edits.changed };
                list.push(path.to_owned());
                if !state.starts_with([' ', '?']) {
                    edits.staged.push(path.to_owned());
                }
            }
        }
        Ok(edits)
    }

    /// Commits what was changed by hand in these files, so that the change that follows stands alone.
    pub fn commit_hand_edits_of(&self, paths: &[String], message: &str) -> Result<(), GitError> {
        if self.differ(paths)? { self.finish_commit(paths, message, "hand-edits", &[]) } else { Ok(()) }
    }

    /// Commits what was changed by hand; returns how many files that are. What was staged by hand is unstaged first:
    /// git refuses a path that `git rm` took out of its index, and a file that was added and deleted again is no change.
    pub fn commit_hand_edits(&self, edits: &HandEdits, message: &str) -> Result<usize, GitError> {
        let again;
        let mut edits = edits;
        if !edits.staged.is_empty() {
            self.forget_index(&self.root, &edits.staged)?;
            again = self.hand_edits()?;
            edits = &again;
        }
        let paths: Vec<String> = edits.changed.iter().chain(&edits.gone).cloned().collect();
        if !paths.is_empty() {
            self.commit(&paths, message, "hand-edits", &[])?;
        }
        Ok(paths.len())
    }
}

/// What was changed by hand since the last commit; paths relative to the book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandEdits {
    /// Files that are new or hold something else.
    pub changed: Vec<String>,
    /// Files that were deleted.
    pub gone: Vec<String>,
    /// Those of both whose change was staged (`git add`, `git rm`, `git mv`).
    pub staged: Vec<String>,
    /// Files whose paths are not UTF-8, as people read them: left alone.
    pub unnamed: Vec<String>,
    /// Links, and what lies behind them: left alone.
    pub links: Vec<String>,
}

impl HandEdits {
    /// A repository inside of this one, which git names by its folder.
    pub fn nested(&self) -> Option<&str> {
        self.changed.iter().map(String::as_str).find(|path| path.ends_with('/'))
    }

    /// Whether nothing is to be committed. What is left alone does not count.
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.gone.is_empty()
    }
}
