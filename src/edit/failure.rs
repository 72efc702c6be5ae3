//! The errors of changing fields, in words.

use super::set::SetError;
use crate::i18n::Words;
use crate::wording::failure::{Explain, Failure};
use crate::wording::fault;
use crate::wording::label::key_name;

/// An error in the card at this path.
impl Explain for (&str, SetError) {
    fn explain(self, words: &Words) -> Failure {
        let (path, error) = self;
        match error {
            SetError::NotAPair(pair) => Failure::usage(words, "err-bad-pair", &[("pair", pair.into())]),
            SetError::BadDay(value, error) => (value.as_str(), error).explain(words),
            SetError::NotEditable(error) => (path, error).explain(words),
            SetError::UnknownKey { key, near: Some(near), .. } => {
                Failure::usage(words, "err-bad-key-near", &[("key", key.into()), ("near", near.into())])
            }
            SetError::UnknownKey { key, near: None, known, own } => {
                // A key can be typed as it is shown.
                let shown =
                    known.iter().map(|key| if words.is_chinese() { key_name(words, key) } else { (*key).to_owned() });
                let keys = words.list(shown.chain(own));
                Failure::usage(words, "err-bad-key", &[("key", key.into()), ("keys", keys.into())])
            }
            SetError::Fault(fault) => Failure {
                code: 2,
                message: format!("{path}: {}", fault::message(words, &fault)),
                hint: fault::hint(words, &fault),
                labels: [words.get("error"), words.get("hint")],
            },
        }
    }
}
