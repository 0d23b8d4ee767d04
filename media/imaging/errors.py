"""The one error of the imaging package."""


class Refused(ValueError):
    """A file that does not come in. Its text is a sentence for the editor, already translated."""
