//! An argument that is one of the words of a choice, in any form in which people write them.

use std::ffi::OsStr;
use std::marker::PhantomData;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::book::Choice;

/// Parses the words of `T`.
#[derive(Clone, Debug)]
pub struct ChoiceArg<T>(PhantomData<fn() -> T>);

/// The parser of an argument that is a `T`.
pub fn choice<T: Choice>() -> ChoiceArg<T> {
    ChoiceArg(PhantomData)
}

impl<T: Choice + Send + Sync> TypedValueParser for ChoiceArg<T> {
    type Value = T;

    fn parse_ref(&self, cmd: &clap::Command, arg: Option<&clap::Arg>, value: &OsStr) -> Result<T, clap::Error> {
        let text = value.to_string_lossy();
        T::of_written(&text).ok_or_else(|| {
            let mut error = clap::Error::new(ErrorKind::InvalidValue).with_cmd(cmd);
            let name = arg.map_or_else(|| "…".to_owned(), ToString::to_string);
            error.insert(ContextKind::InvalidArg, ContextValue::String(name));
            error.insert(ContextKind::InvalidValue, ContextValue::String(text.into_owned()));
            let words = T::WORDS.iter().map(|&word| word.to_owned()).collect();
            error.insert(ContextKind::ValidValue, ContextValue::Strings(words));
            if let Some(&group) = T::SHOWN.first() {
                error.insert(ContextKind::Custom, ContextValue::String(group.to_owned()));
            }
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(T::WORDS.iter().map(|&word| PossibleValue::new(word))))
    }
}
