//! What `show` prints of a customer beside reminders, money and notes: every field of the card, the people, the products
//! and the records, a label and a text for each.

use crate::book::{Card, Customer};
use crate::derive::CustomerState;
use crate::format::plain_text::first_line;
use crate::wording::about::{About, terms};
use crate::wording::label::{field_label, key_name};
use crate::wording::reason::capitalized;

/// A label, and what stands behind it.
pub type Line = (String, String);

/// The fields of the card that do not stand below the name, the book's own fields among them.
pub fn details(about: &About, customer: &Customer, above: &[&str]) -> Vec<Line> {
    let card = &customer.card;
    let declared = Card::FIELDS.iter().filter(|field| !above.contains(&field.key));
    let declared = declared.filter_map(|field| Some((field_label(about.words, field.key), about.field(field, card)?)));
    let own = customer.custom.iter().map(|(key, value)| {
        let label = about.book.settings.fields.get(key).and_then(|field| field.label.clone());
        (label.unwrap_or_else(|| key.clone()), about.own_field(value))
    });
    let snoozes = card.snoozes.iter().map(|snooze| (field_label(about.words, "snooze"), about.snooze(snooze)));
    declared.chain(own).chain(snoozes).collect()
}

/// The contacts, with their numbers and addresses.
pub fn contacts(about: &About, customer: &Customer) -> Vec<Line> {
    let line = |contact: &crate::book::customer::Contact| {
        let numbers = contact.phone.iter().chain(&contact.email).map(|one| one.text.clone());
        let card = contact.customer.iter().map(|id| format!("→ {id}"));
        (contact.name.clone(), joined(about.contact(contact).into_iter().chain(numbers).chain(card)))
    };
    customer.card.contacts.iter().map(line).collect()
}

/// The members of the family.
pub fn family(about: &About, customer: &Customer) -> Vec<Line> {
    let line = |member: &crate::book::customer::Family| {
        let card = member.customer.iter().map(|id| format!("→ {id}"));
        (member.name.clone(), joined(about.family(member).into_iter().chain(card)))
    };
    customer.card.family.iter().map(line).collect()
}

/// Relations of the card, and those on the cards of others.
pub fn relations(about: &About, customer: &Customer) -> Vec<Line> {
    let own = customer.card.relations.iter().map(|relation| {
        let card = about.book.related(relation).map(|at| format!("→ {}", about.book.customers[at].id));
        (relation.name.clone(), joined(about.relation(relation, true).into_iter().chain(card)))
    });
    let others = customer.related_by.iter().map(|&(other, number)| {
        let other = &about.book.customers[other];
        let told = about.relation(&other.card.relations[number as usize], false);
        (other.listed_name().into_owned(), joined(told.into_iter().chain([format!("→ {}", other.id)])))
    });
    own.chain(others).collect()
}

/// What the customer can do for others.
pub fn offers(customer: &Customer) -> Vec<Line> {
    customer.card.offers.iter().map(|offer| (offer.name.clone(), joined(offer.note.clone()))).collect()
}

/// What the customer looks for.
pub fn needs(about: &About, customer: &Customer) -> Vec<Line> {
    customer.card.needs.iter().map(|need| (need.name.clone(), joined(about.need(need)))).collect()
}

/// What the customer bought or holds.
pub fn products(about: &About, customer: &Customer) -> Vec<Line> {
    customer.card.products.iter().map(|product| (product.name.clone(), joined(about.product(product)))).collect()
}

/// Terms, limit and the judgement of credit.
pub fn credit(about: &About, customer: &Customer) -> Vec<Line> {
    let Some(account) = &customer.account else { return Vec::new() };
    let words = about.words;
    let money = |amount| words.money(amount, &customer.currency, &about.book.settings.currency);
    let line = |key: &str, value: Option<String>| Some((field_label(words, key), value?));
    let named = [
        line("terms", terms(words, &account.terms)),
        line("credit_limit", account.credit_limit.map(money)),
        line("currency", account.currency.clone()),
    ];
    let judged = about.credit(&account.credit).into_iter().map(|(key, value)| (field_label(words, key), value));
    named.into_iter().flatten().chain(judged).collect()
}

/// Plans and complaints: those that are open, then the newest `most` of the others.
pub fn records(about: &About, customer: &Customer, most: usize) -> Vec<Line> {
    let titled = |title: &str, facts: Vec<String>, body: &str| {
        joined([title.to_owned()].into_iter().chain(facts).chain([first_line(body)]))
    };
    let plan = |plan: &crate::book::Plan| {
        let text = titled(plan.title(), [about.plan_days(plan), about.plan(plan)].concat(), &plan.body);
        (plan.done, (about.words.get("card-plan"), text))
    };
    let complaint = |one: &crate::book::Complaint| {
        let day = one.received.map(|at| about.words.day(at.day, about.today)).unwrap_or_default();
        let text = titled(&day, about.complaint(one), &one.body);
        let label = if one.is_request() { "card-request" } else { "card-complaint" };
        (one.resolved.map(|at| at.day), (about.words.get(label), text))
    };
    let all = customer.plans.iter().map(plan).chain(customer.complaints.iter().map(complaint));
    let (open, mut closed): (Vec<_>, Vec<_>) = all.partition(|(closed, _)| closed.is_none());
    closed.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    open.into_iter().chain(closed.into_iter().take(most)).map(|(_, line)| line).collect()
}

/// The entries of the account, open invoices first, then the newest `most` of the others.
pub fn entries(about: &About, customer: &Customer, state: &CustomerState, most: usize) -> Vec<Line> {
    let Some(account) = &customer.account else { return Vec::new() };
    let words = about.words;
    let money = |amount, currency: &str| words.money(amount, currency, &about.book.settings.currency);
    let label = |day, key: &str| format!("{} {}", words.day(day, about.today), key_name(words, key));
    let mut open = Vec::new();
    let mut others = Vec::new();
    for ledger in &state.ledgers {
        for invoice_state in &ledger.invoices {
            let invoice = &account.invoices[invoice_state.index];
            let facts = about.invoice(invoice);
            let head = [
                invoice.no.clone(),
                money(invoice.money.amount, &ledger.currency),
                about.due(invoice_state.agreed_due()),
            ];
            let line = (label(invoice.date, "invoice"), joined(head.into_iter().chain(facts)));
            if invoice_state.open().is_zero() { others.push((invoice.date, line)) } else { open.push(line) }
        }
    }
    for payment in &account.payments {
        let only = payment.targets.iter().filter(|_| payment.targets.len() == 1).map(|(no, _)| no.clone());
        let head =
            [money(payment.money.amount, &payment.money.currency)].into_iter().chain(only).chain(payment.no.clone());
        let to_come = (payment.date > about.today).then(|| words.get("entry-to-come"));
        let text = joined(head.chain(about.payment(payment)).chain(to_come));
        let kind = words.known_or("payment-kind", payment.kind.word());
        others.push((payment.date, (format!("{} {kind}", words.day(payment.date, about.today)), text)));
    }
    for revenue in &account.revenue {
        let amount = money(revenue.money.amount, &revenue.money.currency);
        let text = joined([amount].into_iter().chain(about.revenue(revenue)));
        others.push((revenue.date, (label(revenue.date, "revenue"), text)));
    }
    for figure in &account.figures {
        others.push((figure.date, (label(figure.date, "figure"), about.figure(figure))));
    }
    others.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    let others = others.into_iter().take(most).map(|(_, line)| line);
    open.into_iter().chain(others).map(|(label, text)| (capitalized(&label), text)).collect()
}

fn joined(texts: impl IntoIterator<Item = String>) -> String {
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
}
