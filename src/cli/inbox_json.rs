//! What `inbox --dry-run --json` tells of each paragraph.

use serde_json::{Value, json};

use super::ChangeSession;
use super::inbox_plan::{Planned, Whom};
use crate::book::CustomerIndex;
use crate::exchange::inbox::Paragraph;

/// A paragraph with what becomes of it: `state` is `note`, `known` or `kept`.
pub(super) fn of(session: &ChangeSession, paragraph: &Paragraph, planned: &Planned) -> Value {
    let customer = |at: CustomerIndex| {
        let customer = &session.book().customers[at];
        json!({ "id": &*customer.id, "name": customer.listed_name() })
    };
    let mut value = json!({ "key": paragraph.key(), "line": paragraph.line, "text": paragraph.text });
    let more = match planned {
        Planned::Note { read, .. } => json!({
            "state": "note",
            "customer": customer(read.customer),
            "day": read.day.to_string(),
            "channel": read.note.channel.map(|channel| channel.word()),
            "note": read.note.text,
            "promises": read.note.promises,
            "next": read.note.next.map(|next| next.to_string()),
        }),
        Planned::Known(at, day) => json!({ "state": "known", "customer": customer(*at), "day": day.to_string() }),
        Planned::Kept(reason, whom) => {
            let fitting = match whom {
                Whom::Clear => Value::Null,
                Whom::Nobody => json!([]),
                Whom::Several(all) => all.iter().map(|&at| customer(at)).collect(),
            };
            json!({ "state": "kept", "reason": reason, "customers": fitting })
        }
    };
    if let (Value::Object(value), Value::Object(more)) = (&mut value, more) {
        value.extend(more);
    }
    value
}
