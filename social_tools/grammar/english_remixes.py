"""English, as data: remixes, who may make them, and how a picture came to be."""

from typing import Any

from social_tools.grammar.language import Rule
from social_tools.grammar.reading import Ref

_WHO = {
    "nobody": "(nobody|no one|none)",
    "followers": "(only [my] followers|my followers|followers only|just my followers)",
    "anyone": "(everybody|everyone|anyone|anybody|all|others|other people|people)",
}
_OTHERS = "(anyone|anybody|everyone|everybody|people|others|other people)"
_NOW = "[any more|anymore|now|from now on]"
_MINE = "(me|my (posts|pictures|images|drawings|paintings|work)|what i (share|make|draw|paint|post))"


def _allowing(tool: str, what: str) -> tuple[Rule, ...]:
    """Every way to say who may remix something."""

    def rule(say: str, value: str) -> Rule:
        return Rule(tool, say, {"remix": value} if tool == "edit_post" else {"changes": {"default_remix": value}})

    said = [
        rule(say, value)
        for value, who in _WHO.items()
        for say in (
            f"{who} (may|can|is allowed to|are allowed to) remix {what} {_NOW}",
            f"(let|allow) {who} [to] remix {what} {_NOW}",
        )
    ]
    said += [
        rule(f"do not (let|allow) {_OTHERS} [to] remix {what} {_NOW}", "nobody"),
        rule(f"do not allow remixes of {what} {_NOW}", "nobody"),
        rule(f"stop {_OTHERS} [from] remixing {what}", "nobody"),
        rule(f"allow remixes of {what}", "anyone"),
    ]
    return tuple(said)


_MADE = (
    Rule("create_image", "[/] remix {remix_of} [,|;] [:] [and make it|and|so that it is|but] {difference}"),
    Rule("create_image", "[/] remix {remix_of} [and make it|and] (:|,) {prompt}"),
    Rule(
        "create_image", "(make|create|draw|paint) [<me>] a remix of {remix_of} [,|;] [:] [and make it|but] {difference}"
    ),
    Rule("create_image", "(make|create|draw|paint) [<me>] a remix of {remix_of} (:|,) {prompt}"),
)
_REMIXES: dict[str, Any] = {"include": ["remixes"]}
_SEEN = (
    Rule("get_post", "who (remixed|has remixed|else remixed|has made remixes of) {shown} [yet]", _REMIXES),
    Rule("get_post", "(did|has|have) <anyone> (remix|remixed) {shown} [yet]", _REMIXES),
    Rule("get_post", "[<show> [<me>]|are there|what are] [the|all|any|all the] remixes (of|from) {shown}", _REMIXES),
    Rule("get_post", "(<show> [<me>]|are there|what are) (the|all|any|its) remixes", _REMIXES | {"post": Ref("post")}),
    Rule("get_post", "what (did|have) <anyone> [made|make] (of|from) {shown}", _REMIXES),
)
_MADE_SO: dict[str, Any] = {"include": ["provenance"]}
_ORIGINS = (
    Rule("get_post", "[<show> [<me>]|what is] [the] (provenance|origin|lineage|credentials) of {shown}", _MADE_SO),
    Rule(
        "get_post",
        "(<show> [<me>]|what is) (its|the) (provenance|origin|lineage|credentials)",
        _MADE_SO | {"post": Ref("post")},
    ),
    Rule("get_post", "(who|who or what) (made|drew|painted|created|generated) {made_picture}", _MADE_SO),
    Rule("get_post", "how (was|did they make) {shown} [made|drawn|painted|created]", _MADE_SO),
    Rule("get_post", "(is|was) {shown} [made|drawn|painted|created] [by|with|using] [an] ai", _MADE_SO),
    Rule("get_post", "where does {shown} come from", _MADE_SO),
)

REMIXES = (
    *_MADE,
    *_SEEN,
    *_ORIGINS,
    *_allowing("edit_post", "{remixed}"),
    *_allowing("update_settings", _MINE),
    Rule("get_user", "who (may|can) remix (me|my posts|my pictures)", {"user": "me", "include": ["settings"]}),
    Rule("share_post", "<share> {images} [{visibility}] [,|;] [and|but] {remixable}"),
    Rule("share_post", "<share> {images} <saying> {quoted} [{visibility}] [,|;] [and|but] {remixable}"),
)

REMIXABLE: dict[str, tuple[str, ...]] = {
    value: (f"(let|allow) {who} [to] remix it", f"{who} (may|can) remix it") for value, who in _WHO.items()
}
