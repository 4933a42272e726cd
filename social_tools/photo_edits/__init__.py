"""Changes to a picture by fixed rules: no model looks at it, and nothing leaves the machine."""

from social_tools.photo_edits.editor import PhotoEditor

__all__ = ["PhotoEditor"]
