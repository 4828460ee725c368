//! In which sections a key may stand, for those who wrote it in another.

use super::key::{Key, Section, Sections, Value, Visitor};
use super::written::Written;
use super::{Policy, Segment};

/// The sections that have a key of this name, in brackets as they stand in the file.
pub(super) fn homes(name: &str) -> Vec<String> {
    let mut search = Search {
        name,
        path: Vec::new(),
        homes: Vec::new(),
    };
    let mut blank = Written {
        segment: vec![Segment::default()],
        policy: vec![Policy::default()],
        ..Written::default()
    };
    blank.visit(&mut search);
    search.homes
}

struct Search<'a> {
    name: &'a str,
    path: Vec<&'static str>,
    homes: Vec<String>,
}

impl Search<'_> {
    fn meet(&mut self, key: &Key, home: impl Fn(&str) -> String) {
        if key.name == self.name {
            let path = self.path.join(".");
            self.homes.push(if path.is_empty() {
                "the top of the file".to_owned()
            } else {
                home(&path)
            });
        }
    }
}

impl Visitor for Search<'_> {
    fn value(&mut self, key: &Key, _value: Value) -> Option<Value> {
        let in_list = matches!(self.path.first(), Some(&("segment" | "policy")));
        self.meet(key, |path| {
            if in_list {
                format!("[[{path}]]")
            } else {
                format!("[{path}]")
            }
        });
        None
    }

    fn table(&mut self, key: &Key, section: &mut dyn Section) {
        self.meet(key, |path| format!("[{path}], as [{path}.{}]", key.name));
        self.path.push(key.name);
        section.visit(self);
        self.path.pop();
    }

    fn tables(&mut self, key: &Key, sections: &mut dyn Sections) {
        self.path.push(key.name);
        sections.section(0).visit(self);
        self.path.pop();
    }
}
