//! What other programs said of a customer when it was imported last: `customers/ID/import.toml`.
//!
//! A newer file is compared with it, so that only what changed there changes the book, and what was edited in the book
//! since is not overwritten. It also keeps what the book has no field for, so that an export gives it back.

use std::borrow::Cow;
use std::collections::BTreeMap;

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

use super::toml_file;
use crate::book::Day;
use crate::book::day::parse_iso;
use crate::format::toml_value::{self, texts};

/// What the programs said, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// One for each program or kind of file.
    pub from: Vec<ImportedFrom>,
}

/// What one program said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedFrom {
    /// The kind of file, such as `vcard`.
    pub program: String,
    /// The id that the program gave the customer.
    pub uid: Option<String>,
    /// The day of the import.
    pub on: Day,
    /// The values of each key, as [`super::flat`] gives them.
    pub values: BTreeMap<String, Vec<String>>,
    /// What the book has no field for, as the program wrote it.
    pub kept: Vec<String>,
}

impl ImportedFrom {
    fn has_id(&self, ids: &[&str]) -> bool {
        self.uid.as_deref().is_some_and(|uid| ids.contains(&uid))
    }
}

const FROM: &str = "from";
const VALUES: &str = "values";

impl Imported {
    /// Reads the text of the file; what cannot be read is left out, and looks like a customer who was never imported.
    pub fn read(text: &str) -> Imported {
        let Some(document) = toml_file::read(text) else { return Imported::default() };
        let tables = document.get(FROM).and_then(Item::as_array_of_tables);
        Imported { from: tables.into_iter().flatten().filter_map(read_one).collect() }
    }

    /// What a program said.
    pub fn of(&self, program: &str) -> Option<&ImportedFrom> {
        self.from.iter().find(|one| one.program == program)
    }

    /// What a program said under these ids, of all of them together: two customers who became one have two. Where none of
    /// the ids is known, what it said first.
    pub fn of_ids(&self, program: &str, ids: &[&str]) -> Option<Cow<'_, ImportedFrom>> {
        let is_it = |one: &&ImportedFrom| one.program == program && one.has_id(ids);
        let mut found = self.from.iter().filter(is_it);
        let Some(first) = found.next() else { return self.of(program).map(Cow::Borrowed) };
        let mut all = Cow::Borrowed(first);
        for other in found {
            let all = all.to_mut();
            for (key, values) in &other.values {
                let own = all.values.entry(key.clone()).or_default();
                own.extend(values.iter().filter(|value| !own.contains(value)).cloned().collect::<Vec<_>>());
            }
        }
        Some(all)
    }

    /// Puts what a program says now in the place of what it said before under one of these ids.
    pub fn put(&mut self, said: ImportedFrom, other_ids: &[&str]) {
        let is_it = |one: &ImportedFrom, ids: &[&str]| one.program == said.program && one.has_id(ids);
        let own = said.uid.clone();
        let at = own.as_deref().and_then(|uid| self.from.iter().position(|one| is_it(one, &[uid])));
        // What was said under another id is said now too.
        for one in self.from.iter_mut().filter(|one| is_it(one, other_ids)) {
            one.values.clear();
        }
        match at.or_else(|| self.from.iter().position(|one| one.program == said.program)) {
            Some(at) => self.from[at] = said,
            None => self.from.push(said),
        }
    }

    /// The text of the file. `about` is a comment that says what it is for.
    pub fn write(&self, about: &str) -> String {
        let mut document = DocumentMut::new();
        let mut tables = ArrayOfTables::new();
        self.from.iter().for_each(|one| tables.push(write_one(one)));
        document.insert(FROM, Item::ArrayOfTables(tables));
        toml_file::write(about, &document)
    }
}

fn read_one(table: &Table) -> Option<ImportedFrom> {
    let text = |key: &str| table.get(key).and_then(Item::as_str).map(str::to_owned);
    let day = table.get("on").map(|on| on.to_string())?;
    let items = |item: &Item| -> Vec<String> {
        let array = item.as_array().into_iter().flatten();
        array.filter_map(|value| value.as_str().map(str::to_owned)).collect()
    };
    let values = table.get(VALUES).and_then(Item::as_table_like);
    let values = values.into_iter().flat_map(|values| values.iter().map(|(key, item)| (key.to_owned(), items(item))));
    Some(ImportedFrom {
        program: text("program")?,
        uid: text("uid"),
        on: parse_iso(day.trim())?,
        values: values.collect(),
        kept: table.get("kept").map(items).unwrap_or_default(),
    })
}

fn write_one(one: &ImportedFrom) -> Table {
    let mut table = Table::new();
    table.insert("program", toml_edit::value(one.program.as_str()));
    if let Some(uid) = &one.uid {
        table.insert("uid", toml_edit::value(uid.as_str()));
    }
    table.insert("on", Item::Value(toml_value::day(one.on)));
    if !one.kept.is_empty() {
        table.insert("kept", Item::Value(texts(one.kept.iter().map(String::as_str))));
    }
    let mut values = Table::new();
    for (key, items) in &one.values {
        values.insert(key, Item::Value(texts(items.iter().map(String::as_str))));
    }
    table.insert(VALUES, Item::Table(values));
    table
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_cannot_be_read_is_left_out() {
        for text in ["", "from = 1", "[[from]]\nprogram = 1", "[[from]", "[[from]]\nprogram = \"vcard\"\non = 5\n"] {
            assert_eq!(Imported::read(text), Imported::default(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            program in "[a-z]{1,8}",
            uid in proptest::option::of(".{0,12}"),
            values in proptest::collection::btree_map(".{0,12}", proptest::collection::vec(".{0,12}", 0..3), 0..4),
            kept in proptest::collection::vec("[^\r\n]{0,20}", 0..3),
        ) {
            let from = ImportedFrom { program, uid, on: Day::constant(2026, 11, 28), values, kept };
            let imported = Imported { from: vec![from] };
            prop_assert_eq!(Imported::read(&imported.write("What it is for.")), imported);
        }
    }
}
