//! The rows that Android and HarmonyOS add for what they have no property for:
//! `X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;…`.

use super::days;
use super::line::Line;
use super::reading::Reading;
use super::relations::person;
use super::special_days::dated;
use crate::book::letters::one_line;

/// The relations of Android, by their numbers from 1 on.
const RELATIONS: [&str; 14] = [
    "assistant",
    "brother",
    "child",
    "partner",
    "father",
    "friend",
    "manager",
    "mother",
    "parent",
    "partner",
    "referred by",
    "relative",
    "sister",
    "spouse",
];

/// Takes a row; `false` for one that is not known.
pub(super) fn take<'p>(reading: &mut Reading<'p>, line: &Line<'p>) -> bool {
    let parts = line.components();
    let part = |at: usize| parts.get(at).map_or("", String::as_str);
    // `vnd.android.cursor.item/relation`, `vnd.com.miui.cursor.item/gender`, `RELATION`.
    let kind = part(0).rsplit('/').next().unwrap_or_default().to_lowercase();
    let (value, number, label) = (part(1), part(2), part(3));
    match kind.as_str() {
        _ if value.is_empty() => {}
        "nickname" => reading.names.nicknames.push(value.to_owned()),
        "relation" => {
            let known = number.parse::<usize>().ok().and_then(|number| RELATIONS.get(number.checked_sub(1)?));
            person(reading, value, known.copied().unwrap_or(label));
        }
        "contact_event" => return event(reading, value, number, label),
        "lunarbirthday" => return lunar_birthday(reading, value),
        "group_membership" => reading.say("tags", 101, None, value),
        "website" => reading.say("website", 101, None, value),
        "organization" if reading.names.organization.is_none() => reading.names.organization = Some(value.to_owned()),
        "note" => reading.notes.push(value.to_owned()),
        "hobby" => reading.fact(reading.word("hobby", "爱好"), value),
        "gender" => match value {
            "0" => reading.say("gender", 101, None, "m"),
            "1" => reading.say("gender", 101, None, "f"),
            _ => return false,
        },
        "im" => reading.fact(if label.is_empty() { "IM" } else { label }, value),
        _ => return false,
    }
    true
}

/// A day: 1 is an anniversary, 2 another day, 3 the birthday, and in China 4 the lunar birthday; 0 has a label of its own.
fn event(reading: &mut Reading, value: &str, number: &str, label: &str) -> bool {
    if number == "4" && label.is_empty() {
        return lunar_birthday(reading, value);
    }
    let Some(day) = days::read(value, None) else { return false };
    if number == "3" {
        reading.say("birthday", 50, None, day.to_string());
        return true;
    }
    let name = match number {
        "1" => reading.word("anniversary", "纪念日").to_owned(),
        _ if !label.is_empty() => one_line(label),
        _ => reading.word("date", "日子").to_owned(),
    };
    dated(reading, &name, day);
    true
}

/// A lunar birthday, whose year, month and day are those of the lunar calendar.
fn lunar_birthday(reading: &mut Reading, value: &str) -> bool {
    let day = days::read_chinese(value).or_else(|| days::read(value, None).filter(|day| day.is_lunar()));
    let Some(day) = day else { return false };
    if reading.is_present("BDAY") {
        let name = reading.word("lunar birthday", "农历生日");
        dated(reading, name, day);
    } else {
        reading.say("birthday", 60, None, day.to_string());
    }
    true
}
