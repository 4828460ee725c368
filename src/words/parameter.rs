//! The parameters of a scenario in words: what each is, and how it is known.

use super::Words;
use crate::scenario::{Evidence, Parameter, Work};

/// What a language says of parameters.
pub trait ParameterWords {
    /// What the parameter with this key is, in a few words; `None` where the language has none.
    fn meaning(&self, key: &str) -> Option<&'static str>;
    /// How a number is known.
    fn evidence(&self, evidence: Evidence) -> String;
    /// The scenario departs from the default, whose evidence this is.
    fn set_here(&self, default: &str, evidence: &str) -> String;
}

impl dyn Words + '_ {
    /// How the value of a parameter is known.
    pub fn evidence_of(&self, parameter: &Parameter) -> String {
        let evidence = self.evidence(parameter.evidence);
        match parameter.default {
            Some(default) if parameter.is_set() => self.set_here(&self.setting(default), &evidence),
            _ => evidence,
        }
    }
}

/// Works as a sentence names them.
pub(super) fn cited(works: &[&Work]) -> String {
    works.iter().map(|work| work.cited).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::scenario::{parse, template};
    use crate::words::Language;

    #[test]
    fn every_language_says_what_every_parameter_is() {
        let parameters = ["basic", "four-channels", "two-years"].into_iter().flat_map(|name| {
            let text = template(name).expect("there is such a template");
            let checked = parse(&text, name, Path::new(""), &[]).expect("it has no mistakes");
            checked.scenario.parameters()
        });
        for parameter in parameters {
            for language in Language::ALL {
                let meaning = language.words().meaning(&parameter.key);
                assert!(meaning.is_some(), "{language:?} has no words for {}", parameter.key);
            }
        }
    }
}
