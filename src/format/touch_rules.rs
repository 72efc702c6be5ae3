//! Reads how much customers are given, and how often one writes to them.

use super::fields::Fields;
use super::source::Source;
use crate::book::touch_rules::TouchRules;

/// Reads `[touch]`: `gifts` a year, an amount; `messages` to many in 30 days, a number.
pub fn read(fields: &mut Fields, source: &mut Source) -> TouchRules {
    let messages = fields.number("messages", 1..=1000, source);
    TouchRules {
        gifts: fields.amount("gifts", source),
        messages: messages.and_then(|number| u16::try_from(number).ok()),
    }
}
