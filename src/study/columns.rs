//! A small table, column by column, as CSV and as Parquet.

use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::errors::Result;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};

use super::spreadsheet::{Dialect, safe_cell};

/// What stands in the rows of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Cells {
    /// Texts.
    Texts(Vec<String>),
    /// Counts.
    Counts(Vec<u64>),
    /// Numbers, where there are any.
    Numbers(Vec<Option<f64>>),
}

impl Cells {
    fn in_spreadsheet(&self, row: usize, dialect: Dialect) -> String {
        match self {
            Self::Texts(texts) => safe_cell(&texts[row]).into_owned(),
            Self::Counts(counts) => counts[row].to_string(),
            Self::Numbers(numbers) => numbers[row].map_or_else(String::new, |number| dialect.number(number)),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Texts(texts) => texts.len(),
            Self::Counts(counts) => counts.len(),
            Self::Numbers(numbers) => numbers.len(),
        }
    }
}

/// A table: columns of equal length, each with its name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    columns: Vec<(String, Cells)>,
}

impl Columns {
    /// With one more column.
    ///
    /// # Panics
    /// If it has not as many rows as the others.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, cells: Cells) -> Self {
        let rows = self.columns.first().map_or(cells.len(), |(_, first)| first.len());
        assert_eq!(cells.len(), rows, "columns of equal length");
        self.columns.push((name.into(), cells));
        self
    }

    fn rows(&self) -> usize {
        self.columns.first().map_or(0, |(_, cells)| cells.len())
    }

    /// As CSV: names on the first line.
    ///
    /// # Panics
    /// Never: memory can be written to.
    pub fn to_csv(&self, dialect: Dialect) -> Vec<u8> {
        let mut writer = dialect.writer();
        let mut record = |cells: Vec<String>| writer.write_record(&cells).expect("memory can be written to");
        record(
            self.columns
                .iter()
                .map(|(name, _)| safe_cell(name).into_owned())
                .collect(),
        );
        for row in 0..self.rows() {
            let cells = self.columns.iter().map(|(_, cells)| cells.in_spreadsheet(row, dialect));
            record(cells.collect());
        }
        dialect.finish(writer)
    }

    /// As Parquet: one group of rows, Snappy, no timestamps, so that the same table gives the same bytes.
    ///
    /// # Errors
    /// If the library refuses a column, which is a fault of the program.
    pub fn to_parquet(&self) -> Result<Vec<u8>> {
        let fields = self.columns.iter().map(|(name, cells)| field(name, cells));
        let schema = Type::group_type_builder("table")
            .with_fields(fields.collect::<Result<_>>()?)
            .build()?;
        let properties = WriterProperties::builder()
            .set_created_by("whoknows".to_owned())
            .set_compression(Compression::SNAPPY)
            .set_max_row_group_row_count(Some(self.rows().max(1)))
            .build();
        let mut writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
        let mut group = writer.next_row_group()?;
        for (_, cells) in &self.columns {
            match cells {
                Cells::Texts(texts) => {
                    let bytes: Vec<ByteArray> = texts.iter().map(|text| ByteArray::from(text.as_str())).collect();
                    write::<ByteArrayType>(&mut group, &bytes, None)?;
                }
                Cells::Counts(counts) => {
                    let signed: Vec<i64> = counts.iter().map(|count| count.cast_signed()).collect();
                    write::<Int64Type>(&mut group, &signed, None)?;
                }
                Cells::Numbers(numbers) => {
                    let there: Vec<f64> = numbers.iter().copied().flatten().collect();
                    let is_there: Vec<i16> = numbers.iter().map(|number| i16::from(number.is_some())).collect();
                    write::<DoubleType>(&mut group, &there, Some(&is_there))?;
                }
            }
        }
        group.close()?;
        writer.into_inner()
    }
}

fn field(name: &str, cells: &Cells) -> Result<TypePtr> {
    let (physical, logical, repetition) = match cells {
        Cells::Texts(_) => (Physical::BYTE_ARRAY, Some(LogicalType::String), Repetition::REQUIRED),
        Cells::Counts(_) => (Physical::INT64, None, Repetition::REQUIRED),
        Cells::Numbers(_) => (Physical::DOUBLE, None, Repetition::OPTIONAL),
    };
    let field = Type::primitive_type_builder(name, physical)
        .with_logical_type(logical)
        .with_repetition(repetition)
        .build()?;
    Ok(Arc::new(field))
}

fn write<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    values: &[T::T],
    is_there: Option<&[i16]>,
) -> Result<()> {
    let mut column = group.next_column()?.expect("the schema has this column");
    column.typed::<T>().write_batch(values, is_there, None)?;
    column.close()
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use std::io::Write;

    fn table() -> Columns {
        Columns::default()
            .with("name, =1", Cells::Texts(vec!["=a".to_owned(), "ü;b".to_owned()]))
            .with("count", Cells::Counts(vec![3, u64::from(u32::MAX)]))
            .with("number", Cells::Numbers(vec![None, Some(0.1)]))
    }

    #[test]
    fn both_files_have_the_same_rows() {
        let csv = table().to_csv(Dialect::Semicolons);
        assert_eq!(
            String::from_utf8(csv).expect("text"),
            "\u{feff}name, =1;count;number\n'=a;3;\n\"ü;b\";4294967295;0,1\n"
        );
        let parquet = table().to_parquet().expect("a file");
        assert_eq!(parquet, table().to_parquet().expect("a file"));
        let mut file = tempfile::tempfile().expect("a file");
        file.write_all(&parquet).expect("a file takes bytes");
        let reader = SerializedFileReader::new(file).expect("a file that can be read");
        let rows: Vec<String> = reader
            .get_row_iter(None)
            .expect("rows")
            .map(|row| row.expect("a row").to_string())
            .collect();
        assert_eq!(
            rows,
            [
                "{name, =1: \"=a\", count: 3, number: null}",
                "{name, =1: \"ü;b\", count: 4294967295, number: 0.1}"
            ]
        );
    }

    #[test]
    fn a_table_without_rows_is_a_file_all_the_same() {
        let empty = Columns::default().with("name", Cells::Texts(vec![]));
        assert_eq!(empty.to_csv(Dialect::Commas), b"name\n");
        assert!(empty.to_parquet().is_ok());
    }
}
