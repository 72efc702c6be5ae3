//! The JSON export of Monica 4, a personal CRM: `account.data` holds collections, each with a `type` and its `values`.
//!
//! The form is that of Monica's own export resources (`app/ExportResources`, version `1.0-preview.1`). Its SQL dump is
//! another thing and not read.

use std::collections::HashMap;

use serde_json::Value;

use super::incoming::{Incoming, IncomingEntry, IncomingList, Origin, Refused, Said};
use crate::book::customer::Labelled;
use crate::book::letters::one_line;
use crate::book::{Day, YearlyDay};
use crate::derive::report::Phrase;

/// Whether a JSON file is such an export.
pub fn is_export(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Value>(bytes).is_ok_and(|value| !value["account"]["data"].is_null())
}

/// Reads the contacts of an export. Those who are only somebody's relatives become family.
pub fn read(bytes: &[u8]) -> IncomingList {
    let Ok(export) = serde_json::from_slice::<Value>(bytes) else { return IncomingList::default() };
    let account = &export["account"];
    let kinds = field_kinds(&account["instance"]["contact_field_types"]);
    let contacts: Vec<&Value> = collection(&account["data"], "contact").collect();
    let names: HashMap<&str, String> =
        contacts.iter().filter_map(|contact| Some((contact["uuid"].as_str()?, name(contact)))).collect();
    let activities = activities(&account["data"]);
    let reader = Reader { kinds, names, activities, contacts: &contacts };
    let mut customers: Vec<Result<Incoming, Refused>> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (at, contact) in contacts.iter().enumerate() {
        if contact["properties"]["is_partial"].as_bool() == Some(true) {
            continue;
        }
        if let Some(uuid) = contact["uuid"].as_str() {
            places.insert(uuid, customers.len());
        }
        let number = at as u64 + 1;
        let name = name(contact);
        customers.push(if name.is_empty() {
            Err(nameless(contact, number))
        } else {
            Ok(reader.customer(contact, name, number))
        });
    }
    for relationship in collection(&account["data"], "relationship") {
        let relationship = &relationship["properties"];
        let place = relationship["of_contact"].as_str().and_then(|uuid| places.get(uuid));
        if let Some(Ok(customer)) = place.map(|&at| &mut customers[at])
            && let Some(entry) = reader.family(relationship)
        {
            customer.entries.push(entry);
        }
    }
    let about = vec![Phrase::new("monica-about").with("n", customers.len())];
    IncomingList { about, customers }
}

/// The values of the collections of a type. What is empty is left out of an export, so that a list may stand as an
/// object.
fn collection<'v>(data: &'v Value, kind: &'v str) -> impl Iterator<Item = &'v Value> {
    items(data).filter(move |one| one["type"] == kind).flat_map(|one| items(&one["values"]))
}

fn items(value: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Value::Array(items) => Box::new(items.iter()),
        Value::Object(object) => Box::new(object.values()),
        _ => Box::new(std::iter::empty()),
    }
}

/// What each kind of contact field is: its `type` where it has one, else its name.
fn field_kinds(kinds: &Value) -> HashMap<&str, (&str, &str)> {
    items(kinds)
        .filter_map(|kind| {
            let properties = &kind["properties"];
            let name = properties["name"].as_str().unwrap_or_default();
            Some((kind["uuid"].as_str()?, (properties["type"].as_str().unwrap_or_default(), name)))
        })
        .collect()
}

/// What was done with several contacts: the day and the text of each activity.
fn activities(data: &Value) -> HashMap<&str, String> {
    let one = |activity: &'_ Value| told(activity, "happened_at", &["summary", "description"]);
    collection(data, "activity").filter_map(|activity| Some((activity["uuid"].as_str()?, one(activity)?))).collect()
}

/// A text with its day before it; `None` where there is no text.
fn told(one: &Value, day: &str, texts: &[&str]) -> Option<String> {
    let properties = &one["properties"];
    let texts: Vec<&str> = texts.iter().filter_map(|key| text(properties, key)).collect();
    let day = day_of(&properties[day]).or_else(|| day_of(&one["created_at"]));
    (!texts.is_empty()).then(|| match day {
        Some(day) => format!("{day}: {}", texts.join("\n\n")),
        None => texts.join("\n\n"),
    })
}

fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value[key].as_str().map(str::trim).filter(|text| !text.is_empty())
}

/// The day in `2024-03-05T00:00:00Z`, `2024-03-05 10:00:00` and `2024-03-05`.
fn day_of(value: &Value) -> Option<Day> {
    value.as_str()?.get(..10)?.parse().ok()
}

/// The name of a contact: the family name first where it is Chinese.
fn name(contact: &Value) -> String {
    let properties = &contact["properties"];
    let part = |key| text(properties, key).map(one_line).unwrap_or_default();
    let (first, middle, last) = (part("first_name"), part("middle_name"), part("last_name"));
    let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    if is_chinese(&last) && is_chinese(&first) {
        return format!("{last}{middle}{first}");
    }
    let parts = [first, middle, last];
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn nameless(contact: &Value, number: u64) -> Refused {
    Refused {
        origin: Origin { line: number, ..Origin::default() },
        name: String::new(),
        reason: Phrase::new("monica-nameless").with("n", number as usize),
        cells: vec![contact.to_string()],
    }
}

struct Reader<'v> {
    kinds: HashMap<&'v str, (&'v str, &'v str)>,
    names: HashMap<&'v str, String>,
    activities: HashMap<&'v str, String>,
    contacts: &'v [&'v Value],
}

impl Reader<'_> {
    fn customer(&self, contact: &Value, name: String, number: u64) -> Incoming {
        let origin = Origin { line: number, ..Origin::default() };
        let uid = contact["uuid"].as_str().map(str::to_owned);
        let mut incoming = Incoming { origin, name, uid, ..Incoming::default() };
        self.properties(&contact["properties"], &mut incoming);
        for field in collection(&contact["data"], "contact_field") {
            self.field(&field["properties"], &mut incoming);
        }
        for address in collection(&contact["data"], "address") {
            add_address(&address["properties"], &mut incoming);
        }
        incoming.note = self.note(contact);
        incoming
    }

    fn properties(&self, properties: &Value, incoming: &mut Incoming) {
        for (key, field) in [("nickname", "aliases"), ("job", "title"), ("company", "employer")] {
            incoming.said.extend(text(properties, key).map(|text| Said::one(field, one_line(text))));
        }
        let gender = properties["gender"].as_str().or_else(|| properties["gender"]["type"].as_str());
        let gender = gender.map(str::to_lowercase).filter(|gender| ["m", "f"].contains(&gender.as_str()));
        incoming.said.extend(gender.map(|gender| Said::one("gender", gender)));
        let tags: Vec<Labelled> = items(&properties["tags"])
            .filter_map(Value::as_str)
            .map(|tag| Labelled { label: None, text: one_line(tag) })
            .collect();
        if !tags.is_empty() {
            incoming.said.push(Said { key: "tags".to_owned(), values: tags });
        }
        let is_dead = properties["is_dead"].as_bool() == Some(true);
        match birthday(&properties["birthdate"]) {
            Some(day) if is_dead => incoming.facts.push(("birthdate".to_owned(), day.to_string())),
            Some(day) => incoming.said.push(Said::one("birthday", day.to_string())),
            None => {}
        }
        if is_dead {
            let day = day_of(&properties["deceased_date"]["date"]).map_or("yes".to_owned(), |day| day.to_string());
            incoming.facts.push(("deceased".to_owned(), day));
        }
        let fact = |key: &str, label: &str| Some((label.to_owned(), one_line(text(properties, key)?)));
        incoming.facts.extend(fact("food_preferences", "food preferences"));
        let introducer = properties["first_met_through"].as_str().and_then(|uuid| self.names.get(uuid));
        incoming.facts.extend(introducer.map(|name| ("referred_by".to_owned(), name.clone())));
        let met = day_of(&properties["first_met_date"]["date"]);
        incoming.facts.extend(met.map(|day| ("first met".to_owned(), day.to_string())));
    }

    /// A phone number, an address of e-mail, or an account somewhere.
    fn field(&self, field: &Value, incoming: &mut Incoming) {
        let Some(data) = text(field, "data").map(one_line) else { return };
        let (kind, name) = field["type"].as_str().and_then(|uuid| self.kinds.get(uuid)).copied().unwrap_or_default();
        let is = |word: &str| kind == word || name.to_lowercase().contains(word);
        let key = if is("email") || data.contains('@') && kind.is_empty() && name.is_empty() {
            "email"
        } else if is("phone") {
            "phone"
        } else if is("wechat") || name.contains("微信") {
            "wechat"
        } else {
            let label = if name.is_empty() { kind } else { name };
            incoming.facts.push((if label.is_empty() { "contact" } else { label }.to_owned(), data));
            return;
        };
        let value = Labelled { label: None, text: data };
        match incoming.said.iter_mut().find(|said| said.key == key) {
            Some(said) if key != "wechat" => said.values.push(value),
            Some(_) => incoming.facts.push((name.to_owned(), value.text)),
            None => incoming.said.push(Said { key: key.to_owned(), values: vec![value] }),
        }
    }

    /// The description, the notes, the calls and what was done together.
    fn note(&self, contact: &Value) -> String {
        let data = &contact["data"];
        let mut parts: Vec<String> =
            text(&contact["properties"], "description").map(str::to_owned).into_iter().collect();
        parts.extend(collection(data, "note").filter_map(|note| told(note, "created_at", &["body"])));
        parts.extend(collection(data, "call").filter_map(|call| told(call, "called_at", &["content"])));
        let done = collection(data, "activity").filter_map(|uuid| self.activities.get(uuid.as_str()?).cloned());
        parts.extend(done);
        parts.join("\n\n")
    }

    /// Somebody's relative, with the birthday that is known of one who is nothing else.
    fn family(&self, relationship: &Value) -> Option<IncomingEntry> {
        let uuid = relationship["contact_is"].as_str()?;
        let name = self.names.get(uuid).filter(|name| !name.is_empty())?.clone();
        let contact = self.contacts.iter().find(|contact| contact["uuid"] == uuid)?;
        let mut said: Vec<Said> =
            text(relationship, "type").map(|kind| Said::one("relation", kind)).into_iter().collect();
        let day = birthday(&contact["properties"]["birthdate"]);
        said.extend(day.map(|day| Said::one("birthday", day.to_string())));
        Some(IncomingEntry { table: "family", name, said })
    }
}

/// A birthday whose day is known: one that was reckoned from an age is none.
fn birthday(date: &Value) -> Option<YearlyDay> {
    if date["is_age_based"].as_bool() == Some(true) {
        return None;
    }
    let day = day_of(&date["date"])?;
    let year = (date["is_year_unknown"].as_bool() != Some(true)).then(|| day.year());
    Some(YearlyDay::Solar { year, month: day.month() as u8, day: day.day() as u8 })
}

fn add_address(address: &Value, incoming: &mut Incoming) {
    let parts = ["street", "city", "province", "postal_code", "country"];
    let text_of = parts.iter().filter_map(|key| text(address, key)).map(one_line).collect::<Vec<_>>().join(", ");
    if text_of.is_empty() {
        return;
    }
    let value = Labelled { label: text(address, "name").map(one_line), text: text_of };
    match incoming.said.iter_mut().find(|said| said.key == "address") {
        Some(said) => said.values.push(value),
        None => incoming.said.push(Said { key: "address".to_owned(), values: vec![value] }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn export() -> Value {
        json!({
            "version": "1.0-preview.1",
            "account": {
                "uuid": "acc",
                "data": [
                    { "count": 3, "type": "contact", "values": [
                        { "uuid": "u1", "properties": {
                            "first_name": "Ana", "last_name": "Stone", "nickname": "Annie", "job": "Buyer",
                            "company": "Acme", "gender": "F", "tags": ["golf"], "is_partial": false,
                            "birthdate": { "date": "1985-09-20", "is_age_based": false, "is_year_unknown": true },
                            "first_met_through": "u3",
                        }, "data": [
                            { "type": "contact_field", "values": [
                                { "properties": { "data": "ana@x.example", "type": "t1" } },
                                { "properties": { "data": "+49 171 1", "type": "t2" } },
                                { "properties": { "data": "annie", "type": "t3" } },
                            ] },
                            { "type": "note", "values": [{ "created_at": "2024-03-05T08:00:00Z",
                                "properties": { "body": "Likes tea." } }] },
                            { "type": "activity", "values": ["a1"] },
                            { "type": "address", "values": [{ "properties": { "name": "home", "city": "Bonn" } }] },
                        ] },
                        { "uuid": "u2", "properties": { "first_name": "Tom", "is_partial": true,
                            "birthdate": { "date": "2015-01-02", "is_age_based": true } }, "data": [] },
                        { "uuid": "u3", "properties": { "first_name": "伟", "last_name": "张", "is_dead": true,
                            "birthdate": { "date": "1950-01-02" } }, "data": {} },
                    ] },
                    { "type": "relationship", "values": [{ "properties": {
                        "type": "child", "contact_is": "u2", "of_contact": "u1" } }] },
                    { "type": "activity", "values": [{ "uuid": "a1", "properties": {
                        "summary": "Lunch", "happened_at": "2024-04-01" } }] },
                ],
                "instance": { "contact_field_types": [
                    { "uuid": "t1", "properties": { "name": "Email", "type": "email" } },
                    { "uuid": "t2", "properties": { "name": "Phone", "type": "phone" } },
                    { "uuid": "t3", "properties": { "name": "Facebook" } },
                ] },
            },
        })
    }

    #[test]
    fn contacts_come_with_their_fields_notes_and_family() {
        let bytes = export().to_string().into_bytes();
        assert!(is_export(&bytes) && !is_export(b"{\"clientbook\":1,\"customers\":{}}") && !is_export(b"{"));
        let list = read(&bytes);
        let names: Vec<&str> = list.customers.iter().flatten().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Ana Stone", "张伟"]);
        let ana = list.customers[0].as_ref().unwrap();
        let said: Vec<(&str, &str)> =
            ana.said.iter().map(|said| (said.key.as_str(), said.values[0].text.as_str())).collect();
        assert_eq!(
            said,
            [
                ("aliases", "Annie"),
                ("title", "Buyer"),
                ("employer", "Acme"),
                ("gender", "f"),
                ("tags", "golf"),
                ("birthday", "--09-20"),
                ("email", "ana@x.example"),
                ("phone", "+49 171 1"),
                ("address", "Bonn"),
            ]
        );
        assert_eq!(ana.note, "2024-03-05: Likes tea.\n\n2024-04-01: Lunch");
        assert_eq!(
            ana.facts,
            [("referred_by".to_owned(), "张伟".to_owned()), ("Facebook".to_owned(), "annie".to_owned())]
        );
        let family = &ana.entries[0];
        assert_eq!((family.table, family.name.as_str(), family.said.len()), ("family", "Tom", 1));
        let zhang = list.customers[1].as_ref().unwrap();
        assert!(zhang.said.is_empty(), "nobody greets a dead customer");
        assert_eq!(zhang.facts.len(), 2);
    }

    #[test]
    fn any_other_json_gives_nothing_and_does_not_panic() {
        for text in
            ["{\"account\":{\"data\":5}}", "{\"account\":{\"data\":[{\"type\":\"contact\",\"values\":[1,{}]}]}}"]
        {
            let list = read(text.as_bytes());
            assert!(list.customers.iter().all(Result::is_err), "{text}");
        }
    }
}
