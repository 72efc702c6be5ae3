//! The bar for work that lasts longer than a second.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::clock;
use crate::i18n::Words;
use crate::progress::{self, Display, Stage};

/// Shorter work is not shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// The time between two pictures.
const PAUSE: Duration = Duration::from_millis(100);

/// Says when a picture is due: from the end of the patience on, and then at each pause.
struct Turns {
    began: Instant,
    /// The next picture, in milliseconds since the beginning.
    next: AtomicU64,
}

/// One line below the others, which goes again.
struct Line {
    /// The words, which are looked for only when there is something to show.
    words: Box<dyn Fn() -> &'static Words + Send + Sync>,
    turns: Turns,
    bar: Mutex<Option<ProgressBar>>,
}

/// With `off` nothing is drawn, for who reads the terminal aloud or keeps what is written there.
const SWITCH: &str = "CLIENTBOOK_PROGRESS";

/// Shows long work on the terminal of the messages; does nothing where that is none, or draws nothing.
pub fn show(words: impl Fn() -> &'static Words + Send + Sync + 'static) {
    let is_off = std::env::var(SWITCH).is_ok_and(|switch| switch.eq_ignore_ascii_case("off"))
        || std::env::var("TERM").is_ok_and(|term| term == "dumb");
    if !is_off && std::io::IsTerminal::is_terminal(&std::io::stderr()) {
        progress::show_on(Box::new(Line {
            words: Box::new(words),
            turns: Turns::new(clock::stopwatch()),
            bar: Mutex::default(),
        }));
    }
}

impl Turns {
    fn new(began: Instant) -> Turns {
        Turns { began, next: AtomicU64::new(PATIENCE.as_millis() as u64) }
    }

    /// Whether the caller is to draw: of several threads one, the others go on.
    fn take(&self, now: Duration) -> bool {
        let (now, next) = (now.as_millis() as u64, self.next.load(Ordering::Relaxed));
        let after = now + PAUSE.as_millis() as u64;
        now >= next && self.next.compare_exchange(next, after, Ordering::Relaxed, Ordering::Relaxed).is_ok()
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
        bar.with_message((self.words)().get(message(stage)))
    }
}

impl Display for Line {
    fn show(&self, stage: Stage, done: usize, total: usize) {
        if !self.turns.take(self.turns.began.elapsed()) {
            return;
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_work_is_not_shown_and_long_work_ten_times_a_second() {
        let turns = Turns::new(clock::stopwatch());
        let drawn = |from: u64, to: u64| (from..to).filter(|&now| turns.take(Duration::from_millis(now))).count();
        assert_eq!(drawn(0, 1_000), 0);
        assert_eq!(drawn(1_000, 2_000), 10);
        assert_eq!([drawn(5_000, 5_001), drawn(5_001, 5_100), drawn(5_100, 5_101)], [1, 0, 1]);
    }
}
