//! Each built binary answers its sample event as the handler does in process.
