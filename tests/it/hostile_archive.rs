//! A backup from somebody else is data: nothing of it leaves the folder that it is restored into.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::GzEncoder;
use tar::{Builder, EntryType, Header};

use crate::book_test::{Run, program};

const ABOUT: &str = "{\"format\":1,\"title\":\"x\",\"made\":\"2026-11-21\",\"prefix\":\"PREFIX\",\"branch\":null,\"address\":null,\"commits\":0}";

/// A place with an archive in it.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new(entries: &[Entry]) -> Place {
        Place::with_prefix("", entries)
    }

    fn with_prefix(prefix: &str, entries: &[Entry]) -> Place {
        let folder = crate::machine::folder();
        let file = fs::File::create(folder.path().join("b.tar.gz")).expect("a file");
        let mut tar = Builder::new(GzEncoder::new(file, Compression::default()));
        let about = ABOUT.replace("PREFIX", prefix);
        let good = [Entry::file("clientbook-backup.json", &about), Entry::file("book/clientbook.toml", "")];
        for entry in good.iter().chain(entries) {
            entry.add(&mut tar);
        }
        tar.into_inner().expect("a tar").finish().expect("a file").flush().expect("flushed");
        Place { folder }
    }

    fn restore(&self) -> Run {
        let mut command = program();
        command.arg("restore").arg(self.folder.path().join("b.tar.gz")).arg(self.folder.path().join("new"));
        Run::of(command, "")
    }

    /// The names in the place but the archive's.
    fn names(&self) -> Vec<PathBuf> {
        let entries = walkdir::WalkDir::new(self.folder.path())
            .min_depth(1)
            .into_iter()
            .map(|entry| entry.expect("readable").into_path());
        entries
            .map(|path| path.strip_prefix(self.folder.path()).expect("below").to_owned())
            .filter(|path| path != &PathBuf::from("b.tar.gz"))
            .collect()
    }
}

struct Entry {
    name: String,
    kind: EntryType,
    link: &'static str,
    data: String,
}

impl Entry {
    fn file(name: &str, data: &str) -> Entry {
        Entry { name: name.to_owned(), kind: EntryType::Regular, link: "", data: data.to_owned() }
    }

    fn special(name: &str, kind: EntryType, link: &'static str) -> Entry {
        Entry { name: name.to_owned(), kind, link, data: String::new() }
    }

    /// Past the library's own guards: the bytes of the header as they are.
    fn add(&self, tar: &mut Builder<impl Write>) {
        let mut header = Header::new_gnu();
        header.set_entry_type(self.kind);
        header.set_size(self.data.len() as u64);
        header.set_mode(0o644);
        header.as_gnu_mut().expect("a header").name[..self.name.len()].copy_from_slice(self.name.as_bytes());
        if !self.link.is_empty() {
            header.set_link_name_literal(self.link).expect("a target");
        }
        header.set_cksum();
        tar.append(&header, self.data.as_bytes()).expect("an entry");
    }
}

#[test]
fn a_good_archive_made_this_way_is_restored() {
    let place = Place::new(&[Entry::file("book/customers/ana/ana.md", "+++\nname = \"Ana\"\n+++\n")]);
    place.restore().succeeds();
    assert!(place.names().contains(&PathBuf::from("new/customers/ana/ana.md")));
}

#[test]
fn names_that_lead_elsewhere_are_refused_and_nothing_is_left() {
    for name in [
        "../evil",
        "book/../../evil",
        "/tmp/evil-of-clientbook",
        "book//evil",
        "book/./evil",
        "book/.git/config",
        "book/.git/hooks/post-commit",
        "book/.GIT/config",
        "book/.Git/config",
        "book/git~1/config",
        "book/.git./config",
        "book/.git /config",
        "book/.g\u{200c}it/config",
        "book/sub/.GIT/config",
        "book/NUL",
        "book/aux.md",
        "book/COM1",
        "book/a\\b",
        "book/C:evil",
        "book/evil.",
        "book/evil ",
        "book/e\u{1b}vil",
        "repository/evil",
        "history.bundle/../evil",
    ] {
        let place = Place::new(&[Entry::file(name, "evil")]);
        let run = place.restore();
        if name.starts_with("repository/") {
            run.succeeds();
            assert!(!place.names().iter().any(|path| path.ends_with("evil")), "{name}");
            continue;
        }
        run.exits(3);
        assert_eq!(place.names(), Vec::<PathBuf>::new(), "{name}");
    }
    assert!(!PathBuf::from("/tmp/evil-of-clientbook").exists());
}

#[test]
fn links_and_devices_are_refused_and_nothing_is_left() {
    for (kind, link) in [
        (EntryType::Symlink, "/etc"),
        (EntryType::Link, "/etc/passwd"),
        (EntryType::Link, "book/clientbook.toml"),
        (EntryType::Fifo, ""),
        (EntryType::Char, ""),
        (EntryType::Block, ""),
        (EntryType::Directory, ""),
        (EntryType::GNUSparse, ""),
        (EntryType::Continuous, ""),
    ] {
        let place = Place::new(&[Entry::special("book/evil", kind, link), Entry::file("book/evil/passwd", "evil")]);
        place.restore().exits(3);
        assert_eq!(place.names(), Vec::<PathBuf>::new(), "{kind:?}");
    }
}

#[test]
fn a_place_in_the_repository_that_is_none_is_refused() {
    for prefix in ["../", "/", ".git/", ".GIT/hooks/", "a/../../", "a", "a//", "git~1/", "a\\\\b/"] {
        let place = Place::with_prefix(prefix, &[]);
        place.restore().exits(2);
        assert_eq!(place.names(), Vec::<PathBuf>::new(), "{prefix}");
    }
}

#[test]
fn an_archive_that_unpacks_to_far_more_than_it_holds_is_refused() {
    let zeros = "\0".repeat(1 << 26);
    let bomb: Vec<Entry> =
        (0..12).map(|number| Entry::file(&format!("book/customers/ana/files/{number}"), &zeros)).collect();
    let place = Place::new(&bomb);
    assert!(fs::metadata(place.folder.path().join("b.tar.gz")).expect("a file").len() < 8 << 20);
    place.restore().exits(3).says("b.tar.gz");
    assert_eq!(place.names(), Vec::<PathBuf>::new());
}
