//! The inputs of a form, and what of a command each of them is.

use super::values::Values;

/// One input.
#[derive(Clone, Copy, Debug)]
pub struct Input {
    /// Its name in what is sent.
    pub name: &'static str,
    /// The message with its label.
    pub label: &'static str,
    /// How it is filled in.
    pub kind: InputKind,
    /// What of the command it is.
    pub how: How,
}

/// How an input is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputKind {
    /// It is given with the form, and not shown.
    Hidden,
    /// One line.
    Line,
    /// One line that must not be empty.
    Needed,
    /// Several lines.
    Area,
    /// Several lines that must not be empty.
    NeededArea,
    /// A day, as on the command line.
    Day,
    /// A day that must be given.
    NeededDay,
    /// One of the words of a choice; the messages that show them begin with this text.
    Choice(&'static str, &'static [&'static str]),
    /// A tier of the settings.
    Tier,
    /// A stage of deals, of the settings.
    Stage,
    /// Yes or no.
    Check,
    /// A file that the browser sends.
    File,
}

/// What of a command an input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// An argument, in the order of the inputs.
    Argument,
    /// An option with a value.
    Option(&'static str),
    /// An option for each line.
    Each(&'static str),
    /// An option without a value.
    Flag(&'static str),
    /// The word that was chosen is itself an option.
    FlagOfWord,
    /// A change of the plan that the form is about: the key.
    OfPlan(&'static str),
    /// A change of the complaint that the form is about: the key.
    OfComplaint(&'static str),
    /// What a customer said against a deal; what answered it is the input `answer`.
    Objection,
    /// Nothing by itself.
    PartOfAnother,
}

/// The input with the plan that a form is about: the file's name without `.md`.
pub const PLAN: &str = "plan";

/// The input with the complaint that a form is about: the file's name without `.md`.
pub const COMPLAINT: &str = "complaint";

/// The input with what answered an objection.
pub const ANSWER: &str = "answer";

/// The words of the command line for what was sent: options, then arguments.
pub fn words_of(command: &[&str], inputs: &[Input], values: &Values) -> Vec<String> {
    let mut words: Vec<String> = command.iter().map(|word| (*word).to_owned()).collect();
    let mut arguments = Vec::new();
    for input in inputs {
        let value = values.get(input.name).trim();
        if value.is_empty() {
            continue;
        }
        match input.how {
            How::Argument => arguments.push(value.to_owned()),
            How::Option(option) => words.push(format!("{option}={value}")),
            How::Each(option) => {
                let lines = value.lines().map(str::trim).filter(|line| !line.is_empty());
                words.extend(lines.map(|line| format!("{option}={line}")));
            }
            How::Flag(option) => words.push(option.to_owned()),
            How::FlagOfWord => words.push(format!("--{value}")),
            How::OfPlan(key) => arguments.push(format!("plan.{}.{key}={value}", values.get(PLAN))),
            How::OfComplaint(key) => {
                let sign = if input.kind == InputKind::Check { "now" } else { value };
                let items =
                    if key == "solutions" { sign.lines().collect::<Vec<_>>().join(",") } else { sign.to_owned() };
                arguments.push(format!("complaint.{}.{key}={items}", values.get(COMPLAINT)));
            }
            How::Objection => {
                let answer = Some(values.get(ANSWER).trim()).filter(|answer| !answer.is_empty()).unwrap_or("?");
                arguments.push(format!("plan.{}.objection.{value}={answer}", values.get(PLAN)));
            }
            How::PartOfAnother => {}
        }
    }
    // An argument may begin with a hyphen.
    words.push("--".to_owned());
    words.extend(arguments);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sent_becomes_a_command() {
        let input = |name, how| Input { name, label: "key-name", kind: InputKind::Line, how };
        let inputs = [
            input("who", How::Argument),
            input("next", How::Option("--next")),
            input("promise", How::Each("--promise")),
            input("private", How::Flag("--private")),
            input("outcome", How::FlagOfWord),
            input("text", How::Argument),
            input("empty", How::Option("--empty")),
        ];
        let sent = "who=ana&text=-5+degrees&next=%2B7d&promise=one%0D%0A%0D%0Atwo&private=on&outcome=no-answer&empty=+";
        let words = words_of(&["log"], &inputs, &Values::of(sent.as_bytes()));
        assert_eq!(
            words,
            [
                "log",
                "--next=+7d",
                "--promise=one",
                "--promise=two",
                "--private",
                "--no-answer",
                "--",
                "ana",
                "-5 degrees"
            ]
        );
    }
}
