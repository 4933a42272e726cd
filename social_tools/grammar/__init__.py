"""The command grammar: what did the person literally ask?

Deterministic, without memory, accounts or a network. It acts on nothing that it does not understand completely: a
message is a command only when all of it is. A language is data; `english.py` shows the shape.
"""

from social_tools.grammar.examples import HELP, HELP_GROUPS, TAUGHT
from social_tools.grammar.reader import read
from social_tools.grammar.reading import Command, Reading, Ref

__all__ = ["HELP", "HELP_GROUPS", "TAUGHT", "Command", "Reading", "Ref", "read"]
