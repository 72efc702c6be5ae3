//! An address book of the terminal (khard) and what carries it to another device (vdirsyncer) read the exported cards,
//! change them and bring them back.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::book_test::{BookTest, repository};
use crate::history::git;
use crate::machine;

/// A program that `tests/run` installs.
fn tool(name: &str) -> Command {
    machine::start(repository().join("target/tools/python/bin").join(name))
}

/// Runs it, answers each question with yes, and gives what it wrote.
#[track_caller]
fn run(mut command: Command) -> String {
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.unwrap_or_else(|error| panic!("{command:?}: {error}: run tests/run"));
    // It may end before it reads all of them.
    let _ = child.stdin.take().expect("a pipe").write_all("yes\n".repeat(20).as_bytes());
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{command:?}\n{}\n{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

struct Devices {
    test: BookTest,
    folder: tempfile::TempDir,
}

impl Devices {
    fn new(language: &str) -> Devices {
        let test = BookTest::sample(language);
        git(test.path(), &["init", "--quiet"]);
        git(test.path(), &["add", "--all"]);
        git(test.path(), &["commit", "--quiet", "-m", "start"]);
        let folder = machine::folder();
        let devices = Devices { test, folder };
        std::fs::create_dir(devices.path("phone")).expect("a folder");
        let storage = |name: &str, folder: &str| {
            let path = devices.path(folder).display().to_string();
            format!("[storage {name}]\ntype = \"filesystem\"\npath = \"{path}\"\nfileext = \".vcf\"\n")
        };
        let pair = format!(
            "[general]\nstatus_path = \"{}\"\n[pair people]\na = \"desk\"\nb = \"phone\"\ncollections = null\n",
            devices.path("status").display()
        );
        let carrier = [pair, storage("desk", "cards"), storage("phone", "phone")].concat();
        std::fs::write(devices.path("vdirsyncer.conf"), carrier).expect("a file");
        let book = format!(
            "[addressbooks]\n[[phone]]\npath = {}\n[general]\neditor = true\nmerge_editor = true\n[contact table]\ndisplay = formatted_name\n",
            devices.path("phone").display()
        );
        std::fs::write(devices.path("khard.conf"), book).expect("a file");
        devices.export();
        devices.carry(&["discover"]);
        devices.carry(&["sync"]);
        devices
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn export(&self) {
        let cards = self.path("cards");
        self.test.run(&format!("export vcard --profile self --out \"{}/\"", cards.display())).succeeds();
    }

    fn carry(&self, words: &[&str]) {
        let mut command = tool("vdirsyncer");
        command.arg("-c").arg(self.path("vdirsyncer.conf")).args(words);
        run(command);
    }

    fn khard(&self, words: &[&str]) -> String {
        let mut command = tool("khard");
        command.arg("-c").arg(self.path("khard.conf")).args(words);
        run(command)
    }

    fn proposal(&self) -> serde_json::Value {
        self.test.run(&format!("import \"{}\" --json", self.path("cards").display())).succeeds().json()
    }
}

fn verdicts(proposal: &serde_json::Value, verdict: &str) -> usize {
    let all = proposal["customers"].as_array().expect("customers");
    all.iter().filter(|one| one["state"] == verdict).count()
}

#[test]
fn an_address_book_reads_every_card_and_what_it_changes_comes_back_once() {
    for (language, old, name) in [("zh", "138-0000-1013", "张伟"), ("en", "", "")] {
        let devices = Devices::new(language);
        let listed = devices.khard(&["list", "--parsable"]);
        let customers = clientbook::load::load(devices.test.path()).expect("a book").0.customers;
        assert_eq!(listed.lines().count(), customers.len(), "{listed}");
        for customer in &customers {
            assert!(listed.contains(&customer.card.name), "{}", customer.card.name);
        }
        let before = devices.proposal();
        assert_eq!(verdicts(&before, "same"), customers.len(), "{before:#}");
        if old.is_empty() {
            continue;
        }
        // On the phone a number is changed and somebody is added; both are carried to the desk.
        let uid = "uid:zhang-wei@clientbook";
        let shown = devices.khard(&["show", "--format", "yaml", uid]);
        assert!(shown.contains(old) && shown.contains(name), "{shown}");
        change(&devices, &shown.replace(old, "139-7777-0001"), &["edit", "-i"], &[uid]);
        change(&devices, "First name: Ida\nLast name: New\nPhone:\n  cell: 0171-5550001\n", &["new", "-i"], &[]);
        devices.carry(&["sync"]);
        let proposal = devices.proposal();
        assert_eq!(
            ["changed", "new", "same"].map(|verdict| verdicts(&proposal, verdict)),
            [1, 1, customers.len() - 1],
            "{proposal:#}"
        );
        devices.test.run(&format!("import \"{}\" --apply", devices.path("cards").display())).succeeds();
        let card = devices.test.read("customers/zhang-wei/zhang-wei.md");
        assert!(card.contains("139-7777-0001") && !card.contains(old) && card.contains("昆泰张总"), "{card}");
        assert!(devices.test.run("list").succeeds().out.contains("Ida New"));
        // Out, over and back again, nothing is new.
        devices.export();
        devices.carry(&["sync"]);
        let again = devices.proposal();
        assert_eq!(verdicts(&again, "same"), again["customers"].as_array().expect("customers").len(), "{again:#}");
    }
}

/// Gives khard a file to read a contact from.
fn change(devices: &Devices, text: &str, before: &[&str], after: &[&str]) {
    let file = devices.path("contact.yaml");
    std::fs::write(&file, text).expect("a file");
    let file = shown(&file);
    let words: Vec<&str> = before.iter().copied().chain([file.as_str()]).chain(after.iter().copied()).collect();
    devices.khard(&words);
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
