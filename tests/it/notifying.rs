//! The list of the day, told once a day by the desktop or as plain text.

use crate::book_test::{BookTest, Run};

fn book() -> BookTest {
    let note = "Talked.\n\n- [ ] send the <b>quote</b> due:2026-11-20\n";
    BookTest::with_settings("language = \"en\"\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")
        .file("customers/ana/visits/2026-11-10.md", note)
}

#[test]
fn the_list_is_told_once_a_day_as_plain_text() {
    let test = book();
    let told = test.run("notify --print").succeeds().prints("1 person to call today").prints("Ana: ");
    assert!(!told.out.contains('\u{1b}'), "{:?}", told.out);
    assert_eq!(test.run("notify --print").succeeds().out, "");
    test.run("notify --print --again").succeeds().prints("Ana");
    let test = test.on("2026-11-22");
    test.run("notify --print").succeeds().prints("Ana");
    BookTest::with_settings("language = \"en\"\n").run("notify --print").succeeds().says_nothing();
}

/// The desktop's own program gets the title and the text as they are; without one the text is printed.
#[cfg(target_os = "linux")]
#[test]
fn the_desktop_shows_it_where_there_is_one() {
    use std::os::unix::fs::PermissionsExt;
    let test = book();
    let script = "#!/bin/sh\nfor one in \"$@\"; do printf '%s|' \"$one\"; done > \"$SEEN\"\n";
    test.write("bin/notify-send", script);
    let tool = test.path().join("bin/notify-send");
    std::fs::set_permissions(&tool, std::fs::Permissions::from_mode(0o755)).expect("a program");
    let path = format!("{}:{}", test.path().join("bin").display(), std::env::var("PATH").unwrap_or_default());
    let mut command = test.command("");
    command.env("PATH", path).env("SEEN", test.path().join("seen"));
    let run = Run::of(command, "notify").succeeds();
    assert_eq!(run.out, "");
    let seen = test.read("seen");
    assert!(seen.starts_with("--app-name=clientbook|--|1 person to call today|Ana: "), "{seen}");
    assert!(seen.contains("&lt;b&gt;quote") && !seen.contains("<b>"), "{seen}");
    let mut command = test.command("");
    command.env("PATH", test.path());
    Run::of(command, "notify --again").succeeds().prints("Ana").says("no program that shows notifications");
}
