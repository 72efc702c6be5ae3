//! The versions of the format.

/// The version of the format that is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VcardVersion {
    /// vCard 3.0 (RFC 2426), which every phone reads, with the additions of Apple.
    #[default]
    V3,
    /// vCard 4.0 (RFC 6350).
    V4,
}
