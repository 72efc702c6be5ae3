//! Which edition of the book a command makes: `--profile`.

use super::{Failure, Session, clock};
use crate::book::copy::{Copy, CopyKind};
use crate::book::profile::Profile;
use crate::pipeline::{self, Edition};
use crate::wording::failure::Explain;
use crate::write::copies;

/// The profile of this name. One of which anything could not be read is refused: it may show what was meant to be left
/// out.
pub(super) fn profile(session: &Session, name: &str) -> Result<Profile, Failure> {
    let (words, known) = (session.words, &session.book().settings.profiles);
    let Some(profile) = known.get(name) else {
        let names = words.list(known.keys().cloned().collect::<Vec<_>>());
        return Err(Failure::usage(words, "err-profile", &[("name", name.into()), ("names", names.into())]));
    };
    if profile.is_in_doubt {
        return Err(Failure::usage(words, "err-profile-doubt", &[("name", name.into())]));
    }
    Ok(profile.clone())
}

/// The book as the profile of this name shows it; who is left out in doubt is told.
pub(super) fn of(session: &Session, name: &str) -> Result<Edition, Failure> {
    let profile = profile(session, name)?;
    let made = pipeline::edition(&session.root, (*session.read).clone(), &profile, session.words);
    tell_doubtful(session, &made.doubtful);
    Ok(made)
}

/// Names the customers that are left out because their file does not say plainly how secret they are.
pub(super) fn tell_doubtful(session: &Session, doubtful: &[String]) {
    if !doubtful.is_empty() {
        let args = [("n", doubtful.len().into()), ("ids", session.words.list(doubtful.to_vec()).into())];
        session.terminal.warn(&session.words.say("edition-doubtful", &args));
    }
}

/// Notes that a copy of the book left it, for `report copies`.
pub(super) fn note_copy(session: &Session, kind: CopyKind, profile: &str, customers: usize) {
    let at = clock::now().strftime("%Y-%m-%d %H:%M").to_string();
    let copy = Copy { at, kind: kind.word().to_owned(), profile: profile.to_owned(), customers };
    if let Err(error) = copies::note(&session.root, &copy) {
        let reason = error.explain(session.words).message;
        session.terminal.warn(&session.words.say("copy-not-noted", &[("reason", reason.into())]));
    }
}
