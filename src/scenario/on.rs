//! What is said by name of channel: `[segment.on]` and `[policy.on.NAME]`.

use super::channel::Terms;
use super::key::{Field, Key, NamedSections, Section, Visitor};
use super::kind::Value;

/// `segment.on`: by name of channel, the share of the segment that uses it; 1 where none is named.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shares(pub Vec<(String, f64)>);

impl Shares {
    /// How many people of a segment of this size use a channel: the share of them, rounded, halves up.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a size is between 0 and the size"
    )]
    pub fn users(&self, channel: &str, size: u64) -> u64 {
        let share = self.0.iter().find(|(name, _)| name == channel);
        share.map_or(size, |(_, share)| (share * size as f64 + 0.5).floor() as u64)
    }
}

impl Field for Shares {
    fn visit(&mut self, key: &Key, visitor: &mut dyn Visitor) {
        if let Some(Value::Shares(read)) = visitor.value(key, Value::Shares(self.0.clone())) {
            self.0 = read;
        }
    }
}

/// `policy.on`: by name of channel, what the policy asks there instead.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TermsByChannel(pub Vec<(String, Terms)>);

impl TermsByChannel {
    /// What is asked on a channel, if that is something else than elsewhere.
    pub fn get(&self, channel: &str) -> Option<&Terms> {
        self.0.iter().find(|(name, _)| name == channel).map(|(_, terms)| terms)
    }

    /// One of each key, for those who list them.
    pub(super) fn one() -> Self {
        Self(vec![("NAME".to_owned(), Terms::default())])
    }
}

impl Field for TermsByChannel {
    fn visit(&mut self, key: &Key, visitor: &mut dyn Visitor) {
        visitor.named(key, self);
    }
}

impl NamedSections for TermsByChannel {
    fn names(&self) -> Vec<String> {
        self.0.iter().map(|(name, _)| name.clone()).collect()
    }

    fn reset(&mut self, names: Vec<String>) {
        self.0 = names.into_iter().map(|name| (name, Terms::default())).collect();
    }

    fn section(&mut self, index: usize) -> &mut dyn Section {
        &mut self.0[index].1
    }
}
