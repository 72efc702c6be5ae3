//! Merges by lines: for texts that are neither TOML nor Markdown with front matter.

use super::body::{Unit, merge_units};

/// Merges texts with `\n` line ends; lines that both sides changed become a question.
pub fn merge(base: &str, ours: &str, theirs: &str) -> String {
    let units = |text: &str| -> Vec<Unit> { text.lines().map(Unit::line).collect() };
    let merged = merge_units(&units(base), &units(ours), &units(theirs));
    merged.iter().map(|unit| format!("{}\n", unit.text)).collect()
}
