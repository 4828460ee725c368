//! Statistics on plain numbers: no story, no files.
//!
//! | file | answers |
//! | --- | --- |
//! | [`moments`] | mean and standard error, sums that keep their small terms |
//! | [`quantile`] | medians of samples |
//! | [`histogram`] | counts of whole numbers, and their quantiles |
//! | [`normal`], [`student`] | critical values and tail probabilities |
//! | [`incomplete_beta`] | the distribution function of Beta laws, and its inverse |
//! | [`interval`] | how far the truth may lie from an estimate: Wilson, Student |
//! | [`nested`] | counts of trials that share worlds |
//! | [`ratio`] | parts of wholes that are left to chance |
//! | [`paired`] | two proportions of the same trials |
//! | [`multiplicity`] | many tests at once |
//! | [`bootstrap`] | intervals from the sample alone |
//! | [`power`] | whole powers |
//! | [`design`] | where to look in a cube of which nothing is known |
//! | [`screening`], [`variance_shares`] | which inputs of a function matter: Morris, Sobol |
//! | [`rule`] | where in a cube something holds: PRIM |
//! | [`survival`] | times until something happens, with one censoring horizon |

pub mod bootstrap;
pub mod design;
pub mod histogram;
pub mod incomplete_beta;
pub mod interval;
pub mod moments;
pub mod multiplicity;
pub mod nested;
pub mod normal;
pub mod paired;
pub mod power;
pub mod quantile;
pub mod ratio;
pub mod rule;
pub mod screening;
pub mod student;
pub mod survival;
pub mod variance_shares;
