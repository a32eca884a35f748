//! Requests that no browser of an author would make. The preview outlives them all.

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    thread,
    time::{Duration, Instant},
};

use crate::preview::{PATIENCE, Preview};

/// Far less than others are given to finish their requests, and far more than an answer takes.
const PROMPT: Duration = Duration::from_secs(3);

/// Requests and the status that each gets; 0 where the connection may only end.
#[expect(clippy::too_many_lines, reason = "a table of requests")]
fn requests(port: u16) -> Vec<(String, u16)> {
    let host = format!("Host: localhost:{port}\r\n");
    let mut all = Vec::new();
    let mut get =
        |line: &str, fields: &str, status: u16| all.push((format!("{line}\r\n{fields}\r\n"), status));
    for length in ["1", "40000000000", "18446744073709551615", "99999999999999999999999999"] {
        get("GET / HTTP/1.1", &format!("{host}Content-Length: {length}\r\n"), 413);
        get("HEAD / HTTP/1.1", &format!("{host}Content-Length: {length}\r\n"), 413);
        get("POST / HTTP/1.1", &format!("{host}Content-Length: {length}\r\n"), 413);
    }
    for length in ["-1", "+1", "x", "", "1 1", "0x10", "1,1"] {
        get("GET / HTTP/1.1", &format!("{host}Content-Length: {length}\r\n"), 400);
    }
    get("GET / HTTP/1.1", &format!("{host}Content-Length: 0\r\nContent-Length: 0\r\n"), 400);
    for encoding in ["chunked", "gzip, chunked", "identity", "x"] {
        get("GET / HTTP/1.1", &format!("{host}Transfer-Encoding: {encoding}\r\n"), 413);
        get("POST / HTTP/1.1", &format!("{host}Transfer-Encoding: {encoding}\r\n"), 413);
    }
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get", "Get", "X"] {
        get(&format!("{method} / HTTP/1.1"), &host, 405);
    }
    get("CONNECT localhost:22 HTTP/1.1", &host, 400);
    let hosts = [
        "evil.example",
        "evil.example:4000",
        "localhost",
        "localhost:1",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "0.0.0.0",
        "[::]",
        "[::1",
        "::1",
        "",
        " ",
        "localhost:",
        "localhost:x",
        "a@localhost",
        "localhost/",
        "localhost,evil",
    ];
    for foreign in hosts {
        get("GET / HTTP/1.1", &format!("Host: {foreign}\r\n"), 403);
        get("GET /_sharh/events HTTP/1.1", &format!("Host: {foreign}\r\n"), 403);
    }
    get("GET / HTTP/1.1", "", 400);
    get("GET / HTTP/1.0", "", 400);
    get("GET / HTTP/1.1", &format!("{host}{host}"), 400);
    get("GET / HTTP/1.1", &format!("{host}Host: evil.example\r\n"), 400);
    for origin in ["null", "http://evil.example", "https://localhost", "http://localhost", "file://", "*", ""]
    {
        get("GET / HTTP/1.1", &format!("{host}Origin: {origin}\r\n"), 403);
        get("GET /_sharh/events HTTP/1.1", &format!("{host}Origin: {origin}\r\n"), 403);
        get("GET /_sharh/report HTTP/1.1", &format!("{host}Origin: {origin}\r\n"), 403);
    }
    for target in ["http://evil.example/", "*", "evil", "?x", "", "http:///", "localhost"] {
        get(&format!("GET {target} HTTP/1.1"), &host, 400);
    }
    let traversals = [
        "/../../etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/ar/../../../etc/passwd",
        "//etc/passwd",
        "/./../sharh.toml",
        "/sharh.toml",
        "/seeds/visit.ar.txt",
        "/.git/config",
        "/_sharh/../sharh.toml",
        "/_sharh/x",
        "/ar/%00",
        "/%00",
        "/a%0d%0aSet-Cookie:x=1",
        "/%5c..%5c..",
        "/C:/x",
        "/con",
        "/ar/%e2%80%ae/",
        "/%252e%252e/",
        "/ar//",
        "/ar/./",
        "/proc/self/environ",
        "/_sharh/events/",
        "/_sharh/client.js/",
    ];
    for path in traversals {
        get(&format!("GET {path} HTTP/1.1"), &format!("{host}Connection: close\r\n"), 404);
    }
    for path in ["/%ff", "/%c3%28", "/ar/%ed%a0%80"] {
        get(&format!("GET {path} HTTP/1.1"), &format!("{host}Connection: close\r\n"), 400);
    }
    get(&format!("GET /{} HTTP/1.1", "x".repeat(20_000)), &host, 431);
    get(&format!("GET /{} HTTP/1.1", "../".repeat(3_000)), &format!("{host}Connection: close\r\n"), 404);
    get("GET / HTTP/1.1", &format!("{host}{}", "a: b\r\n".repeat(101)), 431);
    get("GET / HTTP/1.1", &format!("{host}A: {}\r\n", "x".repeat(20_000)), 431);
    for line in [
        "GET / HTTP/1.2",
        "GET / HTTP/2.0",
        "GET / HTTP/0.9",
        "GET / HTTPS/1.1",
        "GET /",
        "GET",
        "\0",
        "é / HTTP/1.1",
    ] {
        get(line, &host, 0);
    }
    for field in
        ["A : b", ": b", "A\0: b", "A: \0", " folded: x", "A", "A: b\rc", "Host : evil.example", "A\u{e9}: b"]
    {
        get("GET / HTTP/1.1", &format!("{host}{field}\r\n"), 400);
    }
    for range in [
        "bytes=0-0,1-1,2-2,3-3",
        "bytes=-",
        "bytes=a-",
        "bytes=18446744073709551616-",
        "lines=1-2",
        &"9".repeat(4000),
    ] {
        get("GET /en/ HTTP/1.1", &format!("{host}Connection: close\r\nRange: {range}\r\n"), 0);
    }
    for upgrade in ["websocket", "h2c", "TLS/1.0"] {
        let fields = format!("{host}Connection: Upgrade, close\r\nUpgrade: {upgrade}\r\n");
        get("GET /en/ HTTP/1.1", &fields, 200);
    }
    get("GET /en/ HTTP/1.1", &format!("{host}Connection: close\r\nExpect: 100-continue\r\n"), 200);
    get("\r\n\r\nGET /en/ HTTP/1.1", &format!("{host}Connection: close\r\n"), 200);
    all
}

/// The resident memory of a preview's process in KiB, and how many threads and open files it has.
fn resources(preview: &Preview) -> (usize, usize, usize) {
    let process = format!("/proc/{}", preview.process());
    let status = fs::read_to_string(format!("{process}/status")).unwrap();
    let number = |name: &str| -> usize {
        let value = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        value.split_whitespace().next().unwrap().parse().unwrap()
    };
    (number("VmRSS:"), number("Threads:"), fs::read_dir(format!("{process}/fd")).unwrap().count())
}

#[test]
fn hostile_requests_are_turned_away_and_do_no_harm() {
    let preview = Preview::of_program();
    let requests = requests(preview.port);
    assert!(requests.len() >= 150, "{}", requests.len());
    let mut before = 0;
    for round in 0..4 {
        for (request, status) in &requests {
            let reply = preview.raw(request.as_bytes());
            match (reply, status) {
                (Some(reply), 0) => {
                    assert!(reply.status < 500 || reply.status == 505, "{request:?}: {}", reply.head);
                }
                (reply, 0) => assert!(reply.is_none()),
                (Some(reply), status) => {
                    assert_eq!(reply.status, *status, "{request:?}");
                    assert_eq!(reply.field("Set-Cookie"), None, "{request:?}");
                }
                (None, status) => panic!("{status} expected for {request:?}, nothing came"),
            }
        }
        assert_eq!(preview.get("/en/").status, 200);
        if round == 0 {
            before = resources(&preview).0;
        }
    }
    let after = resources(&preview).0;
    assert!(after < before + 8 * 1024, "{before} KiB became {after} KiB");
}

#[test]
fn whoever_says_half_a_request_keeps_nobody_waiting() {
    let preview = Preview::new();
    let half: Vec<TcpStream> = (0..150)
        .map(|number| {
            let mut stream = preview.connect();
            let part =
                ["", "G", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\nA: "][number % 4];
            // An earlier one of these may have lost its seat already.
            let _ = stream.write_all(part.as_bytes());
            stream
        })
        .collect();
    for _ in 0..20 {
        let started = Instant::now();
        assert_eq!(preview.get("/en/").status, 200);
        assert!(started.elapsed() < PROMPT, "{:?}", started.elapsed());
    }
    drop(half);
}

#[test]
fn whoever_takes_too_long_is_let_go() {
    let preview = Preview::new();
    let mut slow = preview.connect();
    slow.write_all(b"GET / HTTP/1.1\r\n").unwrap();
    let started = Instant::now();
    // A byte now and then does not win time.
    let mut dripping = slow.try_clone().unwrap();
    thread::spawn(move || {
        while dripping.write_all(b"x").is_ok() {
            thread::sleep(Duration::from_millis(200));
        }
    });
    let mut answer = String::new();
    let _ = slow.read_to_string(&mut answer);
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
}

#[test]
fn whoever_does_not_read_is_no_burden() {
    let preview = Preview::new();
    let ask = format!("GET /en/ HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", preview.port).repeat(2_000);
    let deaf: Vec<TcpStream> = (0..8)
        .map(|_| {
            let mut stream = preview.connect();
            stream.set_write_timeout(Some(Duration::from_millis(100))).unwrap();
            let _ = stream.write_all(ask.as_bytes());
            stream
        })
        .collect();
    let started = Instant::now();
    assert_eq!(preview.get("/en/").status, 200);
    assert!(started.elapsed() < PROMPT, "{:?}", started.elapsed());
    drop(deaf);
}

#[test]
fn connections_leave_no_threads_and_no_files_behind() {
    let preview = Preview::of_program();
    preview.get("/en/");
    let (_, threads, files) = resources(&preview);
    for _ in 0..300 {
        preview.get("/en/");
        drop(preview.connect());
    }
    let started = Instant::now();
    while resources(&preview).1 > threads + 8 || resources(&preview).2 > files + 8 {
        assert!(started.elapsed() < PATIENCE, "{threads}, {files} became {:?}", resources(&preview));
        thread::sleep(Duration::from_millis(20));
    }
}
