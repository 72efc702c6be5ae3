//! What a merge of two books takes and gives.

use std::collections::{BTreeMap, HashMap};

/// The files of a commit by path.
pub type Tree = BTreeMap<String, File>;

/// An old and a new path.
pub type Rename = (String, String);

/// A file as git knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Such as `0o100644`.
    pub mode: u32,
    /// A hash of its content.
    pub id: String,
}

/// What is to be merged. Paths are relative to the repository.
pub struct Sides<'a> {
    /// How the paths of the book begin: empty, or a folder of the repository with a `/`.
    pub prefix: &'a str,
    /// The files of the common ancestor.
    pub base: Tree,
    /// The files of this device.
    pub ours: Tree,
    /// The files of the other device.
    pub theirs: Tree,
    /// The files that each side renamed since the base, as old and new path; ours, then theirs.
    pub renames: [Vec<Rename>; 2],
    /// Contents by [`File::id`], for all files that differ between the sides.
    pub contents: &'a HashMap<String, Vec<u8>>,
}

/// A file of the merged book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A file that one of the sides has.
    Known(File),
    /// A file whose text was merged.
    New {
        /// As in [`File::mode`].
        mode: u32,
        /// Its content.
        bytes: Vec<u8>,
    },
}

/// Something that the merge decided and that the user should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Both sides changed the same thing differently: the file has so many open questions.
    Questions {
        /// The file.
        path: String,
        /// How many questions are in it.
        count: usize,
    },
    /// One side removed a file or a customer, the other changed it: it stays.
    EditKept {
        /// The file, or the customer's folder with a `/`.
        path: String,
    },
    /// One side merged a customer into another one: what the other side added goes along.
    Joined {
        /// The id of the one who is gone.
        gone: String,
        /// The id of the one who stays.
        into: String,
    },
    /// Two customers had the same id: one of them has a new id.
    TwoPeople {
        /// The id, which one of them keeps.
        id: String,
        /// The customer who keeps it.
        name: String,
        /// The customer who has a new id.
        other: String,
        /// That id.
        new_id: String,
    },
    /// A file that is not a text and changed on both sides: their version has a name of its own.
    Beside {
        /// The file with our version.
        path: String,
        /// The file with their version.
        other: String,
    },
    /// Both sides renamed a file or a customer's folder differently: our name stays.
    RenamedTwice {
        /// Our name.
        path: String,
        /// Their name.
        other: String,
    },
}

/// The result of a merge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// The changes to our side by path; `None` for a file that is removed.
    pub changes: BTreeMap<String, Option<Content>>,
    /// What the user should know.
    pub notes: Vec<Notice>,
}
