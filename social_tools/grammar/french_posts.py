"""French, as data: orders about posts: share, reply, quote, like, pass on, keep, open, delete."""

from typing import Any

from social_tools.grammar.language import Rule, rules
from social_tools.grammar.reading import Ref

_B = "[s il te plaît|s il vous plaît|stp|svp|maintenant|donc]"
_LAST: dict[str, Any] = {"reply_to": Ref("post")}
_SHARED = (
    *rules(
        "share_post",
        "<share> {images} [{visibility}] [stp]",
        "<share> {images} [{visibility}] <saying> [:] {text}",
        "<share> {images} avec {quoted} [{visibility}]",
        "<share> {visibility} : {text}",
        "<share> {visibility} {quoted}",
        "<share> : {text}",
        "<share> {quoted} [{visibility}]",
        "<share> {quoted} {publish_at}",
        "<write> (un|une|un nouveau|une nouvelle) (post|publication|statut) [{visibility}] (:|avec le texte [:]"
        "|qui dit [:]) {text}",
        "<write> (un|une|un nouveau|une nouvelle) (post|publication|statut) [{visibility}] {quoted}",
        "/ publier {text}",
        "(publie|poste) {bare_text}",
    ),
    *rules(
        "share_post",
        "<reply> {reply_to} (<saying>|avec :) [:] {text}",
        "<reply> {reply_to} [,|avec|par] {quoted}",
    ),
    *rules("share_post", "<reply> (<saying>|avec :) [:] {text}", "<reply> [avec|par] {quoted}", **_LAST),
    *rules("share_post", "/ répondre [:] {text}", **_LAST),
    *rules(
        "share_post",
        f"(cite|citer|citez) {_B} {{quote_of}} <saying> [:] {{text}}",
        f"(cite|citer|citez) {_B} {{quote_of}} [,|avec] {{quoted}}",
    ),
    *rules("list_actions", "[<show>] [mes|les] (brouillons|<posts> programmés)", "quels brouillons ai je"),
    *rules("share_post", "(partage|ouvre|utilise) {draft}", alone=True),
)


def _react(reaction: str, *says: str, on: bool = True) -> tuple[Rule, ...]:
    arguments: dict[str, Any] = {"reaction": reaction} | ({} if on else {"on": False})
    return rules("react_to_post", *says, **arguments)


_LIKED = "(j aime|like)"
_REACTIONS = (
    *_react(
        "like", f"(retire|enlève|annule) mon {_LIKED} (sur|de|du|à) {{posts}}", "je n aime plus {pointed}", on=False
    ),
    *rules("react_to_post", f"(retire|enlève|annule) mon {_LIKED}", reaction="like", on=False, post=Ref("post")),
    *_react(
        "like",
        "(aime|aimer|like|liker) {posts}",
        "j aime [bien] {pointed}",
        f"(mets|mettre|donne|donner|ajoute) un {_LIKED} (à|au|sur) {{posts}}",
    ),
    *_react("repost", "(annule|retire) mon repost (de|sur) {posts}", on=False),
    *_react(
        "repost",
        "(reposte|reposter|repartage|repartager|relaie) {posts} [à (mes <followers>|tous)]",
        "partage à nouveau {posts}",
    ),
    *_react("bookmark", "(enlève|retire|supprime) {posts} de mes (favoris|signets)", on=False),
    *_react(
        "bookmark",
        "(enregistre|enregistrer|sauvegarde|garde) {posts} [dans mes (favoris|signets)|pour plus tard]",
        "(ajoute|mets) {posts} (à|dans) mes (favoris|signets)",
    ),
    *rules("get_post", "qui (aime|a aimé) {shown}", include=["likes"]),
    *rules("get_post", "<show> {post}", "ouvre {this}", include=["thread"]),
    *rules("get_post", "[<show>] [toutes] [les] <replies> (à|au|de|du|sous) {thread_of}", include=["thread"]),
    *rules(
        "get_post",
        "[<show>] [toutes] [les] <replies>",
        "(qu ont|qu est ce qu|qu est ce que) <they> [ont|a] (répondu|dit)",
        "(quelqu un a|est ce que quelqu un a|quelqu un a t il) répondu",
        "y a t il des <replies>",
        post=Ref("post"),
        include=["thread"],
    ),
    *rules("delete_post", "<delete> {deleted}", "<delete> {picture_gone}"),
)

POSTS = (*_REACTIONS, *_SHARED)
