"""The name of a blob: SHA-256 of its bytes in 64 hex digits.

Storing blobs is the store's; what may be a photo is decided in photos.
"""

from __future__ import annotations

from hashlib import sha256


def sha256_of(data: bytes) -> str:
    """64 hex digits."""
    return sha256(data).hexdigest()
