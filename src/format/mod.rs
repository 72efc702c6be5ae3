//! Readers and writers for the files of a book.
//!
//! In: the text of one file. Out: its content as a type of `book`, and a
//! [`Diagnostic`](crate::diagnostic::Diagnostic) for each key that could not be used. A bad key is left out, and the
//! rest of the file is used. This module does not access the disk, and reads each file without looking at another.

pub mod account_file;
pub mod account_writer;
pub mod bad_choice;
pub mod card_check;
pub mod changes;
pub mod cjk_emphasis;
mod cjk_runs;
pub mod complaint_file;
pub mod complaint_rules;
pub mod conflict;
pub mod content_line;
pub mod customer_file;
pub mod day;
pub mod dialect;
pub mod document;
pub mod festival_day;
mod field_days;
mod field_lists;
pub mod fields;
pub mod file_shape;
pub mod filter;
pub mod front_matter;
mod full_width;
pub mod ics;
mod invoice_checks;
pub mod known_facts;
pub mod known_keys;
pub mod labelled;
pub mod list_tables;
mod lost_promise;
pub mod markdown;
pub mod moment;
pub mod money;
pub mod near;
mod occasions;
mod payment_check;
pub mod placed;
pub mod plain_text;
pub mod plain_toml;
pub mod plan_file;
mod profiles;
pub mod promise;
pub mod read_toml;
mod secrets;
pub mod settings_file;
pub mod shape;
pub mod source;
pub mod spoken_day;
pub mod spoken_moment;
pub mod tables;
pub mod targets;
pub mod task;
pub mod task_field;
pub mod terms;
pub mod text_file;
pub mod toml_value;
pub mod typed_day;
pub mod visit_file;
pub mod visit_writer;
mod wanted;
mod weekday;
