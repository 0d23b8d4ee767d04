"""Files in an S3 bucket, for a newsroom of more than one machine (docs/decisions/0027).

The bucket is private: readers get pictures from our own view, as from a disk, so the gate stays the only way out.
Imported where MEDIA_S3_BUCKET is set and nowhere else: boto3 would cost every process a second and some memory.
"""

import io
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import PurePosixPath
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import File
from django.core.files.storage import Storage

from .storage import FolderStorage

BLOCK = 256 * 1024  # bytes that are read ahead
AT_ONCE = 16  # copies: each is mostly waiting
MOST_DELETED = 1_000  # that S3 takes in one request
ABSENT = {"404", "NoSuchKey", "NotFound"}
CONFIG = Config(
    connect_timeout=2,  # seconds
    read_timeout=10,
    retries={"mode": "standard", "max_attempts": 3},
    max_pool_connections=2 * AT_ONCE,
    # What S3-compatible servers other than Amazon's understand.
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
)


class Bucket(FolderStorage):
    """One folder of a bucket. `renames`: each file that is saved gets a name of its own, even beside the same content.

    A missing file is a FileNotFoundError, a server that does not answer when a file is read Unreachable; whatever else
    goes wrong is raised as botocore's own exception.
    """

    def __init__(
        self,
        bucket: str,
        folder: str,
        *,
        base_url: str = "",
        endpoint: str = "",
        region: str = "",
        key: str = "",
        secret: str = "",
        renames: bool = False,
    ) -> None:
        self.bucket, self.folder, self.base_url, self.renames = bucket, folder, base_url, renames
        self.address: dict[str, Any] = {
            "endpoint_url": endpoint or None,
            "region_name": region or None,
            # Without them boto3 asks its own sources: the machine's role, say.
            "aws_access_key_id": key or None,
            "aws_secret_access_key": secret or None,
        }
        # A server of one's own seldom has a host name for each bucket.
        self.config = CONFIG.merge(Config(s3={"addressing_style": "path"})) if endpoint else CONFIG

    @cached_property
    def client(self) -> Any:
        """One for all threads of the process, made when first needed, so after the server has started its workers."""
        return boto3.session.Session().client("s3", config=self.config, **self.address)

    def key(self, name: str) -> str:
        """A bucket knows no folders, so nothing in it would stop a name that climbs out of ours."""
        parts = PurePosixPath(name).parts
        if not parts or name != "/".join(parts) or ".." in parts or name.startswith("/"):
            raise SuspiciousFileOperation(name)
        return f"{self.folder}/{name}"

    def _open(self, name: str, mode: str = "rb") -> File:
        if mode != "rb":
            raise ValueError("A file of a bucket is only read; `save` writes it.")
        size = self.size(name)
        file = File(io.BufferedReader(Reading(self.client, self.bucket, self.key(name), size), BLOCK), name)
        file.size = size
        return file

    def _save(self, name: str, content: Any) -> str:
        content.seek(0)
        self.client.put_object(Bucket=self.bucket, Key=self.key(name), Body=content.read())
        return name

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Without asking: two who ask at once would hear that the same name is free."""
        if not self.renames:
            return name
        path = PurePosixPath(name)
        return str(path.with_name(self.get_alternative_name(path.stem, path.suffix)))

    def delete(self, name: str) -> None:
        self.client.delete_object(Bucket=self.bucket, Key=self.key(name))

    def exists(self, name: str) -> bool:
        try:
            self.size(name)
        except FileNotFoundError:
            return False
        return True

    def size(self, name: str) -> int:
        with absence(name):
            return int(self.client.head_object(Bucket=self.bucket, Key=self.key(name))["ContentLength"])

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        prefix = f"{self.key(path)}/"
        folders, files = [], []
        for page in self._pages(Prefix=prefix, Delimiter="/"):
            folders += [found["Prefix"][len(prefix) : -1] for found in page.get("CommonPrefixes", [])]
            files += [found["Key"][len(prefix) :] for found in page.get("Contents", [])]
        return folders, files

    def _pages(self, **asked: str) -> Iterator[dict[str, Any]]:
        yield from self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, **asked)

    def url(self, name: str | None) -> str:
        """Of our own view; never of the bucket, whose answers nobody could take back."""
        if not self.base_url:
            raise ValueError("Private files have no address.")
        return f"{self.base_url}{name}"

    def copy_in(self, files: Sequence[str], source: Storage, folder: str, target: str) -> None:
        """Within the bucket, several at once. When one fails, all others have ended before that is told: none may
        arrive after the folder was cleared."""
        if not isinstance(source, Bucket) or source.bucket != self.bucket:
            raise TypeError("A bucket copies from itself only.")
        copy = partial(self._copy, source, folder, target)
        with ThreadPoolExecutor(min(AT_ONCE, len(files) or 1)) as pool:
            try:
                for done in [pool.submit(copy, name) for name in files]:
                    done.result()
            except BaseException:
                pool.shutdown(cancel_futures=True)  # those not begun; it waits for the others
                raise

    def _copy(self, source: "Bucket", folder: str, target: str, name: str) -> None:
        origin = {"Bucket": self.bucket, "Key": source.key(f"{folder}/{name}")}
        with absence(name):
            self.client.copy_object(Bucket=self.bucket, Key=self.key(f"{target}/{name}"), CopySource=origin)

    def delete_folder(self, folder: str) -> None:
        keys = [
            found["Key"] for page in self._pages(Prefix=f"{self.key(folder)}/") for found in page.get("Contents", [])
        ]
        for start in range(0, len(keys), MOST_DELETED):
            wanted = {"Objects": [{"Key": key} for key in keys[start : start + MOST_DELETED]], "Quiet": True}
            told = self.client.delete_objects(Bucket=self.bucket, Delete=wanted)
            if left := told.get("Errors"):  # S3 says 200 all the same
                raise OSError(f"{len(left)} files of {folder} could not be deleted: {left[0].get('Code')}")


class Unreachable(Exception):
    """The bucket did not answer."""


class Reading(io.RawIOBase):
    """A file of the bucket from any place on, over one request for as long as it is read in order."""

    def __init__(self, client: Any, bucket: str, key: str, size: int) -> None:
        self.client, self.bucket, self.name, self.size = client, bucket, key, size
        self.at = self.stream_at = 0
        self.stream: Any = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self.at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self.at, io.SEEK_END: self.size}[whence]
        return self.at

    def readinto(self, buffer: Any) -> int:
        if self.at >= self.size:
            return 0
        if self.stream is None or self.stream_at != self.at:
            self._begin()
        piece = self.stream.read(len(buffer))
        buffer[: len(piece)] = piece
        self.at += len(piece)
        self.stream_at = self.at
        return len(piece)

    def _begin(self) -> None:
        self._end()
        with absence(self.name):
            asked = self.client.get_object(Bucket=self.bucket, Key=self.name, Range=f"bytes={self.at}-")
        self.stream, self.stream_at = asked["Body"], self.at

    def _end(self) -> None:
        stream, self.stream = self.stream, None
        if stream is not None:
            stream.close()

    def close(self) -> None:
        self._end()
        super().close()


@contextmanager
def absence(name: str) -> Iterator[None]:
    """What S3 says of a missing file, as Python says it."""
    try:
        yield
    except ClientError as error:
        if error.response["Error"]["Code"] in ABSENT:
            raise FileNotFoundError(name) from error
        raise
    except BotoCoreError as error:  # a time-out is an OSError to botocore, and would read as a file that is not there
        raise Unreachable(str(error)) from error
