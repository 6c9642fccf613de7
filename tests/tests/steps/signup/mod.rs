//! Sign-up: from the card to the account.

mod verify_identity;
