//! Where it flips: the lead over the values of a key.

use super::curves::{Curves, Line, Scale};
use super::map::axis_name;
use super::{Origin, Told, plate};
use crate::chart::theme::Paint;
use crate::chart::{Chart, Ink, readable};
use crate::scenario::Level;
use crate::study::breakeven::BreakEven;

/// The picture of the break-evens of one key, titled with its finding; none where it was not looked at.
pub fn flips(ink: Ink, origin: &Origin, found: &BreakEven, policies: &[String], finding: &str) -> Option<Chart> {
    if found.looks.len() < 2 {
        return None;
    }
    let words = ink.words;
    let leader = policies
        .iter()
        .position(|policy| *policy == found.leader)
        .unwrap_or_default();
    let curves = Curves {
        lines: vec![Line {
            name: readable(&words.lead_of(&found.leader)),
            paint: Paint::Policy(leader),
            points: found.looks.iter().map(|look| (look.value, look.difference)).collect(),
        }],
        x_name: readable(&axis_name(words, &found.axis)),
        is_logarithmic: found.axis.is_logarithmic,
        here: found
            .axis
            .here
            .as_ref()
            .and_then(Level::number)
            .map(|here| (here, words.as_in_scenario())),
        flips: found.roots.iter().map(|root| (root.low, root.high)).collect(),
        scale: Scale::Points,
    };
    let told = Told {
        name: "breakeven",
        label: words.breakeven_heading(),
        title: finding.trim_end_matches('.').to_owned(),
        subtitle: words.flips_subtitle(&words.named(&found.leader)),
        alt: finding.to_owned(),
        names: policies,
    };
    Some(plate(ink, origin, told).draw(curves.upright(), |canvas, area| curves.draw(ink, canvas, area)))
}
