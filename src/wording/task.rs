//! The fields of a task in readable form.

use crate::format::task_field::TaskField;
use crate::i18n::{Words, grouped};

/// What a field says; nothing where its words are told otherwise.
pub fn field(words: &Words, field: &TaskField) -> Option<String> {
    match field {
        TaskField::Due(day) | TaskField::Done(day) => Some(words.day_of_year(*day)),
        TaskField::Amount(amount) => Some(grouped(*amount)),
        TaskField::Invoice(no) => Some(no.clone()),
        TaskField::By(_) => None,
    }
}
