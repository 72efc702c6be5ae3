//! Chinese names spelled by a keyboard: pinyin, first letters, and mixtures of them.

use std::ops::Range;

use super::readings;

/// How much of a name a typed text spells; the most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spelled {
    /// All syllables in full: `zhangwei`.
    Whole,
    /// All syllables by the beginning of each: `zw`, `zhw`, `zhangw`.
    Begun,
    /// The first syllables; the last one may be unfinished.
    Start,
    /// Some syllables.
    Part,
}

/// The longest texts that are compared. Longer ones are no names, and each bit of a number is a place in the typed text.
const MOST_CHARS: usize = 60;
const MOST_TYPED: usize = 30;

/// The fewest letters that mean the first letters of syllables in the middle of a name: two are found in most names.
const MIDDLE: usize = 3;

/// Whether a text in lower case without spaces (`chongqing`, `cq`, `lvxiuyun`) spells a Chinese name by any of its
/// readings, how much of it, and which of its characters. `None` where it does not, or where the name has no Chinese
/// character. The search of the site does the same (`search.js`).
pub fn spelled(name: &str, typed: &str) -> Option<(Spelled, Range<usize>)> {
    let is_short = typed.len() <= MOST_TYPED && name.chars().count() <= MOST_CHARS;
    if typed.is_empty() || !typed.is_ascii() || !is_short || !name.chars().any(readings::is_read) {
        return None;
    }
    let syllables: Vec<Syllable> = name
        .chars()
        .enumerate()
        .filter(|(_, c)| !c.is_whitespace() && !"-'.·".contains(*c))
        .map(|(at, c)| Syllable::new(at, c))
        .collect();
    let places = |from: usize, end: usize| syllables[from].at..syllables[end - 1].at + 1;
    let all = || places(0, syllables.len());
    if run(&syllables, typed, Syllable::full).is_some_and(|(_, is_all)| is_all) {
        return Some((Spelled::Whole, all()));
    }
    match run(&syllables, typed, Syllable::begun) {
        Some((_, true)) => return Some((Spelled::Begun, all())),
        Some((end, false)) => return Some((Spelled::Start, places(0, end))),
        None => {}
    }
    (1..syllables.len()).find_map(|from| {
        let rest = &syllables[from..];
        let begun = || run(rest, typed, Syllable::begun).filter(|_| typed.len() >= MIDDLE);
        let end = unfinished(rest, typed).or_else(|| begun().map(|(end, _)| end))?;
        Some((Spelled::Part, places(from, from + end)))
    })
}

/// A character of a name, and how it is typed.
struct Syllable {
    at: usize,
    forms: Vec<String>,
}

impl Syllable {
    fn new(at: usize, c: char) -> Syllable {
        match readings::typed_forms(c) {
            forms if forms.is_empty() => Syllable { at, forms: vec![c.to_lowercase().collect()] },
            forms => Syllable { at, forms },
        }
    }

    /// The lengths of what the rest of the typed text begins with: a whole form.
    fn full(&self, rest: &str) -> u64 {
        self.forms.iter().filter(|form| rest.starts_with(form.as_str())).fold(0, |ends, form| ends | 1 << form.len())
    }

    /// The same for the beginning of a form, at least a letter.
    fn begun(&self, rest: &str) -> u64 {
        let shared = |form: &String| form.bytes().zip(rest.bytes()).take_while(|(a, b)| a == b).count();
        self.forms.iter().map(shared).fold(0, |ends, length| ends | ((2 << length) - 2))
    }

    fn is_begun_by(&self, rest: &str) -> bool {
        self.forms.iter().any(|form| form.starts_with(rest))
    }
}

/// Types one syllable after another, from the first on: after how many the text is used up, and whether that are all.
/// All of them come before some.
fn run(syllables: &[Syllable], typed: &str, ends: impl Fn(&Syllable, &str) -> u64) -> Option<(usize, bool)> {
    let (mut reached, mut first) = (1_u64, None);
    for (number, syllable) in syllables.iter().enumerate() {
        reached = places(reached).map(|at| ends(syllable, &typed[at..]) << at).fold(0, |all, ends| all | ends);
        if reached & (1 << typed.len()) != 0 {
            first = first.or(Some(number + 1));
            if number + 1 == syllables.len() {
                return Some((number + 1, true));
            }
        }
    }
    first.map(|end| (end, false))
}

/// The same with whole forms, of which the last may be unfinished.
fn unfinished(syllables: &[Syllable], typed: &str) -> Option<usize> {
    let mut reached = 1_u64;
    for (number, syllable) in syllables.iter().enumerate() {
        if places(reached).any(|at| syllable.is_begun_by(&typed[at..])) {
            return Some(number + 1);
        }
        reached = places(reached).map(|at| syllable.full(&typed[at..]) << at).fold(0, |all, ends| all | ends);
    }
    None
}

/// The numbers of the bits that are set.
fn places(bits: u64) -> impl Iterator<Item = usize> {
    (0..=MOST_TYPED).filter(move |at| bits & (1 << at) != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_reading_spells_a_name() {
        use Spelled::*;
        for (name, typed, expect) in [
            ("吕秀云", "lv", Some(Start)),
            ("吕秀云", "lyuxiuyun", Some(Whole)),
            ("吕秀云", "luxiuyun", Some(Whole)),
            ("吕秀云", "lxy", Some(Begun)),
            ("李明亮", "lml", Some(Begun)),
            ("李明亮", "limingl", Some(Begun)),
            ("李明亮", "lmingliang", Some(Begun)),
            ("张伟", "zhw", Some(Begun)),
            ("重庆长安配件", "chongqing", Some(Start)),
            ("重庆长安配件", "zhongqing", Some(Start)),
            ("重庆长安配件", "cqca", Some(Start)),
            ("重庆长安配件", "anpei", Some(Part)),
            ("苏州华鑫精密", "hxjm", Some(Part)),
            ("苏州华鑫精密", "hx", None),
            ("六安", "luan", Some(Whole)),
            ("厦门钨材", "xiam", Some(Start)),
            ("女娲文化", "nvwa", Some(Start)),
            ("张伟", "weizhang", None),
            ("张伟", "zhangweix", None),
            ("Miller", "mil", None),
        ] {
            assert_eq!(spelled(name, typed).map(|(how, _)| how), expect, "{name} {typed}");
        }
        assert_eq!(spelled("重庆 长安配件", "anpei"), Some((Part, 4..6)));
    }
}
