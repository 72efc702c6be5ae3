//! Repositories that came from somebody else: nothing that they name is run.
//!
//! A repository can name programs: hooks, filters, drivers, signers, ways to reach a remote. A folder
//! that was received brings such settings along. So the settings of a repository that `init` did not
//! make and `trust` did not allow may hold what is known to start nothing, and its hooks do not run.
//! Programs that the user's own settings (`~/.gitconfig`) name may run.

use std::path::{Path, PathBuf};

use super::{Git, GitError, driver};
use crate::disk::{Folder, named, seal};

/// One setting of git.
#[derive(Clone, Debug)]
pub struct Setting {
    /// `local`, `global`, `system`, `worktree`, `command`.
    scope: String,
    /// In lower case, except for the middle part.
    pub key: String,
    /// The value as git reads it.
    pub value: String,
}

impl Setting {
    /// Whether the repository itself says so.
    pub fn is_own(&self) -> bool {
        ["local", "worktree"].contains(&self.scope.as_str())
    }
}

/// Settings that start no program and lead nowhere else. A part in the middle may be anything.
const HARMLESS: &[&str] = &[
    "core.repositoryformatversion",
    "core.filemode",
    "core.bare",
    "core.logallrefupdates",
    "core.ignorecase",
    "core.precomposeunicode",
    "core.symlinks",
    "core.autocrlf",
    "core.eol",
    "core.safecrlf",
    "core.quotepath",
    "core.abbrev",
    "core.compression",
    "core.untrackedcache",
    "core.sharedrepository",
    "core.longpaths",
    "core.fsync",
    "core.fsyncmethod",
    "extensions.objectformat",
    "extensions.refstorage",
    "extensions.worktreeconfig",
    "remote.*.url",
    "remote.*.pushurl",
    "remote.*.fetch",
    "branch.*.remote",
    "branch.*.merge",
    "branch.*.rebase",
    "user.name",
    "user.email",
    "pull.rebase",
    "pull.ff",
    "push.default",
    "push.autosetupremote",
    "gc.auto",
    "init.defaultbranch",
    "merge.clientbook.name",
    "i18n.commitencoding",
    "i18n.logoutputencoding",
    "receive.denycurrentbranch",
    "receive.denynonfastforwards",
    // git is never run inside of a submodule, and never fetches one: see `SETTINGS` in the module above.
    "submodule.active",
    "submodule.*.url",
    "submodule.*.active",
    "submodule.*.branch",
    "submodule.*.ignore",
    "submodule.*.shallow",
    "submodule.*.fetchrecursesubmodules",
];

/// Ways to update a submodule that are git's own; any other value is a command.
const UPDATES: [&str; 4] = ["checkout", "rebase", "merge", "none"];

/// Whether a setting can be left to a stranger.
pub fn is_harmless(setting: &Setting) -> bool {
    let whole = setting.key.as_str();
    let (first, last) = (whole.split('.').next().unwrap_or_default(), whole.rsplit('.').next().unwrap_or_default());
    let anywhere = format!("{first}.*.{last}");
    // A setting that is switched off starts nothing.
    if ["core.fsmonitor", "commit.gpgsign"].contains(&whole)
        && ["false", "no", "off", "0"].contains(&setting.value.as_str())
    {
        return true;
    }
    if anywhere == "submodule.*.update" {
        return UPDATES.contains(&setting.value.as_str());
    }
    HARMLESS.contains(&whole)
        || HARMLESS.contains(&anywhere.as_str())
        || (whole == driver::KEY && driver::is_ours(&setting.value))
}

/// All settings in force; a later one overrides an earlier one.
pub fn settings(git: &Git) -> Result<Vec<Setting>, GitError> {
    let text = git.git(&["config", "--list", "--show-scope", "-z"])?;
    Ok(parse(&text))
}

fn parse(text: &str) -> Vec<Setting> {
    let mut parts = text.split('\0');
    let mut settings = Vec::new();
    while let (Some(scope), Some(pair)) = (parts.next(), parts.next()) {
        let (key, value) = pair.split_once('\n').unwrap_or((pair, ""));
        settings.push(Setting { scope: scope.to_owned(), key: key.to_owned(), value: value.to_owned() });
    }
    settings
}

/// Whether a repository on this machine, to be fetched from and pushed to, starts nothing of its own:
/// no hooks, and only harmless settings. `folder` holds its `config`.
pub fn starts_nothing(git: &Git, folder: &Path) -> bool {
    let path = folder.join("config").display().to_string();
    let settings = git.git(&["config", "--file", &path, "--no-includes", "--list", "-z"]);
    let harmless = |text: String| {
        let pairs = text.split('\0').filter(|pair| !pair.is_empty());
        pairs.map(|pair| pair.split_once('\n').unwrap_or((pair, ""))).all(|(key, value)| {
            is_harmless(&Setting { scope: "local".into(), key: key.to_owned(), value: value.to_owned() })
        })
    };
    let shares = !matches!(Folder::open(folder).and_then(|folder| folder.stat("objects/info/alternates")), Ok(None));
    hooks(folder).is_empty() && !shares && settings.is_ok_and(harmless)
}

/// A repository, and what it would run.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// The repository's common git folder, by which trust is remembered.
    pub common: PathBuf,
    /// The working tree.
    pub top: PathBuf,
    /// Settings that are not harmless, and hooks.
    pub brings: Vec<String>,
}

/// The repository of a book with what it brings along, for a person to look at.
pub fn place_of(root: &Path) -> Result<Place, GitError> {
    let git = Git::locate(root)?;
    let own = settings(&git)?.into_iter().filter(|setting| setting.is_own() && !is_harmless(setting));
    let mut brings: Vec<String> = own.map(|setting| format!("{} = {}", setting.key, setting.value)).collect();
    brings.extend(hooks(&git.common).into_iter().map(|hook| format!("hooks/{hook}")));
    Ok(Place { common: git.common, top: git.top, brings })
}

/// The names of hooks that would run.
pub fn hooks(folder: &Path) -> Vec<String> {
    let hooks = Folder::open(folder).and_then(|folder| folder.folder("hooks"));
    let entries = match hooks.and_then(|hooks| hooks.entries()) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
        // git would follow a link in its place.
        Err(_) => return vec!["*".to_owned()],
    };
    let mut names: Vec<String> = entries.into_iter().map(|entry| entry.name.to_string_lossy().into_owned()).collect();
    names.retain(|name| !name.ends_with(".sample"));
    names.sort();
    names
}

/// The file in a repository that says that it may run what it names, for one working tree. Only this machine can
/// seal it, so that a repository that was received, or put in the place of another, has none.
fn token(top: &Path) -> String {
    format!("clientbook-trusted-{:016x}", xxhash_rust::xxh3::xxh3_64(real(top).as_bytes()))
}

fn sealed_text(common: &Path, top: &Path) -> String {
    format!("{}\n{}\n", real(common), real(top))
}

fn real(path: &Path) -> String {
    named::real(path).unwrap_or_else(|_| path.to_owned()).display().to_string()
}

/// Whether the user trusts this repository.
pub fn is_trusted(common: &Path, top: &Path) -> bool {
    let said = Folder::open(common).and_then(|folder| folder.read_text(&token(top)));
    said.is_ok_and(|seal| seal::is_ours(sealed_text(common, top).as_bytes(), seal.trim()))
}

/// Lets a repository run what it names.
pub fn remember(common: &Path, top: &Path) -> std::io::Result<()> {
    let seal = seal::seal(sealed_text(common, top).as_bytes())?.ok_or(std::io::ErrorKind::PermissionDenied)?;
    named::replace(&common.join(token(top)), seal.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_starts_programs_is_not_harmless() {
        let setting = |key: &str, value: &str| Setting { scope: "local".into(), key: key.into(), value: value.into() };
        for key in [
            "core.fsmonitor",
            "core.hookspath",
            "core.sshcommand",
            "core.worktree",
            "core.gitproxy",
            "core.askpass",
            "core.editor",
            "credential.helper",
            "filter.x.clean",
            "filter.x.process",
            "diff.x.textconv",
            "diff.external",
            "merge.x.driver",
            "gpg.program",
            "gpg.ssh.program",
            "commit.gpgsign",
            "include.path",
            "includeif.gitdir:/.path",
            "remote.o.uploadpack",
            "remote.o.receivepack",
            "remote.o.vcs",
            "remote.o.promisor",
            "url.x.insteadof",
            "alias.x",
            "protocol.ext.allow",
            "submodule.x.update",
            "core.alternaterefscommand",
            "extensions.partialclone",
            "trailer.x.command",
            "uploadpack.packobjectshook",
            "core.attributesfile",
            "core.excludesfile",
        ] {
            assert!(!is_harmless(&setting(key, "x")), "{key}");
        }
        assert!(is_harmless(&setting("remote.my.usb.url", "x")) && is_harmless(&setting("core.bare", "false")));
        assert!(
            is_harmless(&setting("submodule.a b.url", "x")) && is_harmless(&setting("submodule.x.update", "merge"))
        );
        assert!(!is_harmless(&setting("merge.clientbook.driver", "evil %A")));
    }
}
