//! `import`: takes data from other programs, after showing it.

mod apply;
mod args;
mod book;
mod broken_cards;
mod decide;
mod memory;
mod reconcile;
mod records;
mod rejects;
mod show;
mod source;
mod state;
mod told;

use std::process::ExitCode;

pub use args::ImportArgs;

use self::memory::Memory;
use super::{ChangeSession, Failure, json, output};
use crate::book::record::Record;
use crate::book::table_kind::TableKind;
use crate::edit::set;
use crate::exchange::csv_out;
use crate::exchange::import::{ImportProposal, Known, Verdict, propose};
use crate::exchange::incoming::IncomingList;
use crate::exchange::monica;
use crate::exchange::sniff::{FileKind, kind_of};
use crate::say;

/// Shows what the file would change, and changes it if asked to.
pub fn run(args: &ImportArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    if let Some(path) = &args.reconcile {
        return reconcile::run(path, args, session);
    }
    let Some(file) = &args.file else { return Ok(ExitCode::from(2)) };
    let words = session.words;
    if let Some(kind) = args.kind.filter(|kind| *kind != TableKind::Customers) {
        return records::run(kind, args, session, file);
    }
    broken_cards::check(session, args.apply)?;
    let bytes = source::content(session, file)?;
    if kind_of(&bytes) == FileKind::Json && !monica::is_export(&bytes) {
        return book::run(args, session, file, &bytes);
    }
    let mut read = source::read(session, file, &bytes, args)?;
    drop(bytes);
    let list = std::mem::take(&mut read.list);
    let about = list.about.clone();
    let Memory { imported, went_out } = memory::memory(session);
    let not_customers = memory::not_customers(session);
    let mut who = decide::told(session, &args.who, list.customers.len())?;
    let own = |at: usize, keys: &[&str]| {
        let path = Record::Card.path(&session.book().customers[at].id);
        session.text(&path).map_or_else(|_| vec![Vec::new(); keys.len()], |text| set::shown_all(&text, keys))
    };
    let proposals = |list: IncomingList, decided: &_| {
        let known = Known {
            book: session.book(),
            imported: &imported,
            went_out: &went_out,
            not_customers: &not_customers,
            own: &own,
            decided,
        };
        propose(list, &read.program, &known)
    };
    // What is said of the doubtful changes the proposals; the file is kept until then only where something is said.
    let can_ask = args.apply && session.terminal.can_ask();
    let again = (can_ask || who.waits_for_the_doubtful()).then(|| list.clone());
    let mut made = proposals(list, &who.one);
    if let Some(list) = again {
        if who.decide_doubtful(&made) {
            made = proposals(list.clone(), &who.one);
        }
        if can_ask && decide::ask(session, &made, &mut who.one) {
            made = proposals(list, &who.one);
        }
    }
    if args.json {
        session.terminal.out(&json::text(&told::json(session, &about, &read.unknown, &made)));
        return Ok(ExitCode::SUCCESS);
    }
    show::show(session, &about, &made);
    if let Some(out) = &args.out {
        output::save(session, out, &csv_out::write(&told::csv(session, &made), true))?;
    }
    if let Some(path) = &args.rejects {
        rejects::write(session, path, &read, &made)?;
    }
    if !args.save_map && made.iter().all(|one| !one.changes_the_book()) {
        let waits = made.iter().any(|one| matches!(one.verdict, Verdict::Doubtful(..) | Verdict::Refused(..)));
        session.terminal.say(&words.get(if waits { "import-waits" } else { "import-nothing" }));
        return Ok(ExitCode::SUCCESS);
    }
    if !args.apply {
        session.terminal.say(&say!(words, "import-apply", file = file.display().to_string()));
        return Ok(ExitCode::SUCCESS);
    }
    apply::apply(args, session, &read.program, &imported, &made)
}

impl ImportProposal {
    /// Whether it changes the book when it is accepted.
    fn changes_the_book(&self) -> bool {
        matches!(self.verdict, Verdict::New | Verdict::Changed(..))
    }
}
