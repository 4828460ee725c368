//! `contacts.csv`: the firm's contacts under pseudonyms; written and read back.
//!
//! | column | means |
//! | --- | --- |
//! | `id` | pseudonym: letters, digits, `-` and `_`, a letter first |
//! | `segment` | name of a segment of the scenario; empty where nobody knows |
//! | `bio` | `yes` or `no`: whether the profile has a bio; empty where nobody knows, and the column may be left out |

use super::error::ExportError;
use super::table::Table;
use super::text::Text;
use crate::visible::visible_line;
use std::collections::HashSet;
use std::fmt;
use std::path::Path;

/// A scenario takes so many contacts.
pub const MOST_CONTACTS: usize = 1_000_000;

const COLUMNS: [&str; 3] = ["id", "segment", "bio"];
/// A pseudonym has no more letters.
const LONGEST_ID: usize = 32;

/// One contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The pseudonym.
    pub id: String,
    /// Name of the segment, if it is known.
    pub segment: Option<String>,
    /// Whether the profile has a bio, if that is known.
    pub bio: Option<bool>,
}

/// The contacts of a firm, in the order in which they ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactList {
    contacts: Vec<Listed>,
}

impl ContactList {
    pub(super) fn new(contacts: Vec<Listed>) -> Self {
        Self { contacts }
    }

    /// All of them.
    pub fn contacts(&self) -> &[Listed] {
        &self.contacts
    }

    /// The bytes of the file.
    ///
    /// # Panics
    /// Never: memory can be written to.
    pub fn to_csv(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(COLUMNS).expect("memory can be written to");
        for Listed { id, segment, bio } in &self.contacts {
            let bio = bio.map_or("", |has_bio| if has_bio { "yes" } else { "no" });
            let row = [id, segment.as_deref().unwrap_or(""), bio];
            writer.write_record(row).expect("memory can be written to");
        }
        writer.into_inner().expect("memory can be written to")
    }

    /// Reads such a file.
    ///
    /// # Errors
    /// If it cannot be read, or holds anything else.
    pub fn read(path: &Path) -> Result<Self, ListError> {
        Self::of(&Text::read(path)?)
    }

    fn of(text: &Text) -> Result<Self, ListError> {
        let is_headings = |cells: &[String]| {
            ["id", "segment"]
                .iter()
                .all(|name| cells.iter().any(|cell| cell == name))
        };
        let table = Table::below(&text.content, is_headings).ok_or(ListError::NoHeadings)?;
        if let Some(other) = table
            .headings()
            .iter()
            .find(|heading| !COLUMNS.contains(&heading.as_str()))
        {
            return Err(ListError::Column(other.clone()));
        }
        let place = |name: &str| table.headings().iter().position(|heading| heading == name);
        let places = COLUMNS.map(place);
        let mut contacts = Vec::new();
        let mut ids = HashSet::new();
        for row in table.rows() {
            let [id, segment, bio] = places.map(|place| place.and_then(|place| row.get(place)).unwrap_or("").trim());
            if id.is_empty() && segment.is_empty() && bio.is_empty() {
                continue;
            }
            let number = contacts.len() + 1;
            if !is_pseudonym(id) {
                return Err(ListError::Id(number));
            }
            if !ids.insert(id.to_owned()) {
                return Err(ListError::Twice(id.to_owned()));
            }
            let bio = match bio {
                "" => None,
                "yes" => Some(true),
                "no" => Some(false),
                _ => return Err(ListError::Bio(id.to_owned())),
            };
            if number > MOST_CONTACTS {
                return Err(ListError::TooMany);
            }
            contacts.push(Listed {
                id: id.to_owned(),
                segment: (!segment.is_empty()).then(|| segment.to_owned()),
                bio,
            });
        }
        if contacts.is_empty() {
            return Err(ListError::Nobody);
        }
        Ok(Self { contacts })
    }
}

/// Whether a text can be a pseudonym: it is no address, no formula and no markup.
fn is_pseudonym(text: &str) -> bool {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    text.len() <= LONGEST_ID
        && text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text.chars().all(is_plain)
}

/// Why a list of contacts cannot be read.
#[derive(Debug)]
pub enum ListError {
    /// The file itself.
    File(ExportError),
    /// No line says `id` and `segment`.
    NoHeadings,
    /// No line says `id` and `name`.
    NoNames,
    /// A column that means nothing here.
    Column(String),
    /// The contact of this number has no pseudonym.
    Id(usize),
    /// A pseudonym stands twice.
    Twice(String),
    /// Whether a contact has a bio cannot be understood.
    Bio(String),
    /// More than [`MOST_CONTACTS`].
    TooMany,
    /// Nobody stands in it.
    Nobody,
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(error) => error.fmt(f),
            Self::NoHeadings => f.write_str(
                "no line has the headings `id` and `segment`; `whoknows import` makes such a file from an export of contacts",
            ),
            Self::NoNames => {
                f.write_str("no line has the headings `id` and `name`; `whoknows import --who FILE` writes such a list")
            }
            Self::Column(name) => write!(
                f,
                "the column “{}” means nothing here; a list of contacts has {}",
                visible_line(name),
                COLUMNS.join(", ")
            ),
            Self::Id(number) => write!(
                f,
                "contact {number} has no pseudonym: an `id` is a letter and up to {} letters, digits, - and _",
                LONGEST_ID - 1
            ),
            Self::Twice(id) => write!(f, "{id} stands twice; every contact needs an `id` of its own"),
            Self::Bio(id) => write!(f, "`bio` of {id} must be yes, no or empty"),
            Self::TooMany => write!(f, "it has more than {MOST_CONTACTS} contacts"),
            Self::Nobody => f.write_str("nobody stands in it"),
        }
    }
}

impl std::error::Error for ListError {}

impl From<ExportError> for ListError {
    fn from(error: ExportError) -> Self {
        Self::File(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<ContactList, ListError> {
        ContactList::of(&Text::of(text.as_bytes().to_vec())?)
    }

    #[test]
    fn what_was_written_is_read_back_also_from_a_spreadsheet() {
        let listed = |id: &str, segment: Option<&str>, bio| Listed {
            id: id.to_owned(),
            segment: segment.map(str::to_owned),
            bio,
        };
        let list = ContactList::new(vec![
            listed("c1", Some("peer, or \"other\""), Some(true)),
            listed("c2", None, Some(false)),
            listed("c3", Some("x"), None),
        ]);
        let written = String::from_utf8(list.to_csv()).unwrap();
        assert_eq!(read(&written).unwrap(), list);
        let from_spreadsheet = "\u{feff}segment;id\r\n\"peer, or \"\"other\"\"\";c1\r\n;c2\r\n;\r\n";
        let ids: Vec<String> = read(from_spreadsheet)
            .unwrap()
            .contacts
            .into_iter()
            .map(|c| c.id)
            .collect();
        assert_eq!(ids, ["c1", "c2"]);
    }

    #[test]
    fn what_is_no_list_is_refused_and_names_are_not_repeated() {
        for (text, said) in [
            ("a,b\n1,2\n", "headings"),
            ("id,segment,e-mail\nc1,x,y\n", "e-mail"),
            ("id,segment\nanna@example.org,x\n", "contact 1 has no pseudonym"),
            ("id,segment\n=1+1,x\n", "contact 1"),
            ("id,segment\nc1,x\nc1,y\n", "c1 stands twice"),
            ("id,segment,bio\nc1,x,maybe\n", "yes, no or empty"),
            ("id,segment\n", "nobody"),
        ] {
            let error = read(text).unwrap_err().to_string();
            assert!(error.contains(said) && !error.contains("anna"), "{error}");
        }
    }
}
