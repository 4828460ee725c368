//! Claims about figures: `courtesy.reach - selective.reach > 0.02`.
//!
//! A claim is one comparison, `<`, `<=`, `>` or `>=`, between two sums. A sum has figures, which go by the path of their names, and
//! numbers, which also multiply and divide. What the names mean is for whoever reads the claim to say.
//!
//! ```
//! use whoknows::scenario::claim::{Claim, Relation};
//!
//! let claim = Claim::read("courtesy.reach > 1.5 * selective.reach + 0.01").expect("it is one");
//! let weights: Vec<(f64, String)> = claim.terms.iter().map(|term| (term.weight, term.of.to_string())).collect();
//! assert_eq!(weights, [(1.0, "courtesy.reach".to_owned()), (-1.5, "selective.reach".to_owned())]);
//! assert_eq!((claim.relation, claim.threshold), (Relation::Above, 0.01));
//! ```
//!
//! | file | has |
//! | --- | --- |
//! | `sum` | weighted sums of figures, and their arithmetic |
//! | `token` | the words, numbers and signs of a text |
//! | `read` | from a text to a claim |
//! | `figure` | the figures that a policy has |
//! | `mistake` | what is wrong with a claim, and where in its text |

mod figure;
mod mistake;
mod read;
mod sum;
mod token;

pub use figure::{Added, Figure, ReleaseFigure};
pub use mistake::{Mistake, in_claim};
pub use sum::{Name, Path, Term};
pub(super) use token::is_plain;

use std::fmt;

/// That a weighted sum of figures is more or less than a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim<T> {
    /// The sum, each figure once.
    pub terms: Vec<Term<T>>,
    /// How it compares.
    pub relation: Relation,
    /// With what.
    pub threshold: f64,
}

/// How a sum compares with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Relation {
    /// It is less.
    #[serde(rename = "<")]
    Below,
    /// It is no more.
    #[serde(rename = "<=")]
    AtMost,
    /// It is more.
    #[serde(rename = ">")]
    Above,
    /// It is no less.
    #[serde(rename = ">=")]
    AtLeast,
}

impl Relation {
    /// The same, seen from the other side.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Below => Self::Above,
            Self::AtMost => Self::AtLeast,
            Self::Above => Self::Below,
            Self::AtLeast => Self::AtMost,
        }
    }

    /// Whether `value` stands so to `threshold`.
    pub fn holds(self, value: f64, threshold: f64) -> bool {
        match self {
            Self::Below => value < threshold,
            Self::AtMost => value <= threshold,
            Self::Above => value > threshold,
            Self::AtLeast => value >= threshold,
        }
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Below => "<",
            Self::AtMost => "<=",
            Self::Above => ">",
            Self::AtLeast => ">=",
        })
    }
}

impl Claim<Path> {
    /// The claim whose figures are what `find` says of their paths.
    ///
    /// # Errors
    /// All paths that mean nothing, or that no figure is left, as in `a.reach - a.reach > 0`.
    pub fn resolve<T: PartialEq>(
        self,
        mut find: impl FnMut(&Path) -> Result<T, Vec<Mistake>>,
    ) -> Result<Claim<T>, Vec<Mistake>> {
        let mut terms: Vec<Term<T>> = Vec::new();
        let mut mistakes = Vec::new();
        for Term { weight, of } in self.terms {
            match find(&of) {
                Err(more) => mistakes.extend(more),
                Ok(of) => match terms.iter_mut().find(|term| term.of == of) {
                    Some(term) => term.weight += weight,
                    None => terms.push(Term { weight, of }),
                },
            }
        }
        terms.retain(|term| term.weight != 0.0);
        if mistakes.is_empty() && terms.is_empty() {
            mistakes.push(Mistake::whole("this says nothing about any figure").label("all figures in it cancel out"));
        }
        if mistakes.is_empty() {
            Ok(Claim {
                terms,
                relation: self.relation,
                threshold: self.threshold,
            })
        } else {
            Err(mistakes)
        }
    }
}
