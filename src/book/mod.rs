//! The data types of the book: customers, their records, and the settings.
//!
//! ```text
//! Book
//! ├── Settings                 clientbook.toml
//! └── Customer …               one per folder, sorted by id; references resolved
//!     └── CustomerFolder       what was read from the disk
//!         ├── Card             the front matter and body of ID.md
//!         ├── Visit …          oldest first
//!         ├── Plan …, Complaint …
//!         └── Account          invoices and payments
//! ```
//!
//! This module holds only data: it does not read files, does not ask for the time and does not format output.

#[macro_use]
pub mod choice;
pub mod choice_alias;
pub mod company_name;
mod company_words;
#[macro_use]
pub mod field;
mod field_value;

pub mod account;
mod apart;
pub mod audience;
pub mod birth;
#[allow(clippy::module_inception, reason = "the type `Book` has a file like every other")]
mod book;
pub mod calendar_settings;
pub mod card_table;
mod channel;
mod china_holidays;
pub mod chinese_surname;
pub mod complaint_choice;
pub mod complaint_rules;
pub mod conflict_copy;
mod connect;
pub mod copy;
pub mod cost_rules;
pub mod counted;
pub mod credit_rules;
pub mod currency;
pub mod customer;
mod customer_folder;
mod customer_in_book;
pub mod day;
pub mod deal;
mod doubles;
pub mod fact;
pub mod fact_key;
pub mod festival;
pub mod festival_day;
pub mod filter;
pub mod find;
pub mod foreign_file;
pub mod grading_rules;
pub mod id;
pub mod import_kind;
pub mod invoice_number;
pub mod layout;
pub mod letters;
pub mod links;
pub mod lunar;
pub mod money;
pub mod name_fit;
pub mod names;
pub mod namesakes;
pub mod occasion;
pub mod own_field;
pub mod owner;
pub mod owner_card;
pub mod paper;
pub mod period;
pub mod person;
pub mod phone;
pub mod pipeline_rules;
pub mod product_day;
pub mod profile;
mod profile_fields;
pub mod public_holidays;
pub mod readings;
pub mod record;
pub mod record_history;
pub mod record_times;
pub mod rule;
pub mod saved_list;
pub mod settings;
pub mod solar_term;
pub mod spelling;
pub mod stem;
pub mod table_kind;
pub mod target;
pub mod terms;
pub mod text;
pub mod theme_file;
pub mod tie;
pub mod time_span;
pub mod touch_rules;
pub mod typed;
pub mod visit;
pub mod yearly_day;

pub use account::Account;
pub use book::Book;
pub use channel::Channel;
pub use choice::Choice;
pub use customer::{Card, Secrecy};
pub use customer_folder::CustomerFolder;
pub use customer_in_book::{Customer, CustomerIndex};
pub use day::{Day, Moment, Time};
pub use doubles::name_key;
pub use id::CustomerId;
pub use layout::APART;
pub use links::Links;
pub use money::{Currency, Money};
pub use settings::{Language, Settings};
pub use visit::{Complaint, Plan, Promise, Visit};
pub use yearly_day::YearlyDay;
