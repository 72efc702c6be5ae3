//! What makes a form one of this preview's own, and a second sending harmless.

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard};

use crate::write::Upload;

/// The most forms whose answers are remembered.
const REMEMBERED: usize = 256;

/// The most files that are kept: one goes when another one is sent.
const KEPT: usize = 3;

/// The forms that one run of the preview gave out.
pub struct FormSession {
    /// A secret of this run, which every form carries.
    token: String,
    /// What was answered to the forms that were sent, by their numbers, the newest last.
    answered: Mutex<VecDeque<(String, Vec<u8>)>>,
    /// The files that were sent, by the names that the forms have for them, the newest last.
    uploads: Mutex<VecDeque<(String, Upload)>>,
}

impl FormSession {
    /// A new secret; an error where the system gives no random numbers.
    pub fn new() -> io::Result<FormSession> {
        Ok(FormSession { token: random()?, answered: Mutex::default(), uploads: Mutex::default() })
    }

    /// The secret of this run.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Whether a form carries the secret of this run.
    pub fn is_ours(&self, token: &str) -> bool {
        // Compares in a time that does not depend on where they differ.
        token.len() == self.token.len()
            && token.bytes().zip(self.token.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
    }

    /// A number for a form that is given out.
    pub fn number(&self) -> String {
        random().unwrap_or_default()
    }

    /// What was answered to the form with this number; `None` where it was not sent yet.
    pub fn answer(&self, number: &str) -> Option<Vec<u8>> {
        let answered = held(&self.answered);
        answered.iter().find(|(known, _)| known == number && !number.is_empty()).map(|(_, page)| page.clone())
    }

    /// Keeps a file that was sent, and gives the name that a form has for it; `None` where it could not be written.
    pub fn keep(&self, name: &str, bytes: &[u8]) -> Option<String> {
        let upload = Upload::keep(name, bytes).ok()?;
        let id = self.number();
        let mut uploads = held(&self.uploads);
        if uploads.len() == KEPT {
            uploads.pop_front();
        }
        uploads.push_back((id.clone(), upload));
        Some(id)
    }

    /// Where a file is that was sent; `None` where it is kept no more.
    pub fn upload(&self, id: &str) -> Option<PathBuf> {
        let uploads = held(&self.uploads);
        uploads.iter().find(|(known, _)| known == id && !id.is_empty()).map(|(_, upload)| upload.path().to_owned())
    }

    /// Remembers what was answered.
    pub fn remember(&self, number: &str, page: &[u8]) {
        let mut answered = held(&self.answered);
        if answered.len() == REMEMBERED {
            answered.pop_front();
        }
        answered.push_back((number.to_owned(), page.to_vec()));
    }
}

/// What a lock holds; what a thread that failed left in it is as good as ever.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// 128 random bits in hexadecimal digits.
fn random() -> io::Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
