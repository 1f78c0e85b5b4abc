//! [`AutoCaptions`](crate::auto_captions::AutoCaptions), with the builder API.

use ivs_core::functions::{self, Sub};
use ivs_core::iam::Role;
use ivs_core::ivs::{Channel, StreamKey};
use ivs_core::property::{IntoValue, Json, List, Object};
use ivs_core::{
    AnyResource, ConditionName, Handle, Parameter, ParameterName, Template, aws, condition,
};

pub fn template() -> Template {
    let mut template = Template::new();
    template
        .description(
            "AWS CloudFormation template for Amazon IVS Transcribe demo - suffix <RANDOM_SUFFIX>",
        )
        .transform("AWS::Serverless-2016-10-31");
    let parameters = Parameters::add_to(&mut template);
    let subnets = template.mapping(
        "SubnetConfig",
        Object::new()
            .with("VPC", Object::new().with("CIDR", "24.0.0.0/16"))
            .with("Subnet", Object::new().with("CIDR", "24.0.0.0/24")),
    );
    let translate_enabled = template.condition(
        "TranslateEnabled",
        condition::equals(&parameters.enable_translate, "true"),
    );

    let vpc = template.add(
        "VPC",
        AnyResource::new("AWS::EC2::VPC")
            .with("CidrBlock", subnets.find("VPC", "CIDR"))
            .with("EnableDnsHostnames", true)
            .with("EnableDnsSupport", true),
    );
    let namespace = template.add(
        "PrivateDnsNamespace",
        AnyResource::new("AWS::ServiceDiscovery::PrivateDnsNamespace")
            .with("Name", &parameters.private_dns_namespace_name)
            .with("Vpc", &vpc),
    );
    let names = Names {
        role: template.add("ECSRole", role()),
        execution_role: template.add("ECSTaskExecutionRole", execution_role()),
        channel: Handle::new("IVSChannel"),
        stream_key: Handle::new("IVSStreamKey"),
        stream_discovery: Handle::new("StreamServiceDiscovery"),
        translate_discovery: Handle::new("TranslateServiceDiscovery"),
        socket: Handle::new("WriterWebSocket"),
        socket_stage: Handle::new("WriterWebSocketStage"),
        translate_enabled,
    };

    let stream_task = template.add("StreamTaskDefinition", stream_task(&parameters, &names));
    if let Some(stream_task) = template.attributes(&stream_task) {
        // The container forwards to the channel what it is sent, so that it must know the key.
        stream_task.allow("secret_outside_secrets_manager");
    }
    template.add(
        &names.stream_discovery,
        discovery(&parameters.stream_service_discovery_name, &namespace),
    );
    template.add(
        "TranscribeTaskDefinition",
        transcribe_task(&parameters, &names),
    );
    template.add(
        &names.translate_discovery,
        discovery(&parameters.translate_service_discovery_name, &namespace),
    );
    if let Some(discovery) = template.attributes(&names.translate_discovery) {
        discovery.condition(&names.translate_enabled);
    }

    template.add(
        &names.channel,
        Channel::new().name(&parameters.channel_name),
    );
    template.add(&names.stream_key, names.channel.add_stream_key());
    template.add(
        &names.socket,
        AnyResource::new("AWS::ApiGatewayV2::Api")
            .with("Name", &parameters.writer_web_socket_name)
            .with("ProtocolType", "WEBSOCKET")
            .with("RouteSelectionExpression", "$request.body.action"),
    );
    template.add(
        &names.socket_stage,
        AnyResource::new("AWS::ApiGatewayV2::Stage")
            .with("StageName", "demo")
            .with("ApiId", &names.socket),
    );

    template.output("StreamPlaybackURL", names.channel.playback_url());
    template.output("WriterWebSocketApiId", &names.socket);
    template
}

/// What the resources refer to.
struct Names {
    role: Handle<Role>,
    execution_role: Handle<Role>,
    channel: Handle<Channel>,
    stream_key: Handle<StreamKey>,
    stream_discovery: Handle<AnyResource>,
    translate_discovery: Handle<AnyResource>,
    socket: Handle<AnyResource>,
    socket_stage: Handle<AnyResource>,
    translate_enabled: ConditionName,
}

/// Makes a struct of the parameters: the name of each, its logical id, its default and its
/// description.
macro_rules! parameters {
    ($($name:ident $id:literal = $default:literal, $description:literal;)*) => {
        struct Parameters {
            enable_translate: ParameterName,
            $($name: ParameterName,)*
        }

        impl Parameters {
            fn add_to(template: &mut Template) -> Self {
                let text = |default: &'static str, description: &'static str| {
                    Parameter::new().r#type("String").default(default).description(description)
                };
                Self {
                    enable_translate: template.parameter(
                        "EnableTranslate",
                        Parameter::new()
                            .r#type("String")
                            .allowed_values(["true", "false"])
                            .description("Enable or disable Translate"),
                    ),
                    $($name: template.parameter($id, text($default, $description)),)*
                }
            }
        }
    };
}

parameters! {
    audio_language_code "AudioLanguageCode" =
        "en", "ISO 639-1 code of the audio language to be transcribed";
    audio_language_transcribe_code "AudioLanguageTranscribeCode" =
        "en-US", "Amazon Transcribe code of the audio language to be transcribed";
    stream_task_definition_name "StreamTaskDefinitionName" =
        "ivs-transcribe-demo-stream-task-definition-<RANDOM_SUFFIX>",
        "Name of the Stream service task definition";
    transcribe_task_definition_name "TranscribeTaskDefinitionName" =
        "ivs-transcribe-demo-transcribe-task-definition-<RANDOM_SUFFIX>",
        "Name of the Transcribe service task definition";
    stream_container_definition_name "StreamContainerDefinitionName" =
        "ivs-transcribe-demo-stream-container-definition-<RANDOM_SUFFIX>",
        "Name of the Stream service container definition";
    transcribe_container_definition_name "TranscribeContainerDefinitionName" =
        "ivs-transcribe-demo-transcribe-container-definition-<RANDOM_SUFFIX>",
        "Name of the Transcribe service container definition";
    stream_service_log_group_name "StreamServiceLogGroupName" =
        "/ecs/ivs-transcribe-demo-stream-logs-<RANDOM_SUFFIX>",
        "Name of the Stream service CloudWatch log group";
    transcribe_service_log_group_name "TranscribeServiceLogGroupName" =
        "/ecs/ivs-transcribe-demo-transcribe-logs-<RANDOM_SUFFIX>",
        "Name of the Transcribe service CloudWatch log group";
    private_dns_namespace_name "PrivateDNSNamespaceName" =
        "rtmp", "Name of the private DNS Namespace";
    stream_service_discovery_name "StreamServiceDiscoveryName" =
        "stream-service-discovery", "Name of the Stream Service Discovery";
    translate_service_discovery_name "TranslateServiceDiscoveryName" =
        "translate-service-discovery", "Name of the Stream Service Discovery";
    stream_repository "ECRStreamRepositoryName" =
        "ivs-transcribe-demo-stream-images-<RANDOM_SUFFIX>", "Name of the private DNS Namespace";
    transcribe_repository "ECRTranscribeRepositoryName" =
        "ivs-transcribe-demo-transcribe-images-<RANDOM_SUFFIX>",
        "Name of the private DNS Namespace";
    channel_name "IVSChannelName" =
        "ivs-transcribe-demo-channel-<RANDOM_SUFFIX>", "Name of the IVS Channel";
    writer_web_socket_name "WriterWebSocketName" =
        "ivs-transcribe-demo-writer-websocket-<RANDOM_SUFFIX>",
        "Name of the writer WebSocket used to send transcriptions to clients (players)";
    overlays_table_name "DynamoDBOverlaysTableName" =
        "ivs-transcribe-demo-overlays-<RANDOM_SUFFIX>", "Name of the overlays configuration table";
    transcribe_custom_vocabulary_name "TranscribeCustomVocabularyName" =
        "ivs-transcribe-demo-custom-vocabulary-<RANDOM_SUFFIX>",
        "Name of the custom vocabulary that will be configured in Transcribe";
    transcribe_vocabulary_filter_name "TranscribeVocabularyFilterName" =
        "ivs-transcribe-demo-vocabulary-filter-<RANDOM_SUFFIX>",
        "Name of the vocabulary filter that will be configured in Transcribe";
}

fn role() -> Role {
    role_for_tasks(
        "ecs-service",
        &[
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
    )
}

fn execution_role() -> Role {
    role_for_tasks(
        "AmazonECSTaskExecutionRolePolicy",
        &[
            "ecr:GetAuthorizationToken",
            "ecr:BatchCheckLayerAvailability",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchGetImage",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
        ],
    )
}

fn role_for_tasks(policy: &'static str, actions: &[&str]) -> Role {
    let may_assume = Object::new()
        .with("Effect", "Allow")
        .with(
            "Principal",
            Object::new().with("Service", ["ecs-tasks.amazonaws.com"]),
        )
        .with("Action", ["sts:AssumeRole"]);
    let allowed = Object::new()
        .with("Effect", "Allow")
        .with("Action", actions.to_vec())
        .with("Resource", "*");
    let policy = Object::new()
        .with("PolicyName", policy)
        .with("PolicyDocument", Object::new().with("Statement", [allowed]));
    Role::new()
        .assume_role_policy_document(Object::new().with("Statement", [may_assume]))
        .path("/")
        .policies([policy])
}

fn discovery(name: &ParameterName, namespace: &Handle<AnyResource>) -> AnyResource {
    let record = Object::new().with("TTL", 60).with("Type", "A");
    AnyResource::new("AWS::ServiceDiscovery::Service")
        .with("Name", name)
        .with("DnsConfig", Object::new().with("DnsRecords", [record]))
        .with("NamespaceId", namespace)
}

fn image(repository: &ParameterName) -> Sub {
    Sub::new()
        .value(aws::account_id())
        .text(".dkr.ecr.")
        .value(aws::region())
        .text(".amazonaws.com/")
        .value(repository)
        .text(":latest")
}

/// A container, up to where its log goes.
fn container(
    name: &ParameterName,
    repository: &ParameterName,
    log_group: &ParameterName,
) -> Object {
    let options = Object::new()
        .with("awslogs-region", aws::region())
        .with("awslogs-group", log_group)
        .with("awslogs-stream-prefix", "ecs");
    Object::new()
        .with("Name", name)
        .with("ReadonlyRootFilesystem", false)
        .with("Image", image(repository))
        .with(
            "LogConfiguration",
            Object::new()
                .with("LogDriver", "awslogs")
                .with("Options", options),
        )
}

fn task(
    family: &ParameterName,
    container: Object,
    names: &Names,
    memory: u16,
    cpu: u16,
) -> AnyResource {
    AnyResource::new("AWS::ECS::TaskDefinition")
        .with("Family", family)
        .with("ExecutionRoleArn", &names.execution_role)
        .with("ContainerDefinitions", [container])
        .with("Memory", memory)
        .with("TaskRoleArn", names.role.arn())
        .with("RequiresCompatibilities", ["FARGATE"])
        .with("NetworkMode", "awsvpc")
        .with("Cpu", cpu)
}

/// A variable of the environment.
fn variable(name: &'static str, value: impl IntoValue<Json>) -> Object {
    Object::new().with("Name", name).with("Value", value)
}

fn stream_task(parameters: &Parameters, names: &Names) -> AnyResource {
    let port = |port: u16| {
        Object::new()
            .with("ContainerPort", port)
            .with("HostPort", port)
            .with("Protocol", "tcp")
    };
    let ingest = Sub::new()
        .value(names.channel.ingest_endpoint())
        .text(":443");
    let key = Sub::new()
        .text("streamkey-")
        .value(aws::stack_name())
        .text("-<RANDOM_SUFFIX>");
    let container = container(
        &parameters.stream_container_definition_name,
        &parameters.stream_repository,
        &parameters.stream_service_log_group_name,
    )
    .with("PortMappings", [port(1935), port(19351)])
    .with(
        "Environment",
        [
            variable("IVS_INGEST_ENDPOINT", ingest),
            variable("IVS_KEY", names.stream_key.value()),
            variable("STREAM_KEY", key),
        ],
    )
    .with("Cpu", 0);
    task(
        &parameters.stream_task_definition_name,
        container,
        names,
        4096,
        2048,
    )
}

fn transcribe_task(parameters: &Parameters, names: &Names) -> AnyResource {
    let socket = List::new()
        .item(names.socket.attr("ApiEndpoint"))
        .item(&names.socket_stage);
    let input = Sub::new()
        .text("rtmp://")
        .value(names.stream_discovery.attr("Name"))
        .text(".")
        .value(&parameters.private_dns_namespace_name)
        .text("/ivs/streamkey-")
        .value(aws::stack_name())
        .text("-<RANDOM_SUFFIX>");
    let translate = Sub::new()
        .text("ws://")
        .value(names.translate_discovery.attr("Name"))
        .text(".")
        .value(&parameters.private_dns_namespace_name)
        .text(":3600");
    let translate =
        functions::if_else::<Json>(&names.translate_enabled, translate, aws::no_value());
    let container = container(
        &parameters.transcribe_container_definition_name,
        &parameters.transcribe_repository,
        &parameters.transcribe_service_log_group_name,
    )
    .with("Cpu", 0)
    .with(
        "Environment",
        [
            variable("AWS_REGION", aws::region()),
            variable(
                "AUDIO_LANGUAGE_TRANSCRIBE_CODE",
                &parameters.audio_language_transcribe_code,
            ),
            variable("AUDIO_LANGUAGE_CODE", &parameters.audio_language_code),
            variable(
                "CUSTOM_VOCABULARY_NAME",
                &parameters.transcribe_custom_vocabulary_name,
            ),
            variable(
                "VOCABULARY_FILTER",
                &parameters.transcribe_vocabulary_filter_name,
            ),
            variable("IVS_CHANNEL_ARN", &names.channel),
            variable("WRITER_WEBSOCKET_API_URL", functions::join("/", socket)),
            variable("RTMP_INPUT", input),
            variable("KEYWORDS_TABLE_NAME", &parameters.overlays_table_name),
            variable("TRANSLATE_ENABLED", &parameters.enable_translate),
            variable("TRANSLATE_WEBSOCKET_URL", translate),
        ],
    );
    task(
        &parameters.transcribe_task_definition_name,
        container,
        names,
        1024,
        512,
    )
}
