//! The edits of an import: new cards, changed fields, and what the program said, for the next time.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::change::{Change, How, SetError};
use super::import_body::{body, papers};
use super::import_change::{at_company, at_employer, is_company, one};
use super::import_list::list_taken;
use super::import_lookup::{INTRODUCER, Lookup, introducer};
use super::{FileEdit, new, set};
use crate::book::record::Record;
use crate::book::{Book, Customer, CustomerIndex, Day, Moment, id, name_key, stem};
use crate::exchange::import::flat::{FILES, NAME, NEXT, is_list};
use crate::exchange::import::proposal::{TEXT, text};
use crate::exchange::import::{ChangeKind, FieldChange, ImportProposal, Imported, ImportedFrom, Verdict};

/// What an import writes.
#[derive(Debug, Default)]
pub struct ImportEdits {
    /// The files of each customer, in the order of the file: the number of the proposal, the edits and the papers.
    pub customers: Vec<CustomerEdits>,
}

/// What an import writes of one customer.
#[derive(Debug)]
pub struct CustomerEdits {
    /// The number of the proposal.
    pub number: usize,
    /// The customer's id.
    pub id: String,
    /// The customer's name.
    pub name: String,
    /// The card, and what the program said.
    pub edits: Vec<FileEdit>,
    /// Pictures and papers: the path below the book, and the content.
    pub papers: Vec<(String, Vec<u8>)>,
    /// Values that the card does not take: the key, the value, and why.
    pub refused: Vec<(String, String, SetError)>,
}

/// What an import is made with.
pub struct ImportContext<'i> {
    /// The book.
    pub book: &'i Book,
    /// What was imported of its customers before.
    pub imported: &'i HashMap<CustomerIndex, Imported>,
    /// The kind of file.
    pub program: &'i str,
    /// The day of the import.
    pub today: Day,
    /// The comment at the top of a file that remembers an import.
    pub about: &'i str,
    /// The title of the plan for the day on which somebody means to be in touch again.
    pub plan: &'i str,
    /// Whether somebody has said what is done about a value that the book has otherwise.
    pub is_decided: &'i dyn Fn(usize, &FieldChange) -> bool,
    /// Whether the file's value is taken where the book has another one.
    pub takes_file: &'i dyn Fn(usize, &FieldChange) -> bool,
}

impl ImportContext<'_> {
    /// The edits of proposals. `texts` gives the text of a file of the book, `None` where there is none.
    pub fn edits<E>(
        &self,
        accepted: &[&ImportProposal],
        texts: impl Fn(&str) -> Result<Option<String>, E>,
    ) -> Result<ImportEdits, E> {
        let ids = self.new_ids(accepted);
        let lookup = Lookup::of(self.book, accepted, &ids);
        let mut made = ImportEdits::default();
        for proposal in accepted {
            let mut one = match &proposal.verdict {
                Verdict::New => self.new_customer(proposal, &ids[&proposal.number], &lookup),
                Verdict::Changed(at, changes) => {
                    let customer = &self.book.customers[*at];
                    let before = texts(&Record::Card.path(&customer.id))?.unwrap_or_default();
                    let mut one = self.changed(proposal, customer, changes, before, &lookup);
                    let known = self.imported.get(at);
                    one.edits.extend(self.plans(customer, known, &next_of(proposal, changes), &texts)?);
                    one
                }
                _ => continue,
            };
            let known = match proposal.verdict {
                Verdict::Changed(at, _) => self.imported.get(&at),
                _ => None,
            };
            one.edits.push(self.memory(proposal, &one.id, known, &texts)?);
            made.customers.push(one);
        }
        Ok(made)
    }

    /// An id for each new customer, by the number of the proposal.
    fn new_ids(&self, accepted: &[&ImportProposal]) -> HashMap<usize, String> {
        let mut taken: HashSet<String> = self.book.customers.iter().map(|customer| id::fold(&customer.id)).collect();
        let mut ids = HashMap::new();
        for proposal in accepted.iter().filter(|one| one.verdict == Verdict::New) {
            let base = new::base_of_id(&proposal.incoming.name, !is_company(&proposal.flat));
            let id = stem::free(&base, |id| taken.contains(&id::fold(id)));
            taken.insert(id::fold(&id));
            ids.insert(proposal.number, id);
        }
        ids
    }

    fn new_customer(&self, proposal: &ImportProposal, id: &str, lookup: &Lookup) -> CustomerEdits {
        let name = toml_edit::Value::from(proposal.incoming.name.trim());
        let head = format!("+++\nname = {name}\nadded = {}\n+++\n", self.today);
        let mut changes = Vec::new();
        for (key, values) in proposal.flat.iter().filter(|(key, _)| ![NAME, FILES, NEXT].contains(&key.as_str())) {
            changes.extend(self.taken(key, values, &lookup.companies));
        }
        let mut incoming = Cow::Borrowed(&proposal.incoming);
        if let Some((at, introducer)) = introducer(&incoming, &lookup.people).filter(|(_, found)| *found != id) {
            changes.push(one(INTRODUCER, How::Set, introducer));
            incoming.to_mut().facts.remove(at);
        }
        let (card, refused) = self.applied(head, id, changes);
        let papers = papers(proposal, id, &[], |_| true);
        let body = body(&text(&incoming), &papers);
        let after = if body.is_empty() { card } else { format!("{card}\n{body}\n") };
        let card = FileEdit::new_file(Record::Card.path(id), after);
        let edits = std::iter::once(card).chain(self.new_plans(id, &proposal.incoming.next)).collect();
        CustomerEdits {
            number: proposal.number,
            id: id.to_owned(),
            name: proposal.incoming.name.clone(),
            edits,
            papers,
            refused,
        }
    }

    fn changed(
        &self,
        proposal: &ImportProposal,
        customer: &Customer,
        changes: &[FieldChange],
        before: String,
        lookup: &Lookup,
    ) -> CustomerEdits {
        let companies = &lookup.companies;
        let agreed = |one: &&FieldChange| !one.kind.is_asked() || (self.takes_file)(proposal.number, one);
        let (mut made, mut new_files) = (Vec::new(), Vec::new());
        let (mut new_text, mut old_text) = (Vec::new(), Vec::new());
        for change in changes.iter().filter(agreed) {
            match change.kind {
                _ if change.key == TEXT => {
                    new_text.clone_from(&change.file);
                    old_text.clone_from(&change.book);
                }
                // It becomes a plan.
                _ if change.key == NEXT => {}
                _ if change.key == FILES => new_files.clone_from(&change.file),
                // What the file has is taken, even where the book had dropped it.
                ChangeKind::Removed | ChangeKind::Take if is_list(&change.key) => {
                    made.extend(list_taken(change));
                }
                ChangeKind::Removed => made.push(one(&change.key, How::Set, "")),
                ChangeKind::Take | ChangeKind::Add | ChangeKind::Differs => {
                    made.extend(self.taken(&change.key, &change.file, companies));
                }
            }
        }
        let (mut after, refused) = self.applied(before.clone(), &customer.id, made);
        let papers = papers(proposal, &customer.id, &customer.files, |hash| new_files.iter().any(|new| new == hash));
        // A text that stands as it came gives way to its newer form.
        for old in &old_text {
            if after.matches(old.as_str()).count() == 1 && !new_text.is_empty() {
                after = after.replacen(old.as_str(), &new_text.remove(0), 1);
            }
        }
        let body = body(&new_text, &papers);
        if !body.is_empty() {
            after = format!("{}\n\n{body}\n", after.trim_end());
        }
        let path = Record::Card.path(&customer.id);
        let card = FileEdit { path, before: Some(before), after };
        CustomerEdits {
            number: proposal.number,
            id: customer.id.to_string(),
            name: customer.card.name.clone(),
            edits: vec![card],
            papers,
            refused,
        }
    }

    /// The changes that put values of the file on a card.
    fn taken(&self, key: &str, values: &[String], companies: &HashMap<String, String>) -> Vec<Change> {
        if is_list(key) {
            return values.iter().map(|value| one(key, How::AddItem, value)).collect();
        }
        let Some(value) = values.first() else { return Vec::new() };
        let company = companies.get(&name_key(value));
        match (key, company) {
            // Somebody who works at a customer belongs to that customer.
            ("employer" | "company", Some(company)) => at_company(company),
            ("company", None) if self.book.find(value).is_none() => at_employer(value),
            ("employer", None) => at_employer(value),
            _ => vec![one(key, How::Set, value)],
        }
    }

    /// A card after the changes, and what it did not take: one bad value does not keep the others out.
    fn applied(&self, text: String, id: &str, changes: Vec<Change>) -> (String, Vec<(String, String, SetError)>) {
        let apply = |text: &str, changes: &[Change]| set::apply(text, id, changes, &self.book.settings, self.today);
        if changes.is_empty() {
            return (text, Vec::new());
        }
        if let Ok(after) = apply(&text, &changes) {
            return (after, Vec::new());
        }
        let (mut text, mut refused) = (text, Vec::new());
        for change in changes {
            // An entry begins with its name, which says that it is meant as it is spelled.
            let entry = set::name_of_entry(&change);
            let with_name: Vec<Change> = entry.into_iter().chain([change.clone()]).collect();
            match apply(&text, &with_name) {
                Ok(after) => text = after,
                Err(error) => refused.push((change.key, change.value, error)),
            }
        }
        (text, refused)
    }

    /// What nobody has decided is asked again: the program still counts as having said what it said before.
    fn ask_again(
        &self,
        proposal: &ImportProposal,
        known: Option<&Imported>,
        values: &mut BTreeMap<String, Vec<String>>,
    ) {
        let before = known.and_then(|known| known.of(self.program)).map(|before| &before.values);
        let Verdict::Changed(_, changes) = &proposal.verdict else { return };
        // By the name that the program has, the customer is known again.
        let is_open = |one: &&FieldChange| one.key != NAME && !(self.is_decided)(proposal.number, one);
        for change in changes.iter().filter(|one| one.kind.is_asked()).filter(is_open) {
            match before.and_then(|values| values.get(&change.key)) {
                Some(said) => values.insert(change.key.clone(), said.clone()),
                None => values.remove(&change.key),
            };
        }
    }

    /// What the program said, for the next time.
    fn memory<E>(
        &self,
        proposal: &ImportProposal,
        id: &str,
        known: Option<&Imported>,
        texts: &impl Fn(&str) -> Result<Option<String>, E>,
    ) -> Result<FileEdit, E> {
        let path = Record::Import.path(id);
        let before = if known.is_some() { texts(&path)? } else { None };
        let mut imported = known.cloned().unwrap_or_default();
        let mut values: BTreeMap<String, Vec<String>> = proposal.flat.iter().cloned().collect();
        values.insert(TEXT.to_owned(), text(&proposal.incoming));
        // A picture that came once does not come again.
        let files = known.and_then(|known| known.of(self.program)).and_then(|before| before.values.get(FILES));
        if let Some(files) = files {
            let own: &mut Vec<String> = values.entry(FILES.to_owned()).or_default();
            own.extend(files.iter().filter(|file| !own.contains(file)).cloned().collect::<Vec<_>>());
        }
        self.ask_again(proposal, known, &mut values);
        let uid = proposal.incoming.uid.clone();
        let kept = proposal.incoming.kept.clone();
        let other_ids: Vec<&str> = proposal.incoming.other_uids.iter().map(String::as_str).collect();
        let said = ImportedFrom { program: self.program.to_owned(), uid, on: self.today, values, kept };
        imported.put(said, &other_ids);
        Ok(FileEdit { path, before, after: imported.write(self.about) })
    }
}

/// The days of the next contact that are taken over.
fn next_of(proposal: &ImportProposal, changes: &[FieldChange]) -> Vec<Moment> {
    let is_taken = changes.iter().any(|change| change.key == NEXT);
    if is_taken { proposal.incoming.next.clone() } else { Vec::new() }
}
