//! What one customer's folder is once it has been read.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::book::CustomerFolder;
use crate::diagnostic::Diagnostic;
use crate::format::source::Reference;

/// One customer's folder as read: its content, its faults, and what it refers to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Loaded {
    /// The records of the folder.
    pub folder: Arc<CustomerFolder>,
    /// What is wrong with its files.
    pub faults: Vec<Diagnostic>,
    /// What its files refer to, such as other customers; resolved against the whole book later.
    pub references: Vec<Reference>,
}
