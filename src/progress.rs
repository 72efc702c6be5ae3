//! How far long work has come, for a person who waits. The work counts; whoever has a terminal shows it.
//!
//! A process does one long work at a time, and the loops that count stand deep below the terminal: so what shows it is
//! set once for the whole process, and without it counting costs next to nothing.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// What the program is busy with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Customers of the book are read.
    Read,
    /// Files are written into the book.
    Save,
    /// Git is told of them.
    Commit,
    /// Pages of the site are made.
    Build,
    /// Files are written for another program.
    Export,
}

/// Shows work to a person.
pub trait Display: Send + Sync {
    /// `done` of `total` are done; a total of 0 is not known.
    fn show(&self, stage: Stage, done: usize, total: usize);

    /// Takes away what is shown, so that other text can be printed.
    fn clear(&self);
}

/// Shorter work is not shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// The time between two pictures.
const PAUSE: Duration = Duration::from_millis(100);

struct Screen {
    display: Box<dyn Display>,
    began: Instant,
}

static SCREEN: OnceLock<Screen> = OnceLock::new();

/// Work that lasts longer than a second from now on is shown by `display`. Only the first call counts.
pub fn show_on(display: Box<dyn Display>) {
    let _ = SCREEN.set(Screen { display, began: Instant::now() });
}

/// Work that is going on; what is shown of it goes when this is dropped.
pub struct Work<'s> {
    stage: Stage,
    total: usize,
    done: AtomicUsize,
    screen: Option<&'s Screen>,
    /// When it is shown next, in milliseconds since the screen began.
    next: AtomicU64,
}

impl Work<'static> {
    /// Begins work with so many steps; 0 where their number is not known.
    pub fn begin(stage: Stage, total: usize) -> Work<'static> {
        Work::on(SCREEN.get(), stage, total)
    }
}

impl<'s> Work<'s> {
    fn on(screen: Option<&'s Screen>, stage: Stage, total: usize) -> Work<'s> {
        let next = AtomicU64::new(PATIENCE.as_millis() as u64);
        let work = Work { stage, total, done: AtomicUsize::new(0), screen, next };
        work.look(0);
        work
    }

    /// One more step is done; any thread may say so.
    pub fn step(&self) {
        self.look(self.done.fetch_add(1, Ordering::Relaxed) + 1);
    }

    fn look(&self, done: usize) {
        let Some(screen) = self.screen else { return };
        let now = screen.began.elapsed().as_millis() as u64;
        let next = self.next.load(Ordering::Relaxed);
        // One of the threads shows it, the others go on.
        if now >= next && self.take_turn(next, now) {
            screen.display.show(self.stage, done, self.total);
        }
    }

    fn take_turn(&self, next: u64, now: u64) -> bool {
        let after = now + PAUSE.as_millis() as u64;
        self.next.compare_exchange(next, after, Ordering::Relaxed, Ordering::Relaxed).is_ok()
    }
}

impl Drop for Work<'_> {
    fn drop(&mut self) {
        if let Some(screen) = self.screen {
            screen.display.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    #[derive(Clone, Default)]
    struct Seen(Arc<Mutex<Vec<String>>>);

    impl Display for Seen {
        fn show(&self, stage: Stage, done: usize, total: usize) {
            self.0.lock().unwrap().push(format!("{stage:?} {done}/{total}"));
        }

        fn clear(&self) {
            self.0.lock().unwrap().push("clear".to_owned());
        }
    }

    fn after(waited: Duration, work: impl Fn(&Screen)) -> Vec<String> {
        let seen = Seen::default();
        work(&Screen { display: Box::new(seen.clone()), began: Instant::now() - waited });
        seen.0.lock().unwrap().clone()
    }

    #[test]
    fn short_work_is_not_shown() {
        let seen = after(Duration::ZERO, |screen| {
            let work = Work::on(Some(screen), Stage::Save, 3);
            (0..3).for_each(|_| work.step());
        });
        assert_eq!(seen, ["clear"]);
    }

    #[test]
    fn long_work_is_shown_with_its_count_and_taken_away_before_other_text() {
        let seen = after(PATIENCE, |screen| {
            let work = Work::on(Some(screen), Stage::Save, 3);
            work.next.store(0, Ordering::Relaxed);
            work.step();
            // Not again at once.
            work.step();
        });
        assert_eq!(seen, ["Save 0/3", "Save 1/3", "clear"]);
    }
}
