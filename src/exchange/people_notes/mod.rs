//! Notes about people, as Obsidian and its kind keep them: a Markdown file each, with front matter in YAML or TOML.
//!
//! The notes become the rows of a sheet, the keys of their front matter its columns, so that keys mean what the headers
//! of any other list mean.

mod yaml;

use std::collections::HashMap;

use super::incoming::{Incoming, Origin, Refused};
use super::sheet::{Sheet, SheetError, SheetList, SheetRow, folded, read_sheet};
use crate::book::letters::one_line;
use crate::book::{Day, Settings};
use crate::derive::report::Phrase;
use crate::format::front_matter;

/// A file.
pub struct PersonNote {
    /// Its path in the folder.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The header of the column with the names of the files.
const NAME: &str = "Name";

/// Keys with the name of a person, folded.
const NAMES: [&str; 12] = [
    "name",
    "fullname",
    "displayname",
    "firstname",
    "lastname",
    "givenname",
    "familyname",
    "姓名",
    "名字",
    "客户名称",
    "姓",
    "名",
];

/// Keys that say how a note is shown, folded.
const LOOKS: [&str; 10] = [
    "cssclass",
    "cssclasses",
    "banner",
    "icon",
    "cover",
    "publish",
    "permalink",
    "obsidianuimode",
    "kanbanplugin",
    "position",
];

/// What separates several values in a cell of addresses; elsewhere a line each.
const BETWEEN_ADDRESSES: &str = " ::: ";

/// Reads the people of a folder of notes. Notes without front matter are counted and left out.
pub fn read(
    notes: &[PersonNote],
    map: &[(String, String)],
    settings: &Settings,
    today: Day,
) -> Result<SheetList, SheetError> {
    let mut refused: Vec<Refused> = Vec::new();
    let (mut people, mut others) = (Vec::new(), 0);
    for note in notes {
        match front(note) {
            Ok(Some(person)) => people.push(person),
            Ok(None) => others += 1,
            Err(reason) => refused.push(refusal(note, reason)),
        }
    }
    let mut found =
        if people.is_empty() { SheetList::default() } else { read_sheet(&sheet(&people), map, settings, today)? };
    let texts: HashMap<&str, &Person> = people.iter().map(|person| (person.path, person)).collect();
    for customer in found.list.customers.iter_mut().flatten() {
        if let Some(person) = texts.get(customer.origin.file.as_str()) {
            add_text(customer, person.text);
        }
    }
    found.list.customers.extend(refused.into_iter().map(Err));
    found.list.about.insert(0, Phrase::new("notes-about").with("n", people.len()));
    if others > 0 {
        found.list.about.push(Phrase::new("notes-others").with("n", others));
    }
    Ok(found)
}

/// A note with front matter.
struct Person<'n> {
    path: &'n str,
    keys: Vec<yaml::Key>,
    text: &'n str,
}

/// The front matter of a note; `None` where it has none.
fn front(note: &PersonNote) -> Result<Option<Person<'_>>, Phrase> {
    let text = note.text.strip_prefix('\u{feff}').unwrap_or(&note.text);
    let (keys, text) = if let Some((front, body)) = fenced(text) {
        let keys = yaml::keys(front).map_err(|bad| {
            // The front matter begins in the second line.
            let line = bad.line as usize + 1;
            Phrase::new("notes-bad-yaml").with("line", line).with("reason", bad.reason.as_str())
        })?;
        (keys, body)
    } else {
        let Ok(parts) = front_matter::split(text) else { return Ok(None) };
        let Some(toml) = parts.toml else { return Ok(None) };
        let table: toml::Table = text[toml].parse().map_err(|error: toml::de::Error| {
            Phrase::new("notes-bad-toml").with("reason", error.message().replace('\n', " ").as_str())
        })?;
        (toml_keys(&table), &text[parts.body])
    };
    let stem = stem(&note.path);
    let is_looks = |(key, values): &yaml::Key| {
        let plain = folded(key);
        let is_title = plain == "title" && values.iter().all(|value| value == stem);
        let is_type = plain == "type" && values.iter().all(|value| is_person(value));
        LOOKS.contains(&plain.as_str()) || is_title || is_type
    };
    let mut keys: Vec<yaml::Key> = keys.into_iter().filter(|key| !is_looks(key)).collect();
    for (key, values) in &mut keys {
        values.iter_mut().for_each(|value| *value = without_links(value));
        if folded(key) == "tags" || folded(key) == "tag" {
            values.iter_mut().for_each(|tag| *tag = tag.trim_start_matches('#').to_owned());
            values.retain(|tag| !is_person(tag));
        }
    }
    keys.retain(|(_, values)| !values.is_empty());
    if !keys.iter().any(|(key, _)| NAMES.contains(&folded(key).as_str())) {
        keys.insert(0, (NAME.to_owned(), vec![stem.to_owned()]));
    }
    Ok(Some(Person { path: &note.path, keys, text }))
}

/// What stands between `---` lines at the top, and what follows.
fn fenced(text: &str) -> Option<(&str, &str)> {
    let first = text.lines().next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let from = text.find('\n')? + 1;
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if ["---", "..."].contains(&line.trim_end()) {
            return Some((&text[from..at], &text[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

fn toml_keys(table: &toml::Table) -> Vec<yaml::Key> {
    fn add(found: &mut Vec<yaml::Key>, key: &str, value: &toml::Value) {
        match value {
            toml::Value::Array(items) => items.iter().for_each(|item| add(found, key, item)),
            toml::Value::Table(table) => {
                table.iter().for_each(|(inner, value)| add(found, &format!("{key} {inner}"), value));
            }
            value => {
                let text = match value {
                    toml::Value::Integer(number) => number.to_string(),
                    toml::Value::Float(number) => number.to_string(),
                    toml::Value::Boolean(is) => is.to_string(),
                    toml::Value::Datetime(day) => day.to_string(),
                    value => value.as_str().unwrap_or_default().to_owned(),
                };
                match found.iter_mut().find(|(known, _)| known == key) {
                    Some((_, values)) => values.push(text),
                    None => found.push((key.to_owned(), vec![text])),
                }
            }
        }
    }
    let mut found = Vec::new();
    table.iter().for_each(|(key, value)| add(&mut found, key, value));
    found
}

/// The name of a file without its folders and its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn is_person(word: &str) -> bool {
    ["person", "people", "contact", "contacts", "人物", "联系人", "人"].contains(&word.to_lowercase().as_str())
}

/// A text with the names of its `[[links]]` in place of them.
fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[")
        && let Some((link, behind)) = after.split_once("]]")
    {
        let shown = link.rsplit('|').next().unwrap_or(link);
        plain += before;
        plain += stem_of_link(shown);
        rest = behind;
    }
    plain + rest
}

/// The name in a link: `people/Ana Stone#Work` is `Ana Stone`.
fn stem_of_link(link: &str) -> &str {
    let name = link.rsplit('/').next().unwrap_or(link);
    name.split('#').next().unwrap_or(name).trim_end_matches(".md").trim()
}

/// The notes as the rows of a sheet.
fn sheet(people: &[Person]) -> Sheet {
    let mut columns: HashMap<String, usize> = HashMap::new();
    let mut header: Vec<String> = Vec::new();
    let mut rows = vec![SheetRow::default()];
    let mut files = vec![String::new()];
    for person in people {
        let mut cells: Vec<String> = Vec::new();
        for (key, values) in &person.keys {
            let at = *columns.entry(folded(key)).or_insert_with(|| {
                header.push(key.clone());
                header.len() - 1
            });
            if cells.len() <= at {
                cells.resize(at + 1, String::new());
            }
            let is_address = folded(key).contains("address") || key.contains("地址");
            cells[at] = values.join(if is_address { BETWEEN_ADDRESSES } else { "\n" });
        }
        rows.push(SheetRow { line: rows.len() as u64 + 1, cells });
        files.push(person.path.to_owned());
    }
    rows[0] = SheetRow { line: 1, cells: header };
    Sheet { rows, files, ..Sheet::default() }
}

/// Adds the text of a note, without a first heading that only says the name.
fn add_text(customer: &mut Incoming, text: &str) {
    let text = text.trim();
    let text = match text.split_once('\n').unwrap_or((text, "")) {
        (first, rest) if first.strip_prefix('#').is_some_and(|title| is_same_name(title, &customer.name)) => {
            rest.trim()
        }
        _ => text,
    };
    if text.is_empty() {
        return;
    }
    if !customer.note.is_empty() {
        customer.note.push_str("\n\n");
    }
    customer.note.push_str(text);
}

fn is_same_name(title: &str, name: &str) -> bool {
    one_line(title.trim_start_matches('#')).trim() == name
}

fn refusal(note: &PersonNote, reason: Phrase) -> Refused {
    let origin = Origin { file: note.path.clone(), line: 1, ..Origin::default() };
    Refused { origin, name: stem(&note.path).to_owned(), reason, cells: vec![note.text.clone()] }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day::constant(2026, 11, 28);

    fn people(files: &[(&str, &str)]) -> Vec<Result<Incoming, Refused>> {
        let note = |(path, text): &(&str, &str)| PersonNote { path: (*path).to_owned(), text: (*text).to_owned() };
        let notes: Vec<PersonNote> = files.iter().map(note).collect();
        read(&notes, &[], &Settings::default(), TODAY).unwrap().list.customers
    }

    fn said(customer: &Incoming, key: &str) -> Vec<String> {
        let said = customer.said.iter().find(|said| said.key == key);
        said.map(|said| said.values.iter().map(|value| value.text.clone()).collect()).unwrap_or_default()
    }

    #[test]
    fn a_note_is_a_customer_with_the_keys_of_its_front_matter() {
        let text = "---\nphone:\n  - 138-0000-1234\n  - 021-6288-1234\nbirthday: 1985-09-20\ncompany: \"[[Acme Corp]]\"\n\
                    tags: [person, golf]\nshoe size: 42\ntype: person\n---\n# Ana Stone\n\nMet at the fair.\n";
        let found = people(&[("People/Ana Stone.md", text)]);
        let ana = found[0].as_ref().unwrap();
        assert_eq!(ana.name, "Ana Stone");
        assert_eq!(ana.origin, Origin { file: "People/Ana Stone.md".to_owned(), line: 1, ..Origin::default() });
        assert_eq!(said(ana, "phone"), ["138-0000-1234", "021-6288-1234"]);
        assert_eq!(said(ana, "birthday"), ["1985-09-20"]);
        assert_eq!(said(ana, "employer"), ["Acme Corp"]);
        assert_eq!(said(ana, "tags"), ["golf"]);
        assert_eq!(ana.facts, [("shoe size".to_owned(), "42".to_owned())]);
        assert_eq!(ana.note, "Met at the fair.");
    }

    #[test]
    fn a_note_with_only_a_name_is_a_customer_and_one_without_front_matter_is_none() {
        let found = people(&[
            ("张伟.md", "---\n等级: A\n电话: 13800001234\n---\n老客户\n"),
            ("Total.md", "---\ntags: people\n---\n"),
            ("2026-11-20.md", "A day.\n"),
            ("Bo.md", "+++\nname = \"Bo Lee\"\nemail = \"bo@x.example\"\n+++\nText.\n"),
        ]);
        let names: Vec<&str> = found.iter().flatten().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["张伟", "Total", "Bo Lee"]);
        assert_eq!(said(found[0].as_ref().unwrap(), "tier"), ["A"]);
    }

    #[test]
    fn front_matter_that_cannot_be_read_refuses_its_note_alone() {
        let found = people(&[("a.md", "---\nphone: [1\nx: 2\n---\n"), ("b.md", "---\nname: Bo\n---\n")]);
        assert_eq!(found[0].as_ref().unwrap().name, "Bo");
        let refused = found[1].as_ref().unwrap_err();
        assert_eq!((refused.name.as_str(), refused.origin.file.as_str()), ("a", "a.md"));
    }

    #[test]
    fn links_are_names() {
        for (text, plain) in [("[[Acme]]", "Acme"), ("[[a/b|B Co]] x", "B Co x"), ("[[a/B.md#C]]", "B"), ("[[a", "[[a")]
        {
            assert_eq!(without_links(text), plain);
        }
    }
}
