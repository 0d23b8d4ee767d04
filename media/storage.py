"""Where files are kept: Django's storages, and what the gate does with whole folders of them."""

import os
from abc import abstractmethod
from collections.abc import Sequence
from typing import cast

from django.core.files.storage import FileSystemStorage, Storage, storages


class FolderStorage(Storage):
    @abstractmethod
    def copy_in(self, files: Sequence[str], source: Storage, folder: str, target: str) -> None:
        """These files of a folder of another storage into a folder of this one, under the same names.

        Raises FileNotFoundError when one is missing; then some of them may be here already, and no more will come.
        """

    @abstractmethod
    def delete_folder(self, folder: str) -> None:
        """With all files in it, at once. A folder that is not there is none."""


def public() -> FolderStorage:
    """What readers get: only what the gate of `media.renditions` has let out."""
    return cast(FolderStorage, storages["default"])


def private() -> FolderStorage:
    return cast(FolderStorage, storages["private"])


class Disk(FileSystemStorage, FolderStorage):
    def copy_in(self, files: Sequence[str], source: Storage, folder: str, target: str) -> None:
        linked = self._link(files, source.path(folder), target) if isinstance(source, FileSystemStorage) else 0
        for name in files[linked:]:
            with source.open(f"{folder}/{name}") as file:
                self.save(f"{target}/{name}", file)

    def _link(self, files: Sequence[str], folder: str, target: str) -> int:
        """Give these files a second name, and say how many have it: where there is no such thing none.

        A small part of the work of copying them, and as good: nobody writes into a file that is named by its content.
        """
        target = self.path(target)
        os.makedirs(target, exist_ok=True)
        for number, name in enumerate(files):
            try:
                os.link(f"{folder}/{name}", f"{target}/{name}")
            except FileNotFoundError:
                raise
            except OSError:  # another disk, or one that knows no links
                return number
        return len(files)

    def delete_folder(self, folder: str) -> None:
        if not self.exists(folder):
            return
        for name in self.listdir(folder)[1]:
            self.delete(f"{folder}/{name}")
        self.delete(folder)
