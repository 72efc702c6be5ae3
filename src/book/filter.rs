//! A filter for customers, as typed: `tier=A region=Ohio overdue stale=60`.

use std::fmt;

use super::choice_alias::fold;
use super::field;
use super::typed::Typed;

/// Conditions that must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Keys of fields, each with the texts that fit. The field must have one of them; for `tags`, all of them.
    pub fields: Vec<(&'static str, Vec<String>)>,
    /// Whether the customer must have overdue invoices.
    pub overdue: bool,
    /// Whether the customer must have a reminder that is due.
    pub due: bool,
    /// The fewest days since the last talk.
    pub stale: Option<i32>,
    /// Texts, each of which must mean the customer, by name, reading, id or phone.
    pub text: Vec<Typed>,
}

impl Filter {
    /// Reads conditions separated by spaces. The error is the first one that cannot be read.
    pub fn parse(text: &str) -> Result<Filter, String> {
        let mut filter = Filter::default();
        text.split_whitespace().try_for_each(|word| filter.add(word))?;
        Ok(filter)
    }

    /// Adds one condition as typed. The error is the condition itself, where it cannot be read.
    pub fn add(&mut self, word: &str) -> Result<(), String> {
        let Some((key, value)) = word.split_once(['=', '＝']) else {
            match fold(word).as_str() {
                "overdue" | "逾期" => self.overdue = true,
                "due" | "到期" => self.due = true,
                _ => self.text.push(Typed::new(word)),
            }
            return Ok(());
        };
        if value.trim().is_empty() {
            return Err(word.to_owned());
        }
        let values =
            value.split([',', '，', '、']).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        match key.trim() {
            "stale" | "未联系" => self.stale = Some(value.trim().parse().map_err(|_| word.to_owned())?),
            key => self.add_field(key, values).ok_or_else(|| word.to_owned())?,
        }
        Ok(())
    }

    /// Adds texts for the field `key`; `None` where a filter cannot use this field. The words of a choice become those of
    /// the format.
    pub fn add_field(&mut self, key: &str, values: impl Iterator<Item = String>) -> Option<()> {
        let field = field::field(field::key_of_written(key)?).filter(|field| field.kind.is_filter())?;
        let values = values.map(|value| (field.word)(&value).map_or(value, str::to_owned));
        let key = field.key;
        match self.fields.iter_mut().find(|(known, _)| *known == key) {
            Some((_, known)) => known.extend(values),
            None => self.fields.push((key, values.collect())),
        }
        self.fields.retain(|(_, values)| !values.is_empty());
        Some(())
    }
}

impl fmt::Display for Filter {
    /// The conditions as they are typed.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words: Vec<String> =
            self.fields.iter().map(|(key, values)| format!("{key}={}", values.join(","))).collect();
        words.extend(self.overdue.then(|| "overdue".to_owned()));
        words.extend(self.due.then(|| "due".to_owned()));
        words.extend(self.stale.map(|days| format!("stale={days}")));
        words.extend(self.text.iter().map(|typed| typed.text().to_owned()));
        out.write_str(&words.join(" "))
    }
}
