//! What tells namesakes apart.

/// What tells a customer from others of the same name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Apart {
    /// Facts that people know: the tier, the region, the employer.
    pub facts: Vec<String>,
    /// Another one has the same facts, so that only the id tells them apart.
    pub needs_id: bool,
}
