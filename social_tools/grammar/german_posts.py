"""German, as data: orders about posts: share, reply, quote, like, pass on, keep, open, delete."""

from typing import Any

from social_tools.grammar.language import Rule, rules
from social_tools.grammar.reading import Ref

_B = "[bitte|mal|doch|jetzt|einfach|kurz|bitte mal|mal bitte|doch mal|doch bitte]"
_LAST: dict[str, Any] = {"reply_to": Ref("post")}
_SHARED = (
    *rules(
        "share_post",
        "<share> {images} [{visibility}]",
        "{images} [{visibility}] <sharing>",
        "<share> {images} [{visibility}] <saying> [:] {text}",
        "<share> {images} mit {quoted} [{visibility}]",
        "<share> {visibility} : {text}",
        "<share> {visibility} {quoted}",
        "<share> : {text}",
        "<share> {quoted} [{visibility}]",
        "{quoted} [{visibility}] <sharing>",
        "<share> {quoted} {publish_at}",
        "<write> (einen|einen neuen|den|einen kurzen) (beitrag|post|status) [{visibility}] (:|mit dem text [:]) {text}",
        "<write> (einen|einen neuen|den) (beitrag|post|status) [{visibility}] {quoted}",
        "/ post {text}",
        "(poste|post|posten sie) [bitte] {bare_text}",
    ),
    *rules(
        "share_post",
        "<reply> {reply_to} (<saying>|mit :) [:] {text}",
        "<reply> {reply_to} [,|mit] {quoted}",
    ),
    *rules("share_post", "<reply> (<saying>|mit :) [:] {text}", "<reply> [mit] {quoted}", **_LAST),
    *rules("share_post", "/ antwort [:] {text}", **_LAST),
    *rules(
        "share_post",
        f"(zitiere|zitier|zitieren sie) {_B} {{quote_of}} <saying> [:] {{text}}",
        f"(zitiere|zitier|zitieren sie) {_B} {{quote_of}} [,|mit] {{quoted}}",
    ),
    *rules("list_actions", "[<show>] [meine|die] (entwürfe|geplanten <posts>)", "welche entwürfe habe ich"),
    *rules("share_post", "(teile|öffne|nimm) {draft}", alone=True),
)


def _react(reaction: str, *says: str, on: bool = True) -> tuple[Rule, ...]:
    arguments: dict[str, Any] = {"reaction": reaction} | ({} if on else {"on": False})
    return rules("react_to_post", *says, **arguments)


_REACTIONS = (
    *_react("like", "like {posts} nicht mehr", "(entlike|unlike) {posts}", "mir gefällt {posts} nicht mehr", on=False),
    *_react("like", f"(nimm|zieh|nehme) {_B} mein (like|herz) (für|von|bei) {{posts}} zurück", on=False),
    Rule(
        "react_to_post",
        f"(nimm|zieh|nehme) {_B} mein (like|herz) zurück",
        {"reaction": "like", "on": False, "post": Ref("post")},
    ),
    *_react(
        "like",
        "<like> {posts}",
        "{posts} liken",
        "(gib|gebe|geben sie) {posts} (ein|einen) (like|herz)",
        "{posts} (ein|einen) (like|herz) geben",
        "mir gefällt {pointed}",
        "{pointed} gefällt mir",
        "(markiere|markier) {posts} [mit|als] (gefällt mir|like)",
    ),
    *_react("repost", "(entreposte|unrepost) {posts}", "nimm meinen repost (von {posts}) zurück", on=False),
    *_react(
        "repost",
        "(reposte|repost|rebloge|booste) [bitte] {posts}",
        "(teile|teil|leite|leit|gib) {posts} weiter [an (alle|meine <followers>)]",
        "{posts} (weiterteilen|reposten|weiterleiten)",
    ),
    *_react("bookmark", "(entferne|lösche|nimm) {posts} aus meinen lesezeichen", on=False),
    *_react(
        "bookmark",
        "(merk|merke) dir {posts}",
        "(speichere|speicher|merk|merke|lege|leg|setze) {posts} (in meinen lesezeichen|zu meinen lesezeichen|als"
        " lesezeichen|für später)",
        "(setze|setz) ein lesezeichen (auf|bei|für) {posts}",
        "{posts} merken",
    ),
    *rules("get_post", "wem gefällt {shown}", "wer (hat {shown} geliked|mag {shown})", include=["likes"]),
    *rules("get_post", "<show> {post}", "{post} (öffnen|zeigen|lesen)", "öffne {this}", include=["thread"]),
    *rules(
        "get_post",
        "[<show>] [alle] [die] <replies> (auf|zu|unter) {thread_of}",
        "was haben <they> (auf|zu) {thread_of} (geantwortet|gesagt|geschrieben)",
        "hat [schon] jemand (auf|zu) {thread_of} geantwortet",
        include=["thread"],
    ),
    *rules(
        "get_post",
        "[<show>] [alle] [die] <replies>",
        "was (haben|hat) (<they>|jemand) [darauf|dazu] (geantwortet|gesagt|geschrieben)",
        "hat [schon] jemand [darauf] (geantwortet|kommentiert)",
        "gibt es [schon] <replies>",
        post=Ref("post"),
        include=["thread"],
    ),
    *rules("delete_post", "<delete> {deleted}", "{deleted} (löschen|entfernen)", "<delete> {picture_gone}"),
)

POSTS = (*_REACTIONS, *_SHARED)
