//! The cards of a file, however broken: each card is found by its own `BEGIN` and `END`.
//!
//! A card without `END` ends where the next begins. A card inside of a card, which only `AGENT` of vCard 2.1 has, is
//! skipped. What stands outside of cards is skipped, except for a card that lost its `BEGIN`.

use std::borrow::Cow;

use super::lines::{Lines, MOST_TEXT, Transfer};
use super::property::Property;

/// The most properties of a card. What is beyond is left out.
const MOST_PROPERTIES: usize = 2000;

/// The deepest cards in cards that are skipped as such. Below, a `BEGIN` is a new card.
const DEEPEST: usize = 8;

/// A card as the file has it.
#[derive(Clone, Debug, Default)]
pub(super) struct RawCard<'a> {
    /// The line of its `BEGIN`, counted from 1.
    pub number: u64,
    /// What stands between `BEGIN` and `END`.
    pub properties: Vec<Property<'a>>,
    /// `BEGIN` is missing.
    pub lacks_begin: bool,
    /// `END` is missing.
    pub lacks_end: bool,
    /// How many cards of agents were skipped.
    pub agents: usize,
    /// How many properties were too many.
    pub beyond: usize,
    /// How many lines are no properties.
    pub unread: usize,
}

/// The properties with which a card that lost its `BEGIN` may go on.
const SIGNS: [&str; 5] = ["VERSION", "N", "FN", "TEL", "EMAIL"];

/// The properties that may have several lines of text.
const TEXTS: [&str; 3] = ["NOTE", "LABEL", "ADR"];

/// The cards of a file, in order.
pub(super) fn cards(bytes: &[u8]) -> Vec<RawCard<'_>> {
    let mut finder = Finder::default();
    let mut lines = Lines::new(bytes);
    loop {
        let before = lines.clone();
        let Some(line) = lines.next() else {
            // The card of an agent that never ends: what follows it are cards again.
            match finder.resume.take() {
                Some(resume) if finder.depth > 0 && finder.resumed < DEEPEST => {
                    finder.resumed += 1;
                    lines = resume;
                    finder.depth = 0;
                    finder.finish(true);
                    continue;
                }
                _ => break,
            }
        };
        match Property::of(&line) {
            Some(property) if property.is("BEGIN", "VCARD") => finder.begin(property.number, before),
            Some(property) if property.is("END", "VCARD") => finder.end(),
            Some(property) if finder.depth > 0 => finder.is_agent = is_agent(&property),
            None if finder.depth > 0 => {}
            Some(property) => finder.add(property),
            None => finder.go_on(&line.bytes),
        }
    }
    finder.finish(true);
    finder.cards
}

#[derive(Default)]
struct Finder<'a> {
    cards: Vec<RawCard<'a>>,
    current: Option<RawCard<'a>>,
    /// How many cards of agents are open.
    depth: usize,
    /// Where the outermost open card of an agent begins.
    resume: Option<Lines<'a>>,
    /// How often that was gone back to.
    resumed: usize,
    /// The last line that was skipped names an agent, whose card follows.
    is_agent: bool,
}

/// Whether the card of an agent follows a property.
fn is_agent(property: &Property) -> bool {
    property.name == "AGENT" && property.value.trim_ascii().is_empty()
}

impl<'a> Finder<'a> {
    fn begin(&mut self, number: u64, before: Lines<'a>) {
        let is_agent_of_agent = std::mem::take(&mut self.is_agent);
        if self.depth >= DEEPEST && !is_agent_of_agent {
            self.depth = 0;
        } else if self.depth > 0 {
            self.depth += 1;
            return;
        } else if let Some(card) = &mut self.current
            && card.properties.last().is_some_and(is_agent)
        {
            card.properties.pop();
            card.agents += 1;
            self.depth = 1;
            self.resume = Some(before);
            return;
        }
        self.finish(true);
        self.current = Some(RawCard { number, ..RawCard::default() });
    }

    fn end(&mut self) {
        if self.depth > 0 {
            self.depth -= 1;
        } else {
            self.finish(false);
        }
    }

    fn finish(&mut self, lacks_end: bool) {
        if let Some(mut card) = self.current.take() {
            card.lacks_end = lacks_end;
            self.cards.push(card);
        }
    }

    fn add(&mut self, property: Property<'a>) {
        if self.current.is_none() && SIGNS.contains(&property.name.as_str()) {
            self.current = Some(RawCard { number: property.number, lacks_begin: true, ..RawCard::default() });
        }
        let Some(card) = &mut self.current else { return };
        if card.properties.len() < MOST_PROPERTIES {
            card.properties.push(property);
        } else {
            card.beyond += 1;
        }
    }

    /// A line that is no property goes on with the text before it: somebody wrote a note without folding it.
    fn go_on(&mut self, line: &[u8]) {
        let Some(card) = &mut self.current else { return };
        let is_text = |last: &&mut Property| TEXTS.contains(&last.name.as_str()) && last.transfer != Transfer::Base64;
        let Some(last) = card.properties.last_mut().filter(is_text) else {
            card.unread += 1;
            return;
        };
        if last.value.len() + line.len() < MOST_TEXT {
            let value: &mut Vec<u8> = last.value.to_mut();
            value.push(b'\n');
            value.extend_from_slice(line);
        } else {
            last.is_cut = true;
        }
    }
}

impl RawCard<'_> {
    /// The texts of which nothing says in which encoding they are.
    pub fn unnamed(&self) -> Vec<Cow<'_, [u8]>> {
        self.properties.iter().flat_map(Property::unnamed).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[(u64, usize, bool)]) {
        let found: Vec<_> =
            cards(text.as_bytes()).iter().map(|card| (card.number, card.properties.len(), card.lacks_end)).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn a_card_without_its_end_ends_where_the_next_begins() {
        check("BEGIN:VCARD\nFN:A\nbegin:vcard\nFN:B\nTEL:1\nEND:VCARD\njunk\n", &[(1, 1, true), (3, 2, false)]);
        check("junk\nFN:A\nEND:VCARD\n", &[(2, 1, false)]);
        check("Dear Ana,\nas we said: yes\n", &[]);
    }

    #[test]
    fn the_card_of_an_agent_is_no_customer() {
        let agent = "AGENT:\nBEGIN:VCARD\nFN:Secretary\nEND:VCARD\n";
        check(
            &format!("BEGIN:VCARD\nFN:A\n{agent}TEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n"),
            &[(1, 2, false), (9, 1, false)],
        );
        // An agent has one of his own, and so on.
        let deep = "AGENT:\nBEGIN:VCARD\nFN:S\n".repeat(20_000) + &"END:VCARD\n".repeat(20_000);
        let found = cards(format!("BEGIN:VCARD\nFN:A\n{deep}TEL:1\nEND:VCARD\n").as_bytes()).len();
        assert_eq!(found, 1);
        let open = "AGENT:\nBEGIN:VCARD\nFN:S\n".repeat(20_000);
        assert!(cards(format!("BEGIN:VCARD\nFN:A\n{open}").as_bytes()).len() <= DEEPEST + 2);
        // Never closed.
        check(
            "BEGIN:VCARD\nFN:A\nAGENT:\nBEGIN:VCARD\nFN:S\nBEGIN:VCARD\nFN:B\nEND:VCARD\n",
            &[(1, 1, true), (4, 1, true), (6, 1, false)],
        );
    }
}
