//! Files on the disk as the bodies of answers, a piece at a time.

use std::fs::File;
use std::io::{self, Read};

use axum::body::Body;
use tokio::sync::mpsc::{Sender, channel};
use tokio::task::spawn_blocking;
use tokio_stream::wrappers::ReceiverStream;

/// How much of a file is read at once.
const PIECE: u64 = 64 << 10;

/// What a file holds from where it stands. It is closed when all is sent, or nobody listens any more.
pub(crate) fn body(file: File) -> Body {
    let (sender, receiver) = channel(1);
    tokio::spawn(send(file, sender));
    Body::from_stream(ReceiverStream::new(receiver))
}

/// Reads and sends in turns, so that a slow reader holds no thread.
async fn send(mut file: File, to: Sender<io::Result<Vec<u8>>>) {
    loop {
        let read = move || {
            let mut piece = Vec::new();
            let read = (&file).take(PIECE).read_to_end(&mut piece);
            (file, read.map(|_| piece))
        };
        let Ok((same, piece)) = spawn_blocking(read).await else {
            return;
        };
        file = same;
        let is_last = piece.as_ref().map_or(true, Vec::is_empty);
        if to.send(piece).await.is_err() || is_last {
            return;
        }
    }
}
