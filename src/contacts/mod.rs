//! The firm's own contacts: exports of other programs become people of a scenario's segments, under pseudonyms.
//!
//! ```text
//! export -> text -> table -> a format -> Contact      who, with title and company: in memory only
//! rules  -> Contact -> segment                        by words of titles and companies
//! pseudonyms -> list                                  `contacts.csv`: c1, c2, … with segment and bio, and nothing else
//! ```

mod columns;
mod error;
mod export;
mod list;
mod mastodon;
mod pseudonym;
mod rules;
mod sorted;
mod table;
mod text;
mod who;
mod words;
mod x;

pub use columns::Named;
pub use error::ExportError;
pub use export::{Contact, Export, Kind, read};
pub use list::{ContactList, ListError, Listed, MOST_CONTACTS};
pub use pseudonym::shuffled;
pub use rules::{DEFAULT_RULES, Rules, RulesError};
pub use sorted::{Place, Sorted};
pub use text::Encoding;
pub use who::who_is_who;
pub use words::words;
