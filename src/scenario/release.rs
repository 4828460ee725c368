//! `[release]`: the news and how it is posted.

/// `[release]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
    /// Factor on everybody's interest, ≥ 0.
    pub appeal: f64,
    /// Interest of somebody with no relevance at all, as a share `[0, 1]`.
    pub breadth: f64,
    /// Hours after which interest has halved, > 0.
    pub half_life: f64,
    /// Hours after which nothing counts, > 0.
    pub horizon: f64,
    /// Times at which the firm posts `[hours]`, each ≥ 0.
    pub posts: Vec<f64>,
    /// People who read at time 0 whatever the policy `[persons]`.
    pub wire: u32,
}
