//! The axis of time, and what happens along it: the firm's posts and the loss of interest.

use super::axis::Axis;
use super::canvas::{Anchor, Area, Canvas};
use super::plot::Plot;
use super::theme::{NOTE, Paint};
use super::ticks::Ticks;
use crate::scenario::Release;
use crate::words::Words;

/// Horizons beyond this are counted in days `[hours]`.
const LONGEST_IN_HOURS: f64 = 72.0;

/// Where curves are read off: a point that all of them have, and the times that are nearer to it than to any other.
pub(super) struct Reading {
    /// Place of the point in each curve.
    pub(super) point: usize,
    /// Its time `[hours]`.
    pub(super) hours: f64,
    from: f64,
    to: f64,
}

impl Reading {
    /// The points of a grid of ascending times that lie nearest to so many even steps, up to its end; what is said of
    /// them is what was counted, not what lies between.
    pub(super) fn all(grid: &[f64], steps: u32) -> Vec<Self> {
        let horizon = grid.last().copied().unwrap_or(0.0);
        let nearest = |step: u32| {
            let hours = horizon * f64::from(step) / f64::from(steps);
            let after = grid.partition_point(|&time| time < hours).min(grid.len() - 1);
            let before = after.saturating_sub(1);
            if hours - grid[before] < grid[after] - hours {
                before
            } else {
                after
            }
        };
        let mut points: Vec<usize> = (1..=steps).filter(|_| horizon > 0.0).map(nearest).collect();
        points.dedup();
        let middle = |one: usize, other: usize| f64::midpoint(grid[points[one]], grid[points[other]]);
        let reading = |(index, &point): (usize, &usize)| Self {
            point,
            hours: grid[point],
            from: if index == 0 { 0.0 } else { middle(index - 1, index) },
            to: if index + 1 == points.len() {
                horizon
            } else {
                middle(index, index + 1)
            },
        };
        points.iter().enumerate().map(reading).collect()
    }

    /// A band of a plot that leads to this reading, and dots on curves at these values.
    pub(super) fn draw(&self, canvas: &mut Canvas, plot: Plot, dots: &[(f64, Paint)]) {
        let band = Area {
            left: plot.x(self.from),
            right: plot.x(self.to),
            ..plot.area
        };
        let dot = |&(value, paint): &(f64, Paint)| (plot.at((self.hours, value)), paint);
        let dots: Vec<_> = dots.iter().map(dot).collect();
        canvas.reading(band, plot.area, &dots);
    }
}

/// Where an axis of time ends: at the horizon, or before it if nothing that can be seen happens any more.
#[derive(Clone, Copy)]
pub(super) struct End {
    pub(super) hours: f64,
    /// What still happens between this and the horizon, at most.
    rest: f64,
}

/// An axis ends early only if it leaves out more than this part of the time up to the horizon.
const LEAST_LEFT_OUT: f64 = 0.4;

impl End {
    /// The first round time from which on at most `unseen` is left to happen, of what `rest_after` a time still does.
    pub(super) fn of(release: &Release, unseen: f64, rest_after: impl Fn(f64) -> f64) -> Self {
        let horizon = release.horizon;
        let last_post = release
            .posts
            .iter()
            .copied()
            .filter(|&post| post <= horizon)
            .fold(0.0, f64::max);
        let whole_days = |days: f64| 24.0 * days;
        let round = [1.0, 2.0, 3.0, 6.0, 12.0]
            .into_iter()
            .chain((1..=400).map(|day| whole_days(f64::from(day))));
        let early = round
            .take_while(|&hours| hours <= (1.0 - LEAST_LEFT_OUT) * horizon)
            .find(|&hours| hours > last_post && rest_after(hours) <= unseen);
        early.map_or(
            Self {
                hours: horizon,
                rest: 0.0,
            },
            |hours| Self {
                hours,
                rest: rest_after(hours),
            },
        )
    }

    /// Says that the axis ends before the horizon and what it leaves out; none if it leaves out nothing.
    pub(super) fn remark(
        self,
        words: &dyn Words,
        release: &Release,
        counted: impl Fn(f64) -> String,
    ) -> Option<String> {
        let rest = (self.rest > 0.0).then(|| counted(self.rest));
        (self.hours < release.horizon).then(|| words.axis_ends(self.hours, release.horizon, rest.as_deref()))
    }
}

/// The axis from the release, of a campaign the first, to so many hours after it, and what it counts.
pub(super) fn time_axis(words: &dyn Words, end: f64, is_campaign: bool) -> (Axis, &'static str) {
    let (unit, name) = if end > LONGEST_IN_HOURS {
        (24.0, words.days_axis(is_campaign))
    } else {
        (1.0, words.hours_axis(is_campaign))
    };
    let in_hours = (unit == 1.0).then(|| Ticks::of_hours(end)).flatten();
    let ticks = in_hours.unwrap_or_else(|| Ticks::around(0.0, end / unit, 8));
    let written = ticks
        .values
        .iter()
        .map(|&value| (value * unit, ticks.label(words, value)));
    (Axis::new((0.0, end), written), name)
}

/// Marks when a half, a quarter and an eighth of the interest is left, as far as there is room up to `right`.
pub(super) fn half_lives(words: &dyn Words, canvas: &mut Canvas, plot: Plot, release: &Release, right: f64) {
    let Area { left, top, bottom, .. } = plot.area;
    let baseline = top - 12.0;
    let remark = words.of_the_interest_left();
    let remark_width = NOTE.width(canvas.typeface(), remark);
    let mut last = None;
    for (lives, part) in [(1.0, "½"), (2.0, "¼"), (3.0, "⅛")] {
        let hours = release.half_life * lives;
        let (at, width) = (plot.x(hours), NOTE.width(canvas.typeface(), part));
        let free_from = last.map_or(left, |last: f64| last + width + 12.0);
        if hours > release.horizon || !plot.x.holds(hours) || at < free_from || at + width + remark_width > right {
            break;
        }
        canvas.dashes((at, top), (at, bottom), Paint::Muted, 2.0);
        canvas.text((at, baseline), part, NOTE, Paint::Muted, Anchor::Middle);
        last = Some(at);
    }
    if let Some(last) = last {
        canvas.text((last + NOTE.size, baseline), remark, NOTE, Paint::Muted, Anchor::Start);
    }
}

/// Marks the firm's posts above the curves.
pub(super) fn posts(words: &dyn Words, canvas: &mut Canvas, plot: Plot, release: &Release, right: f64) {
    let middle = plot.area.top - 58.0;
    let mut last = None;
    for &hours in release.posts.iter().filter(|&&hours| hours <= release.horizon) {
        let at = plot.x(hours);
        let corners = [(at - 9.0, middle - 8.0), (at + 9.0, middle - 8.0), (at, middle + 9.0)];
        canvas.patch(&corners, Paint::Ink, 1.0);
        last = Some(last.map_or(at, |last: f64| last.max(at)));
    }
    let Some(last) = last else { return };
    let text = words.firm_posts(release.posts.len());
    let width = NOTE.width(canvas.typeface(), text);
    if last + 20.0 + width <= right {
        canvas.centred_text((last + 20.0, middle), text, NOTE, Paint::Muted, Anchor::Start);
    } else {
        let above = middle - NOTE.size;
        canvas.centred_text((plot.area.left, above), text, NOTE, Paint::Muted, Anchor::Start);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_are_read_off_at_their_own_points_nearest_to_even_steps() {
        let grid = [0.0, 1.0, 2.0, 11.0, 24.0, 30.0, 48.0];
        let readings = Reading::all(&grid, 4);
        let hours: Vec<f64> = readings.iter().map(|reading| reading.hours).collect();
        assert_eq!(hours, [11.0, 24.0, 30.0, 48.0], "steps at 12, 24, 36 and 48 hours");
        let points: Vec<usize> = readings.iter().map(|reading| reading.point).collect();
        assert_eq!(points, [3, 4, 5, 6]);
    }

    #[test]
    fn every_time_leads_to_one_reading() {
        let grid: Vec<f64> = (0..=40).map(|point| f64::from(point * point)).collect();
        for steps in [1, 2, 7, 28, 100] {
            let readings = Reading::all(&grid, steps);
            assert_eq!((readings[0].from, readings.last().unwrap().to), (0.0, 1600.0));
            for pair in readings.windows(2) {
                assert_eq!(pair[0].to, pair[1].from);
                assert!(pair[0].hours < pair[1].hours && pair[0].hours <= pair[0].to && pair[1].from <= pair[1].hours);
            }
        }
    }

    #[test]
    fn nothing_to_read_off_is_no_reading() {
        assert!(Reading::all(&[], 28).is_empty());
        assert!(Reading::all(&[0.0], 28).is_empty());
    }
}
