//! A browser's PUT to a presigned address.

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::demo::Fault;

/// PUTs `bytes` as `presign-upload` said in `told`.
///
/// # Errors
/// Another status than 200.
pub(super) async fn put(told: &Value, bytes: &[u8]) -> Result<(), Fault> {
    let url = told.get("url").and_then(Value::as_str).unwrap_or_default();
    let rest = url.strip_prefix("http://").ok_or("not on this machine")?;
    let (host, path) = rest.split_once('/').ok_or("an address without a path")?;
    let mut head = format!(
        "PUT /{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-length: {}\r\n",
        bytes.len()
    );
    let headers = told.get("headers").and_then(Value::as_object);
    for (name, value) in headers.into_iter().flatten() {
        head += &format!("{name}: {}\r\n", value.as_str().unwrap_or_default());
    }
    head += "\r\n";
    let mut stream = TcpStream::connect(host).await?;
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(bytes).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    if answer.starts_with("HTTP/1.1 200") {
        Ok(())
    } else {
        Err(format!("the upload was not taken: {answer}").into())
    }
}
