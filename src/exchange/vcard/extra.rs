//! Everything else that a card says: tags, notes, relations, facts.

use super::line::Line;
use super::reading::{MOST, Reading};
use super::{android, relations};

/// What only programs read; it comes out again with other values or not at all.
const FOR_PROGRAMS: [&str; 22] = [
    "BEGIN",
    "END",
    "VERSION",
    "PRODID",
    "REV",
    "UID",
    "PROFILE",
    "CLIENTPIDMAP",
    "X-ABORDER",
    "X-ABUID",
    "X-IMAGETYPE",
    "X-IMAGEHASH",
    "X-WALLPAPER",
    "X-WATCH-WALLPAPER-IMAGE-DATA",
    "X-SHARED-PHOTO-DISPLAY-PREF",
    "X-ADDRESSBOOKSERVER-PHONEME-DATA",
    "X-APPLE-LIKENESS-SOURCE",
    "X-MS-OL-DESIGN",
    "X-MS-OL-DEFAULT-POSTAL-ADDRESS",
    "X-REDUCTION",
    "X-NO",
    "X-CLASS",
];

/// Groups that a program makes of its own accord.
const NO_TAGS: [&str; 6] = ["mycontacts", "* mycontacts", "starred", "* starred", "my contacts", "我的联系人"];

/// Takes a line; `false` for one that is to be kept.
pub(super) fn take<'p>(reading: &mut Reading<'p>, line: &Line<'p>) -> bool {
    match line.name() {
        name if FOR_PROGRAMS.contains(&name) => {}
        _ if line.text.trim().is_empty() && line.property.value.is_empty() => {}
        "CATEGORIES" | "X-CATEGORIES" | "X-GROUP" | "X-GN" => {
            let tags = if line.text.contains(',') { line.list() } else { line.components() };
            for tag in tags.into_iter().filter(|tag| !NO_TAGS.contains(&tag.to_lowercase().as_str())) {
                reading.say("tags", line.rank(), None, tag);
            }
        }
        "NOTE" => {
            let note = line.whole();
            let note = note.trim();
            if !note.is_empty() && reading.notes.len() < MOST && !reading.notes.iter().any(|known| known == note) {
                reading.notes.push(note.to_owned());
            }
        }
        "X-ANDROID-CUSTOM" | "X-OHOS-CUSTOM" => return android::take(reading, line),
        "GEO" => {
            let place = line.one_line();
            reading.fact(reading.word("place", "位置"), place.strip_prefix("geo:").unwrap_or(&place).replace(';', ","));
        }
        "TZ" => reading.fact(reading.word("time zone", "时区"), line.one_line()),
        "BIRTHPLACE" => reading.fact(reading.word("place of birth", "出生地"), line.one_line()),
        "HOBBY" => reading.fact(reading.word("hobby", "爱好"), line.one_line()),
        "INTEREST" => reading.fact(reading.word("interest", "兴趣"), line.one_line()),
        "EXPERTISE" => reading.fact(reading.word("expertise", "专长"), line.one_line()),
        "AGENT" => return agent(reading, line),
        "SORT-STRING" => return sort_string(reading, line),
        _ => return relations::take(reading, line),
    }
    true
}

/// An agent in one line, as vCard 3.0 has it: the name of the agent is told, the rest is not taken.
fn agent(reading: &mut Reading, line: &Line) -> bool {
    let card = line.whole();
    if !card.trim_start().get(..11).is_some_and(|begin| begin.eq_ignore_ascii_case("BEGIN:VCARD")) {
        return false;
    }
    let name = card.lines().find_map(|line| line.strip_prefix("FN:")).unwrap_or_default();
    reading.fact(reading.word("assistant", "秘书"), crate::book::letters::one_line(name));
    reading.doubts.push(crate::derive::report::Phrase::new("vcard-agent").with("n", 1usize));
    true
}

/// The pinyin by which a Chinese name is sorted.
fn sort_string(reading: &mut Reading, line: &Line) -> bool {
    let text = line.one_line();
    let is_pinyin = reading.is_chinese && !text.is_empty() && super::names::is_latin(&text);
    if is_pinyin && reading.names.phonetic.iter().all(String::is_empty) {
        reading.names.phonetic[2] = text;
    }
    is_pinyin
}
