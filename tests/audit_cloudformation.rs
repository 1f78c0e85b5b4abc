//! Templates that CloudFormation deploys: nothing is said of them, and what is wrong beside them still is.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use ivs_core::Template;

/// What a template shows, the template, one that differs in the fault, and the rule that the fault breaks.
type Row = (&'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    (
        "items of a list are compared with the allowed values",
        r#"{"Parameters":{"C":{"Type":"CommaDelimitedList","Default":"DE, FR","AllowedValues":["DE","FR","AT"]}},"Resources":{"A":{"Type":"AWS::IVS::PlaybackRestrictionPolicy","Properties":{"AllowedCountries":{"Ref":"C"}}}},"Outputs":{"O":{"Value":{"Ref":"A"}}}}"#,
        r#"{"Parameters":{"C":{"Type":"CommaDelimitedList","Default":"DE, US","AllowedValues":["DE","FR","AT"]}},"Resources":{"A":{"Type":"AWS::IVS::PlaybackRestrictionPolicy","Properties":{"AllowedCountries":{"Ref":"C"}}}},"Outputs":{"O":{"Value":{"Ref":"A"}}}}"#,
        "parameter_default",
    ),
    (
        "items of a list of numbers",
        r#"{"Parameters":{"P":{"Type":"List<Number>","AllowedValues":["1","2"],"Default":"1,2"}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::Join":[",",{"Ref":"P"}]}}}}}"#,
        r#"{"Parameters":{"P":{"Type":"List<Number>","AllowedValues":["1","2"],"Default":"1,3"}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::Join":[",",{"Ref":"P"}]}}}}}"#,
        "parameter_default",
    ),
    (
        "a list as a whole is not allowed",
        r#"{"Parameters":{"Q":{"Type":"CommaDelimitedList","Default":"a,b","AllowedValues":["a","b"]}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::Join":[",",{"Ref":"Q"}]}}}}}"#,
        r#"{"Parameters":{"Q":{"Type":"CommaDelimitedList","Default":"a,b","AllowedValues":["a,b","c,d"]}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::Join":[",",{"Ref":"Q"}]}}}}}"#,
        "parameter_default",
    ),
    (
        "names in Parameter Store feed a number",
        r#"{"Parameters":{"Msg":{"Type":"AWS::SSM::Parameter::Value<String>","Default":"/chat/dev/length","AllowedValues":["/chat/dev/length","/chat/prod/length"]}},"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"MaximumMessageLength":{"Ref":"Msg"}}}}}"#,
        r#"{"Parameters":{"Msg":{"Type":"String","AllowedValues":["100","1000"]}},"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"MaximumMessageLength":{"Ref":"Msg"}}}}}"#,
        "parameter_misfit",
    ),
    (
        "the default is one of the names",
        r#"{"Parameters":{"Msg":{"Type":"AWS::SSM::Parameter::Value<String>","Default":"/chat/dev/length","AllowedValues":["/chat/dev/length","/chat/prod/length"]}},"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"MaximumMessageLength":{"Ref":"Msg"}}}}}"#,
        r#"{"Parameters":{"Msg":{"Type":"AWS::SSM::Parameter::Value<String>","Default":"/chat/test/length","AllowedValues":["/chat/dev/length","/chat/prod/length"]}},"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"MaximumMessageLength":{"Ref":"Msg"}}}}}"#,
        "parameter_default",
    ),
    (
        "names in Parameter Store are not compared",
        r#"{"Parameters":{"P":{"Type":"AWS::SSM::Parameter::Value<String>","Default":"/a","AllowedValues":["/a","/b"]}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"prod"]}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":"x"},"Condition":"C"},"B":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":"x"}}}}"#,
        r#"{"Parameters":{"P":{"Type":"String","AllowedValues":["/a","/b"]}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"prod"]}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":"x"},"Condition":"C"},"B":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":"x"}}}}"#,
        "comparison_never_holds",
    ),
    (
        "a default value of Fn::FindInMap",
        r#"{"Transform":"AWS::LanguageExtensions","Mappings":{"RegionMap":{"us-east-1":{"Name":"a"}}},"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Name":{"Fn::FindInMap":["RegionMap","eu-west-1","Name",{"DefaultValue":"b"}]}}}}}"#,
        r#"{"Transform":"AWS::LanguageExtensions","Mappings":{"RegionMap":{"us-east-1":{"Name":"a"}}},"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Name":{"Fn::FindInMap":["RegionMap","eu-west-1","Name"]}}}}}"#,
        "unknown_mapping_key",
    ),
    (
        "the default value needs its transform",
        r#"{"Transform":"AWS::LanguageExtensions","Mappings":{"RegionMap":{"us-east-1":{"Name":"a"}}},"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Name":{"Fn::FindInMap":["RegionMap","eu-west-1","Name",{"DefaultValue":"b"}]}}}}}"#,
        r#"{"Mappings":{"RegionMap":{"us-east-1":{"Name":"a"}}},"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Name":{"Fn::FindInMap":["RegionMap","eu-west-1","Name",{"DefaultValue":"b"}]}}}}}"#,
        "needs_language_extensions",
    ),
    (
        "a loop in Conditions",
        r#"{"Transform":"AWS::LanguageExtensions","Parameters":{"ParamA":{"Type":"String","AllowedValues":["true","false"]},"ParamB":{"Type":"String","AllowedValues":["true","false"]}},"Conditions":{"Fn::ForEach::CheckTrue":["Identifier",["A","B"],{"IsParam${Identifier}Enabled":{"Fn::Equals":[{"Ref":{"Fn::Sub":"Param${Identifier}"}},"true"]}}]},"Resources":{"WaitConditionHandle":{"Type":"AWS::CloudFormation::WaitConditionHandle"}}}"#,
        r#"{"Parameters":{"ParamA":{"Type":"String","AllowedValues":["true","false"]},"ParamB":{"Type":"String","AllowedValues":["true","false"]}},"Conditions":{"Fn::ForEach::CheckTrue":["Identifier",["A","B"],{"IsParam${Identifier}Enabled":{"Fn::Equals":[{"Ref":{"Fn::Sub":"Param${Identifier}"}},"true"]}}]},"Resources":{"WaitConditionHandle":{"Type":"AWS::CloudFormation::WaitConditionHandle"}}}"#,
        "needs_language_extensions",
    ),
    (
        "a loop among properties",
        r#"{"Transform":"AWS::LanguageExtensions","Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Name":"x","Fn::ForEach::L":["K",["MaximumMessageLength"],{"${K}":100}]}}}}"#,
        r#"{"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Name":"x","Fn::ForEach::L":["K",["MaximumMessageLength"],{"${K}":100}]}}}}"#,
        "needs_language_extensions",
    ),
    (
        "a loop among properties, and another property that is wrong",
        r#"{"Transform":"AWS::LanguageExtensions","Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Name":"x","Fn::ForEach::L":["K",["MaximumMessageLength"],{"${K}":100}]}}}}"#,
        r#"{"Transform":"AWS::LanguageExtensions","Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Name":"a b","Fn::ForEach::L":["K",["MaximumMessageLength"],{"${K}":100}]}}}}"#,
        "pattern",
    ),
    (
        "a loop that gives a required property",
        r#"{"Transform":"AWS::LanguageExtensions","Resources":{"Ch":{"Type":"AWS::IVS::Channel"},"A":{"Type":"AWS::IVS::StreamKey","Properties":{"Tags":[{"Key":"a","Value":"b"}],"Fn::ForEach::L":["K",["ChannelArn"],{"${K}":{"Ref":"Ch"}}]}}}}"#,
        r#"{"Transform":"AWS::LanguageExtensions","Resources":{"Ch":{"Type":"AWS::IVS::Channel"},"A":{"Type":"AWS::IVS::StreamKey","Properties":{"Tags":[{"Key":"a","Value":"b"}]}}}}"#,
        "missing_property",
    ),
    (
        "a loop in Resources",
        r#"{"Transform":"AWS::LanguageExtensions","Resources":{"Fn::ForEach::Rooms":["N",["a","b"],{"Room${N}":{"Type":"AWS::IVSChat::Room","Properties":{"Name":{"Fn::Select":["${N}",["x"]]}}}}]}}"#,
        r#"{"Resources":{"Fn::ForEach::Rooms":["N",["a","b"],{"Room${N}":{"Type":"AWS::IVSChat::Room","Properties":{"Name":{"Fn::Select":["${N}",["x"]]}}}}]}}"#,
        "needs_language_extensions",
    ),
    (
        "a loop in Outputs",
        r#"{"Transform":"AWS::LanguageExtensions","Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{}}},"Outputs":{"Fn::ForEach::O":["N",["a"],{"O${N}":{"Value":{"Ref":"A"}}}]}}"#,
        r#"{"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{}}},"Outputs":{"Fn::ForEach::O":["N",["a"],{"O${N}":{"Value":{"Ref":"A"}}}]}}"#,
        "needs_language_extensions",
    ),
    (
        "no loop makes mappings",
        r#"{"Transform":"AWS::LanguageExtensions","Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{}}}}"#,
        r#"{"Transform":"AWS::LanguageExtensions","Mappings":{"Fn::ForEach::M":{"a":{"b":"c"}}},"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{}}}}"#,
        "logical_id_form",
    ),
    (
        "an include in Mappings",
        r#"{"Mappings":{"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/mappings.yaml"}}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::FindInMap":["mapname",{"Ref":"AWS::Region"},"VPC"]}}}}}"#,
        r#"{"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::FindInMap":["mapname",{"Ref":"AWS::Region"},"VPC"]}}}}}"#,
        "unknown_mapping_key",
    ),
    (
        "an include in Conditions",
        r#"{"Conditions":{"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/x.yaml"}}},"Resources":{"B":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":"x"},"Condition":"FromInc"}}}"#,
        r#"{"Resources":{"B":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":"x"},"Condition":"FromInc"}}}"#,
        "unknown_condition",
    ),
    (
        "an include in Resources",
        r#"{"Resources":{"MyWaitCondition":{"Type":"AWS::CloudFormation::WaitCondition","Properties":{"Handle":{"Ref":"MyWaitHandle"},"Timeout":"4500"}},"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://amzn-s3-demo-bucket/single_wait_condition.yaml"}}}}"#,
        r#"{"Resources":{"MyWaitCondition":{"Type":"AWS::CloudFormation::WaitCondition","Properties":{"Handle":{"Ref":"MyWaitHandle"},"Timeout":"4500"}}}}"#,
        "dangling_reference",
    ),
    (
        "an include is the only resource",
        r#"{"Resources":{"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/x.yaml"}}}}"#,
        r#"{"Resources":{}}"#,
        "no_resources",
    ),
    (
        "an include beside properties",
        r#"{"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Name":"x","Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/x.yaml"}}}}}}"#,
        r#"{"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Name":"x","Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/x.yaml"}},"Nme":"x"}}}}"#,
        "unknown_property",
    ),
    (
        "an include that gives a required property",
        r#"{"Resources":{"A":{"Type":"AWS::IVS::StreamKey","Properties":{"Tags":[{"Key":"a","Value":"b"}],"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/x.yaml"}}}}}}"#,
        r#"{"Resources":{"A":{"Type":"AWS::IVS::StreamKey","Properties":{"Tags":[{"Key":"a","Value":"b"}]}}}}"#,
        "missing_property",
    ),
    (
        "an include in place of a row",
        r#"{"Parameters":{"P":{"Type":"String"},"L":{"Type":"CommaDelimitedList"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"a"]}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::FindInMap":["M","z","b"]}}},"U":{"Type":"AWS::SNS::Topic","Condition":"C","Properties":{"DisplayName":{"Fn::Join":[",",{"Ref":"L"}]}}}},"Mappings":{"M":{"z":{"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/x.yaml"}}}}}}"#,
        r#"{"Parameters":{"P":{"Type":"String"},"L":{"Type":"CommaDelimitedList"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"a"]}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::FindInMap":["M","z","b"]}}},"U":{"Type":"AWS::SNS::Topic","Condition":"C","Properties":{"DisplayName":{"Fn::Join":[",",{"Ref":"L"}]}}}},"Mappings":{"M":{"z":"x"}}}"#,
        "mapping_form",
    ),
    (
        "a macro in Fn::Sub",
        r#"{"Parameters":{"P":{"Type":"String"},"L":{"Type":"CommaDelimitedList"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"a"]}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::Sub":{"Fn::Transform":{"Name":"M"}}}}},"U":{"Type":"AWS::SNS::Topic","Condition":"C","Properties":{"DisplayName":{"Fn::Join":[",",{"Ref":"L"}]}}}}}"#,
        r#"{"Parameters":{"P":{"Type":"String"},"L":{"Type":"CommaDelimitedList"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"a"]}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::Sub":{"a":"b"}}}},"U":{"Type":"AWS::SNS::Topic","Condition":"C","Properties":{"DisplayName":{"Fn::Join":[",",{"Ref":"L"}]}}}}}"#,
        "function_argument",
    ),
    (
        "a macro needs a name",
        r#"{"Parameters":{"P":{"Type":"String"},"L":{"Type":"CommaDelimitedList"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"a"]}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::Sub":{"Fn::Transform":{"Name":"M"}}}}},"U":{"Type":"AWS::SNS::Topic","Condition":"C","Properties":{"DisplayName":{"Fn::Join":[",",{"Ref":"L"}]}}}}}"#,
        r#"{"Parameters":{"P":{"Type":"String"},"L":{"Type":"CommaDelimitedList"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"a"]}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::Sub":{"Fn::Transform":{}}}}},"U":{"Type":"AWS::SNS::Topic","Condition":"C","Properties":{"DisplayName":{"Fn::Join":[",",{"Ref":"L"}]}}}}}"#,
        "function_argument",
    ),
    (
        "an include is the body of a resource",
        r#"{"Resources":{"A":{"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/x.yaml"}}}}}"#,
        r#"{"Resources":{"A":{"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/x.yaml"}}},"B":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Ref":"C"}}}}}"#,
        "dangling_reference",
    ),
    (
        "a macro of the author beside the properties",
        r#"{"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Name":"a b"},"Fn::Transform":{"Name":"Mine"}}}}"#,
        r#"{"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Name":"a b"},"Fn::Transform":{"Name":"AWS::Include"}}}}"#,
        "pattern",
    ),
    (
        "a macro of the author among the properties",
        r#"{"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Name":"a b","Fn::Transform":{"Name":"Mine"}}}}}"#,
        r#"{"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Name":"a b","Fn::Transform":{"Name":"AWS::Include"}}}}}"#,
        "pattern",
    ),
    (
        "an include is the body of an output",
        r#"{"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{}}},"Outputs":{"O":{"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/x.yaml"}}}}}"#,
        r#"{"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{}}},"Outputs":{"O":{"Value":["a"]}}}"#,
        "output_is_text",
    ),
    (
        "a macro of the template makes a mapping",
        r#"{"Parameters":{"P":{"Type":"String"},"L":{"Type":"CommaDelimitedList"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"a"]}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::FindInMap":["M","z","b"]}}},"U":{"Type":"AWS::SNS::Topic","Condition":"C","Properties":{"DisplayName":{"Fn::Join":[",",{"Ref":"L"}]}}}},"Transform":"MyMacro"}"#,
        r#"{"Parameters":{"P":{"Type":"String"},"L":{"Type":"CommaDelimitedList"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"a"]}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::FindInMap":["M","z","b"]}}},"U":{"Type":"AWS::SNS::Topic","Condition":"C","Properties":{"DisplayName":{"Fn::Join":[",",{"Ref":"L"}]}}}},"Transform":"AWS::Serverless-2016-10-31"}"#,
        "unknown_mapping_key",
    ),
    (
        "an include among the keys of a mapping",
        r#"{"Parameters":{"P":{"Type":"String"},"L":{"Type":"CommaDelimitedList"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"a"]}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::FindInMap":["M","z","b"]}}},"U":{"Type":"AWS::SNS::Topic","Condition":"C","Properties":{"DisplayName":{"Fn::Join":[",",{"Ref":"L"}]}}}},"Mappings":{"M":{"a":{"b":"c"},"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/x.yaml"}}}}}"#,
        r#"{"Parameters":{"P":{"Type":"String"},"L":{"Type":"CommaDelimitedList"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"a"]}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::FindInMap":["M","z","b"]}}},"U":{"Type":"AWS::SNS::Topic","Condition":"C","Properties":{"DisplayName":{"Fn::Join":[",",{"Ref":"L"}]}}}},"Mappings":{"M":{"a":{"b":"c"}}}}"#,
        "unknown_mapping_key",
    ),
    (
        "an include may use what is declared",
        r#"{"Parameters":{"P":{"Type":"String"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"a"]}},"Mappings":{"M":{"a":{"b":"c"}}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Ref":"P"}}},"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/x.yaml"}}}}"#,
        r#"{"Parameters":{"P":{"Type":"String"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"a"]}},"Mappings":{"M":{"a":{"b":"c"}}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Ref":"P"}}}}}"#,
        "unused_mapping",
    ),
    (
        "an include in Rules",
        r#"{"Parameters":{"P":{"Type":"String"}},"Rules":{"R":{"Assertions":[{"Assert":{"Fn::Contains":[["a"],{"Ref":"P"}]}}]},"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/x.yaml"}}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Ref":"P"}}}}}"#,
        r#"{"Parameters":{"P":{"Type":"String"}},"Rules":{"R":{"Assert":{}}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Ref":"P"}}}}}"#,
        "rules_section_form",
    ),
    (
        "an include is the section Rules",
        r#"{"Rules":{"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/x.yaml"}}},"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{}}}}"#,
        r#"{"Rules":["x"],"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{}}}}"#,
        "rules_section_form",
    ),
    (
        "no macro works on Parameters",
        r#"{"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{}}}}"#,
        r#"{"Parameters":{"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/x.yaml"}}},"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{}}}}"#,
        "logical_id_form",
    ),
    (
        "an include in a tag",
        r#"{"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Tags":[{"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/x.yaml"}}}]}}}}"#,
        r#"{"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Tags":[{"Key":"a"}]}}}}"#,
        "tag_form",
    ),
    (
        "an include among the parts of a tag",
        r#"{"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Tags":[{"Key":"a","Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/x.yaml"}}}]}}}}"#,
        r#"{"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Tags":[{"Key":"a","Valu":"b"}]}}}}"#,
        "tag_form",
    ),
    (
        "an include among the fields of an event",
        r#"{"Resources":{"A":{"Type":"AWS::Events::Rule","Properties":{"EventPattern":{"source":["aws.ivs"],"detail-type":["IVS Stream State Change"],"detail":{"stream_id":["x"],"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/x.yaml"}}}}}}}}"#,
        r#"{"Resources":{"A":{"Type":"AWS::Events::Rule","Properties":{"EventPattern":{"source":["aws.ivs"],"detail-type":["IVS Stream State Change"],"detail":{"chanel_name":["x"]}}}}}}"#,
        "unknown_event_field",
    ),
    (
        "a module makes what is referred to",
        r#"{"Parameters":{"BucketName":{"Type":"String"}},"Resources":{"MyBucket":{"Type":"My::S3::SampleBucket::MODULE","Properties":{"BucketName":{"Ref":"BucketName"}}},"exampleQueue":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":{"Ref":"MyBucket.S3Bucket"}}}},"Outputs":{"BucketArn":{"Value":{"Fn::GetAtt":["MyBucket.S3Bucket","Arn"]}}}}"#,
        r#"{"Parameters":{"BucketName":{"Type":"String"}},"Resources":{"MyBucket":{"Type":"My::S3::SampleBucket","Properties":{"BucketName":{"Ref":"BucketName"}}},"exampleQueue":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":{"Ref":"MyBucket.S3Bucket"}}}},"Outputs":{"BucketArn":{"Value":{"Fn::GetAtt":["MyBucket.S3Bucket","Arn"]}}}}"#,
        "dangling_reference",
    ),
    (
        "ids of a module without a dot",
        r#"{"Resources":{"M":{"Type":"My::S3::Bucket::MODULE","Properties":{}},"B":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Ref":"MBucket"}}}}}"#,
        r#"{"Resources":{"M":{"Type":"My::S3::Bucket::MODULE","Properties":{}},"B":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Ref":"NBucket"}}}}}"#,
        "dangling_reference",
    ),
    (
        "a resource of a module in DependsOn",
        r#"{"Resources":{"M":{"Type":"My::S3::Bucket::MODULE","Properties":{}},"B":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Ref":"MBucket"}},"DependsOn":"M.Bucket"}}}"#,
        r#"{"Resources":{"M":{"Type":"My::S3::Bucket::MODULE","Properties":{}},"B":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Ref":"MBucket"}},"DependsOn":"N.Bucket"}}}"#,
        "dangling_reference",
    ),
    (
        "channels of a module",
        r#"{"Resources":{"M":{"Type":"My::IVS::Thing::MODULE","Properties":{}},"K":{"Type":"AWS::IVS::StreamKey","Properties":{"ChannelArn":{"Fn::GetAtt":["M.Channel","Arn"]}}},"K2":{"Type":"AWS::IVS::StreamKey","Properties":{"ChannelArn":{"Ref":"M.Channel"}}},"K3":{"Type":"AWS::IVS::StreamKey","Properties":{"ChannelArn":{"Fn::Sub":"${M.Channel.Arn}"}}}}}"#,
        r#"{"Resources":{"M":{"Type":"My::IVS::Thing::MODULE","Properties":{}},"K":{"Type":"AWS::IVS::StreamKey","Properties":{"ChannelArn":{"Fn::GetAtt":["M.Channel","Arn"]}}},"K2":{"Type":"AWS::IVS::StreamKey","Properties":{"ChannelArn":{"Fn::GetAtt":["M.Channel","Arn"]}}},"K3":{"Type":"AWS::IVS::StreamKey","Properties":{"ChannelArn":{"Fn::Sub":"${M.Channel.Arn}"}}}}}"#,
        "one_stream_key_per_channel",
    ),
    (
        "two channels of a module",
        r#"{"Resources":{"M":{"Type":"My::IVS::Thing::MODULE"},"K":{"Type":"AWS::IVS::StreamKey","Properties":{"ChannelArn":{"Fn::GetAtt":"M.One.Arn"}}},"L":{"Type":"AWS::IVS::StreamKey","Properties":{"ChannelArn":{"Fn::GetAtt":"M.Two.Arn"}}}}}"#,
        r#"{"Resources":{"M":{"Type":"My::IVS::Thing::MODULE"},"K":{"Type":"AWS::IVS::StreamKey","Properties":{"ChannelArn":{"Fn::GetAtt":"M.One.Arn"}}},"L":{"Type":"AWS::IVS::StreamKey","Properties":{"ChannelArn":{"Fn::GetAtt":"M.One.Arn"}}}}}"#,
        "one_stream_key_per_channel",
    ),
    (
        "SAM splits a function that its alarm watches",
        r#"{"Transform":"AWS::Serverless-2016-10-31","Resources":{"F":{"Type":"AWS::Serverless::Function","Properties":{"Handler":"index.h","Runtime":"nodejs22.x","InlineCode":"x","AutoPublishAlias":"live","DeploymentPreference":{"Type":"Canary10Percent10Minutes","Alarms":[{"Ref":"A"}]}}},"A":{"Type":"AWS::CloudWatch::Alarm","Properties":{"ComparisonOperator":"GreaterThanThreshold","EvaluationPeriods":1,"Namespace":"AWS/Lambda","MetricName":"Errors","Period":60,"Statistic":"Sum","Threshold":0,"Dimensions":[{"Name":"FunctionName","Value":{"Ref":"F"}}]}}}}"#,
        r#"{"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::GetAtt":["B","TopicName"]}}},"B":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::GetAtt":["A","TopicName"]}}}}}"#,
        "circular_dependency",
    ),
    (
        "SAM splits an API and its function",
        r#"{"Transform":"AWS::Serverless-2016-10-31","Resources":{"F":{"Type":"AWS::Serverless::Function","Properties":{"Handler":"x","Events":{"E":{"Type":"Api","Properties":{"Path":"/","Method":"get","RestApiId":{"Ref":"G"}}}}}},"G":{"Type":"AWS::Serverless::Api","Properties":{"StageName":"x","DefinitionBody":{"x":{"Fn::Sub":"${F.Arn}"}}}}}}"#,
        r#"{"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::GetAtt":["B","TopicArn"]}}},"B":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::GetAtt":["A","TopicName"]}}}}}"#,
        "circular_dependency",
    ),
    (
        "a rule asserts the condition",
        r#"{"Parameters":{"P":{"Type":"String","AllowedValues":["Yes","No"],"Default":"No"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"Yes"]}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":"x"},"Condition":"C"},"B":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Ref":"A"}}}},"Rules":{"R":{"Assertions":[{"Assert":{"Fn::Equals":[{"Ref":"P"},"Yes"]},"AssertDescription":"accept the EULA"}]}}}"#,
        r#"{"Parameters":{"P":{"Type":"String","AllowedValues":["Yes","No"],"Default":"No"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"Yes"]}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":"x"},"Condition":"C"},"B":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Ref":"A"}}}}}"#,
        "conditional_reference",
    ),
    (
        "a rule asserts the condition under another",
        r#"{"Parameters":{"ProvisionStack":{"Type":"String","AllowedValues":["true","false"]},"ProvisionVpc":{"Type":"String","AllowedValues":["true","false"]}},"Conditions":{"ProvisionStack":{"Fn::Equals":[{"Ref":"ProvisionStack"},"true"]},"ProvisionVpc":{"Fn::Equals":[{"Ref":"ProvisionVpc"},"true"]}},"Rules":{"ProvisionVpc":{"RuleCondition":{"Fn::Equals":[{"Ref":"ProvisionVpc"},"true"]},"Assertions":[{"Assert":{"Fn::Equals":[{"Ref":"ProvisionStack"},"true"]}}]}},"Resources":{"InternetGateway":{"Type":"AWS::EC2::InternetGateway","Condition":"ProvisionStack"},"B":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Ref":"InternetGateway"}},"Condition":"ProvisionVpc"}}}"#,
        r#"{"Parameters":{"ProvisionStack":{"Type":"String","AllowedValues":["true","false"]},"ProvisionVpc":{"Type":"String","AllowedValues":["true","false"]}},"Conditions":{"ProvisionStack":{"Fn::Equals":[{"Ref":"ProvisionStack"},"true"]},"ProvisionVpc":{"Fn::Equals":[{"Ref":"ProvisionVpc"},"true"]}},"Rules":{"ProvisionVpc":{"RuleCondition":{"Fn::Equals":[{"Ref":"ProvisionVpc"},"false"]},"Assertions":[{"Assert":{"Fn::Equals":[{"Ref":"ProvisionStack"},"true"]}}]}},"Resources":{"InternetGateway":{"Type":"AWS::EC2::InternetGateway","Condition":"ProvisionStack"},"B":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Ref":"InternetGateway"}},"Condition":"ProvisionVpc"}}}"#,
        "conditional_reference",
    ),
    (
        "a rule with Fn::Contains",
        r#"{"Parameters":{"P":{"Type":"String","AllowedValues":["Yes","No"],"Default":"No"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"Yes"]}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":"x"},"Condition":"C"},"B":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Ref":"A"}}}},"Rules":{"R":{"Assertions":[{"Assert":{"Fn::Contains":[["Yes"],{"Ref":"P"}]}}]}}}"#,
        r#"{"Parameters":{"P":{"Type":"String","AllowedValues":["Yes","No"],"Default":"No"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"Yes"]}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":"x"},"Condition":"C"},"B":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Ref":"A"}}}},"Rules":{"R":{"Assertions":[{"Assert":{"Fn::Contains":[["Yes","No"],{"Ref":"P"}]}}]}}}"#,
        "conditional_reference",
    ),
    (
        "a secret in a custom resource",
        r#"{"Resources":{"A":{"Type":"Custom::X","Properties":{"ServiceToken":"arn:aws:lambda:us-west-2:123456789012:function:x","Secret":"{{resolve:secretsmanager:MySecret:SecretString:k}}"}}}}"#,
        r#"{"Resources":{"A":{"Type":"Custom::X","Properties":{"ServiceToken":"arn:aws:lambda:us-west-2:123456789012:function:x","Secret":"{{resolve:ssm-secure:k}}"}}}}"#,
        "secure_reference_in_custom_resource",
    ),
    (
        "a dynamic reference as a country",
        r#"{"Resources":{"A":{"Type":"AWS::IVS::PlaybackRestrictionPolicy","Properties":{"AllowedCountries":["{{resolve:ssm:a}}"],"AllowedOrigins":["{{resolve:ssm:b}}"]}}},"Outputs":{"O":{"Value":{"Ref":"A"}}}}"#,
        r#"{"Resources":{"A":{"Type":"AWS::IVS::PlaybackRestrictionPolicy","Properties":{"AllowedCountries":["ZZ"],"AllowedOrigins":["{{resolve:ssm:b}}"]}}},"Outputs":{"O":{"Value":{"Ref":"A"}}}}"#,
        "unknown_country",
    ),
    (
        "a dynamic reference as an origin",
        r#"{"Resources":{"A":{"Type":"AWS::IVS::PlaybackRestrictionPolicy","Properties":{"AllowedCountries":["{{resolve:ssm:a}}"],"AllowedOrigins":["{{resolve:ssm:b}}"]}}},"Outputs":{"O":{"Value":{"Ref":"A"}}}}"#,
        r#"{"Resources":{"A":{"Type":"AWS::IVS::PlaybackRestrictionPolicy","Properties":{"AllowedCountries":["{{resolve:ssm:a}}"],"AllowedOrigins":["example.com"]}}},"Outputs":{"O":{"Value":{"Ref":"A"}}}}"#,
        "origin_form",
    ),
    (
        "a dynamic reference as the key of a tag",
        r#"{"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Tags":[{"Key":"{{resolve:ssm:/k}}","Value":"x"}]}}}}"#,
        r#"{"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Tags":[{"Key":"{{x}}","Value":"x"}]}}}}"#,
        "tag_character",
    ),
    (
        "a dynamic reference as a detail type",
        r#"{"Resources":{"A":{"Type":"AWS::Events::Rule","Properties":{"EventPattern":{"source":["aws.ivs"],"detail-type":["{{resolve:ssm:t}}"]}}}}}"#,
        r#"{"Resources":{"A":{"Type":"AWS::Events::Rule","Properties":{"EventPattern":{"source":["aws.ivs"],"detail-type":["IVS Streem State Change"]}}}}}"#,
        "unknown_detail_type",
    ),
    (
        "a length of a value in Parameter Store",
        r#"{"Parameters":{"Q":{"Type":"AWS::SSM::Parameter::Value<String>","MinLength":1}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::Sub":"${Q}"}}}}}"#,
        r#"{"Parameters":{"Q":{"Type":"Number","MinLength":1}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::Sub":"${Q}"}}}}}"#,
        "parameter_constraint",
    ),
    (
        "a pattern of an id",
        r#"{"Parameters":{"Q":{"Type":"AWS::EC2::VPC::Id","AllowedPattern":"vpc-.*"}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::Sub":"${Q}"}}}}}"#,
        r#"{"Parameters":{"Q":{"Type":"Number","AllowedPattern":"vpc-.*"}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::Sub":"${Q}"}}}}}"#,
        "parameter_constraint",
    ),
    (
        "a length of a list",
        r#"{"Parameters":{"Q":{"Type":"CommaDelimitedList","MinLength":1,"MaxLength":9}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::Join":[",",{"Ref":"Q"}]}}}}}"#,
        r#"{"Parameters":{"Q":{"Type":"String","MinValue":1}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::Sub":"${Q}"}}}}}"#,
        "parameter_constraint",
    ),
    (
        "booleans with capital letters",
        r#"{"Parameters":{"P":{"Type":"String","AllowedValues":["True","False"]}},"Resources":{"A":{"Type":"AWS::IVS::Channel","Properties":{"InsecureIngest":{"Ref":"P"}}},"K":{"Type":"AWS::IVS::StreamKey","Properties":{"ChannelArn":{"Ref":"A"}}}}}"#,
        r#"{"Parameters":{"P":{"Type":"String","AllowedValues":["True","No"]}},"Resources":{"A":{"Type":"AWS::IVS::Channel","Properties":{"InsecureIngest":{"Ref":"P"}}},"K":{"Type":"AWS::IVS::StreamKey","Properties":{"ChannelArn":{"Ref":"A"}}}}}"#,
        "parameter_misfit",
    ),
    (
        "an include at the top",
        r#"{"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/x.yaml"}},"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Ref":"B"}}}}}"#,
        r#"{"Fn::Include":{"Name":"AWS::Include"},"Resources":{"A":{"Type":"AWS::SNS::Topic"}}}"#,
        "unknown_section",
    ),
    (
        "a loop makes conditions, another function none",
        r#"{"Transform":"AWS::LanguageExtensions","Conditions":{"Fn::ForEach::C":["N",["a"],{"C${N}":{"Fn::Equals":["a","b"]}}]},"Resources":{"A":{"Type":"AWS::SNS::Topic","Condition":"Ca"}}}"#,
        r#"{"Conditions":{"Fn::Equals":["a","b"]},"Resources":{"A":{"Type":"AWS::SNS::Topic"}}}"#,
        "logical_id_form",
    ),
    (
        "a rule refuses what a property does not take",
        r#"{"Parameters":{"P":{"Type":"Number","AllowedValues":[100,1000]}},"Rules":{"R":{"Assertions":[{"Assert":{"Fn::Not":[{"Fn::Equals":[{"Ref":"P"},"1000"]}]}}]}},"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"MaximumMessageLength":{"Ref":"P"}}}}}"#,
        r#"{"Parameters":{"P":{"Type":"Number","AllowedValues":[100,1000]},"Q":{"Type":"String"}},"Rules":{"R":{"Assertions":[{"Assert":{"Fn::Not":[{"Fn::Equals":[{"Ref":"Q"},"1000"]}]}}]}},"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"MaximumMessageLength":{"Ref":"P"}}}}}"#,
        "parameter_misfit",
    ),
    (
        "a rule keeps two exports apart",
        r#"{"Parameters":{"P":{"Type":"String"},"Q":{"Type":"String"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"a"]},"D":{"Fn::Equals":[{"Ref":"Q"},"a"]}},"Rules":{"R":{"RuleCondition":{"Fn::Equals":[{"Ref":"P"},"a"]},"Assertions":[{"Assert":{"Fn::Not":[{"Fn::Equals":[{"Ref":"Q"},"a"]}]}}]}},"Resources":{"A":{"Type":"AWS::IVSChat::Room"}},"Outputs":{"K":{"Condition":"C","Value":"x","Export":{"Name":"x"}},"L":{"Condition":"D","Value":"y","Export":{"Name":"x"}}}}"#,
        r#"{"Parameters":{"P":{"Type":"String"},"Q":{"Type":"String"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"a"]},"D":{"Fn::Equals":[{"Ref":"Q"},"a"]}},"Rules":{"R":{"RuleCondition":{"Fn::Equals":[{"Ref":"P"},"a"]},"Assertions":[{"Assert":{"Fn::Not":[{"Fn::Equals":[{"Ref":"Q"},"b"]}]}}]}},"Resources":{"A":{"Type":"AWS::IVSChat::Room"}},"Outputs":{"K":{"Condition":"C","Value":"x","Export":{"Name":"x"}},"L":{"Condition":"D","Value":"y","Export":{"Name":"x"}}}}"#,
        "duplicate_export",
    ),
];

/// The rules that a template breaks, those that warn among them.
fn broken(json: &str) -> Vec<String> {
    let template = Template::from_json(json).unwrap();
    let errors = template.validate().err();
    let found = errors.iter().flatten().map(|error| error.rule().to_owned());
    let warnings = template.warnings();
    found
        .chain(warnings.iter().map(|warning| warning.rule().to_owned()))
        .collect()
}

#[test]
fn what_deploys_is_accepted_and_its_neighbor_is_refused() {
    let mut faults = Vec::new();
    for (name, right, wrong, rule) in ROWS {
        let found = broken(right);
        if !found.is_empty() {
            faults.push(format!("{name}: {found:?}"));
        }
        let found = broken(wrong);
        if !found.iter().any(|found| found == rule) {
            faults.push(format!("{name}: {found:?} instead of {rule}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn said(json: &str) -> String {
    let template = Template::from_json(json).unwrap();
    let errors = template.validate().err();
    let found = errors.iter().flatten().map(ToString::to_string);
    let warnings = template.warnings();
    found
        .chain(warnings.iter().map(ToString::to_string))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn what_is_used_wrongly_is_used() {
    // One fault, in the only place that uses what is declared.
    for (json, rule) in [
        (
            r#"{"Parameters":{"P":{"Type":"CommaDelimitedList"}},"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Name":{"Ref":"P"}}}}}"#,
            "parameter_misfit",
        ),
        (
            r#"{"Parameters":{"P":{"Type":"String"}},"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Nam":{"Ref":"P"}}}}}"#,
            "unknown_property",
        ),
        (
            r#"{"Mappings":{"M":{"a":{"b":"c"}}},"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Nam":{"Fn::FindInMap":["M","a","b"]}}}}}"#,
            "unknown_property",
        ),
        (
            r#"{"Parameters":{"P":{"Type":"String"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"P"},"a"]}},"Resources":{"A":{"Type":"AWS::IVSChat::Room","Properties":{"Nam":{"Fn::If":["C","a","b"]}}}}}"#,
            "unknown_property",
        ),
        (
            r#"{"Resources":{"L":{"Type":"AWS::IVSChat::LoggingConfiguration","Properties":{"DestinationConfiguration":{"S3":{"BucketName":"chat-logs"}}}},"A":{"Type":"AWS::IVSChat::Room","Properties":{"LoggingConfigurations":[{"Ref":"L"}]}}}}"#,
            "unknown_property",
        ),
    ] {
        assert_eq!(broken(json), [rule], "{json}");
    }
}

#[test]
fn a_macro_of_the_author_leaves_no_rule_sure() {
    let json = |transform: &str| {
        format!(
            r#"{{"Transform":"{transform}","Resources":{{"A":{{"Type":"AWS::IVSChat::Room","Properties":{{"Name":"a b"}}}}}}}}"#
        )
    };
    let level = |transform: &str, allowed: bool| {
        let mut template = Template::from_json(&json(transform)).unwrap();
        if allowed {
            template.allow("pattern");
        }
        let errors = template.validate().err();
        let found = errors.iter().flatten();
        found
            .map(|error| (error.rule().to_owned(), error.level().name()))
            .collect::<Vec<_>>()
    };
    let pattern = |level| ("pattern".to_owned(), level);
    assert_eq!(level("Mine", false), [pattern("deny")]);
    assert_eq!(level("Mine", true), []);
    assert_eq!(level("AWS::LanguageExtensions", false), [pattern("forbid")]);
    assert_eq!(
        level("AWS::LanguageExtensions", true),
        [
            pattern("forbid"),
            ("forbidden_rule_allowed".to_owned(), "forbid")
        ]
    );
}

#[test]
fn messages_fit_their_place() {
    let parameter = r#""Parameters":{"P":{"Type":"String"}}"#;
    let topic = |name: &str| {
        format!(
            r#""Resources":{{"A":{{"Type":"AWS::SNS::Topic","Properties":{{"DisplayName":{name}}}}}}}"#
        )
    };
    for (json, expected) in [
        (
            format!("{{{parameter},{}}}", topic(r#"{"Fn::GetAtt":["P","Arn"]}"#)),
            r#"error: `P` is a parameter, which has no attributes
       help: write `{"Ref": "P"}`
  --> Resources.A.Properties.DisplayName"#,
        ),
        (
            format!("{{{parameter},{}}}", topic(r#"{"Fn::Sub":"${P.Arn}"}"#)),
            "error: `P` is a parameter, which has no attributes
       help: write `${P}`
  --> Resources.A.Properties.DisplayName",
        ),
        (
            format!(r"{{{}}}", topic(r#"{"Ref":"Other"}"#)),
            "error: cannot find `Other` among the resources and parameters of the stack
       help: declare it
  --> Resources.A.Properties.DisplayName",
        ),
        (
            format!(r"{{{}}}", topic(r#"{"Fn::Sub":"${Other}"}"#)),
            "error: cannot find `Other` among the resources and parameters of the stack
       help: declare it, or write `${!Other}` for the text itself
  --> Resources.A.Properties.DisplayName",
        ),
        (
            format!(
                r#"{{"Mappings":{{"M":{{"a":{{"b":"c"}}}}}},{}}}"#,
                topic(r#""x""#)
            ),
            r#"warning: nothing looks up in the mapping `M`
       help: look up in it with `{"Fn::FindInMap": ["M", .., ..]}`, or remove it
  --> Mappings.M"#,
        ),
        (
            format!(
                r#"{{"Description":"{}",{}}}"#,
                "x".repeat(1025),
                topic(r#""x""#)
            ),
            "error: the description of the stack has 1025 bytes, but takes at most 1024
       help: shorten it
  --> Description",
        ),
        (
            format!(r#"{{"Rules":{{"R":{{}}}},{}}}"#, topic(r#""x""#)),
            r#"error: the rule `R` has no `Assertions`
       help: write `"Assertions": [{ "Assert": .. }]`
  --> Rules.R"#,
        ),
        (
            format!(
                "{{{}}}",
                topic(r#"{"Fn::Sub":["${Z}",{"Z":{"Fn::GetAZs":""}}]}"#)
            ),
            "error: `Fn::Sub` puts texts together, but `Z` is a list
  --> Resources.A.Properties.DisplayName.Fn::Sub[1].Z",
        ),
        (
            format!(
                r#"{{{},"Outputs":{{"Fn::ForEach::O":["N",["a"],{{}}]}}}}"#,
                topic(r#""x""#)
            ),
            r#"error: `Fn::ForEach` needs the transform `AWS::LanguageExtensions`
       help: add `"Transform": "AWS::LanguageExtensions"`
  --> Outputs.Fn::ForEach::O"#,
        ),
    ] {
        assert_eq!(said(&json), expected);
    }
}

#[test]
fn no_value_may_be_a_list() {
    let json = |list: &str| {
        format!(
            r#"{{"Resources":{{"A":{{"Type":"AWS::SNS::Topic","Properties":{{"DisplayName":{{"Fn::Select":[0,{{"Ref":"{list}"}}]}}}}}}}}}}"#
        )
    };
    // It warns only that nothing is left of it.
    assert_eq!(broken(&json("AWS::NoValue")), ["no_value_without_choice"]);
    assert_eq!(broken(&json("AWS::NotificationARNs")), [""; 0]);
    assert_eq!(broken(&json("AWS::Region")), ["function_argument"]);
}
