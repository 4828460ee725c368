//! An export of contacts, whoever made it.

use super::columns::{Columns, Named};
use super::error::ExportError;
use super::list::MOST_CONTACTS;
use super::text::{Encoding, Text};
use super::{mastodon, x};
use std::collections::HashSet;
use std::path::Path;

/// Whose export a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `LinkedIn`, `Connections.csv`.
    LinkedIn,
    /// X, `follower.js` or `following.js`.
    X,
    /// Mastodon, `following_accounts.csv`.
    Mastodon,
    /// Google Contacts, CSV.
    Google,
    /// `HubSpot`, contacts as CSV.
    HubSpot,
    /// Salesforce, `Contact.csv`.
    Salesforce,
    /// Any other table with headings.
    Csv,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::LinkedIn,
        Self::X,
        Self::Mastodon,
        Self::Google,
        Self::HubSpot,
        Self::Salesforce,
        Self::Csv,
    ];

    /// Its word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::LinkedIn => "linkedin",
            Self::X => "x",
            Self::Mastodon => "mastodon",
            Self::Google => "google",
            Self::HubSpot => "hubspot",
            Self::Salesforce => "salesforce",
            Self::Csv => "csv",
        }
    }

    /// What the program is called.
    pub fn program(self) -> &'static str {
        match self {
            Self::LinkedIn => "LinkedIn",
            Self::X => "X",
            Self::Mastodon => "Mastodon",
            Self::Google => "Google Contacts",
            Self::HubSpot => "HubSpot",
            Self::Salesforce => "Salesforce",
            Self::Csv => "any program",
        }
    }

    /// Which file of the export it is.
    pub fn file(self) -> &'static str {
        match self {
            Self::LinkedIn => "Connections.csv",
            Self::X => "data/follower.js or data/following.js",
            Self::Mastodon => "following_accounts.csv",
            Self::Google => "contacts.csv, “Google CSV”",
            Self::HubSpot => "contacts exported as CSV",
            Self::Salesforce => "Contact.csv",
            Self::Csv => "any table with headings, a column of them for titles or companies",
        }
    }

    /// Whether titles are what the contacts' own profiles show, rather than what the firm has noted of them.
    fn shows_profiles(self) -> bool {
        self == Self::LinkedIn
    }
}

/// Somebody in an export. Stays in memory: only pseudonyms are written, but for the list that the user asks for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Contact {
    /// What the export calls the person: the name, else an address or a number.
    pub name: String,
    /// What the person does; empty where the export does not say.
    pub title: String,
    /// Where; likewise.
    pub company: String,
}

impl Contact {
    /// Somebody of whom only this is known.
    pub(super) fn known_by(name: String) -> Self {
        Self {
            name,
            title: String::new(),
            company: String::new(),
        }
    }

    pub(super) fn is_nobody(&self) -> bool {
        self.name.is_empty() && self.title.is_empty() && self.company.is_empty()
    }
}

/// What was read.
#[derive(Debug)]
pub struct Export {
    /// Everybody, in the order of the file.
    pub contacts: Vec<Contact>,
    /// Whether a title says that the person's profile has a bio.
    pub shows_profiles: bool,
    /// Rows in which nobody stands.
    pub empty_rows: usize,
    /// Rows that repeat another one word for word.
    pub repeated_rows: usize,
    /// How its letters are written.
    pub encoding: Encoding,
    /// What tells the file from others.
    pub digest: u64,
}

/// Reads an export; `named` are columns whose headings are not known here.
///
/// # Errors
/// If the file cannot be read, or is no such export.
pub fn read(kind: Kind, path: &Path, named: &Named) -> Result<Export, ExportError> {
    let text = Text::read(path)?;
    let (contacts, empty_rows, repeated_rows) = match kind {
        Kind::X => without_repeats(x::contacts(&text.content)?),
        Kind::Mastodon => without_repeats(mastodon::contacts(&text.content)?),
        Kind::LinkedIn | Kind::Google | Kind::HubSpot | Kind::Salesforce | Kind::Csv => {
            of_table(kind, &text.content, named)?
        }
    };
    if contacts.is_empty() {
        return Err(ExportError::Nobody);
    }
    if contacts.len() > MOST_CONTACTS {
        return Err(ExportError::TooMany(contacts.len()));
    }
    Ok(Export {
        contacts,
        shows_profiles: kind.shows_profiles(),
        empty_rows,
        repeated_rows,
        encoding: text.encoding,
        digest: text.digest,
    })
}

fn of_table(kind: Kind, text: &str, named: &Named) -> Result<(Vec<Contact>, usize, usize), ExportError> {
    let (columns, table) = Columns::find(kind, named, text)?;
    let mut seen = HashSet::new();
    let (mut contacts, mut empty, mut repeated) = (Vec::new(), 0, 0);
    for row in table.rows() {
        match columns.contact(&row) {
            None => empty += 1,
            // Two people may share name and title; a row that is the same in every cell is one person twice.
            Some(_) if !seen.insert(xxhash_rust::xxh3::xxh3_128(row.as_slice().as_bytes())) => repeated += 1,
            Some(contact) => contacts.push(contact),
        }
    }
    Ok((contacts, empty, repeated))
}

fn without_repeats(mut contacts: Vec<Contact>) -> (Vec<Contact>, usize, usize) {
    let all = contacts.len();
    let mut seen = HashSet::new();
    contacts.retain(|contact| seen.insert(contact.clone()));
    let repeated = all - contacts.len();
    (contacts, 0, repeated)
}
