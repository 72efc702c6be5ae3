//! The letters that ask for what is late, for printing.

use std::hash::Hash;

use serde::Serialize;
use xxhash_rust::xxh3::Xxh3;

use super::super::Site;
use super::super::html::Html;
use super::collecting::{credit, draft, payer, step, unsigned};
use super::{Pair, card_file, letter_file, letter_text, me};
use crate::book::CustomerIndex;
use crate::derive::dunning::Dunned;
use crate::i18n::Counts;
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::say;
use crate::wording::about;

/// The pages `letters/ID.html`, of the customers who are asked for what is late; a further currency has a letter of its
/// own, `letters/ID.eur.html`.
pub struct Letters;

/// The customer and the place among their letters of a page; the letters of the first currencies come first.
fn customer_and_letter(site: &Site, number: usize) -> (CustomerIndex, usize) {
    let customers = site.book.customers.len().max(1);
    (number % customers, number / customers)
}

impl PageKind for Letters {
    fn numbers(&self, site: &Site) -> Vec<usize> {
        let customers = site.book.customers.len();
        let of = |at: CustomerIndex| (0..site.dunnings(at).len()).map(move |letter| at + letter * customers);
        (0..customers).flat_map(of).collect()
    }

    fn path(&self, site: &Site, number: usize) -> String {
        let (at, letter) = customer_and_letter(site, number);
        let currency = if letter == 0 { String::new() } else { site.dunnings(at)[letter].amount.currency.to_string() };
        letter_file::path(&site.book.customers[at], letter, &currency)
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "letter.html", place: MenuPlace::Receivables, is_dated: true })
    }

    fn content<'s>(&self, site: &'s Site, number: usize, _: Purpose) -> Content<'s> {
        match letter(site, customer_and_letter(site, number)) {
            Some(made) => Content::Page(View::new(made.title.clone(), made)),
            None => Content::Bytes(Vec::new()),
        }
    }

    fn hash(&self, site: &Site, number: usize, hasher: &mut Xxh3) {
        let (at, letter) = customer_and_letter(site, number);
        (site.customer_key(at), letter).hash(hasher);
    }
}

/// The page `letters/ID.html`: a letter that asks for what is late.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LetterView {
    /// The page's title.
    pub title: String,
    /// The customer's account, relative to the page's folder.
    pub href: String,
    /// The sender's lines: company, name, phone, mail address; those that the settings give.
    pub owner: Vec<String>,
    /// Whether the owner's code stands beside them.
    pub has_code: bool,
    /// The receiver's lines: customer, contact, address; those that the card gives.
    pub to: Vec<String>,
    /// The letter's date, ready to read.
    pub day: String,
    /// The subject line, which depends on the stage.
    pub subject: String,
    /// The letter's text, one element for each paragraph.
    pub paragraphs_html: Vec<Html>,
    /// The late invoices.
    pub invoices: Vec<LetterLine>,
    /// Where the money goes, as the settings give it, line by line.
    pub remit_to: Vec<String>,
    /// What was paid ahead, below zero, with its label; `None` when nothing was.
    pub credit: Option<Pair>,
    /// What is to be paid, with its label: the sum of the invoices without `credit`.
    pub total: Pair,
    /// That the owner's name is missing below the letter; `None` where it is there.
    pub unsigned: Option<String>,
    /// Who signs: the owner's company and name; those that the settings give.
    pub signature: Vec<String>,
}

/// One invoice in a letter; all texts are ready to read.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LetterLine {
    /// The invoice's number.
    pub no: String,
    /// The invoice's date.
    pub day: String,
    /// The day it was due.
    pub due: String,
    /// How late it is: `34 days late`; empty when it is not late yet.
    pub days: String,
    /// What is still to be paid.
    pub open: String,
}

/// A customer's letter for one of the currencies in which something is late; `None` when nothing is.
fn letter(site: &Site, (index, letter): (CustomerIndex, usize)) -> Option<LetterView> {
    let customer = &site.book.customers[index];
    let words = site.words();
    let dunning = site.dunnings(index).into_iter().nth(letter)?;
    let account = customer.account.as_ref()?;
    let owner = &site.book.settings.owner;
    let money = |amount| site.money(amount, &dunning.amount.currency);
    let line = |dunned: &Dunned| LetterLine {
        no: account.invoices[dunned.index].no.clone(),
        day: words.day_and_year(account.invoices[dunned.index].date),
        due: words.day_and_year(dunned.due),
        days: if dunned.days > 0 { words.days_as(Counts::Overdue, dunned.days) } else { String::new() },
        open: money(dunned.open),
    };
    let invoices: Vec<LetterLine> = dunning.invoices.iter().map(line).collect();
    let numbers: Vec<&str> = dunning.invoices.iter().map(|one| account.invoices[one.index].no.as_str()).collect();
    let address = customer.card.address.first().map(|address| address.text.clone());
    let to = [Some(customer.card.name.clone()), payer(customer).map(|contact| contact.name.clone()), address];
    Some(LetterView {
        title: say!(words, "letter-title", name = customer.card.name.as_str()),
        href: format!("../receivables/{}", card_file(customer)),
        owner: about::sender(words, owner),
        has_code: me::has_code(site),
        to: to.into_iter().flatten().collect(),
        day: words.day_of_letter(site.today()),
        subject: words.get(&format!("letter-subject-{}", step(&dunning))),
        paragraphs_html: letter_text::paragraphs(&draft(site, customer, &dunning, false), &numbers),
        remit_to: owner.remit_to.clone(),
        invoices,
        credit: credit(site, &dunning).map(|_| Pair::new(words.get("letter-credit"), money(-dunning.credit))),
        total: Pair::new(
            words.get("receivables-total"),
            words.money_in_full(dunning.amount.amount, &dunning.amount.currency, &site.book.settings.currency),
        ),
        unsigned: unsigned(site),
        signature: [&owner.company, &owner.name].into_iter().flatten().cloned().collect(),
    })
}
