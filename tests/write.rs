//! Templates in files: whoever reads them sees a whole one.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use ivs_core::Template;
use ivs_core::ivs_chat::Room;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::{fs, thread};

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn rooms(count: usize) -> Template {
    let mut template = Template::new();
    for index in 0..count {
        template.add(format!("Room{index}"), Room::new().name("room"));
    }
    template
}

#[test]
fn readers_see_one_of_the_templates_that_two_writers_write() {
    let folder = folder("write-together");
    let file = folder.join("live.template.json");
    let templates = [rooms(1), rooms(200)];
    let whole = templates
        .each_ref()
        .map(|template| template.to_json_pretty() + "\n");
    templates[0].write_file(&file).unwrap();
    let is_done = AtomicBool::new(false);
    let reads = thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut reads = 0;
            while !is_done.load(Ordering::Relaxed) || reads == 0 {
                let read = fs::read_to_string(&file).unwrap();
                assert!(whole.contains(&read), "read {} bytes", read.len());
                reads += 1;
            }
            reads
        });
        let writers = templates.each_ref().map(|template| {
            let file = &file;
            scope.spawn(move || {
                for _ in 0..1_000 {
                    template.write_file(file).unwrap();
                }
            })
        });
        let written = writers.map(thread::ScopedJoinHandle::join);
        is_done.store(true, Ordering::Relaxed);
        assert!(written.iter().all(Result::is_ok));
        reader.join().unwrap()
    });
    assert!(reads > 0);
    // Nothing else is left.
    assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
}

#[test]
fn a_failed_write_leaves_nothing_behind() {
    let folder = folder("write-fails");
    let file = folder.join("file");
    fs::write(&file, "old").unwrap();
    for target in [&folder, &file.join("inside"), &folder.join("no/such.json")] {
        assert!(rooms(1).write_file(target).is_err(), "{}", target.display());
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "old");
    assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
}

#[test]
fn what_is_too_large_with_white_space_is_written_without() {
    let compact = rooms(700);
    let file = folder("write-large").join("live.template.json");
    compact.write_file(&file).unwrap();
    let written = fs::read_to_string(&file).unwrap();
    assert!(compact.to_json_pretty().len() > 51_200);
    assert_eq!(written, compact.to_json());
    let mut to = Vec::new();
    compact.write_to(&mut to).unwrap();
    assert_eq!(to, written.as_bytes());

    // Too large in either form.
    let large = rooms(1_000);
    large.write_file(&file).unwrap();
    let written = fs::read_to_string(&file).unwrap();
    assert!(large.to_json().len() > 51_200);
    assert_eq!(written, large.to_json_pretty() + "\n");
}
