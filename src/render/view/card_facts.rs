//! The facts beside a card's story: products, dates, addresses, numbers, details.

use super::card::{AddressView, CardBuilder, mailto};
use super::{Pair, label_of, maps, tel};
use crate::book::Card;
use crate::book::customer::{Labelled, Product};
use crate::book::field::{CardField, FieldPlace};
use crate::book::yearly_day::YearlyDay;
use crate::format::markdown::{LinkTarget, link_target};
use crate::wording::label::field_label;
use crate::wording::yearly;

impl CardBuilder<'_, '_> {
    /// What the customer bought, with amounts and days.
    pub(super) fn products(&self) -> Vec<Pair> {
        let about = self.about();
        let products = self.customer.card.products.iter();
        let pair = |(at, product): (usize, &Product)| {
            Pair::new(product.name.clone(), about.product(product).join(" · ")).forms(self.entry_forms("product", at))
        };
        products.enumerate().map(pair).collect()
    }

    /// Birthdays and other yearly days.
    pub(super) fn dates(&self) -> Vec<Pair> {
        let (words, card) = (self.site.words(), &self.customer.card);
        let mut pairs = Vec::new();
        if let Some(day) = card.birthday {
            pairs.push(Pair::new(words.get("card-birthday"), self.yearly(day)));
        }
        pairs.extend(card.dates.iter().enumerate().map(|(at, date)| {
            Pair::new(date.name.clone(), self.about().date(date)).forms(self.entry_forms("date", at))
        }));
        pairs
    }

    /// A yearly day as the card gives it, with its next date.
    pub(super) fn yearly(&self, day: YearlyDay) -> String {
        let keeping = self.site.book.settings.calendar.keeping;
        yearly::with_next(self.site.words(), day, self.site.today(), keeping)
    }

    /// The addresses with links to a map.
    pub(super) fn addresses(&self) -> Vec<AddressView> {
        let words = self.site.words();
        let view = |address: &Labelled| AddressView {
            label: label_of(words, address),
            text: address.text.clone(),
            maps: maps(&address.text),
        };
        self.customer.card.address.iter().map(view).collect()
    }

    /// Phone numbers, mail addresses and WeChat names.
    pub(super) fn contact(&self) -> Vec<Pair> {
        let (words, card) = (self.site.words(), &self.customer.card);
        let labelled = |labelled: &Labelled, usual: &str, href: Option<String>| Pair {
            label: label_of(words, labelled).unwrap_or_else(|| field_label(words, usual)),
            value: labelled.text.clone(),
            href,
            alert: false,
            forms: Vec::new(),
        };
        let phones = card.phone.iter().map(|phone| labelled(phone, "phone", tel(&phone.text)));
        let emails = card.email.iter().map(|email| labelled(email, "email", Some(mailto(&email.text))));
        let wechat = card.wechat.iter().map(|wechat| Pair::new(field_label(words, "wechat"), wechat.clone()));
        phones.chain(emails).chain(wechat).collect()
    }

    /// The card's other fields, the book's own fields among them.
    pub(super) fn details(&self) -> Vec<Pair> {
        let words = self.site.words();
        let serves = self.site.book.tier(self.customer).and_then(|(_, tier)| tier.serves.clone());
        let serves = serves.map(|serves| Pair::new(words.get("card-rail-serves"), serves));
        let declared = Card::FIELDS.iter().flat_map(|field| self.detail(field));
        let own = self.customer.custom.iter().map(|(key, value)| {
            let field = self.site.book.settings.fields.get(key);
            let label = field.and_then(|field| field.label.clone()).unwrap_or_else(|| key.clone());
            Pair::new(label, self.about().own_field(value))
        });
        let about = self.about();
        let snoozes = self.customer.card.snoozes.iter();
        let resting = snoozes.map(|snooze| Pair::new(field_label(words, "snooze"), about.snooze(snooze)));
        serves.into_iter().chain(declared).chain(own).chain(resting).collect()
    }

    /// The lines of a field in the list of details; empty when it is unset or shown elsewhere.
    fn detail(&self, field: &CardField) -> Vec<Pair> {
        let card = &self.customer.card;
        let is_detail =
            matches!(field.place, FieldPlace::Details | FieldPlace::Website | FieldPlace::Region | FieldPlace::Tags);
        // Most cards have few fields, so that labels are made only where there is a value.
        let Some(text) = is_detail.then(|| self.about().field(field, card)).flatten() else { return Vec::new() };
        let label = field_label(self.site.words(), field.key);
        match field.place {
            FieldPlace::Details => vec![Pair::new(&label, text)],
            FieldPlace::Website => vec![website(&label, text)],
            FieldPlace::Region => {
                let href = format!("../regions/{}", self.site.region_file(&text));
                vec![Pair::new(&label, text).href(href)]
            }
            FieldPlace::Tags => {
                let pair = |(at, tag): (usize, &String)| {
                    let label = if at == 0 { label.as_str() } else { "" };
                    Pair::new(label, tag.clone()).href(format!("../tags/{}", self.site.tag_file(tag)))
                };
                card.tags.iter().enumerate().map(pair).collect()
            }
            FieldPlace::Header | FieldPlace::Address | FieldPlace::Dates | FieldPlace::Contact => Vec::new(),
        }
    }
}

/// A link to a web address, if it is one that the site allows; else the address as text.
fn website(label: &str, website: String) -> Pair {
    let href = if website.contains("://") { website.clone() } else { format!("https://{website}") };
    let is_safe = link_target(&href) == LinkTarget::Outside;
    let pair = Pair::new(label, website);
    if is_safe { pair.href(href) } else { pair }
}
