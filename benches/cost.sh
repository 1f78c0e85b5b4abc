#!/usr/bin/env bash
# Build times for users of the crate.
#
#   bash benches/cost.sh            first builds, and rebuilds after a change of one name
#   bash benches/cost.sh profiles   rebuilds with other profiles, and of other large stacks
#
# Prints Markdown tables; the README shows those of the first form. Fails if a rebuild takes more than three
# times as long with twice the stack, or if a user builds more than 14 crates. It builds temporary projects,
# which takes some minutes. Nothing else should run meanwhile.
set -euo pipefail

MAXIMUM_CRATES=14
MAXIMUM_RATIO=3

root=$(cd "$(dirname "$0")/.." && pwd)
project=$(mktemp -d)
trap 'rm -rf "$project"' EXIT
cd "$project"
mkdir src
echo 'fn main() {}' > src/main.rs
cp "$root/Cargo.lock" "$root/rust-toolchain.toml" .
cp "$root/examples/keys/viewers.pub.pem" src/
unset CARGO_TARGET_DIR CARGO_BUILD_TARGET_DIR RUSTC_WRAPPER RUSTFLAGS
export CARGO_INCREMENTAL=1 CARGO_TERM_COLOR=never LC_ALL=C
failures=0

# manifest <other settings of the dependency>
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

# Kinds of stacks: each function takes a number and prints the source of a program.

# Channels that are all written out, each with its stream key.
channels() { program "$(stack Show "$(shared) $(numbered "$1" channel)")" Show; }

# The same channels, declared by a `for` over literals.
looped_channels() {
    program "$(stack Show "$(shared)
        for camera in [$(numbered "$1" camera)] {
            let channel = Channel { name: camera, $(settings), $(tags) };
            let encoder = channel.add_stream_key();
        }")" Show
}

# Stacks with a single channel, all in one invocation of the macro.
stacks() {
    program "$(for ((n = 1; n <= $1; n++)); do stack "Show$n" "$(shared) $(channel "$n")"; done)" \
        $(for ((n = 1; n <= $1; n++)); do echo "Show$n"; done)
}

# Channels with 48 tags each.
tagged_channels() { program "$(stack Show "$(shared) $(numbered "$1" tagged_channel)")" Show; }

# Outputs whose `format!` has 40 placeholders.
formats() { program "$(stack Show "$(numbered 40 parameter) $(numbered "$1" format)")" Show; }

# Conditions with an output each.
conditions() { program "$(stack Show "$(parameter 0) $(numbered "$1" condition)")" Show; }

# Parameters with an output each.
parameters() { program "$(stack Show "$(numbered "$1" parameter) $(numbered "$1" output)")" Show; }

# Parts of stacks: each function takes the number of the part.

# What all channels share.
shared() {
    cat <<END
        let viewers = PlaybackKeyPair {
            name: "viewers",
            public_key_material: include_str!("viewers.pub.pem"),
        };
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: "my-recordings" } },
            rendition_configuration: { rendition_selection: Custom, renditions: [Hd, Sd] },
        };
END
}
settings() {
    echo 'type: AdvancedHd, preset: HigherBandwidthDelivery, authorized: true,
            recording_configuration_arn: archive'
}
tags() { echo 'tags: { "stage": "prod", "team": "live" }'; }
channel() {
    echo "let channel_$1 = Channel { name: \"camera-$1\", $(settings), $(tags) };"
    echo "let encoder_$1 = channel_$1.add_stream_key();"
}
camera() { echo "\"camera-$1\","; }
tagged_channel() {
    echo "let channel_$1 = Channel { name: \"camera-$1\", $(settings), tags: {"
    local n
    for ((n = 1; n <= 48; n++)); do echo "\"key-$n\": \"value $n of $1\","; done
    echo "} };"
    echo "let encoder_$1 = channel_$1.add_stream_key();"
}
parameter() { echo "let parameter_$1 = Parameter { type: String, default: \"$1\" };"; }
output() { echo "output value_$1 = parameter_$1;"; }
format() {
    echo "output value_$1 = format!(\"$1$(for ((n = 1; n <= 40; n++)); do echo -n " {parameter_$n}"; done)\");"
}
condition() {
    echo "let is_$1 = parameter_0 == \"$1\";"
    echo "if is_$1 { output value_$1 = \"$1\"; }"
}

# numbered <how many> <part>: that part with the numbers from 1
numbered() {
    local number
    for ((number = 1; number <= $1; number++)); do "$2" "$number"; done
}

# stack <name> <body>: with a name that `rename` changes
stack() {
    cat <<END
    #[allow(template_needs_bucket)]
    stack $1 {
        let chat = Room { name: "chat-0" };
        $2
    }
END
}

# program <stacks> <name of a stack> ..: prints their templates
program() {
    echo "ivs_core::ivs_stack! { $1 }"
    echo "fn main() -> Result<(), ivs_core::Violations> {"
    printf '    println!("{}", %s.template()?.to_json());\n' "${@:2}"
    echo "    Ok(())"
    echo "}"
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

# median <times> <command>: seconds; the output of the last run is left in `log`
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

# rename <cargo arguments>: changes a name and builds again
rename() {
    sed -i "s/chat-[0-9]*/chat-$RANDOM$RANDOM/" src/main.rs
    cargo "$@" --offline
}

# rebuild <stack> <number> <cargo arguments>: seconds
rebuild() {
    "$1" "$2" > src/main.rs
    cargo "${@:3}" --offline --quiet
    median 5 rename "${@:3}"
}

# row <cell> ..
row() { printf '|'; printf ' %s |' "$@"; echo; }

# linear <what> <seconds> <seconds with twice the stack>
linear() {
    if ! awk -v once="$2" -v twice="$3" -v most=$MAXIMUM_RATIO 'BEGIN { exit twice > most * once }'; then
        echo "$1: $3 s, more than $MAXIMUM_RATIO times the $2 s of half the stack" >&2
        failures=$((failures + 1))
    fi
}

first_builds() {
    row dependency "crates, yours included" "first build"
    echo "|---|---:|---:|"
    local seconds crates
    channels 1 > src/main.rs
    manifest ""
    seconds=$(median 3 cold_build)
    crates=$(crates_in_log)
    row '`ivs-core`' "$crates" "$seconds s"
    if ((crates > MAXIMUM_CRATES)); then
        echo "a user builds $crates crates, more than $MAXIMUM_CRATES" >&2
        failures=$((failures + 1))
    fi
    build_with_the_builder_alone > src/main.rs
    manifest ", default-features = false"
    seconds=$(median 3 cold_build)
    row '`ivs-core` without the macro (`default-features = false`)' "$(crates_in_log)" "$seconds s"
    channels 1 > src/main.rs
    manifest ', features = ["tokens"]'
    seconds=$(median 3 cold_build)
    row '`ivs-core` with the feature `tokens`' "$(crates_in_log)" "$seconds s"
}

rebuilds() {
    row stack "\`cargo check\`" "\`cargo build\`" "\`cargo build --release\`"
    echo "|---|---:|---:|---:|"
    local title stack number command seconds
    local -A half=()
    while read -r stack number title; do
        local cells=()
        for command in "check" "build" "build --release"; do
            seconds=$(rebuild "$stack" "$number" $command)
            cells+=("$seconds s")
            case "$stack $number" in
                "channels 120") half[$command]=$seconds ;;
                "channels 240") linear "240 channels, cargo $command" "${half[$command]}" "$seconds" ;;
            esac
        done
        row "$title" "${cells[@]}"
    done <<END
channels 1 1 channel
channels 20 20 channels
channels 120 120 channels
channels 240 240 channels
looped_channels 240 240 channels, declared by a \`for\` over literals
stacks 20 20 stacks with a channel each, in one invocation
END
}

# compare <title> <stack> <number> <cargo arguments>: a row with the seconds for half of the stack and all of it
compare() {
    local title=$1 stack=$2 number=$3 half whole
    shift 3
    half=$(rebuild "$stack" $((number / 2)) "$@")
    whole=$(rebuild "$stack" "$number" "$@")
    row "$title" "$half s" "$whole s"
    linear "$title" "$half" "$whole"
}

profiles() {
    row "release rebuild of 240 channels" half whole
    echo "|---|---:|---:|"
    local stack title
    for stack in channels looped_channels; do
        title=$([ "$stack" = channels ] && echo "written out" || echo "\`for\` over literals")
        CARGO_PROFILE_RELEASE_OPT_LEVEL=1 compare "$title, \`opt-level = 1\`" "$stack" 240 build --release
        CARGO_PROFILE_RELEASE_OPT_LEVEL=s compare "$title, \`opt-level = \"s\"\`" "$stack" 240 build --release
        CARGO_PROFILE_RELEASE_LTO=fat compare "$title, \`lto = \"fat\"\`" "$stack" 240 build --release
    done
    echo
    row "rebuild" half whole
    echo "|---|---:|---:|"
    local command number
    while read -r stack number title; do
        for command in "check" "build" "build --release"; do
            compare "$title, \`cargo $command\`" "$stack" "$number" $command
        done
    done <<END
tagged_channels 240 240 channels with 48 tags each
formats 200 200 \`format!\`s of 40 placeholders
conditions 200 200 conditions
parameters 200 200 parameters
END
}

case "${1:-}" in
    profiles)
        manifest ""
        profiles
        ;;
    "")
        first_builds
        echo
        manifest ""
        rebuilds
        ;;
    *)
        echo "usage: $0 [profiles]" >&2
        exit 2
        ;;
esac
((failures == 0))
