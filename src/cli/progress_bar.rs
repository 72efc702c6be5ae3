//! The bar for work that lasts longer than a second.

use std::sync::{Mutex, PoisonError};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::i18n::Words;
use crate::progress::{self, Display, Stage};

/// One line below the others, which goes again.
struct Line {
    words: &'static Words,
    bar: Mutex<Option<ProgressBar>>,
}

/// Shows long work on the terminal of the messages; does nothing where that is none.
pub fn show(words: &'static Words) {
    if std::io::IsTerminal::is_terminal(&std::io::stderr()) {
        progress::show_on(Box::new(Line { words, bar: Mutex::default() }));
    }
}

fn message(stage: Stage) -> &'static str {
    match stage {
        Stage::Read => "progress-read",
        Stage::Save => "progress-save",
        Stage::Commit => "progress-commit",
        Stage::Build => "progress-build",
        Stage::Export => "progress-export",
    }
}

impl Line {
    fn bar(&self, stage: Stage, total: usize) -> ProgressBar {
        let style = if total == 0 { "{msg}" } else { "{msg} {bar:24} {human_pos} / {human_len}" };
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template(style) {
            bar.set_style(style.progress_chars("█▌ "));
        }
        bar.with_message(self.words.get(message(stage)))
    }
}

impl Display for Line {
    fn show(&self, stage: Stage, done: usize, total: usize) {
        let mut bar = self.bar.lock().unwrap_or_else(PoisonError::into_inner);
        let bar = bar.get_or_insert_with(|| self.bar(stage, total));
        bar.set_position(done as u64);
        bar.tick();
    }

    fn clear(&self) {
        if let Some(bar) = self.bar.lock().unwrap_or_else(PoisonError::into_inner).take() {
            bar.finish_and_clear();
        }
    }
}
