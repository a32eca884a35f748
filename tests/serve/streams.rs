//! Those who listen for changes.

use std::{
    io::{Read, Write},
    net::TcpStream,
};

use crate::preview::Preview;

fn listen(preview: &Preview) -> TcpStream {
    let mut stream = preview.connect();
    let head = format!("GET /_sharh/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", preview.port);
    stream.write_all(head.as_bytes()).unwrap();
    stream
}

/// What a stream tells until it has told `what`.
fn hear(stream: &mut TcpStream, what: &str) -> String {
    let (mut text, mut buffer) = (String::new(), [0; 4096]);
    while !text.contains(what) {
        let read = stream.read(&mut buffer).unwrap();
        assert!(read > 0, "the stream ended after {text}");
        text.push_str(std::str::from_utf8(&buffer[..read]).unwrap());
    }
    text
}

#[test]
fn sixty_listeners_hear_every_change_once() {
    let preview = Preview::new();
    let mut streams: Vec<TcpStream> = (0..60).map(|_| listen(&preview)).collect();
    for stream in &mut streams {
        assert!(hear(stream, "\"generation\":1").starts_with("HTTP/1.1 200 OK\r\n"));
    }
    for save in 1..=10 {
        preview.write("seeds/visit.en.txt", &format!("Title\nStandfirst\nSave {save}.\nMore.\n"));
        preview.until_shown("/en/articles/visit/", &format!("Save {save}."));
    }
    for mut stream in streams {
        let told = hear(&mut stream, "\"generation\":11");
        let generations = told.split("\"generation\":").skip(1).map(|rest| rest.split([',', '}']).next());
        let generations: Vec<u32> = generations.map(|number| number.unwrap().parse().unwrap()).collect();
        assert_eq!(generations, (2..=11).collect::<Vec<_>>(), "{told}");
    }
}

#[test]
fn a_change_tells_what_was_saved_and_where_it_went() {
    let preview = Preview::new();
    let mut stream = listen(&preview);
    hear(&mut stream, "event: hello");
    preview.write(
        "seeds/visit.en.txt",
        "A visit to Baku\nStandfirst\nFirst paragraph about Iran.\nSecond, changed.\n",
    );
    hear(&mut stream, "\"lit\":{\"/ar/articles/visit/\":\"p2\",\"/en/articles/visit/\":\"p2\"}");
    let moved =
        "+++\nslug = \"trip\"\n+++\nA visit to Baku\nStandfirst\nFirst paragraph about Iran.\nSecond.\n";
    preview.write("seeds/visit.en.txt", moved);
    hear(&mut stream, "\"moved\":{\"/en/articles/visit/\":\"/en/articles/trip/\"}");
    preview.write("seeds/visit.en.txt", "");
    hear(&mut stream, "\"errors\":1");
}

#[test]
fn listeners_that_have_gone_make_room() {
    let preview = Preview::new();
    for _ in 0..200 {
        drop(listen(&preview));
    }
    assert_eq!(preview.get("/en/").status, 200);
}
