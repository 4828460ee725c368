//! A JSON Schema of scenario files, for completion and checking in editors.

use serde_json::{Map, Value as Json, json};

use super::expect::ExpectKeys;
use super::key::{Key, NamedSections, Section, Sections, Visitor};
use super::kind::{Kind, LONGEST_CLAIM, LONGEST_LINE, LONGEST_LIST, Range, Value};
use super::written::Written;
use super::{Campaign, Channel, PlannedSweep, Policy, Segment};

/// Lists of tables of which a scenario may have none.
const OPTIONAL: [&str; 4] = ["channel", "release", "expect", "point"];

/// JSON Schema, draft 2020-12, of scenario files.
pub fn schema() -> Json {
    let mut blank = Written {
        segment: vec![Segment::default()],
        channel: vec![Channel::default()],
        campaign: Campaign::listing_all_keys(),
        policy: vec![Policy::listing_all_keys()],
        expect: vec![ExpectKeys::default()],
        sweep: PlannedSweep::one_point(),
        ..Written::default()
    };
    let mut schema = object(&mut blank);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("whoknows scenario");
    // What a base says need not be said again.
    let required = schema["required"].take();
    schema["anyOf"] = json!([{ "required": required }, { "required": ["base"] }]);
    if let Some(object) = schema.as_object_mut() {
        object.remove("required");
    }
    schema
}

fn object(section: &mut dyn Section) -> Json {
    let mut builder = Builder::default();
    section.visit(&mut builder);
    json!({
        "type": "object",
        "description": sentence(section.about(), ""),
        "additionalProperties": false,
        "properties": builder.properties,
        "required": builder.required,
    })
}

#[derive(Default)]
struct Builder {
    properties: Map<String, Json>,
    required: Vec<&'static str>,
}

impl Visitor for Builder {
    fn value(&mut self, key: &Key, default: Value) -> Option<Value> {
        let mut property = values(key.kind);
        property["description"] = json!(sentence(key.doc, key.unit));
        if key.kind.refuses(&default).is_some() {
            self.required.push(key.name);
        } else if default != Value::Absent {
            property["default"] = json_of(&default);
        }
        self.properties.insert(key.name.to_owned(), property);
        None
    }

    fn table(&mut self, key: &Key, section: &mut dyn Section) {
        self.properties.insert(key.name.to_owned(), object(section));
    }

    fn tables(&mut self, key: &Key, sections: &mut dyn Sections) {
        let mut list = json!({ "type": "array", "items": object(sections.section(0)) });
        if !OPTIONAL.contains(&key.name) {
            self.required.push(key.name);
            list["minItems"] = json!(1);
        }
        self.properties.insert(key.name.to_owned(), list);
    }

    fn named(&mut self, key: &Key, sections: &mut dyn NamedSections) {
        let tables = json!({
            "type": "object",
            "description": sentence(key.doc, key.unit),
            "additionalProperties": object(sections.section(0)),
        });
        self.properties.insert(key.name.to_owned(), tables);
    }
}

/// The values that a kind allows.
fn values(kind: Kind) -> Json {
    match kind {
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Whole { least, most } => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Kind::Number(range) => number(range),
        Kind::Numbers(range) => json!({ "type": "array", "maxItems": LONGEST_LIST, "items": number(range) }),
        Kind::Name => json!({ "type": "string", "minLength": 1, "maxLength": LONGEST_LINE }),
        Kind::Claim => json!({ "type": "string", "minLength": 1, "maxLength": LONGEST_CLAIM }),
        Kind::Line => json!({ "type": "string", "maxLength": LONGEST_LINE }),
        Kind::Prose | Kind::Path => json!({ "type": "string" }),
        Kind::Choice { words, .. } => json!({ "type": "string", "enum": words }),
        Kind::Axes => json!({ "type": "array", "items": { "type": "string", "maxLength": LONGEST_CLAIM } }),
        Kind::Changes => json!({ "type": "object", "minProperties": 1 }),
        Kind::Shares => {
            json!({ "type": "object", "additionalProperties": { "type": "number", "minimum": 0, "maximum": 1 } })
        }
        Kind::Fields => json!({}),
    }
}

fn number(range: Range) -> Json {
    let (low, open) = range.low();
    let lower = if open { "exclusiveMinimum" } else { "minimum" };
    json!({ "type": "number", lower: low, "maximum": range.high() })
}

fn json_of(value: &Value) -> Json {
    match value {
        Value::Absent => Json::Null,
        Value::Flag(flag) => json!(flag),
        Value::Whole(n) => json!(n),
        Value::Number(x) => json!(x),
        Value::Numbers(list) => json!(list),
        Value::Text(text) => json!(text),
        Value::Texts(texts) => json!(texts),
        Value::Changes(changes) => changes
            .iter()
            .cloned()
            .map(|(path, value)| (path, json!(value)))
            .collect(),
        Value::Shares(shares) => shares
            .iter()
            .cloned()
            .map(|(name, share)| (name, json!(share)))
            .collect(),
    }
}

/// The lines of a meaning as one text, with the unit at its end.
fn sentence(doc: &[&str], unit: &str) -> String {
    let meaning: Vec<&str> = doc.iter().map(|line| line.trim()).collect();
    let unit = if unit.is_empty() {
        String::new()
    } else {
        format!(" [{unit}]")
    };
    meaning.join(" ") + &unit
}
