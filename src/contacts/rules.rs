//! Rules: which words of a title and of a company mean which segment.

use super::export::Contact;
use super::words::{Pattern, words};
use serde::Deserialize;
use std::fmt;

/// The rules that ship, for the segments of the flagship: a file to start from.
pub const DEFAULT_RULES: &str = include_str!("default_rules.toml");

/// Rules in their order; the first that fits counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    rules: Vec<Rule>,
    otherwise: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    segment: String,
    /// Any of these must stand in the title, unless there are none.
    title: Vec<Pattern>,
    /// Likewise in the company.
    company: Vec<Pattern>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    rule: Vec<WrittenRule>,
    otherwise: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRule {
    segment: String,
    #[serde(default)]
    title: Vec<String>,
    #[serde(default)]
    company: Vec<String>,
}

/// What the rules make of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict<'r> {
    /// A rule fits.
    Ruled(&'r str),
    /// No rule fits, but something is known of the person; the segment is that of all such people, if the rules name one.
    Otherwise(Option<&'r str>),
    /// Nothing is known.
    Unknown,
}

impl Rules {
    /// Reads rules.
    ///
    /// # Errors
    /// If the text is no list of rules, or a rule fits everybody or nobody.
    pub fn parse(text: &str) -> Result<Self, RulesError> {
        let written: Written = toml::from_str(text).map_err(|error| RulesError(error.to_string()))?;
        let rules = written.rule.into_iter().enumerate();
        Ok(Self {
            rules: rules
                .map(|(number, rule)| rule.meant(number + 1))
                .collect::<Result<_, _>>()?,
            otherwise: written.otherwise,
        })
    }

    /// The segments that the rules name, in their order.
    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.rules
            .iter()
            .map(|rule| &*rule.segment)
            .chain(self.otherwise.as_deref())
    }

    /// Those of the rules whose segments a scenario has.
    #[must_use]
    pub fn for_segments(mut self, is_there: impl Fn(&str) -> bool) -> Self {
        self.rules.retain(|rule| is_there(&rule.segment));
        self.otherwise = self.otherwise.filter(|segment| is_there(segment));
        self
    }

    /// Whether there is no rule.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    pub(super) fn verdict(&self, contact: &Contact) -> Verdict<'_> {
        let (title, company) = (words(&contact.title), words(&contact.company));
        if title.is_empty() && company.is_empty() {
            return Verdict::Unknown;
        }
        let fits = |patterns: &[Pattern], words: &[String]| {
            patterns.is_empty() || patterns.iter().any(|pattern| pattern.is_in(words))
        };
        let mut rules = self.rules.iter();
        let rule = rules.find(|rule| fits(&rule.title, &title) && fits(&rule.company, &company));
        rule.map_or(Verdict::Otherwise(self.otherwise.as_deref()), |rule| {
            Verdict::Ruled(&rule.segment)
        })
    }
}

impl WrittenRule {
    fn meant(self, number: usize) -> Result<Rule, RulesError> {
        let patterns = |written: &[String]| -> Result<Vec<Pattern>, RulesError> {
            let pattern = |text: &String| {
                let empty = || {
                    RulesError(format!(
                        "rule {number} has the pattern {text:?}, in which there is no word"
                    ))
                };
                Pattern::new(text).ok_or_else(empty)
            };
            written.iter().map(pattern).collect()
        };
        let rule = Rule {
            title: patterns(&self.title)?,
            company: patterns(&self.company)?,
            segment: self.segment,
        };
        if rule.title.is_empty() && rule.company.is_empty() {
            return Err(RulesError(format!(
                "rule {number} has neither `title` nor `company`, so it would fit everybody; write otherwise = {:?} above \
                 the rules for those whom no rule fits",
                rule.segment
            )));
        }
        Ok(rule)
    }
}

/// Why rules cannot be read.
#[derive(Debug)]
pub struct RulesError(String);

impl fmt::Display for RulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.trim_end())
    }
}

impl std::error::Error for RulesError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict<'r>(rules: &'r Rules, title: &str, company: &str) -> Verdict<'r> {
        rules.verdict(&Contact {
            name: "Nobody".to_owned(),
            title: title.to_owned(),
            company: company.to_owned(),
        })
    }

    #[test]
    fn the_first_rule_that_fits_counts() {
        let text = "otherwise = 'other'\n[[rule]]\nsegment = 'boss'\ntitle = ['ceo', 'chief *']\ncompany = ['bank*']\n\
                    [[rule]]\nsegment = 'banker'\ncompany = ['bank*']\n";
        let rules = Rules::parse(&text.replace("'chief *'", "'chief'")).unwrap();
        assert_eq!(
            verdict(&rules, "Chief Economist", "Bank of Nowhere"),
            Verdict::Ruled("boss")
        );
        assert_eq!(verdict(&rules, "Clerk", "Banking Ltd"), Verdict::Ruled("banker"));
        assert_eq!(
            verdict(&rules, "CEO", "Embankment Ltd"),
            Verdict::Otherwise(Some("other"))
        );
        assert_eq!(verdict(&rules, " — ", ""), Verdict::Unknown);
        let none_of_bosses = rules.for_segments(|segment| segment == "banker");
        assert_eq!(verdict(&none_of_bosses, "CEO", "Acme"), Verdict::Otherwise(None));
    }

    #[test]
    fn rules_that_fit_everybody_or_nobody_are_refused() {
        for (text, said) in [
            ("[[rule]]\nsegment = 'a'\n", "fit everybody"),
            ("[[rule]]\nsegment = 'a'\ntitle = ['--']\n", "no word"),
            ("[[rule]]\nsegment = 'a'\ntitel = ['x']\n", "titel"),
            ("rule = 3", "rule"),
        ] {
            let error = Rules::parse(text).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }

    #[test]
    fn the_rules_that_ship_know_the_flagships_people() {
        let rules = Rules::parse(DEFAULT_RULES).unwrap();
        for (title, company, segment) in [
            (
                "President & CEO",
                "Sunrise Federal Credit Union",
                "credit-union executive",
            ),
            ("Teller", "Sunrise Federal Credit Union", "peer in financial services"),
            ("Loan Officer", "Acme", "peer in financial services"),
            ("Head of Marketing", "Acme Bank", "marketer"),
            ("PR-Manager", "Beispiel GmbH", "marketer"),
            ("Owner", "Tees & More Custom T-Shirts", "T-shirt shop"),
        ] {
            assert_eq!(
                verdict(&rules, title, company),
                Verdict::Ruled(segment),
                "{title}, {company}"
            );
        }
        assert_eq!(
            verdict(&rules, "Nurse", "City Hospital"),
            Verdict::Otherwise(Some("everybody else"))
        );
    }
}
