//! Links to the forms of the preview. A built site has none.

use super::super::Site;
use super::{LinkView, form_link};
use crate::book::Customer;
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
    ];
    forms.iter().map(|(form, text)| link(form, text)).collect()
}

/// The forms that answer a reminder; empty on a built site. Money is answered by a payment.
pub fn of_reminder(site: &Site, customer: &Customer, reminder: &Reminder) -> Vec<LinkView> {
    if !site.has_forms() {
        return Vec::new();
    }
    let words = site.words();
    let snooze = LinkView::new(words.get("form-snooze"), form_link("snooze", &[("id", &reminder.id)]));
    let answer = match reminder.kind {
        Kind::Invoice | Kind::PaymentPromise | Kind::Credit => {
            let account = customer.account.as_deref();
            let invoice = match reminder.source {
                Source::Invoice(at) => account.map(|account| account.invoices[at].no.as_str()),
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
        | Kind::Promise
        | Kind::Complaint
        | Kind::Expiry
        | Kind::Rule
        | Kind::Drift
        | Kind::Sample => LinkView::new(words.get("form-done"), form_link("done", &[("id", &reminder.id)])),
    };
    vec![answer, snooze]
}
