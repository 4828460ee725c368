//! Every key there is, in which section, with its default.

use super::expect::ExpectKeys;
use super::key::{Key, NamedSections, Section, Sections, Visitor};
use super::kind::{Kind, Value};
use super::needs::Needs;
use super::written::Written;
use super::{Campaign, Channel, PlannedSweep, Policy, Segment};

/// A key in its section.
pub(super) struct Listed {
    /// The sections around it, outermost first.
    pub sections: Vec<&'static str>,
    /// Whether the innermost section is one of a list, `[[name]]`.
    pub in_list: bool,
    /// Name of the key or, where it is a section itself, of the section.
    pub name: &'static str,
    /// What it is where it is not written; `None` for sections.
    pub default: Option<Value>,
    /// What may be written; `None` for sections.
    pub kind: Option<Kind>,
    /// Unit, empty where there is none.
    pub unit: &'static str,
    /// What it needs from other keys to have an effect.
    pub needs: Needs,
}

impl Listed {
    /// Path of names, without the numbers of tables in lists.
    pub(super) fn path(&self) -> String {
        let mut path = self.sections.clone();
        path.push(self.name);
        path.join(".")
    }

    /// Its section as the file has it, in brackets.
    fn home(&self) -> String {
        let section = self.sections.join(".");
        match (section.is_empty(), self.in_list, self.default.is_some()) {
            (true, ..) => "the top of the file".to_owned(),
            (false, true, _) => format!("[[{section}]]"),
            (false, false, true) => format!("[{section}]"),
            (false, false, false) => format!("[{section}], as [{section}.{}]", self.name),
        }
    }
}

/// Every key and section, in the order of the declarations.
pub(super) fn catalogue() -> Vec<Listed> {
    let mut collector = Collector::default();
    let one_each = Written {
        segment: vec![Segment::default()],
        channel: vec![Channel::default()],
        campaign: Campaign::listing_all_keys(),
        policy: vec![Policy::listing_all_keys()],
        expect: vec![ExpectKeys::default()],
        sweep: PlannedSweep::one_point(),
        ..Written::default()
    };
    let mut written = one_each;
    written.visit(&mut collector);
    collector.listed
}

/// The sections of `catalogue` that have a key of this name, in brackets as they stand in the file.
pub(super) fn homes(catalogue: &[Listed], name: &str) -> Vec<String> {
    catalogue
        .iter()
        .filter(|listed| listed.name == name)
        .map(Listed::home)
        .collect()
}

#[derive(Default)]
struct Collector {
    sections: Vec<&'static str>,
    in_list: bool,
    listed: Vec<Listed>,
}

impl Collector {
    fn list(&mut self, key: &Key, default: Option<Value>) {
        let (sections, in_list) = (self.sections.clone(), self.in_list);
        self.listed.push(Listed {
            sections,
            in_list,
            name: key.name,
            kind: default.is_some().then_some(key.kind),
            default,
            unit: key.unit,
            needs: key.needs,
        });
    }

    fn enter(&mut self, key: &Key, in_list: bool, section: &mut dyn Section) {
        self.sections.push(key.name);
        let outer = std::mem::replace(&mut self.in_list, in_list);
        section.visit(self);
        self.in_list = outer;
        self.sections.pop();
    }
}

impl Visitor for Collector {
    fn value(&mut self, key: &Key, value: Value) -> Option<Value> {
        self.list(key, Some(value));
        None
    }

    fn table(&mut self, key: &Key, section: &mut dyn Section) {
        self.list(key, None);
        self.enter(key, false, section);
    }

    fn tables(&mut self, key: &Key, sections: &mut dyn Sections) {
        self.list(key, None);
        self.enter(key, true, sections.section(0));
    }

    fn named(&mut self, key: &Key, sections: &mut dyn NamedSections) {
        self.list(key, None);
        self.enter(key, false, sections.section(0));
    }
}
