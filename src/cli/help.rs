//! The help of every command and option, in the user's language.

use std::any::TypeId;
use std::convert::Infallible;

use clap::{Arg, Command, CommandFactory};

use super::Cli;
use crate::book::letters;
use crate::derive::report;
use crate::i18n::Words;

/// The command line with its help texts. They are the messages `help-COMMAND` and
/// `help-COMMAND-OPTION`; an option that many commands share is `help-any-OPTION`.
pub fn localized(words: &Words) -> Command {
    localize(Cli::command(), "clientbook", words)
}

fn localize(command: Command, name: &str, words: &Words) -> Command {
    let about = words.get(&about_id(name, words));
    let subcommands: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let mut command = command.about(about).mut_args(|arg| {
        let arg = composing(arg);
        let own = format!("help-{name}-{}", arg.get_id().as_str().replace('_', "-"));
        let any = format!("help-any-{}", arg.get_id().as_str().replace('_', "-"));
        match [own, any].iter().find(|id| words.has(id)) {
            Some(id) => arg.help(words.get(id)),
            None => arg,
        }
    });
    for sub in subcommands {
        let full = if name == "clientbook" { sub.clone() } else { format!("{name}-{sub}") };
        command = command.mut_subcommand(sub, |sub| localize(sub, &full, words));
    }
    command
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
fn about_id(name: &str, words: &Words) -> String {
    let own = format!("help-{name}");
    let report = name.strip_prefix("report-").and_then(report::named).filter(|_| !words.has(&own));
    report.map_or(own, |report| report.title.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, words};

    fn check(command: &Command, name: &str, words: &Words) {
        assert!(words.has(&about_id(name, words)), "help-{name} is missing");
        for arg in command.get_arguments().filter(|arg| !["help", "version"].contains(&arg.get_id().as_str())) {
            let id = arg.get_id().as_str().replace('_', "-");
            let has = ["any", name].iter().any(|of| words.has(&format!("help-{of}-{id}")));
            assert!(has, "help-{name}-{id} is missing");
        }
        for sub in command.get_subcommands() {
            let full =
                if name == "clientbook" { sub.get_name().to_owned() } else { format!("{name}-{}", sub.get_name()) };
            check(sub, &full, words);
        }
    }

    #[test]
    fn every_command_and_option_has_its_help() {
        check(&Cli::command(), "clientbook", words(Language::English));
        Cli::command().debug_assert();
    }
}
