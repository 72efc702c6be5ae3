//! No files of the source name each other in a circle, however a name reaches them: directly, through the face of a
//! room that hands it on, or by a name that was imported.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};

use crate::book_test::repository;

/// A path of names, such as `["crate", "book", "Day"]`.
type Path = Vec<String>;

/// What one file says about names.
#[derive(Default)]
struct Names {
    /// What each imported name means.
    imports: BTreeMap<String, Path>,
    /// The paths in the code.
    paths: Vec<Path>,
    /// The single names in the code.
    words: BTreeSet<String>,
}

/// All files, by module: `["book", "day"]`.
struct House {
    files: BTreeMap<Path, Names>,
}

impl House {
    fn read() -> House {
        let root = repository().join("src");
        let paths = walkdir::WalkDir::new(&root).into_iter().filter_map(Result::ok);
        let sources = paths.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"));
        let files = sources.filter(|entry| entry.file_name() != "main.rs").map(|entry| {
            let path = entry.path().strip_prefix(&root).expect("below src").with_extension("");
            let mut module: Path = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            if ["mod", "lib"].contains(&module[module.len() - 1].as_str()) {
                module.pop();
            }
            let text = std::fs::read_to_string(entry.path()).expect("sources are UTF-8");
            (module, Names::of(text.parse().expect("sources are Rust")))
        });
        House { files: files.collect() }
    }

    /// A path as it is seen from the top of the crate; `None` where it leads out of the crate or to a local name.
    fn absolute(&self, from: &[String], path: &[String]) -> Option<Path> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([from, rest].concat()),
            "super" => {
                let up = path.iter().take_while(|name| *name == "super").count();
                Some([&from[..from.len().checked_sub(up)?], &path[up..]].concat())
            }
            _ => {
                let imported = self.files[from].imports.get(first).filter(|import| import.first() != Some(first));
                let below = [from, std::slice::from_ref(first)].concat();
                match imported {
                    Some(import) => self.absolute(from, &[import, rest].concat()),
                    None => self.files.contains_key(&below).then(|| [from, path].concat()),
                }
            }
        }
    }

    /// The file that declares what an absolute path names: what a face imports, it hands on.
    fn declares(&self, path: &[String]) -> Option<Path> {
        let module =
            (0..=path.len()).rev().map(|length| &path[..length]).find(|module| self.files.contains_key(*module));
        let module = module?;
        let handed_on = path.get(module.len()).and_then(|name| self.files[module].imports.get(name));
        match handed_on.and_then(|import| self.absolute(module, import)) {
            Some(import) => self.declares(&[&import, &path[module.len() + 1..]].concat()),
            None => Some(module.to_vec()),
        }
    }

    /// The files that each file names.
    fn arrows(&self) -> BTreeMap<&[String], BTreeSet<Path>> {
        let arrows_of = |(module, names): (&Path, &Names)| {
            let is_face = self.files.keys().any(|other| other.len() > module.len() && other.starts_with(module));
            // A face that only hands a name on does not use it.
            let used = names.imports.iter().filter(|(name, _)| !is_face || names.words.contains(*name));
            used.map(|(_, path)| path)
                .chain(&names.paths)
                .filter_map(|path| self.declares(&self.absolute(module, path)?))
                .filter(|named| named != module)
                .collect()
        };
        self.files.iter().map(|file| (file.0.as_slice(), arrows_of(file))).collect()
    }
}

impl Names {
    fn of(tokens: TokenStream) -> Names {
        let mut names = Names::default();
        let mut tokens: &[TokenTree] = &tokens.into_iter().collect::<Vec<_>>();
        while let Some(first) = tokens.first() {
            let import = tokens.iter().position(|token| token.to_string() == "use");
            let body = tokens.iter().position(is_body).filter(|body| import.is_none_or(|import| *body < import));
            let stop = tokens.iter().position(|token| token.to_string() == ";");
            let body = body.filter(|body| stop.is_none_or(|stop| *body < stop));
            let end = body.or(stop);
            let (item, rest) = tokens.split_at(end.map_or(tokens.len(), |end| end + 1));
            tokens = rest;
            let attribute = item.get(1).map(|attribute| attribute.to_string().replace(' ', ""));
            match import.filter(|import| *import < item.len()) {
                _ if first.to_string() == "#" && attribute.as_deref() == Some("[cfg(test)]") => {}
                Some(import) => names.import(&[], &item[import + 1..]),
                None if body.is_none() && item.iter().any(|token| token.to_string() == "mod") => {}
                None => names.walk(item),
            }
        }
        names
    }

    /// Adds the names of `use PREFIX::TREE`.
    fn import(&mut self, prefix: &[String], tree: &[TokenTree]) {
        let branches = tree.split(|token| [",", ";"].contains(&token.to_string().as_str()));
        for branch in branches.filter(|branch| !branch.is_empty()) {
            let mut path = prefix.to_vec();
            let mut name = None;
            for (at, token) in branch.iter().enumerate() {
                match token {
                    TokenTree::Ident(word) if word == "as" => name = branch.get(at + 1).map(ToString::to_string),
                    TokenTree::Ident(word) if name.is_none() && (word != "self" || path.is_empty()) => {
                        path.push(word.to_string())
                    }
                    TokenTree::Group(group) => {
                        self.import(&path, &group.stream().into_iter().collect::<Vec<_>>());
                        path.clear();
                    }
                    _ => {}
                }
            }
            if let Some(last) = path.last().cloned() {
                self.imports.insert(name.unwrap_or(last), path);
            }
        }
    }

    /// Collects the words and paths of code.
    fn walk(&mut self, tokens: &[TokenTree]) {
        let mut path = Path::new();
        for (at, token) in tokens.iter().enumerate() {
            let goes_on = tokens[at + 1..].iter().take(2).filter(|next| next.to_string() == ":").count() == 2;
            match token {
                TokenTree::Ident(word) => {
                    path.push(word.to_string());
                    if !goes_on {
                        self.words.insert(path[0].clone());
                        let path = std::mem::take(&mut path);
                        self.paths.extend((path.len() > 1).then_some(path));
                    }
                }
                TokenTree::Group(group) => {
                    let inner: Vec<_> = group.stream().into_iter().collect();
                    let prefix = std::mem::take(&mut path);
                    if !prefix.is_empty() {
                        self.paths.extend(inner.iter().map(|end| [&prefix[..], &[end.to_string()]].concat()));
                    }
                    self.walk(&inner);
                }
                TokenTree::Punct(punct) if punct.as_char() != ':' => path.clear(),
                _ => {}
            }
        }
    }
}

/// Whether a token is what stands between `{` and `}`.
fn is_body(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == proc_macro2::Delimiter::Brace)
}

/// The files that lie on a circle: take away what names nothing that is left, and what nothing left names.
fn on_a_circle<'n>(arrows: &BTreeMap<&'n [String], BTreeSet<Path>>) -> BTreeSet<&'n [String]> {
    let mut left: BTreeSet<&[String]> = arrows.keys().copied().collect();
    loop {
        let names_on = |module: &[String]| arrows[module].iter().any(|named| left.contains(named.as_slice()));
        let is_named = |module: &[String]| left.iter().any(|other| arrows[other].contains(module));
        let ends: Vec<&[String]> =
            left.iter().copied().filter(|module| !names_on(module) || !is_named(module)).collect();
        if ends.is_empty() {
            return left;
        }
        left.retain(|module| !ends.contains(module));
    }
}

#[test]
fn no_files_name_each_other_in_a_circle() {
    let house = House::read();
    let arrows = house.arrows();
    let module = |path: &str| path.split("::").map(str::to_owned).collect::<Path>();
    let names = |from: &str, to: &str| arrows[module(from).as_slice()].contains(&module(to));
    assert!(names("cli::log", "cli::log_note"), "an import is an arrow");
    assert!(names("cli::log", "cli::change"), "so is a name that the face hands on");
    assert!(names("book::field", "book::channel"), "and a path in a macro");
    let circle = on_a_circle(&arrows);
    let within = |module: &&[String]| {
        let named = arrows[module].iter().filter(|named| circle.contains(named.as_slice()));
        format!("{} names {}", module.join("::"), named.map(|named| named.join("::")).collect::<Vec<_>>().join(", "))
    };
    assert!(circle.is_empty(), "in a circle:\n{}", circle.iter().map(within).collect::<Vec<_>>().join("\n"));
}
