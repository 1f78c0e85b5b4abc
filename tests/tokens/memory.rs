//! A private key is wiped from memory.

/// Looks for the private number in all memory of this process. Linux alone shows it as a file.
#[cfg(target_os = "linux")]
#[test]
fn a_key_is_wiped() {
    use ivs_core::tokens::{PlaybackToken, Signer};
    use std::process::Command;
    use std::{env, path::Path};

    const CHILD: &str = "IVS_TOKENS_MEMORY_CHILD";
    // In a process of its own: other tests hold the same key.
    if env::var_os(CHILD).is_none() {
        let output = Command::new(env::current_exe().unwrap())
            .args(["--exact", "memory::a_key_is_wiped", "--nocapture"])
            .env(CHILD, "yes")
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        return;
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tokens/keys/sec1.pem");
    let signer = Signer::from_pem_file(file).unwrap();
    PlaybackToken::new(super::CHANNEL, super::seconds(300))
        .sign(&signer)
        .unwrap();
    assert_ne!(found(), [0; 3], "the search finds a key in use");
    drop(signer);
    assert_eq!(found(), [0; 3], "the number, its reverse, and its base64");
}

/// How often the private number is in memory: big-endian, little-endian, and as base64.
#[cfg(target_os = "linux")]
fn found() -> [usize; 3] {
    use std::fs::{self, File};
    use std::hint::black_box;
    use std::io::{Read, Seek, SeekFrom};

    // The last sixteen bytes of the number and sixteen of its base64, each with all bits changed, so that the search does not
    // find what it looks for in itself.
    let [number, base64] = [
        "692a8db1b38f57da078d36159f2d120a",
        "c8a591898693c88e9e8fb79bbe9ab7ba",
    ]
    .map(|hex| {
        let bytes = (0..hex.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16));
        bytes.map(Result::unwrap).collect::<Vec<u8>>()
    });
    let reversed: Vec<u8> = number.iter().rev().copied().collect();
    let mut counts = [0; 3];
    let mut memory = File::open("/proc/self/mem").unwrap();
    for line in fs::read_to_string("/proc/self/maps").unwrap().lines() {
        let mut fields = line.split(' ');
        let (range, rights) = (fields.next().unwrap(), fields.next().unwrap());
        if !rights.starts_with("rw") {
            continue;
        }
        let (start, end) = range.split_once('-').unwrap();
        let [start, end] = [start, end].map(|number| u64::from_str_radix(number, 16).unwrap());
        let mut bytes = vec![0; usize::try_from(end - start).unwrap()];
        memory.seek(SeekFrom::Start(start)).unwrap();
        // Some ranges can't be read.
        if memory.read_exact(&mut bytes).is_ok() {
            for (count, needle) in counts.iter_mut().zip([&number, &reversed, &base64]) {
                *count += bytes
                    .windows(needle.len())
                    .filter(|window| {
                        window
                            .iter()
                            .zip(needle)
                            .all(|(byte, changed)| *byte == !changed)
                    })
                    .count();
            }
        }
        // The copy is not to be found the next time.
        bytes.fill(0);
        black_box(&mut bytes);
    }
    counts
}
