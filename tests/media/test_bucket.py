"""Media in an S3 bucket: a real server over HTTP, and the very tests of the gate that hold for a disk."""

import io
import logging
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import boto3
import pytest
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from botocore.exceptions import ClientError
from django.conf import settings as project
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client
from django.utils import translation
from moto.server import ThreadedMotoServer
from PIL import Image

from media import library
from media.bucket import ABSENT, AT_ONCE, Bucket, Unreachable
from media.imaging import Box
from media.models import Photo
from media.renditions import FilesMissing, close_gate, make, names, open_gate, private_folder, sweep, url

# Once more, in a bucket:
from tests.articles.test_sweep_photos import (  # noqa: F401
    test_a_folder_that_no_photo_names_is_deleted,
    test_a_photo_replaced_by_a_scheduled_update_is_taken_back_once_readers_have_the_update,
)
from tests.articles.views.test_photos import (  # noqa: F401
    test_archive_holds_labelled_photos_captions_contact_sheet_and_licence,
    test_browser_that_takes_gzip_can_go_on_with_a_download,
    test_delivered_file_is_labelled_in_the_language_of_its_address,
    test_download_never_goes_on_with_the_bytes_of_a_redacted_picture,
    test_interrupted_download_goes_on_and_counts_once,
    test_nothing_of_a_scheduled_photo_is_there_one_moment_before_its_second,
    test_take_down_removes_page_files_and_archives_at_once,
)
from tests.articles.workflow import test_photos as moves
from tests.articles.workflow.test_photos import (  # noqa: F401
    done,
    test_a_story_whose_photo_lost_its_files_is_refused_and_nothing_gets_out,
    test_publishing_lets_photos_out_and_taking_down_takes_them_back,
    test_scheduling_lets_photos_out_and_unscheduling_takes_them_back,
    test_withdrawn_keeps_its_photos_and_held_does_not,
)
from tests.media.pictures import picture_bytes
from tests.media.test_admin import (  # noqa: F401
    test_a_sealed_original_is_fetched_under_one_of_two_rights_and_with_a_reason_only,
    test_an_original_that_is_gone_from_the_disk_is_not_logged_as_fetched,
)
from tests.media.test_commands import (  # noqa: F401
    test_missing_files_are_made_and_good_ones_left_alone,
    test_old_originals_are_destroyed_and_young_ones_stay,
    test_one_photo_without_its_picture_does_not_keep_the_others_waiting,
)
from tests.media.test_library import (  # noqa: F401
    test_a_picture_that_was_taken_down_leaves_every_cache_by_itself,
    test_a_public_picture_is_given_in_parts_and_never_compressed_again,
    test_a_replacement_that_is_rolled_back_leaves_the_old_picture_whole,
    test_an_opening_by_an_old_row_lets_out_the_files_of_today,
    test_opening_an_open_gate_keeps_addresses_and_heals_missing_files,
    test_staff_see_an_unpublished_photo_and_nobody_else_can_tell_it_exists,
    test_what_was_closed_meanwhile_is_opened_again_and_the_rest_left_alone,
)
from tests.media.test_redaction import test_files_made_while_somebody_redacts_do_not_get_out  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
KEYS = {"key": "who", "secret": "knows"}
numbers = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of an S3 that lives in memory."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)  # a line for each request
    moto = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    moto.start()
    host, port = moto.get_host_and_port()
    yield f"http://{host}:{port}"
    moto.stop()


@pytest.fixture(scope="session")
def owner(server: str) -> Any:
    """Made once: boto3 reads megabytes for it."""
    session = boto3.session.Session(KEYS["key"], KEYS["secret"], region_name="us-east-1")
    return session.resource("s3", endpoint_url=server)


@pytest.fixture(autouse=True)
def s3(owner: Any, server: str, own_files: None, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The whole bucket of this test, as its owner sees it."""
    name = f"newsroom-{next(numbers)}"
    bucket = owner.create_bucket(Bucket=name)
    told = {"endpoint": server, "region": "us-east-1", **KEYS}
    private = Bucket(name, "private", renames=True, **told)
    monkeypatch.setitem(storages._storages, "default", Bucket(name, "public", base_url="/media/", **told))
    monkeypatch.setitem(storages._storages, "private", private)
    for field in ("master", "original"):
        monkeypatch.setattr(Photo._meta.get_field(field), "storage", private)
    return bucket


def keys(s3: Any, prefix: str = "") -> set[str]:
    return {found.key for found in s3.objects.filter(Prefix=prefix)}


class Body(io.BytesIO):
    """Of an answer that never came over a wire."""

    def stream(self, *_told: Any, **_more: Any) -> Iterator[bytes]:
        yield self.read()


def new_photo() -> Photo:
    return library.add(picture_bytes(1000, 700), formats=("webp", "jpeg"))


def test_a_photo_is_kept_where_no_reader_reaches_it_and_let_out_by_copies_alone(s3: Any, client: Client) -> None:
    photo = new_photo()
    assert len(keys(s3, f"private/{private_folder(photo)}/")) == len(names(photo)) > 10
    assert len(keys(s3, "private/")) == len(names(photo)) + 2  # the picture and its sealed original
    assert keys(s3, "public/") == set()
    open_gate([photo])
    assert keys(s3, "public/") == {f"public/photos/{photo.public_token}/{name}" for name in names(photo)}
    assert len(keys(s3, "private/")) == len(names(photo)) + 2
    given = client.get(url(photo, "full"))
    assert Image.open(io.BytesIO(b"".join(given))).format == "JPEG"
    assert url(photo, "full").startswith("/media/photos/"), "never an address of the bucket"
    with pytest.raises(ValueError, match="no address"):
        storages["private"].url(photo.master.name)
    for found in s3.objects.all():
        assert [grant["Permission"] for grant in found.Object().Acl().grants] == ["FULL_CONTROL"]  # its owner's


def test_a_closed_gate_leaves_nothing_behind_and_a_deleted_photo_neither(
    s3: Any, client: Client, django_capture_on_commit_callbacks: Callable
) -> None:
    photo = new_photo()
    open_gate([photo])
    address = url(photo, "card")
    close_gate([photo])
    assert keys(s3, "public/") == set()
    assert client.get(address).status_code == 404
    open_gate([photo])
    with django_capture_on_commit_callbacks(execute=True):
        library.delete(photo)
    assert keys(s3) == set()


def test_redacting_takes_the_public_files_at_once_and_the_others_at_the_commit(
    s3: Any, client: Client, django_capture_on_commit_callbacks: Callable
) -> None:
    photo = new_photo()
    open_gate([photo])
    old, before = url(photo, "full"), keys(s3, "private/renditions/") | keys(s3, "public/")
    with django_capture_on_commit_callbacks(execute=True) as later:
        library.redact(photo, [Box(x=0, y=0, width=0.5, height=0.5)], by=None)
        assert client.get(old).status_code == 404
        assert keys(s3, "public/") == set()
    assert later
    assert not before & keys(s3)
    photo.refresh_from_db()
    assert client.get(url(photo, "full")).status_code == 200


def test_files_made_anew_come_out_under_a_new_address_and_the_old_ones_go(
    s3: Any, django_capture_on_commit_callbacks: Callable
) -> None:
    photo = new_photo()
    open_gate([photo])
    before = keys(s3, "public/") | keys(s3, "private/renditions/")
    with django_capture_on_commit_callbacks(execute=True):
        make(photo, formats=("jpeg",))
    photo.refresh_from_db()
    assert keys(s3, "public/") == {f"public/photos/{photo.public_token}/{name}" for name in names(photo)}
    assert not before & keys(s3)


def test_a_photo_that_lost_a_file_does_not_get_out_by_half_nor_do_its_neighbours(s3: Any) -> None:
    whole, broken = new_photo(), new_photo()
    storages["private"].delete(f"{private_folder(broken)}/{names(broken)[0]}")
    with pytest.raises(FilesMissing, match=broken.number):
        open_gate([whole, broken])
    assert keys(s3, "public/") == set()
    assert not Photo.objects.public().exists()


def test_a_move_that_fails_at_the_last_moment_leaves_no_public_file(s3: Any) -> None:
    with translation.override("en"):
        moves.test_a_move_that_fails_at_the_last_moment_lets_no_photo_out()
    assert keys(s3, "public/") == set()


def test_what_a_crash_left_is_swept_and_what_is_shown_stays(s3: Any) -> None:
    photo = new_photo()
    open_gate([photo])
    shown = keys(s3, "public/")
    s3.put_object(Key=f"public/photos/{'0' * 32}/full-160-0.jpg", Body=b"left")
    assert sweep() == 1
    assert keys(s3, "public/") == shown
    assert sweep() == 0


def test_a_file_is_read_from_any_place_without_being_fetched_whole(s3: Any) -> None:
    content = os.urandom(3 * 1024 * 1024)
    public = storages["default"]
    public.save("photos/x/big.jpg", ContentFile(content))
    asked: list[str] = []
    client = public.client  # type: ignore[attr-defined]
    client.meta.events.register("before-send.s3", lambda request, **_: asked.append(request.method))
    with public.open("photos/x/big.jpg") as file:
        assert file.size == len(content)
        assert asked == ["HEAD"], "an answer of 304 needs no more"
        file.seek(2_000_000)
        assert file.read(10) == content[2_000_000:2_000_010]
        file.seek(-5, io.SEEK_END)
        assert (file.read(), file.read()) == (content[-5:], b"")
        file.seek(0)
        assert file.read() == content
    assert asked == ["HEAD", "GET", "GET", "GET"]
    assert public.exists("photos/x/big.jpg")
    assert not public.exists("photos/x")
    with pytest.raises(FileNotFoundError):
        public.open("photos/x/none.jpg")
    with pytest.raises(ValueError, match="only read"):
        public.open("photos/x/big.jpg", "ab")


def test_the_same_content_twice_has_two_names_in_private_and_a_public_file_keeps_its_name() -> None:
    first, second = (storages["private"].save("renditions/1/full-480-abc.jpg", ContentFile(b"x")) for _each in "12")
    assert first != second
    assert first.startswith("renditions/1/full-480-abc_")
    assert first.endswith(".jpg")
    assert storages["default"].save("photos/x/full-480-abc.jpg", ContentFile(b"x")) == "photos/x/full-480-abc.jpg"


@pytest.mark.parametrize("name", ["../private/x", "photos/../../private/x", "/etc/passwd", "", ".", "a//b", "a/./b"])
def test_no_name_climbs_out_of_its_folder(s3: Any, client: Client, name: str) -> None:
    s3.put_object(Key="private/x", Body=b"secret")
    with pytest.raises(SuspiciousFileOperation):
        storages["default"].open(name)
    assert client.get(f"/media/{name}").status_code == 404


def test_a_folder_of_more_files_than_one_request_deletes_goes_whole(s3: Any) -> None:
    public = storages["default"]
    for number in range(AT_ONCE):
        public.save(f"photos/{'a' * 32}/{number}.jpg", ContentFile(b"x"))
    public.save(f"photos/{'a' * 31}/other.jpg", ContentFile(b"x"))
    public.delete_folder(f"photos/{'a' * 31}")  # type: ignore[attr-defined]
    assert len(keys(s3)) == AT_ONCE, "a name that begins like another is another folder"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("media.bucket.MOST_DELETED", 5)
        public.delete_folder(f"photos/{'a' * 32}")  # type: ignore[attr-defined]
    assert keys(s3) == set()
    public.delete_folder("photos/never")  # type: ignore[attr-defined]


def test_a_file_that_s3_did_not_delete_is_an_error_and_the_photo_stays_known_as_public(s3: Any) -> None:
    photo = new_photo()
    open_gate([photo])
    client = storages["default"].client  # type: ignore[attr-defined]
    refusing = "<DeleteResult><Error><Key>k</Key><Code>AccessDenied</Code><Message>No</Message></Error></DeleteResult>"

    def refuse(request: Any, **_told: Any) -> AWSResponse | None:
        if not request.url.endswith("?delete"):
            return None
        return AWSResponse(request.url, 200, {"Content-Type": "application/xml"}, Body(refusing.encode()))

    client.meta.events.register("before-send.s3", refuse)
    with pytest.raises(OSError, match="AccessDenied"):
        close_gate([photo])
    assert Photo.objects.get().public_token, "or nobody would try again"
    client.meta.events.unregister("before-send.s3", refuse)
    close_gate([Photo.objects.get()])
    assert keys(s3, "public/") == set()


def test_a_server_that_refuses_is_never_taken_for_a_missing_file(server: str, client: Client) -> None:
    """A picture that is only out of reach must not be told to be gone."""
    elsewhere = Bucket("no-such-bucket", "public", endpoint=server, region="us-east-1", **KEYS)
    with pytest.raises(ClientError) as refused:
        elsewhere.listdir("photos")
    assert refused.value.response["Error"]["Code"] not in ABSENT
    nobody = Bucket("newsroom-1", "public", endpoint="http://127.0.0.1:9", region="us-east-1", **KEYS)
    with pytest.raises(Unreachable):
        nobody.open("photos/x/a.jpg")


def test_a_server_that_never_answers_is_not_taken_for_a_missing_file_either() -> None:
    with socket.socket() as silent:  # takes the connection, and that is all
        silent.bind(("127.0.0.1", 0))
        silent.listen(5)
        endpoint = f"http://127.0.0.1:{silent.getsockname()[1]}"
        bucket = Bucket("newsroom-1", "public", endpoint=endpoint, region="us-east-1", **KEYS)
        bucket.config = bucket.config.merge(Config(read_timeout=0.2, retries={"max_attempts": 1}))
        with pytest.raises(Unreachable):
            bucket.open("photos/x/a.jpg")


def test_without_a_bucket_nothing_of_it_is_loaded_and_with_one_all_media_go_there(tmp_path: Any) -> None:
    ask = (
        "import sys, django; django.setup();"
        "from django.core.files.storage import storages;"
        "print([type(storages[a]).__name__ for a in ('default', 'private')], 'boto3' in sys.modules)"
    )

    def start(**told: str) -> str:
        names = {"DEBUG": "true", "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "newsroom.settings", **told}
        environment = {"PATH": os.environ["PATH"], **names}
        told_back = subprocess.run(
            [sys.executable, "-c", ask], cwd=project.BASE_DIR, env=environment, capture_output=True, text=True
        )
        return told_back.stdout.strip() or told_back.stderr.strip().splitlines()[-1]

    assert start() == "['Disk', 'Disk'] False"
    assert start(MEDIA_S3_BUCKET="newsroom-media", MEDIA_S3_REGION="eu-central-1") == "['Bucket', 'Bucket'] True"
    for name, value in (
        ("MEDIA_S3_BUCKET", "Newsroom Media"),
        ("MEDIA_S3_BUCKET", "s3://media"),
        ("MEDIA_S3_ENDPOINT", "s3.example"),
        ("MEDIA_S3_ENDPOINT", "https://s3.example/bucket"),
        ("MEDIA_S3_KEY", "a-key-alone"),
    ):
        assert name in start(**{"MEDIA_S3_BUCKET": "newsroom-media", name: value})
