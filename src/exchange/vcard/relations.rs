//! People around a customer: the family, and others.

use crate::exchange::incoming::{IncomingEntry, Said};

use super::group::plain_uid;
use super::line::Line;
use super::reading::Reading;
use crate::book::letters::one_line;

/// Words for people who are not of the family: `manager`, `friend`.
const OTHERS: [&str; 20] = [
    "manager",
    "assistant",
    "colleague",
    "co-worker",
    "coworker",
    "friend",
    "acquaintance",
    "contact",
    "emergency",
    "agent",
    "neighbor",
    "met",
    "me",
    "muse",
    "teacher",
    "秘书",
    "助理",
    "经理",
    "同事",
    "朋友",
];

/// Who introduced the customer, in the words of files. A card has an id for that, which a file does not tell.
const INTRODUCED: [&str; 4] = ["referred by", "referred-by", "介绍人", "推荐人"];

/// Takes a line about somebody else; `false` for any other.
pub(super) fn take<'p>(reading: &mut Reading<'p>, line: &Line<'p>) -> bool {
    let relation = match line.name() {
        "X-ABRELATEDNAMES" | "RELATED" if reading.own_groups.contains(line.group()) => return true,
        "X-ABRELATEDNAMES" => reading.plain_label(line).filter(|label| label != "other").unwrap_or_default(),
        "RELATED" => return related(reading, line),
        "X-SPOUSE" | "X-MS-SPOUSE" | "X-EVOLUTION-SPOUSE" | "X-KADDRESSBOOK-X-SPOUSESNAME" => "spouse".to_owned(),
        "X-CHILDREN" | "X-MS-CHILD" | "X-CHILD" => "child".to_owned(),
        "X-MANAGER" | "X-MS-MANAGER" | "X-EVOLUTION-MANAGER" | "X-KADDRESSBOOK-X-MANAGERSNAME" => "manager".to_owned(),
        "X-ASSISTANT" | "X-MS-ASSISTANT" | "X-EVOLUTION-ASSISTANT" | "X-KADDRESSBOOK-X-ASSISTANTSNAME" => {
            "assistant".to_owned()
        }
        _ => return false,
    };
    if line.name().contains("CHILD") {
        line.list().iter().take(20).for_each(|name| person(reading, name, &relation));
    } else {
        person(reading, &line.one_line(), &relation);
    }
    true
}

fn related<'p>(reading: &mut Reading<'p>, line: &Line<'p>) -> bool {
    let label = reading.plain_label(line);
    let kind = line.types().find(|one| !one.eq_ignore_ascii_case("pref")).map(str::to_lowercase);
    let relation = label.or(kind).unwrap_or_default();
    let text = line.one_line();
    let lower = text.to_lowercase();
    let is_uid = lower.starts_with("urn:uuid:");
    if is_uid && !OTHERS.contains(&relation.as_str()) {
        reading.relatives.push((plain_uid(&text), relation));
        return true;
    }
    if is_uid || ["http:", "https:", "mailto:", "tel:", "data:", "cid:"].iter().any(|scheme| lower.starts_with(scheme))
    {
        return false;
    }
    person(reading, &text, &relation);
    true
}

/// Adds a person: to the family, to the contacts, or as a fact where no table fits.
pub(super) fn person(reading: &mut Reading, name: &str, relation: &str) {
    let name = one_line(name);
    let word = relation.to_lowercase();
    if INTRODUCED.contains(&word.as_str()) {
        reading.fact(relation, name);
        return;
    }
    let (table, key) = if OTHERS.contains(&word.as_str()) { ("contact", "role") } else { ("family", "relation") };
    let said = if relation.is_empty() { Vec::new() } else { vec![Said::one(key, relation)] };
    reading.entry(IncomingEntry { table, name, said });
}
