//! Makes a site from a book and what follows from it: a list of pages.
//!
//! In: a [`Book`], an [`Overview`], the faults, a [`Theme`] and the words of a language. Out: a
//! [`Site`], whose pages are rendered only when they are written or asked for; each has a fingerprint
//! that shows whether it changed, without rendering it. Nothing here writes a file.

mod bare_links;
pub mod drawing;
mod encoded_path;
mod festivals;
mod files;
pub mod html;
mod keys;
mod limits;
pub mod list;
pub mod markdown;
mod markdown_filter;
mod metered;
mod months;
mod net_drawing;
mod net_layout;
pub mod page;
pub mod pages;
mod plain_html;
mod qr;
pub mod render_error;
mod road_form;
mod row_cache;
pub mod search;
mod shown_task;
pub mod single;
pub mod site;
pub mod site_view;
mod template_tokens;
mod template_words;
pub mod theme;
pub mod view;

pub use pages::Page;
pub use site::Site;
pub use theme::Theme;
