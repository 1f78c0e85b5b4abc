//! A room needs values, a stage does not; a room can leave the tag out.

use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(stage_is_not_recorded)]
    #[tags({ "team": "", "show": "", "crew": "" })]
    stack Show {
        let stage = Stage { tags: { "show": "" } };
        let lobby = Room { tags: { "show": aws::no_value, "crew": "live" } };
    }
}

fn main() {}
