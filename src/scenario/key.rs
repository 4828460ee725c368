//! How a key of a scenario file is declared, once, for everything that is derived from it.
//!
//! A section of the file is a struct written inside [`section!`]: each field stands with its meaning, type, default,
//! allowed values and unit, what its
//! default rests on and what it needs. The reader, the resolved file, the JSON Schema and the commented template are
//! [`Visitor`]s that walk over these declarations; none of them knows a key by name.

use super::evidence::Basis;
use super::kind::{Kind, Value};
use super::needs::Needs;

/// What is declared about one key.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    /// The word in the file.
    pub name: &'static str,
    /// Its meaning, line by line.
    pub doc: &'static [&'static str],
    /// Unit, empty where there is none.
    pub unit: &'static str,
    /// What may be written.
    pub kind: Kind,
    /// What its default rests on; of numbers that somebody assumes or decides, and of no other keys.
    pub basis: Option<Basis>,
    /// What it needs from other keys to have an effect.
    pub needs: Needs,
}

/// A type that one value of the file stands for.
pub(super) trait Scalar: Sized {
    /// As it would stand in the file.
    fn to_value(&self) -> Value;
    /// From what stands in the file; `None` if it is of another type.
    fn from_value(value: Value) -> Option<Self>;
}

/// Something that fills one key or several.
pub(super) trait Field {
    /// Shows the visitor every key of this field, and takes over what the visitor puts in.
    fn visit(&mut self, key: &Key, visitor: &mut dyn Visitor);
}

/// A table of the file.
pub(super) trait Section {
    /// What the section is about, line by line.
    fn about(&self) -> &'static [&'static str];
    /// Shows the visitor every key, in the order of the declaration.
    fn visit(&mut self, visitor: &mut dyn Visitor);
}

/// The tables `[[name]]` of the file.
pub(super) trait Sections {
    /// How many there are.
    fn count(&self) -> usize;
    /// Makes it `count` sections with every key at its default.
    fn reset(&mut self, count: usize);
    /// One of them.
    fn section(&mut self, index: usize) -> &mut dyn Section;
}

/// The tables `[around.name.…]` of the file, each under a name that the author chooses.
pub(super) trait NamedSections {
    /// Their names.
    fn names(&self) -> Vec<String>;
    /// Makes it sections of these names with every key at its default.
    fn reset(&mut self, names: Vec<String>);
    /// One of them.
    fn section(&mut self, index: usize) -> &mut dyn Section;
}

/// Something that walks over every key of a scenario.
pub(super) trait Visitor {
    /// Meets a key and its value; returns what shall take its place, if anything.
    fn value(&mut self, key: &Key, value: Value) -> Option<Value>;
    /// Meets the table `[key]`.
    fn table(&mut self, key: &Key, section: &mut dyn Section);
    /// Meets the tables `[[key]]`.
    fn tables(&mut self, key: &Key, sections: &mut dyn Sections);
    /// Meets the tables `[key.NAME]`.
    fn named(&mut self, key: &Key, sections: &mut dyn NamedSections);
}

fn visit_scalar<S: Scalar>(slot: &mut S, key: &Key, visitor: &mut dyn Visitor) {
    if let Some(read) = visitor.value(key, slot.to_value()).and_then(S::from_value) {
        *slot = read;
    }
}

/// Makes types [`Scalar`]s by a variant of [`Value`], and so fields of one key.
macro_rules! scalar {
    ($($type:ty: $value:ident;)*) => { $(
        impl Scalar for $type {
            fn to_value(&self) -> Value {
                Value::$value(self.clone().into())
            }
            fn from_value(value: Value) -> Option<Self> {
                match value {
                    Value::$value(inner) => inner.try_into().ok(),
                    _ => None,
                }
            }
        }
        impl Field for $type {
            fn visit(&mut self, key: &Key, visitor: &mut dyn Visitor) {
                visit_scalar(self, key, visitor);
            }
        }
    )* };
}

scalar! {
    bool: Flag;
    u32: Whole;
    u64: Whole;
    f64: Number;
    Vec<f64>: Numbers;
    String: Text;
    Vec<String>: Texts;
    Vec<(String, String)>: Changes;
}

impl<S: Scalar> Scalar for Option<S> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Absent, S::to_value)
    }
    fn from_value(value: Value) -> Option<Self> {
        S::from_value(value).map(Some)
    }
}

impl<S: Scalar> Field for Option<S> {
    fn visit(&mut self, key: &Key, visitor: &mut dyn Visitor) {
        visit_scalar(self, key, visitor);
    }
}

impl<S: Section> Field for S {
    fn visit(&mut self, key: &Key, visitor: &mut dyn Visitor) {
        visitor.table(key, self);
    }
}

impl<S: Section + Default> Field for Vec<S> {
    fn visit(&mut self, key: &Key, visitor: &mut dyn Visitor) {
        visitor.tables(key, self);
    }
}

impl<S: Section + Default> Sections for Vec<S> {
    fn count(&self) -> usize {
        self.len()
    }
    fn reset(&mut self, count: usize) {
        self.clear();
        self.resize_with(count, S::default);
    }
    fn section(&mut self, index: usize) -> &mut dyn Section {
        &mut self[index]
    }
}

/// Declares a section: the struct, its defaults, and its keys.
///
/// A field reads `name: Type = default, Kind, "unit" => basis, Needs;` under its meaning. The kind is left out where the
/// field is a section or declares keys itself; the basis is that of a number, or `None`; needs are left out where there
/// are none. A key whose default its own kind refuses must be written.
macro_rules! section {
    (
        $(#[doc = $about:literal])+
        $visibility:vis struct $Name:ident {
            $(
                $(#[doc = $doc:literal])+
                $field:ident: $type:ty = $default:expr $(, $kind:expr $(, $unit:literal)?)? $(=> $basis:expr $(, $needs:ident)?)?;
            )*
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, PartialEq)]
        $visibility struct $Name {
            $(
                $(#[doc = $doc])+
                $($(#[doc = concat!(" `[", $unit, "]`")])?)?
                #[doc = concat!("\n\nDefault: `", stringify!($default), "`.")]
                pub $field: $type,
            )*
        }

        /// Every key at its default.
        impl Default for $Name {
            fn default() -> Self {
                Self { $($field: $default,)* }
            }
        }

        impl $crate::scenario::key::Section for $Name {
            fn about(&self) -> &'static [&'static str] {
                &[$($about),+]
            }

            fn visit(&mut self, visitor: &mut dyn $crate::scenario::key::Visitor) {
                use $crate::scenario::key::{Field, Key};
                $(
                    let key = Key { name: stringify!($field), doc: &[$($doc),+], unit: "", kind: $crate::scenario::kind::Kind::Fields, basis: None, needs: $crate::scenario::needs::Needs::Nothing };
                    $(
                        let key = Key { kind: $kind, ..key };
                        $(let key = Key { unit: $unit, ..key };)?
                    )?
                    $(
                        let key = Key { basis: $basis.into(), ..key };
                        $(let key = Key { needs: $crate::scenario::needs::Needs::$needs, ..key };)?
                    )?
                    Field::visit(&mut self.$field, &key, visitor);
                )*
            }
        }
    };
}
pub(super) use section;

/// Gives the variants of an enum their words in the file.
macro_rules! choice {
    ($Name:ident { $($Variant:ident: $word:literal),+ $(,)? }) => {
        impl $Name {
            /// The words that may be written.
            pub(super) const KIND: $crate::scenario::kind::Kind = $crate::scenario::kind::Kind::Choice {
                words: &[$($word),+],
            };
        }

        impl $crate::scenario::key::Scalar for $Name {
            fn to_value(&self) -> $crate::scenario::kind::Value {
                $crate::scenario::kind::Value::Text(match self { $(Self::$Variant => $word),+ }.to_owned())
            }

            fn from_value(value: $crate::scenario::kind::Value) -> Option<Self> {
                match value {
                    $($crate::scenario::kind::Value::Text(text) if text == $word => Some(Self::$Variant),)+
                    _ => None,
                }
            }
        }

        impl $crate::scenario::key::Field for $Name {
            fn visit(&mut self, key: &$crate::scenario::key::Key, visitor: &mut dyn $crate::scenario::key::Visitor) {
                let current = $crate::scenario::key::Scalar::to_value(self);
                let read = visitor.value(key, current).and_then($crate::scenario::key::Scalar::from_value);
                *self = read.unwrap_or(*self);
            }
        }
    };
}
pub(super) use choice;
