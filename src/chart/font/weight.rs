//! How bold a text is.

/// How bold a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::chart) enum Weight {
    Regular,
    SemiBold,
}
