//! Trials as Parquet: row groups of 131 072 rows, Snappy, no timestamps, so that the same outcomes give the same bytes.

use super::{
    RowFault, TrialsError,
    collect::Collected,
    record::{COLUMNS, ENDS, Names, Record, acceptance_columns, accepted_by, has_ends, more_columns},
};
use crate::{graph::read::Names as People, input, scenario::Scenario, tally::Listener, trial::Outcome};
use parquet::{
    basic::{Compression, Encoding, LogicalType, Repetition, Type as Physical},
    column::reader::get_typed_column_reader,
    data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type},
    errors::{ParquetError, Result},
    file::{
        properties::{EnabledStatistics, WriterProperties},
        reader::{FileReader, RowGroupReader, SerializedFileReader},
        writer::{SerializedFileWriter, SerializedRowGroupWriter},
    },
    schema::{
        parser::parse_message_type,
        types::{Type, TypePtr},
    },
};
use std::{io::Write, path::Path, sync::Arc};

/// Columns but those of policies. Counts are signed, so that programs that take one from another get what they should.
const SCHEMA: &str = "message trials {
    required int64 trial;
    required int64 world;
    required binary policy (STRING);
    required int64 accepted;
    required int64 accepted_spammers;
    required int64 people;
    required int64 reposts;
    required int64 forwards;
    required int64 decision_makers;
    required int64 deals;
    required double value;
    required int64 heard;
    required int64 heard_accepted;
    required int64 heard_passed_on;
    required int64 passed_on;
    required int64 most_hops;
    required boolean one_hop;
    required boolean reached;
    optional double first_hours;
    optional int64 first_hops;
    optional binary first_channel (STRING);
    optional binary evangelist_segment (STRING);
}";

/// Few enough that a group in memory stays small beside the outcomes.
const ROWS_PER_GROUP: usize = 1 << 17;

/// Writes `trials.parquet` as rows come: a group of rows is in memory at a time.
pub struct ParquetWriter<'a, W: Write + Send> {
    names: Names<'a>,
    people: Option<Arc<People>>,
    writer: SerializedFileWriter<W>,
    /// Rows of the next group.
    pending: Vec<Outcome>,
    /// Rows that are written.
    written: u64,
}

impl<'a, W: Write + Send> ParquetWriter<'a, W> {
    /// Nothing but the head is written yet. `people` are the names of those in a network file.
    ///
    /// # Errors
    /// If nothing can be written.
    pub fn new(scenario: &'a Scenario, people: Option<Arc<People>>, file: W) -> Result<Self> {
        Ok(Self {
            names: Names::plain(scenario),
            people,
            writer: SerializedFileWriter::new(file, schema(scenario), Arc::new(properties()))?,
            pending: Vec::new(),
            written: 0,
        })
    }

    /// Takes in the next rows.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn push(&mut self, mut rows: &[Outcome]) -> Result<()> {
        while !rows.is_empty() {
            let (now, later) = rows.split_at(rows.len().min(ROWS_PER_GROUP - self.pending.len()));
            self.pending.extend_from_slice(now);
            rows = later;
            if self.pending.len() == ROWS_PER_GROUP {
                self.write_group()?;
            }
        }
        Ok(())
    }

    /// Writes what is left; the file is whole then.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn finish(mut self) -> Result<W> {
        if !self.pending.is_empty() {
            self.write_group()?;
        }
        self.writer.into_inner()
    }

    fn write_group(&mut self) -> Result<()> {
        let records = self.names.records(self.written, &self.pending, self.people.as_deref());
        let rows: Vec<Record> = records.collect();
        let mut group = self.writer.next_row_group()?;
        write_columns(&mut group, &rows, self.names.scenario)?;
        group.close()?;
        self.written += rows.len() as u64;
        drop(rows);
        self.pending.clear();
        Ok(())
    }
}

/// Gives what a [`ParquetWriter`] wrote to a listener, a group of rows at a time.
pub fn read(path: &Path, scenario: &Scenario, listener: &mut impl Listener) -> std::result::Result<(), TrialsError> {
    let unreadable = |reason: String| TrialsError::Unreadable {
        path: path.to_owned(),
        reason,
    };
    let file = input::open(path).map_err(|error| unreadable(error.to_string()))?;
    let reader = SerializedFileReader::new(file).map_err(|error| unreadable(error.to_string()))?;
    check_columns(
        path,
        scenario,
        reader.metadata().file_metadata().schema_descr().root_schema(),
    )?;
    let mut collected = Collected::new(path, Names::plain(scenario), listener);
    for index in 0..reader.num_row_groups() {
        let columns = reader
            .get_row_group(index)
            .and_then(|group| Columns::read(group.as_ref(), scenario));
        let columns = columns.map_err(|error| unreadable(error.to_string()))?;
        for row in 0..columns.trial.len() {
            let record = columns.record(row).map_err(|fault| collected.fault(fault))?;
            collected.push(&record)?;
        }
    }
    collected.finish()
}

fn schema(scenario: &Scenario) -> TypePtr {
    let fixed = parse_message_type(SCHEMA).expect("the schema of trials is well-formed");
    let of_policy = |name: String| {
        let column = Type::primitive_type_builder(&name, Physical::BOOLEAN).with_repetition(Repetition::OPTIONAL);
        Arc::new(column.build().expect("a boolean is a type of its own"))
    };
    let of_policies = acceptance_columns(scenario).into_iter().map(of_policy);
    let of_person = |name: &&str| {
        let column = Type::primitive_type_builder(name, Physical::BYTE_ARRAY)
            .with_repetition(Repetition::OPTIONAL)
            .with_logical_type(Some(LogicalType::String));
        Arc::new(column.build().expect("a text is a type of its own"))
    };
    let of_people = ENDS.iter().filter(|_| has_ends(scenario)).map(of_person);
    let columns = fixed.get_fields().iter().cloned();
    let of_more = |name: &&str| {
        let column = Type::primitive_type_builder(name, Physical::DOUBLE).with_repetition(Repetition::OPTIONAL);
        Arc::new(column.build().expect("a number is a type of its own"))
    };
    let more = more_columns(scenario).iter().map(of_more);
    let columns = columns.chain(of_policies).chain(of_people).chain(more).collect();
    let schema = Type::group_type_builder(fixed.name()).with_fields(columns).build();
    Arc::new(schema.expect("a schema is made of columns"))
}

fn check_columns(path: &Path, scenario: &Scenario, found: &Type) -> std::result::Result<(), TrialsError> {
    let expected = schema(scenario);
    // Who is a policy of the scenario is seen in the rows.
    let (found_columns, columns) = (found.get_fields(), expected.get_fields());
    if found_columns.len() == columns.len()
        && found_columns[..COLUMNS.len()] == columns[..COLUMNS.len()]
        && found_columns
            .iter()
            .zip(columns)
            .all(|(found, column)| kind(found) == kind(column))
    {
        return Ok(());
    }
    let list = |schema: &Type| {
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

fn properties() -> WriterProperties {
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
    properties.build()
}

type Group<'a, W> = SerializedRowGroupWriter<'a, W>;

/// Writes the columns in order of the schema.
fn write_columns<W: Write + Send>(group: &mut Group<'_, W>, rows: &[Record], scenario: &Scenario) -> Result<()> {
    let count = |group: &mut Group<'_, W>, of: fn(&Record) -> u32| {
        required::<Int64Type, W>(group, rows, |row| i64::from(of(row)))
    };
    required::<Int64Type, W>(group, rows, |row| row.trial.cast_signed())?;
    required::<Int64Type, W>(group, rows, |row| row.world.cast_signed())?;
    required::<ByteArrayType, W>(group, rows, |row| ByteArray::from(row.policy))?;
    count(group, |row| row.accepted)?;
    count(group, |row| row.accepted_spammers)?;
    count(group, |row| row.people)?;
    count(group, |row| row.reposts)?;
    count(group, |row| row.forwards)?;
    count(group, |row| row.decision_makers)?;
    count(group, |row| row.deals)?;
    required::<DoubleType, W>(group, rows, |row| row.value)?;
    count(group, |row| row.heard)?;
    count(group, |row| row.heard_accepted)?;
    count(group, |row| row.heard_passed_on)?;
    count(group, |row| row.passed_on)?;
    count(group, |row| row.most_hops)?;
    required::<BoolType, W>(group, rows, |row| row.one_hop)?;
    required::<BoolType, W>(group, rows, |row| row.reached)?;
    optional::<DoubleType, W>(group, rows, |row| row.first_hours)?;
    optional::<Int64Type, W>(group, rows, |row| row.first_hops.map(i64::from))?;
    optional::<ByteArrayType, W>(group, rows, |row| row.first_channel.map(ByteArray::from))?;
    optional::<ByteArrayType, W>(group, rows, |row| row.evangelist_segment.map(ByteArray::from))?;
    for policy in 0..scenario.policies.len() {
        optional::<BoolType, W>(group, rows, |row| row.is_accepted_by(policy))?;
    }
    for end in (0..ENDS.len()).filter(|_| has_ends(scenario)) {
        let name = |row: &Record| row.ends.as_ref().map(|ends| ByteArray::from(ends[end].as_ref()));
        optional::<ByteArrayType, W>(group, rows, name)?;
    }
    for place in 0..more_columns(scenario).len() {
        optional::<DoubleType, W>(group, rows, |row| row.more.map(|more| more[place]))?;
    }
    Ok(())
}

fn required<T: DataType, W: Write + Send>(
    group: &mut Group<'_, W>,
    rows: &[Record],
    value: impl Fn(&Record) -> T::T,
) -> Result<()> {
    let values: Vec<T::T> = rows.iter().map(value).collect();
    write_column::<T, W>(group, &values, None)
}

fn optional<T: DataType, W: Write + Send>(
    group: &mut Group<'_, W>,
    rows: &[Record],
    value: impl Fn(&Record) -> Option<T::T>,
) -> Result<()> {
    let mut values = Vec::new();
    let mut is_there = Vec::with_capacity(rows.len());
    for row in rows {
        let value = value(row);
        is_there.push(i16::from(value.is_some()));
        values.extend(value);
    }
    write_column::<T, W>(group, &values, Some(&is_there))
}

fn write_column<T: DataType, W: Write + Send>(
    group: &mut Group<'_, W>,
    values: &[T::T],
    is_there: Option<&[i16]>,
) -> Result<()> {
    let mut column = group.next_column()?.expect("the schema has this column");
    column.typed::<T>().write_batch(values, is_there, None)?;
    column.close()
}

/// The columns of one row group.
struct Columns {
    trial: Vec<i64>,
    world: Vec<i64>,
    policy: Vec<ByteArray>,
    /// In order of the schema, the value left out.
    counts: [Vec<i64>; 12],
    value: Vec<f64>,
    one_hop: Vec<bool>,
    reached: Vec<bool>,
    first_hours: Vec<Option<f64>>,
    first_hops: Vec<Option<i64>>,
    first_channel: Vec<Option<ByteArray>>,
    evangelist_segment: Vec<Option<ByteArray>>,
    /// A column per policy.
    accepted_by: Vec<Vec<Option<bool>>>,
    /// Those of [`more_columns`].
    more: Vec<Vec<Option<f64>>>,
}

/// Places of the counts among the columns.
const COUNTS: [usize; 12] = [3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15];

impl Columns {
    fn read(group: &dyn RowGroupReader, scenario: &Scenario) -> Result<Self> {
        let mut counts: [Vec<i64>; 12] = Default::default();
        for (column, values) in COUNTS.into_iter().zip(&mut counts) {
            *values = read_required::<Int64Type>(group, column)?;
        }
        let of_policies = COLUMNS.len()..COLUMNS.len() + scenario.policies.len();
        let first = of_policies.end + if has_ends(scenario) { ENDS.len() } else { 0 };
        let more = (first..first + more_columns(scenario).len())
            .map(|column| read_optional::<DoubleType>(group, column))
            .collect::<Result<_>>()?;
        Ok(Self {
            trial: read_required::<Int64Type>(group, 0)?,
            world: read_required::<Int64Type>(group, 1)?,
            policy: read_required::<ByteArrayType>(group, 2)?,
            counts,
            value: read_required::<DoubleType>(group, 10)?,
            one_hop: read_required::<BoolType>(group, 16)?,
            reached: read_required::<BoolType>(group, 17)?,
            first_hours: read_optional::<DoubleType>(group, 18)?,
            first_hops: read_optional::<Int64Type>(group, 19)?,
            first_channel: read_optional::<ByteArrayType>(group, 20)?,
            evangelist_segment: read_optional::<ByteArrayType>(group, 21)?,
            accepted_by: of_policies
                .map(|column| read_optional::<BoolType>(group, column))
                .collect::<Result<_>>()?,
            more,
        })
    }

    fn record(&self, row: usize) -> std::result::Result<Record<'_>, RowFault> {
        let mut counts = [0; 12];
        for ((count, values), column) in counts.iter_mut().zip(&self.counts).zip(COUNTS) {
            *count = whole(column, values[row])?;
        }
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
            heard_passed_on,
            passed_on,
            most_hops,
        ] = counts;
        Ok(Record {
            trial: whole(0, self.trial[row])?,
            world: whole(1, self.world[row])?,
            policy: text(&self.policy[row])?,
            accepted,
            accepted_spammers,
            people,
            reposts,
            forwards,
            decision_makers,
            deals,
            value: self.value[row],
            heard,
            heard_accepted,
            heard_passed_on,
            passed_on,
            most_hops,
            one_hop: self.one_hop[row],
            reached: self.reached[row],
            first_hours: self.first_hours[row],
            first_hops: self.first_hops[row].map(|hops| whole(19, hops)).transpose()?,
            first_channel: self.first_channel[row].as_ref().map(text).transpose()?,
            evangelist_segment: self.evangelist_segment[row].as_ref().map(text).transpose()?,
            evangelist_accepted_by: accepted_by(self.accepted_by.iter().map(|column| column[row]))?,
            ends: None,
            more: {
                let all: Option<Vec<f64>> = self.more.iter().map(|column| column[row]).collect();
                all.and_then(|all| all.try_into().ok())
            },
        })
    }
}

/// A number of a column that holds no such large or negative ones.
fn whole<T: TryFrom<i64>>(column: usize, number: i64) -> std::result::Result<T, RowFault> {
    let malformed = |_| RowFault::Malformed(format!("{}: {number} is out of range", COLUMNS[column]));
    T::try_from(number).map_err(malformed)
}

fn text(bytes: &ByteArray) -> std::result::Result<&str, RowFault> {
    bytes.as_utf8().map_err(|error| RowFault::Malformed(error.to_string()))
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
