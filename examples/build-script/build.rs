//! Writes the template of the stack, which the program then has built in.

use ivs_core::build;

#[path = "src/stacks.rs"]
mod stacks;

fn main() -> Result<(), build::Error> {
    let show = stacks::LiveShow {
        bucket_name: "my-recordings".into(),
    };
    build::Templates::new()
        .stack("live.json", &show)
        // A copy for those who review a change. A build fails when it is not up to date.
        .checked_in("templates")
        .write()
}
