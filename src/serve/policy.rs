//! Who may ask: pages of this server, and people who typed its address.
//!
//! A page anywhere on the web can have its browser ask a server on this machine. The browser then
//! names the page's origin, or a host name that was made to lead here (DNS rebinding). Neither is
//! answered.

use std::net::IpAddr;

/// The hosts that requests may name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Policy {
    port: u16,
    /// Names, and addresses without brackets, in lower case.
    hosts: Vec<String>,
    /// Whether every numeric address is this machine's: no other page can make one lead here.
    has_any_address: bool,
}

impl Policy {
    /// The policy of a server that was asked to listen at `host` and does at `port`.
    pub(super) fn new(host: IpAddr, port: u16) -> Self {
        let mut hosts = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned()];
        hosts.push(host.to_string());
        Self { port, hosts, has_any_address: host.is_unspecified() }
    }

    /// Whether a request that names this `Host` and this `Origin` is answered.
    pub(super) fn admits(&self, host: &str, origin: Option<&str>) -> bool {
        let is_ours = |authority: &str| self.is_ours(authority);
        is_ours(host) && origin.is_none_or(|origin| origin.strip_prefix("http://").is_some_and(is_ours))
    }

    fn is_ours(&self, authority: &str) -> bool {
        let (name, port) = match authority.strip_prefix('[') {
            Some(rest) => match rest.split_once(']') {
                Some((name, port)) => (name, port.strip_prefix(':').or(port.is_empty().then_some("80"))),
                None => return false,
            },
            None => match authority.split_once(':') {
                Some((name, port)) => (name, Some(port)),
                None => (authority, Some("80")),
            },
        };
        let has_port = port
            .is_some_and(|port| port.bytes().all(|b| b.is_ascii_digit()) && port.parse() == Ok(self.port));
        let name = name.to_ascii_lowercase();
        has_port && (self.hosts.contains(&name) || (self.has_any_address && name.parse::<IpAddr>().is_ok()))
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    #[test]
    fn only_this_machine_under_its_own_names_is_answered() {
        let policy = Policy::new(Ipv4Addr::LOCALHOST.into(), 4000);
        for host in ["localhost:4000", "LOCALHOST:4000", "127.0.0.1:4000", "[::1]:4000"] {
            assert!(policy.admits(host, None), "{host}");
            assert!(policy.admits("localhost:4000", Some(&format!("http://{host}"))), "{host}");
        }
        for host in [
            "",
            ":4000",
            "localhost",
            "localhost:4001",
            "localhost:04000x",
            "localhost:+4000",
            "evil.example:4000",
            "localhost.evil.example:4000",
            "localhost:4000.evil.example",
            "127.0.0.2:4000",
            "192.168.1.7:4000",
            "::1:4000",
            "[::1]",
            "[::1]4000",
            "[::1",
            "localhost@evil:4000",
            "evil@localhost:4000",
            " localhost:4000",
        ] {
            assert!(!policy.admits(host, None), "{host}");
        }
        for origin in [
            "null",
            "",
            "http://evil.example",
            "https://localhost:4000",
            "http://localhost:3000",
            "http://localhost:4000/",
        ] {
            assert!(!policy.admits("localhost:4000", Some(origin)), "{origin}");
        }
    }

    #[test]
    fn a_server_for_the_network_answers_to_any_numeric_address() {
        let policy = Policy::new(Ipv4Addr::UNSPECIFIED.into(), 4000);
        assert!(policy.admits("192.168.1.7:4000", Some("http://192.168.1.7:4000")));
        assert!(!policy.admits("evil.example:4000", None));
        let policy = Policy::new(Ipv4Addr::LOCALHOST.into(), 80);
        assert!(policy.admits("localhost", None) && policy.admits("[::1]", None));
    }
}
