//! Those who listen for changes.

use std::{
    io::{Read, Write},
    net::TcpStream,
    thread,
    time::Duration,
};

use crate::preview::Preview;

fn listen(preview: &Preview) -> TcpStream {
    let mut stream = preview.connect();
    let head = format!("GET /_sharh/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", preview.port);
    stream.write_all(head.as_bytes()).unwrap();
    stream
}

/// The generations that a stream tells of until it has told of `last`.
fn told(stream: &mut TcpStream, last: u64) -> Vec<u64> {
    let mut text = String::new();
    let mut buffer = [0; 4096];
    let generations = |text: &str| -> Vec<u64> {
        let events = text.split("event: change\ndata: ").skip(1).filter(|event| event.contains("\n\n"));
        let number = |event: &str| -> Option<u64> {
            event.split("\"generation\":").nth(1)?.split([',', '}']).next()?.parse().ok()
        };
        events.filter_map(number).collect()
    };
    while !generations(&text).contains(&last) {
        let read = stream.read(&mut buffer).unwrap();
        assert!(read > 0, "the stream ended after {text}");
        text.push_str(std::str::from_utf8(&buffer[..read]).unwrap());
    }
    assert_eq!(text.matches("event: hello").count(), 1);
    generations(&text)
}

#[test]
fn sixty_listeners_hear_every_change_once() {
    let preview = Preview::new();
    let mut streams: Vec<TcpStream> = (0..60).map(|_| listen(&preview)).collect();
    for stream in &mut streams {
        let mut first = [0; 17];
        stream.read_exact(&mut first).unwrap();
        assert_eq!(&first, b"HTTP/1.1 200 OK\r\n");
    }
    // All have said hello once each has a head; the first change comes after.
    thread::sleep(Duration::from_millis(200));
    for save in 1..=10 {
        preview.write("seeds/visit.en.txt", &format!("Title\nStandfirst\nSave {save}.\nMore.\n"));
        preview.until_shown("/en/articles/visit/", &format!("Save {save}."));
    }
    for mut stream in streams {
        assert_eq!(told(&mut stream, 11), (2..=11).collect::<Vec<_>>());
    }
}

#[test]
fn a_change_tells_what_was_saved_and_where_it_went() {
    let preview = Preview::new();
    let mut stream = listen(&preview);
    let mut hear = |what: &str| {
        let mut text = String::new();
        let mut buffer = [0; 4096];
        while !text.contains(what) {
            let read = stream.read(&mut buffer).unwrap();
            assert!(read > 0, "{text}");
            text.push_str(std::str::from_utf8(&buffer[..read]).unwrap());
        }
    };
    hear("event: hello");
    preview.write(
        "seeds/visit.en.txt",
        "A visit to Baku\nStandfirst\nFirst paragraph about Iran.\nSecond, changed.\n",
    );
    hear("\"lit\":{\"/ar/articles/visit/\":\"p2\",\"/en/articles/visit/\":\"p2\"}");
    let moved =
        "+++\nslug = \"trip\"\n+++\nA visit to Baku\nStandfirst\nFirst paragraph about Iran.\nSecond.\n";
    preview.write("seeds/visit.en.txt", moved);
    hear("\"moved\":{\"/en/articles/visit/\":\"/en/articles/trip/\"}");
    preview.write("seeds/visit.en.txt", "");
    hear("\"errors\":1");
}

#[test]
fn listeners_that_have_gone_make_room() {
    let preview = Preview::new();
    for _ in 0..200 {
        drop(listen(&preview));
    }
    assert_eq!(preview.get("/en/").status, 200);
}
