//! Proposals in words, as JSON and as a table.

use serde_json::{Value, json};

use super::state::State;
use crate::book::card_table::TABLES;
use crate::book::field;
use crate::cli::ChangeSession;
use crate::derive::report::Phrase;
use crate::exchange::import::flat::{FILES, NAME, NEXT};
use crate::exchange::import::proposal::TEXT;
use crate::exchange::import::{ChangeKind, Doubt, FieldChange, ImportProposal, Verdict, Who};
use crate::exchange::incoming::{Incoming, Origin};
use crate::say;
use crate::wording::label::field_label;
use crate::wording::report::ReportWords;

/// A message of the reader in words.
pub(super) fn phrase(session: &ChangeSession, phrase: &Phrase) -> String {
    ReportWords { words: session.words, book: session.book(), today: session.today }.phrase(phrase)
}

/// Where a customer stands in the file: `contacts.vcf, line 12`.
pub(super) fn origin(session: &ChangeSession, origin: &Origin) -> String {
    let line = say!(session.words, "import-line", line = origin.line.to_string());
    let parts = [origin.file.clone(), origin.sheet.clone(), line];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Why it is not certain who a customer is, in a sentence.
pub(super) fn doubt(
    session: &ChangeSession,
    proposals: &[ImportProposal],
    proposal: &ImportProposal,
    doubt: Doubt,
    all: &[Who],
) -> String {
    let words = session.words;
    let name = |who: &Who| match who {
        Who::Customer(at) => session.book().customers[*at].id_and_name(),
        Who::OfFile(number) => {
            let name = proposals.get(number - 1).map_or("", |one| one.incoming.name.as_str());
            say!(words, "import-of-file", name = name, number = number.to_string())
        }
    };
    let shown = words.list(all.iter().take(6).map(name));
    let id = match doubt {
        Doubt::Several => "import-doubt-several",
        Doubt::OtherName => "import-doubt-other-name",
        Doubt::Contact => "import-doubt-contact",
        Doubt::NameAlone if all.iter().all(|who| matches!(who, Who::OfFile(_))) => "import-doubt-name-of-file",
        Doubt::NameAlone => "import-doubt-name",
        Doubt::OtherId => "import-doubt-other-id",
        Doubt::Gone if all.is_empty() => "import-doubt-gone",
        Doubt::Gone => "import-doubt-gone-near",
    };
    let why = say!(words, id, who = shown);
    say!(words, "import-doubt", name = proposal.incoming.name.as_str(), why = why)
}

/// A key as people read it: the label of a field; of an entry its name too.
pub(super) fn label(session: &ChangeSession, key: &str) -> String {
    let words = session.words;
    if key == TEXT {
        return words.get("import-text");
    }
    if key == FILES {
        return words.get("import-files");
    }
    if key == NEXT {
        return words.get("import-next");
    }
    let entry = key.split_once('.').and_then(|(table, rest)| {
        let table = TABLES.iter().find(|one| one.key == table)?;
        let (name, field) = rest.rsplit_once('.')?;
        let field = table.fields.iter().find(|one| one.key == field)?;
        Some(format!("{name} · {}", words.get(field.label)))
    });
    let own = key.strip_prefix("custom.").and_then(|own| session.book().settings.fields.get(own));
    let own = own.and_then(|field| field.label.clone());
    let known = || if field::field(key).is_some() || key == NAME { field_label(words, key) } else { key.to_owned() };
    entry.or(own).unwrap_or_else(known)
}

/// A change of a field in a line: `phone: + 138-0000-1234`, `title: CEO → CFO`.
pub(super) fn change(session: &ChangeSession, change: &FieldChange) -> String {
    let words = session.words;
    let (book, file) = (words.list(&change.book), words.list(&change.file));
    let label = label(session, &change.key);
    match change.kind {
        _ if change.key == FILES => say!(words, "import-new-files", n = change.file.len()),
        ChangeKind::Add => say!(words, "import-add", label = label, file = file),
        ChangeKind::Take if change.book.is_empty() => say!(words, "import-add", label = label, file = file),
        ChangeKind::Take => say!(words, "import-take", label = label, book = book, file = file),
        ChangeKind::Removed => say!(words, "import-removed", label = label, book = book),
        ChangeKind::Differs => say!(words, "import-differs", label = label, book = book, file = file),
    }
}

/// A customer of the file in a line: the name, the first number, where they work.
pub(super) fn line(incoming: &Incoming) -> String {
    let first = |key: &str| {
        let said = incoming.said.iter().find(|said| said.key == key);
        said.and_then(|said| said.values.first()).map(|value| value.text.clone())
    };
    let parts = [Some(incoming.name.clone()), first("phone").or_else(|| first("email")), first("employer")];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What was understood only in part.
pub(super) fn doubts(session: &ChangeSession, incoming: &Incoming) -> Vec<String> {
    incoming.doubts.iter().map(|one| phrase(session, one)).collect()
}

/// The proposals for programs.
pub(super) fn json(
    session: &ChangeSession,
    about: &[Phrase],
    unknown: &[String],
    proposals: &[ImportProposal],
) -> Value {
    let one = |proposal: &ImportProposal| {
        let incoming = &proposal.incoming;
        let values: serde_json::Map<String, Value> =
            proposal.flat.iter().map(|(key, values)| (key.clone(), json!(values))).collect();
        let mut value = json!({
            "number": proposal.number,
            "state": State::of(&proposal.verdict).word(),
            "name": incoming.name,
            "line": incoming.origin.line,
            "values": values,
            "doubts": doubts(session, incoming),
        });
        let id = |at: usize| json!(&*session.book().customers[at].id);
        match &proposal.verdict {
            Verdict::Changed(at, changes) => {
                value["customer"] = id(*at);
                let change = |one: &FieldChange| json!({ "key": one.key, "book": one.book, "file": one.file, "asked": one.kind.is_asked() });
                value["changes"] = changes.iter().map(change).collect();
            }
            Verdict::Same(at) => value["customer"] = id(*at),
            Verdict::Doubtful(why, all) => {
                value["reason"] = json!(doubt(session, proposals, proposal, *why, all));
                let customers =
                    all.iter().filter_map(|who| if let Who::Customer(at) = who { Some(id(*at)) } else { None });
                value["customers"] = customers.collect();
            }
            Verdict::Joined(first) => value["with"] = json!(first),
            Verdict::Refused(refused) => value["reason"] = json!(phrase(session, &refused.reason)),
            Verdict::New | Verdict::NotACustomer | Verdict::Left => {}
        }
        value
    };
    let about: Vec<String> = about.iter().map(|one| phrase(session, one)).collect();
    json!({ "about": about, "unknown": unknown, "customers": proposals.iter().map(one).collect::<Vec<_>>() })
}

/// The proposals as a table: a row for each customer, and for each change of one.
pub(super) fn csv(session: &ChangeSession, proposals: &[ImportProposal]) -> Vec<Vec<String>> {
    let words = session.words;
    let head = ["import-head-number", "import-head-state", "import-head-name", "import-head-what"];
    let mut rows = vec![head.map(|id| words.get(id)).to_vec()];
    for proposal in proposals {
        let state = words.get(State::of(&proposal.verdict).title());
        let row = |what: String| vec![proposal.number.to_string(), state.clone(), proposal.incoming.name.clone(), what];
        match &proposal.verdict {
            Verdict::Changed(_, changes) => rows.extend(changes.iter().map(|one| row(change(session, one)))),
            Verdict::Doubtful(why, all) => rows.push(row(doubt(session, proposals, proposal, *why, all))),
            Verdict::Refused(refused) => rows.push(row(phrase(session, &refused.reason))),
            _ => rows.push(row(line(&proposal.incoming))),
        }
    }
    rows
}
