"""Spanish, as data: the everyday orders.

Those about posts are in `spanish_posts`, words are in `spanish_words`, what calls no tool is in `spanish_talk`.
"""

from typing import Any

from social_tools.grammar import other_edits, other_remixes, picture_changes, spanish_posts, spanish_talk, spanish_words
from social_tools.grammar.language import Language, Rule, folded, rules
from social_tools.grammar.reading import Ref

_B = "[por favor|porfa|ya|ahora]"
_WORDS = {
    "me": "me|nos",
    "the": "el|la|los|las|lo|ese|esa|este|esta|aquel|aquella",
    "my": "mi|mis",
    "post": "publicación|post|foto|imagen|dibujo|pintura|respuesta|comentario",
    "text": "publicación|post|respuesta|comentario|entrada",
    "posts": "publicaciones|posts|entradas",
    "picture": "imagen|dibujo|foto|ilustración|pintura|acuarela|retrato|póster|boceto|logo",
    "newest": "último|última|más reciente|más nueva|más nuevo|nuevo|nueva",
    "draw": f"(dibuja|dibujar|pinta|pintar|dibuje|pinte) [me|nos] {_B}",
    "make": f"(haz|hacer|crea|crear|genera|generar|haga|cree) [me|nos] {_B}",
    "show": f"(muestra|mostrar|enseña|enseñar|abre|abrir|ver|lee|leer|dame|muestre) [me|nos] {_B}",
    "share": f"(comparte|compartir|publica|publicar|postea|postear|sube|subir|comparta|publique) {_B}",
    "saying": "con el texto|con las palabras|con el título|diciendo|y di|que diga|:",
    "write": f"(escribe|escribir|haz|hacer|crea|crear|redacta|publica|publicar) {_B}",
    "reply": f"(responde|responder|contesta|contestar|comenta|comentar|responda) {_B}",
    "give_like": "(dale|darle|da|dar|pon|ponle|ponerle) [un] (me gusta|like|corazón) (a|al)",
    "follow": f"(sigue|seguir|siga) {_B} [a]",
    "stop_following": "(deja|dejar|deje) de seguir [a]|no (sigas|seguir) más [a]",
    "delete": f"(borra|borrar|elimina|eliminar|quita|quitar|suprime|borre|elimine) {_B}",
    "find": f"(busca|buscar|encuentra|encontrar|busque) [me] {_B}",
    "send": f"(envía|enviar|manda|mandar|envíe) {_B}",
    "feed": "feed|inicio|muro|timeline|cronología",
    "replies": "respuestas|comentarios|contestaciones",
    "they": "la gente|todos|los demás|otros",
    "avatar": "avatar|foto de perfil|imagen de perfil",
    "block": f"(bloquea|bloquear|bloquee) {_B} [a]",
    "mute": f"(silencia|silenciar|silencie) {_B} [a]",
    "doubt": "publiques|publique|publiquen|compartas|comparta|borres|borre|elimines|elimine|sigas|siga"
    "|respondas|contestes"
    "|envíes|mandes|bloquees|silencies|denuncies|cites|des|dibujes|pintes|hagas|postees|subas|repostees|guardes|cambies"
    "|publicar|compartir|borrar|eliminar|seguir",
    "azul": "azul|roja|rojo|verde|amarilla|amarillo|rosa|morada|oscura|oscuro|clara|claro|cálida|cálido|fría|frío"
    "|brillante|suave|colorida|colorido|pálida|pálido",
    "scene": "de (noche|día)|al (amanecer|atardecer|anochecer|mediodía)|a la luz de la luna"
    "|(bajo|en) la (lluvia|nieve|niebla)|con (lluvia|nieve|niebla)|en (invierno|verano|otoño|primavera)"
    "|en (acuarela|blanco y negro|sepia|pixel art|óleo)|como (acuarela|póster|boceto)",
}

_PICTURES = (
    *rules("create_image", "{prompt_again}", "[y|ahora|pero|lo mismo] {change}", alone=True),
    *rules(
        "create_image",
        f"(haz|hacer|pon|pinta|dibuja|vuelve) (lo|la|eso|esto|(<the>|<my>) [<newest>] <picture>) {_B} {{change}}",
        "<make> (una|un|otra|otro) <picture> (de|con|:) {prompt}",
        "<make> {count} (imágenes|dibujos|versiones) de {prompt}",
        "<show> (una|un|otra|otro) <picture> de {prompt}",
    ),
    *rules(
        "create_image",
        "[yo] [quiero|quisiera|querría|me gustaría|necesito] (una|un|otra|otro) <picture> (de|con) {prompt}",
        "{count} (imágenes|dibujos) de {prompt}",
        "/ imagen [:] {prompt}",
        first=True,
    ),
    Rule("create_image", "<draw> [:] {prompt}", wish=False),
)

_ME: dict[str, Any] = {"user": "me"}
_FEEDS = (
    *rules("read_feed", "[los] mejores primero", feed=Ref("feed", word="this"), sort="best"),
    *rules("read_feed", "[los] más (nuevos|recientes) primero", feed=Ref("feed", word="this"), sort="newest"),
    *rules("read_feed", "(solo|sólo) (imágenes|fotos)", feed=Ref("feed", word="this"), images_only=True),
    *rules("read_feed", "[muestra|ver] [me] {more}", alone=True),
    *rules("read_feed", "{tag_feed}", alone=True),
    *rules("read_feed", "<show> {tag_feed}", "<posts> (con|de|sobre) {tag_feed}", "qué hay de nuevo en {tag_feed}"),
    *rules(
        "read_feed",
        "<show> (<my>|<the>) <feed>",
        "qué (hay|tenemos) de nuevo [hoy|aquí|por aquí]",
        "(qué|cuáles son las) novedades [hay|hoy|aquí]",
        "hay (algo nuevo|novedades)",
        "qué (está pasando|pasa) [aquí|hoy|por aquí]",
        "qué hay en mi <feed>",
        "<show> (las|los) [<posts>] (nuevas|nuevos|últimas|últimos|recientes) [<posts>]",
        "actualiza (<my>|<the>) <feed>",
        feed="home",
    ),
    *rules("read_feed", "[/] [<my>] <feed>", "novedades", alone=True, feed="home"),
    *rules("read_feed", "(explorar|explora|descubrir|explore)", alone=True, feed="explore"),
    *rules(
        "read_feed",
        "<show> (explorar|lo que <they> publica|lo que <they> publican|todas las <posts>)",
        "qué (publica|publican|comparte|comparten|está publicando) <they>",
        feed="explore",
    ),
    *rules("read_feed", "[<show>] <my> (marcadores|guardados|favoritos|<posts> guardadas)", feed="bookmarks"),
    *rules(
        "read_feed",
        "<show> [las|los|todas las] [últimas|últimos] <posts> de {feed_of}",
        "qué (ha publicado|publicó|publica|ha compartido|compartió|ha dibujado) {feed_of} [hoy|últimamente]",
        "<show> {feed_owner} [últimas|últimos] <posts>",
    ),
    *rules(
        "read_feed", "[las|los] [últimas|últimos] <posts> de {feed_of}", "{feed_owner} [últimas] <posts>", alone=True
    ),
    *rules("read_feed", "[<show>] [las|los] (imágenes|dibujos|fotos) de {feed_of}", images_only=True),
    *rules(
        "get_digest",
        "qué (me perdí|me he perdido) [{since}|{span}]",
        "(me perdí|me he perdido) algo [{since}|{span}]",
        "qué (pasó|ha pasado) [{since}|{span}]",
        "[dame|hazme|haz] [me] un resumen [{since}|{span}]",
    ),
    *rules("explain_feed", "por qué veo {shown}", feed=Ref("feed", word="this")),
    *rules("preview_feed_rules", "[cuáles son|<show>] <my> reglas [de feed|del feed]", wish=""),
)

_SEARCH = (
    *rules(
        "search",
        "qué (es|está en|está de) (tendencia|moda) [ahora|hoy|aquí]",
        "(cuáles son|<show>) las tendencias [de hoy|de ahora]",
        "[las] tendencias",
        query="",
        type="tags",
    ),
    *rules(
        "search",
        "a (quién|quiénes) (debería seguir|puedo seguir|sigo|podría seguir)",
        "[<show>] <my> sugerencias",
        "(sugiere|recomienda) [me] (gente|personas|a alguien)",
        query="",
        type="people",
    ),
    *rules("search", "[<show>] mis (imágenes|dibujos|fotos)", query="", type="images"),
    *rules("search", "[<show>] mis (imágenes|dibujos|fotos) de {made_on}", query="", type="images"),
    *rules(
        "search",
        "<find> [a] (personas|gente|alguien|usuarios) [llamadas|llamada|llamados|llamado|que se (llame|llamen"
        "|llama)|:] {query}",
        type="people",
    ),
    *rules("search", "<find> (etiquetas|hashtags) [como|de|sobre|:] {query}", type="tags"),
    *rules(
        "search",
        "<find> [las|los] <posts> (sobre|de|con|acerca de) {query}",
        "hay <posts> (sobre|de|con) {query}",
        "(busca|buscar|busque) [por favor|:] {query}",
        "/ buscar {query}",
    ),
)

_PEOPLE = (
    *rules("get_user", "quién soy [yo]", "<my> (perfil|cuenta|nombre de usuario)", user="me", alone=True),
    *rules("get_user", "<show> mi perfil", "cómo se ve mi perfil", **_ME),
    *rules("get_user", "[<show>] mis seguidores", "quién me sigue", "quiénes me siguen", **_ME, include=["followers"]),
    *rules("get_user", "a (quién|quiénes) sigo", "[<show>] a (quién|quiénes) sigo", **_ME, include=["following"]),
    *rules("get_user", "quién sigue a {user}", "[<show>] los seguidores de {user}", include=["followers"]),
    *rules("get_user", "a quién sigue {user}", include=["following"]),
    *rules("get_user", "[<show>] mis listas", **_ME, include=["lists"]),
    *rules("get_user", "[<show>] (mis ajustes|mi configuración)", **_ME, include=["settings"]),
    *rules("get_user", "[<show>] [mis] solicitudes", "quién quiere seguirme", **_ME),
    *rules(
        "get_user",
        "quién es {user}",
        "quién es {author}",
        "quién (dibujó|pintó|publicó|escribió|hizo) {author}",
        "[<show>] [el] perfil de {user}",
        "(háblame|cuéntame) [algo|más] (de|sobre) {at_name}",
        "<show> [a] {at_name}",
    ),
    *rules("follow_user", "<stop_following> {followed}", follow=False),
    *rules("follow_user", "<follow> {followed} [también]"),
    *rules(
        "limit_user",
        "(desbloquea|desbloquear) [a] {users}",
        "(quita|quitar|levanta) el (bloqueo|silencio) (a|de) {users}",
        "(deja de|dejar de) (silenciar|bloquear) a {users}",
        "(desilencia|reactiva) a {users}",
        level="none",
    ),
    *rules("limit_user", "<mute> {users}", "<mute> {user} {until}", level="mute"),
    *rules("limit_user", "<block> {users}", level="block"),
    *rules("report_content", "(denuncia|denunciar|reporta|reportar) [a] {reported} (como|por) {category}"),
    *rules(
        "update_profile",
        "llama me {new_handle}",
        "cambia mi (nombre de usuario|usuario|handle) (a|por) {new_handle}",
        "mi (nombre de usuario|usuario) (es|:) {new_handle}",
        "mi [nuevo] nombre es {full_name}",
        "cambia mi nombre (a|por) {full_name}",
        "mi (bio|biografía) (es|:) [:] {bio}",
        "cambia mi (bio|biografía) (a|por|:) [:] {bio}",
        "(usa|usar|pon|poner) {avatar} (como|de) [mi] <avatar>",
    ),
    *rules("update_profile", "(borra|quita) mi (bio|biografía)", bio=""),
)

_PRIVATE = (
    *rules(
        "read_messages",
        "[<show>] [mis|los] [nuevos] mensajes [nuevos|privados|directos]",
        "[<show>] mi (buzón|bandeja de entrada)",
        "tengo [nuevos|algún|algunos] (mensajes|mensaje) [nuevos|nuevo]",
        "(alguien me ha escrito|me ha escrito alguien|me escribió alguien)",
    ),
    *rules(
        "read_messages",
        "[<show>] (mis mensajes|la conversación|mi conversación|el chat) (con|de) {correspondent}",
        "qué me (escribió|ha escrito|dijo) {correspondent}",
    ),
    *rules(
        "send_message",
        "(escribe|escribir|escríbele|di|dile) [le] a {recipient} : {text}",
        "(escribe|escribir|di|dile) [le] a {recipient} {quoted}",
        "<send> [le] un mensaje [privado|directo] a {recipient} (<saying>|que diga) [:] {text}",
        "<send> [le] un mensaje [privado|directo] a {recipient} [con] {quoted}",
        "<send> [le] a {recipient} un mensaje [privado|directo] (<saying>|que diga) [:] {text}",
        "mensaje (a|para) {recipient} : {text}",
    ),
    *rules("send_message", "<send> [le] {sent_post} a {recipient}", "<send> [le] a {recipient} {sent_post}", text=""),
    *rules("send_message", "<send> [le] {sent_image} a {recipient}", "<send> [le] a {recipient} {sent_image}", text=""),
    *rules("mark_read", "marca {read} como (leído|leída|leídos|leídas|visto)"),
    *rules(
        "get_notifications",
        "[<show>] [mis|las|todas] [nuevas] (notificaciones|avisos) [nuevas]",
        "tengo [nuevas|alguna] (notificaciones|notificación|avisos) [nuevas]",
        "hay (notificaciones|avisos)",
    ),
    *rules("get_notifications", "quién me ha mencionado", "[<show>] mis menciones", types=["mention"]),
)

_LEDGER = (
    *rules(
        "list_actions",
        "qué (hiciste|has hecho) [hoy] [por mí|para mí] [hoy|hasta ahora]",
        "[<show>] (mis|tus|las) [últimas] acciones",
    ),
    *rules(
        "undo_action",
        "(deshaz|deshacer|revierte|anula) {act}",
        "(cancela|anula) {scheduled}",
    ),
    *rules("undo_action", "[/] (deshacer|deshaz)", act=Ref("act")),
    *rules(
        "undo_action",
        "(restaura|restaurar|recupera|recuperar) (lo|la|eso|<my> [<newest>] (<post>|imagen) [<newest>])",
        "restaurar",
        act=Ref("act", word="restore"),
    ),
    *rules("update_settings", "(pregunta|preguntar) me siempre [antes]", changes={"assistant": "ask_always"}),
)

_IT = "(lo|la|eso|esto|ese|esa|este|esta)"
_POINTED = (
    "<the> <post>",
    "[<the>] {ordinal} [<post>]",
    "[<the>] <post> {ordinal}",
    "[<post>] número {number}",
    "[<post>] {id}",
    "{owner} [<newest>] <post> [<newest>]",
    "{owner} {ordinal} <post>",
    "<the> [<newest>] <post> [<newest>] de {who}",
    "<the> {ordinal} <post> de {who}",
)
_MINE = (
    "{owner} [<newest>] <text> [<newest>]",
    "<the> <text>",
    "[<the>] {ordinal} [<text>]",
    "<text> [número] {number}",
    "{id}",
)
_PERSON = ("{name}", "(le|la|lo|ella|él|ellos|ellas)", "<the> (persona|usuario|usuaria|artista|autor|autora)")
_REFS = {
    "user": (*_PERSON, "<the> {ordinal} [persona]"),
    "author": (_IT, "<the> <post>", "<the> {ordinal} [<post>]"),
    "post": (_IT, *_POINTED),
    "pointed": _POINTED,
    "message": ("(el|ese|este|su) [último] mensaje", "el {ordinal} mensaje"),
    "shown": (_IT, *_POINTED),
    "replied": ("[a] (eso|esto)", *(f"(a|al) {say}" for say in _POINTED), "a {who}", "{who}"),
    "answered": _POINTED,
    "own_post": ("{owner} [<newest>] <text> [<newest>]",),
    "own_text": ("{owner} [<newest>] <text> [<newest>]",),
    "edited": (_IT, *_MINE),
    "made_picture": ("<the> <picture>",),
    "followed": ("{tag}", "(la etiqueta|el hashtag) {tag_word}", "(la etiqueta|el hashtag) {tag}"),
    "person": _PERSON,
    "at_person": ("{at_who}",),
    "not_seen": ("<posts> de {who}",),
    "draft": ("(el|mi) [<newest>] borrador", "(el|mi) {ordinal} borrador"),
    "scheduled": ("(la|mi) publicación programada",),
    "read": ("(lo|los|las|todo|eso)", "[todas] mis notificaciones", "(la|esta) conversación", "(los|mis) mensajes"),
    "sent_post": (
        "<the> (publicación|post)",
        "<the> {ordinal} (publicación|post)",
        "{owner} [<newest>] (publicación|post)",
    ),
    "sent_image": ("(<the>|<my>) [<newest>] <picture>", "<the> {ordinal} <picture>"),
    "picture_gone": ("<my> [<newest>] <picture>",),
    "deleted": (_IT, *_MINE, "<the> [<newest>] <text> de {who}"),
    "this": ("(eso|esto)",),
    "image": (
        "(lo|la|eso|esto)",
        "(<the>|<my>) [<newest>] <picture> [<newest>]",
        "[<the>] {ordinal} [<picture>]",
        "(el|la) {thing} [<picture>]",
        "(el|la|mi) {thing} [<picture>] de {made_on}",
    ),
    "act": ("(lo|eso|esto)", "la última acción", "lo último", "lo que (hiciste|has hecho)"),
    "pronoun": ("(le|ella|él)",),
    "prompt": ("(otra|otro) [vez|más|imagen|dibujo]", "una más", "(haz|dibuja) [lo|la] otra vez", "de nuevo"),
    "pictures": ("(las|los) dos [imágenes]", "ambas", "todas [las imágenes]"),
    "feed": ("más", "[la] página siguiente", "siguiente", "más <posts>", "<posts> anteriores"),
}

SPANISH = folded(
    Language(
        code="es",
        words=_WORDS | spanish_talk.WORDS,
        rules=(
            *_PICTURES,
            *other_edits.RULES,
            *other_remixes.SPANISH,
            *_FEEDS,
            *_PEOPLE,
            *_PRIVATE,
            *_LEDGER,
            *spanish_posts.POSTS,
            *_SEARCH,
        ),
        topics=spanish_talk.TOPICS,
        questions=spanish_talk.QUESTIONS,
        answers=spanish_talk.ANSWERS,
        refs=_REFS,
        edits=other_edits.SPANISH,
        collages=other_edits.SPANISH_COLLAGES,
        changes=(
            "[un poco|un poquito|mucho|bastante] (más|menos) <azul> [y [más] <azul>]",
            "<scene> [y [más] <azul>]",
            *picture_changes.SPANISH,
        ),
        **spanish_words.SPOKEN,
        **spanish_words.WORDS,
    )
)
