"""A server that stands in for AWS: moto, which here also knows the types of Amazon IVS in CloudFormation.

Stock moto has none of them. Each gets a model that is driven by the official schema of its type, as it
stands in `ivs-core/schema/tests/schemas`: what is required, unknown or read-only, words and patterns,
what `Ref` and `Fn::GetAtt` give, and which property a change of which makes a new resource. A channel
is made in moto's own IVS, too, so that `aws ivs list-channels` shows it.

usage: emulator.py -H 127.0.0.1 -p PORT
"""

import base64
import hashlib
import json
import re
import sys
import uuid
from pathlib import Path

from moto.cloudformation import models, parsing
from moto.cloudformation.exceptions import CloudFormationError, ValidationError
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.common_models import CloudFormationModel
from moto.core.responses import ActionResult
from moto.ivs.models import ivs_backends
from moto.server import main

SCHEMAS = Path(__file__).resolve().parents[2] / "ivs-core/schema/tests/schemas"
SERVICES = ("AWS::IVS::", "AWS::IVSChat::", "AWS::SecretsManager::Secret")


class ChangeSetNotFound(CloudFormationError):
    code = "ChangeSetNotFound"


def refuse(place, reason):
    raise ValidationError(message=f"{place}: {reason}")


def check(place, value, rows, schema):
    """Refuses a value that its rows in the schema do not allow."""
    while "$ref" in rows:
        rows = schema["definitions"][rows["$ref"].rsplit("/", 1)[-1]]
    if isinstance(value, dict) and "properties" in rows:
        for key in rows.get("required", []):
            if key not in value:
                refuse(place, f"required key [{key}] not found")
        for key, inner in value.items():
            if key not in rows["properties"]:
                refuse(place, f"encountered unsupported property {key}")
            check(f"{place}/{key}", inner, rows["properties"][key], schema)
    if isinstance(value, list):
        for index, item in enumerate(value):
            check(f"{place}/{index}", item, rows.get("items", {}), schema)
    if "enum" in rows and value not in rows["enum"]:
        refuse(place, f"{value} is not one of {rows['enum']}")
    if isinstance(value, str) and "pattern" in rows:
        # Python knows no classes of Unicode.
        pattern = re.sub(r"\\p\{\w+\}", r"\\w", rows["pattern"])
        if not re.search(pattern, value):
            refuse(place, f"{value!r} does not match {rows['pattern']}")
    if isinstance(value, int) and not rows.get("minimum", value) <= value <= rows.get("maximum", value):
        refuse(place, f"{value} is out of range")


def top(paths):
    """The properties that paths such as `/properties/Arn` begin with."""
    return {path.split("/")[2] for path in paths}


def fingerprint(pem):
    """The fingerprint by which IVS shows a public key: the MD5 of its DER form."""
    der = base64.b64decode("".join(line for line in pem.splitlines() if not line.startswith("-")))
    digest = hashlib.md5(der, usedforsecurity=False).hexdigest()
    return ":".join(digest[at : at + 2] for at in range(0, len(digest), 2))


def attributes(type_name, account, region, properties):
    """What is known of a resource once it is there."""
    service, kind = (part for part in type_name.split("::")[1:])
    identifier = uuid.uuid4().hex[:12]
    kind = re.sub(r"(?<!^)(?=[A-Z])", "-", kind).lower()
    known = {
        "Arn": f"arn:aws:{service.lower()}:{region}:{account}:{kind}/{identifier}",
        "Id": identifier,
        "ActiveSessionId": "",
        "Fingerprint": fingerprint(properties.get("PublicKeyMaterial", "")),
        "ParticipantId": identifier,
        "State": "ACTIVE",
        "StreamKey": f"rtmp_{identifier}",
        "Value": f"sk_{region}_{identifier}",
    }
    if type_name == "AWS::SecretsManager::Secret":
        known["Id"] = f"arn:aws:secretsmanager:{region}:{account}:secret:{identifier}"
    if type_name == "AWS::IVS::Channel":
        channel, _ = ivs_backends[account][region].create_channel(
            properties.get("Authorized", False),
            properties.get("InsecureIngest", False),
            properties.get("LatencyMode", "LOW"),
            properties.get("Name", "-"),
            properties.get("Preset", ""),
            properties.get("RecordingConfigurationArn", ""),
            {tag["Key"]: tag["Value"] for tag in properties.get("Tags", [])},
            properties.get("Type", "STANDARD"),
        )
        known["Arn"] = channel["arn"]
        known["PlaybackUrl"] = (
            f"https://{identifier}.{region}.playback.live-video.net/api/video/v1"
            f"/{region}.{account}.channel.{channel['arn'].rsplit('/', 1)[-1]}.m3u8"
        )
        known["IngestEndpoint"] = channel["ingestEndpoint"]
    return known


def model(schema):
    """A class by which moto makes, changes and deletes the resources of one type."""
    type_name = schema["typeName"]
    read_only = {path.removeprefix("/properties/") for path in schema.get("readOnlyProperties", [])}
    create_only = top(schema.get("createOnlyProperties", []))
    identifiers = [path.rsplit("/", 1)[-1] for path in schema["primaryIdentifier"]]

    def checked(body):
        properties = body.get("Properties", {})
        check(type_name, properties, schema, schema)
        for name in properties:
            if name in read_only:
                refuse(type_name, f"encountered unsupported property {name}")
        return properties

    class Model(CloudFormationModel):
        # moto takes the name of the service from here.
        __module__ = "moto.ivs.models"

        def __init__(self, known, properties):
            self.known, self.properties = known, properties

        @property
        def physical_resource_id(self):
            return "|".join(str(self.known.get(name)) for name in identifiers)

        @staticmethod
        def cloudformation_name_type():
            return ""

        @staticmethod
        def cloudformation_type():
            return type_name

        @classmethod
        def has_cfn_attr(cls, attr):
            return attr in read_only

        def get_cfn_attribute(self, attribute_name):
            return self.known[attribute_name]

        def is_created(self):
            return True

        @classmethod
        def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **_):
            properties = checked(cloudformation_json)
            return cls(attributes(type_name, account_id, region_name, properties), properties)

        @classmethod
        def update_from_cloudformation_json(
            cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
        ):
            properties, before = checked(cloudformation_json), original_resource.properties
            if any(before.get(name) != properties.get(name) for name in create_only):
                original_resource.delete(account_id, region_name)
                return cls(attributes(type_name, account_id, region_name, properties), properties)
            if type_name == "AWS::IVS::Channel":
                ivs_backends[account_id][region_name].update_channel(
                    original_resource.known["Arn"],
                    properties.get("Authorized"),
                    properties.get("InsecureIngest"),
                    properties.get("LatencyMode"),
                    properties.get("Name"),
                    properties.get("Preset"),
                    properties.get("RecordingConfigurationArn"),
                    properties.get("Type"),
                )
            return cls(original_resource.known, properties)

        @classmethod
        def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
            if type_name == "AWS::IVS::Channel":
                ivs_backends[account_id][region_name].delete_channel(resource_name)

        def delete(self, account_id, region_name):
            self.delete_from_cloudformation_json(self.physical_resource_id, {}, account_id, region_name)

    Model.__name__ = type_name.replace("::", "")
    return Model


def patch():
    """Mends what moto 5.2.5 does not do for stacks that are made through a change set."""
    backend_class = models.CloudFormationBackend
    apply = models.ChangeSet.apply
    create_stack = backend_class.create_stack
    execute_change_set = backend_class.execute_change_set
    delete = models.Stack.delete

    def apply_with_outputs(change_set):
        # Exports of other stacks are not seen, outputs are never made, and tags stay as they were.
        stack = change_set.stack
        backend = models.cloudformation_backends[stack.account_id][stack.region_name]
        stack.resource_map.cross_stack_resources = backend.exports
        apply(change_set)
        stack.template = change_set.template
        stack._parse_template()
        stack.description = stack.template_dict.get("Description")
        stack.tags = change_set.tags
        stack.output_map = stack._create_output_map()
        for export in stack.exports:
            backend.exports[export.name] = export

    def create_whole_stack(backend, name, *arguments, **named):
        # A stack with a resource that is refused stays, half made.
        try:
            return create_stack(backend, name, *arguments, **named)
        except Exception:
            half_made = [key for key, stack in backend.stacks.items() if stack.name == name]
            for key in half_made:
                del backend.stacks[key]
            raise

    # moto finds change sets by their name alone, and the CDK gives those of all stacks the same one. So
    # none may be left when it has been executed.
    def execute_and_forget_change_set(backend, change_set_name, stack_name=None):
        execute_change_set(backend, change_set_name, stack_name)
        delete_change_set(backend, change_set_name)

    def delete_change_set(backend, change_set_name):
        for key in [key for key, _ in change_sets(backend, change_set_name)]:
            del backend.change_sets[key]

    def describe_change_set(backend, change_set_name):
        for _, change_set in change_sets(backend, change_set_name):
            return change_set
        raise ChangeSetNotFound(f"ChangeSet [{change_set_name}] does not exist")

    def change_sets(backend, name_or_arn):
        return (
            (key, change_set)
            for key, change_set in backend.change_sets.items()
            if name_or_arn in (key, change_set.change_set_name)
        )

    def delete_with_outputs(stack):
        # Whoever describes a deleted stack has its outputs made anew, and with them its resources.
        delete(stack)
        stack.output_map._output_json_map = {}

    def update_termination_protection(response):
        # This call is missing; the CDK makes it.
        stack = response.cloudformation_backend.get_stack(response._get_param("StackName"))
        is_on = response._get_param("EnableTerminationProtection") in (True, "true")
        stack.enable_termination_protection = is_on
        return ActionResult({"StackId": stack.stack_id})

    models.ChangeSet.apply = apply_with_outputs
    models.Stack.delete = delete_with_outputs
    backend_class.create_stack = create_whole_stack
    backend_class.execute_change_set = execute_and_forget_change_set
    backend_class.delete_change_set = delete_change_set
    backend_class.describe_change_set = describe_change_set
    CloudFormationResponse.update_termination_protection = update_termination_protection


# moto finds a model by walking the subclasses of `CloudFormationModel`, so they must stay alive.
MODELS = [
    model(schema)
    for schema in (json.loads(path.read_text()) for path in sorted(SCHEMAS.glob("*.json")))
    if schema["typeName"].startswith(SERVICES)
]
parsing.get_model_list.cache_clear()
patch()

if __name__ == "__main__":
    assert len(MODELS) == 14, "13 types of IVS and IVS Chat, and secrets"
    main(sys.argv[1:])
