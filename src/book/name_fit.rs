//! How a typed text means a name: the one way in which names are compared, for `show`, `list`, `find` and the site.

use super::letters;
use super::readings;
use super::spelling::{Spelled, spelled};
use super::typed::Typed;

/// How closely a typed text means a name; the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameFit {
    /// The name, in upper or lower case.
    Same,
    /// The same, but for accents, full-width letters, spaces and signs.
    Letters,
    /// Its reading.
    Reading,
    /// The beginning of each of its syllables or words.
    Initials,
    /// Its beginning, or that of its reading.
    Start,
    /// A part of it, or of its reading.
    Part,
}

/// How the text means the name; `None` where it does not. The search of the site does the same (`search.js`).
pub fn name_fit(name: &str, typed: &Typed) -> Option<NameFit> {
    if name.to_lowercase() == typed.lower {
        return Some(NameFit::Same);
    }
    let key = letters::key(name);
    let close = key.replace(' ', "");
    if typed.close.is_empty() {
        return None;
    }
    if close == typed.close {
        return Some(NameFit::Letters);
    }
    let spelled = spelled(name, &typed.syllables).map(|(how, _)| match how {
        Spelled::Whole => NameFit::Reading,
        Spelled::Begun => NameFit::Initials,
        Spelled::Start => NameFit::Start,
        Spelled::Part => NameFit::Part,
    });
    let initials = initials(name).filter(|_| typed.close.chars().count() > 1).and_then(|initials| {
        let is_start = || initials.starts_with(&typed.close).then_some(NameFit::Start);
        if initials == typed.close { Some(NameFit::Initials) } else { is_start() }
    });
    let letters = if close.starts_with(&typed.close) {
        Some(NameFit::Start)
    } else {
        close.contains(&typed.close).then_some(NameFit::Part)
    };
    [spelled, initials, letters].into_iter().flatten().min()
}

/// The first letters of the words of a name that is not Chinese; `None` of a name with one word.
fn initials(name: &str) -> Option<String> {
    if name.chars().any(readings::is_read) {
        return None;
    }
    let words = name.split(|c: char| !c.is_alphanumeric());
    let initials: String = words.filter_map(|word| letters::key(word).chars().next()).collect();
    (initials.chars().count() > 1).then_some(initials)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closest_way_counts() {
        use NameFit::*;
        for (name, typed, expect) in [
            ("张伟", "张伟", Some(Same)),
            ("Miller Machine Co.", "MILLER machine co", Some(Letters)),
            ("Zoë Łuk", "zoe luk", Some(Letters)),
            ("张伟", "zhang wei", Some(Reading)),
            ("Miller Machine Co.", "mmc", Some(Initials)),
            ("Miller Machine Co.", "mm", Some(Start)),
            ("Jean-Luc Picard", "jlp", Some(Initials)),
            ("Miller Machine Co.", "iller mach", Some(Part)),
            ("Jürg Müller", "müll", Some(Part)),
            ("吕秀云", "lü", Some(Start)),
            ("ABC 公司", "ａｂｃ", Some(Start)),
            ("张伟", "……", None),
        ] {
            assert_eq!(name_fit(name, &Typed::new(typed)), expect, "{name} {typed}");
        }
    }
}
