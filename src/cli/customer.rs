//! Days and notes that several commands read from their options.

use rust_decimal::Decimal;

use super::{Failure, Session};
use crate::book::{Choice, Settings};
use crate::format::money;
use crate::i18n::decimals;

/// An option's value that must be one of the format's words.
pub fn choice<T: Choice + Clone + Send + Sync + 'static>(text: &str) -> Result<T, String> {
    T::from_word(text).ok_or_else(|| T::WORDS.join(", "))
}

/// The amount of an invoice or payment, which must not have more decimals than its currency: `1.000` may mean a
/// thousand.
pub fn amount_in(session: &Session, text: &str, currency: &str) -> Result<Decimal, Failure> {
    let amount = amount(session, text)?;
    if amount.scale() > decimals(currency) {
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

/// Refuses a tier that the settings do not have.
pub fn check_tier(session: &Session, settings: &Settings, tier: Option<&str>) -> Result<(), Failure> {
    match tier {
        Some(tier) if !settings.tiers.contains_key(tier) => {
            let tiers = settings.tiers.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
            Err(Failure::usage(session.words, "fault-unknown-tier", &[("tier", tier.into()), ("tiers", tiers.into())]))
        }
        _ => Ok(()),
    }
}
