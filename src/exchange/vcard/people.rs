//! Writes the tables of a card: contacts, the family, dates.
//!
//! Each entry is a group: a property that phones show, its label as Apple has it, and properties of our own for the rest.

use crate::book::YearlyDay;
use crate::book::customer::{Contact, Family, Labelled, NamedDate};
use crate::book::festival_day::FestivalDay;
use crate::format::festival_day;

use super::output::{Output, parameter};
use super::property::ENTRY;
use super::version::VcardVersion;

/// An entry while it is written.
struct Entry<'o> {
    out: &'o mut Output,
    group: String,
    table: &'static str,
}

impl Entry<'_> {
    /// A person with the relation to the customer.
    fn person(&mut self, name: &str, relation: Option<&str>, kind: &str) {
        let head = match self.out.version {
            VcardVersion::V3 => format!("{}.X-ABRELATEDNAMES", self.group),
            VcardVersion::V4 => format!("{}.RELATED;TYPE={kind};VALUE=text", self.group),
        };
        self.out.one(&head, name);
        self.out.one(&format!("{}.X-ABLabel", self.group), relation.unwrap_or_default());
        // Says which table it is of, also where there is nothing else to say.
        self.out.raw(&format!("{}.{ENTRY}{}", self.group, parameter("TABLE", self.table)), "");
    }

    fn say(&mut self, key: &str, label: Option<&str>, text: &str) {
        let label = label.map(|label| parameter("LABEL", label)).unwrap_or_default();
        let table = parameter("TABLE", self.table);
        self.out.one(&format!("{}.{ENTRY}{table}{}{label}", self.group, parameter("KEY", key)), text);
    }

    fn say_all(&mut self, key: &str, values: &[Labelled]) {
        values.iter().for_each(|value| self.say(key, value.label.as_deref(), &value.text));
    }

    fn say_some(&mut self, key: &str, text: Option<&str>) {
        self.say(key, None, text.unwrap_or_default());
    }
}

fn entry<'o>(out: &'o mut Output, table: &'static str) -> Entry<'o> {
    let group = out.new_group();
    Entry { out, group, table }
}

/// The people at a company.
pub(super) fn contacts(out: &mut Output, contacts: &[Contact]) {
    for contact in contacts {
        let mut entry = entry(out, "contact");
        entry.person(&contact.name, contact.role.as_deref(), "contact");
        contact.duty.iter().for_each(|duty| entry.say("duty", None, duty.word()));
        entry.say_all("phone", &contact.phone);
        entry.say_all("email", &contact.email);
        entry.say_some("wechat", contact.wechat.as_deref());
        entry.say_some("birthday", contact.birthday.map(|day| day.to_string()).as_deref());
        entry.say_some("note", contact.note.as_deref());
    }
}

/// The members of the family.
pub(super) fn family(out: &mut Output, family: &[Family]) {
    for member in family {
        let relation = member.relation.as_deref();
        let mut entry = entry(out, "family");
        entry.person(&member.name, relation, kind(relation.unwrap_or_default()));
        entry.say_some("birthday", member.birthday.map(|day| day.to_string()).as_deref());
        entry.say_some("note", member.note.as_deref());
    }
}

/// The type of vCard 4.0 for a relation.
fn kind(relation: &str) -> &'static str {
    match relation {
        "wife" | "husband" | "spouse" | "partner" => "spouse",
        "son" | "daughter" | "child" => "child",
        "father" | "mother" | "parent" => "parent",
        "brother" | "sister" => "sibling",
        _ => "kin",
    }
}

/// The dates. One that no other calendar holds is only there for us.
pub(super) fn dates(out: &mut Output, dates: &[NamedDate]) {
    for date in dates {
        let mut entry = entry(out, "date");
        let is_solar = match date.on {
            FestivalDay::Yearly(day @ YearlyDay::Solar { .. }) => {
                let head = format!("{}.X-ABDATE", entry.group);
                entry.out.solar(&head, day);
                true
            }
            _ => false,
        };
        let label = format!("{}.X-ABLabel", entry.group);
        entry.out.one(&label, &date.name);
        let marker = format!("{}.{ENTRY}{}", entry.group, parameter("TABLE", "date"));
        entry.out.raw(&marker, "");
        if !is_solar {
            entry.say("on", None, &festival_day::written(date.on));
        }
        if date.once {
            entry.say("once", None, "true");
        }
    }
}
