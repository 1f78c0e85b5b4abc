use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let timeout = "PT5M";

        #[creation_policy({ ResourceSignals: { Timeout: timeout } })]
        #[update_policy({ AutoScalingRollingUpdat: { MinInstancesInService: 1 } })]
        let encoders = AWS::AutoScaling::AutoScalingGroup { MinSize: "1", MaxSize: "2" };

        #[creation_policy(timeout)]
        let others = AWS::AutoScaling::AutoScalingGroup { MinSize: "1", MaxSize: "2" };

        #[creation_policy({ ResourceSignal: { Timeout: timeout } })]
        #[update_policy({ AutoScalingRollingUpdate: { MinInstancesInService: 1 } })]
        let right = AWS::AutoScaling::AutoScalingGroup { MinSize: "1", MaxSize: "2" };
    }
}

fn main() {}
