//! Weighted sums of figures, and their arithmetic.

use std::fmt;
use std::ops::Range;

/// A figure and what it is multiplied with.
#[derive(Clone, Debug, PartialEq)]
pub struct Term<T> {
    /// The factor.
    pub weight: f64,
    /// The figure.
    pub of: T,
}

/// A name, and which bytes of the text it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Without its quotes.
    pub text: String,
    /// With them.
    pub place: Range<usize>,
}

/// Names with dots between: where a figure is to be found. Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The names.
    pub names: Vec<Name>,
}

impl Path {
    /// Which bytes of the text it takes.
    pub fn place(&self) -> Range<usize> {
        let ends = self.names.first().zip(self.names.last());
        ends.map_or(0..0, |(first, last)| first.place.start..last.place.end)
    }
}

/// As it may be written.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.names.iter().map(|name| name.text.as_str()).collect();
        f.write_str(&names.join("."))
    }
}

/// A sum of figures and a number.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    pub terms: Vec<Term<Path>>,
    pub number: f64,
}

impl Sum {
    pub(super) fn of_number(number: f64) -> Self {
        Self { terms: vec![], number }
    }

    pub(super) fn of_figure(of: Path) -> Self {
        Self {
            terms: vec![Term { weight: 1.0, of }],
            number: 0.0,
        }
    }

    /// Whether there is no figure in it.
    pub(super) fn is_number(&self) -> bool {
        self.terms.is_empty()
    }

    pub(super) fn plus(mut self, other: Self) -> Self {
        self.terms.extend(other.terms);
        self.number += other.number;
        self
    }

    pub(super) fn times(mut self, factor: f64) -> Self {
        for term in &mut self.terms {
            term.weight *= factor;
        }
        self.number *= factor;
        self
    }

    pub(super) fn is_finite(&self) -> bool {
        self.number.is_finite() && self.terms.iter().all(|term| term.weight.is_finite())
    }
}
