//! Finds out whether a path lies on a network file system, from `/proc/mounts` where there is one.

use std::path::Path;

const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "fuse.sshfs",
    "afs",
    "ceph",
    "fuse.glusterfs",
    "glusterfs",
];

/// The file system's type, if it is a network's. A system that cannot say is taken at its word.
pub(super) fn network_file_system(path: &Path) -> Option<String> {
    let mounts = std::fs::read_to_string("/proc/mounts").ok()?;
    let path = path.canonicalize().ok()?;
    network_type(&mounts, path.to_str()?).map(str::to_owned)
}

/// The type of the mount that holds `path`: the longest mount point above it, the last where two are equal.
fn network_type<'a>(mounts: &'a str, path: &str) -> Option<&'a str> {
    let (_, kind) = mounts
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ').skip(1);
            let point = unescape(fields.next()?);
            let kind = fields.next()?;
            let point = point.trim_end_matches('/');
            let rest = path.strip_prefix(point)?;
            (rest.is_empty() || rest.starts_with('/')).then_some((point.len(), kind))
        })
        .max_by_key(|(len, _)| *len)?;
    NETWORK.contains(&kind).then_some(kind)
}

/// Mount points hold blanks as `\040`, tabs as `\011`, backslashes as `\134`.
fn unescape(field: &str) -> String {
    field
        .replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\134", "\\")
}

#[cfg(test)]
mod tests {
    use super::network_type;

    #[test]
    fn the_longest_mount_point_above_decides() {
        let mounts = "/dev/vda / ext4 rw 0 0\n\
                      server:/home /home nfs4 rw 0 0\n\
                      /dev/vdb /home/ann ext4 rw 0 0\n\
                      //server/x /mnt/my\\040share cifs rw 0 0\n\
                      ann@host: /mnt/ssh fuse.sshfs rw 0 0\n\
                      /dev/vdc /mnt/twice ext4 rw 0 0\n\
                      server:/t /mnt/twice nfs rw 0 0\n";
        for (path, kind) in [
            ("/var/lib/a.db", None),
            ("/home/bob/a.db", Some("nfs4")),
            ("/home/ann/a.db", None),
            ("/home/annabel/a.db", Some("nfs4")),
            ("/homestead/a.db", None),
            ("/mnt/my share/a.db", Some("cifs")),
            ("/mnt/ssh", Some("fuse.sshfs")),
            ("/mnt/twice/a.db", Some("nfs")),
        ] {
            assert_eq!(network_type(mounts, path), kind, "{path}");
        }
        assert_eq!(network_type("", "/a"), None);
    }
}
