//! A thousand made-up accounts, reckoned a second time by a script that knows only the rules in words.

use clientbook::book::Day;
use clientbook::book::day::plus_days;

use crate::book_test::{BookTest, repository};
use crate::machine::start;

/// Numbers that look like chance and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    fn day(&mut self, from: Day, span: u64) -> Day {
        plus_days(from, self.below(span) as i32)
    }
}

const START: Day = Day::constant(2026, 1, 1);

fn amount(cents: u64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn account(dice: &mut Dice) -> String {
    let invoices = dice.below(8);
    let mut text = String::new();
    for number in 0..invoices {
        let (date, cents) = (dice.day(START, 300), 1 + dice.below(900_000));
        let due = dice.day(date, 90);
        text +=
            &format!("[[invoice]]\nno = \"A-{number}\"\ndate = {date}\ndue = {due}\namount = \"{}\"\n", amount(cents));
        if dice.one_in(6) {
            text += "currency = \"EUR\"\n";
        }
        if dice.one_in(4) && cents > 1 {
            let first = 1 + dice.below(cents - 1);
            let later = dice.day(due, 60);
            let (first, rest) = (amount(first), amount(cents - first));
            text += &format!(
                "parts = [{{ due = {due}, amount = \"{first}\" }}, {{ due = {later}, amount = \"{rest}\" }}]\n"
            );
        }
        if dice.one_in(7) {
            let off = 1 + dice.below(cents);
            text += &format!("written_off = {{ date = {}, amount = \"{}\" }}\n", dice.day(due, 120), amount(off));
        }
        if dice.one_in(5) && cents > 100 {
            let (until, off) = (dice.day(date, 60), amount(1 + dice.below(cents / 20)));
            text += &format!("discount = {{ until = {until}, amount = \"{off}\" }}\n");
        }
        text.push('\n');
    }
    for number in 0..dice.below(10) {
        let cents = 1 + dice.below(1_200_000);
        text += &format!(
            "[[payment]]\nno = \"P-{number}\"\ndate = {}\namount = \"{}\"\n",
            dice.day(START, 360),
            amount(cents)
        );
        if dice.one_in(8) {
            text += "currency = \"EUR\"\n";
        }
        match dice.below(9) {
            0 => text += "kind = \"credit-note\"\n",
            1 => text += "kind = \"refund\"\n",
            _ => {}
        }
        if dice.one_in(10) {
            text += &format!("returned = {}\n", dice.day(START, 400));
        }
        match (invoices, dice.below(3)) {
            (1.., 0) => text += &format!("for = \"A-{}\"\n", dice.below(invoices)),
            (2.., 1) => {
                let (one, other) = (dice.below(invoices), dice.below(invoices));
                text += &format!(
                    "for = [{{ no = \"A-{one}\", amount = \"{}\" }}, {{ no = \"A-{other}\" }}]\n",
                    amount(1 + dice.below(cents))
                );
            }
            _ => {}
        }
        text.push('\n');
    }
    text
}

/// The program's report in the lines of the script.
fn reported(test: &BookTest, day: &str) -> Vec<String> {
    let json = test.run(&format!("report aging --as-of {day} --json")).succeeds().json();
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let line = |row: &serde_json::Value| {
        let buckets: Vec<String> =
            row["buckets"].as_array().expect("buckets").iter().map(|one| text(&one["amount"])).collect();
        let head = ["customer", "currency", "open", "overdue", "unallocated"].map(|key| text(&row[key]));
        format!("{} {}", head.join(" "), buckets.join(" "))
    };
    let mut lines: Vec<String> = json["customers"].as_array().expect("customers").iter().map(line).collect();
    lines.sort();
    lines
}

#[test]
fn a_second_reckoning_agrees_on_a_thousand_accounts() {
    let test = BookTest::with_settings("language = \"en\"\ncurrency = \"USD\"\n");
    let mut dice = Dice(0x5eed_1e55);
    for number in 0..1000 {
        test.write(&format!("customers/c-{number:04}/c-{number:04}.md"), format!("+++\nname = \"C{number}\"\n+++\n"));
        test.write(&format!("customers/c-{number:04}/account.toml"), account(&mut dice));
    }
    for day in ["2026-04-30", "2026-09-15", "2027-02-28"] {
        let script = repository().join("tests/ledger/aging.py");
        let output = start("python3")
            .arg(script)
            .arg(test.path())
            .arg(day)
            .output()
            .expect("python3 runs: tests/run installs it");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let mut reckoned: Vec<String> = String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
        reckoned.sort();
        let found = reported(&test, day);
        assert!(found.len() > 500, "only {} rows on {day}", found.len());
        let differ = found.iter().zip(&reckoned).find(|(a, b)| a != b);
        assert!(
            differ.is_none() && found.len() == reckoned.len(),
            "{day}: {} and {} rows, {differ:?}",
            found.len(),
            reckoned.len()
        );
    }
}
