//! Help that was asked for, and wrong use of the command line, in the user's language.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Failure, help, terminal};
use crate::i18n::Words;
use crate::i18n::visible::visible;
use crate::say;
use crate::wording::choice;

/// Prints why the arguments were not parsed: help and the version to stdout, wrong use to stderr. `first` is clap's error
/// in English.
pub fn report(first: clap::Error, command: clap::Command, args: &[OsString], words: &'static Words) -> ExitCode {
    let error = localized(first, command, args, words);
    let text = message(&error, words);
    if error.exit_code() != 0 {
        terminal::wrong_use(&text);
        ExitCode::from(2)
    } else {
        terminal::help(&text);
        ExitCode::SUCCESS
    }
}

/// The same error in the user's language.
fn localized(first: clap::Error, command: clap::Command, args: &[OsString], words: &'static Words) -> clap::Error {
    // A message repeats what was typed, and clap drops escape sequences in it instead of showing them.
    let typed = args.iter().map(|arg| OsString::from(visible(&arg.to_string_lossy()).into_owned()));
    help::localized(command, words).try_get_matches_from(typed).err().unwrap_or(first)
}

/// Why the arguments were not parsed, as a failure.
pub fn failure(first: clap::Error, command: clap::Command, args: &[OsString], words: &'static Words) -> Failure {
    let error = localized(first, command, args, words);
    let message = what(&error, words).unwrap_or_else(|| error.to_string());
    Failure { code: 2, message, hint: tips(&error, words).join(" "), labels: [words.get("error"), words.get("hint")] }
}

/// The text of clap's error, with escape sequences for colours.
fn message(error: &clap::Error, words: &Words) -> String {
    let rendered = || help::in_words(&error.render().ansi().to_string(), words);
    let Some(what) = what(error, words) else { return rendered() };
    let mut lines = vec![format!("{}: {what}", words.get("error"))];
    lines.extend(tips(error, words).into_iter().map(|tip| format!("  {}: {tip}", words.get("hint"))));
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = usage.trim_start_matches("Usage:").trim();
        lines.push(String::new());
        lines.push(format!("{}{}", words.get("help-usage"), help::in_words(usage, words)));
    }
    lines.push(String::new());
    lines.push(words.get("usage-more"));
    lines.join("\n") + "\n"
}

/// A value of the error as text; several as a list.
fn text(error: &clap::Error, kind: ContextKind, words: &Words) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) if !texts.is_empty() => Some(words.list(texts)),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// What is wrong; `None` for help, and for what clap does not tell in parts.
fn what(error: &clap::Error, words: &Words) -> Option<String> {
    let get = |kind| text(error, kind, words);
    let arg = || get(ContextKind::InvalidArg);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => say!(words, "usage-unknown-argument", arg = arg()?),
        ErrorKind::InvalidSubcommand => {
            say!(words, "usage-unknown-command", name = get(ContextKind::InvalidSubcommand)?)
        }
        ErrorKind::MissingRequiredArgument => say!(words, "usage-missing-arguments", args = arg()?),
        ErrorKind::MissingSubcommand => words.get("usage-missing-command"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (arg, value) = (arg()?, get(ContextKind::InvalidValue)?);
            if value.is_empty() {
                say!(words, "usage-missing-value", arg = arg)
            } else {
                say!(words, "usage-bad-value", arg = arg, value = value)
            }
        }
        ErrorKind::ArgumentConflict => match (arg()?, get(ContextKind::PriorArg)) {
            (arg, Some(prior)) if arg == prior => say!(words, "usage-argument-twice", arg = arg),
            (arg, Some(prior)) => say!(words, "usage-conflict", arg = arg, prior = prior),
            (arg, None) => say!(words, "usage-conflict-any", arg = arg),
        },
        ErrorKind::TooManyValues => {
            say!(words, "usage-too-many-values", arg = arg()?, value = get(ContextKind::InvalidValue)?)
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => say!(words, "usage-missing-value", arg = arg()?),
        ErrorKind::NoEquals => say!(words, "usage-no-equals", arg = arg()?),
        ErrorKind::InvalidUtf8 => words.get("usage-not-utf8"),
        _ => return None,
    })
}

/// What can be done about it.
fn tips(error: &clap::Error, words: &Words) -> Vec<String> {
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let near = near.into_iter().filter_map(|kind| text(error, kind, words));
    let mut tips: Vec<String> = near.map(|near| say!(words, "hint-did-you-mean", near = near)).collect();
    if let Some(ContextValue::Strings(allowed)) = error.get(ContextKind::ValidValue) {
        // clap's own errors tell no group, such as that of an option without its value.
        let group = text(error, ContextKind::Custom, words).or_else(|| choice::group_of(allowed).map(str::to_owned));
        let shown = allowed.iter().map(|word| match &group {
            Some(group) if words.is_chinese() => words.known_or(group, word),
            _ => word.clone(),
        });
        if !allowed.is_empty() {
            tips.push(say!(words, "hint-words", words = words.list(shown)));
        }
    }
    let source = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    if let Some((_, range)) = source.split_once(" is not in ") {
        let (from, to) = range.split_once("..").unwrap_or((range, ""));
        tips.push(say!(words, "usage-range", from = from, to = to.trim_start_matches('=')));
    } else if source.contains("number") || source.contains("digit") {
        tips.push(words.get("usage-number"));
    } else if !source.is_empty() {
        tips.push(source);
    }
    if let (ErrorKind::UnknownArgument, Some(arg)) = (error.kind(), text(error, ContextKind::InvalidArg, words))
        && arg.starts_with('-')
        && tips.is_empty()
    {
        tips.push(say!(words, "usage-as-value", arg = arg));
    }
    tips
}
