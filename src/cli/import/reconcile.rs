//! `import --reconcile`: the company's list of open invoices against the book.

use std::path::Path;
use std::process::ExitCode;

use super::args::ImportArgs;
use crate::book::find::{self, FindResult};
use crate::cli::{ChangeSession, Failure};
use crate::derive;
use crate::disk::named;
use crate::edit::proposals::{self, NotApplied};
use crate::exchange::open_invoices;
use crate::exchange::reconcile;
use crate::exchange::table::decode;
use crate::i18n::Words;
use crate::say;
use crate::wording::failure::Explain;
use crate::wording::report::ReportWords;

/// Compares the file with the book, and applies the proposals if asked to.
pub(super) fn run(path: &Path, args: &ImportArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let words = session.words;
    let bytes = named::read(path).map_err(|error| Failure::io(words, path, &error))?;
    let list = open_invoices::read(&decode(&bytes), &session.book().settings.currency)
        .map_err(|error| (path, error).explain(words))?;
    if list.invoices.is_empty() {
        return Err(match list.unread.first() {
            Some(line) => (path, line).explain(words),
            None => Failure::usage(words, "err-list-empty", &[("path", path.display().to_string().into())]),
        });
    }
    let day = args.on.as_ref().map(|on| session.recent_day(on)).transpose()?.unwrap_or(session.today);
    if day > session.today {
        let value = args.on.clone().unwrap_or_default();
        return Err(Failure::usage(words, "err-future-fact", &[("value", value.into())]));
    }
    let book = session.book();
    let overview = derive::derive_accounts(book, session.today);
    let by_code = |name: &str| book.customers.iter().position(|customer| customer.card.code.as_deref() == Some(name));
    let find = |name: &str| match find::find(book, name) {
        FindResult::One(index) => Some(index),
        _ => by_code(name),
    };
    let proposals = reconcile::propose(book, &overview, &list, find);
    if proposals.is_empty() {
        session.terminal.say(&words.get("reconcile-same"));
        return Ok(ExitCode::SUCCESS);
    }
    let report = ReportWords { words, book, today: session.today };
    session.terminal.out(&proposals.iter().map(|one| report.phrase(&one.line) + "\n").collect::<String>());
    if !args.apply {
        session.terminal.say(&words.get("reconcile-apply"));
        return Ok(ExitCode::SUCCESS);
    }
    let edits = proposals::edits(book, &proposals, (day, session.time), session.today, |path| {
        session.text(path).map_err(Stopped::Told)
    })
    .map_err(|stopped| stopped.explain(words))?;
    session.save(&edits, "import", &say!(words, "commit-reconcile", day = day.to_string()))?;
    let left = proposals.iter().filter(|one| one.change.is_none()).count();
    session.terminal.out(&say!(words, "reconcile-done", n = proposals.len() - left, left = left));
    Ok(ExitCode::SUCCESS)
}

/// Why the proposals cannot be applied.
enum Stopped {
    Told(Failure),
    NotApplied(NotApplied),
}

impl From<NotApplied> for Stopped {
    fn from(error: NotApplied) -> Stopped {
        Stopped::NotApplied(error)
    }
}

impl Explain for Stopped {
    fn explain(self, words: &Words) -> Failure {
        match self {
            Stopped::Told(failure) => failure,
            Stopped::NotApplied((path, error)) => (path.as_str(), error).explain(words),
        }
    }
}
