//! Reports which files changed, after a short pause.

use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::event::{CreateKind, EventKind};
use notify::{PollWatcher, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer_opt};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::book::layout::{self, Role};
use crate::disk::named;

/// A change is reported after this time without further events: editors save in several steps.
const REST: Duration = Duration::from_millis(60);

/// How long to wait before a new folder is looked at again: a file that is written right after its folder was made
/// can be missed.
const SECOND_LOOK: Duration = Duration::from_millis(500);

const POLL: Duration = Duration::from_secs(1);

/// Reported changes: paths relative to the book with `/`, or why watching failed.
pub type Changes = UnboundedReceiver<Result<Vec<String>, String>>;

type Sender = UnboundedSender<Result<Vec<String>, String>>;

/// Watches `root` until the receiver is dropped. Watching has started when this returns, so no later change is
/// missed.
pub fn start(root: &Path, poll: bool) -> Changes {
    let (sender, receiver) = unbounded_channel();
    // Events carry real paths, without symbolic links; on macOS temporary folders are such links.
    let root = named::real(root).unwrap_or_else(|_| root.to_owned());
    let begun = if poll {
        watch_by_polling(&root, &sender).map(|watcher| keep(watcher, sender.clone()))
    } else {
        watch(&root, &sender).map(|watcher| keep(watcher, sender.clone()))
    };
    if let Err(error) = begun {
        let _ = sender.send(Err(error.to_string()));
    }
    receiver
}

fn watch(root: &Path, sender: &Sender) -> notify::Result<Debouncer<RecommendedWatcher, RecommendedCache>> {
    let handle = handler(root.to_owned(), sender.clone());
    let mut debouncer = new_debouncer_opt(REST, None, handle, RecommendedCache::new(), config())?;
    debouncer.watch(root, RecursiveMode::Recursive)?;
    Ok(debouncer)
}

fn watch_by_polling(root: &Path, sender: &Sender) -> notify::Result<Debouncer<PollWatcher, RecommendedCache>> {
    let config = config().with_poll_interval(POLL);
    let handle = handler(root.to_owned(), sender.clone());
    let mut debouncer = new_debouncer_opt(REST, None, handle, RecommendedCache::new(), config)?;
    debouncer.watch(root, RecursiveMode::Recursive)?;
    Ok(debouncer)
}

/// Symbolic links are not followed: a link in the book could lead anywhere.
fn config() -> notify::Config {
    notify::Config::default().with_follow_symlinks(false)
}

/// Keeps a watcher alive until the receiver is dropped.
fn keep(watcher: impl Send + 'static, sender: Sender) {
    std::thread::spawn(move || {
        while !sender.is_closed() {
            std::thread::sleep(Duration::from_secs(1));
        }
        drop(watcher);
    });
}

fn handler(root: PathBuf, sender: Sender) -> impl FnMut(DebounceEventResult) + Send + 'static {
    move |result: DebounceEventResult| match result {
        Ok(events) => {
            let mut paths = Vec::new();
            let mut made_folder = false;
            for event in events.iter().filter(|event| !matches!(event.kind, EventKind::Access(_))) {
                made_folder |= matches!(event.kind, EventKind::Create(CreateKind::Folder | CreateKind::Any));
                paths.extend(event.paths.iter().filter_map(|path| relative(&root, path)));
            }
            paths.sort_unstable();
            paths.dedup();
            if paths.is_empty() {
                return;
            }
            if made_folder {
                let (sender, paths) = (sender.clone(), paths.clone());
                std::thread::spawn(move || {
                    std::thread::sleep(SECOND_LOOK);
                    let _ = sender.send(Ok(paths));
                });
            }
            let _ = sender.send(Ok(paths));
        }
        Err(errors) => {
            let reasons: Vec<String> = errors.iter().map(ToString::to_string).collect();
            let _ = sender.send(Err(reasons.join("; ")));
        }
    }
}

/// The path relative to the book; `None` for files that are not part of it.
fn relative(root: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    let first = parts.first()?;
    let ours = layout::names_of(Role::Content).any(|name| name == first);
    let hidden = parts.last().is_some_and(|name| name.starts_with('.'));
    (ours && !hidden).then(|| parts.join("/"))
}
