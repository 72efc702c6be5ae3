//! Opens the repository of a book, after a look at what it would run.

use std::path::Path;

use super::program::Git;
use super::trouble::{GitError, Trouble};
use super::{layout, trust};
use crate::disk::{Folder, named};
use crate::i18n::visible::visible_line;

impl Git {
    /// The repository of a book; an error says why there is none to use.
    pub fn open(root: &Path, owner: Option<(String, String)>) -> Result<Git, GitError> {
        let mut git = Git::locate(root)?;
        git.trusted = trust::is_trusted(&git.common, &git.top);
        if !git.trusted && git.leads_elsewhere() {
            return Err(GitError::new("git rev-parse", Trouble::Elsewhere, ".git"));
        }
        if let Some(link) = Some(&git).filter(|git| !git.trusted).and_then(|git| layout::link_in(&git.dir)) {
            return Err(GitError::new("git rev-parse", Trouble::Elsewhere, &format!(".git/{link}")));
        }
        let settings = trust::settings(&git)?;
        let own = settings.iter().find(|setting| !git.trusted && setting.is_own() && !trust::is_harmless(setting));
        if let Some(setting) = own {
            return Err(GitError::new("git config", Trouble::NotTrusted, &setting.key));
        }
        let named = |key: &str| settings.iter().rev().find(|setting| setting.key == key);
        let nobody = || ("clientbook".to_owned(), "clientbook@localhost".to_owned());
        // The owner's name may come from a received book: what steers a terminal does not reach the history.
        let shown = |(name, email): (String, String)| (visible_line(&name), visible_line(&email));
        git.fallback = named("user.email").is_none().then(|| shown(owner.unwrap_or_else(nobody)));
        git.signs = named("commit.gpgsign")
            .is_some_and(|setting| ["true", "yes", "on", "1", ""].contains(&setting.value.as_str()));
        Ok(git)
    }

    /// Whether `.git` is a link, or a file that names a repository which does not know this working tree: what is
    /// committed here would go to another place.
    fn leads_elsewhere(&self) -> bool {
        let own = self.top.join(".git");
        if named::is_link(&own) {
            return true;
        }
        let is_here = named::is_folder(&own);
        let knows_us = || {
            let back =
                Folder::open(&self.dir).and_then(|dir| dir.read_text("gitdir")).map(|path| self.dir.join(path.trim()));
            back.and_then(|back| Ok(named::real(&back)? == named::real(&own)?)).unwrap_or(false)
        };
        !is_here && !knows_us() && self.git(&["config", "--get", "core.worktree"]).is_err()
    }
}
