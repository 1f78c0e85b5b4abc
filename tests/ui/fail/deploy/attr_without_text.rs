use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let function = AWS::Lambda::Function {};
        output function_arn = function.attr(Arn);
    }
}

fn main() {}
