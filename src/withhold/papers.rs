//! The papers of a customer that belong to texts which are left out.

use std::collections::HashSet;

use super::rules::Rules;
use super::texts;
use crate::book::record::paper_of_link;
use crate::book::{Customer, CustomerFolder};
use crate::format::markdown::collect_links;
use crate::format::source::{Referent, Source};

/// Leaves out the papers that only the texts show which went, or all.
pub(super) fn withhold(customer: &Customer, folder: &mut CustomerFolder, rules: &Rules) {
    if rules.drops("file") {
        folder.files.clear();
    }
    if folder.files.is_empty() {
        return;
    }
    let (before, now) = (shown(&customer.folder), shown(folder));
    folder.files.retain(|file| !before.contains(file) || now.contains(file));
}

/// The papers to which the texts of a folder lead.
fn shown(folder: &CustomerFolder) -> HashSet<String> {
    let mut found = HashSet::new();
    for text in texts::bodies(folder) {
        let mut source = Source::new("", text);
        collect_links(&mut source, 0..text.len());
        let papers = source.references.iter().filter(|reference| reference.to == Referent::File);
        found.extend(papers.filter_map(|reference| paper_of_link(&reference.name)).map(str::to_owned));
    }
    found
}
