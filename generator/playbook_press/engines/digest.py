"""What a content is named by, in the cache and in the list of a published site."""

import hashlib


def content_digest(content: bytes) -> str:
    """The SHA-256 of a content, as hexadecimal digits; processors have a command for it."""
    return hashlib.sha256(content).hexdigest()
