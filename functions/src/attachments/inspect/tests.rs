//! Small files made here, each with its verdict.
