use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let log = LoggingConfiguration [{ destination_configuration: { } }];
        let lobby = Room ["x"];
        let hall = Rom ["x"];
        let stage = Parameter [String];
        let topic = AWS::SNS::Topic [{ DisplayName: "x" }];
        let other = AWS::SNS::Topic ("x");
        output arn = lobby.arn;
    }
}

fn main() {}
