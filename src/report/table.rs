//! The tables on a terminal: plain text, no colours, as many columns as fit.

use super::section::{Head, SectionTable};
use crate::estimate::{Answers, Comparison, ExpectationAnswer, LEVEL, PolicyAnswers, PolicyChange};
use crate::study;
use crate::words::{Difference, Words};
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};

/// Narrowest width that the tables are made for `[characters]`.
pub const LEAST_WIDTH: u16 = 60;

/// One line below the header, nothing else.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// Right of every cell `[characters]`.
const PADDING: u16 = 1;
/// Between two columns: the padding, and the blank that stands for a rule `[characters]`.
const GAP: usize = PADDING as usize + 1;
/// Lines of words are not wrapped to fewer than this `[characters]`.
const SHORTEST_LINE: usize = 14;

/// A column: its title, its cell for each row, and where cells stand one below the other.
struct Column {
    title: String,
    cells: Vec<String>,
    alignment: CellAlignment,
}

impl Column {
    /// A column of words, which begin one below the other.
    fn words<T>(title: impl Into<String>, rows: &[T], cell: impl Fn(&T) -> String) -> Self {
        Self {
            title: title.into(),
            cells: rows.iter().map(cell).collect(),
            alignment: CellAlignment::Left,
        }
    }

    /// A column of numbers, which end one below the other.
    fn numbers<T>(title: impl Into<String>, rows: &[T], cell: impl Fn(&T) -> String) -> Self {
        Self {
            alignment: CellAlignment::Right,
            ..Self::words(title, rows, cell)
        }
    }

    /// Width without wrapping, with the space that parts it from the next.
    fn width(&self) -> usize {
        GAP + longest(self.texts())
    }

    /// Least width that reads well: words may be wrapped, numbers may not, but for their title.
    fn least_width(&self) -> usize {
        let words = longest(self.texts().flat_map(|text| text.split(' ')));
        GAP + match self.alignment {
            CellAlignment::Left => longest(self.texts()).min(words.max(SHORTEST_LINE)),
            _ => longest(self.cells.iter().map(String::as_str).chain(self.title.split(' '))),
        }
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(String::as_str).chain([self.title.as_str()])
    }
}

fn longest<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(|text| text.chars().count()).max().unwrap_or(0)
}

/// A row per policy: reach with its interval first; what is of less interest only where it fits into `width`.
pub fn policies(words: &dyn Words, answers: &Answers, width: u16) -> String {
    let (rows, level) = (&answers.policies, words.level(answers));
    let mut columns = vec![
        Column::words(words.policy_column(), rows, |row| row.name.clone()),
        Column::numbers(words.reaches_column(&level), rows, |row| {
            words.percent_with_interval(row.reach.interval())
        }),
        Column::numbers(words.one_hop_column(), rows, |row| words.percent_of(row.one_hop_reach)),
        Column::numbers(words.contacts_column(), rows, |row| words.mean(row.accepted_mean)),
        Column::numbers(words.readers_column(), rows, |row| words.people(row)),
    ];
    if rows.iter().any(|row| row.first_reach_hours_median.is_some()) {
        columns.push(Column::numbers(words.median_time_column(), rows, |row| {
            median_time(words, row)
        }));
    }
    if rows.iter().any(|row| row.value.low != 0.0 || row.value.high != 0.0) {
        columns.push(Column::numbers(
            words.value_column(&answers.premises.currency),
            rows,
            |row| words.mean_of(row.value),
        ));
    }
    if rows.iter().any(|row| row.spam_share_mean > 0.0) {
        columns.push(Column::numbers(words.spam_column(), rows, |row| {
            words.rough_percent(row.spam_share_mean)
        }));
    }
    table(words, columns, width)
}

fn median_time(words: &dyn Words, row: &PolicyAnswers) -> String {
    row.first_reach_hours_median
        .map_or_else(|| words.never().to_owned(), |hours| words.time_until(hours))
}

/// A row per pair of policies: the difference in points with its interval, and the verdict.
pub fn comparisons(words: &dyn Words, answers: &Answers, width: u16) -> String {
    let (rows, level) = (&answers.comparisons, words.level(answers));
    let columns = vec![
        Column::words(words.compared_column(), rows, |row: &Comparison| {
            let [a, b] = [row.a, row.b].map(|place| &answers.policies[place].name);
            format!("{a} − {b}")
        }),
        Column::numbers(words.points_column(&level), rows, |row| {
            words.gain_with_interval(Difference::from(&answers.contest_of(row)))
        }),
        Column::words(words.verdict_column(), rows, |row| {
            let [a, b] = [row.a, row.b].map(|place| words.named(&answers.policies[place].name));
            words.pair_verdict(row.verdict, &a, &b)
        }),
        Column::numbers(words.p_column(), rows, |row| words.p_value(row.p_holm)),
        Column::numbers(words.only_first_column(), rows, |row| words.count(row.only_a)),
        Column::numbers(words.only_second_column(), rows, |row| words.count(row.only_b)),
    ];
    table(words, columns, width)
}

/// A row per expectation: what was expected, whether it holds, and what was found.
pub fn expectations(words: &dyn Words, answers: &Answers, width: u16) -> String {
    let rows = &answers.expectations;
    let columns = vec![
        Column::words(words.expected_head(), rows, ExpectationAnswer::called),
        Column::words(words.decision_head(), rows, |row| words.marked_decision(&row.found)),
        Column::words(words.found_head(), rows, |row| words.found(&row.found)),
    ];
    table(words, columns, width)
}

/// A row per policy that two results have: its reach in both, and what changes.
pub fn changes(words: &dyn Words, comparison: &study::Comparison, width: u16) -> String {
    let rows = &comparison.policies;
    let level = words.setting_percent(LEVEL);
    let mut columns = vec![
        Column::words(words.policy_column(), rows, |row: &PolicyChange| row.name.clone()),
        Column::numbers("A", rows, |row| words.percent_of(row.reach.a)),
        Column::numbers("B", rows, |row| words.percent_of(row.reach.b)),
        Column::numbers(words.change_column(&level), rows, |row| {
            words.gain_with_interval(row.reach.in_points())
        }),
        Column::numbers(words.p_column(), rows, |row| words.p_value(row.p_holm)),
    ];
    if let Some(currency) = comparison
        .currency
        .as_ref()
        .filter(|_| rows.iter().any(|row| row.value.is_some()))
    {
        columns.push(Column::numbers(words.value_change_column(currency), rows, |row| {
            row.value.map_or_else(String::new, |value| {
                format!("{} ({})", words.mean_of(value.change), words.mean_range(value.change))
            })
        }));
    }
    table(words, columns, width)
}

/// A row per condition: whether it holds, and what was found.
pub fn conditions(words: &dyn Words, comparison: &study::Comparison, width: u16) -> String {
    let rows = &comparison.conditions;
    let columns = vec![
        Column::words(words.condition_head(), rows, |row: &study::Asked| row.that.clone()),
        Column::words(words.decision_head(), rows, |row| {
            words.condition_decision(row.found.decision).to_owned()
        }),
        Column::words(words.found_head(), rows, |row| words.found(&row.found)),
    ];
    table(words, columns, width)
}

/// A table of a section.
pub fn section(words: &dyn Words, table_of: &SectionTable, width: u16) -> String {
    let rows = &table_of.rows;
    let column = |(place, head): (usize, &Head)| {
        let cell = |row: &Vec<String>| row[place].clone();
        if head.is_words {
            Column::words(head.text.clone(), rows, cell)
        } else {
            Column::numbers(head.text.clone(), rows, cell)
        }
    };
    table(words, table_of.heads.iter().enumerate().map(column).collect(), width)
}

/// The first three columns, and as many of the others as fit beside them, all wrapped only where they must be; below them the
/// names of those that do not fit.
fn table(words: &dyn Words, mut columns: Vec<Column>, width: u16) -> String {
    let width = width.max(LEAST_WIDTH);
    let room = usize::from(width);
    let mut needed = 0;
    let ends = columns.iter().map(|column| {
        needed += column.least_width();
        needed
    });
    let fitting = ends
        .enumerate()
        .take_while(|(index, end)| *index < 3 || *end <= room)
        .count();
    let hidden = columns.split_off(fitting);
    let shown = columns;
    let is_tight = shown.iter().map(Column::width).sum::<usize>() > room;
    let mut table = Table::new();
    table
        .load_style(STYLE)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width);
    table.set_header(shown.iter().map(|column| column.title.as_str()));
    for row in 0..shown[0].cells.len() {
        table.add_row(shown.iter().map(|column| column.cells[row].as_str()));
    }
    for (column, content) in table.column_iter_mut().zip(&shown) {
        column.set_padding((0, PADDING)).set_cell_alignment(content.alignment);
        if is_tight && content.alignment == CellAlignment::Right {
            // Without the rule, which comfy-table counts apart.
            let least = u16::try_from(content.least_width() - 1).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(least)));
        }
    }
    let text = table.trim_fmt();
    if hidden.is_empty() {
        return text;
    }
    let all: usize = shown.iter().chain(&hidden).map(Column::least_width).sum();
    let titles: Vec<&str> = hidden.iter().map(|column| column.title.as_str()).collect();
    let hint = textwrap::fill(&words.columns_without_room(&titles, all), room);
    format!("{}\n{hint}", text.trim_end())
}
