//! The steps of Kennin.
