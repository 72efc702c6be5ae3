//! What the templates of forms see. Only the preview shows forms; a built site has none.

use serde::Serialize;

use super::LinkView;

/// A form: the page on which something of the book is changed.
#[derive(Clone, Debug, Default, Hash, Serialize)]
pub struct FormView {
    /// The page's title.
    pub title: String,
    /// Whom or what it is about; `None` where the title says all.
    pub about: Option<String>,
    /// The address to which it is sent.
    pub action: String,
    /// A file is sent with it.
    pub sends_file: bool,
    /// What is sent with it unseen.
    pub hidden: Vec<HiddenView>,
    /// The inputs, in the order of the page.
    pub fields: Vec<FieldView>,
    /// What was understood of a text, paragraph by paragraph.
    pub paragraphs: Vec<ParagraphView>,
    /// The words before folded inputs; `None` for the usual ones.
    pub more: Option<String>,
    /// The text of a button that leads back to the inputs; `None` where they are shown.
    pub change: Option<String>,
    /// Some inputs are folded.
    pub has_more: bool,
    /// What is folded is shown: something stands in it.
    pub more_open: bool,
    /// What is wrong with what was sent, where no single input is at fault.
    pub fault: Option<String>,
    /// What can be done about the fault.
    pub hint: Option<String>,
    /// What would be done, line by line: it is confirmed with the button.
    pub preview: Vec<String>,
    /// The text of the button.
    pub submit: String,
    /// The page to which one goes back.
    pub back: Option<LinkView>,
}

/// The page for someone who has no book yet.
#[derive(Clone, Debug, Default, Hash, Serialize)]
pub struct WelcomeView {
    /// What this is and what comes next, in one sentence.
    pub lead: String,
    /// The ways to a book; none once one was chosen.
    pub doors: Vec<FormView>,
    /// The same page in the other language.
    pub other_language: Option<LinkView>,
}

/// A paragraph of a text that is filed as notes.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ParagraphView {
    /// Of whom, when and how; empty where it cannot be filed.
    pub head: String,
    /// What it says, line by line.
    pub lines: Vec<String>,
    /// Why it is not filed; `None` where it is.
    pub reason: Option<String>,
    /// Asks of whom it is; `None` where that is clear.
    pub who: Option<FieldView>,
}

/// A value that is sent unseen.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct HiddenView {
    /// Its name in what is sent.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// One input.
#[derive(Clone, Debug, Default, Hash, Serialize)]
pub struct FieldView {
    /// Its name in what is sent.
    pub name: String,
    /// The label, ready to read.
    pub label: String,
    /// `line`, `area`, `day`, `choice`, `choices`, `check` or `file`.
    pub kind: &'static str,
    /// What stands in it.
    pub value: String,
    /// What can be chosen; empty except for `choice` and `choices`.
    pub options: Vec<OptionView>,
    /// It is seldom used, and stands with its like below the others.
    pub folded: bool,
    /// It must not be empty.
    pub needed: bool,
    /// What is wrong with it; `None` where nothing is.
    pub fault: Option<String>,
    /// What can be done about the fault.
    pub hint: Option<String>,
}

/// Something that can be chosen.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct OptionView {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// It is the present choice.
    pub chosen: bool,
}

/// A line of what a command said. A command in it that there is a form for is a link to the form.
#[derive(Clone, Debug, Default, Hash, Serialize)]
pub struct LineView {
    /// The text before the command; the whole line where there is none.
    pub text: String,
    /// The command, with its form.
    pub command: Option<LinkView>,
    /// The text behind the command.
    pub rest: String,
}

/// What follows after a form was sent and done.
#[derive(Clone, Debug, Default, Hash, Serialize)]
pub struct DoneView {
    /// The page's title.
    pub title: String,
    /// What the command said, line by line.
    pub lines: Vec<LineView>,
    /// Where one goes from here; the first is the page from which one came.
    pub links: Vec<LinkView>,
    /// The forms that take the changes back, one each; none where there is no history.
    pub undo: Vec<FormView>,
}
