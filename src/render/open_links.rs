//! The links and images of a text that are not closed yet.

/// What is shown for a link or an image that is not closed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Open {
    /// What the text says.
    Kept,
    /// Its text alone.
    Missing,
    /// A link to an image elsewhere; inside of a link, its text alone, because a link has no link in it. The address is
    /// shown where the image has no text.
    OutsideImage { address: Option<String>, is_link: bool },
}

/// The open links and images, the innermost last.
#[derive(Debug, Default)]
pub(super) struct OpenLinks(Vec<Open>);

impl OpenLinks {
    pub(super) fn push(&mut self, open: Open) {
        self.0.push(open);
    }

    pub(super) fn pop(&mut self) -> Option<Open> {
        self.0.pop()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether what comes stands in a link.
    pub(super) fn is_in_link(&self) -> bool {
        self.0.iter().any(|open| matches!(open, Open::Kept | Open::OutsideImage { is_link: true, .. }))
    }

    /// A text comes: images that have one need not show their address.
    pub(super) fn has_text(&mut self) {
        for open in &mut self.0 {
            if let Open::OutsideImage { address, .. } = open {
                *address = None;
            }
        }
    }
}
