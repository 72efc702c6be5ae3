//! Derives from a book and a day what is due and what is owed.
//!
//! In: a [`Book`] and a day. Out: an [`Overview`]: the last contact with each customer, what each owes, and every
//! reminder with its reason. Pure, and customer by customer, so that all cores work; nothing here reads a disk, asks a
//! clock or makes a sentence.

pub mod account;
pub mod account_fault;
pub mod agenda;
pub mod aging;
pub mod bad_debt;
mod clause;
pub mod complaint_clock;
pub mod contact;
pub mod credit;
pub mod day;
pub mod deal;
pub mod dunning;
pub mod duplicates;
pub mod earned;
pub mod fact;
pub mod festival_round;
pub mod filter;
pub mod forecast;
pub mod future;
pub mod grading;
pub mod greeted;
pub mod helps;
pub mod holdings;
pub mod kept;
pub mod ledger;
pub mod list;
pub mod loyalty;
pub mod network;
mod overview;
pub mod paid_ahead;
pub mod payment_promise;
pub mod promise_ref;
pub mod ratios;
pub mod receivables;
pub mod referral;
pub mod reminder;
pub mod report;
pub mod rfm;
pub mod search;
mod settling;
mod state;
pub mod sums;
pub mod told;
pub mod unborn;
pub mod weight;
mod why;

pub use contact::ContactState;
pub use ledger::Ledger;
pub use overview::{Overview, derive, derive_accounts};
pub use payment_promise::PaymentPromise;
pub use reminder::{Kind, Rank, Reminder, Rhythm, State, Who, Why};
pub use state::CustomerState;

/// How far ahead reminders are derived, in days: what the Today page shows.
pub const HORIZON: i32 = 60;

/// How far ahead reminders are derived for the calendar, in days: to the end of the month a year ahead.
pub const YEAR: i32 = 396;
