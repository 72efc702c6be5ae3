//! Writes a made-up book of any size. Equal seeds give equal bytes, and a book of 1,000 customers is
//! the beginning of one of 10,000.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use clientbook::book::Day;
use clientbook::book::day::plus_days;
use rayon::prelude::*;

use super::words::*;

/// The day of the book; also in its settings.
pub const TODAY: Day = Day::constant(2026, 11, 21);

/// Days over which the notes are spread: 24 months.
const SPAN: usize = 730;

/// Most notes a customer can have: a note's file name is its day.
pub const MOST_VISITS: usize = SPAN;

/// What book is to be written.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub customers: usize,
    pub visits: usize,
    pub seed: u64,
}

/// What was written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Size {
    pub files: usize,
    pub bytes: usize,
}

const SETTINGS: &str = r#"format = 1
title = "林的客户簿"
language = "zh-CN"
currency = "CNY"
today = 2026-11-21

[owner]
name = "林晓"
email = "lin@example.com"

[tiers.A]
every = 14
meet = 90
serves = "专属方案、季度面谈"

[tiers.B]
every = 30
meet = 180

[day]
contacts = 12

[reminders]
birthday = 7
invoice = 3

[fields.risk_level]
type = "choice"
label = "风险等级"
choices = ["C1", "C2", "C3", "C4", "C5"]
"#;

/// Writes the book of `shape` into `root`, which is made.
pub fn generate(root: &Path, shape: Shape) -> io::Result<Size> {
    fs::create_dir_all(root)?;
    fs::write(root.join("clientbook.toml"), SETTINGS)?;
    let customers = root.join("customers");
    let sizes = (0..shape.customers).into_par_iter().map(|index| write_customer(&customers, shape, index));
    let add = |a: Size, b: Size| Ok(Size { files: a.files + b.files, bytes: a.bytes + b.bytes });
    sizes
        .try_reduce(|| Size { files: 0, bytes: 0 }, add)
        .map(|size| Size { files: size.files + 1, bytes: size.bytes + SETTINGS.len() })
}

/// SplitMix64 (Steele, Lea, Flood 2014): a few lines that give the same numbers everywhere.
struct Random(u64);

impl Random {
    /// Numbers of their own for each customer, so that customers can be written in any order.
    fn new(seed: u64, index: usize, purpose: u64) -> Random {
        let mut random = Random(seed ^ (index as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (purpose << 56));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn between(&mut self, from: usize, to: usize) -> usize {
        from + self.below(to - from + 1)
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn phone(&mut self) -> String {
        format!("138-{:04}-{:04}", self.below(10_000), self.below(10_000))
    }

    fn amount(&mut self) -> String {
        format!("{}.00", self.between(2, 200) * 500)
    }

    /// Solar, lunar or without a year.
    fn birthday(&mut self) -> String {
        let (year, month, day) = (self.between(1945, 2000), self.between(1, 12), self.between(1, 28));
        match self.below(10) {
            0..5 => format!("{year}-{month:02}-{day:02}"),
            5..8 => format!("\"lunar {year}-{month:02}-{day:02}\""),
            _ => format!("\"--{month:02}-{day:02}\""),
        }
    }
}

/// Who a customer is: known from the seed and the position alone, so that others can refer to it.
struct Identity {
    id: String,
    name: String,
    is_company: bool,
    is_chinese: bool,
}

fn identity(seed: u64, index: usize) -> Identity {
    let mut random = Random::new(seed, index, 1);
    let (is_company, is_chinese) = (index % 5 == 4, random.chance(60));
    let (name, stem) = match (is_company, is_chinese) {
        (true, true) => {
            let ((name, pinyin), (trade, _)) = (random.pick(COMPANIES), random.pick(TRADES));
            (format!("{name}{trade}有限公司"), pinyin.to_owned())
        }
        (true, false) => {
            let (name, (_, trade)) = (random.pick(LAST_NAMES), random.pick(TRADES));
            (format!("{name} {trade} Co."), name.to_lowercase())
        }
        (false, true) => {
            let (surname, given) = (random.pick(SURNAMES), random.pick(GIVEN));
            let second = if random.chance(60) { random.pick(GIVEN) } else { ("", "") };
            let dash = if second.1.is_empty() { "" } else { "-" };
            (format!("{}{}{}", surname.0, given.0, second.0), format!("{}-{}{dash}{}", surname.1, given.1, second.1))
        }
        (false, false) => {
            let (first, last) = (random.pick(FIRST_NAMES), random.pick(LAST_NAMES));
            (format!("{first} {last}"), format!("{first}-{last}").to_lowercase())
        }
    };
    Identity { id: format!("{stem}-{index:05}"), name, is_company, is_chinese }
}

/// An invoice that is not paid: what a promise to pay can be about.
struct Open {
    no: String,
    amount: String,
}

fn write_customer(customers: &Path, shape: Shape, index: usize) -> io::Result<Size> {
    let who = identity(shape.seed, index);
    let mut random = Random::new(shape.seed, index, 2);
    let folder = customers.join(&who.id);
    fs::create_dir_all(folder.join("visits"))?;
    let mut size = Size::default();
    let mut write = |path: &str, text: String| {
        size.files += 1;
        size.bytes += text.len();
        fs::write(folder.join(path), text)
    };
    write(&format!("{}.md", who.id), card(&mut random, shape, index, &who))?;
    let mut open = None;
    if random.chance(10) {
        let (text, unpaid) = account(&mut random, index);
        open = unpaid;
        write("account.toml", text)?;
    }
    for number in 0..shape.visits {
        let step = (SPAN / shape.visits).max(1);
        let age = (shape.visits - 1 - number) * SPAN / shape.visits + random.below(step);
        let day = plus_days(TODAY, -(age as i32));
        let stem = if random.chance(50) {
            format!("{day}-{:02}{:02}", random.between(8, 18), random.below(60))
        } else {
            day.to_string()
        };
        let last = number + 1 == shape.visits;
        let text = note(&mut random, shape, index, &who, day, open.as_ref().filter(|_| last));
        write(&format!("visits/{stem}.md"), text)?;
    }
    if random.chance(15) {
        fs::create_dir_all(folder.join("plans"))?;
        write("plans/next-talk.md", plan(&mut random))?;
    }
    Ok(size)
}

fn card(random: &mut Random, shape: Shape, index: usize, who: &Identity) -> String {
    let mut text = format!("+++\nname = \"{}\"\n", who.name);
    let kind = if who.is_company { "company" } else { "person" };
    let _ = writeln!(text, "kind = \"{kind}\"");
    match random.below(100) {
        0..10 => text += "tier = \"A\"\n",
        10..30 => text += "tier = \"B\"\n",
        30..70 => text += "tier = \"C\"\n",
        70..90 => text += "tier = \"D\"\n",
        _ => {}
    }
    let stage = match random.below(100) {
        0..70 => "active",
        70..85 => "prospect",
        85..97 => "dormant",
        _ => "lost",
    };
    let _ = writeln!(text, "since = {}-03-15\nstage = \"{stage}\"", random.between(2015, 2024));
    let _ = writeln!(text, "region = \"{}\"", random.pick(REGIONS));
    let _ = writeln!(text, "address = [\"{} {} 号\"]", random.pick(STREETS), random.between(1, 999));
    if random.chance(30) {
        let _ = writeln!(text, "best_time = \"{}\"\nprefers = \"call\"", random.pick(BEST_TIMES));
    }
    let _ = writeln!(text, "industry = \"{}\"\nsource = \"{}\"", random.pick(INDUSTRIES), random.pick(SOURCES));
    let tags: Vec<String> = (0..random.below(4)).map(|_| format!("\"{}\"", random.pick(TAGS))).collect();
    let _ = writeln!(text, "tags = [{}]", tags.join(", "));
    let _ = writeln!(text, "phone = [\"{}\", {{ label = \"work\", number = \"{}\" }}]", random.phone(), random.phone());
    let _ = writeln!(text, "email = [\"c{index}@example.com\"]");
    if index > 0 && random.chance(8) {
        let _ = writeln!(text, "referred_by = \"{}\"", identity(shape.seed, random.below(index)).id);
    }
    if !who.is_company {
        let _ = writeln!(text, "gender = \"{}\"\ntitle = \"{}\"", random.pick(&["m", "f"]), random.pick(TITLES));
        if random.chance(70) {
            let _ = writeln!(text, "birthday = {}", random.birthday());
        }
        // Every fifth customer is a company; only earlier ones are sure to be in a smaller book.
        if index > 5 && random.chance(25) {
            let _ = writeln!(text, "company = \"{}\"", identity(shape.seed, random.below(index / 5) * 5 + 4).id);
        }
    }
    tables(random, index, who, &mut text);
    text += "+++\n\n";
    text += &prose(random, shape, index, who.is_chinese, 60, 300);
    if random.chance(35) {
        let (needs, avoid) = if who.is_chinese { ("需求", "忌讳") } else { ("Needs", "Avoid") };
        let (first, second) = (sentence(random, who.is_chinese), sentence(random, who.is_chinese));
        let _ = write!(text, "\n## {needs}\n\n- {first}\n- {second}\n");
        if random.chance(50) {
            let _ = write!(text, "\n## {avoid}\n\n- {}\n", sentence(random, who.is_chinese));
        }
    }
    text
}

/// Contacts, family, products, dates and own fields of a card.
fn tables(random: &mut Random, index: usize, who: &Identity, text: &mut String) {
    if who.is_company {
        for number in 0..random.between(1, 3) {
            let name = identity(index as u64 ^ 0xc0ffee, number).name;
            let _ = write!(text, "\n[[contact]]\nname = \"{name}\"\nrole = \"{}\"\n", random.pick(TITLES));
            let _ = writeln!(text, "duty = [\"{}\"]", random.pick(&["decides", "buys", "uses", "pays"]));
            let _ = writeln!(text, "phone = [\"{}\"]", random.phone());
            if random.chance(30) {
                let _ = writeln!(text, "birthday = {}", random.birthday());
            }
        }
    } else if random.chance(20) {
        let name = identity(index as u64 ^ 0xfa111e, 0).name;
        let _ = write!(text, "\n[[family]]\nname = \"{name}\"\nrelation = \"{}\"\n", random.pick(RELATIONS));
        let _ = writeln!(text, "birthday = {}", random.birthday());
    }
    if random.chance(10) {
        let day = plus_days(TODAY, random.below(365) as i32 - 3650);
        let _ = write!(
            text,
            "\n[[date]]\nname = \"{}\"\non = {day}\n",
            random.pick(&["结婚纪念日", "公司周年", "Opening day"])
        );
    }
    if random.chance(25) {
        let (since, until) = (random.between(100, 600) as i32, random.between(1, 500) as i32);
        let _ = write!(text, "\n[[product]]\nname = \"{}\"\nno = \"P-{index:05}\"\n", random.pick(PRODUCTS));
        let _ = writeln!(text, "since = {}\nexpires = {}", plus_days(TODAY, -since), plus_days(TODAY, until));
        let _ = writeln!(text, "amount = \"{}\"", random.amount());
    }
    if random.chance(20) {
        let _ = write!(text, "\n[custom]\nrisk_level = \"C{}\"\n", random.between(1, 5));
    }
}

fn note(random: &mut Random, shape: Shape, index: usize, who: &Identity, day: Day, open: Option<&Open>) -> String {
    let channels = ["visit", "visit", "call", "call", "call", "message", "message", "email", "online", "event"];
    let mut text = format!("+++\nchannel = \"{}\"\n", random.pick(&channels));
    let talked = !random.chance(10);
    if !talked {
        let _ = writeln!(text, "outcome = \"{}\"", random.pick(&["no-answer", "left-message"]));
    } else {
        if random.chance(10) {
            text += "by = \"customer\"\n";
        }
        if random.chance(20) {
            let _ = writeln!(text, "purpose = [\"{}\"]", random.pick(&["information", "care", "policy", "feedback"]));
        }
        if random.chance(15) {
            let _ = writeln!(text, "with = [\"{}\"]", random.pick(TITLES));
        }
        if random.chance(30) {
            let _ = writeln!(text, "minutes = {}", random.between(1, 12) * 10);
        }
        if random.chance(5) {
            let _ = writeln!(text, "gift = \"{}\"\ncost = \"{}\"", random.pick(GIFTS), random.amount());
        }
        if random.chance(5) {
            let _ = writeln!(text, "satisfaction = {}", random.between(1, 5));
        }
        if random.chance(6) {
            let _ = writeln!(text, "next = {}", plus_days(day, random.between(10, 120) as i32));
        }
    }
    text += "+++\n\n";
    text += &prose(random, shape, index, who.is_chinese, 100, 400);
    if talked && random.chance(12) {
        let due = plus_days(day, random.between(2, 40) as i32);
        // Old promises are nearly all kept.
        if due < TODAY && random.chance(95) {
            let _ = write!(text, "\n- [x] {} due:{due} done:{due}\n", random.pick(TASKS));
        } else {
            let _ = write!(text, "\n- [ ] {} due:{due}\n", random.pick(TASKS));
        }
    }
    if let Some(open) = open.filter(|_| random.chance(50)) {
        let due = plus_days(TODAY, random.between(0, 30) as i32 - 8);
        let _ = write!(text, "\n- [ ] 汇款 due:{due} by:customer amount:{} for:{}\n", open.amount, open.no);
    }
    text
}

fn sentence(random: &mut Random, is_chinese: bool) -> String {
    let sentence = random.pick(if is_chinese { SENTENCES_ZH } else { SENTENCES_EN });
    sentence.replace('#', &random.between(2, 60).to_string())
}

/// Sentences of `from` to `to` bytes; in a few a link to another customer.
fn prose(random: &mut Random, shape: Shape, index: usize, is_chinese: bool, from: usize, to: usize) -> String {
    let wanted = random.between(from, to - 60);
    let mut text = String::new();
    if index > 0 && random.chance(3) {
        let other = identity(shape.seed, random.below(index));
        let _ =
            write!(text, "[[{}|{}]] {}", other.id, other.name, if is_chinese { "介绍的。" } else { "introduced us. " });
    }
    while text.len() < wanted {
        text += &sentence(random, is_chinese);
        text += match (random.below(8), is_chinese) {
            (0, _) => "\n\n",
            (_, true) => "",
            (_, false) => " ",
        };
    }
    format!("{}\n", text.trim_end())
}

fn plan(random: &mut Random) -> String {
    let due = plus_days(TODAY, random.between(0, 70) as i32 - 10);
    let time = if random.chance(25) { "T10:30:00" } else { "" };
    format!(
        "+++\ntitle = \"{}\"\ndue = {due}{time}\nchannel = \"visit\"\namount = \"{}\"\nchance = {}\n+++\n\n{}\n",
        random.pick(PLANS),
        random.amount(),
        random.between(1, 9) * 10,
        sentence(random, true),
    )
}

/// Invoices, most of them paid. Gives the newest that is not.
fn account(random: &mut Random, index: usize) -> (String, Option<Open>) {
    let mut text = "terms = \"net 30\"\n".to_owned();
    if random.chance(40) {
        text += "credit_limit = \"200000.00\"\n";
    }
    let (mut payments, mut open) = (String::new(), None);
    let invoices = random.between(2, 5);
    for number in 0..invoices {
        let age = ((invoices - number) * 70 - random.below(60)) as i32;
        let (no, date, amount) = (format!("INV-{index:05}-{number}"), plus_days(TODAY, -age), random.amount());
        let due = plus_days(date, 30);
        let _ = write!(text, "\n[[invoice]]\nno = \"{no}\"\ndate = {date}\ndue = {due}\namount = \"{amount}\"\n");
        let paid = plus_days(date, random.between(5, 65) as i32);
        if paid <= TODAY && random.chance(75) {
            let no_of_payment = format!("P-{index:05}-{number}");
            let _ = write!(payments, "\n[[payment]]\nno = \"{no_of_payment}\"\ndate = {paid}\namount = \"{amount}\"\n");
            let _ = writeln!(payments, "for = \"{no}\"\nmethod = \"transfer\"");
        } else {
            open = Some(Open { no, amount });
        }
    }
    (text + payments.as_str(), open)
}
