//! Who a card is of: names, kind, organization, position, gender.

use crate::book::Choice;
use crate::book::customer::Gender;

use super::line::Line;
use super::names::is_latin;
use super::reading::{MOST, Reading};

/// Takes a line about names and positions; `false` for any other.
pub(super) fn take<'p>(reading: &mut Reading<'p>, line: &Line<'p>) -> bool {
    match line.name() {
        "FN" if reading.names.full.len() >= MOST => {}
        "FN" => {
            // The preferred one goes first.
            let at = if line.rank() == 1 { 0 } else { reading.names.full.len() };
            reading.names.full.insert(at, line.one_line());
        }
        "N" if reading.names.parts.is_empty() => {
            let parts = line.components().into_iter().map(|part| part.replace(',', " "));
            reading.names.parts = parts.map(|part| crate::book::letters::one_line(&part)).collect();
            if reading.names.parts.iter().all(String::is_empty) {
                reading.names.parts.clear();
            } else if has_more_than_a_name_tells(&reading.names.parts) {
                reading.keep_value(line);
            }
        }
        "N" => {}
        "NICKNAME" | "X-NICKNAME" | "X-MAIDENNAME" => {
            let room = MOST.saturating_sub(reading.names.nicknames.len());
            reading.names.nicknames.extend(line.list().into_iter().take(room));
        }
        "X-PHONETIC-LAST-NAME" => return phonetic(reading, line, 0),
        "X-PHONETIC-MIDDLE-NAME" => return phonetic(reading, line, 1),
        "X-PHONETIC-FIRST-NAME" => return phonetic(reading, line, 2),
        "KIND" => match line.one_line().to_lowercase().as_str() {
            "org" => reading.names.is_company = Some(true),
            "individual" => reading.names.is_company = Some(false),
            _ => return false,
        },
        "X-ABSHOWAS" if line.one_line().eq_ignore_ascii_case("COMPANY") => reading.names.is_company = Some(true),
        "X-ABSHOWAS" => {}
        "ORG" => organization(reading, line),
        "TITLE" => reading.say("title", line.rank(), None, line.one_line()),
        "ROLE" if reading.is_present("TITLE") => reading.fact(reading.word("role", "职责"), line.one_line()),
        "ROLE" => reading.say("title", line.rank(), None, line.one_line()),
        "GENDER" | "X-GENDER" | "X-WAB-GENDER" => return gender(reading, line),
        _ => return false,
    }
    true
}

/// Whether the parts of a name say more than the name by itself: a second given name, a title, a family name of several
/// words, or one without a given name.
fn has_more_than_a_name_tells(parts: &[String]) -> bool {
    let part = |at: usize| parts.get(at).map_or("", String::as_str);
    parts.iter().skip(2).any(|part| !part.is_empty()) || part(0).contains(' ') || part(1).is_empty()
}

/// How a part of the name is said. Kana are kept as they are.
fn phonetic(reading: &mut Reading, line: &Line, at: usize) -> bool {
    let said = line.one_line();
    let is_latin = is_latin(&said);
    if let Some(part) = reading.names.phonetic.get_mut(at).filter(|_| is_latin) {
        *part = said;
    }
    is_latin
}

fn organization(reading: &mut Reading, line: &Line) {
    let mut parts = line.components().into_iter();
    let name = parts.next().unwrap_or_default();
    let department: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    if reading.names.organization.as_deref().unwrap_or_default().is_empty() {
        reading.names.organization = Some(name);
        reading.say("department", line.rank(), None, department.join(" / "));
    } else if !name.is_empty() {
        let all: Vec<String> = std::iter::once(name).chain(department).collect();
        reading.fact(reading.word("organization", "单位"), all.join(" / "));
    }
}

fn gender<'p>(reading: &mut Reading<'p>, line: &Line<'p>) -> bool {
    let said = line.components().into_iter().next().unwrap_or_default();
    let word = match said.to_lowercase().as_str() {
        "" => return true,
        "male" | "man" => Some("m"),
        "female" | "woman" => Some("f"),
        // The Windows Address Book counts: 1 is female, 2 is male.
        "1" if line.name() == "X-WAB-GENDER" => Some("f"),
        "2" if line.name() == "X-WAB-GENDER" => Some("m"),
        other => Gender::of_written(other).map(Choice::word),
    };
    let Some(word) = word else { return false };
    reading.say("gender", line.rank(), None, word);
    true
}

/// Says what the card is called and what follows from it; gives the name, which is empty where nothing tells one.
pub(super) fn finish(reading: &mut Reading) -> String {
    let address = ["email", "phone", "wechat"].iter().find_map(|key| reading.first(key)).map(str::to_owned);
    let address = address.or_else(|| reading.first_fact().map(str::to_owned));
    let called = reading.names.called(address.as_deref());
    for alias in called.aliases {
        reading.say("aliases", 101, None, alias);
    }
    if called.is_company {
        reading.say("kind", 1, None, "company");
    }
    let organization = reading.names.organization.clone().unwrap_or_default();
    if organization != called.name {
        if called.is_company {
            reading.fact(reading.word("organization", "单位"), organization);
        } else {
            reading.say("employer", 1, None, organization);
        }
    }
    if let Some(pinyin) = reading.names.pinyin() {
        reading.say("pinyin", 1, None, pinyin);
    }
    called.name
}
