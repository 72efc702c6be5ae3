//! What the program gets from the machine: the day, the time, the locale.

use jiff::civil::DateTime;

use crate::i18n::Language;

/// The current time by the machine's clock and time zone.
pub fn now() -> DateTime {
    jiff::Zoned::now().datetime()
}

/// The language of the environment.
pub fn locale() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    Language::of_locale(&locale.unwrap_or_default())
}
