//! What comes in from other programs, and what goes out to them.
//!
//! In: tables and cards of others, as [`Table`](table::Table)s. Out: [`Proposal`]s, which say what they would change
//! and change nothing yet; and files that other programs read, such as the phone's calendar. Pure: nothing here reads
//! a disk.

pub mod birthday_calendar;
pub mod csv_out;
pub mod customer_table;
mod failure;
pub mod import;
pub mod inbox;
pub mod incoming;
pub mod json_book;
pub mod json_edition;
pub mod json_schema;
pub mod monica;
pub mod open_invoices;
pub mod people_notes;
pub mod phone_calendar;
mod proposal;
pub mod reconcile;
pub mod sheet;
pub mod sheets_out;
pub mod sniff;
pub mod sum;
pub mod table;
pub mod vcard;
pub mod xlsx_out;

pub use proposal::{Proposal, ProposedChange};
