//! Footnotes in a part of a text that is read by itself.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::dialect::OPTIONS;

/// A footnote where it is defined.
struct Note {
    name: String,
    place: Range<usize>,
    /// The bytes of its text.
    text: Range<usize>,
}

/// A part of a text in which footnotes can be read without the rest: a mark becomes `[1]`, and the note stands at the end,
/// wherever the text defines it. A note that nothing names stays in its part.
pub fn in_part(whole: &str, part: Range<usize>) -> Cow<'_, str> {
    if !whole.contains("[^") {
        return whole[part].into();
    }
    let (mut notes, mut marks): (Vec<Note>, Vec<(String, Range<usize>)>) = (Vec::new(), Vec::new());
    let mut open = false;
    for (event, place) in Parser::new_ext(whole, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::FootnoteDefinition(name)) => {
                open = true;
                notes.push(Note { name: name.to_string(), text: place.end..place.end, place });
            }
            Event::End(TagEnd::FootnoteDefinition) => open = false,
            Event::Start(_) if open => {
                let note = notes.last_mut().filter(|note| note.text.start > place.start);
                note.into_iter().for_each(|note| note.text.start = place.start);
            }
            Event::FootnoteReference(name) if !open => marks.push((name.to_string(), place)),
            _ => {}
        }
    }
    let named: HashSet<&str> = marks.iter().map(|(name, _)| name.as_str()).collect();
    let is_here = |place: &Range<usize>| part.contains(&place.start);
    let own: HashSet<&str> = marks.iter().filter(|(_, place)| is_here(place)).map(|(name, _)| name.as_str()).collect();
    let shown = |note: &&Note| own.contains(&*note.name) || is_here(&note.place) && !named.contains(&*note.name);
    let at_end = notes.iter().filter(shown).map(|note| {
        format!("\n\n{}{}", mark(&note.name), whole[note.text.clone()].split_whitespace().collect::<Vec<_>>().join(" "))
    });
    let at_end: String = at_end.collect();
    // What is cut out of the text, and what comes in its place.
    let marks = marks.iter().map(|(name, place)| (place, mark(name)));
    let mut cuts: Vec<(&Range<usize>, String)> =
        marks.chain(notes.iter().map(|note| (&note.place, String::new()))).collect();
    cuts.retain(|(place, _)| is_here(place));
    cuts.sort_by_key(|(place, _)| place.start);
    let (mut out, mut from) = (String::new(), part.start);
    for (place, instead) in cuts.iter().filter(|(place, _)| place.end <= part.end) {
        out += &whole[from..place.start.max(from)];
        out += instead;
        from = from.max(place.end);
    }
    (out + &whole[from..part.end] + &at_end).into()
}

/// The mark as text: in brackets that begin no link.
fn mark(name: &str) -> String {
    format!("\\[{name}\\]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_keeps_its_footnotes() {
        let whole = "开头[^1]。\n\n## 需要\n\n油[^oil]。\n\n[^1]: 电话里\n    说的\n\n[^free]: 另外\n\n## 其他\n\n[^oil]: 40 号\n";
        let needs = whole.find("## 需要").unwrap();
        let other = whole.find("## 其他").unwrap();
        let read = |part: Range<usize>| in_part(whole, part).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(read(0..needs), "开头\\[1\\]。 \\[1\\]电话里 说的");
        assert_eq!(read(needs..other), "## 需要 油\\[oil\\]。 \\[free\\]另外 \\[oil\\]40 号");
        assert_eq!(read(other..whole.len()), "## 其他");
        assert_eq!(in_part("a [b] c", 2..5), "[b]");
    }
}
