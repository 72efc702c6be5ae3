//! What the README shows is true: its files are read without a fault, its commands exist.

use std::fs;

use crate::book_test::{BookTest, program, repository};

fn readme() -> String {
    fs::read_to_string(repository().join("README.md")).expect("the README is there")
}

/// The blocks of a language, in order.
fn blocks(readme: &str, language: &str) -> Vec<String> {
    let opening = format!("```{language}\n");
    let blocks = readme.split(opening.as_str()).skip(1);
    blocks.map(|block| block.split("```").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_files_in_the_readme_are_read_without_a_fault() {
    let readme = readme();
    let blocks = blocks(&readme, "toml");
    let [card, note, account, settings, profiles] = &blocks[..] else {
        panic!("a card, a note, an account, settings and profiles, not {}", blocks.len())
    };
    BookTest::with_settings(&format!("language = \"en\"\n{settings}\n{profiles}"))
        .file("customers/mike-johnson/mike-johnson.md", "+++\nname = \"Mike Johnson\"\n+++\n")
        .file("customers/miller-machine/miller-machine.md", card)
        .file("customers/miller-machine/visits/2026-11-03.md", note)
        .file("customers/miller-machine/account.toml", account)
        .run("check")
        .succeeds()
        .prints_not("[CB");
}

#[test]
fn the_commands_in_the_readme_exist() {
    let readme = readme();
    let table = readme.split("## The commands").nth(1).and_then(|rest| rest.split("A customer is named").next());
    let rows = table.expect("the table of commands").lines().filter(|line| line.starts_with("| `"));
    for row in rows {
        let commands = row.split('|').nth(1).unwrap_or_default().split('`').skip(1).step_by(2);
        for command in commands {
            let words: Vec<&str> =
                command.split_whitespace().take_while(|word| word.chars().all(|c| c.is_ascii_lowercase())).collect();
            let output = program().args(&words).arg("--help").output().expect("the program runs");
            assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
}

#[test]
fn the_pictures_and_links_of_the_readme_are_there() {
    let readme = readme();
    for target in readme.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        let outside = target.starts_with("http") || target.starts_with('#');
        assert!(outside || repository().join(target).exists(), "{target}");
    }
}
