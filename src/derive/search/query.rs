//! What is searched for.

use crate::book::typed::Typed;

/// Typed words, all of which must fit.
#[derive(Clone, Debug)]
pub struct Query {
    /// The words, one by one.
    pub words: Vec<Typed>,
    /// All of them as one text, such as a name of two words; `None` of a single word.
    pub whole: Option<Typed>,
}

impl Query {
    /// Reads what was typed. Words without a letter or digit do not count.
    pub fn new(text: &str) -> Query {
        let words: Vec<Typed> = text.split_whitespace().map(Typed::new).filter(|word| !word.key().is_empty()).collect();
        let whole = (words.len() > 1).then(|| Typed::new(text));
        Query { words, whole }
    }

    /// Whether a word is long enough to be looked for in the texts of notes. A single letter is found everywhere.
    pub fn is_for_texts(word: &Typed) -> bool {
        word.key().len() > 1
    }
}
