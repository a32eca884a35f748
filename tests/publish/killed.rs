//! Processes that are killed, and processes that publish at once.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::{Files, Site, files, publish_to};

/// Tells the helper which folder to publish to, which tree and how often.
const HELPER: &str = "SHARH_TEST_PUBLISHER";

/// One of two sites that share some pages, one of them with the site's stamp in it.
pub fn tree(stamp: &str) -> Files {
    let mut pages = Files::from([("/".to_owned(), format!("stamp {stamp}"))]);
    for number in 0..80 {
        let text = format!("{stamp} {}", "text ".repeat(200 + number));
        pages.insert(format!("/changes/{}/{number}/", number % 7), text);
        pages.insert(format!("/same/{number}.txt"), format!("{number}"));
    }
    pages.insert(format!("/only/{stamp}/"), stamp.to_owned());
    pages
}

/// Starts a process that publishes trees in turns, `times` at most, under the umask.
pub fn helper(site: &Site, stamps: &str, times: u32, umask: &str) -> Child {
    let settings = format!("{}\n{stamps}\n{times}", site.root().display());
    Command::new("sh")
        .args(["-c", "umask \"$0\" && exec \"$@\"", umask])
        .arg(env::current_exe().unwrap())
        .args(["--exact", "killed::publishes_in_turns", "--nocapture"])
        .env(HELPER, settings)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// What the helper says when it begins to publish.
const BEGINS: &str = "publishing begins";

/// No test of its own: what [`helper`] starts.
#[test]
fn publishes_in_turns() {
    let Ok(settings) = env::var(HELPER) else { return };
    let [root, stamps, times] = settings.split('\n').collect::<Vec<_>>()[..] else { panic!("{settings}") };
    let root = PathBuf::from(root);
    println!("{BEGINS}");
    for stamp in stamps.split(',').cycle().take(times.parse().unwrap()) {
        publish_to(&root, &root.join("public"), &tree(stamp)).unwrap();
    }
}

/// The stamp of the one tree that the files are, all of them.
fn whole(found: &Files) -> Option<String> {
    let stamp = found.get("index.html")?.strip_prefix("stamp ")?;
    let pages = tree(stamp);
    let pages: Vec<(&str, &str)> =
        pages.iter().map(|(route, text)| (route.as_str(), text.as_str())).collect();
    let mut all = super::expected(&pages);
    all.insert("CNAME".into(), "example.org".into());
    let mut found = found.clone();
    found.insert("CNAME".into(), "example.org".into());
    (found == all).then(|| stamp.to_owned())
}

#[test]
fn a_hundred_kills_leave_whole_sites() {
    let site = Site::new();
    let (mut random, mut swept) = (0x9e37_79b9_7f4a_7c15_u64, 0);
    // How long a publication takes on this machine, as far as is known.
    let mut took = Duration::from_millis(30);
    for round in 0..100 {
        let is_fresh = round % 10 == 9;
        if is_fresh {
            fs::remove_dir_all(site.output()).unwrap();
        }
        let mut child = helper(&site, "A,B", 1000, "022");
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        // A busy machine takes its time to start a process.
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        assert!(said.any(|line| line.contains(BEGINS)), "round {round}");
        thread::sleep(took * u32::try_from(random % 150).unwrap() / 100);
        child.kill().unwrap();
        child.wait().unwrap();
        if site.output().exists() {
            let found = files(&site.output());
            assert!(whole(&found).is_some(), "round {round}: mixed");
            assert!(is_fresh || round == 0 || found.contains_key("CNAME"), "round {round}: a file was lost");
        } else {
            assert!(is_fresh || round == 0, "round {round}: absent");
        }
        swept += usize::from(site.root().join(".public.sharh-new").exists());
        if round % 4 == 0 || is_fresh {
            let begun = Instant::now();
            publish_to(&site.root(), &site.output(), &tree("C")).unwrap();
            took = begun.elapsed();
            assert_eq!(whole(&site.files()).as_deref(), Some("C"), "round {round}");
            assert_eq!(site.leftovers(), [""; 0], "round {round}");
            site.write("CNAME", "example.org");
        }
    }
    println!("{swept} of 100 kills left a folder to sweep");
    assert!(swept > 20, "the kills came at the wrong moments: {swept}");
}

#[test]
fn two_publishers_at_once_end_whole() {
    let site = Site::new();
    let mut children = [helper(&site, "A", 6, "022"), helper(&site, "B", 6, "022")];
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    assert!(whole(&site.files()).is_some());
    assert_eq!(site.leftovers(), [""; 0]);
}
