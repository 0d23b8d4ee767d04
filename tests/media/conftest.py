"""Where a test's uploads land (see `own_files`): `default` is public, `private` is not."""

from pathlib import Path

import pytest


@pytest.fixture
def media_folder(tmp_path: Path) -> Path:
    return tmp_path / "media"
