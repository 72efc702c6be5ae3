//! What the program gets from the machine: the day, the time, the locale.

use jiff::civil::DateTime;

use crate::i18n::Language;

/// The current time by the machine's clock and time zone.
pub fn now() -> DateTime {
    jiff::Zoned::now().datetime()
}

/// The beginning of a time that is measured.
pub fn stopwatch() -> std::time::Instant {
    std::time::Instant::now()
}

/// How far the clock by which a disk stamps its files may be behind, in nanoseconds: Linux reads it every ten
/// milliseconds at most.
const BEHIND: u64 = 20_000_000;

/// Waits until the second `at`, since 1970, is over; not where it is long past or far ahead.
pub fn wait_for_the_second_after(at: i64) {
    let now = jiff::Timestamp::now();
    if now.as_second() == at {
        let rest = 1_000_000_000 - now.subsec_nanosecond().unsigned_abs();
        std::thread::sleep(std::time::Duration::from_nanos(u64::from(rest) + BEHIND));
    }
}

/// The language of the environment.
pub fn locale() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    Language::of_locale(&locale.unwrap_or_default())
}
