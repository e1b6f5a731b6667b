//! Hosts that are nobody's on the internet: private, loopback and link-local addresses, and names of local networks.

use std::net::{Ipv4Addr, Ipv6Addr};

use url::Host;

pub(super) fn is_private(host: &Host<&str>) -> bool {
    let v4 = |ip: &Ipv4Addr| {
        let [a, b, ..] = ip.octets();
        ip.is_private()
            || ip.is_loopback()
            || ip.is_link_local()
            || ip.is_unspecified()
            || ip.is_broadcast()
            || a == 0
            || (a == 100 && (64..128).contains(&b))
    };
    let v6 = |ip: &Ipv6Addr| {
        let [first, ..] = ip.segments();
        ip.to_ipv4_mapped().is_some_and(|ip| v4(&ip))
            || ip.is_loopback()
            || ip.is_unspecified()
            || first & 0xfe00 == 0xfc00
            || first & 0xffc0 == 0xfe80
    };
    match host {
        Host::Ipv4(ip) => v4(ip),
        Host::Ipv6(ip) => v6(ip),
        Host::Domain(name) => {
            let name = name.trim_end_matches('.').to_ascii_lowercase();
            !name.contains('.')
                || [".localhost", ".local", ".internal", ".lan", ".home.arpa"]
                    .iter()
                    .any(|end| name.ends_with(end))
        }
    }
}
