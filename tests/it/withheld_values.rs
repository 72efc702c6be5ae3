//! What a profile must withhold of a book, read from its files by a reader of their own: not by the program's.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use clientbook::book::Secrecy;
use clientbook::book::profile::Profile;
use toml::{Table, Value};

/// One customer's files.
struct Records {
    id: String,
    card: Table,
    body: String,
    account: Table,
    /// Front matter and text of notes, plans and complaints, with the folder in which they stand.
    texts: Vec<(&'static str, Table, String)>,
}

/// What must not be found in an edition.
#[derive(Default)]
pub struct Needles {
    /// Texts that no byte may hold.
    pub texts: BTreeSet<String>,
    /// Digits of phone numbers.
    pub digits: BTreeSet<String>,
    /// What is shown all the same, and may hold one of the texts.
    pub shown: BTreeSet<String>,
}

/// The shortest line of a text that is looked for: a shorter one may stand elsewhere by chance.
const LINE: usize = 12;

const LEVELS: [(&str, Secrecy); 3] =
    [("confidential", Secrecy::Confidential), ("secret", Secrecy::Secret), ("top-secret", Secrecy::TopSecret)];

impl Needles {
    /// What `profile` must withhold of the book in a folder.
    pub fn of(book: &Path, profile: &Profile) -> Needles {
        let settings: Table = read(&book.join("clientbook.toml")).parse().expect("the settings are TOML");
        let level = |word: &str| LEVELS.iter().find(|(one, _)| *one == word).map(|(_, level)| *level);
        let is_above = |word: Option<&Value>| {
            let level = word.and_then(Value::as_str).and_then(level);
            level.zip(profile.up_to).is_some_and(|(level, limit)| level > limit)
        };
        let mut dropped: BTreeSet<String> = profile.drop.iter().cloned().collect();
        let levels = settings.get("secrecy").and_then(Value::as_table).cloned().unwrap_or_default();
        dropped.extend(levels.iter().filter(|(_, level)| is_above(Some(level))).map(|(key, _)| key.clone()));
        let mut needles = Needles::default();
        let mut all: Vec<Records> =
            fs::read_dir(book.join("customers")).expect("a book with customers").map(records).collect();
        all.sort_by(|a, b| a.id.cmp(&b.id));
        for one in &all {
            let is_left_out = profile.only.as_ref().is_some_and(|only| !only.contains(&one.id));
            if is_left_out || is_above(one.card.get("secrecy")) {
                needles.whole(one);
            } else {
                needles.show(one, &dropped, profile);
                needles.parts(one, &dropped, profile);
            }
        }
        let shown = needles.shown.clone();
        needles.texts.retain(|text| text.chars().count() >= 2 && !shown.iter().any(|one| one.contains(text)));
        needles.digits.retain(|digits| digits.len() >= 7 && !shown.contains(digits));
        needles
    }

    /// All of a customer who is withheld.
    fn whole(&mut self, one: &Records) {
        self.texts.insert(one.id.clone());
        self.strings(&one.card, &["name", "aliases", "salutation", "wechat"]);
        self.numbers(&one.card);
        for table in ["contact", "family"].iter().flat_map(|key| tables(&one.card, key)) {
            self.strings(table, &["name", "wechat", "note"]);
            self.numbers(table);
        }
        tables(&one.account, "invoice").for_each(|invoice| self.strings(invoice, &["no"]));
        self.lines(&one.body);
        for (_, front, body) in &one.texts {
            self.strings(front, &["gift", "goal", "wants"]);
            self.lines(body);
        }
    }

    /// What stays to be seen of a customer.
    fn show(&mut self, one: &Records, dropped: &BTreeSet<String>, profile: &Profile) {
        let hides = |key: &str| dropped.contains(key) || profile.mask.iter().any(|mask| mask == key);
        let mut shown = Needles::default();
        shown.texts.insert(one.id.clone());
        shown.strings(&one.card, &["name", "legal_representative"]);
        for key in ["aliases", "salutation", "wechat"].iter().filter(|key| !hides(key)) {
            shown.strings(&one.card, &[key]);
        }
        for key in ["contact", "family"].iter().filter(|key| !hides(key)) {
            tables(&one.card, key).for_each(|table| shown.strings(table, &["name", "note"]));
        }
        if !hides("phone") {
            shown.numbers(&one.card);
            tables(&one.card, "contact").for_each(|contact| shown.numbers(contact));
        }
        if !hides("note") {
            let texts = one.texts.iter().filter(|(_, front, _)| !is_private(front));
            texts.for_each(|(_, _, body)| shown.lines(body));
        }
        if !hides("background") {
            shown.lines(&one.body);
        }
        self.shown.extend(shown.texts.into_iter().chain(shown.digits));
    }

    /// The parts of a customer that are withheld.
    fn parts(&mut self, one: &Records, dropped: &BTreeSet<String>, profile: &Profile) {
        for (folder, front, body) in &one.texts {
            let is_private = !profile.shows_private && is_private(front);
            let kind = match *folder {
                "visits" => "note",
                "plans" => "plan",
                _ => "complaint",
            };
            if is_private || dropped.contains(kind) {
                self.lines(body);
                self.strings(front, &["gift", "goal", "wants"]);
            }
        }
        for key in ["aliases", "email", "wechat", "website", "code", "address", "best_time"] {
            if dropped.contains(key) || profile.mask.iter().any(|mask| mask == key) {
                self.strings(&one.card, &[key]);
            }
        }
        for key in ["contact", "family"].iter().filter(|key| dropped.contains(**key)) {
            tables(&one.card, key).for_each(|table| self.strings(table, &["name"]));
        }
        if dropped.contains("phone") || profile.mask.iter().any(|mask| mask == "phone") {
            self.numbers(&one.card);
            tables(&one.card, "contact").for_each(|contact| self.numbers(contact));
        }
        if dropped.contains("background") {
            self.lines(&one.body);
        }
        if dropped.contains("amount") {
            self.amounts(one);
        }
    }

    /// Every amount as it may be written, where it is long enough to be nothing else.
    fn amounts(&mut self, one: &Records) {
        let lists = ["invoice", "payment", "revenue", "figure"].iter().flat_map(|key| tables(&one.account, key));
        let amounts = lists.chain(tables(&one.card, "product")).chain(one.texts.iter().map(|(_, front, _)| front));
        let amounts = amounts.flat_map(|table| ["amount", "cost"].map(|key| table.get(key)));
        for amount in amounts.chain([one.account.get("credit_limit")]).flatten() {
            let whole = amount.as_integer().map(|amount| amount.to_string());
            let written = whole.or_else(|| amount.as_str().map(str::to_owned)).unwrap_or_default();
            let whole = written.split('.').next().unwrap_or_default().replace(',', "");
            if whole.len() > 4 {
                self.texts.extend([grouped(&whole), whole]);
            }
        }
    }

    fn strings(&mut self, table: &Table, keys: &[&str]) {
        for value in keys.iter().filter_map(|key| table.get(*key)) {
            let values = value.as_array().map_or_else(|| std::slice::from_ref(value), Vec::as_slice);
            let texts = values.iter().filter_map(|value| {
                let part = ["text", "address", "number"].iter().find_map(|key| value.get(key));
                part.unwrap_or(value).as_str().map(str::to_owned)
            });
            self.texts.extend(texts);
        }
    }

    fn numbers(&mut self, table: &Table) {
        let mut found = Needles::default();
        found.strings(table, &["phone"]);
        let digits = |text: &String| -> String {
            let end = text.find(['x', '转']).unwrap_or(text.len());
            text[..end].chars().filter(char::is_ascii_digit).collect()
        };
        self.digits.extend(found.texts.iter().map(digits));
    }

    /// The lines of a text without what Markdown writes before and in them.
    fn lines(&mut self, text: &str) {
        let parts = text.split(['\n', '。', '*', '[', ']', '`', '|', '#', '(', ')']);
        let lines = parts.map(|line| line.split(" due:").next().unwrap_or_default().trim().trim_start_matches("- "));
        self.texts.extend(lines.filter(|line| line.chars().count() >= LINE).map(str::to_owned));
    }
}

/// An amount as the pages write it: `1,180,000`.
fn grouped(digits: &str) -> String {
    let groups: Vec<&[u8]> = digits.as_bytes().rchunks(3).rev().collect();
    groups.iter().map(|group| String::from_utf8_lossy(group)).collect::<Vec<_>>().join(",")
}

fn is_private(front: &Table) -> bool {
    front.get("private").and_then(Value::as_bool) == Some(true)
}

fn tables<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = &'t Table> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

fn parsed(text: &str) -> (Table, String) {
    match text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++")) {
        Some((front, body)) => (front.parse().expect("front matter is TOML"), body.to_owned()),
        None => (Table::new(), text.to_owned()),
    }
}

fn records(entry: std::io::Result<fs::DirEntry>) -> Records {
    let entry = entry.expect("the folder can be read");
    let (folder, id) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
    let (card, body) = parsed(&read(&folder.join(format!("{id}.md"))));
    let mut texts = Vec::new();
    for name in ["visits", "plans", "complaints"] {
        for entry in fs::read_dir(folder.join(name)).into_iter().flatten().flatten() {
            let (front, body) = parsed(&read(&entry.path()));
            texts.push((name, front, body));
        }
    }
    Records { id, card, body, account: read(&folder.join("account.toml")).parse().expect("accounts are TOML"), texts }
}
