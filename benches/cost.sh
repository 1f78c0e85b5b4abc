#!/usr/bin/env bash
# What the crate costs whoever depends on it, in two tables: crates and seconds of a first debug
# build, and seconds of `cargo check` after a change, by the number of channels that a stack declares.
#
# It builds throw-away projects in a temporary directory, which takes a minute. Nothing else
# should run meanwhile.
set -euo pipefail

MAXIMUM_CRATES=14

root=$(cd "$(dirname "$0")/.." && pwd)
project=$(mktemp -d)
trap 'rm -rf "$project"' EXIT
cd "$project"
mkdir src
cp "$root/Cargo.lock" "$root/rust-toolchain.toml" .
cp "$root/examples/keys/viewers.pub.pem" src/
unset CARGO_TARGET_DIR CARGO_BUILD_TARGET_DIR RUSTC_WRAPPER RUSTFLAGS
export CARGO_INCREMENTAL=1 CARGO_TERM_COLOR=never LC_ALL=C

# manifest <what else to say of the dependency>
manifest() {
    cat > Cargo.toml <<END
[package]
name = "cost"
version = "0.1.0"
edition = "2024"

[dependencies]
ivs-core = { path = "$root/ivs-core" $1 }

[workspace]
END
    cargo fetch --quiet
}

# declare_channels <how many>: a stack in which each channel and its key are written out
declare_channels() {
    cat <<END
ivs_core::ivs_stack! {
    stack Channels {
        let viewers = PlaybackKeyPair {
            name: "viewers",
            public_key_material: include_str!("viewers.pub.pem"),
        };
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: "my-recordings" } },
            rendition_configuration: { rendition_selection: Custom, renditions: [Hd, Sd] },
        };
END
    for ((number = 1; number <= $1; number++)); do
        cat <<END
        let channel_$number = Channel {
            name: "camera-$number",
            type: AdvancedHd,
            preset: HigherBandwidthDelivery,
            authorized: true,
            recording_configuration_arn: archive,
            tags: { "stage": "prod", "team": "live" },
        };
        let key_$number = channel_$number.add_stream_key();
END
    done
    cat <<END
    }
}

fn main() -> Result<(), ivs_core::Violations> {
    println!("{}", Channels.template()?.to_json());
    Ok(())
}
END
}

build_with_the_builder_alone() {
    cat <<END
fn main() -> Result<(), ivs_core::Violations> {
    let mut template = ivs_core::Template::new();
    let channel = template.add("Main", ivs_core::ivs::Channel::new().name("show"));
    template.add("Encoder", channel.add_stream_key());
    template.validate()?;
    println!("{}", template.to_json());
    Ok(())
}
END
}

# median <times> <command>: seconds; what the last run said is left in `log`
median() {
    local TIMEFORMAT=%R times=$1 run
    shift
    for ((run = 0; run < times; run++)); do
        { time "$@" > log 2>&1; } 2>&1 || { cat log >&2; return 1; }
    done | sort -n | sed -n "$((times / 2 + 1))p"
}

crates_in_log() { grep -c '^ *Compiling ' log; }

cold_build() {
    rm -rf target
    cargo build --offline
}

check_touched() {
    touch src/main.rs
    cargo check --offline
}

# A new first line moves all that follows, so that nothing of the last expansion can be used again.
check_moved() {
    echo "// $RANDOM" | cat - src/main.rs > moved.rs
    mv moved.rs src/main.rs
    cargo check --offline
}

echo "| dependency | crates, the user's included | first build |"
echo "|---|---:|---:|"
declare_channels 1 > src/main.rs
manifest ""
seconds=$(median 3 cold_build)
crates=$(crates_in_log)
echo "| \`ivs-core\` | $crates | $seconds s |"
build_with_the_builder_alone > src/main.rs
manifest ", default-features = false"
seconds=$(median 3 cold_build)
echo "| \`ivs-core\` without the macro | $(crates_in_log) | $seconds s |"
declare_channels 1 > src/main.rs
manifest ', features = ["tokens"]'
seconds=$(median 3 cold_build)
echo "| \`ivs-core\` with the feature \`tokens\` | $(crates_in_log) | $seconds s |"

echo
echo "| channels | check, file touched | check, lines moved |"
echo "|---:|---:|---:|"
manifest ""
for channels in 0 1 20 240; do
    if ((channels == 0)); then
        echo "fn main() {}" > src/main.rs
    else
        declare_channels "$channels" > src/main.rs
    fi
    cargo check --offline --quiet
    touched=$(median 5 check_touched)
    moved=$(median 5 check_moved)
    echo "| $channels | $touched s | $moved s |"
done

if ((crates > MAXIMUM_CRATES)); then
    echo "a user builds $crates crates, but $MAXIMUM_CRATES at most are wanted" >&2
    exit 1
fi
