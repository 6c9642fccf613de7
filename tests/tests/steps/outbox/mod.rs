//! The outbox: what a step promised is sent.

mod send_mail;
