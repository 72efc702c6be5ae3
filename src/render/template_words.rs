//! Writes the words of a language into the program's own templates, so that the most frequent part of every page is not
//! looked up again for each page.

use std::collections::BTreeMap;

/// How the templates write a word: `{{ words.action_copy }}`.
const OPEN: &str = "{{ words.";
const CLOSE: &str = " }}";

/// The template with the words in place of their names. A name that is not known stays, and with it its fault.
pub fn with_words(template: &str, words: &BTreeMap<String, String>) -> String {
    let mut out = Vec::with_capacity(template.len() * 2);
    let mut parts = template.split(OPEN);
    out.extend_from_slice(parts.next().unwrap_or_default().as_bytes());
    for part in parts {
        let word = part.split_once(CLOSE).and_then(|(name, rest)| Some((words.get(name)?, rest)));
        match word.filter(|(word, _)| !word.contains('{')) {
            Some((word, rest)) => {
                tera::escape_html(word, &mut out).expect("memory takes what is written");
                out.extend_from_slice(rest.as_bytes());
            }
            None => {
                out.extend_from_slice(OPEN.as_bytes());
                out.extend_from_slice(part.as_bytes());
            }
        }
    }
    String::from_utf8(out).expect("it was made of texts")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_written_escaped_in_place_of_its_name() {
        let words =
            BTreeMap::from([("a".to_owned(), "A & \"B\"".to_owned()), ("odd".to_owned(), "{{ x }}".to_owned())]);
        let template = "<a title=\"{{ words.a }}\">{{ words.a | upper }}{{ words.b }}{{ words.odd }}</a>{{ words.";
        let expect =
            "<a title=\"A &amp; &quot;B&quot;\">{{ words.a | upper }}{{ words.b }}{{ words.odd }}</a>{{ words.";
        assert_eq!(with_words(template, &words), expect);
    }
}
