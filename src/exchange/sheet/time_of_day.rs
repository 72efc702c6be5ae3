//! The time that stands behind a day in a cell.

use unicode_normalization::UnicodeNormalization;

use crate::book::Time;
use crate::format::spoken_moment;

/// The time behind a day, `09:30`, `9:30:00 PM` or `下午3点`; `None` where there is none, and at midnight, which stands for
/// none.
pub(super) fn time(text: &str) -> Option<Time> {
    let of_clock = || {
        let mut parts = text.rsplit([' ', 'T']).next()?.split(':');
        let mut number = || parts.next()?.parse::<i8>().ok();
        Time::new(number()?, number()?, 0, 0).ok()
    };
    let plain = without_seconds(half_width(text));
    // The form of machines, perhaps with a zone behind it.
    let of_machine = plain.split_once('t').filter(|(day, _)| day.ends_with(|c: char| c.is_ascii_digit()));
    let plain = of_machine.and_then(|(_, time)| time.split(['+', '-', 'z', '.']).next()).unwrap_or(&plain);
    let spoken = spoken_moment::at_the_end(plain);
    spoken.map(|(_, time)| time).or_else(of_clock).filter(|time| *time != Time::midnight())
}

/// The text in half-width characters and lower case.
pub(super) fn half_width(text: &str) -> String {
    text.trim().nfkc().flat_map(char::to_lowercase).collect()
}

/// `9:30 pm` of `9:30:00 pm`.
pub(super) fn without_seconds(mut text: String) -> String {
    let seconds = text.find(':').map(|colon| colon + 3).filter(|at| text.get(*at..*at + 1) == Some(":"));
    if let Some(at) = seconds.filter(|at| text.as_bytes()[at + 1..].iter().take(2).all(u8::is_ascii_digit)) {
        text.replace_range(at..(at + 3).min(text.len()), "");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_in_many_forms() {
        for (text, expect) in [
            ("2026-12-01 09:30", Some((9, 30))),
            ("2026-12-01T09:30:15Z", Some((9, 30))),
            ("2026-12-01T09:30:15.000+08:00", Some((9, 30))),
            ("12/1/2026 9:30:00 PM", Some((21, 30))),
            ("2026/12/1 下午 3:05", Some((15, 5))),
            ("2026年12月1日下午3点", Some((15, 0))),
            ("2026-12-01 上午９：００", Some((9, 0))),
            ("1 Dec 2026 at 3pm", Some((15, 0))),
            ("2026-12-01 00:00:00", None),
            ("2026-12-01", None),
            ("12.1", None),
            ("9:3é", None),
            (":::", None),
        ] {
            let found = time(text).map(|time| (time.hour(), time.minute()));
            assert_eq!(found, expect, "{text}");
        }
    }
}
