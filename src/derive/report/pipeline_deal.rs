//! A deal of the report.

use crate::book::CustomerIndex;
use crate::derive::deal::DealState;

/// A deal with its customer.
pub(super) type Deal<'b> = (CustomerIndex, DealState<'b>);
