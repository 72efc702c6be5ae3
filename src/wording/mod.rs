//! What the program says: reasons, faults, sums, changes of the past, greetings and failures in words.
//!
//! In: values of the rooms below and the words of a language. Out: texts, or sentences with marks
//! ([`Marked`](crate::i18n::marked::Marked)). The terminal, the preview and the pages say the same sentence,
//! because it is made here.

pub mod about;
mod chinese_name;
pub mod choice;
pub mod complaint_answer;
pub mod counting;
pub mod duplicates;
pub mod failure;
pub mod fault;
pub mod festival_round;
pub mod found;
pub mod git_reason;
pub mod greeting;
pub mod history;
pub mod io_reason;
pub mod label;
pub mod occasion;
pub mod reason;
pub mod report;
pub mod sum;
pub mod task;
pub mod toml_reason;
pub mod yearly;
