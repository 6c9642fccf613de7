//! The ledger of care facilities and the federations that decide for them (library functions).

pub mod ledger;
