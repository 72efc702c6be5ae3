//! What happens when the program is started without arguments and without a terminal, such as by a double click: it
//! shows the book that it knows in the browser.

use std::path::PathBuf;

use super::Terminal;
use crate::disk::{last_book, output};
use crate::load;

/// How the program was started.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Start {
    /// Something was typed behind the program's name.
    has_arguments: bool,
    /// Input, output or messages are a terminal's.
    has_terminal: bool,
    /// What is printed goes into a pipe or a file.
    is_output_read: bool,
    /// There is a screen on which a browser can open.
    has_screen: bool,
    /// The user wants no browser: `CLIENTBOOK_NO_BROWSER` is set.
    refuses_browser: bool,
}

impl Start {
    /// How this run of the program was started.
    pub(super) fn of_this_run(terminal: &Terminal) -> Start {
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        Start {
            has_arguments: std::env::args_os().len() > 1,
            has_terminal: terminal.is_anywhere(),
            is_output_read: output::is_read(),
            has_screen: cfg!(any(windows, target_os = "macos")) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY"),
            refuses_browser: is_set("CLIENTBOOK_NO_BROWSER"),
        }
    }

    /// Whether a person started it who looks at a screen and at no terminal. A script has arguments, or reads what is
    /// printed, or runs where there is no screen.
    pub(super) fn is_for_the_browser(self) -> bool {
        self.has_screen && !self.has_arguments && !self.has_terminal && !self.is_output_read && !self.refuses_browser
    }
}

/// The book to show: the one that was named, the one of the working folder, the one that was served last, the one
/// beside the program.
pub(super) fn known_book(named: Option<PathBuf>) -> Option<PathBuf> {
    let here = || load::find_root(&std::env::current_dir().ok()?);
    let beside = || Some(std::env::current_exe().ok()?.parent()?.to_owned());
    let candidates: [&dyn Fn() -> Option<PathBuf>; 4] = [&|| named.clone(), &here, &last_book::read, &beside];
    candidates.iter().find_map(|candidate| candidate().filter(|folder| load::is_book(folder)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_start_by_hand_without_a_terminal_opens_the_browser() {
        let click = Start { has_screen: true, ..Start::default() };
        assert!(click.is_for_the_browser());
        for other in [
            Start { has_screen: false, ..click },
            Start { has_arguments: true, ..click },
            Start { has_terminal: true, ..click },
            Start { is_output_read: true, ..click },
            Start { refuses_browser: true, ..click },
        ] {
            assert!(!other.is_for_the_browser(), "{other:?}");
        }
    }
}
