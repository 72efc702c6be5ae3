//! `import --as`: a table whose rows are notes, invoices, payments, revenue, figures or products of customers.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::process::ExitCode;

use serde_json::json;

use super::args::ImportArgs;
use super::{source, told};
use crate::book::find::{self, FindResult};
use crate::book::record::Record;
use crate::book::table_kind::TableKind;
use crate::book::{Book, Customer, CustomerIndex, id, phone};
use crate::cli::style::{Look, paint};
use crate::cli::{ChangeSession, Failure, json, output};
use crate::derive::report::Phrase;
use crate::edit::record_imports::RecordImport;
use crate::edit::row_result::RowResult;
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
    let bytes = source::content(session, path)?;
    let map = args.columns(words)?;
    let options = SheetOptions {
        encoding: args.encoding.as_deref(),
        delimiter: None,
        sheet: args.sheet.as_deref(),
        map: &map,
        are_customers: false,
    };
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
    known: HashMap<String, Vec<CustomerIndex>>,
    /// The people at customers, by their names and numbers; only where notes are read, since nobody is guessed where it is
    /// about money.
    contacts: HashMap<String, Vec<(CustomerIndex, String)>>,
    imports: BTreeMap<CustomerIndex, RecordImport<'s>>,
    /// New ones, and those that the book has.
    counts: [usize; 2],
    refused: Vec<Refused>,
}

impl<'s> Made<'s> {
    fn new(session: &'s ChangeSession<'s>, kind: TableKind) -> Made<'s> {
        let known = known(session.book());
        let contacts = if kind == TableKind::Visits { contacts(session.book()) } else { HashMap::new() };
        Made { session, kind, known, contacts, imports: BTreeMap::new(), counts: [0, 0], refused: Vec::new() }
    }

    fn row(&mut self, row: Result<RecordRow, Refused>) -> Result<(), Failure> {
        let mut row = match row {
            Ok(row) => row,
            Err(refused) => {
                self.refused.push(refused);
                return Ok(());
            }
        };
        let by_id = row.id.as_deref().and_then(|id| self.known.get(&id_key(id)));
        let by_id = by_id.and_then(|all| if let [at] = all[..] { Some(at) } else { None });
        let contact = || {
            let of = |key: String| match self.contacts.get(&key).map(Vec::as_slice) {
                Some([one]) => Some(one.clone()),
                _ => None,
            };
            of(name_key(&row.customer)).or_else(|| of(phone_key(&row.customer)))
        };
        let at = match by_id.map_or_else(|| self.customer(&row.customer), Ok) {
            Ok(at) => at,
            Err(reason) => match contact() {
                Some((at, name)) => {
                    row.with = Some(name);
                    at
                }
                None => {
                    self.refuse(row, *reason);
                    return Ok(());
                }
            },
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

    /// The customer whom a row names: by the whole name, id, customer number or phone. Nobody is guessed: it may be about
    /// money.
    fn customer(&self, name: &str) -> Result<CustomerIndex, Box<Phrase>> {
        let book = self.session.book();
        let told = |id: &'static str, all: &[CustomerIndex]| {
            let ids: Vec<String> = all.iter().take(6).map(|&at| Customer::id_and_name(&book.customers[at])).collect();
            let ids = self.session.words.list(&ids);
            Box::new(Phrase::new(id).with("value", name).with("ids", &*ids))
        };
        let of = |key: String| self.known.get(&key).cloned().unwrap_or_default();
        let numbered = || {
            let mut all = [of(code_key(name)), of(phone_key(name))].concat();
            all.sort_unstable();
            all.dedup();
            all
        };
        let keys = [of(id_key(name)), of(name_key(name))];
        let found = keys.into_iter().find(|found| !found.is_empty()).unwrap_or_else(numbered);
        match Some(found.as_slice()).filter(|found| !found.is_empty()) {
            Some([at]) => Ok(*at),
            Some(all) => Err(told("record-several", all)),
            None => Err(match find::find(book, name) {
                FindResult::One(at) => told("record-near", &[at]),
                FindResult::Several(all) => told("record-near", &all),
                FindResult::Nobody => Box::new(Phrase::new("record-nobody").with("value", name)),
            }),
        }
    }
}

/// The customers by their ids and customer numbers, names and aliases, and phone numbers.
fn known(book: &Book) -> HashMap<String, Vec<CustomerIndex>> {
    let mut known: HashMap<String, Vec<CustomerIndex>> = HashMap::new();
    for (at, customer) in book.customers.iter().enumerate() {
        let ids = std::iter::once(id_key(&customer.id)).chain(customer.card.code.as_deref().map(code_key));
        let names = customer.names().map(name_key);
        let numbers = customer.card.phone.iter().map(|one| phone_key(&one.text));
        let keys: BTreeSet<String> = ids.chain(names).chain(numbers).filter(|key| key.len() > 2).collect();
        keys.into_iter().for_each(|key| known.entry(key).or_default().push(at));
    }
    known
}

/// The people at customers who have no card of their own, by their names and phone numbers.
fn contacts(book: &Book) -> HashMap<String, Vec<(CustomerIndex, String)>> {
    let mut known: HashMap<String, Vec<(CustomerIndex, String)>> = HashMap::new();
    for (at, customer) in book.customers.iter().enumerate() {
        for contact in customer.card.contacts.iter().filter(|contact| contact.customer.is_none()) {
            let numbers = contact.phone.iter().map(|one| phone_key(&one.text)).filter(|key| key.len() > 2);
            let keys: BTreeSet<String> = std::iter::once(name_key(&contact.name)).chain(numbers).collect();
            keys.into_iter().for_each(|key| known.entry(key).or_default().push((at, contact.name.clone())));
        }
    }
    known
}

fn id_key(text: &str) -> String {
    format!("i:{}", id::fold(text.trim()))
}

fn code_key(text: &str) -> String {
    format!("c:{}", text.trim().to_lowercase())
}

fn name_key(text: &str) -> String {
    format!("n:{}", crate::book::name_key(text))
}

/// The last digits of a number, which a country code or a trunk 0 may go before; nothing of one with too few to tell
/// anybody.
fn phone_key(text: &str) -> String {
    const ENOUGH: usize = 7;
    const LAST: usize = 10;
    let digits = phone::digits(text);
    let from = digits.len().saturating_sub(LAST);
    if digits.len() < ENOUGH { String::new() } else { format!("p:{}", &digits[from..]) }
}
