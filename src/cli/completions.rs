//! `completions`: what a shell needs to complete commands, options and the customers of the book.
//!
//! clap writes the script for commands and options. What is added here asks the program itself, at each completion, for
//! the customers: `clientbook names`.

use std::process::ExitCode;

use clap::{Arg, Args, Command};
use clap_complete::Shell;

use super::{Failure, Session, Terminal, help};
use crate::i18n::{self, Language};

#[derive(Args, Debug)]
pub struct CompletionsArgs {
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

#[derive(Args, Debug)]
pub struct NamesArgs {}

/// The command line that lists the customers; a book that cannot be read has none.
const NAMES: &str = "clientbook names";

/// Prints the completion script for the shell.
pub fn run(
    args: &CompletionsArgs,
    command: Command,
    terminal: &Terminal,
    language: Language,
) -> Result<ExitCode, Failure> {
    // The help names values in the user's language.
    let options = options_with_values(&command);
    let mut command = help::localized(command, i18n::words(language));
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "clientbook", &mut script);
    let taken = Taken { commands: takes_customer(&command), options };
    let script = with_customers(args.shell, &String::from_utf8_lossy(&script), &taken);
    terminal.file(&script);
    Ok(ExitCode::SUCCESS)
}

/// Prints the ids of the customers and their names, a line each.
pub fn names(session: &Session) -> Result<ExitCode, Failure> {
    let mut names: Vec<&str> = Vec::new();
    for customer in &session.book().customers {
        names.push(&customer.id);
        names.extend(customer.names().filter(|name| **name != *customer.id));
    }
    session.terminal.out(&names.join("\n"));
    Ok(ExitCode::SUCCESS)
}

/// Arguments that name a customer: by themselves, before `KEY=VALUE`, or in the place of a reminder's id.
const CUSTOMERS: [&str; 3] = ["customer", "words", "id"];

/// The commands whose first argument may be a customer, by the words that are typed: `show`, `new visit`.
fn takes_customer(command: &Command) -> Vec<(&str, Option<&str>)> {
    let takes = |command: &Command| {
        command.get_positionals().next().is_some_and(|arg| CUSTOMERS.contains(&arg.get_id().as_str()))
    };
    let mut found = Vec::new();
    for sub in command.get_subcommands() {
        if takes(sub) {
            found.push((sub.get_name(), None));
        }
        found.extend(
            sub.get_subcommands().filter(|below| takes(below)).map(|below| (sub.get_name(), Some(below.get_name()))),
        );
    }
    found
}

/// Options whose value is no customer, as they are typed: `-c`, `--next`.
fn options_with_values(command: &Command) -> Vec<String> {
    let of = |command: &Command| -> Vec<String> {
        let is_customer =
            |arg: &Arg| arg.get_value_names().is_some_and(|names| names.iter().any(|one| one == "CUSTOMER"));
        let takes = command.get_opts().filter(|arg| arg.get_action().takes_values() && !is_customer(arg));
        let typed = |arg: &Arg| {
            let short = arg.get_short().map(|short| format!("-{short}"));
            short.into_iter().chain(arg.get_long().map(|long| format!("--{long}"))).collect::<Vec<_>>()
        };
        takes.flat_map(typed).collect()
    };
    let below =
        command.get_subcommands().flat_map(|sub| [of(sub), sub.get_subcommands().flat_map(of).collect()].concat());
    let mut options: Vec<String> = of(command).into_iter().chain(below).collect();
    options.sort_unstable();
    options.dedup();
    options
}

/// Where customers are completed.
struct Taken<'c> {
    /// The commands whose first argument may be a customer.
    commands: Vec<(&'c str, Option<&'c str>)>,
    /// The options behind which something else stands.
    options: Vec<String>,
}

fn with_customers(shell: Shell, script: &str, taken: &Taken) -> String {
    match shell {
        Shell::Bash => bash(script, taken),
        Shell::Zsh => zsh(script),
        Shell::Fish => fish(script, &taken.commands),
        Shell::PowerShell => powershell(script, &taken.commands),
        _ => script.to_owned(),
    }
}

/// The commands as they are typed, joined by `between`.
fn typed(commands: &[(&str, Option<&str>)], space: &str, between: &str) -> String {
    let one = |(command, below): &(&str, Option<&str>)| match below {
        Some(below) => format!("{command}{space}{below}"),
        None => (*command).to_owned(),
    };
    commands.iter().map(one).collect::<Vec<_>>().join(between)
}

/// A function around clap's adds the customers where a command takes one. A name with spaces or signs is completed with
/// backslashes, or as it is behind an opening quote.
fn bash(script: &str, taken: &Taken) -> String {
    let patterns = typed(&taken.commands, "\\ ", "*|");
    let options = taken.options.join("|");
    let function = format!(
        r#"
_clientbook_customers() {{
    _clientbook "$@"
    local cur="${{COMP_WORDS[COMP_CWORD]}}" typed="${{COMP_WORDS[*]:1:COMP_CWORD-1}}"
    local escapes='s/[^[:alnum:]._@%+,:=-]/\\&/g' name
    [[ $cur == -* ]] && return 0
    case "${{COMP_WORDS[COMP_CWORD-1]}}" in {options}) return 0 ;; esac
    case "$cur" in
        [\"\']*) cur="${{cur:1}}" escapes= ;;
        *) cur="${{cur//\\/}}" ;;
    esac
    case "$typed" in
        {patterns}*)
            while IFS= read -r name; do
                [[ $name == "$cur"* ]] && COMPREPLY+=( "$(sed "$escapes" <<< "$name")" )
            done < <({NAMES} 2>/dev/null)
            ;;
    esac
    return 0
}}

"#
    );
    let (before, end) = script.split_at(script.rfind("\nif [[ \"${BASH_VERSINFO").unwrap_or(script.len()));
    format!("{before}{function}{}", end.trim_start().replace("-F _clientbook ", "-F _clientbook_customers "))
}

/// The arguments of clap's script complete from a function.
fn zsh(script: &str) -> String {
    let function = format!(
        "\n_clientbook_customers() {{\n    local -a names\n    names=(${{(f)\"$({NAMES} 2>/dev/null)\"}})\n    compadd -a names\n}}\n"
    );
    let is_customer = |line: &str| {
        let argument = line.trim_start().trim_start_matches(['\'', '*', ':']);
        CUSTOMERS.iter().any(|id| argument.strip_prefix(id).is_some_and(|rest| rest.starts_with(" -- ")))
    };
    let lines = script.lines().map(|line| {
        if is_customer(line) { line.replace(":_default' \\", ":_clientbook_customers' \\") } else { line.to_owned() }
    });
    let script = lines.collect::<Vec<_>>().join("\n") + "\n";
    script.replacen("\n_clientbook() {", &format!("{function}\n_clientbook() {{"), 1)
}

/// One more line for each command.
fn fish(script: &str, commands: &[(&str, Option<&str>)]) -> String {
    let line = |(command, below): &(&str, Option<&str>)| {
        let below = below.map_or_else(String::new, |below| format!("; and __fish_seen_subcommand_from {below}"));
        let when = format!("__fish_clientbook_using_subcommand {command}{below}");
        format!("complete -c clientbook -n \"{when}\" -f -a \"({NAMES} 2>/dev/null)\"\n")
    };
    script.to_owned() + &commands.iter().map(line).collect::<String>()
}

/// The customers are added to clap's list before it is filtered. A name with a space or a sign is completed in quotes.
fn powershell(script: &str, commands: &[(&str, Option<&str>)]) -> String {
    let pattern = typed(commands, ";", "|");
    let added = format!(
        "    if ($command -match '^clientbook;({pattern})$') {{\n        $completions += @({NAMES} 2>$null | ForEach-Object {{ \
         $typed = if ($_ -match '^[\\w.-]+$') {{ $_ }} else {{ \"'\" + $_.Replace(\"'\", \"''\") + \"'\" }}; \
         [CompletionResult]::new($typed, $_, [CompletionResultType]::ParameterValue, $_) }})\n    }}\n\n"
    );
    let script = script.replacen("    $completions.Where{", &format!("{added}    $completions.Where{{"), 1);
    // What stands in the list is the name without quotes.
    let word = "$_.ListItemText -like \"$($wordToComplete.Trim([char]34, [char]39))*\"";
    script.replace("$_.CompletionText -like \"$wordToComplete*\"", word)
}
