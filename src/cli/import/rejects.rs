//! The customers of a file that were refused, in the shape of the file and with the reason: to mend and import again.

use std::path::Path;

use super::source::Read;
use super::told;
use crate::cli::{ChangeSession, Failure};
use crate::disk::named;
use crate::exchange::csv_out;
use crate::exchange::import::{ImportProposal, Verdict};
use crate::exchange::sheet;
use crate::say;

/// Writes those that were refused; a file without any is written too, so that an old one does not mislead.
pub(super) fn write(
    session: &ChangeSession,
    path: &Path,
    read: &Read,
    proposals: &[ImportProposal],
) -> Result<(), Failure> {
    let refused = proposals.iter().filter_map(|one| match &one.verdict {
        Verdict::Refused(refused) => Some(refused.as_ref()),
        _ => None,
    });
    let reasons = refused.map(|one| (one, told::phrase(session, &one.reason))).collect::<Vec<_>>();
    if read.headers.is_empty() {
        let cards = reasons.iter().map(|(one, reason)| {
            // What stands between two cards is read by nobody.
            format!("{}\n{}\n", reason.replace('\n', " "), one.cells.join("\n").trim_end())
        });
        return save_text(session, path, &cards.collect::<String>());
    }
    let title = session.words.get("import-head-reason");
    save_text(session, path, &sheet::rejects(&read.headers, &reasons, &title))
}

/// Writes a table as CSV.
pub(super) fn save(session: &ChangeSession, path: &Path, rows: &[Vec<String>]) -> Result<(), Failure> {
    save_text(session, path, &csv_out::write(rows, true))
}

fn save_text(session: &ChangeSession, path: &Path, text: &str) -> Result<(), Failure> {
    named::replace(path, text.as_bytes()).map_err(|error| Failure::io(session.words, path, &error))?;
    session.terminal.say(&say!(session.words, "saved", path = path.display().to_string()));
    Ok(())
}
