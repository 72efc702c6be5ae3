//! Why two customers may be one, in words.

use crate::derive::duplicates::Reason;
use crate::i18n::Words;
use crate::say;

/// A reason as a clause.
pub fn reason(words: &Words, reason: &Reason) -> String {
    match reason {
        Reason::Code(code) => say!(words, "duplicates-code", value = code.as_str()),
        Reason::Phone(number) => say!(words, "duplicates-phone", value = number.as_str()),
        Reason::Email(address) => say!(words, "duplicates-email", value = address.as_str()),
        Reason::Wechat(account) => say!(words, "duplicates-wechat", value = account.as_str()),
        Reason::Name => words.get("duplicates-name"),
        Reason::Reading => words.get("duplicates-reading"),
        Reason::Company => words.get("duplicates-company"),
        Reason::Birthday => words.get("duplicates-birthday"),
    }
}
