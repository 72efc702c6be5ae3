//! What one wants to know before the door.

use crate::book_test::BookTest;

#[test]
fn five_minutes_before_the_door_are_enough() {
    let note = |fields: &str, text: &str| format!("+++\nchannel = \"visit\"\n{fields}+++\n\n{text}\n");
    let test = BookTest::with_settings("language = \"en\"\ncurrency = \"USD\"\n")
        .file(
            "customers/ana/ana.md",
            "+++\nname = \"Ana Ruiz\"\nbirthday = 1980-12-01\n\n[[family]]\nname = \"Leo\"\nrelation = \"son\"\nbirthday = 2010-11-30\n+++\n\n## Avoid\n\nHer former boss\n",
        )
        .file("customers/ana/visits/2026-08-01.md", note("gift = \"a pen\"\n", "First."))
        .file("customers/ana/visits/2026-09-01.md", note("", "Second."))
        .file("customers/ana/visits/2026-10-01.md", note("", "Third.\n\n- [ ] send it due:2026-11-20\n- [ ] her list due:2026-11-25 by:customer"))
        .file("customers/ana/visits/2026-11-01.md", note("", "Fourth."))
        .file("customers/ana/visits/2026-12-24.md", note("", "To come."))
        .file("customers/ana/complaints/2026-11-10.md", "+++\ncause = \"Late again\"\n+++\n")
        .file(
            "customers/ana/account.toml",
            "[[invoice]]\nno = \"1\"\ndate = 2026-09-01\ndue = 2026-10-01\namount = \"70.00\"\n",
        )
        .on("2026-11-21");
    let brief = test.run("brief ana").succeeds();
    for told in [
        "send it",
        "her list",
        "70.00",
        "a pen",
        "Late again",
        "Her former boss",
        "Leo",
        "Fourth.",
        "Second.",
        "How satisfied are they",
        "Ana Ruiz today visit",
    ] {
        assert!(brief.out.contains(told), "{told} is missing:\n{}", brief.out);
    }
    assert!(!brief.out.contains("First.") && !brief.out.contains("To come."), "{}", brief.out);
    // The note that is ready to fill is one that can be filed.
    let note = "Ana Ruiz today visit Talked about the press.\n- [ ] send the sheet due:+7d\n";
    std::fs::write(test.path().join("filled.txt"), note).expect("a file");
    let file = test.path().join("filled.txt").display().to_string();
    test.run(&format!("inbox {file} --yes")).succeeds();
    assert!(test.run("show ana").succeeds().out.contains("Talked about the press"));
    test.run("brief nobody").exits(2);
}
