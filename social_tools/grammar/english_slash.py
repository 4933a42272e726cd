"""English, as data: slash commands that are no sentence without their slash."""

from social_tools.grammar.language import Rule
from social_tools.grammar.reading import Ref

_ME = {"user": "me"}

SLASH = (
    Rule("share_post", "/ share", {"images": [Ref("image")]}, alone=True),
    Rule("explain_feed", "/ why {shown}", {"feed": Ref("feed", word="this")}),
    Rule("explain_feed", "/ why", {"post": Ref("post"), "feed": Ref("feed", word="this")}, alone=True),
    Rule("preview_feed_rules", "/ rules", {"wish": ""}, alone=True),
    Rule("get_user", "/ profile", _ME, alone=True),
    Rule("get_user", "/ (profile|who) {user}"),
    Rule("get_user", "/ settings", _ME | {"include": ["settings"]}, alone=True),
)
