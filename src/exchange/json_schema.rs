//! JSON Schema (draft 7) of the files of a book and of the book as JSON, for editors that complete keys and for programs
//! that read exports. Made of what the readers ask for; descriptions are the names that the program shows.

use serde_json::{Map, Value, json};

use super::json_book;
use crate::format::file_shape::FileShape;
use crate::format::shape::{KeyShape, Shape, TableShape};
use crate::i18n::Words;

/// What editors know: newer drafts are understood by few of those that read TOML.
const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// The schema of a kind of file.
pub fn of_file(kind: FileShape, words: &Words) -> Value {
    let mut schema = Maker { words, of: Holder::Toml }.table(&kind.keys());
    schema["$schema"] = json!(DRAFT);
    schema["title"] = json!(words.get(title(kind)));
    schema
}

/// The schema of the whole book as JSON.
pub fn of_book(words: &Words) -> Value {
    let fields = |kind: FileShape| Maker { words, of: Holder::Json }.table(&kind.keys());
    let raw = || json!({ "type": "object", "required": ["raw"], "properties": { "raw": { "type": "string" } } });
    let record = |kind: FileShape| {
        let properties = json!({ "fields": fields(kind), "text": { "type": "string" } });
        json!({ "anyOf": [
            { "type": "object", "properties": properties, "additionalProperties": false },
            raw(),
        ] })
    };
    let toml = |kind: FileShape| {
        let properties = json!({ "fields": fields(kind) });
        json!({ "anyOf": [
            { "type": "object", "required": ["fields"], "properties": properties, "additionalProperties": false },
            raw(),
        ] })
    };
    let many = |schema: Value| json!({ "type": "object", "additionalProperties": schema });
    let paper = json!({ "type": "object", "required": ["base64"], "properties": { "base64": { "type": "string" } } });
    let customer = json!({
        "type": "object",
        "properties": {
            "card": record(FileShape::Card),
            "account": toml(FileShape::Account),
            "visits": many(record(FileShape::Visit)),
            "plans": many(record(FileShape::Plan)),
            "complaints": many(record(FileShape::Complaint)),
            "import": { "type": "object" },
            "files": many(paper),
        },
        "additionalProperties": false,
    });
    let files = json!({
        "type": "object",
        "properties": { "clientbook.toml": toml(FileShape::Settings) },
        "patternProperties": { "^texts/": record(FileShape::Text) },
        "additionalProperties": { "type": "object" },
    });
    json!({
        "$schema": DRAFT,
        "title": words.get("schema-book"),
        "type": "object",
        "required": ["clientbook", "customers"],
        "properties": {
            "clientbook": { "const": json_book::VERSION },
            "customers": many(customer),
            "files": files,
        },
        "additionalProperties": false,
    })
}

/// The message with the title of a kind of file.
fn title(kind: FileShape) -> &'static str {
    match kind {
        FileShape::Settings => "schema-settings",
        FileShape::Account => "schema-account",
        FileShape::Card => "schema-card",
        FileShape::Visit => "schema-visit",
        FileShape::Plan => "schema-plan",
        FileShape::Complaint => "schema-complaint",
        FileShape::Text => "schema-text",
    }
}

/// What holds the values that a schema is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    /// A file of the book.
    Toml,
    /// The book as JSON, in which a text that looks like a day stands in an object.
    Json,
}

struct Maker<'w> {
    words: &'w Words,
    of: Holder,
}

impl Maker<'_> {
    fn table(&self, shape: &TableShape) -> Value {
        let property = |key: &KeyShape| (key.key.to_owned(), self.property(key));
        let properties: Map<String, Value> = shape.keys.iter().map(property).collect();
        let required: Vec<&str> = shape.keys.iter().filter(|key| key.is_required).map(|key| key.key).collect();
        let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
        if !required.is_empty() {
            schema["required"] = json!(required);
        }
        schema
    }

    fn property(&self, key: &KeyShape) -> Value {
        let shapes: Vec<Value> = key.shapes.iter().map(|shape| self.shape(shape)).collect();
        let mut schema = any_of(shapes);
        let label = format!("key-{}", key.key.replace('_', "-"));
        if self.words.has(&label) {
            schema["description"] = json!(self.words.get(&label));
        }
        schema
    }

    fn shape(&self, shape: &Shape) -> Value {
        match shape {
            Shape::Text | Shape::Yearly => self.text(),
            Shape::Day => json!({ "type": "string" }),
            Shape::Flag => json!({ "type": "boolean" }),
            Shape::Number(from, to) => json!({ "type": "integer", "minimum": from, "maximum": to }),
            Shape::Money => json!({ "type": ["string", "integer"] }),
            // Editors offer the words; the names that the program shows are read as well.
            Shape::Word(words) => json!({ "anyOf": [{ "enum": words }, { "type": "string" }] }),
            Shape::Any => json!({}),
            Shape::List(one) => {
                let one = self.shape(one);
                any_of(vec![one.clone(), json!({ "type": "array", "items": one })])
            }
            Shape::Labelled(part) => {
                let properties = json!({ "label": self.text(), *part: self.text() });
                let table = json!({
                    "type": "object", "required": [part], "properties": properties, "additionalProperties": false,
                });
                any_of(vec![self.text(), table])
            }
            Shape::Table(shape) => self.table(shape),
            Shape::Tables(shape) => json!({ "type": "array", "items": self.table(shape) }),
            Shape::Named(one) => json!({ "type": "object", "additionalProperties": self.shape(one) }),
        }
    }

    fn text(&self) -> Value {
        let text = json!({ "type": "string" });
        match self.of {
            Holder::Toml => text,
            Holder::Json => {
                let like_a_day = json!({ "type": "object", "required": ["text"], "properties": { "text": text } });
                any_of(vec![text, like_a_day])
            }
        }
    }
}

/// One of several schemas, each named once.
fn any_of(schemas: Vec<Value>) -> Value {
    let mut flat: Vec<Value> = Vec::new();
    for schema in schemas {
        let inner = match schema.get("anyOf").and_then(Value::as_array) {
            Some(inner) if schema.as_object().is_some_and(|object| object.len() == 1) => inner.clone(),
            _ => vec![schema],
        };
        for one in inner {
            if !flat.contains(&one) {
                flat.push(one);
            }
        }
    }
    if flat.len() == 1 { flat.swap_remove(0) } else { json!({ "anyOf": flat }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, words};

    #[test]
    fn a_schema_names_keys_words_and_what_is_required() {
        let account = of_file(FileShape::Account, words(Language::English));
        let payment = &account["properties"]["payment"]["items"];
        assert_eq!(payment["required"], json!(["date", "amount"]));
        assert_eq!(payment["additionalProperties"], json!(false));
        let card = of_file(FileShape::Card, words(Language::Chinese));
        assert_eq!(card["properties"]["tier"], json!({ "type": "string", "description": "等级" }));
        let stage = card["properties"]["stage"]["anyOf"][0]["enum"].as_array().unwrap();
        assert!(stage.contains(&json!("active")), "{stage:?}");
        let phone = &card["properties"]["phone"]["anyOf"];
        assert_eq!(phone[1]["properties"]["number"], json!({ "type": "string" }));
    }

    #[test]
    fn the_settings_have_the_tables_that_users_name() {
        let settings = of_file(FileShape::Settings, words(Language::English));
        let tier = &settings["properties"]["tiers"]["additionalProperties"]["properties"];
        assert_eq!(tier["every"]["maximum"], json!(3650));
        assert_eq!(settings["properties"]["target"]["items"]["required"], json!(["what"]));
    }
}
