//! The facts about a customer that are searched: the list of what can be found beside names, numbers and texts.

use std::borrow::Cow;

use super::field::{Field, Label};
use crate::book::account::Account;
use crate::book::customer::Labelled;
use crate::book::field::Value;
use crate::book::{Book, Card, Customer};

/// Fields of the card that are searched as names and numbers.
const NAMING: [&str; 3] = ["aliases", "pinyin", "phone"];

/// The facts about a customer, in the order in which they are shown.
pub fn of_customer<'b>(book: &'b Book, customer: &'b Customer) -> Vec<Field<'b>> {
    let mut fields = Vec::new();
    let card = &customer.card;
    for declared in Card::FIELDS.iter().filter(|declared| !NAMING.contains(&declared.key)) {
        let label = Label::Key(declared.key);
        let of = |text: &'b str| plain(label, text);
        match (declared.value)(card) {
            Value::Text(id) if ["company", "referred_by"].contains(&declared.key) => {
                let other = book.find(id).map(|at| book.customers[at].listed_name());
                fields.push(Field { label, text: other.unwrap_or(Cow::Borrowed(id)), is_name: true });
            }
            Value::Text(text) if declared.key != "tier" => fields.push(of(text)),
            Value::Texts(texts) => fields.extend(texts.iter().map(|text| of(text))),
            Value::Labelled(items) => fields.extend(items.iter().map(|item| of(&item.text))),
            _ => {}
        }
    }
    people(card, &mut fields);
    let lost = card.lost.iter().flat_map(|lost| lost.to.iter().chain(&lost.reason));
    fields.extend(lost.map(|text| plain(Label::Key("lost"), text)));
    fields.extend(card.dates.iter().map(|date| plain(Label::Key("date"), &date.name)));
    for product in &card.products {
        fields.push(joined(
            Label::Key("product"),
            [Some(&product.name), product.no.as_ref(), product.note.as_ref()],
            &[],
        ));
    }
    for (key, value) in &customer.custom {
        let label = book.settings.fields.get(key).and_then(|field| field.label.as_ref()).unwrap_or(key);
        fields.push(Field { label: Label::Own(label), text: value.written(), is_name: false });
    }
    if let Some(account) = &customer.account {
        money(account, &mut fields);
    }
    fields.extend(customer.files.iter().map(|file| plain(Label::Key("files"), file)));
    fields.retain(|field| !field.text.is_empty());
    fields
}

/// The contacts and the family: each by name and part, and what else is known of them.
fn people<'b>(card: &'b Card, fields: &mut Vec<Field<'b>>) {
    for contact in &card.contacts {
        let label = Label::Key("contact");
        let named = joined(label, [Some(&contact.name), contact.role.as_ref(), None], &[]);
        fields.push(Field { is_name: true, ..named });
        fields.push(joined(label, [contact.wechat.as_ref(), contact.note.as_ref(), None], &contact.email));
    }
    for member in &card.family {
        let label = Label::Key("family");
        let named = joined(label, [Some(&member.name), member.relation.as_ref(), None], &[]);
        fields.push(Field { is_name: true, ..named });
        fields.extend(member.note.iter().map(|note| plain(label, note)));
    }
    for relation in &card.relations {
        let label = Label::Key("relation");
        let named = joined(label, [Some(&relation.name), relation.kind.as_ref(), relation.back.as_ref()], &[]);
        fields.push(Field { is_name: true, ..named });
        fields.extend(relation.note.iter().map(|note| plain(label, note)));
    }
    let offers = card.offers.iter().map(|offer| (Label::Key("offer"), &offer.name, &offer.note));
    let needs = card.needs.iter().map(|need| (Label::Key("need"), &need.name, &need.note));
    fields.extend(offers.chain(needs).map(|(label, name, note)| joined(label, [Some(name), note.as_ref(), None], &[])));
}

fn money<'b>(account: &'b Account, fields: &mut Vec<Field<'b>>) {
    for invoice in &account.invoices {
        fields.push(joined(Label::Key("invoice"), [Some(&invoice.no), invoice.po.as_ref(), None], &[]));
    }
    for payment in &account.payments {
        fields.push(joined(Label::Key("payment"), [payment.no.as_ref(), payment.reference.as_ref(), None], &[]));
    }
    let reason = account.hold.as_ref().and_then(|hold| hold.reason.as_ref());
    fields.extend(reason.map(|reason| plain(Label::Key("hold"), reason)));
}

fn plain<'b>(label: Label<'b>, text: &'b str) -> Field<'b> {
    Field { label, text: Cow::Borrowed(text), is_name: false }
}

fn joined<'b>(label: Label<'b>, texts: [Option<&'b String>; 3], more: &'b [Labelled]) -> Field<'b> {
    let texts = texts.into_iter().flatten().chain(more.iter().map(|more| &more.text));
    let texts: Vec<&str> = texts.map(String::as_str).filter(|text| !text.is_empty()).collect();
    let text = match texts[..] {
        [only] => Cow::Borrowed(only),
        _ => Cow::Owned(texts.join(" · ")),
    };
    Field { label, text, is_name: false }
}
