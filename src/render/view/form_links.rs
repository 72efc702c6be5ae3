//! Links to the forms of the preview. A built site has none.

use super::super::Site;
use super::card_view::AddLinks;
use super::{LinkView, form_link};
use crate::book::product_day::ProductDay;
use crate::book::{Customer, card_table, letters};
use crate::derive::deal::DealState;
use crate::derive::reminder::Source;
use crate::derive::{Kind, Reminder};

/// The forms about a customer; empty on a built site.
pub fn of_customer(site: &Site, customer: &Customer) -> Vec<LinkView> {
    if !site.has_forms() {
        return Vec::new();
    }
    let link =
        |form: &str, text: &str| LinkView::new(site.words().get(text), form_link(form, &[("customer", &customer.id)]));
    let forms = [
        ("set", "form-set"),
        ("plan", "form-plan"),
        ("complaint", "form-complaint"),
        ("invoice", "form-invoice"),
        ("pay", "form-pay"),
        ("merge", "form-merge"),
        ("rename", "form-rename"),
    ];
    // What a section of the card offers is not offered twice.
    let of_sections = card_table::TABLES.iter().filter(|table| names(customer, table.key).is_empty());
    let adds = of_sections.map(|table| add(site, customer, table.key, &format!("form-add-{}", table.key)));
    forms.iter().map(|(form, text)| link(form, text)).chain(adds).collect()
}

/// The forms about a customer's account; empty on a built site.
pub fn of_account(site: &Site, customer: &Customer) -> Vec<LinkView> {
    let link =
        |form: &str, text: &str| LinkView::new(site.words().get(text), form_link(form, &[("customer", &*customer.id)]));
    let forms = site.has_forms().then(|| [link("pay", "form-pay"), link("invoice", "form-invoice")]);
    forms.into_iter().flatten().collect()
}

/// The form that logs a greeting for a festival; empty on a built site.
pub fn of_festival(site: &Site, customer: &Customer, festival: &str) -> Vec<LinkView> {
    let values = [("customer", &*customer.id), ("occasion", festival)];
    let log = || LinkView::new(site.words().get("form-log"), form_link("log", &values));
    site.has_forms().then(log).into_iter().collect()
}

/// The forms that add to the sections of the card.
pub fn to_add(site: &Site, customer: &Customer) -> AddLinks {
    let link = |table: &str| {
        let is_shown = site.has_forms() && !names(customer, table).is_empty();
        is_shown.then(|| add(site, customer, table, "form-add"))
    };
    AddLinks {
        contact: link("contact"),
        family: link("family"),
        relation: link("relation"),
        offer: link("offer"),
        need: link("need"),
        date: link("date"),
        product: link("product"),
    }
}

fn add(site: &Site, customer: &Customer, table: &str, text: &str) -> LinkView {
    LinkView::new(site.words().get(text), form_link("entry", &[("customer", &customer.id), ("table", table)]))
}

/// The forms that change and remove an entry of the card; empty on a built site.
pub fn of_entry(site: &Site, customer: &Customer, table: &str, at: usize) -> Vec<LinkView> {
    if !site.has_forms() {
        return Vec::new();
    }
    let names = names(customer, table);
    let is_it = |name: &&str| letters::is_same(name, names[at]);
    let number = names[..at].iter().filter(|name| is_it(name)).count() + 1;
    // Of several entries with one name, the number says which.
    let name = if names.iter().filter(|name| is_it(name)).count() > 1 {
        format!("{}#{number}", names[at])
    } else {
        names[at].to_owned()
    };
    let values = [("customer", &*customer.id), ("table", table), ("entry", name.as_str())];
    let link = |form: &str, text: &str| LinkView::new(site.words().get(text), form_link(form, &values));
    vec![link("entry", "form-change"), link("remove", "form-remove")]
}

/// The names of the entries of a table, in the order of the card.
fn names<'c>(customer: &'c Customer, table: &str) -> Vec<&'c str> {
    let card = &customer.card;
    match table {
        "contact" => card.contacts.iter().map(|one| one.name.as_str()).collect(),
        "family" => card.family.iter().map(|one| one.name.as_str()).collect(),
        "relation" => card.relations.iter().map(|one| one.name.as_str()).collect(),
        "offer" => card.offers.iter().map(|one| one.name.as_str()).collect(),
        "need" => card.needs.iter().map(|one| one.name.as_str()).collect(),
        "date" => card.dates.iter().map(|one| one.name.as_str()).collect(),
        _ => card.products.iter().map(|one| one.name.as_str()).collect(),
    }
}

/// The form that answers the reminder of a plan or a complaint; empty where there is none, and on a built site.
pub fn of_record(site: &Site, customer: &Customer, source: &Source) -> Vec<LinkView> {
    let Some(at) = site.book().find(&customer.id).filter(|_| site.has_forms()) else { return Vec::new() };
    let is_it = |reminder: &&Reminder| match (&reminder.source, source) {
        (Source::Plan(one), Source::Plan(other)) | (Source::Complaint(one), Source::Complaint(other)) => one == other,
        _ => false,
    };
    let reminder = site.overview().customers[at].reminders.iter().find(is_it);
    let answers = reminder.map(|reminder| answer(site, customer, reminder)).unwrap_or_default();
    answers.into_iter().chain(of_deal(site, customer, source)).collect()
}

/// The forms that answer a complaint, and the one for its steps; empty on a built site.
pub fn of_complaint(site: &Site, customer: &Customer, at: usize) -> Vec<LinkView> {
    let values = [("customer", &*customer.id), ("complaint", customer.complaints[at].stem.as_str())];
    let steps = || LinkView::new(site.words().get("form-steps"), form_link("steps", &values));
    let answers = of_record(site, customer, &Source::Complaint(at));
    answers.into_iter().chain(site.has_forms().then(steps)).collect()
}

/// The form that moves an open deal, or says how it ended.
fn of_deal(site: &Site, customer: &Customer, source: &Source) -> Option<LinkView> {
    let Source::Plan(at) = source else { return None };
    let plan = &customer.plans[*at];
    let state = DealState::of(plan, &site.book().settings.pipeline, site.today())?;
    let values = [("customer", &*customer.id), ("plan", plan.stem.as_str())];
    state.end.is_none().then(|| LinkView::new(site.words().get("form-deal"), form_link("deal", &values)))
}

/// The forms that answer a reminder or let it rest; empty on a built site.
pub fn of_reminder(site: &Site, customer: &Customer, reminder: &Reminder) -> Vec<LinkView> {
    let snooze = LinkView::new(site.words().get("form-snooze"), form_link("snooze", &[("id", &reminder.id)]));
    let rests = Some(snooze).filter(|_| site.has_forms());
    answer(site, customer, reminder).into_iter().chain(rests).collect()
}

/// The form that gives a product that ends its new day.
fn renew(site: &Site, customer: &Customer, reminder: &Reminder) -> Option<LinkView> {
    let Source::Product { index, day } = reminder.source else { return None };
    let product = &customer.card.products[index];
    let values = [
        ("customer", &*customer.id),
        ("product", product.no.as_deref().unwrap_or(&product.name)),
        ("day", if day == ProductDay::Expires { "" } else { day.word() }),
    ];
    let title = if day == ProductDay::Check { "form-checked" } else { "form-renew" };
    Some(LinkView::new(site.words().get(title), form_link("renew", &values)))
}

/// The forms that answer a reminder; empty on a built site. Money is answered by a payment.
pub fn answer(site: &Site, customer: &Customer, reminder: &Reminder) -> Vec<LinkView> {
    if !site.has_forms() {
        return Vec::new();
    }
    let words = site.words();
    let done = |form: &str, text: &str| LinkView::new(words.get(text), form_link(form, &[("id", &reminder.id)]));
    let answer = match reminder.kind {
        Kind::Invoice | Kind::PaymentPromise | Kind::Credit => {
            let account = customer.account.as_deref();
            let invoice = match reminder.source {
                Source::Invoice(at) => account.map(|account| account.invoices[at].no.as_str()),
                Source::Promise(place) => place.get(customer).invoice.as_deref(),
                _ => None,
            };
            let values = [("customer", &*customer.id), ("for", invoice.unwrap_or_default())];
            LinkView::new(words.get("form-pay"), form_link("pay", &values))
        }
        Kind::Birthday
        | Kind::Date
        | Kind::Festival
        | Kind::Revisit
        | Kind::Meeting
        | Kind::Plan
        | Kind::Rule
        | Kind::Drift
        | Kind::Sample => done("done", "form-done"),
        Kind::Expiry => return renew(site, customer, reminder).into_iter().collect(),
        Kind::Promise => done("done", "form-tick"),
        Kind::Complaint => done("resolve", "form-resolve"),
    };
    vec![answer]
}
