//! The help of every command and option, in the user's language.

use std::any::TypeId;
use std::convert::Infallible;

use clap::builder::Str;
use clap::{Arg, ArgAction, Command};

use crate::book::letters;
use crate::derive::report;
use crate::i18n::Words;
use crate::say;

/// The `command` line with its help texts. They are the messages `help-COMMAND` and `help-COMMAND-OPTION`; an option that
/// many commands share is `help-any-OPTION`. The examples of a command are `help-COMMAND.example`, the names of values
/// `value-NAME`.
pub fn localized(command: Command, words: &'static Words) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).display_order(GLOBAL + 1);
    let command = command.disable_version_flag(true).arg(version.help(words.get("help-any-version")));
    localize(command, "clientbook", words)
}

fn localize(command: Command, name: &str, words: &'static Words) -> Command {
    let subcommands: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).display_order(GLOBAL + 1);
    let mut command = command
        .about(words.get(&about_id(name, words)))
        .disable_help_flag(true)
        .mut_args(|arg| localize_arg(composing(arg), name, words))
        .arg(help.help(words.get("help-any-help")))
        .subcommand_value_name(words.borrowed("value-command").unwrap_or("COMMAND"));
    let example = format!("help-{name}.example");
    if words.has(&example) {
        let lines: Vec<String> = words.get(&example).lines().map(|line| format!("  {line}")).collect();
        let heading = heading(&command, &words.get("help-examples"));
        command = command.after_help(format!("{heading}\n{}", lines.join("\n")));
    }
    for sub in subcommands {
        let full = if name == "clientbook" { sub.clone() } else { format!("{name}-{sub}") };
        command = command.mut_subcommand(sub, |sub| localize(sub, &full, words));
    }
    let template = template(&command, words);
    command.help_template(template)
}

/// An argument that is a text is read in the composed form (NFC). Paths stay as the system has them.
fn composing(arg: Arg) -> Arg {
    // A folder or an address of git.
    if arg.get_id() == "place" {
        return arg;
    }
    let is_text = arg.get_value_parser().type_id() == TypeId::of::<String>() && arg.get_possible_values().is_empty();
    if !is_text || !arg.get_action().takes_values() {
        return arg;
    }
    arg.value_parser(|text: &str| Ok::<String, Infallible>(letters::composed(text).into_owned()))
}

/// The message with a command's description; a report without one uses its title.
fn about_id(name: &str, words: &'static Words) -> String {
    let own = format!("help-{name}");
    let report = name.strip_prefix("report-").and_then(report::named).filter(|_| !words.has(&own));
    report.map_or(own, |report| report.title.to_owned())
}

/// An option with its help, its value's name, its default and the words it allows.
fn localize_arg(arg: Arg, name: &str, words: &'static Words) -> Arg {
    let id = arg.get_id().as_str().replace('_', "-");
    let ids = [format!("help-{name}-{id}"), format!("help-any-{id}")];
    let mut help = ids.iter().find(|id| words.has(id)).map(|id| words.get(id)).unwrap_or_default();
    // What every command may be told stands behind its own options.
    let arg = if arg.is_global_set() { arg.display_order(GLOBAL) } else { arg };
    if !arg.get_action().takes_values() {
        return arg.help(help);
    }
    let values: Vec<String> =
        arg.get_possible_values().iter().map(|value| shown(&arg, value.get_name(), words)).collect();
    // Most helps name the words themselves.
    if !values.is_empty() && !values.iter().all(|value| help.contains(&**value)) {
        help += &say!(words, "help-note-values", values = words.list(values));
    }
    let defaults: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if !defaults.is_empty() {
        help += &say!(words, "help-note-default", value = words.list(defaults));
    }
    if let Some(variable) = arg.get_env() {
        help += &say!(words, "help-note-env", name = variable.to_string_lossy().into_owned());
    }
    let names: Vec<Str> =
        arg.get_value_names().unwrap_or_default().iter().map(|name| value_name(words, name)).collect();
    let arg = if names.is_empty() { arg } else { arg.value_names(names) };
    arg.help(help).hide_possible_values(true).hide_default_value(true).hide_env(true)
}

/// Where the options of every command stand in its help; clap numbers the others from 0 on.
const GLOBAL: usize = 900;

/// Options with words of a choice, and the group of messages that shows these.
const CHOICES: [(&str, &str); 5] = [
    ("by", "report-by"),
    ("channel", "channel"),
    ("kind", "payment-kind"),
    ("kinds", "phone-kind"),
    ("lang", "language"),
];

/// A word that an option allows, as it is shown and can be typed.
fn shown(arg: &Arg, word: &str, words: &Words) -> String {
    match CHOICES.iter().find(|(id, _)| arg.get_id() == id) {
        Some((_, group)) if words.is_chinese() => words.known_or(group, word),
        _ => word.to_owned(),
    }
}

/// The name of an option's value: the message `value-NAME`, or the name itself.
fn value_name(words: &'static Words, name: &Str) -> Str {
    words.borrowed(&value_id(name)).map_or_else(|| name.clone(), Str::from)
}

/// The message of a value's name: `INVOICE[=AMOUNT]` is `value-invoice-amount`.
fn value_id(name: &str) -> String {
    let parts = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    format!("value-{}", parts.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-"))
}

fn heading(command: &Command, text: &str) -> String {
    let style = command.get_styles().get_header();
    format!("{style}{text}{style:#}")
}

/// The layout of the help, with the headings of the language.
fn template(command: &Command, words: &'static Words) -> String {
    let heading = |id: &str| heading(command, &words.get(id));
    let mut template = format!("{{about-with-newline}}\n{}{{usage}}\n", heading("help-usage"));
    if command.has_subcommands() {
        template += &format!("\n{}\n{{subcommands}}\n", heading("help-commands"));
    }
    if command.get_positionals().next().is_some() {
        template += &format!("\n{}\n{{positionals}}\n", heading("help-arguments"));
    }
    template + &format!("\n{}\n{{options}}{{after-help}}", heading("help-options"))
}

/// The parts that clap itself writes into a usage line, in the user's language.
pub fn in_words(usage: &str, words: &Words) -> String {
    usage.replace("[OPTIONS]", &words.get("help-usage-options"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::program::Cli;
    use crate::cli::quoted::split;
    use crate::i18n::{Language, words};
    use clap::CommandFactory;

    const BOTH: [Language; 2] = [Language::English, Language::Chinese];

    fn check(command: &Command, name: &str, words: &'static Words) {
        assert!(words.has(&about_id(name, words)), "help-{name} is missing");
        for arg in command.get_arguments().filter(|arg| !["help", "version"].contains(&arg.get_id().as_str())) {
            let id = arg.get_id().as_str().replace('_', "-");
            let has = ["any", name].iter().any(|of| words.has(&format!("help-{of}-{id}")));
            assert!(has, "help-{name}-{id} is missing");
            for value in arg.get_value_names().unwrap_or_default().iter().filter(|_| arg.get_action().takes_values()) {
                assert!(words.has(&value_id(value)), "{} of --{id} is missing", value_id(value));
            }
        }
        for sub in command.get_subcommands() {
            let full =
                if name == "clientbook" { sub.get_name().to_owned() } else { format!("{name}-{}", sub.get_name()) };
            check(sub, &full, words);
        }
    }

    #[test]
    fn every_command_and_option_has_its_help() {
        for language in BOTH {
            check(&Cli::command(), "clientbook", words(language));
            localized(Cli::command(), words(language)).debug_assert();
        }
    }

    /// The examples of a command and of those below it can be parsed, and are of that command.
    fn check_examples(whole: &Command, command: &Command, path: &[&str], words: &'static Words) {
        let name = if path.is_empty() { "clientbook".to_owned() } else { path.join("-") };
        let example = format!("help-{name}.example");
        assert!(words.has(&example), "{example} is missing");
        for line in words.get(&example).lines() {
            let typed = split(line);
            let parsed = whole.clone().try_get_matches_from(&typed);
            let parsed = parsed.unwrap_or_else(|error| panic!("{line}\n{error}"));
            let mut at = Some(&parsed);
            for step in path {
                let sub = at.and_then(|at| at.subcommand());
                assert_eq!(sub.map(|(name, _)| name), Some(*step), "{line}");
                at = sub.map(|(_, matches)| matches);
            }
        }
        for sub in command.get_subcommands() {
            let path: Vec<&str> = path.iter().copied().chain([sub.get_name()]).collect();
            check_examples(whole, sub, &path, words);
        }
    }

    #[test]
    fn every_command_has_examples_that_can_be_typed() {
        for language in BOTH {
            let command = localized(Cli::command(), words(language));
            check_examples(&command, &command, &[], words(language));
        }
    }

    #[test]
    fn help_in_chinese_has_no_english_headings() {
        let mut command = localized(Cli::command(), words(Language::Chinese));
        command.build();
        for sub in command.get_subcommands_mut() {
            let help = in_words(&sub.render_long_help().to_string(), words(Language::Chinese));
            for english in
                ["Usage", "Options", "OPTIONS", "Commands", "Arguments", "Print help", "default:", "possible"]
            {
                assert!(!help.contains(english), "{english}: {help}");
            }
        }
    }
}
