//! What a run says on the terminal: the verdict and who carried the news first, then a chart and the tables, then the assumptions without estimate.

use super::exit_code::Failure;
use crate::estimate::Answers;
use crate::report::bars::{self, Bars, Glyphs};
use crate::report::{json, question, table};
use crate::study::Run;
use crate::visible::{visible, visible_json, visible_line, visible_path, visible_sentence};
use crate::words::Words;
use anstyle::AnsiColor;
use std::borrow::Cow;
use std::io::Write;
use std::path::Path;

/// Width where there is no terminal to ask.
const USUAL_WIDTH: u16 = 100;
const NARROWEST: u16 = 60;
const WIDEST: u16 = 120;

/// Prints verdict, tables, what the answer rests on, and where to look, if the result was saved.
pub fn print(words: &dyn Words, run: &Run, folder: Option<&Path>, chart: Option<Glyphs>) -> Result<(), Failure> {
    let Run { answers, scenario, .. } = run;
    let mut out = anstream::stdout().lock();
    let bold = anstyle::Style::new().bold();
    let dim = anstyle::Style::new().dimmed();
    let width = terminal_width();
    if !scenario.title.is_empty() {
        writeln!(out, "{dim}{}{dim:#}", visible_line(&scenario.title))?;
    }
    let question = scenario.question.trim();
    if !question.is_empty() {
        for line in wrapped(question, width) {
            writeln!(out, "{dim}{line}{dim:#}")?;
        }
    }
    let recommended = question::recommended(words, run);
    let carried = words.looks_sentence(answers);
    let sentences = words.verdict(answers).into_iter().chain(recommended).chain(carried);
    for (number, sentence) in sentences.enumerate() {
        let style = if number == 0 { bold } else { anstyle::Style::new() };
        for line in wrapped(&sentence, width) {
            writeln!(out, "{style}{line}{style:#}")?;
        }
    }
    if let Some(bars) = chart.and_then(|glyphs| bars::bars(words, answers, width, glyphs)) {
        print_bars(&mut out, &bars)?;
    }
    writeln!(
        out,
        "\n{}",
        visible_sentence(table::policies(words, answers, width).trim_end())
    )?;
    if !answers.comparisons.is_empty() {
        writeln!(
            out,
            "\n{}",
            visible_sentence(table::comparisons(words, answers, width).trim_end())
        )?;
    }
    if let Some(section) = question::channels(words, answers, scenario) {
        let channels = question::channels_table(words, answers);
        writeln!(
            out,
            "\n{}\n",
            visible_sentence(table::section(words, &channels, width).trim_end())
        )?;
        for line in section.findings.iter().flat_map(|finding| wrapped(finding, width)) {
            writeln!(out, "{line}")?;
        }
    }
    if let Some(section) = question::campaign(words, answers) {
        let campaign = question::campaign_table(words, answers);
        writeln!(
            out,
            "\n{}\n",
            visible_sentence(table::section(words, &campaign, width).trim_end())
        )?;
        for line in section.findings.iter().flat_map(|finding| wrapped(finding, width)) {
            writeln!(out, "{line}")?;
        }
    }
    if !answers.expectations.is_empty() {
        writeln!(
            out,
            "\n{}",
            visible_sentence(table::expectations(words, answers, width).trim_end())
        )?;
    }
    writeln!(out)?;
    for sentence in question::rests_on(words, run) {
        for line in wrapped(&sentence, width) {
            writeln!(out, "{dim}{line}{dim:#}")?;
        }
    }
    if let Some(folder) = folder {
        let report = folder.join("report.html");
        writeln!(out, "\n{}", words.report_at(&visible_path(&report)))?;
    }
    Ok(())
}

/// Colours of bars, by place of the policy in the scenario: as near to those of the charts as every terminal has them.
const COLOURS: [AnsiColor; 6] = [
    AnsiColor::Blue,
    AnsiColor::Yellow,
    AnsiColor::Green,
    AnsiColor::Magenta,
    AnsiColor::Cyan,
    AnsiColor::Red,
];

fn print_bars(out: &mut impl Write, bars: &Bars) -> std::io::Result<()> {
    let dim = anstyle::Style::new().dimmed();
    writeln!(out)?;
    for row in &bars.rows {
        let colour = COLOURS[row.index % COLOURS.len()].on_default();
        writeln!(
            out,
            "{}  {colour}{}{colour:#} {}",
            visible(&row.name),
            row.bar,
            row.share
        )?;
    }
    let indent = bars
        .rows
        .first()
        .map_or(0, |row| textwrap::core::display_width(&row.name));
    writeln!(out, "{dim}{:indent$}  {}{dim:#}", "", bars.legend)
}

/// Prints `summary.json`.
pub fn print_json(answers: &Answers) -> Result<(), Failure> {
    std::io::stdout().write_all(visible_json(&json::to_json(answers)).as_bytes())?;
    Ok(())
}

/// Columns of the terminal, within reason.
pub fn terminal_width() -> u16 {
    terminal_columns().clamp(NARROWEST, WIDEST)
}

/// Columns of the terminal, as they are.
pub fn terminal_columns() -> u16 {
    terminal_size::terminal_size().map_or(USUAL_WIDTH, |(width, _)| width.0)
}

/// `text` in lines of so many columns, which do nothing to a terminal.
pub fn wrapped(text: &str, width: u16) -> Vec<String> {
    let text = visible_sentence(text);
    let lines = textwrap::wrap(&text, usize::from(width));
    lines.into_iter().map(Cow::into_owned).collect()
}
