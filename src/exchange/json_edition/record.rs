//! Notes, plans and complaints.

use serde_json::{Value, json};

use super::value::{amount, kept, moment, record, shown, word, words};
use crate::book::Visit;
use crate::book::deal::{Deal, Objection, StageMove};
use crate::book::visit::{Complaint, Outcome, Party, Plan, Waiting};

pub(super) fn of_visit(visit: &Visit) -> Value {
    let Visit {
        day: _,
        time: _,
        stem: _,
        channel,
        outcome,
        by,
        purpose,
        with,
        also,
        occasion,
        mass,
        gift,
        sample,
        cost,
        minutes,
        satisfaction,
        next,
        private,
        promises: _,
        body,
        fingerprint: _,
    } = visit;
    let fields = json!({
        "channel": word(*channel), "outcome": word(Some(*outcome).filter(|outcome| *outcome != Outcome::Talked)),
        "by": word(Some(*by).filter(|by| *by != Party::Me)), "purpose": words(purpose), "with": with, "also": also,
        "occasion": occasion, "mass": mass, "gift": gift, "sample": sample, "cost": amount(*cost), "minutes": minutes,
        "satisfaction": satisfaction, "next": moment(*next), "private": private,
    });
    record(fields, body)
}

/// The fields of a plan with what it says of the sale that is hoped for.
fn with_deal(mut fields: Value, deal: &Deal) -> Value {
    let Deal { moves, close, step, competitors, objections, outcome, reason, to, again } = deal;
    let moves = moves.iter().map(|StageMove { name, on }| json!({ "name": name, "on": on.to_string() }));
    let objections = objections
        .iter()
        .map(|Objection { what, on, answer }| kept(json!({ "what": what.word(), "on": shown(*on), "answer": answer })));
    let own = json!({
        "stage": moves.collect::<Vec<_>>(), "close": shown(*close), "step": step, "competitors": competitors,
        "objection": objections.collect::<Vec<_>>(), "outcome": word(*outcome), "reason": reason, "to": to,
        "again": shown(*again),
    });
    if let (Value::Object(fields), Value::Object(own)) = (&mut fields, own) {
        fields.extend(own);
    }
    fields
}

pub(super) fn of_plan(plan: &Plan) -> Value {
    let Plan { stem: _, title, due, channel, goal, amount: worth, chance, done, result, deal, promises: _, body } =
        plan;
    let fields = json!({
        "title": title, "due": moment(*due), "channel": word(*channel), "goal": goal, "amount": amount(*worth),
        "chance": chance, "done": shown(*done), "result": result,
    });
    record(with_deal(fields, deal), body)
}

pub(super) fn of_complaint(complaint: &Complaint) -> Value {
    let Complaint {
        stem: _,
        received,
        cause,
        layer,
        severity,
        via,
        wants,
        kind,
        product,
        wish,
        dissatisfied,
        danger,
        asked,
        given,
        solutions,
        measure,
        acknowledged,
        resolved,
        waiting,
        satisfaction,
        cost,
        promises: _,
        body,
    } = complaint;
    let span = |Waiting { from, until }: &Waiting| kept(json!({ "from": from.to_string(), "until": shown(*until) }));
    let fields = json!({
        "received": moment(*received), "cause": cause, "layer": layer, "severity": word(*severity), "via": word(*via),
        "wants": wants, "kind": word(*kind), "product": product, "wish": words(wish),
        "dissatisfied": word(*dissatisfied), "danger": danger, "asked": amount(*asked), "given": amount(*given),
        "solutions": solutions, "measure": measure, "acknowledged": moment(*acknowledged), "resolved": moment(*resolved),
        "waiting": waiting.iter().map(span).collect::<Vec<_>>(), "satisfaction": satisfaction, "cost": amount(*cost),
    });
    record(fields, body)
}
