//! The one integration-test binary: sentences through the real program.

mod book_test;
mod broken;
#[path = "../browser/mod.rs"]
mod browser;
mod commands;
mod golden;
mod round_trip;
mod tidy;
