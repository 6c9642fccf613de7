//! What Kennin decides: pure rules, with time and randomness as arguments.
