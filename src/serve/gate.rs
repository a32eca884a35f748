//! The gate that every request passes: it reads the head with limits, turns away whom the policy
//! does not admit, and lets the rest be answered. Nothing after it sees a body, another method or a
//! foreign host.

use std::{
    io::{self, Read, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use anyhow::Context;

use super::{
    answer::{Answer, Reply},
    connections::{Connection, Connections, Doing},
    head::{Head, Parsed, Refusal, head},
    policy::Policy,
};

/// How long a client may take for a head.
const ASKING: Duration = Duration::from_secs(5);

/// How long a client may take for an answer.
const ANSWERED: Duration = Duration::from_secs(30);

/// How long a single write may take.
const WRITING: Duration = Duration::from_secs(10);

/// What answers requests.
pub(super) trait Answerer: Send + Sync + 'static {
    /// The answer to a request that was let in.
    fn answer(&self, head: &Head) -> Reply;

    /// Writes to a client that wants to hear of every change, until it is gone or all ends.
    fn tell(&self, out: &mut dyn Write) -> io::Result<()>;
}

/// An open gate.
pub(super) struct Gate {
    address: SocketAddr,
    connections: Arc<Connections>,
    is_closed: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Gate {
    /// Lets requests in at `listener`.
    pub(super) fn open(
        listener: TcpListener,
        policy: Policy,
        answerer: Arc<impl Answerer>,
    ) -> anyhow::Result<Self> {
        let address = listener.local_addr().context("the address is not known")?;
        let (connections, is_closed) = (Arc::<Connections>::default(), Arc::<AtomicBool>::default());
        let (slots, closed) = (Arc::clone(&connections), Arc::clone(&is_closed));
        let accept = move || accept(&listener, &closed, &slots, &policy, &answerer);
        let thread = thread::Builder::new().name("gate".to_owned()).spawn(accept)?;
        Ok(Self { address, connections, is_closed, thread: Some(thread) })
    }

    /// Closes the gate and every connection.
    pub(super) fn close(&mut self) {
        self.is_closed.store(true, Ordering::Release);
        self.connections.close();
        let Some(thread) = self.thread.take() else { return };
        let mut own = self.address;
        if own.ip().is_unspecified() {
            own.set_ip(if own.is_ipv4() { [127, 0, 0, 1].into() } else { [0, 0, 0, 0, 0, 0, 0, 1].into() });
        }
        // The gate waits for the next client; this is the last.
        if TcpStream::connect_timeout(&own, Duration::from_millis(200)).is_ok() {
            let _ = thread.join();
        }
    }
}

fn accept<A: Answerer>(
    listener: &TcpListener,
    is_closed: &AtomicBool,
    connections: &Arc<Connections>,
    policy: &Policy,
    answerer: &Arc<A>,
) {
    loop {
        let stream = listener.accept();
        if is_closed.load(Ordering::Acquire) {
            return;
        }
        let Ok((stream, _)) = stream else {
            // The machine is short of something, for now.
            thread::sleep(Duration::from_millis(20));
            continue;
        };
        let Some(connection) = connections.admit(&stream) else {
            // A client that does not read even this much gets nothing.
            let _ = stream.set_nonblocking(true);
            let _ = Answer::refused(Refusal(503)).write(&mut &stream, false);
            continue;
        };
        let (policy, answerer) = (policy.clone(), Arc::clone(answerer));
        let serve = move || {
            // A client that goes away in the middle is no failure.
            let _ = converse(&stream, connection, &policy, &*answerer);
            let _ = stream.shutdown(Shutdown::Both);
        };
        // Without a thread for it the connection is closed.
        let _ = thread::Builder::new().name("connection".to_owned()).spawn(serve);
    }
}

/// Answers the requests of one connection until it ends.
fn converse<A: Answerer>(
    stream: &TcpStream,
    mut connection: Connection,
    policy: &Policy,
    answerer: &A,
) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_write_timeout(Some(WRITING))?;
    let mut unread = Vec::new();
    while connection.is(Doing::Asking) {
        let Some(asked) = ask(stream, &mut unread)? else { return Ok(()) };
        if !connection.is(Doing::Answered) {
            return Ok(());
        }
        let mut out = Patient { stream, until: Instant::now() + ANSWERED };
        let head = match asked {
            Ok(head) if policy.admits(&head.host, head.origin.as_deref()) => head,
            Ok(head) => {
                Answer::refused(Refusal(403)).write(&mut out, head.is_bare)?;
                return linger(stream);
            }
            Err(refusal) => {
                Answer::refused(refusal).write(&mut out, false)?;
                return linger(stream);
            }
        };
        match answerer.answer(&head) {
            Reply::Answer(answer) => answer.write(&mut out, head.is_bare)?,
            Reply::Events if head.is_bare => Answer::refused(Refusal(405)).write(&mut out, true)?,
            Reply::Events => return answerer.tell(&mut { stream }),
        }
        if head.is_last {
            return linger(stream);
        }
    }
    Ok(())
}

/// Reads the next head; `None` when the client has no further question.
fn ask(mut stream: &TcpStream, unread: &mut Vec<u8>) -> io::Result<Option<Result<Head, Refusal>>> {
    let until = Instant::now() + ASKING;
    let mut buffer = [0_u8; 4096];
    loop {
        match head(unread) {
            Ok(Parsed::Part) => {}
            Ok(Parsed::Whole(head, length)) => {
                unread.drain(..length);
                return Ok(Some(Ok(head)));
            }
            Err(refusal) => return Ok(Some(Err(refusal))),
        }
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(if unread.is_empty() { None } else { Some(Err(Refusal(408))) });
        }
        stream.set_read_timeout(Some(left))?;
        match stream.read(&mut buffer) {
            Ok(0) => return Ok(None),
            Ok(read) => unread.extend_from_slice(&buffer[..read]),
            Err(error) if is_passing(&error) => {}
            Err(error) => return Err(error),
        }
    }
}

fn is_passing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut | io::ErrorKind::Interrupted)
}

/// Ends the answer so that it arrives even when the client is still sending.
fn linger(mut stream: &TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(Duration::from_millis(100)))?;
    let mut buffer = [0_u8; 4096];
    for _ in 0..16 {
        if stream.read(&mut buffer)? == 0 {
            break;
        }
    }
    Ok(())
}

/// Writes to a client that has only so long to take it all.
struct Patient<'a> {
    stream: &'a TcpStream,
    until: Instant,
}

impl Write for Patient<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if Instant::now() > self.until {
            return Err(io::ErrorKind::TimedOut.into());
        }
        let mut stream = self.stream;
        stream.write(&bytes[..bytes.len().min(64 << 10)])
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
