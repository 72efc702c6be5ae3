//! Compares two versions of a file, field by field.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashSet};

use toml::{Table, Value};

use super::{conflict, front_matter};
use crate::book::record_history::{Field, FieldChange};

/// The changes from the old version to the new one. `None` for `old` means that the file was created, for `new` that it
/// was removed.
pub fn compare(path: &str, old: Option<&str>, new: Option<&str>) -> Vec<FieldChange> {
    match (old, new) {
        (Some(old), Some(new)) => compare_texts(path, old, new),
        (None, Some(_)) => vec![FieldChange::Entered],
        (old, None) => {
            let name = old.map(|old| flatten(path, old)).and_then(|old| old.text_of("name"));
            vec![FieldChange::Removed { name: name.unwrap_or_default() }]
        }
    }
}

/// Fields that hold amounts.
const MONEY: [&str; 3] = ["amount", "credit_limit", "cost"];

/// Whether the value of a key is an amount; of `written_off.amount` the last part counts.
pub fn is_amount(key: &str) -> bool {
    MONEY.contains(&key.rsplit('.').next().unwrap_or_default())
}

/// The fields of a file and its body. A file that does not parse has no fields; all of it is body.
#[derive(Default)]
struct Flat {
    /// The fields with their values, sorted.
    fields: Vec<(Field, Said)>,
    /// The amount of each entry of a list of tables, by the names of table and entry; empty where it has none.
    members: BTreeMap<(String, String), String>,
    /// The currency that the file names, under two empty names, and that of each entry that names its own.
    currencies: BTreeMap<(String, String), String>,
    text: String,
}

/// The value of a field.
#[derive(PartialEq, Eq)]
enum Said {
    One(String),
    List(Vec<String>),
}

fn compare_texts(path: &str, old: &str, new: &str) -> Vec<FieldChange> {
    let (old, new) = (flatten(path, old), flatten(path, new));
    let mut changes = Vec::new();
    for (member, came) in
        new.members.iter().map(|member| (member, true)).chain(old.members.iter().map(|member| (member, false)))
    {
        let ((table, name), amount) = member;
        let (this, known) = if came { (&new, &old.members) } else { (&old, &new.members) };
        if !known.contains_key(member.0) {
            changes.push(FieldChange::Member {
                table: table.clone(),
                member: name.clone(),
                kind: this.kind(table, name),
                amount: amount.clone(),
                currency: if amount.is_empty() { String::new() } else { this.currency(table, name) },
                came,
            });
        }
    }
    // The fields of an entry that was added or removed are not listed one by one.
    let is_told = |field: &Field| {
        let member = (field.table.clone(), field.member.clone());
        !field.member.is_empty() && (old.members.contains_key(&member) != new.members.contains_key(&member))
    };
    for (field, before, after) in side_by_side(&old.fields, &new.fields) {
        if before != after && !is_told(field) {
            let this = if after.is_some() { &new } else { &old };
            let currency =
                if is_amount(&field.key) { this.currency(&field.table, &field.member) } else { String::new() };
            changes.extend(compare_field(field, before, after, currency));
        }
    }
    if old.text != new.text {
        changes.push(FieldChange::Text);
    }
    changes
}

/// Merges two sorted lists: each field once, with its value on both sides.
fn side_by_side<'f>(
    old: &'f [(Field, Said)],
    new: &'f [(Field, Said)],
) -> Vec<(&'f Field, Option<&'f Said>, Option<&'f Said>)> {
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    let mut both = Vec::with_capacity(old.len().max(new.len()));
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => return both,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some((old, _)), Some((new, _))) => old.cmp(new),
        };
        let old = if order == Ordering::Greater { None } else { old.next() };
        let new = if order == Ordering::Less { None } else { new.next() };
        let field = old.or(new).map(|(field, _)| field);
        both.extend(field.map(|field| (field, old.map(|(_, said)| said), new.map(|(_, said)| said))));
    }
}

fn compare_field(field: &Field, old: Option<&Said>, new: Option<&Said>, currency: String) -> Option<FieldChange> {
    let list = |said: Option<&Said>| match said {
        None => Vec::new(),
        Some(Said::One(one)) => vec![one.clone()],
        Some(Said::List(list)) => list.clone(),
    };
    let field = field.clone();
    if [old, new].into_iter().flatten().any(|said| matches!(said, Said::List(_))) {
        let (old, new) = (list(old), list(new));
        let not_in = |list: &[String], other: &[String]| -> Vec<String> {
            let other: HashSet<&String> = other.iter().collect();
            list.iter().filter(|one| !other.contains(one)).cloned().collect()
        };
        let (added, removed) = (not_in(&new, &old), not_in(&old, &new));
        return (!added.is_empty() || !removed.is_empty()).then_some(FieldChange::List { field, added, removed });
    }
    Some(FieldChange::Set { field, old: list(old).concat(), new: list(new).concat(), currency })
}

fn flatten(path: &str, text: &str) -> Flat {
    let questions = conflict::find(text);
    let text = conflict::readable(text, &questions, path.ends_with(".toml"));
    let (toml, body) = if path.ends_with(".toml") {
        (0..text.len(), text.len()..text.len())
    } else {
        match front_matter::split(&text) {
            Ok(parts) => (parts.toml.unwrap_or(0..0), parts.body),
            Err(_) => (0..0, 0..text.len()),
        }
    };
    match text[toml.clone()].parse::<Table>() {
        Ok(table) => {
            let mut flat = Flat { text: text[body].trim().replace("\r\n", "\n"), ..Flat::default() };
            table.iter().for_each(|(key, value)| flat.take(key, value));
            flat.fields.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
            flat
        }
        Err(_) => Flat { text: text.to_string(), ..Flat::default() },
    }
}

impl Flat {
    /// The kind of an entry; empty where it names none.
    fn kind(&self, table: &str, member: &str) -> String {
        let field = Field { table: table.to_owned(), member: member.to_owned(), key: "kind".to_owned() };
        self.one(&field).unwrap_or_default()
    }

    /// The value of a field at the top; `None` where it is missing or a list.
    fn text_of(&self, key: &str) -> Option<String> {
        self.one(&Field { table: String::new(), member: String::new(), key: key.to_owned() })
    }

    fn one(&self, wanted: &Field) -> Option<String> {
        let at = self.fields.binary_search_by(|(field, _)| field.cmp(wanted)).ok()?;
        if let Said::One(value) = &self.fields[at].1 { Some(value.clone()) } else { None }
    }

    /// The currency of the amounts of an entry: its own, else that of the file; empty where neither names one.
    fn currency(&self, table: &str, member: &str) -> String {
        let own = self.currencies.get(&(table.to_owned(), member.to_owned()));
        own.or_else(|| self.currencies.get(&(String::new(), String::new()))).cloned().unwrap_or_default()
    }

    fn take(&mut self, key: &str, value: &Value) {
        let top = |key: &str| Field { table: String::new(), member: String::new(), key: key.to_owned() };
        match value {
            Value::Table(table) => {
                for (inner, value) in table {
                    self.fields.push((
                        Field { table: key.to_owned(), member: String::new(), key: inner.clone() },
                        said(value),
                    ));
                }
            }
            Value::Array(array) if array.first().is_some_and(Value::is_table) && array.iter().all(Value::is_table) => {
                self.take_members(key, array)
            }
            value => {
                if key == "currency" {
                    self.currencies.insert((String::new(), String::new()), plain(value));
                }
                self.fields.push((top(key), said(value)));
            }
        }
    }

    fn take_members(&mut self, table: &str, array: &[Value]) {
        for value in array.iter().filter_map(Value::as_table) {
            let of = |key: &str| value.get(key).map(plain);
            // There are figures with the same name and different days.
            let named = || Some([of("name")?, of("date").unwrap_or_default()].join(" ").trim_end().to_owned());
            let all = || value.iter().map(|(_, value)| plain(value)).collect::<Vec<_>>().join(" ");
            let mut member = of("no").or_else(|| of("id")).or_else(named).unwrap_or_else(all);
            while self.members.contains_key(&(table.to_owned(), member.clone())) {
                member.push('~');
            }
            for (key, value) in value {
                let field = |key: String| Field { table: table.to_owned(), member: member.clone(), key };
                match value {
                    Value::Table(inner) => self
                        .fields
                        .extend(inner.iter().map(|(one, value)| (field(format!("{key}.{one}")), said(value)))),
                    value => self.fields.push((field(key.clone()), said(value))),
                }
            }
            if let Some(currency) = of("currency") {
                self.currencies.insert((table.to_owned(), member.clone()), currency);
            }
            self.members.insert((table.to_owned(), member), of("amount").unwrap_or_default());
        }
    }
}

fn said(value: &Value) -> Said {
    match value {
        Value::Array(array) => Said::List(array.iter().map(plain).collect()),
        value => Said::One(plain(value)),
    }
}

/// A value in the form in which people read it.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(flag) => flag.to_string(),
        Value::Datetime(moment) => moment.to_string(),
        Value::Array(array) => array.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Table(table) => table.iter().map(|(_, value)| plain(value)).collect::<Vec<_>>().join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(table: &str, member: &str, key: &str) -> Field {
        Field { table: table.into(), member: member.into(), key: key.into() }
    }

    #[test]
    fn fields_lists_entries_and_text_are_told_apart() {
        let old = "+++\ntier = \"B\"\ntags = [\"a\", \"b\"]\n[[contact]]\nname = \"Li\"\nrole = \"x\"\n+++\nText.\n";
        let new = "+++\ntier = \"A\"\ntags = [\"b\", \"c\"]\n[[contact]]\nname = \"Li\"\nrole = \"y\"\n[[contact]]\nname = \"Wu\"\n+++\nText!\n";
        let changes = compare("customers/a/a.md", Some(old), Some(new));
        assert_eq!(
            changes,
            [
                FieldChange::Member {
                    table: "contact".into(),
                    member: "Wu".into(),
                    kind: String::new(),
                    amount: String::new(),
                    currency: String::new(),
                    came: true
                },
                FieldChange::List { field: field("", "", "tags"), added: vec!["c".into()], removed: vec!["a".into()] },
                FieldChange::Set {
                    field: field("", "", "tier"),
                    old: "B".into(),
                    new: "A".into(),
                    currency: String::new()
                },
                FieldChange::Set {
                    field: field("contact", "Li", "role"),
                    old: "x".into(),
                    new: "y".into(),
                    currency: String::new()
                },
                FieldChange::Text,
            ]
        );
    }

    #[test]
    fn how_it_is_written_is_no_change() {
        assert!(compare("account.toml", Some("a = 1 # c\r\n"), Some("a=1\n")).is_empty());
        assert!(compare("account.toml", Some("phone = \"1\"\n"), Some("phone = [\"1\"]\n")).is_empty());
    }

    #[test]
    fn an_amount_has_the_currency_that_its_entry_or_its_file_names() {
        let old =
            "currency = \"EUR\"\ncredit_limit = \"1\"\n[[invoice]]\nno = \"A\"\namount = \"5\"\ncurrency = \"USD\"\n";
        let new = "currency = \"EUR\"\ncredit_limit = \"2\"\n[[invoice]]\nno = \"A\"\namount = \"6\"\ncurrency = \"USD\"\n\
                   [[payment]]\nno = \"P\"\namount = \"7\"\n";
        let currencies: Vec<String> = compare("customers/a/account.toml", Some(old), Some(new))
            .into_iter()
            .map(|change| match change {
                FieldChange::Set { currency, .. } | FieldChange::Member { currency, .. } => currency,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(currencies, ["EUR", "EUR", "USD"]);
    }

    #[test]
    fn a_removed_card_tells_whose_it_was() {
        let removed = compare("customers/a/a.md", Some("+++\nname = \"Ana\"\n+++\n"), None);
        assert_eq!(removed, [FieldChange::Removed { name: "Ana".into() }]);
    }
}
