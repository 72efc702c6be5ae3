//! The money in the story of a customer: invoices, payments, revenue and figures.

use super::super::Site;
use super::story_view::Entry;
use crate::book::account::{Invoice, Payment, PaymentKind};
use crate::book::{CustomerIndex, Day};
use crate::derive::Ledger;
use crate::derive::ledger::InvoiceState;
use crate::say;

/// An entry, its day and its order within the day.
type Dated<'a> = (Day, u8, Entry<'a>);

/// The entries of the account, each on its day.
pub fn entries<'a>(site: &Site<'a>, index: CustomerIndex) -> Vec<Dated<'a>> {
    let customer = &site.book.customers[index];
    let Some(account) = &customer.account else { return Vec::new() };
    let mut entries = Vec::new();
    for ledger in &site.overview.customers[index].ledgers {
        entries
            .extend(ledger.invoices.iter().map(|state| invoice(site, ledger, state, &account.invoices[state.index])));
    }
    let came = account.payments.iter().filter(|payment| payment.date <= site.today());
    entries.extend(came.map(|one| payment(site, one)));
    for revenue in &account.revenue {
        let amount = site.money(revenue.money.amount, &revenue.money.currency);
        let title = site.words().get("card-revenue");
        entries.push((revenue.date, 1, entry(site, revenue.date, title, amount, site.about().revenue(revenue))));
    }
    for figure in &account.figures {
        let (title, text) = (site.words().get("card-figure"), site.about().figure(figure));
        entries.push((figure.date, 0, entry(site, figure.date, title, text, Vec::new())));
    }
    entries
}

fn entry<'a>(site: &Site, day: Day, channel: String, text: String, about: Vec<String>) -> Entry<'a> {
    Entry {
        kind: "money",
        anchor: None,
        day: site.words().day(day, site.today()),
        channel,
        no: None,
        text_html: None,
        text: Some(text),
        about,
        forms: Vec::new(),
        folded: Vec::new(),
    }
}

fn invoice<'a>(site: &Site, ledger: &Ledger, state: &InvoiceState, invoice: &Invoice) -> Dated<'a> {
    let (words, today) = (site.words(), site.today());
    let due = site.about().due(state.agreed_due());
    let off = state.discount_on(today).map(|off| {
        let amount = site.money(off.amount, &ledger.currency);
        say!(words, "card-invoice-discount", amount = amount, day = words.day(off.until, today))
    });
    let about = [due, standing(site, ledger, state)].into_iter().chain(off);
    let about = about.chain(site.about().invoice(invoice)).collect();
    let amount = site.money(invoice.money.amount, &ledger.currency);
    let entry = entry(site, invoice.date, words.get("card-invoice"), amount, about);
    (invoice.date, 0, Entry { no: Some(invoice.no.clone()), ..entry })
}

fn payment<'a>(site: &Site, payment: &Payment) -> Dated<'a> {
    let title = site.words().get(match payment.kind {
        PaymentKind::Payment => "card-payment",
        PaymentKind::CreditNote => "card-credit-note",
        PaymentKind::Refund => "card-refund",
    });
    let no = match &payment.targets[..] {
        [(no, _)] => Some(no.clone()),
        _ => None,
    };
    let amount = site.money(payment.money.amount, &payment.money.currency);
    let entry = entry(site, payment.date, title, amount, site.about().payment(payment));
    (payment.date, 1, Entry { no, ..entry })
}

fn standing(site: &Site, ledger: &Ledger, state: &InvoiceState) -> String {
    let open = state.open();
    if !open.is_zero() {
        say!(site.words(), "card-invoice-open", amount = site.money(open, &ledger.currency))
    } else if state.settled.is_some() {
        site.words().get("card-invoice-paid")
    } else {
        site.words().get("card-invoice-written-off")
    }
}
