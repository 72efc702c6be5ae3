//! Days on which something was last done, for a word in time: a backup, a push.

use std::path::Path;

use super::WriteError;
use crate::book::Day;
use crate::book::day::parse_iso;

/// The last push to another place.
pub const PUSH: &str = "last-push";

/// The last backup.
pub const BACKUP: &str = "last-backup";

/// Remembers a day. It is no data: without it nobody is reminded.
pub fn write(root: &Path, name: &str, day: Day) -> Result<(), WriteError> {
    super::remember(root, name, day.to_string().as_bytes())
}

/// The day, if it is known.
pub fn read(root: &Path, name: &str) -> Option<Day> {
    parse_iso(super::remembered(root, name)?.trim())
}
