use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let (lobby, hall) = (Room {}, Room {});
    }
}

fn main() {}
