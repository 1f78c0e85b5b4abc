use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let topic = AWS::SNS::Topic { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: { A: 1 } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } };
    }
}

fn main() {}
