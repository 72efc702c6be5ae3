//! Merges a promise that both sides changed: its tick and each of its fields on its own.

use super::of_three;

/// The names of the fields in a promise, such as `due:2026-11-28`.
const FIELDS: [&str; 5] = ["due", "done", "by", "amount", "for"];

/// The parts of a task item.
struct Task<'t> {
    /// Everything before the tick: indent, bullet and bracket.
    start: &'t str,
    ticked: bool,
    /// The words of the first line, fields included.
    words: Vec<&'t str>,
    /// The further lines.
    rest: &'t str,
}

fn parse(text: &str) -> Option<Task<'_>> {
    let (line, rest) = text.split_at(text.find('\n').unwrap_or(text.len()));
    let indent = line.len() - line.trim_start().len();
    let mark = line.get(indent..indent + 6)?;
    let ticked = match mark.get(2..6)? {
        "[ ] " => false,
        "[x] " | "[X] " => true,
        _ => return None,
    };
    ["- ", "* ", "+ "].contains(&mark.get(..2)?).then(|| Task {
        start: &line[..indent + 3],
        ticked,
        words: line[indent + 6..].split_whitespace().collect(),
        rest,
    })
}

/// The name of the field that a word is.
fn field(word: &str) -> Option<&'static str> {
    let (name, _) = word.split_once(':')?;
    FIELDS.into_iter().find(|field| *field == name)
}

impl Task<'_> {
    /// The word that is the field with a name.
    fn field(&self, name: &str) -> Option<&str> {
        self.words.iter().copied().find(|word| field(word) == Some(name))
    }

    /// What was promised: all fields except the day on which it was kept, in one order.
    fn terms(&self) -> Vec<&str> {
        let is_term = |word: &&str| field(word).is_some_and(|name| name != "done");
        let mut terms: Vec<&str> = self.words.iter().copied().filter(is_term).collect();
        terms.sort_unstable();
        terms
    }

    /// The words that are not fields.
    fn text(&self) -> String {
        self.words.iter().copied().filter(|word| field(word).is_none()).collect::<Vec<_>>().join(" ")
    }
}

/// What identifies a promise: its words without tick and fields. None for any other text.
pub fn key(text: &str) -> Option<String> {
    parse(text).map(|task| format!("- [ ] {}", task.text()))
}

/// Of two promises that the two sides added, the one that stands for both, or None where they are two: one promise has
/// the same words and the same fields. A ticked one stands for an open one, and one with `done:` for one without.
pub fn one_of<'t>(ours: &'t str, theirs: &'t str) -> Option<&'t str> {
    let (our, their) = (parse(ours)?, parse(theirs)?);
    if our.text() != their.text() || our.rest.trim_end() != their.rest.trim_end() || our.terms() != their.terms() {
        return None;
    }
    match (our.ticked, their.ticked, our.field("done"), their.field("done")) {
        (_, _, ours, theirs) if ours.is_some() && theirs.is_some() && ours != theirs => None,
        (true, false, _, None) => Some(ours),
        (false, true, None, _) => Some(theirs),
        (ours, theirs, ..) if ours != theirs => None,
        (_, _, None, Some(_)) => Some(theirs),
        _ => Some(ours),
    }
}

/// Merges three versions of a promise. None where they are not promises with the same words, or both sides changed the
/// same field.
pub fn merge(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let (base, ours, theirs) = (parse(base)?, parse(ours)?, parse(theirs)?);
    if base.text() != ours.text() || base.text() != theirs.text() {
        return None;
    }
    let ticked = *of_three(&base.ticked, &ours.ticked, &theirs.ticked)?;
    let rest = of_three(base.rest, ours.rest, theirs.rest)?;
    let mut words: Vec<&str> = ours.words.clone();
    for name in FIELDS {
        let of_all = [base.field(name), ours.field(name), theirs.field(name)];
        let taken = *of_three(&of_all[0], &of_all[1], &of_all[2])?;
        let at = words.iter().position(|word| field(word) == Some(name));
        match (at, taken) {
            (Some(at), Some(taken)) => words[at] = taken,
            (Some(at), None) => drop(words.remove(at)),
            (None, Some(taken)) => words.push(taken),
            (None, None) => {}
        }
    }
    let mark = if ticked { "x" } else { " " };
    Some(format!("{}{mark}] {}{rest}", ours.start, words.join(" ")))
}
