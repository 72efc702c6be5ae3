//! Days and notes that several commands read from their options.

use rust_decimal::Decimal;

use super::{Failure, Session};
use crate::book::{Settings, phone};
use crate::format::money;
use crate::say;

/// The amount of an invoice or payment, which must not have more decimals than its currency: `1.000` may mean a
/// thousand.
pub fn amount_in(session: &Session, text: &str, currency: &str) -> Result<Decimal, Failure> {
    let amount = amount(session, text)?;
    if money::is_too_exact(amount, currency) {
        let args = [("value", text.into()), ("currency", currency.into())];
        return Err(Failure { code: 2, ..Failure::usage(session.words, "fault-decimals", &args) });
    }
    Ok(amount)
}

/// An option's value that must be an amount.
fn amount(session: &Session, text: &str) -> Result<Decimal, Failure> {
    money::parse(text).ok_or_else(|| Failure {
        code: 2,
        ..Failure::usage(session.words, "fault-bad-money", &[("value", text.into()), ("key", "amount".into())])
    })
}

/// Tells of a mobile number with a digit too many or too few, which was typed.
pub fn check_mobile(session: &Session, number: &str) {
    if let Some(digits) = phone::digits_of_bad_mobile(number) {
        let words = session.words;
        session.terminal.warn(&say!(words, "fault-mobile-length", number = number, digits = digits.to_string()));
    }
}

/// The tier of the settings that was typed; refused where they have no such tier.
pub fn tier_of(session: &Session, settings: &Settings, typed: &str) -> Result<String, Failure> {
    settings.tier_named(typed).map(str::to_owned).ok_or_else(|| {
        let tiers = session.words.list(settings.tiers.keys());
        Failure::usage(session.words, "fault-unknown-tier", &[("tier", typed.into()), ("tiers", tiers.into())])
    })
}
