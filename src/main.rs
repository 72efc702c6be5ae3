//! The program `clientbook`: parse, run, print the error once, exit code.

use std::process::ExitCode;

/// The book is many small texts; a faster allocator is a tenth of a build's time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    clientbook::cli::main(std::env::args_os())
}
