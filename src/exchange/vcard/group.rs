//! Groups of people, which some programs write as cards: their members get a tag.

use std::collections::HashMap;

use crate::book::customer::Labelled;
use crate::exchange::incoming::{Incoming, Refused, Said};

use super::line::Line;

/// The most groups of a file.
pub(super) const MOST: usize = 500;

/// A group with its members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    name: String,
    /// The uids of the members.
    members: Vec<String>,
}

/// The group that a card is; `None` for the card of a person or a company.
pub(super) fn read(lines: &[Line]) -> Option<Group> {
    let is_kind = |line: &&Line| ["KIND", "X-ADDRESSBOOKSERVER-KIND"].contains(&line.name());
    lines.iter().find(is_kind).filter(|line| line.one_line().eq_ignore_ascii_case("group"))?;
    let is_member = |line: &&Line| ["MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"].contains(&line.name());
    let name = lines.iter().find(|line| line.name() == "FN").map(Line::one_line).unwrap_or_default();
    let members = lines.iter().filter(is_member).map(|line| plain_uid(&line.one_line()).to_lowercase()).collect();
    Some(Group { name, members })
}

/// The uid without the scheme of a URN.
pub(super) fn plain_uid(uid: &str) -> String {
    let scheme = ["urn:uuid:", "uuid:"]
        .iter()
        .find(|scheme| uid.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme)));
    uid[scheme.map_or(0, |scheme| scheme.len())..].trim().to_owned()
}

impl Group {
    /// Gives the members the name of the group as a tag.
    pub fn tag(&self, customers: &mut [Result<Incoming, Refused>], uids: &HashMap<String, usize>) {
        if self.name.is_empty() {
            return;
        }
        for at in self.members.iter().filter_map(|uid| uids.get(uid)) {
            let Some(Ok(customer)) = customers.get_mut(*at) else { continue };
            let tag = Labelled { label: None, text: self.name.clone() };
            match customer.said.iter_mut().find(|said| said.key == "tags") {
                Some(tags) if tags.values.contains(&tag) => {}
                Some(tags) => tags.values.push(tag),
                None => customer.said.push(Said { key: "tags".to_owned(), values: vec![tag] }),
            }
        }
    }
}
