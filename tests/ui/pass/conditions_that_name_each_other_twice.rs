//! Written out, the last condition would have more than eight million parts.

use ivs_core::ivs_stack;

ivs_stack! {
    stack Doubled {
        let stage = Parameter { type: String };
        let c0 = stage == "prod";
        let c1 = c0 && c0;
        let c2 = c1 && c1;
        let c3 = c2 && c2;
        let c4 = c3 && c3;
        let c5 = c4 && c4;
        let c6 = c5 && c5;
        let c7 = c6 && c6;
        let c8 = c7 && c7;
        let c9 = c8 && c8;
        let c10 = c9 && c9;
        let c11 = c10 && c10;
        let c12 = c11 && c11;
        let c13 = c12 && c12;
        let c14 = c13 && c13;
        let c15 = c14 && c14;
        let c16 = c15 && c15;
        let c17 = c16 && c16;
        let c18 = c17 && c17;
        let c19 = c18 && c18;
        let c20 = c19 && c19;
        let c21 = c20 && c20;
        let c22 = c21 && c21;
        let c23 = c22 && c22;
        if c23 {
            let chat = Room { };
        }
        if c0 {
            output arn = chat.arn;
        }
    }
}

fn main() {
    let template = Doubled.template().expect("it breaks no rule");
    assert!(template.to_json().contains("\"Condition\":\"C23\""));
}
