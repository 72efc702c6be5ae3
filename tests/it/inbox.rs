//! Notes written on the road as plain text, and filed by `inbox`.

use std::fs;

use crate::book_test::BookTest;
use crate::history::{begin_history, git};
use crate::serve::Server;

fn book() -> BookTest {
    BookTest::with_settings("language = \"zh-CN\"\n")
        .file("customers/zhang-wei/zhang-wei.md", "+++\nname = \"张伟\"\n+++\n")
        .file("customers/li-1/li-1.md", "+++\nname = \"李明\"\ntier = \"A\"\n+++\n")
        .file("customers/li-2/li-2.md", "+++\nname = \"李明\"\ntier = \"B\"\n+++\n")
        .file("customers/ana/ana.md", "+++\nname = \"Ana Cruz\"\n+++\n")
}

fn notes(test: &BookTest, id: &str) -> Vec<String> {
    let Ok(folder) = fs::read_dir(test.path().join("customers").join(id).join("visits")) else { return Vec::new() };
    let mut names: Vec<String> =
        folder.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

const ROAD: &str =
    "张伟 周五 面谈 谈了续约，下周三给方案 next:+7d\n- [ ] 发报价 due:周三\n\nana call She wants 40 more.\n";

#[test]
fn each_paragraph_becomes_a_note_and_a_commit() {
    let test = book();
    begin_history(&test);
    test.write("inbox/phone.txt", ROAD);
    test.run("inbox").exits(2).prints("张伟").says("--yes");
    test.run("inbox --dry-run").succeeds().prints("☐ 发报价 due:2026-11-25").prints("2026-11-27");
    assert!(notes(&test, "ana").is_empty(), "looking files nothing");
    test.run("inbox --yes").succeeds().prints("2 条");
    assert_eq!(
        test.read("customers/zhang-wei/visits/2026-11-20-1432.md"),
        "+++\nchannel = \"visit\"\nnext = 2026-11-27\n+++\n\n谈了续约，下周三给方案\n\n- [ ] 发报价 due:2026-11-25\n"
    );
    assert!(!test.exists("inbox/phone.txt"), "what is filed is gone from the inbox");
    assert_eq!(git(test.path(), &["rev-list", "--count", "HEAD"]).trim(), "3");
    assert!(git(test.path(), &["log", "--format=%b", "-2"]).matches("Clientbook-Action: inbox").count() == 2);
    test.run("check").succeeds();
}

#[test]
fn a_paragraph_given_twice_is_filed_once() {
    let test = book().file("outside.txt", format!("{ROAD}\n{ROAD}"));
    let file = test.path().join("outside.txt");
    let line = format!("inbox --yes {}", file.display());
    test.run(&line).succeeds().prints("2 条").prints("以前已经归过档");
    test.run(&line).succeeds().prints_not("2 条");
    assert_eq!((notes(&test, "zhang-wei").len(), notes(&test, "ana").len()), (1, 1));
    // A week later `周五` means another day: the program cannot know whether it is the same note.
    let test = test.on("2026-11-28T09:00");
    test.run(&line).succeeds().prints("同样的话");
    assert_eq!(notes(&test, "zhang-wei").len(), 1);
    assert!(test.exists("inbox/kept-2026-11-28-0900.txt"));
    // The tick of a task does not make it another note.
    let path = "customers/zhang-wei/visits/2026-11-20-1432.md";
    test.write(path, test.read(path).replace("- [ ] 发报价", "- [x] 发报价"));
    test.run("inbox --yes --text \"张伟 2026-11-20 面谈 谈了续约，下周三给方案\n- [ ] 发报价 due:周三\"").succeeds();
    assert_eq!(notes(&test, "zhang-wei").len(), 1);
}

#[test]
fn what_cannot_be_placed_is_kept_with_the_reason() {
    let text = "李明 来电\n\nNobody Known was here\n\n张伟 好\n- [ ] 发 due:某天\n\n张伟 来电 说好了\n";
    let test = book().file("outside.txt", text);
    let line = format!("inbox --yes {}", test.path().join("outside.txt").display());
    test.run(&line).succeeds().prints("li-1").prints("Nobody").prints("inbox/kept-2026-11-21-1432.txt");
    let kept = test.read("inbox/kept-2026-11-21-1432.txt");
    for part in ["li-1", "李明 来电\n", "Nobody Known was here\n", "张伟 好\n- [ ] 发 due:某天\n", "`某天`"]
    {
        assert!(kept.contains(part), "{part} in {kept}");
    }
    assert!(!kept.contains("说好了") && notes(&test, "zhang-wei").len() == 1);
    assert_eq!(test.read("outside.txt"), text, "a file of the user is left as it is");
    test.run(&line).succeeds();
    assert_eq!(fs::read_dir(test.path().join("inbox")).expect("a folder").count(), 1, "it is kept once");
    // It is mended there, and filed from there.
    test.write("inbox/kept-2026-11-21-1432.txt", kept.replace("李明 来电", "li-2 来电").replace("Nobody Known", "Ana"));
    test.run("inbox --yes").succeeds();
    let kept = test.read("inbox/kept-2026-11-21-1432.txt");
    assert!(kept.contains("某天") && !kept.contains("来电") && !kept.contains("Ana"), "{kept}");
    assert_eq!((notes(&test, "li-2").len(), notes(&test, "ana").len()), (1, 1));
}

#[test]
fn a_person_is_asked_who_is_meant() {
    let test = book().file("inbox/a.txt", "李明 来电 好\n");
    let line = "inbox";
    let run = test.run_on_a_terminal(line, "2\ny\n");
    assert_eq!(notes(&test, "li-2").len(), 1, "{}", run.out);
}

#[test]
fn ten_thousand_lines_in_gbk_without_a_name_are_kept_in_a_moment() {
    let text: String = (0..5_000).map(|at| format!("第{at}段没有名字，只说了些什么\n\n")).collect();
    let (bytes, _, _) = encoding_rs::GB18030.encode(&text);
    let test = book().file("outside.txt", &bytes);
    let before = std::time::Instant::now();
    test.run(&format!("inbox --yes {}", test.path().join("outside.txt").display())).succeeds();
    assert!(before.elapsed().as_secs() < 20, "{:?}", before.elapsed());
    let kept = test.read("inbox/kept-2026-11-21-1432.txt");
    assert!(kept.contains("\n第4999段没有名字，只说了些什么\n"));
    assert_eq!(kept.matches("# clientbook:").count(), 5_000);
}

#[test]
fn hostile_text_is_filed_as_text() {
    let test = book();
    let long = "x".repeat(10_000);
    for text in
        [format!("ana {long}"), "ana \u{202e}<script>alert(1)</script> [[nobody]]".to_owned(), "+++\nname".into()]
    {
        test.write("inbox/a.txt", &text);
        test.run("inbox --yes").succeeds();
    }
    assert_eq!(notes(&test, "ana").len(), 2);
    test.write("inbox/a.txt", [0xff, 0xfe, 0, 0x80, b'\n']);
    test.write("inbox/photo.jpg", [0xff, 0xd8]);
    test.run("inbox --yes").succeeds().says("photo.jpg");
    assert!(test.exists("inbox/a.txt") && test.exists("inbox/photo.jpg"), "nothing is lost");
}

#[test]
fn the_form_of_the_preview_shows_first_and_then_files() {
    let test = book();
    begin_history(&test);
    let server = Server::start(&test);
    for page in ["/", "/notes/index.html"] {
        assert!(server.get(page, &server.address).contains("/_clientbook/form/inbox"), "{page} leads to the form");
    }
    let hidden = |page: &str, name: &str| {
        let from = format!("name=\"{name}\" value=\"");
        page.split(&from).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    };
    let send = |fields: &[(&str, &str)]| {
        let body =
            fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&");
        server.ask(&format!(
            "POST /_clientbook/form/inbox HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {1}\r\n\r\n{body}",
            server.address,
            body.len()
        ))
    };
    let page = server.get("/_clientbook/form/inbox", &server.address);
    let (token, number) = (hidden(&page, "token"), hidden(&page, "number"));
    let text = "张伟 周五 面谈 谈了 <续约>\r\n- [ ] 发报价 due:周三\r\n\r\n李明 来电";
    let shown = send(&[("token", &token), ("number", &number), ("paste", text)]);
    assert!(
        shown.contains("谈了 &lt;续约&gt;") && shown.contains("due:2026-11-25") && shown.contains("li-1"),
        "{shown}"
    );
    assert!(notes(&test, "zhang-wei").is_empty() && !test.exists("inbox"), "showing files nothing");
    let (number, digest) = (hidden(&shown, "number"), hidden(&shown, "shown"));
    let done = [("token", &*token), ("number", &number), ("paste", text), ("shown", &digest)];
    assert!(send(&done).contains("1 条"));
    send(&done);
    assert_eq!(notes(&test, "zhang-wei").len(), 1);
    let kept = test.read("inbox/kept-2026-11-21-1432.txt");
    assert!(kept.contains("李明 来电") && !kept.contains("张伟"), "{kept}");
    let card = server.get("/customers/zhang-wei.html", &server.address);
    assert!(!card.contains("road.js") && card.contains("/_clientbook/form/log"), "the preview has its own forms");
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
