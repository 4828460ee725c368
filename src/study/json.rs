//! How every JSON of the program is laid out.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

/// `value` as JSON: indented, a line break at the end, and no zero with a sign.
///
/// # Panics
/// If a map has keys that are no text.
pub fn pretty(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    value
        .serialize(&mut Serializer::with_formatter(&mut bytes, Unsigned::default()))
        .expect("keys are text, and memory can be written to");
    bytes.push(b'\n');
    String::from_utf8(bytes).expect("JSON is text")
}

/// Indents, and writes −0 as 0: it comes from turning a difference around and tells nobody anything.
#[derive(Default)]
struct Unsigned(PrettyFormatter<'static>);

impl Formatter for Unsigned {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        // Adding 0 leaves every number as it is but −0.
        self.0.write_f64(writer, value + 0.0)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::pretty;

    #[test]
    fn zero_has_no_sign_and_all_else_is_as_serde_writes_it() {
        let value = json!({"low": -0.0, "list": [-0.0, 0.0, -1e-300, 1.5], "name": "a -0.0, b", "none": null, "empty": [], "nothing": {}});
        let plain = serde_json::to_string_pretty(&value).expect("JSON") + "\n";
        assert_eq!(pretty(&value), plain.replace("-0.0,\n", "0.0,\n"));
        assert!(pretty(&value).contains("\"low\": 0.0"));
    }
}
