//! What becomes of a customer of a file, in one word.

use crate::exchange::import::Verdict;

/// The kinds of proposals, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Refused,
    Doubtful,
    Changed,
    New,
    Joined,
    Same,
    NotACustomer,
    Left,
}

impl State {
    pub(super) const ALL: [State; 8] = [
        State::Refused,
        State::Doubtful,
        State::Changed,
        State::New,
        State::Joined,
        State::Same,
        State::NotACustomer,
        State::Left,
    ];

    pub(super) fn of(verdict: &Verdict) -> State {
        match verdict {
            Verdict::New => State::New,
            Verdict::Changed(..) => State::Changed,
            Verdict::Same(_) => State::Same,
            Verdict::Doubtful(..) => State::Doubtful,
            Verdict::Joined(_) => State::Joined,
            Verdict::NotACustomer => State::NotACustomer,
            Verdict::Left => State::Left,
            Verdict::Refused(_) => State::Refused,
        }
    }

    /// Whether the customers of this kind are shown one by one: nothing happens to the others.
    pub(super) fn is_listed(self) -> bool {
        matches!(self, State::Refused | State::Doubtful | State::Changed | State::New)
    }

    /// The word of `--json`.
    pub(super) fn word(self) -> &'static str {
        self.parts().0
    }

    /// The message with its name.
    pub(super) fn title(self) -> &'static str {
        self.parts().1
    }

    /// The message with the number of customers.
    pub(super) fn count(self) -> &'static str {
        self.parts().2
    }

    fn parts(self) -> (&'static str, &'static str, &'static str) {
        match self {
            State::Refused => ("refused", "import-state-refused", "import-count-refused"),
            State::Doubtful => ("doubtful", "import-state-doubtful", "import-count-doubtful"),
            State::Changed => ("changed", "import-state-changed", "import-count-changed"),
            State::New => ("new", "import-state-new", "import-count-new"),
            State::Joined => ("joined", "import-state-joined", "import-count-joined"),
            State::Same => ("same", "import-state-same", "import-count-same"),
            State::NotACustomer => ("not-a-customer", "import-state-not-a-customer", "import-count-not-a-customer"),
            State::Left => ("left", "import-state-left", "import-count-left"),
        }
    }
}
