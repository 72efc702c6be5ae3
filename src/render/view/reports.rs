//! Reports: their tables as pages show them.

use serde::Serialize;

use super::report_drawing::drawing;
use super::table::{self, CellView, ColumnView};
use super::{LinkView, me, saved_lists};
use crate::book::record_history::RecordHistory;
use crate::derive::report::{self, By, Cell, Input, Remark, ReportKind, ReportPlace, Section};
use crate::render::Site;
use crate::render::html::Html;
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::wording::report::{ReportWords, shown};

/// The page `reports/index.html`.
pub struct ReportIndex;

impl PageKind for ReportIndex {
    fn path(&self, _: &Site, _: usize) -> String {
        "reports/index.html".to_owned()
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "reports.html", place: MenuPlace::Reports, is_dated: false })
    }

    fn content<'s>(&self, site: &'s Site, _: usize, _: Purpose) -> Content<'s> {
        let shown = report::ALL.iter().filter(|kind| kind.place == ReportPlace::Index);
        let title = site.words().get("reports-title");
        let reports = shown.map(|kind| report_view(site, kind)).filter(|report| !report.sections.is_empty()).collect();
        let front = front(site);
        let empty = with_page().filter(|(_, kind)| !is_filled(site, kind));
        let waiting = empty.map(|(_, kind)| site.words().get(kind.empty)).collect();
        Content::Page(View::new(title.clone(), ReportsView { title, front, reports, links: links(site), waiting }))
    }
}

/// The pages `reports/NAME.html`.
pub struct Reports;

/// The reports that have a page of their own.
fn with_page() -> impl Iterator<Item = (usize, &'static ReportKind)> {
    let has_page = |kind: &ReportKind| matches!(kind.place, ReportPlace::Index | ReportPlace::Page);
    report::ALL.iter().enumerate().filter(move |(_, kind)| has_page(kind))
}

impl PageKind for Reports {
    fn numbers(&self, _: &Site) -> Vec<usize> {
        with_page().map(|(at, _)| at).collect()
    }

    fn path(&self, _: &Site, at: usize) -> String {
        path(&report::ALL[at])
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "reports.html", place: MenuPlace::Reports, is_dated: true })
    }

    fn content<'s>(&self, site: &'s Site, at: usize, _: Purpose) -> Content<'s> {
        let report = report_view(site, &report::ALL[at]);
        let title = report.title.clone();
        Content::Page(View::new(
            title.clone(),
            ReportsView { title, front: Vec::new(), reports: vec![report], links: links(site), waiting: Vec::new() },
        ))
    }
}

fn path(kind: &ReportKind) -> String {
    format!("reports/{}.html", kind.name)
}

/// One or more reports below each other, with links to the others.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ReportsView {
    /// The page's title.
    pub title: String,
    /// How things stand and what is to be done, a sentence each, with what proves it; only on the page of all.
    pub front: Vec<LinkView>,
    /// The reports that the page shows.
    pub reports: Vec<ReportView>,
    /// Links to the other reports and to lists.
    pub links: Vec<LinkView>,
    /// What would bring the reports to life that have nothing to say yet; only on the page of all.
    pub waiting: Vec<String>,
}

/// One report.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ReportView {
    /// The report's title.
    pub title: String,
    /// The report's own page, relative to the page's folder.
    pub href: String,
    /// What to say when the report has no rows.
    pub empty: String,
    /// The report's tables; empty when it has no rows.
    pub sections: Vec<SectionView>,
}

/// A table of a report.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SectionView {
    /// The heading of the table; `None` when it has none.
    pub heading: Option<String>,
    /// The result in one sentence; `None` when there is none.
    pub lead: Option<String>,
    /// The columns, from left to right.
    pub columns: Vec<ColumnView>,
    /// The rows; each has one cell for each column.
    pub rows: Vec<Vec<CellView>>,
    /// The row of sums, with one cell for each column; `None` when nothing is summed.
    pub totals: Option<Vec<CellView>>,
    /// Sentences to show after the table.
    pub notes: Vec<NoteView>,
    /// The rows as bars, to show instead of the table; `None` when the table is shown.
    pub drawing_html: Option<Html>,
}

/// A sentence after a table.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct NoteView {
    /// The sentence, ready to read.
    pub text: String,
    /// It asks the reader to do something.
    pub is_advice: bool,
}

/// Whether a report has anything to say. One that has not is in no menu.
fn is_filled(site: &Site, kind: &ReportKind) -> bool {
    filled(site).iter().any(|(name, _)| *name == kind.name)
}

/// The reports that have a page and something to say, each with the sentence that says how its subject stands.
fn filled<'s>(site: &'s Site) -> &'s [(&'static str, Option<Remark>)] {
    site.filled_reports.get_or_init(|| {
        let all = with_page().map(|(_, kind)| (kind.name, sections(site, kind)));
        let filled = all.filter(|(_, sections)| !sections.is_empty());
        filled.map(|(name, sections)| (name, report::headline(&sections).cloned())).collect()
    })
}

fn sections(site: &Site, kind: &ReportKind) -> Vec<Section> {
    let past = RecordHistory::default();
    let input = Input {
        book: site.book,
        overview: site.overview,
        past: &past,
        by: By::Customer,
        since: site.today(),
        copies: &[],
    };
    (kind.make)(&input)
}

fn report_view(site: &Site, kind: &ReportKind) -> ReportView {
    let sections = sections(site, kind);
    ReportView {
        title: site.words().get(kind.title),
        href: format!("{}.html", kind.name),
        empty: site.words().get(kind.empty),
        sections: sections
            .iter()
            .filter(|section| !section.only_json)
            .map(|one| section_view(site, kind, one))
            .collect(),
    }
}

fn section_view(site: &Site, kind: &ReportKind, section: &Section) -> SectionView {
    let words = ReportWords { words: site.words(), book: site.book, today: site.today() };
    let row =
        |row: &Vec<Cell>| shown(section).map(|(at, column)| table::cell(site, &words, column, &row[at])).collect();
    SectionView {
        heading: section.heading.as_ref().map(|heading| words.cell(heading, false)),
        lead: section.lead.as_ref().map(|note| words.note(note)),
        columns: table::columns(&words, section),
        rows: section.rows.iter().map(row).collect(),
        totals: section.totals.as_ref().map(row),
        notes: section
            .notes
            .iter()
            .map(|note| NoteView { text: words.note(note), is_advice: note.is_advice })
            .collect(),
        drawing_html: section.drawn.as_ref().map(|drawn| drawing(&words, &words.words.get(kind.title), section, drawn)),
    }
}

/// How things stand, in a few sentences.
fn front(site: &Site) -> Vec<LinkView> {
    let words = ReportWords { words: site.words(), book: site.book, today: site.today() };
    let sentence = |name: &&str| {
        let kind = report::named(name)?;
        let href = match kind.place {
            ReportPlace::Index | ReportPlace::Page => format!("{}.html", kind.name),
            ReportPlace::Elsewhere(path) => format!("../{path}"),
            ReportPlace::Terminal => return None,
        };
        let headline = match kind.place {
            ReportPlace::Elsewhere(_) => report::headline(&sections(site, kind)).cloned(),
            _ => filled(site).iter().find(|(known, _)| known == name)?.1.clone(),
        };
        let sentence = words.note(&headline?);
        Some(LinkView::new(site.words().get(kind.title), &href).note(sentence))
    };
    report::FRONT.iter().filter_map(sentence).take(report::FRONT_SENTENCES).collect()
}

fn links(site: &Site) -> Vec<LinkView> {
    let link = |id: &str, href: &str| LinkView::new(site.words().get(id), href);
    let report = |kind: &ReportKind| match kind.place {
        ReportPlace::Index | ReportPlace::Page => {
            is_filled(site, kind).then(|| link(kind.title, &format!("{}.html", kind.name)))
        }
        ReportPlace::Elsewhere(path) => Some(link(kind.title, &format!("../{path}"))),
        ReportPlace::Terminal => None,
    };
    let lists = [
        ("plans-title", "../plans.html"),
        ("tiers-title", "../tiers/index.html"),
        ("regions-title", "../regions/index.html"),
        ("tags-title", "../tags/index.html"),
    ];
    let mine = me::has_card(site).then_some(("me-title", "../me.html"));
    let faults = (!site.book.is_edition).then_some(("faults-title", "../faults.html"));
    let lists = lists.into_iter().chain(mine).chain(faults).map(|(id, href)| link(id, href));
    let saved = saved_lists::links(site, "../lists/").into_iter().filter(|link| link.note.is_some());
    report::ALL.iter().filter_map(report).chain(saved).chain(lists).collect()
}
