//! The least client that sees an answer as it comes over the wire.

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpStream,
    path::Path,
    time::Duration,
};

/// A site on a host of the server.
pub struct Host<'a> {
    pub port: u16,
    pub name: &'a str,
    /// The path of the site's root, with a `/` at both ends.
    pub root: &'a str,
    /// The folder that is served.
    pub folder: &'a Path,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    fields: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a field of the head; empty where there is none.
    pub fn field(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }
}

impl Host<'_> {
    /// Asks for `path`, which begins with `/`, with further fields.
    pub fn get(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let (name, port) = (self.name, self.port);
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {name}:{port}\r\nConnection: close\r\n").unwrap();
        for (name, value) in fields {
            write!(stream, "{name}: {value}\r\n").unwrap();
        }
        stream.write_all(b"\r\n").unwrap();
        read(&mut BufReader::new(stream))
    }

    /// The address of a file or folder of the site.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }
}

fn read(stream: &mut impl BufRead) -> Answer {
    let mut line = String::new();
    stream.read_line(&mut line).unwrap();
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
    let mut fields = Vec::new();
    loop {
        line.clear();
        stream.read_line(&mut line).unwrap();
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        fields.push((name.to_owned(), value.trim().to_owned()));
    }
    let mut answer = Answer { status, fields, body: Vec::new() };
    if answer.field("Transfer-Encoding") == "chunked" {
        loop {
            line.clear();
            stream.read_line(&mut line).unwrap();
            let length = usize::from_str_radix(line.trim(), 16).unwrap();
            let mut chunk = vec![0; length + 2];
            stream.read_exact(&mut chunk).unwrap();
            if length == 0 {
                return answer;
            }
            answer.body.extend(&chunk[..length]);
        }
    }
    match answer.field("Content-Length").parse() {
        Ok(length) => {
            answer.body = vec![0; length];
            stream.read_exact(&mut answer.body).unwrap();
        }
        Err(_) => drop(stream.read_to_end(&mut answer.body).unwrap()),
    }
    answer
}
