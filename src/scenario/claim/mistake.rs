//! What is wrong with a claim, and where in its text.

use super::token::is_plain;
use super::{Name, Path};
use crate::scenario::suggest::{nearest, quoted};
use std::ops::Range;

/// Something that is wrong with a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Which bytes of its text; none where it concerns the whole.
    pub place: Option<Range<usize>>,
    /// The whole matter in one sentence.
    pub title: String,
    /// What to say at that place; may be empty.
    pub label: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Mistake {
    /// A mistake at a place of the text.
    pub(super) fn at(place: Range<usize>, title: impl Into<String>) -> Self {
        Self {
            place: Some(place),
            ..Self::whole(title)
        }
    }

    /// One of the whole text.
    pub(super) fn whole(title: impl Into<String>) -> Self {
        Self {
            place: None,
            title: title.into(),
            label: String::new(),
            help: None,
        }
    }

    pub(super) fn label(self, label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            ..self
        }
    }

    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self {
            help: Some(help.into()),
            ..self
        }
    }

    /// There is no figure of such a name among these.
    pub fn no_figure(name: &Name, words: &[&str]) -> Self {
        let help = match nearest(&name.text, words.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the figures are {}", words.join(", ")),
        };
        let title = format!("there is no figure {}", quoted(&name.text));
        Self::at(name.place.clone(), title)
            .label("not the name of a figure")
            .help(help)
    }

    /// There is no `kind` of such a name among these.
    pub fn unknown<'a>(kind: &str, name: &Name, names: impl Iterator<Item = &'a str> + Clone) -> Self {
        let help = match nearest(&name.text, names.clone()) {
            Some(near) => format!("did you mean {}?", as_written(near)),
            None => format!("there are {}", names.map(as_written).collect::<Vec<_>>().join(", ")),
        };
        let title = format!("there is no {kind} named {}", quoted(&name.text));
        Self::at(name.place.clone(), title)
            .label(format!("not the name of a {kind}"))
            .help(help)
    }

    /// A name speaks of what the scenario has none of.
    pub fn nothing_such(name: &Name, title: &str, help: &str) -> Self {
        Self::at(name.place.clone(), title)
            .label("there is nothing of that kind here")
            .help(help)
    }

    /// A number that no release has.
    pub fn no_release(name: &Name, releases: usize) -> Self {
        let title = format!("there is no release {}", quoted(&name.text));
        Self::at(name.place.clone(), title)
            .label("not the number of a release")
            .help(format!("releases go from 1 to {releases}"))
    }

    /// A path that is no figure of anything, and how one is written.
    pub fn no_path(path: &Path, form: &str) -> Self {
        let title = format!("{} is no figure of a policy", quoted(&path.to_string()));
        Self::at(path.place(), title).help(format!("write {form}"))
    }
}

/// A name as a claim has it, in backquotes.
fn as_written(name: &str) -> String {
    quoted(&in_claim(name))
}

/// A name as a claim has it: in quotes, if it needs them.
pub fn in_claim(name: &str) -> String {
    let quote = if name.contains('\'') { '"' } else { '\'' };
    if is_plain(name) {
        name.to_owned()
    } else {
        format!("{quote}{name}{quote}")
    }
}
