//! Task lines, as people and the notes programs of phones write them.

/// A line that is a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task<'t> {
    /// Whether its box is ticked.
    pub is_ticked: bool,
    /// What is to be done.
    pub text: &'t str,
}

/// The boxes, and whether they are ticked.
const BOXES: [(&str, bool); 8] =
    [("[ ]", false), ("[]", false), ("[x]", true), ("[X]", true), ("☐", false), ("□", false), ("☑", true), ("☒", true)];

impl Task<'_> {
    /// The task that a line is; `None` where it is none.
    pub fn of(line: &str) -> Option<Task<'_>> {
        let line = line.trim();
        let item = line.strip_prefix(['-', '*', '+']).map(str::trim_start);
        let (text, is_ticked) = BOXES.iter().find_map(|&(mark, is_ticked)| {
            let of_brackets = mark.starts_with('[');
            let from = if of_brackets { item? } else { item.unwrap_or(line) };
            Some((from.strip_prefix(mark)?.trim(), is_ticked))
        })?;
        (!text.is_empty()).then_some(Task { is_ticked, text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_makes_a_task() {
        for (line, expect) in [
            ("- [ ] send it", Some((false, "send it"))),
            ("  -[] send it", Some((false, "send it"))),
            ("* [X] done", Some((true, "done"))),
            ("☐ 发报价", Some((false, "发报价"))),
            ("- [ ]", None),
            ("[ ] no item", None),
            ("- plain", None),
            ("text", None),
        ] {
            let read = Task::of(line).map(|task| (task.is_ticked, task.text));
            assert_eq!(read, expect, "{line}");
        }
    }
}
