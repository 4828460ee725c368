//! What we should do: what a policy gives with one threshold at other values than the best.

use super::curves::{Curves, Line, Scale};
use super::map::axis_name;
use super::{Origin, Told, plate};
use crate::chart::theme::Paint;
use crate::chart::{Chart, Ink, readable};
use crate::scenario::Level;
use crate::study::optimum::{Goal, Optimum};

/// The picture of the first threshold, titled with the finding; none where it has no numbers.
pub fn tuned(ink: Ink, origin: &Origin, found: &Optimum, finding: &str) -> Option<Chart> {
    let slice = found.around.first()?;
    let axis = &found.axes[slice.axis];
    let levels: Vec<f64> = slice.levels.iter().map(Level::number).collect::<Option<_>>()?;
    if levels.len() < 2 {
        return None;
    }
    let words = ink.words;
    let policy = found.policies.iter().position(|policy| *policy == found.policy)?;
    let best = found.best[slice.axis].number()?;
    let curves = Curves {
        lines: vec![Line {
            name: readable(&found.policy),
            paint: Paint::Policy(policy),
            points: levels.into_iter().zip(slice.goal.iter().copied()).collect(),
        }],
        x_name: readable(&axis_name(words, axis)),
        is_logarithmic: axis.is_logarithmic,
        here: Some((best, words.best_found())),
        flips: Vec::new(),
        scale: match found.goal {
            Goal::Reach => Scale::Percent,
            Goal::Value => Scale::Amount,
        },
    };
    let told = Told {
        name: "optimum",
        label: words.optimum_heading(),
        title: finding.trim_end_matches('.').to_owned(),
        subtitle: words.tuned_subtitle(&words.named(&found.policy)),
        alt: finding.to_owned(),
        names: &found.policies,
    };
    Some(plate(ink, origin, told).draw(curves.upright(), |canvas, area| curves.draw(ink, canvas, area)))
}
