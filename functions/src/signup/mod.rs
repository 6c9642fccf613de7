//! From the card to the account: prove who you are, confirm a mailed code, choose ID and password.

pub mod verify_identity;
mod view;
