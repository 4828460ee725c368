//! Chart 4: whose contacts carried the successes of the most open policy, and whom of them stricter policies would have declined.
//!
//! Stricter policies need not be nested, so their shares cannot be stacked: each has a column of its own.

use super::axis::Axis;
use super::canvas::{Anchor, Area, Canvas, fit};
use super::font::{Type, Typeface};
use super::ink::Ink;
use super::rows::Rows;
use super::sheet::Sheet;
use super::theme::{LABEL, NOTE, Paint, SMALLEST, STRONG};
use super::{Chart, Sketch, colour_place, readable};
use crate::estimate::{Answers, Credit, Estimate, PolicyAnswers};
use crate::words::{Subject, Words};

/// More stricter policies than this have no room; those that decline most stay.
const MOST_COLUMNS: usize = 4;
/// More segments than this have no room; the smallest are summed up.
const MOST_SEGMENTS: usize = 12;
/// Room for the names of columns above the rows `[px]`.
const HEAD: f64 = 124.0;
/// Room for the segments without success below the rows `[px]`.
const FOOT: f64 = 46.0;
/// Between columns `[px]`.
const GUTTER: f64 = 44.0;
/// The names of segments and what parts them from columns take about as much of a slide `[px]`.
const WIDEST_NAMES: f64 = 458.0;
/// Height of a row on an upright sheet, where columns stand one above the other `[px]`.
const UPRIGHT_ROW: f64 = 58.0;

/// More segments without success than this are counted rather than named.
const MOST_NAMED: usize = 5;

/// Between a bar and its number `[px]`.
const NUMBER_GAP: f64 = 14.0;
/// Type of totals, where there is room `[px]`.
const LARGEST: f64 = 40.0;

pub(super) fn chart(ink: Ink, answers: &Answers) -> Chart {
    let words = ink.words;
    let open = answers.most_open();
    let segments = open.map(|open| segments(words, answers, open)).unwrap_or_default();
    let subtitle = open.map_or_else(
        || words.credit_subtitle_of_nothing(),
        |open| words.credit_subtitle(open.successes, &words.named(&open.name)),
    );
    let spoken: Vec<String> = segments
        .iter()
        .map(|row| format!("{} {}", row.name, words.rough_percent(row.share)))
        .collect();
    let silence = open.and_then(|open| silence(words, &open.without_success));
    let sketch = Sketch {
        name: "credit",
        label: words.label(Subject::Credit),
        title: words.credit_finding(answers),
        subtitle,
        alt: words.credit_alt(&spoken.join("; "), silence.as_deref().unwrap_or_default()),
        ink,
        answers,
    };
    let columns = 1 + open.map_or(0, |open| columns(answers, open).len());
    let foot_height = silence
        .as_ref()
        .map_or(0.0, |silence| upright_foot(ink.typeface(), silence));
    let upright = upright_column(segments.len()) * columns as f64 + foot_height;
    sketch.draw(upright, |canvas, area| match open {
        Some(open) if !segments.is_empty() => {
            let area = silence.as_ref().map_or(area, |silence| foot(canvas, area, silence));
            draw(words, answers, open, &segments, canvas, area);
        }
        _ => canvas.say_instead(area, &words.credit_of_nothing()),
    })
}

/// Says which segments have no bar, if there are any; too many to name are counted.
fn silence(words: &dyn Words, silent: &[String]) -> Option<String> {
    match silent.len() {
        0 => None,
        1..=MOST_NAMED => Some(words.no_success_began_with(&words.names(silent))),
        many => Some(words.no_success_began_with_many(many)),
    }
}

/// Writes a remark below the picture, and leaves the area above it.
fn foot(canvas: &mut Canvas, area: Area, remark: &str) -> Area {
    let sheet = canvas.sheet();
    let (kind, lines) = fit(
        canvas.typeface(),
        sheet,
        NOTE,
        &readable(remark),
        area.width(),
        sheet.lines(1),
    );
    let mut base = area.bottom - kind.line_height() * (lines.len() - 1) as f64;
    let bottom = base - FOOT;
    for line in &lines {
        canvas.text((area.left, base), line, kind, Paint::Muted, Anchor::Start);
        base += kind.line_height();
    }
    Area { bottom, ..area }
}

/// Height of the remark on an upright sheet `[px]`.
fn upright_foot(typeface: &Typeface, remark: &str) -> f64 {
    let sheet = Sheet::Upright;
    let (kind, lines) = fit(typeface, sheet, NOTE, &readable(remark), sheet.room(), sheet.lines(1));
    FOOT + kind.line_height() * (lines.len() - 1) as f64
}

/// Height of a column of so many segments on an upright sheet `[px]`.
fn upright_column(segments: usize) -> f64 {
    HEAD + UPRIGHT_ROW * segments as f64 + GUTTER
}

/// What a segment carried.
struct Segment {
    name: String,
    share: f64,
    /// Its interval; none where several segments are summed up.
    interval: Option<Estimate>,
    /// The part of `share` that each column's policy would have declined.
    declined: Vec<f64>,
}

/// The stricter policies shown, in order of the scenario.
fn columns<'a>(answers: &'a Answers, open: &PolicyAnswers) -> Vec<&'a PolicyAnswers> {
    // That a policy which accepts nobody declines everybody need not be drawn.
    let mut columns: Vec<&PolicyAnswers> = answers
        .stricter(open)
        .into_iter()
        .filter(|policy| policy.accepted_mean > 0.0)
        .collect();
    let declined = |policy: &PolicyAnswers| open.declined_share(policy).map_or(0.0, |share| share.estimate);
    while columns.len() > MOST_COLUMNS {
        let least = (0..columns.len()).min_by(|&a, &b| declined(columns[a]).total_cmp(&declined(columns[b])));
        columns.remove(least.expect("there are columns"));
    }
    columns
}

/// What each segment carried, the most first; the smallest are summed up if there are too many.
fn segments(words: &dyn Words, answers: &Answers, open: &PolicyAnswers) -> Vec<Segment> {
    let columns = columns(answers, open);
    let rows: Vec<&Credit> = open.credit.iter().collect();
    let summed = |name: String, rows: &[&Credit]| Segment {
        name,
        share: rows.iter().map(|row| row.share.estimate).sum(),
        interval: match rows {
            [row] => Some(row.share),
            _ => None,
        },
        declined: columns
            .iter()
            .map(|column| rows.iter().filter_map(|row| row.declined_by.get(column.place)).sum())
            .collect(),
    };
    let kept = if rows.len() > MOST_SEGMENTS {
        MOST_SEGMENTS - 1
    } else {
        rows.len()
    };
    let (large, small) = rows.split_at(kept);
    let mut segments: Vec<Segment> = large.iter().map(|row| summed(row.segment.clone(), &[row])).collect();
    if !small.is_empty() {
        segments.push(summed(words.other_segments(small.len()), small));
    }
    segments
}

/// One column of bars: the whole, or the part that a stricter policy would have declined.
struct Column {
    head: String,
    /// The same with the whole name.
    full: String,
    total: String,
    /// The interval of the total, where it is an estimate.
    range: Option<String>,
    bars: Vec<Bar>,
}

/// One bar.
enum Bar {
    Whole { share: f64, interval: Option<Estimate> },
    Declined { part: f64, whole: f64 },
}

impl Bar {
    fn whole(segment: &Segment) -> Self {
        Self::Whole {
            share: segment.share,
            interval: segment.interval,
        }
    }

    /// What it shows, with its interval where it has one: `98.2 % (97.6 to 98.7 %)`.
    fn said(&self, words: &dyn Words) -> String {
        match *self {
            Self::Whole {
                interval: Some(share), ..
            } => format!("{} ({})", words.percent_of(share), words.percent_range(share)),
            Self::Whole { share, .. } => words.rough_percent(share),
            Self::Declined { part, .. } => words.rough_percent(part),
        }
    }
}

impl Column {
    fn whole(words: &dyn Words, open: &PolicyAnswers, segments: &[Segment]) -> Self {
        Self {
            head: words.all_under(&words.named(&readable(&open.name))),
            full: words.all_under(&words.named(&readable(&open.name))),
            total: words.rough_percent(1.0),
            range: None,
            bars: segments.iter().map(Bar::whole).collect(),
        }
    }

    fn declined(
        words: &dyn Words,
        (open, strict): (&PolicyAnswers, &PolicyAnswers),
        head: String,
        parts: impl Iterator<Item = Bar>,
    ) -> Self {
        let share = open.declined_share(strict);
        Self {
            head,
            full: words.declined_by(&words.named(&readable(&strict.name))),
            total: share.map_or_else(String::new, |share| words.percent_of(share)),
            range: share.map(|share| words.percent_range(share)),
            bars: parts.collect(),
        }
    }
}

fn draw(
    words: &dyn Words,
    answers: &Answers,
    open: &PolicyAnswers,
    segments: &[Segment],
    canvas: &mut Canvas,
    area: Area,
) {
    let names: Vec<String> = segments.iter().map(|row| readable(&row.name)).collect();
    let mut columns_drawn = vec![Column::whole(words, open, segments)];
    let strict = columns(answers, open);
    let drawn = 1 + strict.len();
    let width = match canvas.sheet() {
        Sheet::Slide => (area.width() - WIDEST_NAMES) / drawn as f64 - GUTTER,
        Sheet::Upright => area.width(),
    };
    let kind = Type::regular(canvas.sheet().smallest());
    let fits = |name: &str| {
        kind.wrap(canvas.typeface(), &words.declined_by(&words.named(name)), width, 3)
            .len()
            <= 2
    };
    let short = super::short_names(answers, fits);
    for (index, strict) in strict.into_iter().enumerate() {
        let parts = segments.iter().map(|row| Bar::Declined {
            part: row.declined[index].min(row.share),
            whole: row.share,
        });
        let head = words.declined_by(&words.named(&short[strict.place]));
        columns_drawn.push(Column::declined(words, (open, strict), head, parts));
    }
    let widest = segments.iter().map(|row| row.share).fold(f64::MIN_POSITIVE, f64::max);
    let paint = Paint::Policy(colour_place(answers, open));
    let sheet = canvas.sheet();
    let rows = |canvas: &Canvas, top: f64, bottom: f64| {
        Rows::beside(
            canvas,
            Area {
                top: top + HEAD,
                bottom,
                ..area
            },
            &names,
        )
    };
    match sheet {
        Sheet::Slide => {
            let rows = rows(canvas, area.top, area.bottom);
            rows.name(canvas);
            let width = (rows.area.width() + GUTTER) / columns_drawn.len() as f64 - GUTTER;
            let totals = totals(canvas.typeface(), &columns_drawn, width + GUTTER - NUMBER_GAP);
            for (index, column) in columns_drawn.iter().enumerate() {
                let left = rows.area.left + (width + GUTTER) * index as f64;
                column.head(canvas, (left, left + width), rows.area.top, totals);
                column.draw(words, canvas, (&rows, &names), (left, left + width), widest, paint);
            }
        }
        Sheet::Upright => {
            let totals = totals(canvas.typeface(), &columns_drawn, area.width());
            let height = upright_column(segments.len());
            for (index, column) in columns_drawn.iter().enumerate() {
                let top = area.top + height * index as f64;
                let rows = rows(canvas, top, top + height - GUTTER);
                rows.name(canvas);
                column.head(canvas, (area.left, area.right), rows.area.top, totals);
                let ends = (rows.area.left, rows.area.right);
                column.draw(words, canvas, (&rows, &names), ends, widest, paint);
            }
        }
    }
}

/// How totals and their intervals are set so that the widest pair fits into `room`.
fn totals(typeface: &Typeface, columns: &[Column], room: f64) -> (Type, Type) {
    let (mut total, mut range) = (
        Type {
            size: LARGEST,
            ..STRONG
        },
        NOTE,
    );
    let too_wide = |total: Type, range: Type| columns.iter().any(|column| column.width(typeface, total, range) > room);
    while too_wide(total, range) && total.size > SMALLEST {
        total.size -= 2.0;
        range.size = range.size.min(total.size).max(SMALLEST);
    }
    (total, range)
}

impl Column {
    fn width(&self, typeface: &Typeface, total: Type, range: Type) -> f64 {
        let beside = self
            .range
            .as_ref()
            .map_or(0.0, |text| NUMBER_GAP + range.width(typeface, text));
        total.width(typeface, &self.total) + beside
    }

    /// Says above the column what it is, and its total with the interval.
    fn head(&self, canvas: &mut Canvas, (left, right): (f64, f64), top: f64, (total, range): (Type, Type)) {
        let (kind, lines) = fit(canvas.typeface(), canvas.sheet(), NOTE, &self.head, right - left, 2);
        let first = top - 66.0 - kind.line_height() * (lines.len() as f64 - 1.0);
        for (index, line) in lines.iter().enumerate() {
            let place = (left, first + kind.line_height() * index as f64);
            canvas.text(place, line, kind, Paint::Muted, Anchor::Start);
        }
        let baseline = top - 18.0;
        canvas.text((left, baseline), &self.total, total, Paint::Ink, Anchor::Start);
        if let Some(text) = &self.range {
            let beside = left + total.width(canvas.typeface(), &self.total) + NUMBER_GAP;
            canvas.text((beside, baseline), text, range, Paint::Muted, Anchor::Start);
        }
    }

    /// Draws the bars between `left` and `right`; a bar of `widest` takes all its room.
    fn draw(
        &self,
        words: &dyn Words,
        canvas: &mut Canvas,
        (rows, names): (&Rows, &[String]),
        (left, right): (f64, f64),
        widest: f64,
        paint: Paint,
    ) {
        let top = rows.area.top;
        let number = rows.fitting(LABEL, 1.2);
        let shares = Axis::new((0.0, widest), []);
        let room = (left, right - number.width(canvas.typeface(), "100\u{a0}%") - NUMBER_GAP);
        let at = |share: f64| shares.at(share, room);
        for (index, bar) in self.bars.iter().enumerate() {
            let middle = rows.middle(index);
            let half = (rows.height * 0.31).min(30.0);
            let until = |share: f64| Area {
                left,
                top: middle - half,
                right: at(share),
                bottom: middle + half,
            };
            let (counted, end) = match *bar {
                Bar::Whole { share, .. } => (share, share),
                Bar::Declined { part, whole } => (part, whole),
            };
            // The number stands right after what it counts, on the pale rest of the bar if it fits there, else behind it.
            let text = words.compact_percent(counted);
            let inside = at(counted) + NUMBER_GAP;
            let fits = inside + number.width(canvas.typeface(), &text) + NUMBER_GAP <= at(end);
            let start = if fits { inside } else { at(end) + NUMBER_GAP };
            let mark = words.credit_mark(&names[index], &self.full, &bar.said(words));
            canvas.mark(&mark, |canvas| {
                canvas.sensor(Area {
                    left,
                    right,
                    ..rows.row(index)
                });
                match *bar {
                    Bar::Whole { share, .. } => canvas.rect(until(share), paint),
                    Bar::Declined { part, whole } => {
                        canvas.faint_rect(until(whole), paint, 0.18);
                        canvas.hatch(until(part), paint);
                    }
                }
                canvas.centred_text((start, middle), &text, number, Paint::Ink, Anchor::Start);
            });
        }
        canvas.line((left, top), (left, rows.area.bottom), Paint::Muted, 2.0);
    }
}
