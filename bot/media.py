"""Our own store of photos: a folder, or a bucket that several machines share.

A photo is whole there or not at all: a folder's file is written beside its place and then renamed, a bucket knows
nothing else. What goes wrong is one fault, ``MediaFault``; nothing here is ever called inside a transaction.
"""

import os
import secrets
from datetime import timedelta
from pathlib import Path

import obstore
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import LocalStore, ObjectStore, from_url

PATIENCE = timedelta(seconds=20)
"""How long a bucket may take, and how long it is tried again at once: together less than a claim holds."""
_ONLY_OURS = 0o700
_FAULTS = (BaseError, OSError)
_ABSENT = (NotFoundError, FileNotFoundError)


class MediaFault(Exception):
    """The store could not be read or written."""


class Media:
    """The store at an address: a folder's path, or ``s3://bucket/prefix`` (keys and region from ``AWS_…``)."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._opened: ObjectStore | None = None

    @property
    def place(self) -> str:
        """Where it is, for whoever runs the deployment."""
        return self._address

    @property
    def is_there(self) -> bool:
        """Whether a folder has been made; a bucket is somebody else's to make."""
        return "://" in self._address or Path(self._address).is_dir()

    @property
    def may_be_made(self) -> bool:
        """Whether the folder could be made where it should be."""
        above = next(place for place in Path(self._address).absolute().parents if place.exists())
        return os.access(above, os.W_OK | os.X_OK)

    async def put(self, key: str, content: bytes) -> None:
        """Keep ``content`` under ``key``, in the place of what may be there from an earlier try."""
        try:
            await obstore.put_async(self._store(), _path(key), content, use_multipart=False)
        except _FAULTS as fault:
            raise MediaFault(_first_line(fault)) from None

    async def get(self, key: str) -> bytes | None:
        """What is kept under ``key``; ``None`` if nothing is."""
        try:
            found = await obstore.get_async(self._store(), _path(key))
            return bytes(await found.bytes_async())
        except _ABSENT:
            return None
        except _FAULTS as fault:
            raise MediaFault(_first_line(fault)) from None

    async def remove(self, key: str) -> None:
        """Keep it no longer; what is not there need not be removed."""
        try:
            await obstore.delete_async(self._store(), _path(key))
        except _ABSENT:
            return
        except _FAULTS as fault:
            raise MediaFault(_first_line(fault)) from None

    async def check(self) -> None:
        """Write something, read it and remove it again; ``MediaFault`` when that does not work."""
        key, content = f"check-{secrets.token_urlsafe(8)}", secrets.token_bytes(16)
        await self.put(key, content)
        if await self.get(key) != content:
            raise MediaFault("what was written is not what is read")
        await self.remove(key)

    def _store(self) -> ObjectStore:
        """Opened when it is first needed, and again after it could not be."""
        if self._opened is None:
            self._opened = self._open()
        return self._opened

    def _open(self) -> ObjectStore:
        if "://" in self._address:
            return from_url(
                self._address,
                # Whoever names an endpoint that begins with http:// means it; all others are spoken to by https.
                client_options={"timeout": PATIENCE, "connect_timeout": PATIENCE / 4, "allow_http": True},
                retry_config={"max_retries": 2, "retry_timeout": PATIENCE},
            )
        folder = Path(self._address)
        folder.mkdir(mode=_ONLY_OURS, parents=True, exist_ok=True)
        return LocalStore(prefix=folder)


def _path(key: str) -> str:
    """Keys are spread over folders, or one would hold hundreds of thousands of files."""
    return f"{key[:2]}/{key}"


def _first_line(fault: BaseException) -> str:
    return (str(fault).strip().splitlines() or [type(fault).__name__])[0][:200]
