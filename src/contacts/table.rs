//! A table in a text: a line of headings, wherever it stands, and the rows below it.

/// Lines in which the headings are looked for: what stands above them are notes.
const LINES_SEARCHED: usize = 100;
/// What may stand between cells.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// One row of a table; its cells may hold line ends.
pub(super) type Row = csv::StringRecord;

/// The rows below a line of headings.
#[derive(Debug)]
pub(super) struct Table<'t> {
    headings: Vec<String>,
    rows: &'t str,
    separator: u8,
}

impl<'t> Table<'t> {
    /// The table below the first line that is one of headings.
    ///
    /// Lines are looked at one by one: a quotation mark that nobody closed in the notes above swallows nothing.
    pub(super) fn below(text: &'t str, is_headings: impl Fn(&[String]) -> bool) -> Option<Self> {
        let mut start = 0;
        for line in text.split_inclusive(['\n', '\r']).take(LINES_SEARCHED) {
            start += line.len();
            for separator in SEPARATORS {
                let headings = cells(line, separator);
                if is_headings(&headings) {
                    return Some(Self {
                        headings,
                        rows: &text[start..],
                        separator,
                    });
                }
            }
        }
        None
    }

    /// The line among the first that has most cells, which may be headings that nobody knows; none where no line has three.
    pub(super) fn widest_line(text: &str) -> Vec<String> {
        let lines = text.lines().take(LINES_SEARCHED);
        let lines = lines.flat_map(|line| SEPARATORS.map(|separator| cells(line, separator)));
        let widest = lines.reduce(|most, other| if other.len() > most.len() { other } else { most });
        widest.filter(|cells| cells.len() >= 3).unwrap_or_default()
    }

    /// The headings, as they are written.
    pub(super) fn headings(&self) -> &[String] {
        &self.headings
    }

    /// The rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row> {
        reader(self.rows, self.separator).into_records().filter_map(Result::ok)
    }
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

fn cells(line: &str, separator: u8) -> Vec<String> {
    let first = reader(line, separator).into_records().next();
    let cells = first.and_then(Result::ok).unwrap_or_default();
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}
