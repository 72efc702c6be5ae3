//! The one integration-test binary: sentences through the real program.

mod account_commands;
mod account_faults;
mod accounts;
mod address_books;
mod agenda;
mod backup;
mod book_test;
mod brief;
mod broken;
#[path = "../browser/mod.rs"]
mod browser;
mod building;
mod chinese;
mod choosing;
mod circles;
mod classes;
mod company_lists;
mod complaint_steps;
mod complaints;
mod core_card;
mod costs;
#[cfg(target_os = "linux")]
mod crash;
mod devices;
mod editing;
mod entries;
mod exporting;
mod finding;
mod foreign_folders;
mod forms;
mod forms_refused;
mod forms_words;
mod golden;
mod handover;
mod history;
#[cfg(unix)]
mod hostile;
mod hostile_archive;
#[cfg(unix)]
mod hostile_disk;
#[cfg(unix)]
mod hostile_received;
#[cfg(unix)]
mod hostile_stage;
#[cfg(unix)]
mod hostile_terminal;
mod hostile_web;
mod import_again;
mod import_care;
mod importing;
mod inbox;
mod independent;
mod invoicing;
mod lateness;
mod ledger;
mod lists;
mod logging;
mod loyalty;
mod lunar;
mod machine;
mod markdown;
mod merge;
mod merging;
mod my_card;
mod network;
mod notifying;
mod occasions;
mod odd_cases;
mod other_programs;
mod page_review;
mod period;
mod phone_calendar;
mod phone_edition;
mod pipeline;
mod places;
mod profiles;
mod promises;
mod reading;
mod readme;
mod record_tables;
mod referrals;
mod round_trip;
mod saying;
mod search_data;

mod serve;
mod service;
mod sheet_book;
mod sheets;
mod snoozing;
mod starting;
mod statement;
mod sync;
mod terminal;
mod texts;
mod tidy;
mod today;
mod touch;
mod two_readers;
mod value;
mod value_costs;
mod vcards;
mod visible;
#[cfg(target_os = "linux")]
mod welcome;
mod withheld_values;
