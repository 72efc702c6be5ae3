//! The facts in the card's rail: products, dates, addresses, numbers, details.

use super::card::{AddressView, Maker, mailto};
use super::{Pair, label_of, maps, tel};
use crate::book::customer::{FieldValue, Labelled};
use crate::book::day::YearlyDay;
use crate::format::markdown::{LinkTarget, link_target};
use crate::say;
use crate::wording::choice;
use crate::wording::yearly;

impl Maker<'_, '_> {
    pub(super) fn products(&self) -> Vec<Pair> {
        let words = self.site.words();
        let products = self.customer.card.products.iter().map(|product| {
            let amount = product.amount.map(|amount| self.money_of(amount));
            let expires = product.expires.map(|day| say!(words, "card-product-expires", day = self.day(day)));
            let warranty = product.warranty.map(|day| say!(words, "card-product-warranty", day = self.day(day)));
            let value: Vec<String> = amount.into_iter().chain(expires).chain(warranty).collect();
            Pair::new(product.name.clone(), value.join(" · "))
        });
        products.collect()
    }

    pub(super) fn dates(&self) -> Vec<Pair> {
        let (words, card) = (self.site.words(), &self.customer.card);
        let mut pairs = Vec::new();
        if let Some(day) = card.birthday {
            pairs.push(Pair::new(words.get("card-birthday"), self.yearly(day)));
        }
        for contact in &card.contacts {
            if let Some(day) = contact.birthday {
                let label = say!(words, "card-birthday-of", name = contact.name.as_str());
                pairs.push(Pair::new(label, self.yearly(day)));
            }
        }
        pairs.extend(card.dates.iter().map(|date| Pair::new(date.name.clone(), self.yearly(date.on))));
        pairs
    }

    /// A yearly day as it is kept, with its coming day.
    pub(super) fn yearly(&self, day: YearlyDay) -> String {
        let keeping = self.site.book.settings.calendar.keeping;
        yearly::with_next(self.site.words(), day, self.site.today(), keeping)
    }

    pub(super) fn addresses(&self) -> Vec<AddressView> {
        let words = self.site.words();
        let view = |address: &Labelled| AddressView {
            label: label_of(words, address),
            text: address.text.clone(),
            maps: maps(&address.text),
        };
        self.customer.card.address.iter().map(view).collect()
    }

    pub(super) fn contact(&self) -> Vec<Pair> {
        let (words, card) = (self.site.words(), &self.customer.card);
        let labelled = |labelled: &Labelled, usual: &str, href: Option<String>| Pair {
            label: label_of(words, labelled).unwrap_or_else(|| words.get(usual)),
            value: labelled.text.clone(),
            href,
            alert: false,
        };
        let phones = card.phone.iter().map(|phone| labelled(phone, "card-rail-phone", tel(&phone.text)));
        let emails = card.email.iter().map(|email| labelled(email, "card-rail-email", Some(mailto(&email.text))));
        let wechat = card.wechat.iter().map(|wechat| Pair::new(words.get("card-rail-wechat"), wechat.clone()));
        phones.chain(emails).chain(wechat).collect()
    }

    pub(super) fn details(&self) -> Vec<Pair> {
        let (words, card) = (self.site.words(), &self.customer.card);
        let prefers = card.prefers.map(|channel| choice::CHANNEL.of(words, channel));
        let stage = card.stage.map(|stage| choice::STAGE.of(words, stage));
        let serves = self.site.book.tier(self.customer).and_then(|(_, tier)| tier.serves.clone());
        let known = [
            ("card-rail-industry", card.industry.clone()),
            ("card-rail-stage", stage),
            ("card-rail-prefers", prefers),
            ("card-rail-best-time", card.best_time.clone()),
            ("card-rail-serves", serves),
            ("card-rail-source", card.source.clone()),
            ("card-rail-code", card.code.clone()),
            ("card-rail-legal", card.legal_representative.clone()),
            ("card-rail-form", card.organization_form.clone()),
            ("card-rail-capital", card.registered_capital.clone()),
        ];
        let mut pairs: Vec<Pair> = Vec::new();
        pairs.extend(known.into_iter().filter_map(|(label, value)| Some(Pair::new(words.get(label), value?))));
        if let Some(website) = &card.website {
            let href = if website.contains("://") { website.clone() } else { format!("https://{website}") };
            let safe = link_target(&href) == LinkTarget::Outside;
            let pair = Pair::new(words.get("card-rail-website"), website.clone());
            pairs.push(if safe { pair.href(href) } else { pair });
        }
        pairs.extend(card.custom.iter().map(|(key, value)| {
            let field = self.site.book.settings.fields.get(key);
            let label = field.and_then(|field| field.label.clone()).unwrap_or_else(|| key.clone());
            Pair::new(label, self.field(value))
        }));
        if let Some(region) = &card.region {
            let href = format!("../regions/{}", self.site.region_file(region));
            pairs.push(Pair::new(words.get("card-rail-region"), region.clone()).href(href));
        }
        pairs.extend(card.tags.iter().enumerate().map(|(at, tag)| {
            let label = if at == 0 { words.get("card-rail-tags") } else { String::new() };
            Pair::new(label, tag.clone()).href(format!("../tags/{}", self.site.tag_file(tag)))
        }));
        pairs
    }

    fn field(&self, value: &FieldValue) -> String {
        match value {
            FieldValue::Text(text) => text.clone(),
            FieldValue::Number(number) => number.to_string(),
            FieldValue::Day(day) => self.day(*day),
            FieldValue::Money(amount) => self.money_of(*amount),
        }
    }
}
