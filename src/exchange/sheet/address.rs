//! A postal address, put together from its columns.

use std::collections::BTreeMap;

use super::target::Part;
use crate::book::letters::one_line;

/// The parts of one address.
#[derive(Clone, Debug, Default)]
pub(super) struct AddressParts {
    /// The whole address, where a column has it.
    pub whole: String,
    parts: BTreeMap<Part, Vec<String>>,
}

impl AddressParts {
    /// Adds a part; several lines of a street stand one behind the other.
    pub fn add(&mut self, part: Part, text: &str) {
        let text = one_line(text);
        let texts = self.parts.entry(part).or_default();
        if !texts.contains(&text) {
            texts.push(text);
        }
    }

    /// The address on one line, as its country writes it; empty where nothing of it is known.
    pub fn text(&self) -> String {
        if !self.whole.is_empty() {
            return one_line(&self.whole);
        }
        let part = |part: Part| self.parts.get(&part).map(|texts| texts.join(" ")).unwrap_or_default();
        let [country, state, city, district] = [Part::Country, Part::State, Part::City, Part::District].map(part);
        let [street, second, po_box, zip] = [Part::Street, Part::Street2, Part::PoBox, Part::Zip].map(part);
        if [&street, &city, &state].iter().any(|part| !part.is_ascii())
            && [&street, &city, &state].iter().any(|part| is_chinese(part))
        {
            let city = if city == state { String::new() } else { city };
            let line = [country, state, city, district, street, second, po_box].concat();
            return [line, zip].iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ");
        }
        let place = [state, zip].iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ");
        let parts = [po_box, street, second, district, city, place, country];
        parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
    }
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_as_its_country_does() {
        let text = |parts: &[(Part, &str)]| {
            let mut address = AddressParts::default();
            parts.iter().for_each(|(part, text)| address.add(*part, text));
            address.text()
        };
        let american = [(Part::Street, "12 Elm St"), (Part::City, "Dayton"), (Part::State, "OH"), (Part::Zip, "45402")];
        assert_eq!(text(&american), "12 Elm St, Dayton, OH 45402");
        let chinese =
            [(Part::Zip, "200120"), (Part::Street, "世纪大道 100 号"), (Part::City, "上海市"), (Part::State, "上海市")];
        assert_eq!(text(&chinese), "上海市世纪大道 100 号 200120");
        assert_eq!(text(&[]), "");
    }
}
