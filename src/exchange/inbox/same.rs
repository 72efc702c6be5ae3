//! Whether two notes say the same.

use super::task::Task;

/// What a note says, without what differs between two readings of one paragraph: spaces, ticks, and the days of tasks.
pub fn essence(body: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    for line in body.lines() {
        let line = match Task::of(line) {
            Some(task) => {
                words.push("☐");
                task.text
            }
            None => line,
        };
        let is_day = |word: &&str| word.starts_with("due:") || word.starts_with("done:");
        words.extend(line.split_whitespace().filter(|word| !is_day(word)));
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tick_and_a_day_make_no_other_note() {
        assert_eq!(
            essence("met  him\n\n- [ ] send it due:2026-11-25\n"),
            essence("met him\n- [x] send it due:2026-12-02 done:2026-11-24")
        );
        assert_ne!(essence("met him"), essence("met her"));
    }
}
