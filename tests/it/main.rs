//! The one integration-test binary: sentences through the real program.

mod agenda;
mod book_test;
mod broken;
#[path = "../browser/mod.rs"]
mod browser;
mod commands;
mod golden;
mod history;
mod independent;
mod ledger;
mod lunar;
mod occasions;
mod phone_calendar;
mod readme;
mod round_trip;
mod serve;
mod tidy;
