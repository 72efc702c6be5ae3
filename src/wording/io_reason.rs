//! Why the system refused, in words.

use std::io::{Error, ErrorKind};

use crate::i18n::Words;
use crate::say;

/// The message for a kind of error; `None` for kinds that are rare.
pub fn id_of(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::NotFound => "io-not-found",
        ErrorKind::PermissionDenied => "io-permission",
        ErrorKind::AlreadyExists => "io-exists",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "io-full",
        ErrorKind::ReadOnlyFilesystem => "io-read-only",
        ErrorKind::IsADirectory => "io-is-folder",
        ErrorKind::NotADirectory => "io-no-folder",
        _ => return None,
    })
}

/// Why the system refused; where the kind is rare, the system's own words, called that.
pub fn io_reason(words: &Words, error: &Error) -> String {
    let own = || say!(words, "io-other", said = error.to_string());
    id_of(error.kind()).map_or_else(own, |id| words.get(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, words};

    #[test]
    fn the_usual_reasons_are_told_in_both_languages() {
        let full = Error::from(ErrorKind::StorageFull);
        assert_eq!(io_reason(words(Language::Chinese), &full), "磁盘满了");
        assert_eq!(io_reason(words(Language::English), &full), "the disk is full");
        assert_eq!(io_reason(words(Language::Chinese), &Error::other("odd")), "系统原话：odd");
    }
}
