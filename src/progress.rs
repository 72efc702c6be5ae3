//! How far long work has come, for a person who waits. The work counts; whoever has a terminal shows it.
//!
//! A process does one long work at a time, and the loops that count stand deep below the terminal: so what shows it is
//! set once for the whole process, and without it counting costs next to nothing.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

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
    /// `done` of `total` are done; a total of 0 is not known. Called at each step, from any thread.
    fn show(&self, stage: Stage, done: usize, total: usize);

    /// Takes away what is shown, so that other text can be printed.
    fn clear(&self);
}

static DISPLAY: OnceLock<Box<dyn Display>> = OnceLock::new();

/// Work is shown by `display` from now on. Only the first call counts.
pub fn show_on(display: Box<dyn Display>) {
    let _ = DISPLAY.set(display);
}

/// Work that is going on; what is shown of it goes when this is dropped.
pub struct Work {
    stage: Stage,
    total: usize,
    done: AtomicUsize,
}

impl Work {
    /// Begins work with so many steps; 0 where their number is not known.
    pub fn begin(stage: Stage, total: usize) -> Work {
        if let Some(display) = DISPLAY.get() {
            display.show(stage, 0, total);
        }
        Work { stage, total, done: AtomicUsize::new(0) }
    }

    /// One more step is done; any thread may say so.
    pub fn step(&self) {
        if let Some(display) = DISPLAY.get() {
            display.show(self.stage, self.done.fetch_add(1, Ordering::Relaxed) + 1, self.total);
        }
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        if let Some(display) = DISPLAY.get() {
            display.clear();
        }
    }
}
