//! The only module that prints: data to stdout, messages to stderr. Control characters in the text of a book become
//! visible marks here, whether the output is a terminal or not.

use std::cell::RefCell;
use std::io::{ErrorKind, IsTerminal, Write};

use unicode_width::UnicodeWidthStr;

use super::Failure;
use super::fold::fold;
use super::style::{Look, Part, mark_codes, paint, parts, shown};
use crate::i18n::visible::visible;

/// The terminal, or pipes instead of it.
pub struct Terminal {
    quiet: bool,
    /// Why writing to stdout failed; `None` when it did not.
    trouble: RefCell<Option<std::io::Error>>,
    /// What would be printed, where nobody reads a terminal; `None` where it is printed.
    kept: Option<RefCell<Kept>>,
}

/// What a command printed, and what it saved.
#[derive(Debug, Default)]
pub struct Kept {
    /// The lines, without colours.
    pub lines: Vec<String>,
    /// The paths of the files that were changed.
    pub changed: Vec<String>,
}

/// The narrowest terminal for which lines are broken.
const NARROWEST: usize = 40;

/// The width that the user asks for.
fn asked_width() -> Option<usize> {
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok())
}

/// `text` filled with spaces to `width` columns; Chinese characters are two wide.
pub fn pad(text: &str, width: usize) -> String {
    let text = one_line(text);
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// `text` cut to `width` columns, with an ellipsis where something is missing.
pub fn cut(text: &str, width: usize) -> String {
    let text = one_line(text);
    if text.width() <= width {
        return text;
    }
    let mut kept = String::new();
    for c in text.chars() {
        if kept.width() + unicode_width::UnicodeWidthChar::width(c).unwrap_or(0) + 1 > width {
            break;
        }
        kept.push(c);
    }
    kept + "…"
}

/// The text without line breaks, which would end the row of a table.
fn one_line(text: &str) -> String {
    visible(&text.replace("\r\n", " ").replace(['\n', '\r'], " ")).into_owned()
}

/// The columns at which the description of an option or a command begins, else those before its text.
fn indent_of(line: &str) -> usize {
    let start = line.width() - line.trim_start().width();
    let text = line.trim_start();
    match text.find("  ").filter(|_| start > 0) {
        Some(gap) => start + text[..gap].width() + (text[gap..].width() - text[gap..].trim_start().width()),
        None => start,
    }
}

impl Terminal {
    /// With `quiet`, messages are not printed.
    pub fn new(quiet: bool) -> Terminal {
        Terminal { quiet, trouble: RefCell::new(None), kept: None }
    }

    /// Keeps what is printed instead of printing it; nobody can be asked.
    pub fn keeping() -> Terminal {
        Terminal { quiet: false, trouble: RefCell::new(None), kept: Some(RefCell::default()) }
    }

    /// What was printed since the terminal was made.
    pub fn kept(self) -> Kept {
        self.kept.map(RefCell::into_inner).unwrap_or_default()
    }

    /// Notes that these files of the book were changed.
    pub fn changed(&self, paths: &[String]) {
        if let Some(kept) = &self.kept {
            kept.borrow_mut().changed.extend_from_slice(paths);
        }
    }

    /// Keeps a text in which nothing is hidden any more, where texts are kept.
    fn keep(&self, text: &str) -> bool {
        let Some(kept) = &self.kept else { return false };
        let plain = anstream::adapter::strip_str(text).to_string();
        kept.borrow_mut().lines.extend(plain.lines().map(str::to_owned));
        true
    }

    /// Whether a person is looking at stdout.
    pub fn is_terminal(&self) -> bool {
        self.kept.is_none() && std::io::stdout().is_terminal()
    }

    /// Whether there is a terminal at any end: input, output or messages.
    pub fn is_anywhere(&self) -> bool {
        std::io::stdin().is_terminal() || std::io::stdout().is_terminal() || std::io::stderr().is_terminal()
    }

    /// Whether a person can be asked.
    pub fn can_ask(&self) -> bool {
        self.kept.is_none() && std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
    }

    /// Columns of the terminal; a default width without a terminal.
    pub fn width(&self) -> usize {
        let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        asked_width().or_else(seen).map_or(100, |columns| columns.max(NARROWEST))
    }

    /// Columns of the terminal; `None` where stdout is none, and `COLUMNS` names no width: then lines have any length.
    pub fn known_width(&self) -> Option<usize> {
        (self.kept.is_none() && (self.is_terminal() || asked_width().is_some())).then(|| self.width())
    }

    /// The text with its lines broken where a terminal of a known width would break them; what follows in a line is
    /// indented by `indent` columns.
    pub fn fold(&self, text: &str, indent: usize) -> String {
        self.known_width().map_or_else(|| text.to_owned(), |width| fold(text, indent, width))
    }

    /// Prints data. A reader that stopped reading (`| head`) is no error.
    pub fn out(&self, text: &str) {
        self.write(&shown(text));
    }

    /// Prints data in a format of its own, such as a calendar; unchanged unless stdout is a terminal.
    pub fn file(&self, text: &str) {
        if self.is_terminal() { self.out(&text.replace("\r\n", "\n")) } else { self.write(text) }
    }

    fn write(&self, text: &str) {
        if self.keep(text) {
            return;
        }
        let mut stdout = anstream::stdout().lock();
        let end = if text.ends_with('\n') { "" } else { "\n" };
        let written = write!(stdout, "{text}{end}").and_then(|()| stdout.flush());
        if let Err(error) = written.map_err(|error| (error.kind() != ErrorKind::BrokenPipe).then_some(error)) {
            *self.trouble.borrow_mut() = error;
        }
    }

    /// Why data could not be written: a full disk behind a pipe.
    pub fn trouble(&self) -> Option<std::io::Error> {
        self.trouble.borrow_mut().take()
    }

    /// Prints a message, except with `--quiet`.
    pub fn say(&self, text: &str) {
        if !self.quiet && !self.keep(&shown(text)) {
            let _ = writeln!(anstream::stderr().lock(), "{}", shown(text));
        }
    }

    /// Prints a message even with `--quiet`.
    pub fn warn(&self, text: &str) {
        if self.keep(&shown(text)) {
            return;
        }
        let _ = writeln!(anstream::stderr().lock(), "{}", shown(text));
    }

    /// Prints an error message, with a hint on what to do.
    pub fn failure(&self, failure: &Failure) {
        let label = paint(Look::Error, &format!("{}:", failure.labels[0]));
        self.warn(&format!("{label} {}", failure.message));
        self.warn(&format!("  {}: {}", paint(Look::Grey, &failure.labels[1]), failure.hint));
    }

    /// Asks for one of so many numbered items; returns its index from 0, or `None` for any other answer.
    pub fn choose(&self, question: &str, count: usize) -> Option<usize> {
        let answer = self.line(question)?;
        let number: usize = answer.trim().parse().ok()?;
        (1..=count).contains(&number).then(|| number - 1)
    }

    /// Asks for a text; `None` where nothing is typed.
    pub fn ask_text(&self, question: &str) -> Option<String> {
        self.line(question).map(|answer| answer.trim().to_owned()).filter(|answer| !answer.is_empty())
    }

    /// Reads one line from the keyboard.
    fn line(&self, question: &str) -> Option<String> {
        let mut stderr = anstream::stderr().lock();
        let _ = write!(stderr, "{}", shown(question));
        let _ = stderr.flush();
        let mut answer = String::new();
        std::io::stdin().read_line(&mut answer).ok().map(|_| answer)
    }

    /// Asks a question; yes is `y`, `yes` or 是.
    pub fn ask(&self, question: &str) -> bool {
        let answer = self.line(question).unwrap_or_default();
        ["y", "yes", "是", "好"].contains(&answer.trim().to_lowercase().as_str())
    }
}

/// Prints help that was asked for.
pub fn help(text: &str) {
    let terminal = Terminal::new(false);
    // The lines are broken already where they have spaces; Chinese has none.
    let plain = |line: &str| {
        let texts =
            parts(line).into_iter().filter_map(|part| if let Part::Text(text) = part { Some(text) } else { None });
        texts.collect::<String>()
    };
    let line = |line: &str| terminal.fold(line, indent_of(&plain(line)));
    let lines: Vec<String> = mark_codes(text).split('\n').map(line).collect();
    let _ = write!(anstream::stdout().lock(), "{}", shown(&lines.join("\n")));
}

/// Prints how the command line was used wrongly.
pub fn wrong_use(text: &str) {
    let _ = write!(anstream::stderr().lock(), "{}", shown(&mark_codes(text)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_count_columns() {
        assert_eq!(pad("张伟", 6), "张伟  ");
        assert_eq!(cut("苏州恒达机械", 7), "苏州恒…");
        assert_eq!(cut("short", 7), "short");
        assert_eq!((pad("Ana\nLi", 7), cut("Ana\r\nLi", 7)), ("Ana Li ".to_owned(), "Ana Li".to_owned()));
        assert_eq!([indent_of("  [客户]   谁"), indent_of("      一"), indent_of("一  二")], [11, 6, 0]);
    }
}
