//! Texts that are neither TOML nor Markdown of ours: merged by lines.

use super::body::{Unit, merge_units};

/// Merges texts with `\n` line ends; a question stands around lines that both changed.
pub fn merge(base: &str, ours: &str, theirs: &str) -> String {
    let units = |text: &str| -> Vec<Unit> { text.lines().map(Unit::line).collect() };
    let merged = merge_units(&units(base), &units(ours), &units(theirs));
    merged.iter().map(|unit| format!("{}\n", unit.text)).collect()
}
