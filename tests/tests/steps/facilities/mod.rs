//! The ledger of care facilities.

mod ledger;
