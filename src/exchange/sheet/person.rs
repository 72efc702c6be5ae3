//! What the cells of a row come to: one customer with a name.

use super::row::Reader;
use super::rows::SheetRow;
use super::table::Table;
use super::target::{Part, Target};
use super::value;
use crate::book::customer::{CustomerKind, Labelled};
use crate::book::letters::one_line;
use crate::book::{YearlyDay, company_name, letters};
use crate::derive::report::Phrase;
use crate::exchange::incoming::{Incoming, IncomingEntry, Refused, Said};

/// The longest remark that is taken for a name, in characters.
const LONGEST_NAME: usize = 30;

/// The customer of a row, and the cells that are no words of their field; or why the row is none.
pub(super) fn of_row(table: &Table, row: &SheetRow) -> (Result<Incoming, Refused>, Vec<(usize, String)>) {
    let mut reader = super::row::read(table, row);
    let foreign = std::mem::take(&mut reader.foreign);
    (finish(reader).map_err(|refused| *refused), foreign)
}

/// Puts the parts of a row together.
fn finish(mut reader: Reader) -> Result<Incoming, Box<Refused>> {
    remark_as_note(&mut reader);
    let name = name(&mut reader);
    if name.is_empty() {
        return Err(Box::new(refused(&reader)));
    }
    reader.incoming.name = name;
    organization(&mut reader);
    contacts(&mut reader);
    suffix(&mut reader);
    nick(&mut reader);
    place(&mut reader);
    birth(&mut reader);
    one_mobile(&mut reader);
    reader.incoming.note = note(&reader.notes);
    Ok(reader.incoming)
}

/// A remark is a name, unless it is as long as a note.
fn remark_as_note(reader: &mut Reader) {
    let remark = &reader.remark;
    if remark.contains('\n') || remark.chars().count() > LONGEST_NAME {
        reader.notes.push((String::new(), std::mem::take(&mut reader.remark)));
    }
}

/// The name: of the person, else what else tells one customer from another.
fn name(reader: &mut Reader) -> String {
    let whole = reader.name.name();
    let mut remark = one_line(&std::mem::take(&mut reader.remark));
    if let Some((person, company)) = person_and_company(&remark) {
        if reader.employer.is_empty() {
            reader.employer = company.to_owned();
        }
        remark = person.to_owned();
    }
    if !remark.is_empty() {
        if !whole.is_empty() && whole != remark {
            reader.say("aliases", vec![whole], None);
        }
        return remark;
    }
    if !whole.is_empty() {
        // Some programs leave the middle name out of the whole one.
        let middle = one_line(&reader.name.middle);
        if !middle.is_empty() && !whole.contains(&middle) {
            let at = reader.table.columns.iter().position(|column| column.target == Target::Middle);
            reader.fact(at.unwrap_or_default(), &middle);
        }
        return whole;
    }
    if !reader.employer.is_empty() {
        return reader.employer.clone();
    }
    if !reader.nick.is_empty() {
        return std::mem::take(&mut reader.nick);
    }
    // Where the cell of the company is empty, the one to talk to is the customer.
    let contact = reader.contacts.values().find(|entry| !entry.name.is_empty());
    contact.map(|entry| entry.name.clone()).unwrap_or_else(|| by_a_way(reader))
}

/// The person and the company of a remark such as `张伟-甲公司`, in either order.
fn person_and_company(remark: &str) -> Option<(&str, &str)> {
    /// The longest Chinese name of a person, in characters.
    const LONGEST: usize = 4;
    let (one, other) = remark.split_once(['-', '－', '—', '_', ' ', '·'])?;
    let [one, other] = [one, other].map(|part| part.trim_matches(['-', '－', '—', '_', ' ', '·']));
    let is_person = |part: &str| {
        let is_short = (2..=LONGEST).contains(&part.chars().count());
        is_short && part.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) && !company_name::is_plain(part)
    };
    let found = [(one, other), (other, one)];
    found.into_iter().find(|(person, company)| is_person(person) && company_name::is_plain(company))
}

/// The number or the address by which somebody without a name can be reached.
fn by_a_way(reader: &mut Reader) -> String {
    let first = |key: &str| {
        let said = reader.incoming.said.iter().find(|said| said.key == key);
        said.and_then(|said| said.values.first()).map(|value| value.text.clone())
    };
    let Some(name) = ["phone", "email", "wechat"].into_iter().find_map(first) else { return String::new() };
    let place = reader.table.sheet.place(reader.row.line);
    reader.incoming.doubts.push(Phrase::new("sheet-doubt-nameless").with("place", place).with("name", name.as_str()));
    name
}

fn refused(reader: &Reader) -> Refused {
    Refused {
        origin: reader.incoming.origin.clone(),
        name: String::new(),
        reason: Phrase::new("sheet-refused-nobody"),
        cells: reader.row.cells.clone(),
    }
}

/// The organization of a person, or that the customer is one.
fn organization(reader: &mut Reader) {
    let employer = std::mem::take(&mut reader.employer);
    let name = reader.incoming.name.clone();
    let is_said = reader.incoming.said.iter().any(|said| said.key == "kind");
    let is_company = employer == name || company_name::is_plain(&name);
    if is_company && !is_said {
        reader.say("kind", vec![company()], None);
    }
    if !employer.is_empty() && !letters::is_same(&employer, &name) {
        reader.say("employer", vec![employer], None);
    }
}

/// The people at a company. One who has the customer's own name is the customer.
fn contacts(reader: &mut Reader) {
    let contacts = std::mem::take(&mut reader.contacts);
    let is_person = reader
        .incoming
        .said
        .iter()
        .any(|said| said.key == "kind" && said.values.iter().any(|value| value.text == "person"));
    for (at, mut entry) in contacts.into_values().enumerate() {
        if entry.name.is_empty() || entry.name == reader.incoming.name {
            for said in entry.said {
                let key = if said.key == "role" { "title" } else { said.key.as_str() };
                reader.say(key, said.values.iter().map(|value| value.text.clone()).collect(), None);
            }
            continue;
        }
        let has_role = entry.said.iter().any(|said| said.key == "role");
        if let Some(title) =
            reader.incoming.said.iter().position(|said| said.key == "title").filter(|_| at == 0 && !has_role)
        {
            let title = reader.incoming.said.remove(title);
            entry.said.push(Said { key: "role".to_owned(), ..title });
        }
        if !is_person && !reader.incoming.said.iter().any(|said| said.key == "kind") {
            reader.say("kind", vec![company()], None);
        }
        if at == 0 && !is_person {
            own(&mut reader.incoming.said, &mut entry);
        }
        reader.incoming.entries.push(entry);
    }
}

/// What only a person has belongs to the one at the company, not to the company: mobiles, WeChat, the birthday.
fn own(company: &mut Vec<Said>, contact: &mut IncomingEntry) {
    let has = |contact: &IncomingEntry, key: &str| contact.said.iter().any(|said| said.key == key);
    for key in ["birthday", "wechat", "email"] {
        let is_it = |said: &Said| said.key == key && !(key == "email" && said.values.iter().all(is_of_office));
        if let Some(at) = company.iter().position(is_it).filter(|_| !has(contact, key)) {
            contact.said.push(company.remove(at));
        }
    }
    let Some(phones) = company.iter().position(|said| said.key == "phone").filter(|_| !has(contact, "phone")) else {
        return;
    };
    let is_mobile = |one: &Labelled| one.label.as_deref() == Some("mobile");
    let (mobiles, others): (Vec<_>, Vec<_>) =
        std::mem::take(&mut company[phones].values).into_iter().partition(is_mobile);
    if others.is_empty() {
        company.remove(phones);
    } else {
        company[phones].values = others;
    }
    if !mobiles.is_empty() {
        contact.said.push(Said { key: "phone".to_owned(), values: mobiles });
    }
}

/// Whether an e-mail address is that of an office, not of a person.
fn is_of_office(address: &Labelled) -> bool {
    const OFFICES: [&str; 12] = [
        "info", "office", "sales", "service", "contact", "admin", "hello", "mail", "hr", "support", "market", "finance",
    ];
    let name = address.text.split('@').next().unwrap_or_default().to_lowercase();
    OFFICES.contains(&name.as_str())
}

/// A form of address behind the name: `先生`, `张总`.
fn suffix(reader: &mut Reader) {
    let Some(form) = reader.name.address_form().map(str::to_owned) else { return };
    match value::gender(&form) {
        Some(gender) => reader.say("gender", vec![gender], None),
        None => reader.say("salutation", vec![one_line(&form)], None),
    }
}

/// The name on the net is another name.
fn nick(reader: &mut Reader) {
    let nick = std::mem::take(&mut reader.nick);
    if !nick.is_empty() && nick != reader.incoming.name {
        reader.say("aliases", vec![nick], None);
    }
}

/// Addresses and the region. A town beside a street belongs to the address.
fn place(reader: &mut Reader) {
    let region = std::mem::take(&mut reader.region);
    let mut addresses = std::mem::take(&mut reader.addresses);
    let open = addresses.iter_mut().find(|((label, _), address)| label.is_none() && address.whole.is_empty());
    if let Some((_, address)) = open {
        region.iter().for_each(|(part, text)| address.add(*part, text));
    }
    for ((label, _), address) in addresses {
        let text = address.text();
        let all: Vec<String> = text.split(" ::: ").map(str::to_owned).filter(|one| !one.is_empty()).collect();
        if !all.is_empty() {
            reader.say("address", all, label.filter(|label| label != "other"));
        }
    }
    let parts: Vec<&str> = [Part::State, Part::City, Part::District]
        .iter()
        .filter_map(|part| region.get(part))
        .map(String::as_str)
        .collect();
    let mut path: Vec<&str> = Vec::new();
    parts.into_iter().for_each(|part| {
        if path.last() != Some(&part) {
            path.push(part)
        }
    });
    let country = region.get(&Part::Country).map(String::as_str);
    let path = if path.is_empty() { country.unwrap_or_default().to_owned() } else { path.join("/") };
    if !path.is_empty() && !reader.incoming.said.iter().any(|said| said.key == "region") {
        reader.say("region", vec![path], None);
    }
}

/// A birthday in several columns. Parts of which none can be made are kept.
fn birth(reader: &mut Reader) {
    let birth = std::mem::take(&mut reader.birth);
    let part = |part: Part| birth.get(&part).map(|(number, _)| *number);
    let small = |number: u16| u8::try_from(number).ok();
    let year = part(Part::Year).and_then(|year| i16::try_from(year).ok());
    let day = match (part(Part::Month).and_then(small), part(Part::Day).and_then(small)) {
        (Some(month), Some(day)) if reader.is_lunar => Some(YearlyDay::Lunar { year, month, leap: false, day }),
        (Some(month), Some(day)) => Some(YearlyDay::Solar { year, month, day }),
        (Some(month), None) => Some(YearlyDay::Month { year, month }),
        (None, _) => None,
    };
    let read = day.and_then(|day| crate::format::day::parse_yearly(&day.to_string()).ok());
    match (read.and_then(|day| value::living(&day, reader.table.context.today).ok()), birth.into_values()) {
        (Some(text), _) => reader.say("birthday", vec![text], None),
        (None, parts) if day.is_none() => parts.for_each(|(number, at)| reader.fact(at, &number.to_string())),
        (None, parts) => parts.for_each(|(number, at)| reader.doubt("sheet-doubt-day", at, &number.to_string())),
    }
}

/// The only number needs no label to tell it is a mobile.
fn one_mobile(reader: &mut Reader) {
    let entries = reader.incoming.entries.iter_mut().flat_map(|entry| &mut entry.said);
    for said in reader.incoming.said.iter_mut().chain(entries).filter(|said| said.key == "phone") {
        if let [only] = said.values.as_mut_slice() {
            only.label = only.label.take().filter(|label| label != "mobile");
        }
    }
}

/// The notes below the front matter; each under its header where they have different ones.
fn note(notes: &[(String, String)]) -> String {
    let has_several = notes.iter().any(|(header, _)| *header != notes[0].0);
    let texts = notes.iter().map(|(header, text)| match header.as_str() {
        header if has_several && !header.is_empty() => format!("{header}: {text}"),
        _ => text.clone(),
    });
    texts.collect::<Vec<_>>().join("\n\n")
}

/// The word of a kind of customer.
fn company() -> String {
    CustomerKind::Company.word().to_owned()
}
