//! Fractions of segments that hardly mean what normalising makes of them.

use crate::scenario::read::Places;
use crate::scenario::remark::Remark;
use crate::scenario::suggest::quoted;
use crate::scenario::written::Written;
use crate::scenario::{Segment, Size};

/// Sums as far from 1, or as many hundredths from 100, are rounded.
const ROUNDING: f64 = 0.02;

/// A segment that has a fraction above 0.
struct Share<'a> {
    name: &'a str,
    fraction: f64,
    path: String,
}

pub(super) fn check(written: &Written, places: &Places) -> Vec<Remark> {
    if !places.are_sound(&["segment"]) {
        return Vec::new();
    }
    let segments = written.segment.iter().enumerate();
    let shares: Vec<Share<'_>> = segments.filter_map(|(index, segment)| share(index, segment)).collect();
    let sum: f64 = shares.iter().map(|share| share.fraction).sum();
    if shares.is_empty() || is_near(sum, 1.0) || is_near(sum, 100.0) {
        return Vec::new();
    }
    match percents(&shares) {
        Some(percents) => percents.iter().map(|share| percent(share, sum, places)).collect(),
        None => odd_sum(&shares, sum, places).into_iter().collect(),
    }
}

fn share(index: usize, segment: &Segment) -> Option<Share<'_>> {
    match segment.size {
        Size::Fraction(fraction) if fraction > 0.0 => Some(Share {
            name: &segment.name,
            fraction,
            path: format!("segment.{index}.fraction"),
        }),
        _ => None,
    }
}

fn is_near(sum: f64, whole: f64) -> bool {
    (sum / whole - 1.0).abs() <= ROUNDING
}

/// Those above 1, where others are below: per cent among shares.
fn percents<'a, 'b>(shares: &'a [Share<'b>]) -> Option<Vec<&'a Share<'b>>> {
    let above: Vec<&Share<'_>> = shares.iter().filter(|share| share.fraction > 1.0).collect();
    let has_below = shares.iter().any(|share| share.fraction < 1.0);
    (has_below && !above.is_empty()).then_some(above)
}

fn percent(share: &Share<'_>, sum: f64, places: &Places) -> Remark {
    let Share { name, fraction, path } = share;
    let title = format!(
        "{} has the fraction {fraction} beside fractions below 1, and so gets {} of the people left",
        quoted(name),
        in_percent(fraction / sum)
    );
    let remark = Remark::warning(places.near(path), title).label("fractions are normalised to sum to 1");
    remark.help(format!("for {fraction} % write fraction = {}", tidy(fraction / 100.0)))
}

/// Fractions that are no weights and do not sum to 1 or 100.
fn odd_sum(shares: &[Share<'_>], sum: f64, places: &Places) -> Option<Remark> {
    let are_weights = shares.iter().all(|share| share.fraction >= 1.0);
    let are_percents = (90.0..=110.0).contains(&sum);
    if are_weights && !are_percents {
        return None;
    }
    let whole = if are_percents { "100" } else { "1" };
    let largest = shares.iter().max_by(|a, b| a.fraction.total_cmp(&b.fraction))?;
    let title = format!("the fractions of the segments sum to {}, not to {whole}", tidy(sum));
    let label = format!(
        "{} gets {} of the people left: fractions are normalised",
        quoted(largest.name),
        in_percent(largest.fraction / sum)
    );
    let help = if shares.len() == 1 {
        "write fraction = 1 if everybody left is meant, else give the others a segment too".to_owned()
    } else {
        format!("let them sum to {whole}, or write whole numbers as weights")
    };
    Some(
        Remark::warning(places.near(&largest.path), title)
            .label(label)
            .help(help),
    )
}

fn in_percent(share: f64) -> String {
    format!("{} %", tidy(share * 100.0))
}

/// A number to three figures, which sums of decimals are not by themselves.
pub(super) fn tidy(number: f64) -> String {
    let digits = (2 - libm::floor(libm::log10(number)) as i32).clamp(0, 12) as usize;
    let text = format!("{number:.digits$}");
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}
