//! Captions for a channel, made by Amazon Transcribe and Translate: a part of
//! `aws-samples/amazon-ivs-auto-captions-web-demo`.

#![allow(
    clippy::doc_markdown,
    reason = "the description stands as in the template"
)]

use ivs_core::ivs_stack;

ivs_stack! {
    /// AWS CloudFormation template for Amazon IVS Transcribe demo - suffix <RANDOM_SUFFIX>
    #[transform("AWS::Serverless-2016-10-31")]
    pub stack AutoCaptions {
        /// Enable or disable Translate
        let enable_translate = Parameter { type: String, allowed_values: ["true", "false"] };
        /// ISO 639-1 code of the audio language to be transcribed
        let audio_language_code = Parameter { type: String, default: "en" };
        /// Amazon Transcribe code of the audio language to be transcribed
        let audio_language_transcribe_code = Parameter { type: String, default: "en-US" };
        /// Name of the Stream service task definition
        let stream_task_definition_name = Parameter {
            type: String,
            default: "ivs-transcribe-demo-stream-task-definition-<RANDOM_SUFFIX>",
        };
        /// Name of the Transcribe service task definition
        let transcribe_task_definition_name = Parameter {
            type: String,
            default: "ivs-transcribe-demo-transcribe-task-definition-<RANDOM_SUFFIX>",
        };
        /// Name of the Stream service container definition
        let stream_container_definition_name = Parameter {
            type: String,
            default: "ivs-transcribe-demo-stream-container-definition-<RANDOM_SUFFIX>",
        };
        /// Name of the Transcribe service container definition
        let transcribe_container_definition_name = Parameter {
            type: String,
            default: "ivs-transcribe-demo-transcribe-container-definition-<RANDOM_SUFFIX>",
        };
        /// Name of the Stream service CloudWatch log group
        let stream_service_log_group_name = Parameter {
            type: String,
            default: "/ecs/ivs-transcribe-demo-stream-logs-<RANDOM_SUFFIX>",
        };
        /// Name of the Transcribe service CloudWatch log group
        let transcribe_service_log_group_name = Parameter {
            type: String,
            default: "/ecs/ivs-transcribe-demo-transcribe-logs-<RANDOM_SUFFIX>",
        };
        /// Name of the private DNS Namespace
        #[logical_id("PrivateDNSNamespaceName")]
        let private_dns_namespace_name = Parameter { type: String, default: "rtmp" };
        /// Name of the Stream Service Discovery
        let stream_service_discovery_name = Parameter {
            type: String,
            default: "stream-service-discovery",
        };
        /// Name of the Stream Service Discovery
        let translate_service_discovery_name = Parameter {
            type: String,
            default: "translate-service-discovery",
        };
        /// Name of the private DNS Namespace
        #[logical_id("ECRStreamRepositoryName")]
        let stream_repository = Parameter {
            type: String,
            default: "ivs-transcribe-demo-stream-images-<RANDOM_SUFFIX>",
        };
        /// Name of the private DNS Namespace
        #[logical_id("ECRTranscribeRepositoryName")]
        let transcribe_repository = Parameter {
            type: String,
            default: "ivs-transcribe-demo-transcribe-images-<RANDOM_SUFFIX>",
        };
        /// Name of the IVS Channel
        #[logical_id("IVSChannelName")]
        let channel_name = Parameter {
            type: String,
            default: "ivs-transcribe-demo-channel-<RANDOM_SUFFIX>",
        };
        /// Name of the writer WebSocket used to send transcriptions to clients (players)
        let writer_web_socket_name = Parameter {
            type: String,
            default: "ivs-transcribe-demo-writer-websocket-<RANDOM_SUFFIX>",
        };
        /// Name of the overlays configuration table
        #[logical_id("DynamoDBOverlaysTableName")]
        let overlays_table_name = Parameter {
            type: String,
            default: "ivs-transcribe-demo-overlays-<RANDOM_SUFFIX>",
        };
        /// Name of the custom vocabulary that will be configured in Transcribe
        let transcribe_custom_vocabulary_name = Parameter {
            type: String,
            default: "ivs-transcribe-demo-custom-vocabulary-<RANDOM_SUFFIX>",
        };
        /// Name of the vocabulary filter that will be configured in Transcribe
        let transcribe_vocabulary_filter_name = Parameter {
            type: String,
            default: "ivs-transcribe-demo-vocabulary-filter-<RANDOM_SUFFIX>",
        };

        let subnet_config = Mapping {
            VPC: { CIDR: "24.0.0.0/16" },
            Subnet: { CIDR: "24.0.0.0/24" },
        };
        let translate_enabled = enable_translate == "true";

        #[logical_id("VPC")]
        let vpc = AWS::EC2::VPC {
            CidrBlock: subnet_config["VPC"]["CIDR"],
            EnableDnsHostnames: true,
            EnableDnsSupport: true,
        };
        let private_dns_namespace = AWS::ServiceDiscovery::PrivateDnsNamespace {
            Name: private_dns_namespace_name,
            Vpc: vpc,
        };

        let tasks_may_assume = {
            Statement: [{
                Effect: "Allow",
                Principal: { Service: ["ecs-tasks.amazonaws.com"] },
                Action: ["sts:AssumeRole"],
            }],
        };
        #[logical_id("ECSRole")]
        let role = AWS::IAM::Role {
            assume_role_policy_document: tasks_may_assume,
            path: "/",
            policies: [{
                PolicyName: "ecs-service",
                PolicyDocument: {
                    Statement: [{
                        Effect: "Allow",
                        Action: [
                            "ec2:AttachNetworkInterface",
                            "ec2:CreateNetworkInterface",
                            "ec2:CreateNetworkInterfacePermission",
                            "ec2:DeleteNetworkInterface",
                            "ec2:DeleteNetworkInterfacePermission",
                            "ec2:Describe*",
                            "ec2:DetachNetworkInterface",
                            "dynamodb:Scan",
                            "transcribe:StartStreamTranscription",
                            "translate:TranslateText",
                            "translate:GetTerminology",
                            "translate:ListTerminologies",
                            "translate:ListTextTranslationJobs",
                            "translate:DescribeTextTranslationJob",
                            "translate:GetParallelData",
                            "translate:ListParallelData",
                            "comprehend:DetectDominantLanguage",
                            "execute-api:ManageConnections",
                            "ivs:PutMetadata",
                        ],
                        Resource: "*",
                    }],
                },
            }],
        };
        #[logical_id("ECSTaskExecutionRole")]
        let execution_role = AWS::IAM::Role {
            assume_role_policy_document: tasks_may_assume,
            path: "/",
            policies: [{
                PolicyName: "AmazonECSTaskExecutionRolePolicy",
                PolicyDocument: {
                    Statement: [{
                        Effect: "Allow",
                        Action: [
                            "ecr:GetAuthorizationToken",
                            "ecr:BatchCheckLayerAvailability",
                            "ecr:GetDownloadUrlForLayer",
                            "ecr:BatchGetImage",
                            "logs:CreateLogStream",
                            "logs:PutLogEvents",
                        ],
                        Resource: "*",
                    }],
                },
            }],
        };

        // The container forwards to the channel what it is sent, so that it must know the key.
        #[allow(secret_outside_secrets_manager)]
        let stream_task_definition = AWS::ECS::TaskDefinition {
            Family: stream_task_definition_name,
            ExecutionRoleArn: execution_role,
            ContainerDefinitions: [{
                Name: stream_container_definition_name,
                ReadonlyRootFilesystem: false,
                Image: format!(
                    "{}.dkr.ecr.{}.amazonaws.com/{stream_repository}:latest",
                    aws::account_id,
                    aws::region,
                ),
                LogConfiguration: {
                    LogDriver: "awslogs",
                    Options: {
                        "awslogs-region": aws::region,
                        "awslogs-group": stream_service_log_group_name,
                        "awslogs-stream-prefix": "ecs",
                    },
                },
                PortMappings: [
                    { ContainerPort: 1935, HostPort: 1935, Protocol: "tcp" },
                    { ContainerPort: 19351, HostPort: 19351, Protocol: "tcp" },
                ],
                Environment: [
                    { Name: "IVS_INGEST_ENDPOINT", Value: format!("{}:443", channel.ingest_endpoint) },
                    { Name: "IVS_KEY", Value: stream_key.value },
                    {
                        Name: "STREAM_KEY",
                        Value: format!("streamkey-{}-<RANDOM_SUFFIX>", aws::stack_name),
                    },
                ],
                Cpu: 0,
            }],
            Memory: 4096,
            TaskRoleArn: role.arn,
            RequiresCompatibilities: ["FARGATE"],
            NetworkMode: "awsvpc",
            Cpu: 2048,
        };
        let stream_service_discovery = AWS::ServiceDiscovery::Service {
            Name: stream_service_discovery_name,
            DnsConfig: { DnsRecords: [{ TTL: 60, Type: "A" }] },
            NamespaceId: private_dns_namespace,
        };
        let transcribe_task_definition = AWS::ECS::TaskDefinition {
            Family: transcribe_task_definition_name,
            ExecutionRoleArn: execution_role,
            ContainerDefinitions: [{
                Name: transcribe_container_definition_name,
                ReadonlyRootFilesystem: false,
                Image: format!(
                    "{}.dkr.ecr.{}.amazonaws.com/{transcribe_repository}:latest",
                    aws::account_id,
                    aws::region,
                ),
                LogConfiguration: {
                    LogDriver: "awslogs",
                    Options: {
                        "awslogs-region": aws::region,
                        "awslogs-group": transcribe_service_log_group_name,
                        "awslogs-stream-prefix": "ecs",
                    },
                },
                Cpu: 0,
                Environment: [
                    { Name: "AWS_REGION", Value: aws::region },
                    { Name: "AUDIO_LANGUAGE_TRANSCRIBE_CODE", Value: audio_language_transcribe_code },
                    { Name: "AUDIO_LANGUAGE_CODE", Value: audio_language_code },
                    { Name: "CUSTOM_VOCABULARY_NAME", Value: transcribe_custom_vocabulary_name },
                    { Name: "VOCABULARY_FILTER", Value: transcribe_vocabulary_filter_name },
                    { Name: "IVS_CHANNEL_ARN", Value: channel },
                    {
                        Name: "WRITER_WEBSOCKET_API_URL",
                        Value: Fn::join("/", [
                            writer_web_socket.attr("ApiEndpoint"),
                            writer_web_socket_stage,
                        ]),
                    },
                    {
                        Name: "RTMP_INPUT",
                        Value: format!(
                            "rtmp://{}.{private_dns_namespace_name}/ivs/streamkey-{}-<RANDOM_SUFFIX>",
                            stream_service_discovery.attr("Name"),
                            aws::stack_name,
                        ),
                    },
                    { Name: "KEYWORDS_TABLE_NAME", Value: overlays_table_name },
                    { Name: "TRANSLATE_ENABLED", Value: enable_translate },
                    {
                        Name: "TRANSLATE_WEBSOCKET_URL",
                        Value: if translate_enabled {
                            format!(
                                "ws://{}.{private_dns_namespace_name}:3600",
                                translate_service_discovery.attr("Name"),
                            )
                        },
                    },
                ],
            }],
            Memory: 1024,
            TaskRoleArn: role.arn,
            RequiresCompatibilities: ["FARGATE"],
            NetworkMode: "awsvpc",
            Cpu: 512,
        };
        if translate_enabled {
            let translate_service_discovery = AWS::ServiceDiscovery::Service {
                Name: translate_service_discovery_name,
                DnsConfig: { DnsRecords: [{ TTL: 60, Type: "A" }] },
                NamespaceId: private_dns_namespace,
            };
        }

        #[logical_id("IVSChannel")]
        let channel = Channel { name: channel_name };
        #[logical_id("IVSStreamKey")]
        let stream_key = channel.add_stream_key();
        let writer_web_socket = AWS::ApiGatewayV2::Api {
            Name: writer_web_socket_name,
            ProtocolType: "WEBSOCKET",
            RouteSelectionExpression: "$request.body.action",
        };
        let writer_web_socket_stage = AWS::ApiGatewayV2::Stage {
            StageName: "demo",
            ApiId: writer_web_socket,
        };

        #[logical_id("StreamPlaybackURL")]
        output stream_playback_url = channel.playback_url;
        output writer_web_socket_api_id = writer_web_socket;
    }
}
