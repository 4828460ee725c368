//! Tables as spreadsheets and programs read them: separators, decimal marks, and names that would be taken for formulas.

use std::borrow::Cow;
use std::io;

/// How a CSV file is written.
///
/// A spreadsheet opens a file as the country's own: where the decimal mark is a comma, cells stand between semicolons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// `1.5,2.5`
    Commas,
    /// `1,5;2,5`
    Semicolons,
}

/// Tells a spreadsheet that a file is UTF-8; without it, Excel takes umlauts for something else.
const BYTE_ORDER_MARK: &str = "\u{feff}";

impl Dialect {
    /// The one that a file with this text is written in, and the text without its byte order mark.
    ///
    /// `first_column` is the name at its beginning, which whatever separates cells follows.
    pub fn found<'t>(text: &'t str, first_column: &str) -> (Self, &'t str) {
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        let dialect = match text.strip_prefix(first_column) {
            Some(rest) if rest.starts_with(';') => Self::Semicolons,
            _ => Self::Commas,
        };
        (dialect, text)
    }

    /// What stands between cells.
    pub fn separator(self) -> u8 {
        match self {
            Self::Commas => b',',
            Self::Semicolons => b';',
        }
    }

    /// A number, with as many digits as it takes to read the same number back.
    pub fn number(self, number: f64) -> String {
        self.marked(format!("{number:?}"))
    }

    /// A number written with a decimal point, with the mark of the dialect.
    pub fn marked(self, number: String) -> String {
        match self {
            Self::Commas => number,
            Self::Semicolons => number.replace('.', ","),
        }
    }

    /// A number of a file, with a decimal point.
    pub fn with_point(self, cell: &str) -> Cow<'_, str> {
        match self {
            Self::Commas => Cow::Borrowed(cell),
            Self::Semicolons => Cow::Owned(cell.replace(',', ".")),
        }
    }

    /// A writer of such a file.
    pub fn writer(self) -> csv::Writer<Vec<u8>> {
        csv::WriterBuilder::new()
            .delimiter(self.separator())
            .has_headers(false)
            .from_writer(Vec::new())
    }

    /// A writer of such a file to somewhere else than memory; `is_plain` says whether all that will be written is plain English text.
    ///
    /// # Errors
    /// If nothing can be written.
    pub fn writer_to<W: io::Write>(self, mut file: W, is_plain: bool) -> io::Result<csv::Writer<W>> {
        if self != Self::Commas || !is_plain {
            file.write_all(BYTE_ORDER_MARK.as_bytes())?;
        }
        let mut builder = csv::WriterBuilder::new();
        Ok(builder.delimiter(self.separator()).has_headers(false).from_writer(file))
    }

    /// A reader of the text of such a file.
    pub fn reader(self, text: &str) -> csv::Reader<&[u8]> {
        csv::ReaderBuilder::new()
            .delimiter(self.separator())
            .from_reader(text.as_bytes())
    }

    /// The finished file. Plain English text needs no byte order mark, which some programs stumble over.
    ///
    /// # Panics
    /// Never: memory can be written to.
    pub fn finish(self, writer: csv::Writer<Vec<u8>>) -> Vec<u8> {
        let text = writer.into_inner().expect("memory can be written to");
        if self == Self::Commas && text.is_ascii() {
            return text;
        }
        [BYTE_ORDER_MARK.as_bytes(), &text].concat()
    }
}

/// `name` as it stands in a CSV file.
///
/// A cell that begins with `=`, `+`, `-`, `@`, one of these in full width, a tab or a line break would be computed when a
/// spreadsheet opens the file, so a `'` goes in front of it; and in front of a name that begins with `'`, so that no two names
/// look alike. The same behind what some country's spreadsheet takes for the end of a cell.
pub fn safe_cell(name: &str) -> Cow<'_, str> {
    let mut safe = String::new();
    let mut begins_a_cell = true;
    for letter in name.chars() {
        if begins_a_cell && STARTS_A_FORMULA.contains(&letter) {
            safe.push('\'');
        }
        begins_a_cell = ENDS_A_CELL.contains(&letter);
        safe.push(letter);
    }
    if safe.len() == name.len() {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(safe)
    }
}

/// The name that [`safe_cell`] has written so.
pub fn name_in_cell(cell: &str) -> String {
    let mut name = String::new();
    let mut begins_a_cell = true;
    for letter in cell.chars() {
        if begins_a_cell && letter == '\'' {
            begins_a_cell = false;
            continue;
        }
        begins_a_cell = ENDS_A_CELL.contains(&letter);
        name.push(letter);
    }
    name
}

const STARTS_A_FORMULA: [char; 12] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '\''];

const ENDS_A_CELL: [char; 4] = [';', '\t', '\r', '\n'];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_become_text_and_names_stay_apart() {
        assert_eq!(safe_cell("open"), "open");
        assert_eq!(safe_cell("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(safe_cell("-1+1"), "'-1+1");
        assert_eq!(safe_cell("'=x"), "''=x");
        assert_eq!(safe_cell(""), "");
        for start in ['＝', '＋', '－', '＠', '\t', '\r', '\n', '@'] {
            let name = format!("{start}cmd|' /C calc'!A0");
            assert!(safe_cell(&name).starts_with('\''), "{name:?}");
        }
        assert_eq!(safe_cell("open;=1+1"), "open;'=1+1");
        assert_eq!(safe_cell("follow-back, 50 % = half"), "follow-back, 50 % = half");
    }

    proptest! {
        #[test]
        fn no_two_names_look_alike(a in "[;='\t a＝-]{0,5}", b in "[;='\t a＝-]{0,5}") {
            prop_assert_eq!(a == b, safe_cell(&a) == safe_cell(&b));
            prop_assert_eq!(name_in_cell(&safe_cell(&a)), a);
        }
    }

    #[test]
    fn a_german_spreadsheet_gets_semicolons_decimal_commas_and_a_mark() {
        let german = Dialect::Semicolons;
        let mut writer = german.writer();
        writer.write_record(["größe", &german.number(-0.5)]).unwrap();
        let text = String::from_utf8(german.finish(writer)).unwrap();
        assert_eq!(text, "\u{feff}größe;-0,5\n");
        assert_eq!(Dialect::found(&text, "größe"), (Dialect::Semicolons, "größe;-0,5\n"));
        assert_eq!(german.with_point("-0,5"), "-0.5");
        assert_eq!(Dialect::found("name,reach\n", "name").0, Dialect::Commas);
    }
}
