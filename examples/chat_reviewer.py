"""Looks at a message of the chat room before others see it."""

REFUSED = ("http://", "https://")


def handler(event, context):
    content = event["Content"]
    if any(word in content.lower() for word in REFUSED):
        return {"ReviewResult": "DENY", "Attributes": {"Reason": "no links"}}
    return {"ReviewResult": "ALLOW", "Content": content}
