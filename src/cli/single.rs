//! `build --single`: the phone edition, the whole book in one file.

use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use super::{Failure, Session, edition, password};
use crate::book::APART;
use crate::book::copy::CopyKind;
use crate::book::layout::SITE;
use crate::disk::{Folder, named};
use crate::i18n::Words;
use crate::pipeline::{self, SiteData};
use crate::render::render_error::RenderError;
use crate::render::single::{self, MARK, Seal, Single, SingleError, Wish};
use crate::say;
use crate::wording::failure::Explain;
use crate::write::WriteError;

/// How far into a file its mark is looked for.
const HEAD: u64 = 4096;

/// What the command line asks of a phone edition.
pub(super) struct SingleArgs<'a> {
    pub(super) file: &'a Path,
    pub(super) profile: &'a str,
    pub(super) most: usize,
    pub(super) is_sealed: bool,
    /// To whom the customers are handed over; `None` for one's own phone.
    pub(super) to: Option<&'a str>,
}

/// A size as people write it: `5MB`, `800 KB`, `1.5M`, or a number of bytes.
pub(super) fn size(text: &str) -> Result<usize, String> {
    let lower = text.trim().to_lowercase();
    let plain = lower.trim_end_matches('b').trim_end();
    let (number, factor) = match plain.strip_suffix(['k', 'm']) {
        Some(number) => (number, if plain.ends_with('k') { 1e3 } else { 1e6 }),
        None => (plain, 1.0),
    };
    let size = number.trim().parse::<f64>().ok().filter(|size| size.is_finite() && *size > 0.0 && *size < 1e9);
    size.map(|size| (size * factor) as usize).filter(|size| *size > 0).ok_or_else(|| "5MB, 800KB".to_owned())
}

/// Writes the phone edition.
pub(super) fn run(args: &SingleArgs, mut session: Session) -> Result<ExitCode, Failure> {
    let words = session.words;
    let profile = edition::profile(&session, args.profile)?;
    check_target(args.file, &session)?;
    let password = args.is_sealed.then(|| password::new(session.terminal, words)).transpose()?;
    let read = Arc::unwrap_or_clone(std::mem::take(&mut session.read));
    let faults = read.faults.len();
    let edition = pipeline::edition(&session.root, read, &profile, words);
    edition::tell_doubtful(&session, &edition.doubtful);
    let mut seen = pipeline::site_data(&session.root, edition.read, Arc::default(), session.today, words.language);
    seen.faults.clear();
    let (html, left_out) = made(args, &session, &mut seen, password.as_deref())?;
    named::replace_with(args.file, &mut |file| file.write_all(html.as_bytes()))
        .map_err(|error| Failure::io(words, args.file, &error))?;
    let customers = seen.book.customers.len();
    edition::note_copy(&session, CopyKind::Single, args.profile, customers);
    let path = args.file.display().to_string();
    let size = single::size_in_words(html.len());
    session.terminal.say(&say!(words, "single-built", n = customers, size = size, path = path));
    if is_inside(args.file, &session.root) {
        session.terminal.warn(&words.get("single-inside"));
    }
    if let Some(left_out) = left_out {
        session.terminal.warn(&left_out);
    }
    session.mention(faults);
    Ok(ExitCode::SUCCESS)
}

/// The file's text, and what was left out of it. A template of the book's own that fails gives way to the theme's.
pub(super) fn made(
    args: &SingleArgs,
    session: &Session,
    seen: &mut SiteData,
    password: Option<&str>,
) -> Result<(String, Option<String>), Failure> {
    let html = match page(args, session, seen, password) {
        Err(SingleError::Render(error)) if seen.theme.has_own_templates => {
            seen.without_own_theme(error);
            page(args, session, seen, password)
        }
        other => other,
    };
    html.map_err(|error| failure(error, args, session.words))
}

/// The same, once.
fn page(
    args: &SingleArgs,
    session: &Session,
    seen: &SiteData,
    password: Option<&str>,
) -> Result<(String, Option<String>), SingleError> {
    let book = Folder::open(&session.root).ok();
    let read = |path: &str| book.as_ref()?.read(path).ok();
    let most = if password.is_some() { single::sealed_size(args.most) } else { args.most };
    let site = seen.site();
    let Single { html, left_out } =
        single::single(&site, &Wish { profile: args.profile, to: args.to, most, told: args.most, read: &read })?;
    let html = match password {
        None => html,
        Some(password) => {
            let mut seal = Seal { salt: [0; 16], nonce: [0; 12] };
            let filled = getrandom::fill(&mut seal.salt).and_then(|()| getrandom::fill(&mut seal.nonce));
            let unlucky = |error: getrandom::Error| RenderError { template: "sealed.html", reason: error.to_string() };
            filled.map_err(|error| SingleError::Render(unlucky(error)))?;
            single::sealed(&site, &html, password, &seal).map_err(SingleError::Render)?
        }
    };
    Ok((html, left_out.told(session.words, args.most)))
}

fn failure(error: SingleError, args: &SingleArgs, words: &Words) -> Failure {
    match error {
        SingleError::Render(error) => WriteError::Render(error).explain(words),
        SingleError::TooSmall(least) => {
            let size = |bytes| single::size_in_words(bytes);
            let args = [("size", size(args.most).into()), ("least", size(least + least / 20).into())];
            Failure::usage(words, "err-single-small", &args)
        }
    }
}

/// Refuses to replace what is no phone edition, unless it is asked for.
fn check_target(path: &Path, session: &Session) -> Result<(), Failure> {
    let (words, shown) = (session.words, path.display().to_string());
    if named::is_folder(path) {
        return Err(Failure::usage(words, "err-single-folder", &[("path", shown.into())]));
    }
    if !named::exists(path) && !named::is_link(path) || is_ours(path) {
        return Ok(());
    }
    let may = session.terminal.can_ask() && session.terminal.ask(&say!(words, "single-replace", path = shown.as_str()));
    if may { Ok(()) } else { Err(Failure::usage(words, "err-single-other", &[("path", shown.into())])) }
}

/// Whether a file stands among the files of the book, so that git and backups take it along.
fn is_inside(file: &Path, root: &Path) -> bool {
    let (Ok(file), Ok(root)) = (named::real(file), named::real(root)) else { return false };
    let first = file.strip_prefix(root).ok().and_then(|below| below.iter().next().map(|name| name.to_os_string()));
    first.is_some_and(|first| first != *SITE && first != *APART)
}

/// Whether a file is a phone edition.
fn is_ours(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = named::is_file(path).then(|| named::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head)));
    read.is_some_and(|read| read.is_ok()) && memchr::memmem::find(&head, MARK.as_bytes()).is_some()
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        for (text, expect) in
            [("5MB", 5_000_000), ("800 kb", 800_000), ("1.5m", 1_500_000), ("1000", 1000), ("10 MB", 10_000_000)]
        {
            assert_eq!(size(text), Ok(expect), "{text}");
        }
        for text in ["", "MB", "-5MB", "0", "5 GB", "much", "NaN"] {
            assert!(size(text).is_err(), "{text}");
        }
    }
}
