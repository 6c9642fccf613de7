//! Conditions of pages and documents as data.

/// A condition on the answers and the dependent.
#[derive(Debug, Clone, Copy)]
pub enum When {
    /// Holds always.
    Always,
    /// The dependent's page has one of the values in the field (of a checkbox: ticked).
    Answer(&'static str, &'static str, &'static [&'static str]),
    /// The dependent has reached the age on the campaign's reference date.
    AgeFrom(u16),
    /// All hold.
    All(&'static [When]),
    /// One holds.
    Any(&'static [When]),
    /// It holds for at least one targeted dependent.
    ForSomebody(&'static When),
}
