//! `import --as`: a table whose rows are notes, invoices, payments, revenue, figures or products of customers.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use serde_json::json;

use super::args::ImportArgs;
use super::told;
use crate::book::find::{self, FindResult};
use crate::book::record::Record;
use crate::book::table_kind::TableKind;
use crate::book::{Customer, CustomerIndex};
use crate::cli::style::{Look, paint};
use crate::cli::{ChangeSession, Failure, json, output};
use crate::derive::report::Phrase;
use crate::disk::named;
use crate::edit::record_imports::{RecordImport, RowResult};
use crate::exchange::incoming::Refused;
use crate::exchange::sheet::{self, RecordRow, SheetOptions};
use crate::say;
use crate::wording::failure::Explain;

/// The most refused rows that are shown.
const MOST: usize = 40;

/// Shows what the rows would become, and takes them over if asked to: one commit.
pub(super) fn run(
    kind: TableKind,
    args: &ImportArgs,
    session: &ChangeSession,
    path: &Path,
) -> Result<ExitCode, Failure> {
    let (words, terminal) = (session.words, session.terminal);
    if !args.who.is_empty() || !args.accept.is_empty() || args.take_file || args.out.is_some() || args.save_map {
        return Err(Failure::usage(words, "err-import-as-option", &[]));
    }
    let bytes = named::read(path).map_err(|error| Failure::io(words, path, &error))?;
    let map = args.columns(words)?;
    let options =
        SheetOptions { encoding: args.encoding.as_deref(), delimiter: None, sheet: args.sheet.as_deref(), map: &map };
    let home = session.book().settings.currency.to_string();
    let list = sheet::read_records(&bytes, kind, &options, (&home, session.today))
        .map_err(|error| (path, error).explain(words))?;
    let mut made = Made::new(session, kind);
    for row in list.rows {
        made.row(row)?;
    }
    let Made { imports, counts: [new, same], refused, .. } = made;
    if args.json {
        let told =
            refused.iter().map(|one| json!({ "line": one.origin.line, "reason": told::phrase(session, &one.reason) }));
        let value = json!({ "kind": kind.word(), "new": new, "same": same, "refused": told.collect::<Vec<_>>() });
        terminal.out(&json::text(&value));
        return Ok(ExitCode::SUCCESS);
    }
    list.about.iter().for_each(|one| terminal.out(&told::phrase(session, one)));
    let what = words.get(&format!("table-kind-{}", kind.word()));
    let counts = say!(words, "records-counts", what = what, new = new, same = same, refused = refused.len());
    terminal.out(&paint(Look::Strong, &counts));
    for one in refused.iter().take(MOST) {
        let place = told::origin(session, &one.origin);
        let reason = told::phrase(session, &one.reason);
        terminal.warn(&say!(words, "import-refused-at", place = place, reason = reason));
    }
    if refused.len() > MOST {
        terminal.warn(&say!(words, "import-more", n = refused.len() - MOST));
    }
    if let Some(rejects) = &args.rejects {
        let reasons: Vec<(&Refused, String)> =
            refused.iter().map(|one| (one, told::phrase(session, &one.reason))).collect();
        output::save(session, rejects, &sheet::rejects(&list.headers, &reasons, &words.get("import-head-reason")))?;
    }
    if new == 0 {
        terminal.say(&words.get("import-nothing"));
    } else if !args.apply {
        terminal.say(&say!(words, "records-apply", file = path.display().to_string(), kind = kind.word()));
    } else {
        let edits: Vec<_> = imports.into_values().flat_map(RecordImport::edits).collect();
        session.save(
            &edits,
            "import",
            &say!(words, "commit-records", what = words.get(&format!("table-kind-{}", kind.word())), new = new),
        )?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The rows as far as they were looked at.
struct Made<'s> {
    session: &'s ChangeSession<'s>,
    kind: TableKind,
    imports: BTreeMap<CustomerIndex, RecordImport<'s>>,
    /// New ones, and those that the book has.
    counts: [usize; 2],
    refused: Vec<Refused>,
}

impl<'s> Made<'s> {
    fn new(session: &'s ChangeSession<'s>, kind: TableKind) -> Made<'s> {
        Made { session, kind, imports: BTreeMap::new(), counts: [0, 0], refused: Vec::new() }
    }

    fn row(&mut self, row: Result<RecordRow, Refused>) -> Result<(), Failure> {
        let row = match row {
            Ok(row) => row,
            Err(refused) => {
                self.refused.push(refused);
                return Ok(());
            }
        };
        let at = match self.customer(&row.customer) {
            Ok(at) => at,
            Err(reason) => {
                self.refuse(row, *reason);
                return Ok(());
            }
        };
        let (kind, session) = (self.kind, self.session);
        let path = || Record::Account.path(&session.book().customers[at].id);
        let result = self.import(at)?.add(kind, &row, session.today);
        match result.map_err(|error| (path().as_str(), error).explain(session.words))? {
            RowResult::New => self.counts[0] += 1,
            RowResult::Same => self.counts[1] += 1,
            RowResult::Refused(id, value) => self.refuse(row, Phrase::new(id).with("value", &*value)),
        }
        Ok(())
    }

    fn refuse(&mut self, row: RecordRow, reason: Phrase) {
        let RecordRow { origin, cells, customer, .. } = row;
        self.refused.push(Refused { origin, name: customer, reason, cells });
    }

    fn import(&mut self, at: CustomerIndex) -> Result<&mut RecordImport<'s>, Failure> {
        if !self.imports.contains_key(&at) {
            let session = self.session;
            let book = session.book();
            let customer = &book.customers[at];
            let card = session.text(&Record::Card.path(&customer.id))?;
            let account = customer.account.is_some().then(|| session.text(&Record::Account.path(&customer.id)));
            let texts = (card, account.transpose()?);
            self.imports.insert(at, RecordImport::new(customer, &book.settings.currency, session.time, texts));
        }
        Ok(self.imports.get_mut(&at).expect("it was inserted"))
    }

    /// The customer whom a row names: by name, id, number or phone. Of several nobody is guessed.
    fn customer(&self, name: &str) -> Result<CustomerIndex, Box<Phrase>> {
        let book = self.session.book();
        let by_code = || book.customers.iter().position(|customer| customer.card.code.as_deref() == Some(name));
        match find::find(book, name) {
            FindResult::One(at) => Ok(at),
            FindResult::Several(all) => by_code().ok_or_else(|| {
                let ids: Vec<String> =
                    all.iter().take(6).map(|&at| Customer::id_and_name(&book.customers[at])).collect();
                let ids = self.session.words.list(&ids);
                Box::new(Phrase::new("record-several").with("value", name).with("ids", &*ids))
            }),
            _ => by_code().ok_or_else(|| Box::new(Phrase::new("record-nobody").with("value", name))),
        }
    }
}
