//! Recovers what an earlier, interrupted command left unfinished.

use super::notice::mention_cleared;
use super::writer::{carry_out, not_committed};
use super::{LockedBook, Notice, Recovered};
use crate::git::Trouble;
use crate::i18n::Words;
use crate::pipeline;
use crate::wording::failure::{Explain, Failure};
use crate::write::journal;

/// Takes back what was cut short, and makes the commits that are missing. An error means that an action is still half
/// done: the book must not be changed over it.
pub fn recover(found: &LockedBook, words: &Words) -> Result<Recovered, Failure> {
    let (lock, read) = (&found.lock, found.book());
    let mut recovered = Recovered::default();
    match journal::take_back(lock) {
        Ok(None) => {}
        Ok(Some(taken)) => {
            recovered.changed_files = true;
            recovered.notices.push(Notice::TakenBack(taken.message));
            recovered.notices.extend(taken.left.into_iter().map(Notice::LeftAlone));
        }
        Err(error) => return Err(error.explain(words)),
    }
    let open = journal::uncommitted(lock.root());
    if open.is_empty() {
        return Ok(recovered);
    }
    let git = match pipeline::git_of(lock.root(), read) {
        Ok(git) => git,
        Err(error) => {
            recovered.failure = Some(error.explain(words));
            return Ok(recovered);
        }
    };
    for one in open {
        let done = carry_out(&git, &one.task, true);
        // git would always refuse files that it is told to ignore.
        let is_over = done.as_ref().map_or_else(|error| error.trouble == Trouble::Ignored, |()| true);
        let done = done.map_err(|error| not_committed(words, error));
        let cleared = if is_over { one.done().map_err(|error| error.explain(words)) } else { Ok(()) };
        if let Err(failure) = done.and(cleared) {
            recovered.failure = Some(failure);
            break;
        }
    }
    mention_cleared(&git, &mut recovered.notices);
    Ok(recovered)
}
