//! What is wrong or odd about a scenario, where, and what to type instead.

use std::fmt;
use std::sync::Arc;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::document::Place;
use super::source::{Excerpt, Source};
use crate::visible::{visible, visible_line};

/// After so many remarks the rest is only counted.
pub(super) const MOST_SHOWN: usize = 20;

/// How much a remark matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The scenario cannot be run.
    Mistake,
    /// The scenario can be run, but hardly does what its author wants.
    Warning,
}

/// How remarks look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Characters only.
    Plain,
    /// With colours for a terminal.
    Coloured,
}

/// One thing that is wrong or odd.
#[derive(Clone, Debug)]
pub(super) struct Remark {
    pub severity: Severity,
    /// Where; `None` where it concerns the file as a whole.
    pub place: Option<Place>,
    /// The whole matter in one sentence.
    pub title: String,
    /// What to say under the caret.
    pub label: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Remark {
    /// A mistake; nothing under the caret and no help yet.
    pub(super) fn mistake(place: impl Into<Option<Place>>, title: impl Into<String>) -> Self {
        let (place, title) = (place.into(), title.into());
        Self {
            severity: Severity::Mistake,
            place,
            title,
            label: String::new(),
            help: None,
        }
    }

    /// A warning; nothing under the caret and no help yet.
    pub(super) fn warning(place: impl Into<Option<Place>>, title: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::mistake(place, title)
        }
    }

    /// With words under the caret.
    pub(super) fn label(self, label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            ..self
        }
    }

    /// The same in words that do nothing to a terminal.
    fn visible(&self) -> Self {
        Self {
            title: visible(&self.title).into_owned(),
            label: visible(&self.label).into_owned(),
            help: self.help.as_deref().map(|help| visible(help).into_owned()),
            ..self.clone()
        }
    }

    /// With what to do.
    pub(super) fn help(self, help: impl Into<Option<String>>) -> Self {
        Self {
            help: help.into(),
            ..self
        }
    }
}

/// Everything remarked about a scenario, in the order of the file, ready to be shown.
#[derive(Clone, Debug)]
pub struct Remarks {
    sources: Arc<Vec<Source>>,
    list: Vec<Remark>,
}

/// One remark, for programs.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Located<'a> {
    /// How much it matters.
    pub severity: Severity,
    /// The file's name, or the override.
    pub file: &'a str,
    /// Line, counted from 1; `None` where the remark concerns the file as a whole.
    pub line: Option<usize>,
    /// Column in characters, counted from 1.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: &'a str,
    /// What was found, or what is allowed.
    pub detail: &'a str,
    /// What to do about it.
    pub help: Option<&'a str>,
}

impl Remarks {
    /// Sorts the list: mistakes before warnings, then by where they stand.
    pub(super) fn new(sources: Arc<Vec<Source>>, mut list: Vec<Remark>) -> Self {
        list.sort_by_key(|remark| (remark.severity, remark.place));
        Self { sources, list }
    }

    /// With others that point into the same texts.
    pub(super) fn and(mut self, others: Vec<Remark>) -> Self {
        self.list.extend(others);
        Self::new(self.sources, self.list)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether one of this severity is among them.
    pub fn any(&self, severity: Severity) -> bool {
        self.list.iter().any(|remark| remark.severity == severity)
    }

    /// Every remark with its line and column.
    pub fn iter(&self) -> impl Iterator<Item = Located<'_>> {
        self.list.iter().map(|remark| {
            let source = &self.sources[remark.place.map_or(0, |place| place.source)];
            let position = remark.place.map(|place| source.excerpt(place));
            Located {
                severity: remark.severity,
                file: &source.name,
                line: position.as_ref().map(|excerpt| excerpt.line),
                column: position.as_ref().map(Excerpt::column),
                message: &remark.title,
                detail: &remark.label,
                help: remark.help.as_deref(),
            }
        })
    }

    /// All remarks with the lines they are about and a pointer; after twenty, the rest is counted.
    pub fn render(&self, look: Look) -> String {
        let renderer = match look {
            Look::Plain => Renderer::plain(),
            Look::Coloured => Renderer::styled(),
        };
        let renderer = renderer.decor_style(DecorStyle::Ascii);
        let mut shown: Vec<String> = self
            .list
            .iter()
            .take(MOST_SHOWN)
            .map(|remark| renderer.render(&[self.group(&remark.visible())]))
            .collect();
        let hidden = self.list.len().saturating_sub(MOST_SHOWN);
        if hidden > 0 {
            shown.push(format!("… and {hidden} more"));
        }
        shown.join("\n\n")
    }

    /// A remark that is [visible](Remark::visible), as the renderer wants it.
    fn group<'a>(&'a self, remark: &'a Remark) -> Group<'a> {
        let level = match remark.severity {
            Severity::Mistake => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut group = Group::with_title(level.primary_title(remark.title.as_str()));
        if let Some(place) = remark.place {
            let source = &self.sources[place.source];
            let excerpt = source.excerpt(place).visible();
            let mut pointer = AnnotationKind::Primary.span(excerpt.span);
            if !remark.label.is_empty() {
                pointer = pointer.label(remark.label.as_str());
            }
            let snippet = Snippet::source(excerpt.text)
                .line_start(excerpt.line)
                .path(visible_line(&source.name));
            group = group.element(snippet.annotation(pointer));
        } else {
            group = group.element(Origin::path(visible_line(&self.sources[0].name)));
            if !remark.label.is_empty() {
                group = group.element(Level::NOTE.message(remark.label.as_str()));
            }
        }
        match &remark.help {
            Some(help) => group.element(Level::HELP.message(help.as_str())),
            None => group,
        }
    }
}

/// As [`Remarks::render`] does without colours.
impl fmt::Display for Remarks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(Look::Plain))
    }
}

impl std::error::Error for Remarks {}
