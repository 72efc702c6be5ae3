//! Checks a card against the settings: its tier and its own fields.
//!
//! A card is read without the settings, so that the result depends only on the bytes of its file. Afterwards its
//! references to the settings are checked here.

use rust_decimal::Decimal;

use super::bad_choice::suggest;
use super::near::{self, Budget};
use super::source::{Reference, Referent};
use super::{moment, money};
use crate::book::Card;
use crate::book::customer::{FieldValue, Written};
use crate::book::field;
use crate::book::settings::{Field, FieldType, Settings};
use crate::diagnostic::{Diagnostic, Fault};

/// What is wrong with a card's reference to the settings; `None` where it is right, or is not one to the settings.
pub fn check(settings: &Settings, card: &Card, reference: &Reference, near: &Budget) -> Option<Diagnostic> {
    let name = &*reference.name;
    let fault = |fault| Diagnostic::new(fault, reference.place.clone());
    match reference.to {
        Referent::Tier if settings.tier_named(name).is_none() => {
            let known = settings.tiers.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
            Some(fault(Fault::UnknownTier).with("tier", name).with("tiers", known))
        }
        Referent::Stage if settings.pipeline.named(name).is_none() => {
            let known: Vec<&str> = settings.pipeline.stages.iter().map(|stage| stage.name.as_str()).collect();
            Some(fault(Fault::UnknownStage).with("stage", name).with("stages", known.join(", ")))
        }
        Referent::Field if !settings.fields.contains_key(name) => {
            Some(unknown_field(fault(Fault::UnknownField).with("key", name), name, settings, near))
        }
        Referent::FieldValue => {
            typed(name, card.custom.get(name)?, (settings.fields.get(name)?, &settings.currency), &fault, near)
                .err()
                .map(|fault| *fault)
        }
        _ => None,
    }
}

/// The value of one of the user's own fields; `None` where the settings do not define it, or it cannot be read.
pub fn value(settings: &Settings, name: &str, written: &Written) -> Option<FieldValue> {
    let fault = |fault| Diagnostic::new(fault, crate::diagnostic::Place::file(""));
    typed(name, written, (settings.fields.get(name)?, &settings.currency), &fault, &Budget::new(0)).ok()
}

fn unknown_field(fault: Diagnostic, name: &str, settings: &Settings, near: &Budget) -> Diagnostic {
    let known = settings.fields.keys().map(String::as_str);
    if name == "name" || field::field(name).is_some() {
        fault.hint("hint-key-above")
    } else if let Some(near) = near::nearest_within(near, name, known) {
        fault.with("near", near).hint("hint-did-you-mean")
    } else {
        fault
    }
}

fn typed(
    name: &str,
    written: &Written,
    (field, currency): (&Field, &str),
    fault: &dyn Fn(Fault) -> Diagnostic,
    near: &Budget,
) -> Result<FieldValue, Box<Diagnostic>> {
    match field.kind {
        FieldType::Text => text(name, written, fault).map(FieldValue::Text),
        FieldType::Number => number(name, written, "hint-number", fault).map(FieldValue::Number),
        FieldType::Money => money_of(name, written, currency, fault).map(FieldValue::Money),
        FieldType::Day => day(name, written, fault),
        FieldType::Choice => {
            let text = text(name, written, fault)?;
            if let Some(known) = field.choice_named(&text) {
                return Ok(FieldValue::Text(known.to_owned()));
            }
            let words = field.choices.iter().map(String::as_str);
            Err(Box::new(suggest(
                fault(Fault::BadChoice).with("key", name).with("value", text.as_str()),
                near,
                &text,
                words,
            )))
        }
    }
}

fn wrong_type(
    name: &str,
    written: &Written,
    expected: &'static str,
    fault: &dyn Fn(Fault) -> Diagnostic,
) -> Diagnostic {
    let found = match written {
        Written::Text(_) => "found-text",
        Written::Number(digits) if digits.contains(['.', 'e', 'E', 'n']) => "found-fraction",
        Written::Number(_) => "found-number",
        Written::Moment(..) => "found-day",
        Written::Other(found) => found,
    };
    fault(Fault::WrongType).with("key", name).with("expected", expected).with("found", found)
}

fn text(name: &str, written: &Written, fault: &dyn Fn(Fault) -> Diagnostic) -> Result<String, Box<Diagnostic>> {
    match written {
        Written::Text(text) if text.is_empty() => Err(Box::new(fault(Fault::Empty).with("key", name))),
        Written::Text(text) => Ok(text.clone()),
        other => Err(Box::new(wrong_type(name, other, "type-text", fault))),
    }
}

/// A number or an amount, written as a number or as a text.
fn number(
    name: &str,
    written: &Written,
    hint: &'static str,
    fault: &dyn Fn(Fault) -> Diagnostic,
) -> Result<Decimal, Box<Diagnostic>> {
    let (Written::Text(text) | Written::Number(text)) = written else {
        return Err(Box::new(wrong_type(name, written, "type-number", fault)));
    };
    let bad = || fault(Fault::BadMoney).with("key", name).with("value", text.as_str()).hint(hint);
    money::parse(text).ok_or_else(|| Box::new(bad()))
}

/// An amount in the book's currency, with no more decimals than it has.
fn money_of(
    name: &str,
    written: &Written,
    currency: &str,
    fault: &dyn Fn(Fault) -> Diagnostic,
) -> Result<Decimal, Box<Diagnostic>> {
    let amount = number(name, written, "fault-bad-money.hint", fault)?;
    if money::is_too_exact(amount, currency) {
        let fault = fault(Fault::TooManyDecimals).with("value", amount.to_string());
        return Err(Box::new(fault.with("currency", currency)));
    }
    Ok(amount)
}

fn day(name: &str, written: &Written, fault: &dyn Fn(Fault) -> Diagnostic) -> Result<FieldValue, Box<Diagnostic>> {
    let (moment, text) = match written {
        Written::Moment(moment, text) => (*moment, text),
        Written::Text(text) => (moment::from_text(text), text),
        other => return Err(Box::new(wrong_type(name, other, "type-day", fault))),
    };
    let bad = || {
        let bad = fault(Fault::BadDay).with("key", name).with("value", text.as_str());
        let looks_right = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        if looks_right { bad.hint("hint-no-such-day") } else { bad }
    };
    moment.map(|moment| FieldValue::Day(moment.day)).ok_or_else(|| Box::new(bad()))
}
