//! What git's own words mean, in the user's language; git itself is asked in English.

use crate::i18n::Words;
use crate::say;

/// Signs in git's words, and the sentence that says what they mean.
const MEANINGS: [(&str, &str); 19] = [
    ("Could not resolve host", "git-means-no-host"),
    ("Temporary failure in name resolution", "git-means-no-host"),
    ("Network is unreachable", "git-means-no-network"),
    ("No route to host", "git-means-no-network"),
    ("timed out", "git-means-no-answer"),
    ("Connection refused", "git-means-no-answer"),
    ("Failed to connect", "git-means-no-answer"),
    ("Could not connect", "git-means-no-answer"),
    ("Permission denied (", "git-means-key"),
    ("Host key verification failed", "git-means-host-key"),
    ("Authentication failed", "git-means-login"),
    ("could not read Username", "git-means-login"),
    ("error: 403", "git-means-login"),
    ("hook declined", "git-means-hook"),
    ("gpg failed to sign", "git-means-signature"),
    ("Permission denied", "git-means-permission"),
    ("Read-only file system", "git-means-read-only"),
    ("Input/output error", "git-means-disk"),
    ("object file", "git-means-disk"),
];

/// What git said, with what it means where that is known.
pub fn git_reason(words: &Words, said: &str) -> String {
    let meaning = MEANINGS.iter().find(|(sign, _)| said.contains(sign)).map(|(_, id)| words.get(id));
    let said = said.trim_start_matches("fatal: ").trim_start_matches("error: ");
    match meaning {
        _ if said.is_empty() => words.get("git-no-reason"),
        Some(meaning) => say!(words, "git-means", meaning = meaning, said = said),
        None => say!(words, "git-says", said = said),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, words};

    #[test]
    fn what_git_said_has_its_meaning_beside_it() {
        let told = |language, said| git_reason(words(language), said);
        let said = "fatal: Could not resolve host: example.com";
        assert!(told(Language::English, said).starts_with("the computer of this address is not found"));
        assert!(told(Language::Chinese, said).ends_with("（git 原话：Could not resolve host: example.com）"));
        assert_eq!(told(Language::Chinese, "fatal: odd"), "git 原话：odd");
        assert_eq!(told(Language::English, "fatal: odd"), "odd");
    }
}
