"""Spanish, as data: orders about posts: share, reply, quote, like, pass on, keep, open, delete."""

from typing import Any

from social_tools.grammar.language import Rule, rules
from social_tools.grammar.reading import Ref

_B = "[por favor|porfa|ya|ahora]"
_LAST: dict[str, Any] = {"reply_to": Ref("post")}
_SHARED = (
    *rules(
        "share_post",
        "<share> {images} [{visibility}] [por favor]",
        "<share> {images} [{visibility}] <saying> [:] {text}",
        "<share> {images} con {quoted} [{visibility}]",
        "<share> {visibility} : {text}",
        "<share> {visibility} {quoted}",
        "<share> : {text}",
        "<share> {quoted} [{visibility}]",
        "<share> {quoted} {publish_at}",
        "<write> (una|un|una nueva|un nuevo) (publicación|post|estado|entrada) [{visibility}] (:|con el texto"
        " [:]|que diga [:]) {text}",
        "<write> (una|un|una nueva|un nuevo) (publicación|post|estado|entrada) [{visibility}] {quoted}",
        "/ publicar {text}",
        "(publica|postea) {bare_text}",
    ),
    *rules(
        "share_post",
        "<reply> {reply_to} (<saying>|con :) [:] {text}",
        "<reply> {reply_to} [,|con] {quoted}",
    ),
    *rules("share_post", "<reply> (<saying>|con :) [:] {text}", "<reply> [con] {quoted}", **_LAST),
    *rules("share_post", "/ responder [:] {text}", **_LAST),
    *rules(
        "share_post",
        f"(cita|citar|cite) {_B} {{quote_of}} <saying> [:] {{text}}",
        f"(cita|citar|cite) {_B} {{quote_of}} [,|con] {{quoted}}",
    ),
    *rules("list_actions", "[<show>] [mis|los] (borradores|<posts> programadas)", "qué borradores tengo"),
    *rules("share_post", "(comparte|abre|usa) {draft}", alone=True),
)


def _react(reaction: str, *says: str, on: bool = True) -> tuple[Rule, ...]:
    arguments: dict[str, Any] = {"reaction": reaction} | ({} if on else {"on": False})
    return rules("react_to_post", *says, **arguments)


_REACTIONS = (
    *_react(
        "like", "(quita|quitar|retira) (mi|el) (me gusta|like) (de|a|al) {posts}", "ya no me gusta {pointed}", on=False
    ),
    *rules(
        "react_to_post",
        "(quita|quitar|retira) mi (me gusta|like)",
        "ya no me gusta",
        reaction="like",
        on=False,
        post=Ref("post"),
    ),
    *_react(
        "like",
        "<give_like> {posts}",
        "(dale|darle|da|ponle) [un] (me gusta|like) [a|al] {posts}",
        "me gusta {pointed}",
        "(marca|marcar) {posts} (con|como) [un] (me gusta|like)",
    ),
    *_react("repost", "(quita|deshaz) mi repost de {posts}", on=False),
    *_react(
        "repost",
        "(repostea|repostear|rebloguea|reenvía|difunde) {posts} [a (mis seguidores|todos)]",
        "vuelve a compartir {posts}",
    ),
    *_react("bookmark", "(quita|saca|borra|elimina) {posts} de mis (marcadores|guardados|favoritos)", on=False),
    *_react(
        "bookmark",
        "(guarda|guardar|guarde) {posts} [en mis (marcadores|guardados|favoritos)|para (después|luego|más tarde)]",
        "(añade|agrega|pon) {posts} (a|en) mis (marcadores|guardados|favoritos)",
    ),
    *rules("get_post", "a quién le gusta {shown}", "quién (le dio|dio) (like|me gusta) a {shown}", include=["likes"]),
    *rules("get_post", "<show> {post}", "abre {this}", include=["thread"]),
    *rules("get_post", "[<show>] [todas] [las|los] <replies> (a|al|de|del) {thread_of}", include=["thread"]),
    *rules(
        "get_post",
        "[<show>] [todas|todos] [las|los] <replies>",
        "qué (respondieron|han respondido|contestaron|dijeron) [<they>]",
        "(alguien ha respondido|ha respondido alguien|respondió alguien|alguien respondió)",
        "hay <replies>",
        post=Ref("post"),
        include=["thread"],
    ),
    *rules("delete_post", "<delete> {deleted}", "<delete> {picture_gone}"),
)

POSTS = (*_REACTIONS, *_SHARED)
