//! A fact about a customer that can be searched.

use std::borrow::Cow;

/// A fact about a customer, with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'b> {
    /// What it is.
    pub label: Label<'b>,
    /// The fact, as it is shown.
    pub text: Cow<'b, str>,
    /// Whether it is a name, which can be typed as it is read.
    pub is_name: bool,
}

/// What a fact is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label<'b> {
    /// By a key of the program.
    Key(&'static str),
    /// By the label that the settings give the user's own field.
    Own(&'b str),
}
