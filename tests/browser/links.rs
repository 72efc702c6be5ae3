//! Every link of every page, followed; and what a page must and must not hold so that it may be opened from anywhere.

use std::collections::{BTreeMap, BTreeSet};

use super::html::{self, Tag};
use super::{Site, assert_none, sites};

/// What a link may begin with; anything else with a colon is refused.
const SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "sms"];

#[test]
fn no_link_or_fragment_is_dead() {
    let mut dead = Vec::new();
    for site in sites().iter() {
        let pages = Pages::of(site);
        dead.extend(pages.0.keys().flat_map(|page| pages.dead_links(site, page)));
    }
    assert_none(&dead);
}

#[test]
fn links_have_only_schemes_that_are_allowed() {
    assert_none(&faults(|tag| {
        let foreign = |name| tag.get(name).filter(|link| scheme(link).is_some_and(|it| !SCHEMES.contains(&it)));
        let loaded = tag.get("src").filter(|link| scheme(link).is_some());
        let rooted = |name| tag.get(name).filter(|link| link.starts_with(['/', '\\']));
        let link = foreign("href").or(loaded).or(rooted("href")).or(rooted("src"))?;
        Some(format!("{link:?} may not be linked"))
    }));
}

#[test]
fn ids_are_unique_in_a_page() {
    let sites = sites();
    let pages = sites.iter().flat_map(|site| site.pages().map(move |page| (site, page)));
    let twice = pages.flat_map(|(site, page)| {
        let mut seen = BTreeSet::new();
        let ids = ids(&html::tags(&site.read(page)));
        let twice = ids.into_iter().filter(|id| !seen.insert(id.clone())).collect::<Vec<_>>();
        twice.into_iter().map(move |id| format!("{}/{page}: id {id:?} stands twice", site.book))
    });
    assert_none(&twice.collect::<Vec<_>>());
}

#[test]
fn every_page_has_the_content_security_policy() {
    for site in sites().iter() {
        for page in site.pages() {
            let tags = html::tags(&site.read(page));
            let policy = tags.iter().position(|tag| tag.get("http-equiv") == Some("Content-Security-Policy"));
            let policy = policy.unwrap_or_else(|| panic!("{}/{page} has no policy", site.book));
            let content = tags[policy].get("content").expect("a policy says something");
            assert!(content.starts_with("default-src 'none'; script-src 'self'; style-src 'self'; "), "{content}");
            assert!(!content.contains("unsafe"), "{content}");
            let loads = |tag: &Tag| matches!(tag.name.as_str(), "script" | "link" | "body");
            assert!(!tags[..policy].iter().any(loads), "{}/{page}: the policy comes too late", site.book);
        }
    }
}

#[test]
fn no_page_has_a_script_or_a_style_of_its_own() {
    assert_none(&faults(|tag| {
        let inline = (tag.name == "script" && tag.get("src").is_none()) || tag.name == "style";
        let own = |name: &str| name == "style" || name.starts_with("on");
        let attribute = tag.attributes.iter().map(|(name, _)| name).find(|name| own(name));
        attribute.or(inline.then_some(&tag.name)).map(|name| format!("<{}> has an inline {name}", tag.name))
    }));
}

/// The ids of each page.
struct Pages(BTreeMap<String, BTreeSet<String>>);

impl Pages {
    fn of(site: &Site) -> Pages {
        let ids = |page: &str| ids(&html::tags(&site.read(page))).into_iter().collect();
        Pages(site.pages().map(|page| (page.to_owned(), ids(page))).collect())
    }

    fn dead_links(&self, site: &Site, page: &str) -> Vec<String> {
        let mut dead = Vec::new();
        for tag in html::tags(&site.read(page)) {
            let links = ["href", "src"].into_iter().filter_map(|name| tag.get(name));
            for link in links.filter(|link| scheme(link).is_none()) {
                if let Err(reason) = self.follow(site, page, link) {
                    dead.push(format!("{}/{page}:{}: {link:?} {reason}", site.book, tag.line));
                }
            }
        }
        dead
    }

    fn follow(&self, site: &Site, from: &str, link: &str) -> Result<(), String> {
        let (path, fragment) = link.split_once('#').map_or((link, None), |(path, id)| (path, Some(id)));
        let target = if path.is_empty() { from.to_owned() } else { joined(from, &decoded(path)?)? };
        if !site.files.contains(&target) {
            return Err(format!("leads to {target}, which is not there"));
        }
        let Some(id) = fragment.map(decoded).transpose()? else {
            return if path.is_empty() { Err("leads nowhere".to_owned()) } else { Ok(()) };
        };
        match self.0.get(&target) {
            Some(ids) if ids.contains(&id) => Ok(()),
            _ => Err(format!("leads to #{id}, which {target} does not have")),
        }
    }
}

fn faults(fault: impl Fn(&Tag) -> Option<String>) -> Vec<String> {
    let mut faults = Vec::new();
    for site in sites().iter() {
        for page in site.pages() {
            let tags = html::tags(&site.read(page));
            let found = tags.iter().filter_map(|tag| Some((tag.line, fault(tag)?)));
            faults.extend(found.map(|(line, fault)| format!("{}/{page}:{line}: {fault}", site.book)));
        }
    }
    faults
}

fn ids(tags: &[Tag]) -> Vec<String> {
    tags.iter().filter_map(|tag| tag.get("id")).map(str::to_owned).collect()
}

/// What stands before a colon, where that is not a part of a path.
fn scheme(link: &str) -> Option<&str> {
    let (scheme, _) = link.split_once(':')?;
    (!scheme.contains(['/', '?', '#'])).then_some(scheme)
}

/// The file that `path` means on the page `from`; a link out of the site is an error.
fn joined(from: &str, path: &str) -> Result<String, String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => _ = parts.pop().ok_or("leads out of the site")?,
            part => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}

fn decoded(text: &str) -> Result<String, String> {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = rest.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let code = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(code.ok_or("has a bare % in it")?);
        rest = &rest[2..];
    }
    String::from_utf8(bytes).map_err(|_| "is not UTF-8".to_owned())
}
