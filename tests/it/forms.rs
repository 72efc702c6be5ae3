//! The forms of the preview, as a browser without JavaScript sends them.

use crate::book_test::BookTest;
use crate::browser::html::tags;
use crate::history::git;
use crate::serve::Server;

pub const CARD: &str = "customers/hua/hua.md";

/// A book in a repository with a company that has a bit of everything.
pub fn book() -> BookTest {
    let test = BookTest::with_settings("language = \"en\"\n[owner]\nname = \"Dana\"\nemail = \"dana@example.com\"\n[tiers.A]\nevery = 7\n")
        .file(CARD, "+++\nname = \"Hua Xin\"\nkind = \"company\"\ntags = [\"golf\"]\n\n[[contact]]\nname = \"Li Min\"\nrole = \"CFO\"\nduty = [\"pays\"]\n+++\n")
        .file("customers/hua/account.toml", "terms = \"net 30\"\n\n[[invoice]]\nno = \"A-1\"\ndate = 2026-09-01\ndue = 2026-10-01\namount = \"100.00\"\n")
        .file("customers/hua/visits/2026-11-03.md", "Met.\n\n- [ ] send it due:2026-11-20\n")
        .file("customers/hua/plans/quote.md", "+++\ntitle = \"The quote\"\ndue = 2026-11-21\n+++\n")
        .file("customers/hua/complaints/2026-11-02.md", "+++\ncause = \"Late\"\n+++\n\nHe called.\n");
    git(test.path(), &["init", "--quiet"]);
    git(test.path(), &["add", "--all"]);
    git(test.path(), &["commit", "--quiet", "-m", "start"]);
    test
}

/// A form as a page gave it out, with what is typed into it.
#[derive(Clone)]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    pub values: Vec<(String, String)>,
}

impl Form {
    /// The form at this address, which the preview must have.
    #[track_caller]
    pub fn open(server: &Server, address: &str) -> Form {
        let page = server.get(&format!("/_clientbook/form/{address}"), &server.address);
        assert!(page.starts_with("HTTP/1.1 200"), "{address}: {page}");
        Form::of(&page)
    }

    /// The last form of a page.
    #[track_caller]
    pub fn of(page: &str) -> Form {
        let at = page.rfind("<form").unwrap_or_else(|| panic!("no form:\n{page}"));
        let form = &page[at..page[at..].find("</form>").map_or(page.len(), |end| at + end)];
        let mut values = Vec::new();
        let mut select = String::new();
        for tag in tags(form) {
            let get = |name: &str| tag.get(name).unwrap_or_default().to_owned();
            match tag.name.as_str() {
                "input" if get("type") == "checkbox" && tag.get("checked").is_none() => {}
                "input" => values.push((get("name"), get("value"))),
                "textarea" => {
                    let text = form.split(&format!("name=\"{}\"", get("name"))).nth(1).unwrap_or_default();
                    let text = text.split_once(">\n").map_or("", |(_, text)| text).split("</textarea>").next();
                    values.push((get("name"), text.unwrap_or_default().to_owned()));
                }
                "select" => select = get("name"),
                "option" if tag.get("selected").is_some() => values.push((select.clone(), get("value"))),
                _ => {}
            }
        }
        let action = tags(form)[0].get("action").expect("it is sent somewhere").to_owned();
        Form { action, values }
    }

    /// Types into an input, or chooses.
    pub fn with(mut self, name: &str, value: &str) -> Form {
        self.values.retain(|(known, _)| known != name);
        self.values.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn body(&self) -> String {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(&self.values).finish()
    }

    pub fn send(&self, server: &Server) -> String {
        let origin = format!("http://{}", server.address);
        self.send_as(server, &[("Origin", &origin), ("Content-Type", "application/x-www-form-urlencoded")])
    }

    /// Sends it with these headers.
    pub fn send_as(&self, server: &Server, headers: &[(&str, &str)]) -> String {
        let body = self.body();
        let action = match self.action.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => format!("_clientbook/form/{}", self.action),
        };
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        server.ask(&format!(
            "POST /{action} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}Content-Length: {}\r\n\r\n{body}",
            server.address,
            body.len()
        ))
    }

    /// Sends it, and expects that it is done.
    #[track_caller]
    pub fn is_done(&self, server: &Server) -> String {
        let page = self.send(server);
        assert!(page.contains("<h1>Saved: "), "{}: {:?}\n{page}", self.action, self.values);
        page
    }
}

#[track_caller]
fn holds(test: &BookTest, path: &str, text: &str) {
    let file = test.read(path);
    assert!(file.contains(text), "{path} lacks {text}:\n{file}");
}

/// The number of commits.
fn commits(test: &BookTest) -> usize {
    git(test.path(), &["log", "--format=%s"]).lines().count()
}

#[test]
fn each_form_does_what_its_command_does_in_one_commit() {
    let test = book();
    let server = Server::start(&test);
    let promise = test.run("today --ids --json").json()["reminders"].as_array().and_then(|all| {
        all.iter().filter_map(|one| one["id"].as_str()).find(|id| id.starts_with("promise:")).map(str::to_owned)
    });
    let tick = format!("done?id={}", promise.expect("a promise").replace('#', "%23"));
    let note = "customers/hua/visits/2026-11-21-1432.md";
    type Typed<'t> = &'t [(&'t str, &'t str)];
    let forms: [(&str, Typed, &str, &str); 16] = [
        (tick.as_str(), &[], "customers/hua/visits/2026-11-03.md", "- [x] send it due:2026-11-20 done:2026-11-21"),
        ("log?customer=hua", &[("text", "Talked."), ("channel", "call"), ("gift", "tea")], note, "gift = \"tea\""),
        ("snooze?id=plan:hua:quote", &[("until", "+3d")], CARD, "until = 2026-11-24"),
        ("done?id=plan:hua:quote", &[("text", "Won.")], "customers/hua/plans/quote.md", "result = \"Won.\""),
        (
            "resolve?id=complaint:hua:2026-11-02",
            &[("text", "New parts."), ("satisfaction", "4"), ("cost", "5")],
            "customers/hua/complaints/2026-11-02.md",
            "satisfaction = 4\ncost = \"5.00\"\n+++\n\nHe called.\n\nNew parts.\n",
        ),
        ("customer?", &[("name", "Bo Berg"), ("tier", "A")], "customers/bo-berg/bo-berg.md", "tier = \"A\""),
        (
            "plan?customer=hua",
            &[("title", "New talk"), ("due", "+9d")],
            "customers/hua/plans/new-talk.md",
            "2026-11-30",
        ),
        (
            "complaint?customer=hua",
            &[("cause", "Rude"), ("text", "He shouted.\n\nTwice."), ("on", "yesterday")],
            "customers/hua/complaints/2026-11-20.md",
            "received = 2026-11-20\ncause = \"Rude\"\nvia = \"direct\"\n+++\n\nHe shouted.\n\nTwice.\n",
        ),
        (
            "invoice?customer=hua",
            &[("no", "A-2"), ("amount", "50"), ("due", "+9d")],
            "customers/hua/account.toml",
            "no = \"A-2\"",
        ),
        ("set?customer=hua", &[("is.tier", "A"), ("is.tags", "wine")], CARD, "tier = \"A\"\ntags = [\"wine\"]"),
        (
            "set?customer=hua",
            &[("is.terms", "net 45"), ("is.hold", "waits for papers"), ("is.credit_limit", "2,000")],
            "customers/hua/account.toml",
            "terms = \"net 45\"\ncredit_limit = \"2000.00\"\nhold = { since = 2026-11-21, reason = \"waits for papers\" }\n",
        ),
        (
            "set?customer=hua",
            &[("is.text", "## Background\n\nA mill.\n- [ ] see it due:2026-12-01")],
            CARD,
            "+++\n\n## Background\n\nA mill.\n- [ ] see it due:2026-12-01\n",
        ),
        (
            "entry?customer=hua&table=contact&entry=Li+Min",
            &[("is.role", "CEO"), ("is.duty", "decides"), ("is.phone", "139\n138")],
            CARD,
            "name = \"Li Min\"\nrole = \"CEO\"\nduty = [\"decides\"]\nphone = [\"139\", \"138\"]",
        ),
        (
            "entry?customer=hua&table=product",
            &[("is.name", "Press"), ("is.amount", "7"), ("is.expires", "12/31")],
            CARD,
            "[[product]]\nname = \"Press\"\nexpires = 2026-12-31\namount = \"7.00\"",
        ),
        (
            "set?customer=hua",
            &[("is.lost.reason", "The price"), ("is.lost.to", "Rival Ltd."), ("is.lost.on", "yesterday")],
            CARD,
            "lost = { on = 2026-11-20, reason = \"The price\", to = \"Rival Ltd.\" }",
        ),
        ("renew?customer=hua&product=Press", &[("until", "+1y")], CARD, "expires = 2027-12-31"),
    ];
    for (address, typed, path, text) in forms {
        let before = commits(&test);
        let form = typed.iter().fold(Form::open(&server, address), |form, (name, value)| form.with(name, value));
        form.is_done(&server);
        holds(&test, path, text);
        assert_eq!(commits(&test), before + 1, "{address}");
    }
    test.run("check").succeeds();
}

#[test]
fn a_payment_shows_where_the_money_goes_before_it_is_saved() {
    let test = book();
    let server = Server::start(&test);
    let shown = Form::open(&server, "pay?customer=hua").with("amount", "40").send(&server);
    assert!(shown.contains("This would be saved") && shown.contains("A-1"), "{shown}");
    assert!(!test.read("customers/hua/account.toml").contains("payment"));
    // The way back to the form, with what was typed.
    let back = Form::of(&shown).with("change", "yes").send(&server);
    assert!(back.contains("name=\"amount\" value=\"40\"") && !back.contains("This would be saved"), "{back}");
    Form::of(&shown).is_done(&server);
    holds(&test, "customers/hua/account.toml", "amount = \"40.00\"");
}

#[test]
fn what_was_done_can_be_taken_back_on_the_page_that_follows() {
    let test = book();
    let server = Server::start(&test);
    let before = test.read(CARD);
    let done = Form::open(&server, "remove?customer=hua&table=contact&entry=Li+Min").is_done(&server);
    assert!(done.contains("Remove: contact Li Min") && !test.read(CARD).contains("contact"), "{done}");
    Form::of(&done).is_done(&server);
    assert_eq!(test.read(CARD), before);
}

#[test]
fn a_card_leads_to_the_forms_of_all_that_stands_on_it() {
    let test = book();
    let server = Server::start(&test);
    let card = server.get("/customers/hua.html", &server.address);
    for form in [
        "entry?customer=hua&amp;table=contact&amp;entry=Li%20Min\"",
        "remove?customer=hua&amp;table=contact&amp;entry=Li%20Min\"",
        "entry?customer=hua&amp;table=contact\"",
        "entry?customer=hua&amp;table=product\"",
        "resolve?id=complaint%3Ahua%3A2026-11-02\"",
        "done?id=plan%3Ahua%3Aquote\"",
        "done?id=promise%3Ahua%3A2026-11-03",
    ] {
        assert!(card.contains(&format!("/_clientbook/form/{form}")), "{form}:\n{card}");
    }
    test.run("build").succeeds();
    assert!(!test.read("site/customers/hua.html").contains("_clientbook"));
}

#[test]
fn a_fault_stands_beside_its_field_and_what_was_typed_is_kept() {
    let test = book();
    let server = Server::start(&test);
    let page =
        Form::open(&server, "log?customer=hua").with("text", "Talked & left").with("next", "someday").send(&server);
    let field = page.split("name=\"next\"").nth(1).and_then(|rest| rest.split("</div>").next()).expect("the field");
    assert!(field.contains("aria-invalid") && field.contains("someday") && field.contains("class=\"late\""), "{page}");
    assert!(page.contains("Talked &amp; left"), "{page}");
    let address = "entry?customer=hua&table=contact";
    for (typed, said) in [
        (vec![("is.role", "x")], "this is missing"),
        (vec![("is.name", "Li Min"), ("is.role", "x")], "already"),
        (vec![("is.name", "Wang"), ("is.birthday", "soon")], "soon"),
    ] {
        let before = test.read(CARD);
        let form = typed.iter().fold(Form::open(&server, address), |form, (name, value)| form.with(name, value));
        let page = form.send(&server);
        assert!(page.contains(said) && page.contains(typed[0].1), "{said}: {page}");
        assert_eq!(test.read(CARD), before);
    }
}

#[test]
fn a_line_that_names_a_command_leads_to_its_form() {
    let test = book();
    let server = Server::start(&test);
    let page = Form::open(&server, "log?customer=hua").with("text", "I had to send it today.").is_done(&server);
    assert!(page.contains("<a href=\"/_clientbook/form/done?id=promise"), "{page}");
}
