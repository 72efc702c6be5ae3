//! Which input of a form is at fault, and how the fault is told there. Commands speak of options, files and other
//! commands; a page speaks of its inputs.

use super::input::{How, Input};
use crate::render::view::form::FieldView;
use crate::wording::failure::Failure;

/// The signs between which messages quote what was typed.
const QUOTES: [(char, char); 4] = [('`', '`'), ('“', '”'), ('"', '"'), ('「', '」')];

/// What of a command or a file a page cannot show.
const NOT_OF_A_PAGE: [&str; 4] = ["clientbook ", "+++", "--", "customers/"];

/// A fault as a page tells it.
pub struct Told {
    /// The input that is at fault, among the fields; `None` where none is known to be.
    pub at: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What can be done; `None` where nothing on the page helps.
    pub hint: Option<String>,
}

/// The fault of a command that was sent with these inputs and fields.
pub fn told(inputs: &[Input], fields: &[FieldView], failure: &Failure) -> Told {
    let named = inputs.iter().find(|input| option_of(input).is_some_and(|option| has_word(&failure.message, option)));
    let named = named.and_then(|input| fields.iter().position(|field| field.name == input.name));
    let at = named.or_else(|| quoted(fields, &failure.message)).or_else(|| by_name(fields, &failure.message));
    let in_words = |text: &str| without_path(&with_labels(inputs, fields, text)).to_owned();
    let hint = in_words(&failure.hint);
    let is_of_the_page = !hint.is_empty() && !NOT_OF_A_PAGE.iter().any(|sign| hint.contains(sign));
    Told { at, message: in_words(&failure.message), hint: is_of_the_page.then_some(hint) }
}

fn option_of(input: &Input) -> Option<&'static str> {
    match input.how {
        How::Option(option) | How::Each(option) | How::Flag(option) => Some(option),
        How::Argument
        | How::FlagOfWord
        | How::OfPlan(_)
        | How::OfComplaint(_)
        | How::Objection
        | How::PartOfAnother => None,
    }
}

/// The field whose value holds what the message quotes: the whole value before a part of it, the longest part first.
fn quoted(fields: &[FieldView], message: &str) -> Option<usize> {
    let parts = quotations(message);
    let typed = fields.iter().enumerate().filter(|(_, field)| ["line", "area", "day"].contains(&field.kind));
    let best = |field: &FieldView| {
        let value = field.value.trim();
        let fitting = parts.iter().filter(|part| !value.is_empty() && value.contains(*part));
        fitting.map(|part| (part.len() == value.len(), part.len())).max()
    };
    typed.filter_map(|(at, field)| Some((best(field)?, at))).max_by_key(|(best, _)| *best).map(|(_, at)| at)
}

fn quotations(message: &str) -> Vec<&str> {
    let of = |(open, close): (char, char)| {
        let mut parts = Vec::new();
        let mut rest = message;
        while let Some((_, after)) = rest.split_once(open)
            && let Some((part, behind)) = after.split_once(close)
        {
            parts.push(part);
            rest = behind;
        }
        parts
    };
    QUOTES.into_iter().flat_map(of).filter(|part| !part.trim().is_empty()).collect()
}

/// The field of a card whose key or label the message names; the longest label, because one may be a part of another.
fn by_name(fields: &[FieldView], message: &str) -> Option<usize> {
    let named = |field: &FieldView| {
        let key = field.name.strip_prefix("is.")?;
        let is_label = message.to_lowercase().contains(&field.label.to_lowercase());
        if has_word(message, key) { Some(key.len()) } else { is_label.then_some(field.label.len()) }
    };
    let found = fields.iter().enumerate().filter_map(|(at, field)| Some((named(field)?, at)));
    found.max_by_key(|(length, _)| *length).map(|(_, at)| at)
}

/// Whether a text holds a word that no letter or hyphen stands beside.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_' || c == '.';
    text.match_indices(word).any(|(at, _)| {
        let (before, behind) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
        !before.is_some_and(is_part) && !behind.is_some_and(is_part)
    })
}

/// A text with the labels of inputs in place of their options: `--until <DATE>` becomes “Until”.
fn with_labels(inputs: &[Input], fields: &[FieldView], text: &str) -> String {
    let mut text = text.to_owned();
    for input in inputs {
        let Some(option) = option_of(input) else { continue };
        let Some(field) = fields.iter().find(|field| field.name == input.name) else { continue };
        while let Some(at) = text.find(option).filter(|_| has_word(&text, option)) {
            let behind = &text[at + option.len()..];
            let value = behind.strip_prefix(" <").or_else(|| behind.strip_prefix(" ‹"));
            let length = value.and_then(|value| value.find(['>', '›'])).map_or(0, |end| {
                let open = behind.len() - value.map_or(0, str::len);
                open + end + value.and_then(|value| value[end..].chars().next()).map_or(0, char::len_utf8)
            });
            let (start, end) = (at, at + option.len() + length);
            // A quotation of the option is one of its label.
            let is_quoted = text[..start].ends_with('`') && text[end..].starts_with('`');
            let (start, end) = if is_quoted { (start - 1, end + 1) } else { (start, end) };
            text.replace_range(start..end, &format!("“{}”", field.label));
        }
    }
    text
}

/// A message without the file that it is about: on a page that is the customer's.
fn without_path(message: &str) -> &str {
    let is_path = |start: &str| start.starts_with("customers/") && !start.contains(' ');
    match message.split_once(": ") {
        Some((start, rest)) if is_path(start) => rest,
        _ => message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::form::input::InputKind;

    const INPUTS: &[Input] = &[
        Input { name: "text", label: "form-text", kind: InputKind::Area, how: How::Argument },
        Input { name: "until", label: "key-until", kind: InputKind::Day, how: How::Option("--until") },
        Input { name: "channel", label: "key-channel", kind: InputKind::Line, how: How::Option("--channel") },
    ];

    fn field(name: &str, label: &str, kind: &'static str, value: &str) -> FieldView {
        let (name, label, value) = (name.to_owned(), label.to_owned(), value.to_owned());
        FieldView { name, label, kind, value, ..FieldView::default() }
    }

    fn told_of(fields: &[FieldView], message: &str, hint: &str) -> (Option<usize>, String, Option<String>) {
        let failure =
            Failure { code: 2, message: message.to_owned(), hint: hint.to_owned(), labels: Default::default() };
        let told = told(INPUTS, fields, &failure);
        (told.at, told.message, told.hint)
    }

    #[test]
    fn a_fault_stands_beside_its_input_and_speaks_of_it() {
        let fields = [
            field("text", "What was said", "area", "- [ ] it due:never"),
            field("until", "Until", "day", "x"),
            field("channel", "Channel", "choice", "visit"),
        ];
        let told = |message, hint| told_of(&fields, message, hint);
        assert_eq!(told("missing: --until <DATE>", ""), (Some(1), "missing: “Until”".to_owned(), None));
        assert_eq!(
            told("`--until <DATE>` cannot be `x`", "a day"),
            (Some(1), "“Until” cannot be `x`".to_owned(), Some("a day".to_owned()))
        );
        let path = "customers/a/visits/2026-11-21.md: `due:never` cannot be read";
        assert_eq!(told(path, "see clientbook log"), (Some(0), "`due:never` cannot be read".to_owned(), None));
        assert_eq!(told("the disk is full", "").0, None);
    }

    #[test]
    fn a_field_of_a_card_is_known_by_its_key_or_label() {
        let fields = [field("is.gender", "Gender", "choice", "m"), field("is.name", "Name", "line", "Bo")];
        assert_eq!(told_of(&fields, "customers/a/a.md: `name` is missing", "add name = … below +++").0, Some(1));
        assert_eq!(told_of(&fields, "the gender is no choice", "").0, Some(0));
        assert_eq!(told_of(&fields, "customers/m/m.md is full", "").0, None);
    }
}
