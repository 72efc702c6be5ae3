//! Changed entries of a card's tables: `contact.李敏.role=CFO`, `product.Press.name=New press`, `date.Wedding=`.

use toml_edit::{InlineTable, Item, Table, TableLike, Value};

use super::change::{Change, EntryError, How, SetError, values};
use super::field_value::{self, Field};
use crate::book::card_table::{CardTable, EntryField, table_of_written};
use crate::book::choice_alias;
use crate::book::settings::Settings;
use crate::book::{Day, letters};
use crate::format::document::Document;
use crate::format::near;

/// What stands between the parts of a path; a Chinese keyboard gives the others.
const POINTS: [char; 3] = ['.', '．', '。'];

/// The key of an entry's name.
const NAME: &str = "name";

/// Which entry a change means, and which of its fields.
#[derive(Clone, Debug)]
pub struct EntryPath {
    /// The kind of entry.
    pub table: &'static CardTable,
    /// The entry's name, as typed.
    pub name: String,
    /// The field; `None` for the entry itself, or where the table has no such key.
    pub field: Option<&'static EntryField>,
}

/// The parts of a key before and after its first point; `None` without one.
pub fn split_table(key: &str) -> Option<(&str, &str)> {
    key.split_once(POINTS)
}

impl EntryPath {
    /// Reads `contact.NAME.KEY` and `contact.NAME`; a name may have points in it.
    pub fn of(key: &str) -> Option<EntryPath> {
        let (table, rest) = split_table(key)?;
        let (table, rest) = (table_of_written(table.trim())?, rest.trim());
        let split = rest.rsplit_once(POINTS);
        let known = split.and_then(|(name, key)| Some((name.trim(), table.field_of_written(key.trim())?)));
        Some(match known {
            Some((name, field)) => EntryPath { table, name: name.to_owned(), field: Some(field) },
            None => EntryPath { table, name: rest.to_owned(), field: None },
        })
    }

    /// Whether both mean the same entry.
    pub fn is_same(&self, other: &EntryPath) -> bool {
        self.table.key == other.table.key && letters::is_same(&self.name, &other.name)
    }

    /// Whether the change gives the entry a name.
    fn is_rename(&self) -> bool {
        self.field.is_some_and(|field| field.key == NAME)
    }
}

/// The name that an entry has after the changes: that of a change of its name, else the same.
pub fn renamed(path: &EntryPath, changes: &[Change]) -> String {
    let rename = changes
        .iter()
        .find(|change| EntryPath::of(&change.key).is_some_and(|other| other.is_rename() && other.is_same(path)));
    rename.map_or_else(|| path.name.clone(), |change| change.value.clone())
}

/// Makes the changes, the new names last: the others mean an entry by its old one.
pub fn apply(
    document: &mut Document,
    changes: Vec<(EntryPath, &Change)>,
    settings: &Settings,
    today: Day,
) -> Result<(), SetError> {
    let is_meant = |path: &EntryPath| {
        changes.iter().any(|(other, change)| {
            other.is_rename() && other.table.key == path.table.key && letters::is_same(&change.value, &path.name)
        })
    };
    let (renames, others): (Vec<_>, Vec<_>) = changes.iter().partition(|(path, _)| path.is_rename());
    for (path, change) in others.into_iter().chain(renames) {
        one(document, path, change, is_meant(path), settings, today)?;
    }
    Ok(())
}

/// One change. `is_meant`: the name is spelled as it is meant, whatever it is like.
fn one(
    document: &mut Document,
    path: &EntryPath,
    change: &Change,
    is_meant: bool,
    settings: &Settings,
    today: Day,
) -> Result<(), SetError> {
    let table = path.table;
    if path.name.is_empty() {
        return Err(SetError::Entry(EntryError::NoName(table)));
    }
    let found = find(document, path)?;
    let Some(field) = path.field else {
        return match found {
            Some(at) if change.value.is_empty() && change.how == How::Set => {
                remove(document, table, at);
                Ok(())
            }
            _ => Err(SetError::Entry(not_known(document, path, change))),
        };
    };
    let at = match found {
        Some(at) => at,
        None => {
            let names = names(document, table);
            let near = || near::nearest(&path.name, names.iter().map(String::as_str)).map(str::to_owned);
            if change.value.is_empty() || change.how == How::Remove {
                return Err(SetError::Entry(EntryError::NotThere(table, path.name.clone(), names)));
            }
            if let Some(near) = near().filter(|_| !is_meant) {
                return Err(SetError::Entry(EntryError::Near(table, path.name.clone(), near)));
            }
            add(document, table, &path.name);
            names.len()
        }
    };
    if path.is_rename() {
        let mut others = names(document, table).into_iter().enumerate().filter(|(other, _)| *other != at);
        if others.any(|(_, name)| letters::is_same(&name, &change.value)) {
            return Err(SetError::Entry(EntryError::Taken(table, change.value.clone())));
        }
    }
    let Some(entry) = entries_mut(document, table).into_iter().nth(at) else { return Ok(()) };
    let field = Field { key: field.key, kind: field.kind, word: field.word };
    field_value::change(entry, &field, change, settings, today)
}

/// What is wrong with a change that names an entry and no field that there is.
fn not_known(document: &Document, path: &EntryPath, change: &Change) -> EntryError {
    let (table, names) = (path.table, names(document, path.table));
    // `contact.Li Min.rolle`: the entry is there, the key is not.
    let split =
        path.name.rsplit_once(POINTS).filter(|(name, _)| names.iter().any(|known| is_alike(known, name.trim())));
    match split {
        Some((_, key)) => EntryError::UnknownKey(table, key.trim().to_owned()),
        None if change.value.is_empty() => EntryError::NotThere(table, path.name.clone(), names),
        None => EntryError::UnknownKey(
            table,
            path.name.rsplit_once(POINTS).map(|(_, key)| key.trim().to_owned()).unwrap_or_default(),
        ),
    }
}

fn is_alike(known: &str, name: &str) -> bool {
    letters::is_same(known, name) || choice_alias::is_same(known, name)
}

/// The place of the entry that is meant: by its name, a product by its number too, and of several with one name by
/// `NAME#2`.
fn find(document: &Document, path: &EntryPath) -> Result<Option<usize>, SetError> {
    let names = names(document, path.table);
    let called = |name: &str, same: fn(&str, &str) -> bool| -> Vec<usize> {
        names.iter().enumerate().filter(|(_, known)| same(known, name)).map(|(at, _)| at).collect()
    };
    let mut found = called(&path.name, letters::is_same);
    if found.is_empty()
        && let Some((name, number)) = path.name.rsplit_once(['#', '＃'])
        && let Some(number) = number.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1))
    {
        found = called(name.trim(), letters::is_same).into_iter().nth(number).into_iter().collect();
    }
    if found.is_empty() {
        found = called(&path.name, choice_alias::is_same);
    }
    if found.is_empty() {
        let number = |entry: &&dyn TableLike| {
            entry.get("no").and_then(Item::as_str).is_some_and(|no| letters::is_same(no, &path.name))
        };
        found =
            entries(document, path.table).iter().enumerate().filter(|(_, one)| number(one)).map(|(at, _)| at).collect();
    }
    match found[..] {
        [] => Ok(None),
        [at] => Ok(Some(at)),
        _ => {
            let which = found.iter().enumerate().map(|(number, &at)| {
                let facts = facts(entries(document, path.table)[at], path.table);
                (format!("{}.{}#{}", path.table.key, path.name, number + 1), facts)
            });
            let which = which.map(|(name, facts)| if facts.is_empty() { name } else { format!("{name} ({facts})") });
            Err(SetError::Entry(EntryError::Several(path.table, path.name.clone(), which.collect())))
        }
    }
}

/// What tells an entry from another of its name: the first things that it says of itself.
fn facts(entry: &dyn TableLike, table: &CardTable) -> String {
    let said = table.fields[1..].iter().filter_map(|field| entry.get(field.key)?.as_value().map(values));
    said.flatten().take(2).collect::<Vec<_>>().join(", ")
}

/// The values of a field as the file holds them; of an entry itself, what it says of itself.
pub fn shown(document: &Document, path: &EntryPath) -> Vec<String> {
    let Ok(Some(at)) = find(document, path) else { return Vec::new() };
    let entry = entries(document, path.table)[at];
    match path.field {
        Some(field) => entry.get(field.key).and_then(Item::as_value).map(values).unwrap_or_default(),
        None => vec![facts(entry, path.table)],
    }
}

/// Whether there is this entry.
pub fn is_there(text: &str, path: &EntryPath) -> bool {
    Document::of_markdown(text).is_ok_and(|document| matches!(find(&document, path), Ok(Some(_))))
}

/// The names of the entries, in the order of the file.
fn names(document: &Document, table: &CardTable) -> Vec<String> {
    let name = |entry: &&dyn TableLike| entry.get(NAME).and_then(Item::as_str).unwrap_or_default().trim().to_owned();
    entries(document, table).iter().map(name).collect()
}

/// The entries, whether the file has them as `[[contact]]` or in a list.
fn entries<'d>(document: &'d Document, table: &CardTable) -> Vec<&'d dyn TableLike> {
    match document.toml.get(table.key) {
        Some(Item::ArrayOfTables(tables)) => tables.iter().map(|one| one as &dyn TableLike).collect(),
        Some(Item::Value(Value::Array(list))) => {
            list.iter().filter_map(Value::as_inline_table).map(|one| one as &dyn TableLike).collect()
        }
        _ => Vec::new(),
    }
}

fn entries_mut<'d>(document: &'d mut Document, table: &CardTable) -> Vec<&'d mut dyn TableLike> {
    match document.toml.get_mut(table.key) {
        Some(Item::ArrayOfTables(tables)) => tables.iter_mut().map(|one| one as &mut dyn TableLike).collect(),
        Some(Item::Value(Value::Array(list))) => {
            list.iter_mut().filter_map(Value::as_inline_table_mut).map(|one| one as &mut dyn TableLike).collect()
        }
        _ => Vec::new(),
    }
}

/// Adds an entry that has only its name, after the others of its kind.
fn add(document: &mut Document, table: &CardTable, name: &str) {
    if let Some(Item::Value(Value::Array(list))) = document.toml.get_mut(table.key) {
        let mut entry = InlineTable::new();
        entry.insert(NAME, name.into());
        list.push(entry);
        return;
    }
    let mut entry = Table::new();
    entry.insert(NAME, Item::Value(name.into()));
    entry.decor_mut().set_prefix("\n");
    document.push_table(table.key, entry);
}

/// Takes an entry out, and the key with the last one.
fn remove(document: &mut Document, table: &CardTable, at: usize) {
    let is_empty = match document.toml.get_mut(table.key) {
        Some(Item::ArrayOfTables(tables)) => {
            tables.remove(at);
            tables.is_empty()
        }
        Some(Item::Value(Value::Array(list))) => {
            let tables = list.iter().enumerate().filter(|(_, one)| one.is_inline_table()).map(|(place, _)| place);
            if let Some(place) = tables.collect::<Vec<_>>().get(at).copied() {
                list.remove(place);
            }
            list.is_empty()
        }
        _ => false,
    };
    if is_empty {
        document.remove(table.key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::set;

    const CARD: &str = "+++\nname = \"Hua Xin\"\n\n# the desk\n[[contact]]\nname = \"李敏\" # since May\nrole = \"财务经理\"\n\n\
         [[contact]]\nname = \"Wang\"\n\n[[product]]\nname = \"Press\"\nno = \"P-1\"\n+++\n\nHello.\n";

    fn set(text: &str, changes: &[&str]) -> Result<String, SetError> {
        let settings = Settings::default();
        let changes: Vec<Change> = changes.iter().map(|one| Change::parse(one, &settings)).collect::<Result<_, _>>()?;
        set::apply(text, "hua-xin", &changes, &settings, Day::constant(2026, 11, 21))
    }

    #[test]
    fn one_key_of_an_entry_changes_and_nothing_else() {
        let expect = CARD.replace("财务经理", "财务总监");
        assert_eq!(set(CARD, &["contact.李敏.role=财务总监"]).unwrap(), expect);
        assert_eq!(set(CARD, &["联系人.李敏.职务＝财务总监"]).unwrap(), expect);
        assert_eq!(set(CARD, &["联系人。李敏。职务=财务总监"]).unwrap(), expect);
        let by_number = set(CARD, &["product.P-1.expires=12/31", "product.press.amount=5"]).unwrap();
        assert_eq!(by_number, CARD.replace("no = \"P-1\"\n", "no = \"P-1\"\nexpires = 2026-12-31\namount = \"5\"\n"));
        let listed = set(CARD, &["contact.Wang.duty=付款、buys", "contact.wang.phone+=1390000"]).unwrap();
        let expect = CARD.replace("\"Wang\"\n", "\"Wang\"\nduty = [\"pays\", \"buys\"]\nphone = [\"1390000\"]\n");
        assert_eq!(listed, expect);
        let inline = "+++\nname = \"A\"\ncontact = [{ name = \"B\", role = \"x\" }]\n+++\n";
        assert_eq!(set(inline, &["contact.B.role=y"]).unwrap(), inline.replace("\"x\"", "\"y\""));
        assert_eq!(set(inline, &["contact.B="]).unwrap(), "+++\nname = \"A\"\n+++\n");
    }

    #[test]
    fn an_entry_is_added_renamed_and_removed() {
        let added = set(CARD, &["date.结婚纪念日.on=2006-10-01", "contact.Mr. T.role=x"]).unwrap();
        assert!(
            added.contains("name = \"Wang\"\n\n[[contact]]\nname = \"Mr. T\"\nrole = \"x\"\n\n[[product]]"),
            "{added}"
        );
        assert!(added.contains("[[date]]\nname = \"结婚纪念日\"\non = 2006-10-01\n+++\n\nHello."), "{added}");
        let renamed = set(CARD, &["contact.Wang.name=Wang Wei", "contact.Wang.role=CFO"]).unwrap();
        assert_eq!(renamed, CARD.replace("\"Wang\"\n", "\"Wang Wei\"\nrole = \"CFO\"\n"));
        let removed = set(CARD, &["contact.Wang="]).unwrap();
        assert_eq!(removed, CARD.replace("[[contact]]\nname = \"Wang\"\n\n", ""));
        assert_eq!(set(&removed, &["联系人.李敏="]).unwrap().matches("contact").count(), 0);
    }

    #[test]
    fn what_is_not_clear_is_refused() {
        let fails = |changes: &[&str]| match set(CARD, changes) {
            Err(SetError::Entry(error)) => error,
            other => panic!("{changes:?}: {other:?}"),
        };
        assert!(matches!(fails(&["contact.李明.role=x"]), EntryError::Near(_, _, near) if near == "李敏"));
        assert!(set(CARD, &["contact.李明.role=x", "contact.李明.name=李明"]).unwrap().contains("李明"));
        assert!(matches!(fails(&["contact.李敏.rolle=x"]), EntryError::UnknownKey(_, key) if key == "rolle"));
        assert!(matches!(fails(&["contact.李敏=x"]), EntryError::UnknownKey(_, key) if key.is_empty()));
        assert!(matches!(fails(&["contact=x"]), EntryError::NoName(_)));
        assert!(matches!(fails(&["contact..role=x"]), EntryError::NoName(_)));
        assert!(matches!(fails(&["family.Bob="]), EntryError::NotThere(..)));
        assert!(matches!(fails(&["family.Bob.note="]), EntryError::NotThere(..)));
        assert!(matches!(fails(&["contact.Wang.name=李敏"]), EntryError::Taken(..)));
        assert!(matches!(set(CARD, &["contact.Wang.duty=sings"]), Err(SetError::Fault(_))));
        assert!(matches!(set(CARD, &["contact.Wang.birthday=often"]), Err(SetError::Fault(_))));
        assert!(matches!(set(CARD, &["product.Oil.expires=soon"]), Err(SetError::BadDay(..))));
        assert!(matches!(set(CARD, &["date.Feast.once=yes"]), Err(SetError::Fault(_))));
        assert!(
            matches!(set(CARD, &["contcat.Wang.role=x"]), Err(SetError::UnknownKey { near: Some(near), .. }) if near == "contact.Wang.role")
        );
    }

    #[test]
    fn of_two_with_one_name_it_must_be_said_which() {
        let two = CARD.replace("\"Wang\"", "\"李敏\"\nphone = [\"139\"]");
        let Err(SetError::Entry(EntryError::Several(_, _, which))) = set(&two, &["contact.李敏.role=x"]) else {
            panic!()
        };
        assert_eq!(which, ["contact.李敏#1 (财务经理)", "contact.李敏#2 (139)"]);
        assert_eq!(set(&two, &["contact.李敏#2.phone=138"]).unwrap(), two.replace("139", "138"));
    }

    #[test]
    fn the_reader_of_the_card_knows_the_same_keys() {
        use crate::book::card_table::TABLES;
        use crate::format::{customer_file, source::Source};
        for table in TABLES {
            let text = format!("+++\nname = \"A\"\n[[{}]]\nname = \"B\"\nqqqqqqqq = 1\n+++\n", table.key);
            let mut source = Source::new("customers/a/a.md", &text);
            customer_file::read(&mut source, "a");
            let listed = source.faults.iter().flat_map(|fault| &fault.args).find(|(name, _)| *name == "keys");
            let mut known: Vec<&str> = listed.expect("the known keys").1.split(", ").collect();
            let mut declared: Vec<&str> = table.fields.iter().map(|field| field.key).collect();
            known.sort_unstable();
            declared.sort_unstable();
            assert_eq!(known, declared, "{}", table.key);
        }
    }
}
