//! What left the book: every export, edition and backup.

use super::{Audience, Cell, Column, Input, Phrase, ReportKind, ReportPlace, Section};
use crate::book::Choice;
use crate::book::copy::{Copy, CopyKind};

/// The report of copies. What it shows is known on this device alone.
pub const KIND: ReportKind = ReportKind {
    name: "copies",
    title: "copies-title",
    dated: "report-as-of",
    empty: "copies-none",
    options: &[],
    place: ReportPlace::Terminal,
    lists: &["copies"],
    make,
};

fn make(input: &Input) -> Vec<Section> {
    if input.copies.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::new("at", "copies-at"),
        Column::json("kind"),
        Column { audience: Audience::Readers, ..Column::new("told", "copies-kind") },
        Column::new("profile", "copies-profile"),
        Column::new("customers", "copies-customers"),
    ];
    let rows = input.copies.iter().rev().map(row).collect();
    vec![Section { rows, ..Section::new("copies", columns) }]
}

fn row(copy: &Copy) -> Vec<Cell> {
    let told = match CopyKind::from_word(&copy.kind) {
        Some(CopyKind::Site) => Phrase::new("copy-kind-site").into(),
        Some(CopyKind::Single) => Phrase::new("copy-kind-single").into(),
        Some(CopyKind::Calendar) => Phrase::new("copy-kind-calendar").into(),
        Some(CopyKind::Table) => Phrase::new("copy-kind-table").into(),
        Some(CopyKind::Contacts) => Phrase::new("copy-kind-contacts").into(),
        Some(CopyKind::Handover) => Phrase::new("copy-kind-handover").into(),
        Some(CopyKind::Backup) => Phrase::new("copy-kind-backup").into(),
        Some(CopyKind::Json) => Phrase::new("copy-kind-json").into(),
        None => Cell::Text(copy.kind.clone()),
    };
    let text = |text: &String| Cell::Text(text.clone());
    vec![text(&copy.at), text(&copy.kind), told, text(&copy.profile), copy.customers.into()]
}
