//! What uses the outputs of a stack has no errors of its own, whatever is wrong in the stack.

use ivs_core::{Outputs, OutputsError, Stack};

ivs_core::ivs_stack! {
    pub stack Show {
        let main = Channel { nam: "show" };
        output playback_url = main.playback;
        output nothing = ;
        if is_prod {
            output chat = 1;
        }
        for name in &names {
            output of_name = name;
        }
        for room in ["front", "back"] {
            output room_id = missing.id;
        }
    }
}

fn read(json: &str) -> Result<String, OutputsError> {
    let outputs = ShowOutputs::from_describe_stacks(json)?;
    let _: <Show as Stack>::Outputs = outputs.clone();
    let _ = (outputs.chat.as_deref(), outputs.of_name.get("a"));
    Ok(outputs.playback_url + &outputs.nothing + &outputs.room_id_front)
}

fn main() {
    read("").unwrap();
}
