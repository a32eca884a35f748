//! A web server on a port of its own, with a folder for what it writes.

use std::{
    fs,
    net::TcpStream,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use tempfile::TempDir;

use crate::{client::Host, port::free_port};

/// A running server; it ends with the value.
pub struct Server {
    process: Child,
    port: u16,
    folder: TempDir,
}

/// The server's program, where the machine has it.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/local/sbin".into()]);
    let found = folders.map(|folder| folder.join(name)).find(|program| program.is_file());
    if found.is_none() {
        let is_required = std::env::var("SHARH_SERVERS").is_ok_and(|value| value == "required");
        assert!(!is_required, "{name} is not installed");
        eprintln!("{name} is not installed: its test did nothing");
    }
    found
}

impl Server {
    /// nginx with `site`, which is a file for `conf.d`.
    pub fn nginx(program: &Path, site: &str) -> Self {
        let port = free_port();
        let folder = folder();
        let at = folder.path().display();
        let site = site.replace("listen 80;", &format!("listen 127.0.0.1:{port};"));
        fs::write(folder.path().join("site.conf"), site).unwrap();
        let own = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|name| format!("  {name}_temp_path {at}/{name};\n"))
            .concat();
        let main = format!(
            "pid {at}/nginx.pid;\nerror_log {at}/error.log;\ndaemon off;\nworker_processes 1;\nevents {{}}\nhttp {{\n  \
             access_log off;\n  include /etc/nginx/mime.types;\n  default_type application/octet-stream;\n{own}  \
             include {at}/site.conf;\n}}\n"
        );
        fs::write(folder.path().join("nginx.conf"), main).unwrap();
        let mut command = Command::new(program);
        command
            .arg("-c")
            .arg(folder.path().join("nginx.conf"))
            .arg("-e")
            .arg(folder.path().join("error.log"));
        Self::start(command, port, folder)
    }

    /// Caddy with `site`, without certificates.
    pub fn caddy(program: &Path, site: &str) -> Self {
        let port = free_port();
        let folder = folder();
        let site = site.replace("\nexample.org {", &format!("\nhttp://example.org:{port} {{"));
        let site = site.replace("\nwww.example.org {", &format!("\nhttp://www.example.org:{port} {{"));
        let site = format!("{{\n\tadmin off\n\tauto_https off\n}}\n{site}");
        let file = folder.path().join("Caddyfile");
        fs::write(&file, site).unwrap();
        let mut command = Command::new(program);
        command.args(["run", "--adapter", "caddyfile", "--config"]).arg(file);
        command.env("XDG_DATA_HOME", folder.path()).env("XDG_CONFIG_HOME", folder.path());
        Self::start(command, port, folder)
    }

    fn start(mut command: Command, port: u16, folder: TempDir) -> Self {
        let log = fs::File::create(folder.path().join("log")).unwrap();
        let process = command.stdout(Stdio::null()).stderr(log).spawn().unwrap();
        let mut server = Self { process, port, folder };
        for _ in 0..300 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return server;
            }
            let ended = server.process.try_wait().unwrap();
            let log = fs::read_to_string(server.folder.path().join("log")).unwrap_or_default();
            assert!(ended.is_none(), "the server ended: {log}");
            thread::sleep(Duration::from_millis(100));
        }
        panic!("the server does not answer");
    }

    /// The site of the host `name`, which stands at `root` and whose files are in `folder`.
    pub fn host<'a>(&self, name: &'a str, root: &'a str, folder: &'a Path) -> Host<'a> {
        Host { port: self.port, name, root, folder }
    }
}

/// A folder that a server which gives up its rights can still read.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(crate::SITES.path(), fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

impl Drop for Server {
    fn drop(&mut self) {
        // nginx's own children end when it is asked to end, not when it is killed.
        let asked = Command::new("kill").arg(self.process.id().to_string()).status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}
