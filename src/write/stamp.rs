//! Days of the last backup and the last push, for reminding the user in time.

use std::path::Path;

use super::WriteError;
use crate::book::Day;
use crate::book::day::parse_iso;

/// The last push to another place.
pub const PUSH: &str = "last-push";

/// The last backup.
pub const BACKUP: &str = "last-backup";

/// Remembers a day. Losing it does no harm: only the reminder is missing.
pub fn write(root: &Path, name: &str, day: Day) -> Result<(), WriteError> {
    super::remember(root, name, day.to_string().as_bytes())
}

/// The day, if it is known.
pub fn read(root: &Path, name: &str) -> Option<Day> {
    parse_iso(super::remembered(root, name)?.trim())
}
