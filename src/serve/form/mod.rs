//! Forms: what the commands can do, in the browser.
//!
//! A form is a list of inputs, each of which is an argument or option of a command. What is sent becomes that command,
//! word by word, so that a form does what the command does and says what it says.

mod card_fields;
mod duplicates_page;
mod entry_fields;
mod fault;
mod handler;
mod import_form;
mod inbox_form;
mod input;
mod kinds;
mod missing;
mod page;
mod received;
mod said_command;
mod session;
mod triage_form;
mod values;

pub use handler::{show, take};
pub use received::received;

pub use session::FormSession;
pub use values::Values;
