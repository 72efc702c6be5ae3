//! What keys may hold, as data: what the readers of the files ask for. See [`file_shape`](super::file_shape).

/// What a key may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    Text,
    /// True or false.
    Flag,
    /// A whole number between two, both included.
    Number(i64, i64),
    /// An amount: a text or a whole number.
    Money,
    /// A day, bare or as a text, for some keys with a time.
    Day,
    /// A day that comes every year, as a text or a day.
    Yearly,
    /// One of these words. Its name in either language is read too.
    Word(&'static [&'static str]),
    /// Anything: the type is that of a field of the settings.
    Any,
    /// One of the shape, or a list of them.
    List(Box<Shape>),
    /// A text, or a table with a `label` and the text under this key.
    Labelled(&'static str),
    /// A table.
    Table(TableShape),
    /// A list of tables.
    Tables(TableShape),
    /// A table whose keys the user chooses, each with this shape.
    Named(Box<Shape>),
}

/// The keys of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableShape {
    /// In the order in which they are asked for.
    pub keys: Vec<KeyShape>,
}

/// A key of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyShape {
    /// The key.
    pub key: &'static str,
    /// What it may hold: one of these.
    pub shapes: Vec<Shape>,
    /// Whether a table without it is a fault.
    pub is_required: bool,
}

impl TableShape {
    /// Adds what a key may hold.
    pub(super) fn add(&mut self, key: &'static str, shape: Shape) {
        let shapes = &mut self.key(key).shapes;
        if !shapes.contains(&shape) {
            shapes.push(shape);
        }
    }

    /// Notes that a table without the key is a fault.
    pub(super) fn require(&mut self, key: &'static str) {
        self.key(key).is_required = true;
    }

    fn key(&mut self, key: &'static str) -> &mut KeyShape {
        let at = self.keys.iter().position(|known| known.key == key).unwrap_or_else(|| {
            self.keys.push(KeyShape { key, shapes: Vec::new(), is_required: false });
            self.keys.len() - 1
        });
        &mut self.keys[at]
    }
}
