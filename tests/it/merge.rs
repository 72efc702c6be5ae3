//! Two versions of a file become one: the cases of `tests/merge/`, through git's merge driver.

use std::fs;
use std::path::Path;

use crate::book_test::{program, repository};

/// Merges the case in `folder`; gives the result and the exit code.
fn run(folder: &Path, ending: &str, swapped: bool) -> (Vec<u8>, Option<i32>) {
    let work = crate::machine::folder();
    let sides = if swapped { ["base", "theirs", "ours"] } else { ["base", "ours", "theirs"] };
    let mut command = program();
    command.arg("merge-file");
    for (name, from) in ["base", "ours", "theirs"].iter().zip(sides) {
        // git hands over an empty file where there is no ancestor.
        let text = fs::read(folder.join(format!("{from}.{ending}"))).unwrap_or_default();
        let path = work.path().join(name);
        fs::write(&path, text).expect("files can be written");
        command.arg(path);
    }
    let output = command.arg(format!("customers/x/file.{ending}")).output().expect("the program runs");
    (fs::read(work.path().join("ours")).expect("a result"), output.status.code())
}

fn cases() -> Vec<(std::path::PathBuf, &'static str)> {
    let entries = fs::read_dir(repository().join("tests/merge")).expect("the cases");
    let mut folders: Vec<_> =
        entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
        .into_iter()
        .map(|folder| if folder.join("ours.toml").exists() { (folder, "toml") } else { (folder, "md") })
        .collect()
}

#[test]
fn every_case_gives_what_a_careful_person_would_write() {
    let mut wrong = Vec::new();
    let cases = cases();
    for (folder, ending) in &cases {
        let path = folder.join(format!("expect.{ending}"));
        let (result, code) = run(folder, ending, false);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &result).expect("files can be written");
        }
        let expect = fs::read(&path).expect("an expected result");
        let asks = memchr::memmem::find(&expect, b"<<<<<<< one device").is_some();
        if result != expect || code != Some(i32::from(asks)) {
            let show = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            wrong.push(format!(
                "{} (exit {code:?})\n--- expected\n{}--- merged\n{}",
                folder.display(),
                show(&expect),
                show(&result)
            ));
        }
    }
    assert!(cases.len() >= 40, "{} cases", cases.len());
    assert!(wrong.is_empty(), "{} of {}:\n\n{}", wrong.len(), cases.len(), wrong.join("\n\n"));
}

#[test]
fn from_the_other_device_the_same_cases_ask_the_same_questions() {
    for (folder, ending) in cases() {
        let count = |(text, _): (Vec<u8>, Option<i32>)| memchr::memmem::find_iter(&text, b"<<<<<<< one device").count();
        assert_eq!(count(run(&folder, ending, false)), count(run(&folder, ending, true)), "{}", folder.display());
    }
}
