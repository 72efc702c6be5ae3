//! The customers of a file that were refused, in the shape of the file and with the reason: to mend and import again.

use std::path::Path;

use super::source::Read;
use super::told;
use crate::cli::{ChangeSession, Failure, output};
use crate::exchange::import::{ImportProposal, Verdict};
use crate::exchange::sheet;

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
        return output::save(session, path, &cards.collect::<String>());
    }
    let title = session.words.get("import-head-reason");
    output::save(session, path, &sheet::rejects(&read.headers, &reasons, &title))
}
