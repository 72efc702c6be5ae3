//! In what time a complaint is answered.

use super::visit::Severity;

/// How soon a complaint is acknowledged and resolved: `[complaints]` of the settings. Sales training asks for an answer
/// within 15 minutes to a day, and for a solution the sooner the worse it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComplaintRules {
    /// Hours until the customer is told that the complaint has arrived.
    pub acknowledge: u16,
    /// Working days until a minor, a serious and a critical complaint is resolved.
    pub resolve: [u16; 3],
}

impl Default for ComplaintRules {
    fn default() -> ComplaintRules {
        ComplaintRules { acknowledge: 24, resolve: [10, 5, 2] }
    }
}

impl ComplaintRules {
    /// Working days until a complaint is resolved; one whose severity is not known counts as serious.
    pub fn days(&self, severity: Option<Severity>) -> u16 {
        match severity {
            Some(Severity::Minor) => self.resolve[0],
            Some(Severity::Serious) | None => self.resolve[1],
            Some(Severity::Critical) => self.resolve[2],
        }
    }
}
