//! Which columns of a table say who somebody is, what the person does and where.

use super::error::ExportError;
use super::export::{Contact, Kind};
use super::table::{Row, Table};

/// Columns that the user names, for headings that are not known here.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// What people do.
    pub title: Option<String>,
    /// Where they work.
    pub company: Option<String>,
}

/// A column that has the whole name, where there is one: its parts are left alone then.
const WHOLE_NAMES: &[&str] = &["name", "full name"];

/// The headings of a program's exports, in lower case.
pub(super) struct Headings {
    /// What somebody does.
    titles: &'static [&'static str],
    /// Where.
    companies: &'static [&'static str],
    /// Parts of the name, in order.
    names: &'static [&'static str],
    /// What else makes a row somebody, and stands for the name where there is none.
    addresses: &'static [&'static str],
}

const LINKEDIN: Headings = Headings {
    titles: &["position"],
    companies: &["company"],
    names: &["first name", "last name"],
    addresses: &["email address", "url"],
};

const GOOGLE: Headings = Headings {
    titles: &["organization title", "organization 1 - title"],
    companies: &["organization name", "organization 1 - name"],
    names: &[
        "first name",
        "given name",
        "middle name",
        "additional name",
        "last name",
        "family name",
    ],
    addresses: &["e-mail 1 - value", "phone 1 - value"],
};

const HUBSPOT: Headings = Headings {
    titles: &["job title"],
    companies: &["company name", "associated company"],
    names: &["first name", "last name"],
    addresses: &["email", "record id"],
};

const SALESFORCE: Headings = Headings {
    titles: &["title"],
    companies: &["account name", "account.name", "company", "department"],
    names: &["firstname", "first name", "lastname", "last name"],
    addresses: &["email", "id", "contact id"],
};

/// Headings that people give such columns.
const ANY: Headings = Headings {
    titles: &[
        "title",
        "job title",
        "jobtitle",
        "position",
        "role",
        "job",
        "headline",
        "occupation",
        "function",
    ],
    companies: &[
        "company",
        "company name",
        "organization",
        "organisation",
        "organization name",
        "employer",
        "account",
        "account name",
        "firm",
        "firma",
    ],
    names: &[
        "first name",
        "firstname",
        "given name",
        "last name",
        "lastname",
        "family name",
        "surname",
    ],
    addresses: &[
        "email",
        "e-mail",
        "email address",
        "e-mail address",
        "url",
        "profile",
        "id",
    ],
};

impl Kind {
    /// The headings of its tables; none where it has no such tables.
    fn headings(self) -> Option<&'static Headings> {
        match self {
            Self::LinkedIn => Some(&LINKEDIN),
            Self::Google => Some(&GOOGLE),
            Self::HubSpot => Some(&HUBSPOT),
            Self::Salesforce => Some(&SALESFORCE),
            Self::Csv => Some(&ANY),
            Self::X | Self::Mastodon => None,
        }
    }
}

/// Where in a row stands what.
#[derive(Debug)]
pub(super) struct Columns {
    title: Option<usize>,
    company: Option<usize>,
    names: Vec<usize>,
    addresses: Vec<usize>,
}

impl Columns {
    /// The contacts of a table; a row that names nobody and nothing is nobody's.
    pub(super) fn contact(&self, row: &Row) -> Option<Contact> {
        let cell = |column: usize| row.get(column).map_or("", str::trim);
        let filled = |columns: &[usize]| -> Vec<&str> {
            let cells = columns.iter().map(|&column| cell(column));
            cells.filter(|cell| !cell.is_empty()).collect()
        };
        let name = match filled(&self.names).join(" ") {
            unnamed if unnamed.is_empty() => filled(&self.addresses).first().copied().unwrap_or("").to_owned(),
            name => name,
        };
        let text = |column: Option<usize>| column.map_or("", cell).to_owned();
        let contact = Contact {
            name,
            title: text(self.title),
            company: text(self.company),
        };
        (!contact.is_nobody()).then_some(contact)
    }

    /// Finds the line of headings in a text, and what stands below it.
    pub(super) fn find<'t>(kind: Kind, named: &Named, text: &'t str) -> Result<(Self, Table<'t>), ExportError> {
        let headings = kind.headings().ok_or(ExportError::Empty)?;
        let is_headings = |cells: &[String]| headings.are_in(cells, named);
        let Some(table) = Table::below(text, is_headings) else {
            return Err(ExportError::NoHeadings {
                program: kind.program(),
                found: Table::widest_line(text),
            });
        };
        let columns = headings.columns(table.headings(), named)?;
        if columns.title.is_none() && columns.company.is_none() {
            return Err(ExportError::NoTitles {
                found: table.headings().to_vec(),
            });
        }
        Ok((columns, table))
    }
}

impl Headings {
    /// Whether a line is that of the headings: it has the columns that the user names, or else two that are known.
    fn are_in(&self, cells: &[String], named: &Named) -> bool {
        let folded: Vec<String> = cells.iter().map(|cell| fold(cell)).collect();
        let has = |heading: &str| folded.iter().any(|cell| cell == heading);
        let asked: Vec<String> = [&named.title, &named.company]
            .into_iter()
            .flatten()
            .map(|name| fold(name))
            .collect();
        if asked.iter().any(|name| has(name)) {
            return true;
        }
        let known = [self.titles, self.companies, WHOLE_NAMES, self.names, self.addresses];
        known.into_iter().flatten().filter(|heading| has(heading)).count() >= 2
    }

    fn columns(&self, cells: &[String], named: &Named) -> Result<Columns, ExportError> {
        let place = |heading: &str| cells.iter().position(|cell| fold(cell) == heading);
        let places = |headings: &[&str]| headings.iter().filter_map(|heading| place(heading)).collect::<Vec<_>>();
        let chosen = |asked: &Option<String>, known: &[&str]| match asked {
            None => Ok(places(known).first().copied()),
            Some(asked) => place(&fold(asked)).map(Some).ok_or_else(|| ExportError::NoColumn {
                asked: asked.clone(),
                found: cells.to_vec(),
            }),
        };
        let whole_name: Vec<usize> = places(WHOLE_NAMES).into_iter().take(1).collect();
        Ok(Columns {
            title: chosen(&named.title, self.titles)?,
            company: chosen(&named.company, self.companies)?,
            names: if whole_name.is_empty() {
                places(self.names)
            } else {
                whole_name
            },
            addresses: places(self.addresses),
        })
    }
}

fn fold(heading: &str) -> String {
    heading.trim().to_lowercase()
}
