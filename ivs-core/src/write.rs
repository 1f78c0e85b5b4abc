//! Files that are written as a whole or not at all.
//!
//! The content goes into a temporary file in the same folder, which is then renamed. Readers see the
//! old content or the new one, a failed write leaves the old one, and two writers don't mix theirs.
//!
//! An existing file keeps its permissions, but not its owner and its hard links, as it is another
//! file afterwards. A symbolic link stays, and the file it points to is replaced. What is not a
//! regular file, such as `/dev/stdout`, can't be replaced and is written directly. Nothing waits for
//! the disk: after a loss of power a file may be empty.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};

/// Replaces the content of a file, or creates it; its folder must exist.
pub(crate) fn replace(path: &Path, content: &str) -> io::Result<()> {
    prepare(path, content)?.publish()
}

/// Replaces the content of a file unless it is the same: its date tells others that it has changed.
pub(crate) fn replace_if_changed(path: &Path, content: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|old| old == content.as_bytes()) {
        return Ok(());
    }
    replace(path, content)
}

/// Writes the content of a file next to it, where it waits for [`Prepared::publish`].
pub(crate) fn prepare(path: &Path, content: &str) -> io::Result<Prepared> {
    prepare_with(path, |file| file.write_all(content.as_bytes()))
}

/// A file whose new content is written, but not yet under its name. Dropped, it leaves no trace.
#[derive(Debug)]
pub(crate) struct Prepared(State);

#[derive(Debug)]
enum State {
    /// The content is in `temporary`, and takes the place of `target`.
    Waiting { temporary: PathBuf, target: PathBuf },
    /// The content is where it belongs.
    Published,
}

impl Prepared {
    /// Puts the new content under the name of the file.
    pub(crate) fn publish(mut self) -> io::Result<()> {
        if let State::Waiting { temporary, target } = &self.0 {
            fs::rename(temporary, target)?;
            self.0 = State::Published;
        }
        Ok(())
    }
}

impl Drop for Prepared {
    fn drop(&mut self) {
        if let State::Waiting { temporary, .. } = &self.0 {
            // The error that led here is the one to report.
            let _ = fs::remove_file(temporary);
        }
    }
}

fn prepare_with(
    path: &Path,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<Prepared> {
    let existing = match fs::metadata(path) {
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if existing.as_ref().is_some_and(|found| !found.is_file()) {
        // A folder is an error here.
        write(&mut OpenOptions::new().write(true).open(path)?)?;
        return Ok(Prepared(State::Published));
    }
    let target = behind_links(path)?;
    if existing.is_some() {
        // A rename would replace a file that must not be written.
        OpenOptions::new().write(true).open(&target)?;
    }
    let folder = target.parent().unwrap_or(Path::new(""));
    let (temporary, mut file) = create_temporary(folder)?;
    let prepared = Prepared(State::Waiting { temporary, target });
    write(&mut file)?;
    if let Some(existing) = existing {
        file.set_permissions(existing.permissions())?;
    }
    Ok(prepared)
}

/// Creates a file that no other writer uses: not in this process, and not in one that has the same
/// id in another container.
fn create_temporary(folder: &Path) -> io::Result<(PathBuf, File)> {
    static COUNTER: AtomicU64 = AtomicU64::new(0);
    loop {
        let count = COUNTER.fetch_add(1, Ordering::Relaxed);
        // Short, as a name has a greatest length.
        let path = folder.join(format!(".ivs-{}-{count}.tmp", process::id()));
        match File::create_new(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
}

/// Follows symbolic links, also to a file that does not exist yet.
fn behind_links(path: &Path) -> io::Result<PathBuf> {
    /// As many as Linux follows.
    const MOST: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST {
        match fs::read_link(&path) {
            // An absolute one replaces the whole path.
            Ok(next) => path = path.parent().unwrap_or(Path::new("")).join(next),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{prepare, prepare_with, replace, replace_if_changed};
    use std::io::{self, Write};
    use std::path::{Path, PathBuf};
    use std::{env, fs, process};

    /// An empty folder for one test, which is removed with it.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = env::temp_dir().join(format!("ivs-core-{name}-{}", process::id()));
            fs::create_dir_all(&path).unwrap();
            Self(path)
        }

        fn join(&self, name: &str) -> PathBuf {
            self.0.join(name)
        }

        fn names(&self) -> Vec<String> {
            let files = fs::read_dir(&self.0).unwrap();
            let mut names: Vec<String> = files
                .map(|file| file.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            names
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap();
        }
    }

    fn read(path: &Path) -> String {
        fs::read_to_string(path).unwrap()
    }

    #[test]
    fn a_file_is_created_and_replaced() {
        let folder = Folder::new("replaced");
        let file = folder.join("a.json");
        replace(&file, "a long first content").unwrap();
        replace(&file, "second").unwrap();
        assert_eq!(read(&file), "second");
        assert_eq!(folder.names(), ["a.json"]);
    }

    #[test]
    fn an_interrupted_write_leaves_the_old_content() {
        let folder = Folder::new("interrupted");
        let file = folder.join("a.json");
        replace(&file, "old").unwrap();
        let error = prepare_with(&file, |writer| {
            writer.write_all(b"hal")?;
            Err(io::Error::other("the disk is full"))
        });
        assert_eq!(error.unwrap_err().to_string(), "the disk is full");
        assert_eq!(
            (read(&file), folder.names()),
            ("old".into(), vec!["a.json".into()])
        );
    }

    #[test]
    fn what_is_not_published_leaves_no_trace() {
        let folder = Folder::new("unpublished");
        let file = folder.join("a.json");
        drop(prepare(&file, "new").unwrap());
        assert!(folder.names().is_empty());
    }

    #[test]
    fn a_failed_rename_leaves_no_trace() {
        let folder = Folder::new("rename");
        let file = folder.join("a.json");
        let prepared = prepare(&file, "new").unwrap();
        fs::create_dir(&file).unwrap();
        assert!(prepared.publish().is_err());
        assert_eq!(folder.names(), ["a.json"]);
    }

    #[test]
    fn folders_and_what_is_inside_of_files_are_errors() {
        let folder = Folder::new("errors");
        let file = folder.join("file");
        replace(&file, "old").unwrap();
        assert!(replace(&folder.0, "new").is_err());
        assert!(replace(&file.join("inside"), "new").is_err());
        assert!(replace(&folder.join("no/such"), "new").is_err());
        assert_eq!(
            (read(&file), folder.names()),
            ("old".into(), vec!["file".into()])
        );
    }

    #[test]
    fn what_is_the_same_is_not_written() {
        let folder = Folder::new("same");
        let file = folder.join("a.json");
        replace_if_changed(&file, "same").unwrap();
        let changed = || fs::metadata(&file).unwrap().modified().unwrap();
        let before = changed();
        replace_if_changed(&file, "same").unwrap();
        assert_eq!(changed(), before);
        replace_if_changed(&file, "other").unwrap();
        assert_eq!(read(&file), "other");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_links_are_followed() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let folder = Folder::new("links");
        let (file, link) = (folder.join("a.json"), folder.join("link"));
        replace(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("a.json", &link).unwrap();
        replace(&link, "new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(read(&file), "new");
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);

        // Also to what does not exist yet, in another folder.
        fs::create_dir(folder.join("inner")).unwrap();
        let dangling = folder.join("dangling");
        symlink("inner/b.json", &dangling).unwrap();
        replace(&dangling, "b").unwrap();
        assert_eq!(read(&folder.join("inner/b.json")), "b");

        symlink("circle", folder.join("circle")).unwrap();
        assert!(replace(&folder.join("circle"), "new").is_err());
        assert_eq!(
            folder.names(),
            ["a.json", "circle", "dangling", "inner", "link"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_directly() {
        replace(Path::new("/dev/null"), "content").unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }

    /// Except for root, who may write everything.
    #[cfg(unix)]
    #[test]
    fn a_read_only_file_is_not_replaced() {
        let folder = Folder::new("read-only");
        let file = folder.join("a.json");
        replace(&file, "old").unwrap();
        let mut permissions = fs::metadata(&file).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&file, permissions).unwrap();
        let is_writable = fs::OpenOptions::new().write(true).open(&file).is_ok();
        assert_eq!(replace(&file, "new").is_ok(), is_writable);
        assert_eq!(read(&file), if is_writable { "new" } else { "old" });
        assert_eq!(folder.names(), ["a.json"]);
    }
}
