//! What a card links to: other customers, its files; and its past changes.

use super::super::encoded_path::encode;
use super::card::{CardBuilder, LinkGroup, PastView};
use super::{LinkView, card_file};
use crate::book::{CustomerIndex, id, paper, record_history};

impl CardBuilder<'_, '_> {
    /// Links to related customers, under a heading for each relation.
    pub(super) fn links(&self) -> Vec<LinkGroup> {
        let link = |&at: &CustomerIndex| {
            let other = &self.site.book.customers[at];
            let view = LinkView::new(other.listed_name().into_owned(), card_file(other));
            match other.card.title.clone().or(other.card.industry.clone()) {
                Some(about) => view.note(about),
                None => view,
            }
        };
        let group = |id: &str, indices: &[CustomerIndex]| LinkGroup {
            title: self.word(id),
            links: indices.iter().map(link).collect(),
        };
        let groups = [
            group("card-works-at", self.customer.company.as_slice()),
            group("card-introduced-by", self.customer.referred_by.as_slice()),
            group("card-introduced", &self.customer.introduced),
            group("card-linked", &self.customer.mentioned_by),
        ];
        groups.into_iter().filter(|group| !group.links.is_empty()).collect()
    }

    /// The last changes of the card and the account.
    pub(super) fn past(&self) -> Vec<PastView> {
        let telling = self.site.history_words();
        let files = self.site.past.of(&self.customer.id).rev().filter(|(_, file)| record_history::is_own(&file.path));
        let mut views: Vec<PastView> = Vec::new();
        for (commit, file) in files.take(record_history::SHOWN) {
            let day = self.site.words().day_and_year(commit.day);
            match views.last_mut().filter(|last| last.day == day && last.author == commit.author) {
                Some(last) => last.changes.extend(telling.file(file)),
                None => views.push(PastView { day, author: commit.author.clone(), changes: telling.file(file) }),
            }
        }
        views
    }

    /// Links to copies of the customer's files.
    pub(super) fn files(&self) -> Vec<LinkView> {
        let folder = encode(&id::page_name(&self.customer.id));
        let link = |file: &String| LinkView {
            download: paper::runs_in_a_browser(file),
            ..LinkView::new(file.clone(), format!("../files/{folder}/{}", encode(file)))
        };
        self.customer.files.iter().map(link).collect()
    }
}
