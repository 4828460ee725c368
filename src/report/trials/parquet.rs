//! Trials as Parquet: row groups of 131 072 rows, Snappy, no timestamps, so that the same outcomes give the same bytes.

use super::{
    RowFault, TrialsError,
    collect::Collected,
    record::{Names, Record},
};
use crate::{estimate::Outcomes, input, scenario::Scenario, trial::Outcome};
use parquet::{
    basic::{Compression, Encoding},
    column::reader::get_typed_column_reader,
    data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type},
    errors::{ParquetError, Result},
    file::{
        properties::{EnabledStatistics, WriterProperties},
        reader::{FileReader, RowGroupReader, SerializedFileReader},
        writer::{SerializedFileWriter, SerializedRowGroupWriter},
    },
    schema::{parser::parse_message_type, types::TypePtr},
};
use std::{path::Path, sync::Arc};

const SCHEMA: &str = "message trials {
    required int64 trial (INTEGER(64, false));
    required int64 world (INTEGER(64, false));
    required binary policy (STRING);
    required int32 accepted (INTEGER(32, false));
    required int32 accepted_spammers (INTEGER(32, false));
    required int32 people (INTEGER(32, false));
    required int32 reposts (INTEGER(32, false));
    required int32 forwards (INTEGER(32, false));
    required int32 decision_makers (INTEGER(32, false));
    required int32 deals (INTEGER(32, false));
    required int32 heard (INTEGER(32, false));
    required int32 heard_accepted (INTEGER(32, false));
    required int32 passed_on (INTEGER(32, false));
    required int32 most_hops (INTEGER(32, false));
    required boolean one_hop;
    required boolean reached;
    optional double first_hours;
    optional int32 first_hops (INTEGER(32, false));
    optional binary first_channel (STRING);
    optional binary evangelist_segment (STRING);
    optional int64 evangelist_accepted_by (INTEGER(64, false));
}";

/// Few enough that a group in memory stays small beside the outcomes.
const ROWS_PER_GROUP: usize = 1 << 17;

/// The bytes of `trials.parquet`.
///
/// # Panics
/// If `outcomes` are not those of the scenario's policies and segments.
pub fn to_parquet(scenario: &Scenario, outcomes: &Outcomes) -> Vec<u8> {
    write(scenario, outcomes).expect("memory can be written to, and every column gets its own type")
}

/// Reads what [`to_parquet`] wrote.
pub fn read(path: &Path, scenario: &Scenario) -> std::result::Result<Vec<Outcome>, TrialsError> {
    let unreadable = |reason: String| TrialsError::Unreadable {
        path: path.to_owned(),
        reason,
    };
    let file = input::open(path).map_err(|error| unreadable(error.to_string()))?;
    let reader = SerializedFileReader::new(file).map_err(|error| unreadable(error.to_string()))?;
    check_columns(path, reader.metadata().file_metadata().schema_descr().root_schema())?;
    let mut collected = Collected::new(path, Names::plain(scenario), scenario.experiment.trials_per_world);
    for index in 0..reader.num_row_groups() {
        let columns = reader
            .get_row_group(index)
            .and_then(|group| Columns::read(group.as_ref()));
        let columns = columns.map_err(|error| unreadable(error.to_string()))?;
        for row in 0..columns.trial.len() {
            let record = columns
                .record(row)
                .map_err(|error| collected.fault(RowFault::Malformed(error.to_string())))?;
            collected.push(&record)?;
        }
    }
    collected.finish()
}

fn schema() -> TypePtr {
    Arc::new(parse_message_type(SCHEMA).expect("the schema of trials is well-formed"))
}

fn check_columns(path: &Path, found: &parquet::schema::types::Type) -> std::result::Result<(), TrialsError> {
    let expected = schema();
    if found.get_fields() == expected.get_fields() {
        return Ok(());
    }
    let list = |schema: &parquet::schema::types::Type| {
        let field = |field: &TypePtr| format!("{} ({})", field.name(), kind(field));
        schema.get_fields().iter().map(field).collect::<Vec<_>>().join(", ")
    };
    Err(TrialsError::WrongColumns {
        path: path.to_owned(),
        found: list(found),
        expected: list(&expected),
    })
}

fn kind(field: &TypePtr) -> String {
    if field.is_primitive() {
        field.get_physical_type().to_string()
    } else {
        "a group of columns".to_owned()
    }
}

fn write(scenario: &Scenario, outcomes: &Outcomes) -> Result<Vec<u8>> {
    let mut properties = WriterProperties::builder()
        .set_created_by("whoknows".to_owned())
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_max_row_group_row_count(Some(ROWS_PER_GROUP));
    // Hardly any value of these occurs twice, so a dictionary would be built in vain; the ascending ones pack into a few bits.
    for column in ["trial", "world", "first_hours"] {
        properties = properties.set_column_dictionary_enabled(column.into(), false);
    }
    for column in ["trial", "world"] {
        properties = properties.set_column_encoding(column.into(), Encoding::DELTA_BINARY_PACKED);
    }
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema(), Arc::new(properties.build()))?;
    let names = Names::plain(scenario);
    let mut records = names.records(outcomes).peekable();
    while records.peek().is_some() {
        let rows: Vec<Record> = records.by_ref().take(ROWS_PER_GROUP).collect();
        let mut group = writer.next_row_group()?;
        write_group(&mut group, &rows)?;
        group.close()?;
    }
    writer.close()?;
    Ok(bytes)
}

type Group<'a, 'b> = SerializedRowGroupWriter<'a, &'b mut Vec<u8>>;

/// Writes the columns in order of the schema.
fn write_group(group: &mut Group, rows: &[Record]) -> Result<()> {
    required::<Int64Type>(group, rows, |row| row.trial.cast_signed())?;
    required::<Int64Type>(group, rows, |row| row.world.cast_signed())?;
    required::<ByteArrayType>(group, rows, |row| ByteArray::from(row.policy))?;
    required::<Int32Type>(group, rows, |row| row.accepted.cast_signed())?;
    required::<Int32Type>(group, rows, |row| row.accepted_spammers.cast_signed())?;
    required::<Int32Type>(group, rows, |row| row.people.cast_signed())?;
    required::<Int32Type>(group, rows, |row| row.reposts.cast_signed())?;
    required::<Int32Type>(group, rows, |row| row.forwards.cast_signed())?;
    required::<Int32Type>(group, rows, |row| row.decision_makers.cast_signed())?;
    required::<Int32Type>(group, rows, |row| row.deals.cast_signed())?;
    required::<Int32Type>(group, rows, |row| row.heard.cast_signed())?;
    required::<Int32Type>(group, rows, |row| row.heard_accepted.cast_signed())?;
    required::<Int32Type>(group, rows, |row| row.passed_on.cast_signed())?;
    required::<Int32Type>(group, rows, |row| row.most_hops.cast_signed())?;
    required::<BoolType>(group, rows, |row| row.one_hop)?;
    required::<BoolType>(group, rows, |row| row.reached)?;
    optional::<DoubleType>(group, rows, |row| row.first_hours)?;
    optional::<Int32Type>(group, rows, |row| row.first_hops.map(u32::cast_signed))?;
    optional::<ByteArrayType>(group, rows, |row| row.first_channel.map(ByteArray::from))?;
    optional::<ByteArrayType>(group, rows, |row| row.evangelist_segment.map(ByteArray::from))?;
    optional::<Int64Type>(group, rows, |row| row.evangelist_accepted_by.map(u64::cast_signed))
}

fn required<T: DataType>(group: &mut Group, rows: &[Record], value: impl Fn(&Record) -> T::T) -> Result<()> {
    let values: Vec<T::T> = rows.iter().map(value).collect();
    write_column::<T>(group, &values, None)
}

fn optional<T: DataType>(group: &mut Group, rows: &[Record], value: impl Fn(&Record) -> Option<T::T>) -> Result<()> {
    let mut values = Vec::new();
    let mut is_there = Vec::with_capacity(rows.len());
    for row in rows {
        let value = value(row);
        is_there.push(i16::from(value.is_some()));
        values.extend(value);
    }
    write_column::<T>(group, &values, Some(&is_there))
}

fn write_column<T: DataType>(group: &mut Group, values: &[T::T], is_there: Option<&[i16]>) -> Result<()> {
    let mut column = group.next_column()?.expect("the schema has this column");
    column.typed::<T>().write_batch(values, is_there, None)?;
    column.close()
}

/// The columns of one row group.
struct Columns {
    trial: Vec<i64>,
    world: Vec<i64>,
    policy: Vec<ByteArray>,
    counts: [Vec<i32>; 11],
    one_hop: Vec<bool>,
    reached: Vec<bool>,
    first_hours: Vec<Option<f64>>,
    first_hops: Vec<Option<i32>>,
    first_channel: Vec<Option<ByteArray>>,
    evangelist_segment: Vec<Option<ByteArray>>,
    evangelist_accepted_by: Vec<Option<i64>>,
}

impl Columns {
    fn read(group: &dyn RowGroupReader) -> Result<Self> {
        let mut counts: [Vec<i32>; 11] = Default::default();
        for (column, values) in (3..).zip(&mut counts) {
            *values = read_required::<Int32Type>(group, column)?;
        }
        Ok(Self {
            trial: read_required::<Int64Type>(group, 0)?,
            world: read_required::<Int64Type>(group, 1)?,
            policy: read_required::<ByteArrayType>(group, 2)?,
            counts,
            one_hop: read_required::<BoolType>(group, 14)?,
            reached: read_required::<BoolType>(group, 15)?,
            first_hours: read_optional::<DoubleType>(group, 16)?,
            first_hops: read_optional::<Int32Type>(group, 17)?,
            first_channel: read_optional::<ByteArrayType>(group, 18)?,
            evangelist_segment: read_optional::<ByteArrayType>(group, 19)?,
            evangelist_accepted_by: read_optional::<Int64Type>(group, 20)?,
        })
    }

    fn record(&self, row: usize) -> Result<Record<'_>> {
        let [
            accepted,
            accepted_spammers,
            people,
            reposts,
            forwards,
            decision_makers,
            deals,
            heard,
            heard_accepted,
            passed_on,
            most_hops,
        ] = self.counts.each_ref().map(|column| column[row].cast_unsigned());
        Ok(Record {
            trial: self.trial[row].cast_unsigned(),
            world: self.world[row].cast_unsigned(),
            policy: self.policy[row].as_utf8()?,
            accepted,
            accepted_spammers,
            people,
            reposts,
            forwards,
            decision_makers,
            deals,
            heard,
            heard_accepted,
            passed_on,
            most_hops,
            one_hop: self.one_hop[row],
            reached: self.reached[row],
            first_hours: self.first_hours[row],
            first_hops: self.first_hops[row].map(i32::cast_unsigned),
            first_channel: self.first_channel[row].as_ref().map(ByteArray::as_utf8).transpose()?,
            evangelist_segment: self.evangelist_segment[row]
                .as_ref()
                .map(ByteArray::as_utf8)
                .transpose()?,
            evangelist_accepted_by: self.evangelist_accepted_by[row].map(i64::cast_unsigned),
        })
    }
}

fn read_required<T: DataType>(group: &dyn RowGroupReader, column: usize) -> Result<Vec<T::T>> {
    let mut values = Vec::new();
    let rows = read_column::<T>(group, column, &mut values, None)?;
    expect_rows(rows == values.len()).map(|()| values)
}

fn read_optional<T: DataType>(group: &dyn RowGroupReader, column: usize) -> Result<Vec<Option<T::T>>> {
    let (mut values, mut is_there) = (Vec::new(), Vec::new());
    let rows = read_column::<T>(group, column, &mut values, Some(&mut is_there))?;
    expect_rows(rows == is_there.len())?;
    let mut values = values.into_iter();
    Ok(is_there
        .into_iter()
        .map(|level| if level == 1 { values.next() } else { None })
        .collect())
}

/// Reads a column to its end, and says how many rows its group has.
fn read_column<T: DataType>(
    group: &dyn RowGroupReader,
    column: usize,
    values: &mut Vec<T::T>,
    is_there: Option<&mut Vec<i16>>,
) -> Result<usize> {
    let rows = usize::try_from(group.metadata().num_rows())?;
    let mut reader = get_typed_column_reader::<T>(group.get_column_reader(column)?);
    let (records, _, _) = reader.read_records(rows, is_there, None, values)?;
    expect_rows(records == rows).map(|()| rows)
}

fn expect_rows(all_there: bool) -> Result<()> {
    if all_there {
        Ok(())
    } else {
        Err(ParquetError::EOF("a column ends before its rows do".to_owned()))
    }
}
