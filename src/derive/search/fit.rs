//! How one typed word means a customer.

use std::borrow::Cow;

use super::field::{Field, Label};
use super::place::Place;
use super::rank::Rank;
use crate::book::Customer;
use crate::book::find::{is_in_id, pinyin_fit};
use crate::book::letters;
use crate::book::name_fit::{NameFit, name_fit};
use crate::book::typed::Typed;

/// The closest way in which a word means a customer, and what says so.
#[derive(Clone, Debug)]
pub struct Fit<'b> {
    /// How closely.
    pub rank: Rank,
    /// Where.
    pub place: Place,
    /// The label, where it is a field.
    pub label: Option<Label<'b>>,
    /// The text that fits.
    pub text: Cow<'b, str>,
}

impl<'b> Fit<'b> {
    fn new(rank: Rank, place: Place, text: &'b str) -> Fit<'b> {
        Fit { rank, place, label: None, text: Cow::Borrowed(text) }
    }

    /// The fit by a name, a number or else a field.
    pub fn of(word: &Typed, customer: &'b Customer, fields: &[Field<'b>]) -> Option<Fit<'b>> {
        by_name(word, customer).or_else(|| by_field(word, fields))
    }
}

fn by_name<'b>(word: &Typed, customer: &'b Customer) -> Option<Fit<'b>> {
    let name = customer.card.name.as_str();
    let is_id = customer.id.to_lowercase() == word.text().to_lowercase();
    let own = name_fit(name, word).map(|fit| match fit {
        NameFit::Same | NameFit::Letters => Rank::Name,
        NameFit::Reading | NameFit::Initials => Rank::Reading,
        NameFit::Start => Rank::Start,
        NameFit::Part => Rank::Part,
    });
    let pinyin = pinyin_fit(word, customer).map(|fit| match fit {
        NameFit::Same | NameFit::Letters | NameFit::Reading | NameFit::Initials => Rank::Reading,
        NameFit::Start => Rank::Start,
        NameFit::Part => Rank::Part,
    });
    let id = if is_id { Some(Rank::Name) } else { is_in_id(word, customer).then_some(Rank::Part) };
    let own = own.into_iter().chain(pinyin).chain(id).min().map(|rank| Fit::new(rank, Place::Name, name));
    let aliases = customer.card.aliases.iter().filter_map(|alias| {
        let rank = match name_fit(alias, word)? {
            NameFit::Same | NameFit::Letters => Rank::Alias,
            NameFit::Reading | NameFit::Initials | NameFit::Start | NameFit::Part => Rank::AliasPart,
        };
        Some(Fit::new(rank, Place::Alias, alias))
    });
    let phones = customer.phones().filter(|number| word.is_in_number(number));
    let phones = phones.map(|number| Fit::new(Rank::Phone, Place::Phone, number));
    own.into_iter().chain(aliases).chain(phones).min_by_key(|fit| fit.rank)
}

fn by_field<'b>(word: &Typed, fields: &[Field<'b>]) -> Option<Fit<'b>> {
    let fit = |field: &Field<'b>| {
        let key = letters::key(&field.text);
        let by_reading = || field.is_name.then(|| name_fit(&field.text, word)).flatten();
        let rank = if key == word.key() {
            Rank::Field
        } else if key.contains(word.key()) {
            Rank::FieldPart
        } else if by_reading()? <= NameFit::Reading {
            Rank::Field
        } else {
            Rank::FieldPart
        };
        Some(Fit { rank, place: Place::Field, label: Some(field.label), text: field.text.clone() })
    };
    fields.iter().filter_map(fit).min_by_key(|fit| fit.rank)
}
