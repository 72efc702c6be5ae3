//! A row of a table as a customer of another program.

use std::collections::BTreeMap;

use super::address::AddressParts;
use super::cell::{is_nothing, is_usual};
use super::column::Column;
use super::name::NameParts;
use super::rows::SheetRow;
use super::table::Table;
use super::target::{Part, Target};
use super::value::{self};
use crate::book::customer::Labelled;
use crate::book::field::{self, FieldKind};
use crate::book::letters::one_line;
use crate::exchange::incoming::{Incoming, IncomingEntry, Origin, Said, own_uid};

/// The most values of a field; further ones are facts.
const MOST_VALUES: usize = 100;

/// What is known of a row while its cells are read.
pub(super) struct Reader<'t> {
    pub table: &'t Table<'t>,
    pub row: &'t SheetRow,
    pub incoming: Incoming,
    pub name: NameParts,
    pub remark: String,
    pub nick: String,
    pub employer: String,
    pub addresses: BTreeMap<(Option<String>, u16), AddressParts>,
    pub region: BTreeMap<Part, String>,
    /// The parts of a birthday, and the columns in which they stand.
    pub birth: BTreeMap<Part, (u16, usize)>,
    pub is_lunar: bool,
    pub contacts: BTreeMap<u16, IncomingEntry>,
    pub notes: Vec<(String, String)>,
    /// Cells that are no words of their field, by their columns.
    pub foreign: Vec<(usize, String)>,
}

/// What the cells of a row say.
pub(super) fn read<'t>(table: &'t Table<'t>, row: &'t SheetRow) -> Reader<'t> {
    let file = table.sheet.file(row.line);
    let line = if file.is_some() { 1 } else { row.line };
    let origin = Origin { file: file.unwrap_or_default().to_owned(), sheet: table.sheet.name.clone(), line };
    let mut reader = Reader {
        table,
        row,
        incoming: Incoming { origin, ..Incoming::default() },
        name: NameParts::default(),
        remark: String::new(),
        nick: String::new(),
        employer: String::new(),
        addresses: BTreeMap::new(),
        region: BTreeMap::new(),
        birth: BTreeMap::new(),
        is_lunar: false,
        contacts: BTreeMap::new(),
        notes: Vec::new(),
        foreign: Vec::new(),
    };
    let calendar = reader.cell_of(|target| *target == Target::Birth(Part::Calendar));
    reader.is_lunar =
        calendar.contains(['农', '阴', '旧', '農', '陰', '是']) || calendar.to_lowercase().contains("lunar");
    for (at, column) in table.columns.iter().enumerate() {
        let text = row.cell(at);
        if !text.is_empty() {
            reader.cell(at, column, text);
        }
    }
    // Cells beyond the header belong to nobody.
    for (at, text) in row.cells.iter().enumerate().skip(table.columns.len()).filter(|(_, text)| !text.is_empty()) {
        reader.incoming.facts.push((super::table::letter(at), text.clone()));
    }
    reader
}

impl Reader<'_> {
    /// The first cell under a target; empty where there is none.
    fn cell_of(&self, is_it: impl Fn(&Target) -> bool) -> &str {
        let at = self.table.columns.iter().position(|column| is_it(&column.target));
        at.map_or("", |at| self.row.cell(at))
    }

    fn cell(&mut self, at: usize, column: &Column, text: &str) {
        match &column.target {
            Target::Name => self.part(column, text, |name| &mut name.whole),
            Target::Given => self.part(column, text, |name| &mut name.given),
            Target::Middle => self.part(column, text, |name| &mut name.middle),
            Target::Family => self.part(column, text, |name| &mut name.family),
            Target::Suffix => self.part(column, text, |name| &mut name.suffix),
            Target::Prefix | Target::TitleOrPrefix => self.form_of_address(column, text),
            Target::Remark if self.remark.is_empty() && !is_nothing(text) => self.remark = text.to_owned(),
            Target::Nick if self.nick.is_empty() => self.nick = one_line(text),
            Target::Employer => self.organization(column, text),
            // `Mr.` is no way to address a customer, but says as much as a gender.
            Target::Field(key) if key == "salutation" && value::gender(text).is_some() => {
                self.form_of_address(column, text);
            }
            Target::Field(key) => self.field(at, column, key, text),
            Target::Address(part) => self.address(at, column, *part, text),
            Target::Region(part) => {
                self.region.entry(*part).or_insert_with(|| one_line(text));
            }
            Target::Birth(part) => self.birth(at, *part, text),
            Target::Date => self.date(at, column, text),
            Target::FamilyMember(relation) => self.family(relation, text),
            Target::Relation => self.relation(at, column, text),
            Target::Contact(key) => self.contact(at, column, key, text),
            Target::Named => {
                let name = self.table.label(self.row, at);
                self.incoming.facts.push((name.unwrap_or_else(|| column.header.clone()), text.to_owned()));
            }
            Target::Next => self.next(at, text),
            Target::OwnId => self.incoming.uid = Some(own_uid(text.trim())),
            Target::Uid if self.incoming.uid.is_none() => self.incoming.uid = Some(one_line(text)),
            Target::Note => self.notes.push((column.header.clone(), text.to_owned())),
            Target::Noise if is_usual(text) => {}
            Target::ValueLabel(_)
            | Target::DateLabel
            | Target::RelationLabel
            | Target::NamedLabel
            | Target::OwnRecord
            | Target::Skip => {}
            Target::Remark | Target::Nick | Target::Uid | Target::Noise | Target::Fact | Target::Unknown => {
                self.fact(at, text)
            }
        }
    }

    fn part(&mut self, column: &Column, text: &str, part: fn(&mut NameParts) -> &mut String) {
        if is_nothing(text) {
            return;
        }
        let known = part(&mut self.name);
        if known.is_empty() {
            *known = text.to_owned();
        } else if *known != text {
            self.incoming.facts.push((column.header.clone(), text.to_owned()));
        }
    }

    fn form_of_address(&mut self, column: &Column, text: &str) {
        match value::gender(text) {
            Some(gender) => self.say("gender", vec![gender], None),
            None => self.incoming.facts.push((column.header.clone(), one_line(text))),
        }
    }

    fn organization(&mut self, column: &Column, text: &str) {
        if self.employer.is_empty() && !is_nothing(text) {
            self.employer = one_line(text);
        } else if self.employer != text {
            self.incoming.facts.push((column.header.clone(), one_line(text)));
        }
    }

    fn field(&mut self, at: usize, column: &Column, key: &str, text: &str) {
        if key == "address" {
            let key = (self.address_label(at, column), column.number);
            let address = self.addresses.entry(key).or_default();
            if address.whole.is_empty() {
                address.whole = text.to_owned();
                return;
            }
            return self.say("address", vec![one_line(text)], column.label.map(str::to_owned));
        }
        let days = self.table.days.get(at).copied();
        let Some(days) = days else { return };
        let read = match key {
            "birthday" => value::birthday_or_none(text, &days, self.table.context.today, self.is_lunar),
            key => value::values(key, text, &days, self.table.context),
        };
        // The address of a profile is the id of a person there.
        if key == "website" && text.contains("linkedin.com/in/") && self.incoming.uid.is_none() {
            self.incoming.uid = Some(one_line(text));
        }
        match read {
            Ok(values) => {
                let label = self.table.label(self.row, at);
                // What has no word of its own is named by its header: `Car Phone`.
                let own = column.label.map(|label| match label {
                    "work" | "home" | "mobile" => label.to_owned(),
                    _ => column.header.clone(),
                });
                let label = own.or_else(|| value::label(&label?));
                self.say_or_keep(key, values, label, at);
            }
            Err(fault) => self.fault(fault, at, text),
        }
    }

    /// The label of an address. Where Google numbers them, it stands in a column of its own.
    fn address_label(&self, at: usize, column: &Column) -> Option<String> {
        let label = self.table.label(self.row, at);
        column.label.map(str::to_owned).or_else(|| value::label(&label?))
    }

    fn address(&mut self, at: usize, column: &Column, part: Part, text: &str) {
        // Outlook numbers the lines of a street, not the addresses.
        let number = if column.label.is_some() { 0 } else { column.number };
        // `0` and the like stand for nothing in Outlook.
        if !is_nothing(text) {
            self.addresses.entry((self.address_label(at, column), number)).or_default().add(part, text);
        }
    }

    fn birth(&mut self, at: usize, part: Part, text: &str) {
        let days = self.table.days.get(at).copied();
        match (part, days) {
            _ if is_nothing(text) => {}
            (Part::Lunar, Some(days)) => match value::birthday(text, &days, self.table.context.today, true) {
                Ok(values) => self.say_or_keep("birthday", values, None, at),
                Err(fault) => self.fault(fault, at, text),
            },
            (Part::Calendar, _) => {}
            _ => match text.trim().trim_end_matches(['年', '月', '日', '号']).parse() {
                Ok(number) => {
                    self.birth.insert(part, (number, at));
                }
                Err(_) => self.doubt("sheet-doubt-number", at, text),
            },
        }
    }

    /// Adds values to a field. The second value of a field that holds one is kept as a fact.
    pub fn say_or_keep(&mut self, key: &str, values: Vec<String>, label: Option<String>, at: usize) {
        let is_list = field::field(key).is_some_and(|field| field.kind.is_list());
        let known = self.incoming.said.iter().find(|said| said.key == key).and_then(|said| said.values.first());
        match known {
            Some(known) if !is_list => {
                let others: Vec<String> = values.into_iter().filter(|value| *value != known.text).collect();
                others.iter().for_each(|value| self.fact(at, value));
            }
            _ => self.say(key, values, label),
        }
    }

    /// Adds values to a field, each once.
    pub fn say(&mut self, key: &str, values: Vec<String>, label: Option<String>) {
        let is_labelled = matches!(field::field(key).map(|field| field.kind), Some(FieldKind::Labelled(_)));
        let label = label.filter(|_| is_labelled);
        // `-/` is no region.
        for text in values.into_iter().filter(|text| !text.is_empty()) {
            let said = match self.incoming.said.iter().position(|said| said.key == key) {
                Some(at) => &mut self.incoming.said[at],
                None => {
                    self.incoming.said.push(Said { key: key.to_owned(), values: Vec::new() });
                    let Some(last) = self.incoming.said.last_mut() else { return };
                    last
                }
            };
            if said.values.len() >= MOST_VALUES {
                self.incoming.facts.push((key.to_owned(), text));
            } else if !said.values.iter().any(|known| is_same(key, &known.text, &text)) {
                said.values.push(Labelled { label: label.clone(), text });
            }
        }
    }
}

/// Whether two values of a field are one.
fn is_same(key: &str, one: &str, other: &str) -> bool {
    use crate::book::phone::digits;
    match key {
        "phone" => digits(one) == digits(other),
        "email" => one.eq_ignore_ascii_case(other),
        _ => one == other,
    }
}
