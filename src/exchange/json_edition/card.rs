//! The card.

use serde_json::{Map, Value, json};

use super::value::{amount, kept, record, shown, words};
use crate::book::customer::{Card, Contact, Family, Labelled, NamedDate, Product, Snooze, Written};
use crate::book::festival::FestivalDay;
use crate::book::field::{FieldKind, Value as FieldValue};
use crate::book::tie::{Need, NeedState, Offer, Relation};
use crate::format::festival_day;

/// Items with labels, whose texts stand under `part`.
fn labelled(items: &[Labelled], part: &str) -> Value {
    let one = |item: &Labelled| match &item.label {
        Some(label) => json!({ "label": label, part: item.text }),
        None => json!(item.text),
    };
    items.iter().map(one).collect()
}

pub(super) fn of_card(card: &Card) -> Value {
    let mut fields = Map::new();
    fields.insert("name".to_owned(), json!(card.name));
    for field in Card::FIELDS {
        let value = match ((field.value)(card), field.kind) {
            (FieldValue::Labelled(items), FieldKind::Labelled(part)) => labelled(items, part),
            (FieldValue::Lost(lost), _) => kept(json!({ "on": shown(lost.on), "reason": lost.reason, "to": lost.to })),
            (value, _) => json!(value),
        };
        fields.insert(field.key.to_owned(), value);
    }
    fields.insert("date".to_owned(), card.dates.iter().map(of_date).collect());
    fields.insert("contact".to_owned(), card.contacts.iter().map(of_contact).collect());
    fields.insert("family".to_owned(), card.family.iter().map(of_family).collect());
    fields.insert("relation".to_owned(), card.relations.iter().map(of_relation).collect());
    fields.insert("offer".to_owned(), card.offers.iter().map(of_offer).collect());
    fields.insert("need".to_owned(), card.needs.iter().map(of_need).collect());
    fields.insert("product".to_owned(), card.products.iter().map(of_product).collect());
    fields.insert("snooze".to_owned(), card.snoozes.iter().map(of_snooze).collect());
    let own = card.custom.iter().filter_map(|(key, value)| Some((key.clone(), of_written(value)?)));
    fields.insert("custom".to_owned(), Value::Object(own.collect()));
    record(Value::Object(fields), &card.body)
}

fn of_written(value: &Written) -> Option<Value> {
    match value {
        Written::Text(text) | Written::Moment(_, text) => Some(json!(text)),
        Written::Number(digits) => Some(serde_json::from_str(digits).unwrap_or_else(|_| json!(digits))),
        Written::Other(_) => None,
    }
}

fn of_date(date: &NamedDate) -> Value {
    let NamedDate { name, on, once } = date;
    let on = match on {
        FestivalDay::Yearly(day) => day.to_string(),
        on => festival_day::written(*on),
    };
    kept(json!({ "name": name, "on": on, "once": once }))
}

fn of_contact(contact: &Contact) -> Value {
    let Contact { name, role, duty, phone, email, wechat, birthday, customer, note } = contact;
    kept(json!({
        "name": name, "role": role, "duty": words(duty), "phone": labelled(phone, "number"),
        "email": labelled(email, "address"), "wechat": wechat, "birthday": shown(*birthday), "customer": customer,
        "note": note,
    }))
}

fn of_family(member: &Family) -> Value {
    let Family { name, relation, birthday, customer, note } = member;
    kept(
        json!({ "name": name, "relation": relation, "birthday": shown(*birthday), "customer": customer, "note": note }),
    )
}

fn of_relation(relation: &Relation) -> Value {
    let Relation { name, kind, back, customer, note } = relation;
    kept(json!({ "name": name, "kind": kind, "back": back, "customer": customer, "note": note }))
}

fn of_offer(offer: &Offer) -> Value {
    let Offer { name, note } = offer;
    kept(json!({ "name": name, "note": note }))
}

fn of_need(need: &Need) -> Value {
    let Need { name, state, since, customer, note } = need;
    let state = state.map(NeedState::word);
    kept(json!({ "name": name, "state": state, "since": shown(*since), "customer": customer, "note": note }))
}

fn of_product(product: &Product) -> Value {
    let Product {
        name,
        no,
        since,
        expires,
        warranty,
        delivered,
        installed,
        check,
        agreement,
        returned,
        amount: worth,
        note,
    } = product;
    kept(json!({
        "name": name, "no": no, "since": shown(*since), "expires": shown(*expires), "warranty": shown(*warranty),
        "delivered": shown(*delivered), "installed": shown(*installed), "check": shown(*check), "agreement": agreement,
        "returned": shown(*returned), "amount": amount(*worth), "note": note,
    }))
}

fn of_snooze(snooze: &Snooze) -> Value {
    let Snooze { id, until } = snooze;
    json!({ "id": id, "until": until.to_string() })
}
