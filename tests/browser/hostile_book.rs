//! A book in which every text that a book may hold is one that tries to be more than text.
//!
//! The texts stand in `hostile.txt`. A few of them together are the text of one customer: of every field, note, file
//! name and setting that is theirs. The same book made of plain words is what the hostile one is compared with.

use std::fmt::Write as _;

use super::Site;
use crate::book_test::BookTest;

/// So many texts are one customer's.
const TEXTS: usize = 6;

/// Longest name of a file or folder, in bytes: the card is that and `.md`.
const NAME: usize = 200;

/// The day of all that comes soon.
const SOON: &str = "2026-11-24";

/// What one customer is made of.
pub struct Customer {
    number: usize,
    /// The name of the folder.
    id: String,
    texts: Vec<String>,
    /// Whether a page may be asked to show these texts to the letter: a control character has no letter.
    pub to_the_letter: bool,
}

/// The hostile texts, with the address of a listener in the place of its name.
pub fn hostile_texts(listener: &str) -> Vec<String> {
    let lines = include_str!("hostile.txt").lines().filter(|line| !line.is_empty() && !is_comment(line));
    lines.map(|line| unescaped(line).replace("LISTENER", listener)).collect()
}

/// As many texts of plain words, good for any name.
pub fn plain_texts() -> Vec<String> {
    (0..hostile_texts("").len()).map(|at| format!("Words{at}")).collect()
}

/// The customers of a book, from its texts. Those that cannot be shown to the letter stand together.
pub fn customers(texts: &[String]) -> Vec<Customer> {
    let (plain, odd): (Vec<&String>, Vec<&String>) = texts.iter().partition(|text| text.chars().all(has_a_letter));
    let groups = plain.chunks(TEXTS).chain(odd.chunks(TEXTS)).enumerate();
    let customer = |(number, group): (usize, &[&String])| {
        let texts: Vec<String> = group.iter().copied().cloned().collect();
        let id = file_name(&format!("c{number:03} {}", texts.join(" ")));
        Customer { number, id, to_the_letter: texts.iter().all(|text| text.chars().all(has_a_letter)), texts }
    };
    groups.map(customer).collect()
}

/// Writes the book.
pub fn book(customers: &[Customer]) -> BookTest {
    let test = BookTest::with_settings(&settings(customers));
    for customer in customers {
        customer.write(&test);
    }
    test
}

impl Customer {
    /// The text of a field: all texts of the customer, and the field's name around them.
    pub fn text(&self, field: &str) -> String {
        let texts = self.texts.join(" ~ ");
        // Each part of a region has a page: a few customers are enough for that.
        let texts = if field == "region" && !self.number.is_multiple_of(8) { texts.replace('/', "∕") } else { texts };
        format!("{field}{n}~{texts}~{n}{field}", n = self.number)
    }

    /// The customer's page in a folder of the site: its name begins with the number.
    pub fn page(&self, site: &Site, folder: &str) -> String {
        let beginning = format!("{folder}c{:03}-", self.number);
        let page = site.pages().find(|page| page.starts_with(&beginning));
        page.unwrap_or_else(|| panic!("there is no page {beginning}…")).to_owned()
    }

    /// The page of the second card.
    pub fn second_page(&self) -> String {
        format!("customers/s{:03}.html", self.number)
    }

    fn toml(&self, field: &str) -> String {
        // Every other customer writes its characters as escapes.
        quoted(&self.text(field), self.number % 2 == 1)
    }

    /// The texts as they are, as items of a list.
    fn list(&self) -> String {
        self.texts.iter().map(|text| quoted(text, self.number.is_multiple_of(2))).collect::<Vec<_>>().join(", ")
    }

    fn write(&self, test: &BookTest) {
        let folder = format!("customers/{}", self.id);
        test.write(&format!("{folder}/{}.md", self.id), self.card());
        test.write(&format!("{folder}/account.toml"), self.account());
        test.write(&format!("{folder}/plans/{}.md", file_name(&self.texts.join(" "))), self.plan());
        test.write(&format!("{folder}/complaints/2026-11-01-{}.md", self.stem(0)), self.complaint());
        test.write(&format!("{folder}/visits/2026-11-20.md"), self.note_with_all_fields());
        test.write(&format!("customers/s{n:03}/s{n:03}.md", n = self.number), self.second_card());
        for (at, text) in self.texts.iter().enumerate() {
            test.write(&format!("{folder}/files/{}", file_name(text)), "A file.\n");
            test.write(&format!("{folder}/visits/2026-10-{:02}-{}.md", at + 1, self.stem(at)), blocks(text));
            test.write(&format!("{folder}/visits/2026-09-{:02}.md", at + 1), links(text));
            test.write(&format!("{folder}/visits/2026-08-{:02}.md", at + 1), escaped_links(text));
            test.write(&format!("{folder}/visits/2026-07-{:02}.md", at + 1), code(text));
        }
        let own_texts = format!(
            "+++\noccasion = [\"birthday\", {}]\ntiers = [{}]\n+++\n\n{}\n",
            self.toml("festival-id"),
            self.toml("tier"),
            self.braceless()
        );
        test.write(&format!("texts/own-{}.md", self.number), own_texts);
    }

    /// What may follow the day in the name of a note.
    fn stem(&self, at: usize) -> String {
        file_name(&self.texts[at])
    }

    /// The texts without braces that a greeting would be refused for.
    fn braceless(&self) -> String {
        format!(
            "greeting {{salutation}} {{name}} {{occasion}} {{owner}} {{company}} {}",
            self.texts.join(" ~ ").replace("\n", " ")
        )
    }

    fn card(&self) -> String {
        let mut card = "+++\n".to_owned();
        let one = |field: &str| format!("{field} = {}\n", self.toml(field));
        for field in [
            "name",
            "salutation",
            "pinyin",
            "tier",
            "code",
            "region",
            "best_time",
            "industry",
            "source",
            "title",
            "wechat",
        ] {
            card += &one(field);
        }
        card += &["legal_representative", "organization_form", "registered_capital"].map(one).concat();
        let list = self.list();
        let website = quoted(&self.texts[self.number % self.texts.len()], false);
        let _ = write!(card, "kind = \"company\"\nstage = \"active\"\nbirthday = \"--11-24\"\nwebsite = {website}\n");
        let _ = write!(card, "aliases = [{list}]\ntags = [{tag}, {website}]\n", tag = self.toml("tag"));
        for (key, part) in [("phone", "number"), ("email", "address"), ("address", "text")] {
            let (label, text) = (self.toml(&format!("{key}-label")), self.toml(key));
            let _ = writeln!(card, "{key} = [{{ label = {label}, {part} = {text} }}, {list}]");
        }
        let _ = writeln!(
            card,
            "lost = {{ on = 2026-11-01, reason = {}, to = {} }}",
            self.toml("lost"),
            self.toml("lost-to")
        );
        format!("{card}{}+++\n\n{}", self.tables(), self.card_body())
    }

    /// The card of another customer, who has so little to be reminded of that all of it is shown.
    fn second_card(&self) -> String {
        let t = |field: &str| self.toml(field);
        let mut card = format!("+++\nname = {}\ntier = {}\nsalutation = {}\n", t("second"), t("tier"), t("salutation"));
        let _ = write!(card, "[[product]]\nname = {}\nno = {}\nexpires = {SOON}\n", t("product"), t("product-no"));
        let _ =
            write!(card, "[[date]]\nname = {}\non = 2019-11-24\n[custom]\nd{} = {SOON}\n+++\n", t("date"), self.number);
        card
    }

    fn tables(&self) -> String {
        let t = |field: &str| self.toml(field);
        let mut tables = String::new();
        for (at, text) in self.texts.iter().enumerate() {
            let phone = quoted(text, false);
            let _ = write!(
                tables,
                "[[contact]]\nname = {}\nrole = {}\nduty = [\"decides\", \"pays\"]\n",
                t(&format!("contact{at}-")),
                t("role")
            );
            let _ = write!(
                tables,
                "phone = {phone}\nemail = {phone}\nwechat = {phone}\nnote = {phone}\nbirthday = \"--11-25\"\n"
            );
        }
        let _ = write!(
            tables,
            "[[family]]\nname = {}\nrelation = {}\nnote = {}\n",
            t("family"),
            t("relation"),
            t("family-note")
        );
        let _ = write!(
            tables,
            "[[product]]\nname = {}\nno = {}\nnote = {}\nexpires = {SOON}\n",
            t("product"),
            t("product-no"),
            t("product-note")
        );
        let _ = write!(tables, "[[date]]\nname = {}\non = 2019-11-24\n", t("date"));
        let _ = write!(
            tables,
            "[custom]\nd{n} = {SOON}\nf{n} = {}\nc{n} = {}\n{} = {}\n",
            t("custom"),
            t("choice"),
            t("own-field"),
            t("custom-own"),
            n = self.number
        );
        tables
    }

    fn card_body(&self) -> String {
        let lines = |before: &str| self.texts.iter().map(|text| format!("{before}{text}\n\n")).collect::<String>();
        format!(
            "{}## Needs\n\n{}## Avoid\n\n{}## {}\n\nEnd of the card.\n",
            lines("Story "),
            lines("- "),
            lines(""),
            self.texts[0]
        )
    }

    fn account(&self) -> String {
        let t = |field: &str| self.toml(field);
        let no = t("invoice");
        let mut account =
            format!("terms = \"net 30\"\ncredit_limit = 5\nhold = {{ since = 2026-11-01, reason = {} }}\n", t("hold"));
        let _ = write!(
            account,
            "[credit]\ncharacter = 4\ncapacity = 3\nreviewed = 2026-07-30\ndebtor = \"firm\"\nnotes = {{ character = {}, {} = {} }}\n",
            t("note-of-character"),
            t("c"),
            t("note-of-own")
        );
        let _ = write!(account, "[[invoice]]\nno = {no}\ndate = 2026-08-01\namount = 100\npo = {}\n", t("po"));
        let _ = write!(
            account,
            "[[invoice]]\nno = {}\ndate = 2026-08-02\namount = 50\ndisputed = {{ since = 2026-11-01, reason = {} }}\n",
            t("disputed-no"),
            t("dispute")
        );
        let _ = write!(
            account,
            "[[invoice]]\nno = {}\ndate = 2026-08-03\namount = 50\nwritten_off = {{ date = 2026-11-01, amount = 50, reason = {} }}\n",
            t("written-no"),
            t("write-off")
        );
        let _ = write!(
            account,
            "[[payment]]\nno = {}\ndate = 2026-10-30\namount = 4\nfor = {no}\nmethod = {}\nref = {}\n",
            t("payment"),
            t("method"),
            t("ref")
        );
        let _ = write!(
            account,
            "[[payment]]\nno = {}\ndate = 2026-10-31\namount = 1\nkind = \"credit-note\"\nfor = {no}\nref = {}\n",
            t("credit-note"),
            t("credit-ref")
        );
        let _ = write!(account, "[[revenue]]\ndate = 2026-10-31\namount = 900\nname = {}\n", t("revenue"));
        let _ = write!(account, "[[figure]]\ndate = 2026-06-30\nname = {}\namount = 900\n", t("figure"));
        account
    }

    fn plan(&self) -> String {
        let (title, goal) = (self.toml("plan"), self.toml("goal"));
        format!(
            "+++\ntitle = {title}\ndue = {SOON}\ngoal = {goal}\namount = 900\nchance = 50\n+++\n\n{}\n",
            self.texts[0]
        )
    }

    fn complaint(&self) -> String {
        let t = |field: &str| self.toml(field);
        let fields =
            format!("cause = {}\nwants = {}\nlayer = {}\nseverity = \"serious\"\n", t("cause"), t("wants"), t("layer"));
        format!("+++\n{fields}+++\n\n{}\n", self.texts[0])
    }

    /// A note with each field; `purpose` and one key are faults, which the pages of faults show.
    fn note_with_all_fields(&self) -> String {
        let t = |field: &str| self.toml(field);
        let mut note = format!(
            "+++\nchannel = \"gift\"\nwith = [{}, {}]\ngift = {}\npurpose = {}\n",
            t("with"),
            self.list(),
            t("gift"),
            t("purpose")
        );
        let _ = write!(note, "also = {}\noccasion = {}\n{} = 1\n+++\n\n", t("also"), t("occasion"), t("key"));
        let line = |text: &String| text.replace(['\n', '\r'], " ");
        for text in &self.texts {
            let _ = writeln!(note, "- [ ] promise{}~{}~promise due:{SOON}", self.number, line(text));
        }
        let _ =
            writeln!(note, "- [ ] pays by:customer due:{SOON} amount:9 for:{}", line(&self.texts[0]).replace(' ', "_"));
        note
    }
}

fn settings(customers: &[Customer]) -> String {
    let all = |field: &str| customers.iter().map(|customer| customer.text(field)).collect::<Vec<_>>().join(" ~ ");
    let mut toml = format!("language = \"en\"\ntitle = {}\n[owner]\n", quoted(&all("site-title"), false));
    for field in ["name", "title", "company", "phone", "email", "licence", "signature"] {
        let _ = writeln!(toml, "{field} = {}", quoted(&all(&format!("owner-{field}")), true));
    }
    for customer in customers {
        let t = |field: &str| customer.toml(field);
        let n = customer.number;
        let _ = write!(toml, "[tiers.{}]\nevery = 14\nserves = {}\n", t("tier"), t("serves"));
        let _ = write!(
            toml,
            "[fields.d{n}]\ntype = \"day\"\nlabel = {}\n[fields.f{n}]\nlabel = {}\n",
            t("day-label"),
            t("field-label")
        );
        let _ = write!(
            toml,
            "[fields.c{n}]\ntype = \"choice\"\nchoices = [{}]\n[fields.{}]\n",
            t("choice"),
            t("own-field")
        );
        let _ = write!(
            toml,
            "[[festival]]\nid = {}\nname = {}\non = \"--11-28\"\ntiers = [{}]\nlead = 20\n",
            t("festival-id"),
            t("festival"),
            t("tier")
        );
        let _ = write!(toml, "[[rule]]\nname = {}\nfield = \"d{n}\"\nlead = [30]\nafter = \"1 days\"\n", t("rule"));
    }
    toml
}

/// A text in each block of Markdown that may hold one.
fn blocks(text: &str) -> String {
    let line = text.replace(['\n', '\r'], " ");
    format!(
        "body~{text}~body\n\n- item {text}\n- [ ] task {line} due:2027-01-01 amount:7 for:{line}\n- [x] {line}\n\n> quote {text}\n\n\
         # head {line}\n\n{line}\n===\n\n| {line} | b |\n|:--|--:|\n| a | {line} |\n\n~~{line}~~ **{line}** _{line}_\n\n1) {line}\n\n\
         [^{line}]\n\n[^{line}]: foot {line}\n\n[^1]\n\n[^1]: foot {line}\n"
    )
}

/// As a target, a title and the text of links and images, as one would write it.
fn links(text: &str) -> String {
    let line = text.replace(['\n', '\r'], " ");
    format!(
        "[a]({line})\n\n[b](<{line}>)\n\n[{line}](<https://e.example/{line}> \"{line}\")\n\n[c](https://e.example/x '{line}')\n\n\
         <{line}>\n\n<https://e.example/{line}>\n\n![d](<{line}> \"{line}\")\n\n![{line}](<files/{line}> '{line}')\n\n\
         [[{line}]]\n\n[[c000|{line}]]\n\n![[{line}]]\n\n[e][{line}]\n\n[f][k]\n\n[k]: <{line}> '{line}'\n\n[{line}]: https://e.example/ '{line}'\n"
    )
}

/// The same with what Markdown would take for its own escaped: as character references, percents and backslashes.
fn escaped_links(text: &str) -> String {
    let file = percents(&file_name(text));
    let mut body = String::new();
    for form in [references(text), percents(text), backslashes(text)] {
        let _ = write!(
            body,
            "[a](<{form}> \"{form}\")\n\n[{form}](<https://e.example/{form}> \"{form}\")\n\n[b](<mailto:a@b.example?{form}>)\n\n"
        );
        let _ = write!(
            body,
            "![{form}](<{form}> \"{form}\")\n\n![{form}](files/{file} \"{form}\")\n\n[c](files/{file} '{form}')\n\n{form}\n\n"
        );
    }
    body
}

/// A text as code, and as what is said of code.
fn code(text: &str) -> String {
    let line = text.replace(['\n', '\r'], " ");
    let tabs = text.split_whitespace().collect::<Vec<_>>().join("\t");
    format!(
        "Code `{line}` and ``{line}``\n\n~~~~~{line}\n{text}\n~~~~~\n\n~~~~~x\t{tabs}\n{text}\n~~~~~\n\n    {line}\n"
    )
}

/// Whether a page shows a character as it stands: not controls, those of the direction, and what is no character.
fn has_a_letter(c: char) -> bool {
    let direction =
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let nothing = u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}');
    !c.is_control() && !direction && !nothing && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// A text as the name of a file.
fn file_name(text: &str) -> String {
    let mut name: String = text.chars().map(|c| if matches!(c, '/' | '\0') { '_' } else { c }).collect();
    while name.len() > NAME {
        name.pop();
    }
    let name = name.trim();
    if name.starts_with('.') { format!("x{name}") } else { name.to_owned() }
}

/// A text as a text of TOML; `all`: with an escape for all that is not ASCII.
fn quoted(text: &str, all: bool) -> String {
    let mut out = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() || (all && !c.is_ascii()) => _ = write!(out, "\\U{:08X}", u32::from(c)),
            c => out.push(c),
        }
    }
    out + "\""
}

fn references(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("&#x{:X};", u32::from(c)) })
        .collect()
}

fn percents(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

fn backslashes(text: &str) -> String {
    let line = text.replace(['\n', '\r'], " ");
    line.chars().map(|c| if c.is_ascii_punctuation() { format!("\\{c}") } else { c.to_string() }).collect()
}

fn is_comment(line: &str) -> bool {
    line == "#" || line.starts_with("# ") && !line.contains('<')
}

/// A line of the list with its escapes resolved.
fn unescaped(line: &str) -> String {
    let (mut out, mut rest) = (String::new(), line);
    while let Some((before, after)) = rest.split_once('\\') {
        out += before;
        let escape = after.chars().next().expect("a backslash escapes something");
        rest = &after[escape.len_utf8()..];
        match escape {
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            't' => out.push('\t'),
            'u' => {
                let (code, after) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).expect("\\u{…}");
                out.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a character"));
                rest = after;
            }
            c => out.push(c),
        }
    }
    out + rest
}
