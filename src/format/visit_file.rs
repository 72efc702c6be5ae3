//! Visit notes: `visits/2026-11-03.md`, `visits/2026-11-03-1432.md`.

use super::read_toml::read_front_matter;
use super::source::{Referent, Source};
use super::{markdown, promise};
use crate::book::day::parse_iso;
use crate::book::visit::{Outcome, Party, Visit};
use crate::book::{Day, Time};

/// The day and time in a note's file name (without `.md`). What follows the day and is no time
/// keeps several notes of a day apart: `2026-11-03-b`.
pub fn parse_stem(stem: &str) -> Option<(Day, Option<Time>)> {
    let day = parse_iso(stem.get(..10)?)?;
    let rest = match &stem[10..] {
        "" => return Some((day, None)),
        rest => rest.strip_prefix('-')?,
    };
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let time = (digits.len() == 4).then(|| {
        let (hour, minute) = digits.split_at(2);
        Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
    });
    Some((day, time.flatten()))
}

/// Reads a note whose file name gave `visit` its day.
pub fn read(source: &mut Source, visit: &mut Visit) {
    read_front_matter(source, |fields, source, body| {
        visit.channel = fields.choice("channel", source);
        visit.outcome = fields.choice("outcome", source).unwrap_or(Outcome::Talked);
        visit.by = fields.choice("by", source).unwrap_or(Party::Me);
        visit.purpose = fields.choices("purpose", source);
        visit.with = fields.texts("with", source);
        for (id, span) in fields.placed_texts("also", source) {
            source.refer(Referent::Customer, "also", id.clone(), span);
            visit.also.push(id);
        }
        for (occasion, span) in fields.placed_texts("occasion", source) {
            source.refer(Referent::Occasion, "occasion", occasion.clone(), span);
            visit.occasion.push(occasion);
        }
        visit.mass = fields.flag("mass", source).unwrap_or(false);
        visit.gift = fields.text("gift", source).map(Into::into);
        visit.cost = fields.money("cost", source);
        visit.minutes = fields.number("minutes", 0..=1440, source).map(|minutes| minutes as u16);
        visit.satisfaction = fields.number("satisfaction", 1..=5, source).map(|score| score as u8);
        visit.next = fields.day("next", source);
        visit.private = fields.flag("private", source).unwrap_or(false);
        fields.finish(&[], source);
        // Tasks and links need a bracket; most notes have none.
        if memchr::memchr(b'[', source.text[body.clone()].as_bytes()).is_some() {
            visit.promises = promise::parse_all(source, body.clone());
            markdown::collect_links(source, body.clone());
        }
        visit.body = source.text[body].trim().into();
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_the_files_name() {
        let stem = |text: &str| parse_stem(text).map(|(day, time)| format!("{day} {}", time.is_some()));
        assert_eq!(stem("2026-11-03").as_deref(), Some("2026-11-03 false"));
        assert_eq!(stem("2026-11-03-1432").as_deref(), Some("2026-11-03 true"));
        assert_eq!(stem("2026-11-03-1432-2").as_deref(), Some("2026-11-03 true"));
        assert_eq!(stem("2026-11-03-b").as_deref(), Some("2026-11-03 false"));
        for bad in ["2026-11-3", "2026-02-30", "notes", "2026-11-03x", "二〇二六年十一月"] {
            assert_eq!(stem(bad), None, "{bad}");
        }
    }
}
