//! The people of a customer: contacts, family and others; what each offers and needs.

use super::card::{CardBuilder, PersonView, mailto};
use super::{Pair, card_file, label_of, tel};
use crate::book::customer::Labelled;
use crate::book::tie::{Need, Offer};

impl CardBuilder<'_, '_> {
    /// Contacts, then the people whose cards name this company.
    pub(super) fn people(&self) -> Vec<PersonView> {
        let contacts = self.customer.card.contacts.iter().enumerate().map(|(at, contact)| PersonView {
            name: contact.name.clone(),
            about: self.about().contact(contact).join(" · "),
            phones: self.phones(&contact.phone, &contact.email),
            href: self.card_of(contact.customer.as_deref()),
            forms: self.entry_forms("contact", at),
        });
        let linked = self.customer.members.iter().filter(|&&at| {
            let id = &*self.site.book.customers[at].id;
            let card = &self.customer.card;
            let listed = card
                .contacts
                .iter()
                .map(|contact| &contact.customer)
                .chain(card.family.iter().map(|member| &member.customer));
            !listed.into_iter().any(|customer| customer.as_deref() == Some(id))
        });
        let members = linked.map(|&at| {
            let member = &self.site.book.customers[at];
            PersonView {
                name: member.listed_name().into_owned(),
                about: member.card.title.clone().unwrap_or_default(),
                phones: self.phones(&member.card.phone, &[]),
                href: Some(card_file(member)),
                forms: Vec::new(),
            }
        });
        contacts.chain(members).collect()
    }

    /// Members of the customer's family.
    pub(super) fn family(&self) -> Vec<PersonView> {
        let members = self.customer.card.family.iter().enumerate().map(|(at, member)| PersonView {
            name: member.name.clone(),
            about: self.about().family(member).join(" · "),
            phones: Vec::new(),
            href: self.card_of(member.customer.as_deref()),
            forms: self.entry_forms("family", at),
        });
        members.collect()
    }

    /// Relations of the card, then those that stand on the cards of others.
    pub(super) fn relations(&self) -> Vec<PersonView> {
        let book = self.site.book;
        let own = self.customer.card.relations.iter().enumerate().map(|(at, relation)| PersonView {
            name: relation.name.clone(),
            about: self.about().relation(relation, true).join(" · "),
            phones: Vec::new(),
            href: book.related(relation).map(|other| card_file(&book.customers[other])),
            forms: self.entry_forms("relation", at),
        });
        let is_on_both = |other: usize| {
            let mut own = self.customer.card.relations.iter();
            own.any(|relation| book.related(relation) == Some(other))
        };
        let others =
            self.customer.related_by.iter().filter(|(other, _)| !is_on_both(*other)).map(|&(other, number)| {
                let other = &book.customers[other];
                PersonView {
                    name: other.listed_name().into_owned(),
                    about: self.about().relation(&other.card.relations[number as usize], false).join(" · "),
                    phones: Vec::new(),
                    href: Some(card_file(other)),
                    forms: Vec::new(),
                }
            });
        own.chain(others).collect()
    }

    /// What the customer can do for others, and what they look for, with what became of it.
    pub(super) fn offers(&self) -> (Vec<Pair>, Vec<Pair>) {
        let card = &self.customer.card;
        let pair = |table: &str, at: usize, label: &str, value: String| Pair {
            forms: self.entry_forms(table, at),
            ..Pair::new(label, value)
        };
        let offer =
            |(at, offer): (usize, &Offer)| pair("offer", at, &offer.name, offer.note.clone().unwrap_or_default());
        let need = |(at, need): (usize, &Need)| pair("need", at, &need.name, self.about().need(need).join(" · "));
        (card.offers.iter().enumerate().map(offer).collect(), card.needs.iter().enumerate().map(need).collect())
    }

    /// The card of the customer with this id, relative to the folder of the cards.
    pub(super) fn card_of(&self, id: Option<&str>) -> Option<String> {
        self.site.book.find(id?).map(|at| card_file(&self.site.book.customers[at]))
    }

    /// Numbers and mail addresses with their links.
    pub(super) fn phones(&self, phones: &[Labelled], emails: &[Labelled]) -> Vec<Pair> {
        let words = self.site.words();
        let pair = |labelled: &Labelled, href: Option<String>| Pair {
            label: label_of(words, labelled).unwrap_or_default(),
            value: labelled.text.clone(),
            href,
            alert: false,
            forms: Vec::new(),
        };
        let phones = phones.iter().map(|phone| pair(phone, tel(&phone.text)));
        let emails = emails.iter().map(|email| pair(email, Some(mailto(&email.text))));
        phones.chain(emails).collect()
    }
}
