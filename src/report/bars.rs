//! The finding as a small bar chart of characters, for a terminal.

use crate::estimate::{Answers, PolicyAnswers};
use crate::words::{self, Words};
use textwrap::core::display_width;

/// Characters that bars are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyphs {
    /// Blocks.
    Unicode,
    /// What every terminal has.
    Ascii,
}

impl Glyphs {
    /// Up to the low end of the interval, from there to the estimate, and on to the high end.
    fn bar(self) -> [char; 3] {
        match self {
            Self::Unicode => ['█', '▓', '░'],
            Self::Ascii => ['#', '=', '-'],
        }
    }

    /// In place of what names have in common.
    fn ellipsis(self) -> &'static str {
        match self {
            Self::Unicode => "…",
            Self::Ascii => "~",
        }
    }

    /// `text` in these characters, as far as they go.
    fn spelled(self, text: &str) -> String {
        match self {
            Self::Unicode => text.to_owned(),
            Self::Ascii => text.replace(['\u{a0}', '\u{202f}'], " ").replace('\u{2212}', "-"),
        }
    }
}

/// A policy's reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Place of the policy in the scenario.
    pub index: usize,
    /// Its name, as wide as all names.
    pub name: String,
    /// The bar with its interval.
    pub bar: String,
    /// The estimate.
    pub share: String,
}

/// The chart: a row per policy, in order of the scenario, and what the characters mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// The rows.
    pub rows: Vec<Row>,
    /// What the interval looks like.
    pub legend: String,
}

/// Names take no more of the width than this.
const WIDEST_NAME: f64 = 0.35;

/// The chart of reach in `width` characters, of which the longest bar takes what names and numbers leave; `None` where no
/// policy ever reached, so that there is nothing to draw.
pub fn bars(words: &dyn Words, answers: &Answers, width: u16, glyphs: Glyphs) -> Option<Bars> {
    let width = usize::from(width);
    let reaches: Vec<_> = answers.policies.iter().map(|policy| policy.reach.interval()).collect();
    if reaches.iter().all(|reach| reach.estimate == 0.0) {
        return None;
    }
    let highest = reaches.iter().map(|reach| reach.high).fold(0.0, f64::max);
    let widest_name = (width as f64 * WIDEST_NAME) as usize;
    let shown = |policy: &PolicyAnswers| policy.name.chars().filter(|letter| !letter.is_control()).collect();
    let names: Vec<String> = answers.policies.iter().map(shown).collect();
    let names = words::shortened(&names, |name| display_width(name) <= widest_name, glyphs.ellipsis());
    let names_width = names.iter().map(|name| display_width(name)).max().unwrap_or(0);
    let shares: Vec<String> = reaches
        .iter()
        .map(|&reach| glyphs.spelled(&words.percent_of(reach)))
        .collect();
    let shares_width = shares.iter().map(|share| display_width(share)).max().unwrap_or(0);
    let room = width.saturating_sub(names_width + shares_width + 3).max(1);
    let cells = |share: f64| (share / highest * room as f64).round() as usize;
    let [inside, below, above] = glyphs.bar();
    let rows = names.into_iter().zip(shares).zip(&reaches).enumerate();
    let rows = rows.map(|(index, ((name, share), reach))| {
        // However narrow, an interval takes a cell.
        let high = cells(reach.high).max(1);
        let low = cells(reach.low).min(high - 1);
        let estimate = cells(reach.estimate).clamp(low, high);
        let part = |letter: char, count: usize| letter.to_string().repeat(count);
        Row {
            index,
            name: format!("{name}{}", " ".repeat(names_width - display_width(&name))),
            bar: part(inside, low) + &part(below, estimate - low) + &part(above, high - estimate),
            share,
        }
    });
    let interval = words.interval(&words.level_number(answers));
    Some(Bars {
        rows: rows.collect(),
        legend: format!("{below}{above} {}", glyphs.spelled(&interval)),
    })
}
