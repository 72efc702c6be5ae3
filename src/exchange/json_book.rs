//! The whole book as one JSON text, and back: every record with its fields and its text, papers in base64.
//!
//! ```text
//! { "clientbook": 1,
//!   "customers": { "ID": {
//!     "card":       { "fields": { "name": "…" }, "text": "…" },
//!     "account":    { "fields": { "invoice": [ … ] } },
//!     "visits":     { "2026-11-03-1432": { "fields": { … }, "text": "…" } },
//!     "plans": …, "complaints": …, "import": …,
//!     "files":      { "quote.pdf": { "base64": "…" } } } },
//!   "files": { "clientbook.toml": { "fields": { … } }, "texts/…": { "text": "…" } } }
//! ```
//!
//! Days are texts in the form of ISO 8601. A text that only looks like a day stands as `{ "text": "2026-11-21" }`. What
//! cannot be read as TOML stands as `raw`. Comments and the order of keys are not carried.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Number, Value, json};
use toml_edit::{Array, ArrayOfTables, Datetime, DocumentMut, InlineTable, Item, Table};

use crate::book::id;
use crate::book::record::{CUSTOMERS, Record};
use crate::format::front_matter;

/// The version of the form.
pub const VERSION: u64 = 1;

/// The key of a text that looks like a day, and of the text of a record.
const TEXT: &str = "text";

/// Adds a file of the book, by its path in it.
pub fn add(book: &mut Value, path: &str, bytes: &[u8]) {
    let (folder, name) = place(path);
    let mut at = book;
    for part in folder {
        at = &mut at[part.as_str()];
    }
    at[name] = file(path, bytes);
}

/// A book without files.
pub fn empty() -> Value {
    json!({ "clientbook": VERSION, "customers": {}, "files": {} })
}

/// Where a file stands in the JSON: the keys above it, and its own.
fn place(path: &str) -> (Vec<String>, &str) {
    let of = |id: &str, kind: Option<&str>| {
        [CUSTOMERS, id].into_iter().chain(kind).map(str::to_owned).collect::<Vec<String>>()
    };
    match Record::of_path(path) {
        Some((id, Record::Card)) => (of(id, None), "card"),
        Some((id, Record::Account)) => (of(id, None), "account"),
        Some((id, Record::Import)) => (of(id, None), "import"),
        Some((id, Record::Visit(stem))) => (of(id, Some("visits")), stem),
        Some((id, Record::Plan(stem))) => (of(id, Some("plans")), stem),
        Some((id, Record::Complaint(stem))) => (of(id, Some("complaints")), stem),
        Some((id, Record::Paper(name))) => (of(id, Some("files")), name),
        None => (vec!["files".to_owned()], path),
    }
}

fn file(path: &str, bytes: &[u8]) -> Value {
    let is_paper = matches!(Record::of_path(path), Some((_, Record::Paper(_)))) || path.starts_with("theme/");
    let Some(text) = std::str::from_utf8(bytes).ok().filter(|_| !is_paper) else {
        return json!({ "base64": STANDARD.encode(bytes) });
    };
    let raw = || json!({ "raw": text });
    if path.ends_with(".toml") {
        return fields(text).map_or_else(raw, |fields| json!({ "fields": fields }));
    }
    match front_matter::split(text) {
        Ok(parts) => match parts.toml.map(|toml| fields(&text[toml])) {
            None => json!({ "text": body(&text[parts.body]) }),
            Some(Some(fields)) => json!({ "fields": fields, "text": body(&text[parts.body]) }),
            Some(None) => raw(),
        },
        Err(_) => raw(),
    }
}

/// The text of a record without the empty lines around it.
fn body(text: &str) -> String {
    text.trim_matches(['\n', '\r']).replace("\r\n", "\n")
}

fn fields(toml: &str) -> Option<Value> {
    Some(of_table(&toml.parse::<toml::Table>().ok()?))
}

fn of_table(table: &toml::Table) -> Value {
    Value::Object(table.iter().map(|(key, value)| (key.clone(), of_toml(value))).collect())
}

fn of_toml(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) if day(text).is_some() => json!({ TEXT: text }),
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => {
            Number::from_f64(*number).map_or_else(|| json!(number.to_string()), Value::Number)
        }
        toml::Value::Boolean(is) => json!(is),
        toml::Value::Datetime(day) => json!(day.to_string()),
        toml::Value::Array(items) => items.iter().map(of_toml).collect(),
        toml::Value::Table(table) => of_table(table),
    }
}

/// A text that is a day or a moment of TOML.
fn day(text: &str) -> Option<Datetime> {
    text.parse::<Datetime>().ok().filter(|moment| moment.date.is_some())
}

/// Why a JSON text is no book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoBook {
    /// It is no JSON; the line and what is wrong there.
    Json(usize, String),
    /// It is some other JSON, or of a version that is not known.
    Version,
    /// The value under these keys is not what stands there in a book.
    Value(String),
}

/// The files of a book, by their paths in it.
pub fn files(text: &str) -> Result<Vec<(String, Vec<u8>)>, NoBook> {
    let book: Value = serde_json::from_str(text).map_err(|error| NoBook::Json(error.line(), error.to_string()))?;
    if book.get("clientbook").and_then(Value::as_u64) != Some(VERSION) {
        return Err(NoBook::Version);
    }
    let mut files = Vec::new();
    for (id, records) in object(&book, CUSTOMERS)? {
        if !id::is_valid(id) {
            return Err(NoBook::Value(format!("customers.{id}")));
        }
        for (kind, value) in records.as_object().ok_or_else(|| NoBook::Value(format!("customers.{id}")))? {
            let place = format!("customers.{id}.{kind}");
            let one = |record: Record, value: &Value, place: &str| {
                let path = record.path(id);
                // What is a record of another kind by its path would be taken for that.
                let is_it = Record::of_path(&path).is_some_and(|(found, kind)| found == id && kind == record);
                if !is_it || !is_plain(&path) {
                    return Err(NoBook::Value(place.to_owned()));
                }
                Ok((path.clone(), bytes(&path, value, place)?))
            };
            match records_of(kind).ok_or_else(|| NoBook::Value(place.clone()))? {
                Records::One(record) => files.push(one(record, value, &place)?),
                Records::Many(record) => {
                    for (name, value) in value.as_object().ok_or_else(|| NoBook::Value(place.clone()))? {
                        files.push(one(record(name), value, &format!("{place}.{name}"))?);
                    }
                }
            }
        }
    }
    for (path, value) in object(&book, "files")? {
        let place = format!("files.{path}");
        if !is_plain(path) || Record::of_path(path).is_some() {
            return Err(NoBook::Value(place));
        }
        files.push((path.clone(), bytes(path, value, &place)?));
    }
    Ok(files)
}

/// What stands under a key of a customer.
enum Records {
    One(Record<'static>),
    Many(fn(&str) -> Record<'_>),
}

fn records_of(kind: &str) -> Option<Records> {
    Some(match kind {
        "card" => Records::One(Record::Card),
        "account" => Records::One(Record::Account),
        "import" => Records::One(Record::Import),
        "visits" => Records::Many(|stem| Record::Visit(stem)),
        "plans" => Records::Many(|stem| Record::Plan(stem)),
        "complaints" => Records::Many(|stem| Record::Complaint(stem)),
        "files" => Records::Many(|name| Record::Paper(name)),
        _ => return None,
    })
}

fn object<'v>(book: &'v Value, key: &str) -> Result<impl Iterator<Item = (&'v String, &'v Value)>, NoBook> {
    static NONE: std::sync::LazyLock<Map<String, Value>> = std::sync::LazyLock::new(Map::new);
    match book.get(key) {
        None => Ok(NONE.iter()),
        Some(Value::Object(object)) => Ok(object.iter()),
        Some(_) => Err(NoBook::Value(key.to_owned())),
    }
}

/// Whether a path leads nowhere but into the book, and to nothing hidden.
fn is_plain(path: &str) -> bool {
    !path.contains('\\')
        && path.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && !part.contains('\0'))
}

/// What a file with this value holds.
fn bytes(path: &str, value: &Value, place: &str) -> Result<Vec<u8>, NoBook> {
    let bad = || NoBook::Value(place.to_owned());
    let value = value.as_object().ok_or_else(bad)?;
    let text = |key: &str| value.get(key).map(|text| text.as_str().ok_or_else(bad)).transpose();
    if let Some(base64) = text("base64")? {
        return STANDARD.decode(base64).map_err(|_| bad());
    }
    if let Some(raw) = text("raw")? {
        return Ok(raw.as_bytes().to_vec());
    }
    let fields = value.get("fields").map(|fields| fields.as_object().ok_or_else(bad)).transpose()?;
    let toml = fields.map(toml_text);
    let text = text(TEXT)?.unwrap_or_default();
    Ok(match toml {
        Some(toml) if path.ends_with(".toml") => toml,
        Some(toml) if text.is_empty() => format!("+++\n{toml}+++\n"),
        Some(toml) => format!("+++\n{toml}+++\n\n{text}\n"),
        None => format!("{text}\n"),
    }
    .into_bytes())
}

fn toml_text(fields: &Map<String, Value>) -> String {
    let mut document = DocumentMut::new();
    fill(document.as_table_mut(), fields);
    document.to_string()
}

/// Values first: what stands below the head of a table belongs to that table.
fn fill(table: &mut Table, fields: &Map<String, Value>) {
    let is_table = |value: &Value| value.as_object().is_some_and(|object| !is_text(object)) || is_list_of_tables(value);
    for (key, value) in fields.iter().filter(|(_, value)| !is_table(value)) {
        table.extend(to_toml(value).map(|value| (key.as_str(), Item::Value(value))));
    }
    for (key, value) in fields.iter().filter(|(_, value)| is_table(value)) {
        let item = match value {
            Value::Object(object) => Item::Table(of_object(object)),
            value => {
                let entries = value.as_array().into_iter().flatten().filter_map(Value::as_object);
                Item::ArrayOfTables(entries.map(of_object).collect::<ArrayOfTables>())
            }
        };
        table.insert(key, item);
    }
}

fn of_object(object: &Map<String, Value>) -> Table {
    let mut table = Table::new();
    fill(&mut table, object);
    table
}

/// Whether it stands as `[[key]]`: entries with more than a label and a value.
fn is_list_of_tables(value: &Value) -> bool {
    let is_entry = |item: &Value| item.as_object().is_some_and(|object| !is_text(object));
    let is_labelled =
        |item: &Value| item.as_object().is_some_and(|object| object.len() <= 2 && object.contains_key("label"));
    value
        .as_array()
        .is_some_and(|items| !items.is_empty() && items.iter().all(is_entry) && !items.iter().any(is_labelled))
}

/// Whether an object is a text that only looks like a day.
fn is_text(object: &Map<String, Value>) -> bool {
    object.len() == 1 && object.get(TEXT).and_then(Value::as_str).is_some_and(|text| day(text).is_some())
}

fn to_toml(value: &Value) -> Option<toml_edit::Value> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(is) => (*is).into(),
        Value::Number(number) => match number.as_i64() {
            Some(integer) => integer.into(),
            None => number.as_f64()?.into(),
        },
        Value::String(text) => day(text).map_or_else(|| text.as_str().into(), toml_edit::Value::from),
        Value::Array(items) => items.iter().filter_map(to_toml).collect::<Array>().into(),
        Value::Object(object) if is_text(object) => object.get(TEXT)?.as_str()?.into(),
        Value::Object(object) => {
            let pairs = object.iter().filter_map(|(key, value)| Some((key.as_str(), to_toml(value)?)));
            pairs.collect::<InlineTable>().into()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn there_and_back(path: &str, text: &str) -> String {
        let mut book = empty();
        add(&mut book, path, text.as_bytes());
        let files = files(&book.to_string()).unwrap();
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].0, path);
        String::from_utf8(files[0].1.clone()).unwrap()
    }

    #[test]
    fn a_record_comes_back_as_it_went() {
        let card = "+++\nadded = 2026-11-21\ncode = \"2026-11-21\"\nlost = { on = 2026-05-01 }\nname = \"Ana\"\n\
                    phone = [\"1\", { label = \"work\", number = \"2\" }]\n\n[[contact]]\nbirthday = \"--08-15\"\nname = \"Li\"\n+++\n\nHello.\n\nYou.\n";
        let again = there_and_back("customers/ana/ana.md", card);
        let toml = |text: &str| text.split("+++").nth(1).unwrap().parse::<toml::Table>().unwrap();
        assert_eq!(toml(&again), toml(card), "{again}");
        assert!(again.ends_with("+++\n\nHello.\n\nYou.\n"), "{again}");
        assert_eq!(there_and_back("texts/x.md", "Dear all.\n"), "Dear all.\n");
        assert_eq!(there_and_back("customers/ana/ana.md", "+++\nname = \n+++\n"), "+++\nname = \n+++\n");
        assert_eq!(there_and_back("customers/ana/files/a/b.bin", "\0x"), "\0x");
    }

    #[test]
    fn what_is_no_book_is_refused_with_its_place() {
        for (text, why) in [
            ("[]", NoBook::Version),
            ("{\"clientbook\": 9}", NoBook::Version),
            ("{\"clientbook\": 1, \"customers\": {\"../x\": {}}}", NoBook::Value("customers.../x".to_owned())),
            (
                "{\"clientbook\": 1, \"customers\": {\"a\": {\"visits\": {\"../../b\": {}}}}}",
                NoBook::Value("customers.a.visits.../../b".to_owned()),
            ),
            (
                "{\"clientbook\": 1, \"customers\": {\"a\": {\"files\": {\"../a.md\": {}}}}}",
                NoBook::Value("customers.a.files.../a.md".to_owned()),
            ),
            (
                "{\"clientbook\": 1, \"customers\": {\"a\": {\"card\": 3}}}",
                NoBook::Value("customers.a.card".to_owned()),
            ),
            ("{\"clientbook\": 1, \"files\": {\".git/config\": {}}}", NoBook::Value("files..git/config".to_owned())),
        ] {
            assert_eq!(files(text), Err(why), "{text}");
        }
        assert!(matches!(files("{"), Err(NoBook::Json(1, _))));
    }

    proptest! {
        #[test]
        fn any_fields_come_back(name in "\\PC{0,12}", day in "20[0-9]{2}-0[1-9]-1[0-9]", amount in any::<i64>(), flag in any::<bool>(), list in prop::collection::vec("\\PC{0,6}", 0..3)) {
            let mut table = toml::Table::new();
            table.insert("name".into(), name.into());
            table.insert("day".into(), day.clone().into());
            table.insert("on".into(), toml::Value::Datetime(day.parse().unwrap()));
            table.insert("n".into(), amount.into());
            table.insert("is".into(), flag.into());
            table.insert("list".into(), list.into());
            let inner = table.clone();
            table.insert("entry".into(), vec![inner.clone(), inner].into());
            let mut document = DocumentMut::new();
            fill(document.as_table_mut(), of_table(&table).as_object().unwrap());
            prop_assert_eq!(document.to_string().parse::<toml::Table>().unwrap(), table);
        }
    }
}
