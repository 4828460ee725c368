//! The firm's own contacts, matched with the segments of a scenario.

use crate::contacts::{ContactList, ListError, Listed};
use crate::scenario::{ContactFile, Scenario, nearest};
use crate::visible::{visible_line, visible_path};
use crate::world::{KnownContact, Population};
use std::fmt;
use std::path::PathBuf;

/// Contacts, ready to ask.
pub(super) struct Contacts {
    /// What is known of each, in order of arrival.
    pub known: Vec<KnownContact>,
    /// What the list says of them, pseudonyms first of all.
    pub listed: Vec<Listed>,
}

/// Reads the contacts of a scenario.
pub(super) fn read(
    scenario: &Scenario,
    file: &ContactFile,
    population: &Population,
) -> Result<Contacts, ContactFileError> {
    let fault = |why| ContactFileError {
        path: file.path.clone(),
        why,
    };
    let list = ContactList::read(&file.path).map_err(|error| fault(Why::List(error)))?;
    let contacts = list.contacts();
    if contacts.len() != scenario.requests.count as usize {
        return Err(fault(Why::Count {
            listed: contacts.len(),
            count: scenario.requests.count,
        }));
    }
    let known: Vec<KnownContact> = contacts
        .iter()
        .map(|listed| known(scenario, listed))
        .collect::<Result<_, _>>()
        .map_err(&fault)?;
    check_room(&known, population).map_err(&fault)?;
    Ok(Contacts {
        known,
        listed: contacts.to_vec(),
    })
}

/// What is known of a contact, if the scenario has such people.
fn known(scenario: &Scenario, listed: &Listed) -> Result<KnownContact, Why> {
    let names = || scenario.segments.iter().map(|segment| segment.name.as_str());
    let place = |name: &String| {
        let unknown = || Why::Segment {
            id: listed.id.clone(),
            name: name.clone(),
            meant: nearest(name, names()).map(str::to_owned),
        };
        names().position(|other| other == name).ok_or_else(unknown)
    };
    let segment = listed.segment.as_ref().map(place).transpose()?;
    if let (Some(segment), Some(has_bio)) = (segment, listed.bio)
        && scenario.segments[segment].bio == f64::from(u8::from(!has_bio))
    {
        return Err(Why::Bio {
            id: listed.id.clone(),
            has_bio,
            segment: scenario.segments[segment].name.clone(),
        });
    }
    Ok(KnownContact {
        segment: segment.map(|segment| segment as u16),
        has_bio: listed.bio,
    })
}

/// Whether there are people enough in every segment, and as many besides as contacts whose segment nobody knows.
fn check_room(contacts: &[KnownContact], population: &Population) -> Result<(), Why> {
    let mut left: Vec<u64> = (0..population.segments().len())
        .map(|segment| population.size(segment))
        .collect();
    for segment in contacts.iter().filter_map(|contact| contact.segment) {
        let segment = usize::from(segment);
        left[segment] = left[segment].checked_sub(1).ok_or_else(|| Why::Full {
            segment: population.segments()[segment].name.clone(),
            people: population.size(segment),
        })?;
    }
    let unknown = contacts.iter().filter(|contact| contact.segment.is_none()).count() as u64;
    let asking = population
        .segments()
        .iter()
        .zip(&left)
        .filter(|(segment, _)| segment.request_rate > 0.0);
    let possible: u64 = asking.map(|(_, left)| left).sum();
    if unknown > possible {
        return Err(Why::Unknown { unknown, possible });
    }
    Ok(())
}

/// Why the contacts of a scenario cannot be had.
#[derive(Debug)]
pub struct ContactFileError {
    path: PathBuf,
    why: Why,
}

#[derive(Debug)]
enum Why {
    List(ListError),
    Count {
        listed: usize,
        count: u32,
    },
    Segment {
        id: String,
        name: String,
        meant: Option<String>,
    },
    Bio {
        id: String,
        has_bio: bool,
        segment: String,
    },
    Full {
        segment: String,
        people: u64,
    },
    Unknown {
        unknown: u64,
        possible: u64,
    },
}

impl fmt::Display for ContactFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", visible_path(&self.path))?;
        match &self.why {
            Why::List(error) => write!(
                f,
                "{error}; `requests.from` names this list of contacts, seen from the scenario's folder"
            ),
            Why::Count { listed, count } => write!(
                f,
                "{listed} contacts stand in it, and `requests.count` is {count}; leave the count out, or write count = {listed}"
            ),
            Why::Segment { id, name, meant } => {
                write!(
                    f,
                    "{id} is of segment “{}”, which the scenario does not have",
                    visible_line(name)
                )?;
                match meant {
                    Some(meant) => write!(f, "; did you mean “{}”?", visible_line(meant)),
                    None => f.write_str("; write one that it has, or nothing where nobody knows"),
                }
            }
            Why::Bio { id, has_bio, segment } => write!(
                f,
                "{id} has {} bio, but {} of segment “{}” has one; change `bio` of the segment or of {id}",
                if *has_bio { "a" } else { "no" },
                if *has_bio { "nobody" } else { "everybody" },
                visible_line(segment)
            ),
            Why::Full { segment, people } => write!(
                f,
                "more contacts are of segment “{}” than its {people} people; make the segment or `world.people` larger",
                visible_line(segment)
            ),
            Why::Unknown { unknown, possible } => write!(
                f,
                "the segment of {unknown} contacts is not known, and only {possible} people are left who may ask; make the world \
                 larger, or raise a `request_rate`"
            ),
        }
    }
}

impl std::error::Error for ContactFileError {}
