"""The one error of the imaging package."""


class Refused(ValueError):  # noqa: N818 - reads as what happened: the file was refused
    """A file that does not come in. Its text is a sentence for the editor, already translated."""
