//! The user's own texts: `texts/NAME.md`, with one text or several with lines of `---` between them.

use std::ops::Range;

use super::read_toml::read_front_matter;
use super::source::Source;
use crate::book::text::{PLACES, Text};
use crate::diagnostic::Fault;

/// Reads a file of texts. Without the key `occasion`, they are for the occasion `stem`, the name of the file.
pub fn read(source: &mut Source, stem: &str) -> Vec<Text> {
    read_front_matter(source, |fields, source, body| {
        let mut occasions = fields.texts("occasion", source);
        if occasions.is_empty() {
            occasions.push(stem.to_owned());
        }
        let tiers = fields.has("tiers").then(|| fields.texts("tiers", source));
        let kind = fields.choice("kind", source);
        let language = fields.choice("language", source);
        check_places(source, body.clone());
        // A text with an unknown placeholder is left out: it would be sent to a customer with the braces in it.
        let parts = split(&source.text[body]).into_iter().filter(|part| unknown_places(part).is_empty());
        let text = |text: String| Text { occasions: occasions.clone(), tiers: tiers.clone(), kind, language, text };
        parts.map(text).collect()
    })
}

fn split(body: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for line in body.lines() {
        if line.trim() == "---" {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push_str(line);
            part.push('\n');
        }
    }
    parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Reports each `{word}` that is not a placeholder.
fn check_places(source: &mut Source, body: Range<usize>) {
    for span in unknown_places(&source.text[body.clone()]) {
        let span = body.start + span.start..body.start + span.end;
        let name = source.text[span.start + 1..span.end - 1].to_owned();
        source.report(source.fault(Fault::UnknownPlace, span).with("name", name).with("names", PLACES.join(", ")));
    }
}

/// The bytes of each `{word}` that is not a placeholder.
fn unknown_places(text: &str) -> Vec<Range<usize>> {
    let place = |(at, _): (usize, &str)| {
        let end = at + text[at..].find('}')?;
        let name = &text[at + 1..end];
        let is_word = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        (is_word && !PLACES.contains(&name)).then_some(at..end + 1)
    };
    text.match_indices('{').filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_texts_stand_in_one_file() {
        let text = "+++\ntiers = [\"A\"]\n+++\n\nFirst, {salutation}.\n\n---\n\nSecond {who}.\n";
        let mut source = Source::new("texts/birthday.md", text);
        let texts = read(&mut source, "birthday");
        assert_eq!(texts.iter().map(|text| text.text.as_str()).collect::<Vec<_>>(), ["First, {salutation}."]);
        assert_eq!((texts[0].occasions.as_slice(), source.faults.len()), (&["birthday".to_owned()][..], 1));
    }
}
