"""What storage says when it cannot do its work."""


class StorageError(Exception):
    """The message is a sentence fit to show to a person."""


class DataInUse(StorageError):
    """Another process has the data folder open."""
