//! Through the door: every step over HTTP with real tables, a folder per journey as in `functions/src`.

mod house;
mod session;
mod signup;
