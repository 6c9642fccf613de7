//! Reissue of a facility's login (ログイン情報再発行, seed 004): from the facility's number to the accepted request.

pub mod load_ledger;
