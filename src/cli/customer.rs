//! Days and notes that several commands read from their options.

use rust_decimal::Decimal;

use super::{Failure, Session};
use crate::book::currency::is_known;
use crate::book::{Customer, Settings, phone};
use crate::exchange::sum;
use crate::format::money;
use crate::say;

/// The amount of an invoice or payment, and its currency: that of the option, or that of a sign beside the amount, such
/// as `eur 5000` or `€5000`. `None` for the customer's own.
pub fn money_in(
    session: &Session,
    text: &str,
    option: Option<&str>,
    customer: &Customer,
) -> Result<(Decimal, Option<String>), Failure> {
    let upper = option.map(|code| code.trim().to_uppercase()).filter(|code| is_known(code));
    let option = upper.or_else(|| option.map(str::to_owned));
    let (named, _) = sum::split(text, option.as_deref().unwrap_or(&customer.currency));
    let currency = option.or(named.filter(|named| **named != *customer.currency));
    Ok((amount_in(session, text, &customer.currency_of(currency.as_deref()))?, currency))
}

/// An amount in this currency, which may stand beside it, with the decimals of the currency. It must not have more decimals than the currency: `1.000` may
/// mean a thousand.
pub fn amount_in(session: &Session, text: &str, currency: &str) -> Result<Decimal, Failure> {
    let (named, number) = sum::split(text, currency);
    if let Some(named) = named.filter(|named| named != currency) {
        let args = [("value", text.into()), ("named", named.into()), ("currency", currency.into())];
        return Err(Failure::usage(session.words, "err-amount-currency", &args));
    }
    let amount = money::typed(&number).ok_or_else(|| Failure {
        code: 2,
        ..Failure::usage(session.words, "fault-bad-money", &[("value", text.into()), ("key", "amount".into())])
    })?;
    if money::is_too_exact(amount, currency) {
        let args = [("value", text.into()), ("currency", currency.into())];
        return Err(Failure { code: 2, ..Failure::usage(session.words, "fault-decimals", &args) });
    }
    Ok(money::scaled(amount, currency))
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
