//! References between customers become positions in the book.

use super::{Book, namesakes};

impl Book {
    /// Resolves company, referrer, relations and `also` of every customer, whose positions are final now, and tells customers of one
    /// name apart. Links in texts are not looked for.
    pub fn connect(&mut self) {
        for at in 0..self.customers.len() {
            let folder = self.customers[at].folder.clone();
            let find = |id: &Option<String>| id.as_deref().and_then(|id| self.find(id)).filter(|&found| found != at);
            let (company, referred_by) = (find(&folder.card.company), find(&folder.card.referred_by));
            self.customers[at].company = company;
            self.customers[at].referred_by = referred_by;
            if let Some(company) = company {
                self.customers[company].members.push(at);
            }
            if let Some(introducer) = referred_by {
                self.customers[introducer].introduced.push(at);
            }
            for (number, relation) in folder.card.relations.iter().enumerate() {
                if let Some(other) = self.related(relation).filter(|&other| other != at) {
                    self.customers[other].related_by.push((at, number as u32));
                }
            }
            for (number, visit) in folder.visits.iter().enumerate() {
                for id in &visit.also {
                    if let Some(other) = self.find(id).filter(|&other| other != at) {
                        self.customers[other].also.push((at, number as u32));
                    }
                }
            }
        }
        namesakes::tell_apart(&mut self.customers);
    }

    /// Notes that a text of the customer at `from` links to the customer at `to`.
    pub fn mention(&mut self, from: usize, to: usize) {
        let mentions = &mut self.customers[to].mentioned_by;
        if to != from && mentions.last() != Some(&from) {
            mentions.push(from);
        }
    }
}
