//! What the columns of a sheet hold, by their headers.

use std::collections::HashMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::failure::SheetError;
use super::target::{Part, Target};
use crate::book::Settings;
use crate::book::field;
use crate::book::letters::one_line;

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// Its header, on one line.
    pub header: String,
    /// What it holds.
    pub target: Target,
    /// Which of several it is: 2 for `Phone 2 - Value`; 0 where there is no number.
    pub number: u16,
    /// The label that its header gives to its values, such as `work`.
    pub label: Option<&'static str>,
    /// Whether the user said so.
    pub is_mapped: bool,
}

/// The meaning of a header in the table of known ones.
#[derive(Clone, Copy)]
struct Known {
    target: &'static str,
    label: Option<&'static str>,
}

/// The columns under a row of headers. `map` goes before the settings, and these before what is known of a header.
pub(super) fn columns(
    headers: &[String],
    map: &[(String, String)],
    settings: &Settings,
) -> Result<Vec<Column>, SheetError> {
    headers.iter().map(|header| column(header, map, settings)).collect()
}

fn column(header: &str, map: &[(String, String)], settings: &Settings) -> Result<Column, SheetError> {
    let plain = folded(header);
    let kept = settings.import.iter().find(|(name, _)| folded(name) == plain).map(|(_, target)| target);
    let mapped = map.iter().find(|(name, _)| folded(name) == plain).map(|(_, target)| target).or(kept);
    let made = |target, number, label| Column { header: one_line(header), target, number, label, is_mapped: false };
    if let Some(target) = mapped.filter(|_| !plain.is_empty()) {
        return Ok(Column { is_mapped: true, ..made(mapped_target(target, settings)?, 0, None) });
    }
    if let Some(key) = own_field(header, settings) {
        return Ok(made(Target::Field(key), 0, None));
    }
    if let Some((known, number)) = known_numbered(&plain) {
        return Ok(made(Target::of_table(known.target), number, known.label));
    }
    let written = settings.key_named(header.trim()).filter(|key| !settings.fields.contains_key(*key));
    Ok(made(written.map_or(Target::Unknown, of_key), 0, None))
}

/// What the user maps a header to: `custom.manager`, a key or its name, `note`, `tags`, `fact`, or `-` for nothing.
fn mapped_target(text: &str, settings: &Settings) -> Result<Target, SheetError> {
    let text = text.trim();
    match text {
        "-" | "skip" | "不要" => return Ok(Target::Skip),
        "fact" | "facts" => return Ok(Target::Fact),
        "note" | "备注" => return Ok(Target::Note),
        "lunar birthday" | "农历生日" => return Ok(Target::Birth(Part::Lunar)),
        _ => {}
    }
    if let Some(key) = text.strip_prefix("custom.") {
        let own = settings.fields.keys().find(|known| *known == key);
        return own
            .map(|key| Target::Field(format!("custom.{key}")))
            .ok_or_else(|| SheetError::new("err-sheet-map-own").with("value", text).with("key", key));
    }
    if let Some(key) = own_field(text, settings) {
        return Ok(Target::Field(key));
    }
    match settings.key_named(text) {
        Some("name") => Ok(Target::Name),
        Some("lost") => Err(unknown_target(text)),
        // Whom the user names so is a customer of the book.
        Some(key @ ("company" | "referred_by")) => Ok(Target::Field(key.to_owned())),
        Some(key) => Ok(of_key(key)),
        None => match known(&folded(text)) {
            Some(known) => Ok(Target::of_table(known.target)),
            None => Err(unknown_target(text)),
        },
    }
}

fn unknown_target(text: &str) -> SheetError {
    SheetError::new("err-sheet-map").with("value", text)
}

/// The target of a key of the card that a header names.
fn of_key(key: &str) -> Target {
    match key {
        "name" => Target::Name,
        // These are ids of customers, which no other program knows.
        "company" => Target::Employer,
        "referred_by" | "lost" => Target::Fact,
        key => Target::Field(key.to_owned()),
    }
}

/// The key of an own field that a header names, by its key or its label.
fn own_field(header: &str, settings: &Settings) -> Option<String> {
    let header = header.trim();
    let name = header.strip_prefix("custom.").unwrap_or(header);
    let key = settings.key_named(name).filter(|key| settings.fields.contains_key(*key))?;
    (field::field(key).is_none() || header.starts_with("custom.")).then(|| format!("custom.{key}"))
}

/// Whether a text is the header of a column that the program knows.
pub(super) fn is_known(text: &str) -> bool {
    text.len() <= 120 && known_numbered(&folded(text)).is_some()
}

/// The meaning of a header, and its number.
fn known_numbered(plain: &str) -> Option<(Known, u16)> {
    if plain.is_empty() {
        return None;
    }
    if let Some(found) = known(plain) {
        return Some((found, 0));
    }
    if let Some(found) = of_google(plain) {
        return Some(found);
    }
    let (bare, number) = without_number(plain)?;
    let found = known(&bare).filter(|known| !["skip", "fact", "noise"].contains(&known.target))?;
    Some((found, number))
}

fn known(plain: &str) -> Option<Known> {
    static TABLE: OnceLock<HashMap<String, Known>> = OnceLock::new();
    TABLE.get_or_init(table).get(plain).copied()
}

fn table() -> HashMap<String, Known> {
    let mut table = HashMap::new();
    for line in include_str!("headers.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some((target, headers)) = line.split_once(": ") else { continue };
        let (target, label) = target.split_once('@').map_or((target, None), |(target, label)| (target, Some(label)));
        for header in headers.split(" | ") {
            table.entry(folded(header)).or_insert(Known { target, label });
        }
    }
    table
}

/// `phone2-value` of Google: what it is, its number, its part.
fn of_google(plain: &str) -> Option<(Known, u16)> {
    let (group, part) = plain.split_once('-')?;
    let digits = group.find(|c: char| c.is_ascii_digit())?;
    let (group, number) = group.split_at(digits);
    let number = number.parse().ok().filter(|number| (1..=999).contains(number))?;
    let target = match (group, part) {
        ("phone" | "email" | "website" | "address", "type" | "label") => return Some((of_label(group), number)),
        ("phone", "value") => "phone",
        ("email", "value") => "email",
        ("website", "value") => "website",
        ("im", "value") | ("im", "service" | "type") => "fact",
        ("address", "formatted") => "address",
        ("address", "street") => "address.street",
        ("address", "extendedaddress") => "address.street2",
        ("address", "city") => "address.city",
        ("address", "region") => "address.state",
        ("address", "postalcode") => "address.zip",
        ("address", "country") => "address.country",
        ("address", "pobox") => "address.pobox",
        ("organization", "name") => "employer",
        ("organization", "title") => "title",
        ("organization", "department") => "department",
        ("organization", "location" | "symbol" | "jobdescription") => "fact",
        ("organization", "type" | "yominame") => "skip",
        ("event", "value") => "date",
        ("event", "type" | "label") => "date.label",
        ("relation", "value") => "relation",
        ("relation", "type" | "label") => "relation.label",
        ("customfield", "value") => "custom",
        ("customfield", "type" | "label") => "custom.label",
        _ => return None,
    };
    Some((Known { target, label: None }, number))
}

fn of_label(group: &str) -> Known {
    let target = match group {
        "phone" => "phone.label",
        "email" => "email.label",
        "address" => "address.label",
        _ => "skip",
    };
    Known { target, label: None }
}

/// A header without its only number: `电话2`, `email2address`.
fn without_number(plain: &str) -> Option<(String, u16)> {
    let start = plain.find(|c: char| c.is_ascii_digit())?;
    let rest = &plain[start..];
    let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, behind) = rest.split_at(length);
    let bare = format!("{}{behind}", plain[..start].trim_end_matches(['#', '-', '.']));
    let number = number.parse().ok().filter(|number| (1..=99).contains(number))?;
    (!bare.is_empty() && !bare.contains(|c: char| c.is_ascii_digit())).then_some((bare, number))
}

/// A header as it is compared: without case, width, spaces, a mark of duty and remarks in brackets.
pub fn folded(header: &str) -> String {
    let plain: String = header.nfkc().flat_map(char::to_lowercase).collect();
    let plain = plain.replace("e-mail", "email").replace('’', "'");
    let is_left = |c: char| c.is_whitespace() || matches!(c, '_' | '\u{feff}' | '\u{200b}');
    let plain: String = plain.chars().filter(|&c| !is_left(c)).collect();
    let plain = plain.trim_matches(['*', ':', '"', '\'', '【', '】', '[', ']']);
    let bare = match plain.find(['(', '[', '【']) {
        Some(at) if at > 0 && !keeps_brackets(plain) => &plain[..at],
        _ => plain,
    };
    bare.trim_matches(['*', ':']).to_owned()
}

/// What stands in brackets tells two columns apart here: `生日(农历)`.
fn keeps_brackets(plain: &str) -> bool {
    ["农历)", "阴历)", "農曆)"].iter().any(|end| plain.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(header: &str, expect: &str) {
        let column = column(header, &[], &Settings::default()).unwrap();
        let label = column.label.map(|label| format!("@{label}")).unwrap_or_default();
        let number = if column.number == 0 { String::new() } else { format!(" {}", column.number) };
        assert_eq!(format!("{:?}{label}{number}", column.target), expect, "{header}");
    }

    #[test]
    fn headers_of_many_programs_are_known() {
        check("Given Name", "Given");
        check("E-mail 2 - Value", "Field(\"email\") 2");
        check("Phone 1 - Type", "ValueLabel(\"phone\") 1");
        check("Address 1 - Postal Code", "Address(Zip) 1");
        check("Organization 1 - Name", "Employer 1");
        check("商务地址 街道 2", "Address(Street)@work");
        check("电子邮件 2 地址", "Field(\"email\") 2");
        check("Home Phone 2", "Field(\"phone\")@home 2");
        check("手机号码（必填）", "Field(\"phone\")@mobile");
        check("*客户名称", "Name");
        check("生日（农历）", "Birth(Lunar)");
        check("生日(YYYY-MM-DD)", "Field(\"birthday\")");
        check("MobilePhone", "Field(\"phone\")@mobile");
        check("first_name", "Given");
        check("联系人电话2", "Contact(\"phone\") 2");
        check("性 别", "Field(\"gender\")");
        check("密级", "Field(\"secrecy\")");
        check("颜色", "Unknown");
        check("", "Unknown");
        check("2026年", "Unknown");
    }

    #[test]
    fn every_target_of_the_table_is_one() {
        for (header, known) in table() {
            assert_ne!(Target::of_table(known.target), Target::Unknown, "{header}: {}", known.target);
        }
    }
}
