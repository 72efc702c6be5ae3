//! The stems (file names without `.md`) of notes and complaints: the day, and the time where it is known.
//!
//! `2026-11-03`, `2026-11-03-1432`, `2026-11-03-1432-2`, `2026-11-03-b`.

use super::day::parse_iso;
use super::{Day, Time};

/// The day and time in a stem; `None` where it does not begin with a day. Any other text after the day only tells
/// several notes of one day apart: `2026-11-03-b`.
pub fn parse(stem: &str) -> Option<(Day, Option<Time>)> {
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

/// The stem for a name in which a day is followed by something else than a hyphen: `2026-11-03-call` for
/// `2026-11-03 call`. `None` where the name does not begin with a day.
pub fn with_hyphen(name: &str) -> Option<String> {
    let day = name.get(..10).filter(|day| parse_iso(day).is_some())?;
    let words = name[10..].split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    Some(std::iter::once(day).chain(words).collect::<Vec<_>>().join("-"))
}

/// The stem of a note of this minute.
pub fn of_minute(day: Day, time: Time) -> String {
    format!("{day}-{:02}{:02}", time.hour(), time.minute())
}

/// `base` if it is free, otherwise the first free stem of `base-2`, `base-3` and so on.
pub fn free(base: &str, taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    std::iter::once(base.to_owned()).chain(numbered).find(|stem| !taken(stem)).expect("numbers do not end")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_the_files_name() {
        let stem = |text: &str| parse(text).map(|(day, time)| format!("{day} {}", time.is_some()));
        assert_eq!(stem("2026-11-03").as_deref(), Some("2026-11-03 false"));
        assert_eq!(stem("2026-11-03-1432").as_deref(), Some("2026-11-03 true"));
        assert_eq!(stem("2026-11-03-1432-2").as_deref(), Some("2026-11-03 true"));
        assert_eq!(stem("2026-11-03-b").as_deref(), Some("2026-11-03 false"));
        for bad in ["2026-11-3", "2026-02-30", "notes", "2026-11-03x", "二〇二六年十一月"] {
            assert_eq!(stem(bad), None, "{bad}");
        }
    }
}
