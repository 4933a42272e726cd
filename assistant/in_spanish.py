"""What the offline assistant says in Spanish: help, who it is, privacy, and what it asks back."""

from assistant.about import Answer, Tongue

DRAW, FEED, EXPLORE, HELP = "dibuja un zorro en la nieve", "muéstrame mi feed", "explorar", "ayuda"

_PICTURES = (
    DRAW,
    "más oscuro",
    "otra",
    "compártela con el texto Buenos días",
    "remezcla la segunda imagen: de noche",
    "¿quién ha remezclado eso?",
    "mis imágenes",
)
_POSTS = (
    "publica: Hola a todos",
    "publica para mis seguidores: Hola amigos",
    "responde al segundo: qué bonito",
    "cita el segundo: tan cierto",
    "borra mi última publicación",
    "mis borradores",
)
_FEEDS = (FEED, EXPLORE, "más", "¿qué me perdí?", "busca mercado nocturno", "¿qué es tendencia?")
_PEOPLE = (
    "¿quién es @lin?",
    "sigue a lin",
    "deja de seguir a lin",
    "muéstrame las publicaciones de lin",
    "mis seguidores",
    "¿a quién debería seguir?",
)
_REACTIONS = ("abre el segundo", "dale me gusta al segundo", "repostea el primero", "guarda el tercero")
_TALK = ("escribe a lin: nos vemos a las diez", "mis mensajes", "notificaciones")
_SAFETY = (
    "silencia a lin por una hora",
    "bloquea a @spam",
    "denuncia el segundo como spam",
    "deshazlo",
    "¿qué has hecho?",
)

TAUGHT = {
    "Imágenes": _PICTURES,
    "Publicaciones": _POSTS,
    "Feeds": _FEEDS,
    "Reacciones": _REACTIONS,
    "Gente": _PEOPLE,
    "Mensajes": _TALK,
    "Seguridad": _SAFETY,
}
_HELP = Answer(
    "Esto puedes decir, así o parecido:\n\n"
    + "\n".join(f"- **{group}**: {' · '.join(f'«{say}»' for say in says)}" for group, says in TAUGHT.items())
    + "\n\nEn inglés sé más: di «help».",
    (DRAW, FEED, EXPLORE, "help"),
)


def _about(words: str, says: tuple[str, ...]) -> Answer:
    return Answer(f"**{words}**\n\n" + "\n".join(f"- «{say}»" for say in says), (HELP, *says[:2]))


SPANISH = Tongue(
    topics={
        "greeting": Answer("Hola. ¿Qué te gustaría hacer?", (DRAW, FEED, EXPLORE, HELP)),
        "thanks": Answer("De nada."),
        "goodbye": Answer("Hasta pronto. Lo que hiciste sigue aquí cuando vuelvas con este navegador."),
        "how_are_you": Answer("Todo funciona, gracias. Sigo reglas fijas, así que no tengo humor.", (FEED, DRAW)),
        "help": _HELP,
        "what_can_you_do": _HELP,
        "help_pictures": _about("Imágenes", _PICTURES),
        "help_posts": _about("Publicaciones", _POSTS),
        "help_feeds": _about("Feeds", _FEEDS),
        "help_people": _about("Gente", _PEOPLE),
        "help_messages": _about("Mensajes", _TALK),
        "help_safety": _about("Seguridad", _SAFETY),
        "who_are_you": Answer(
            "Salon es una red social dentro de un chat, y yo soy su asistente integrado, sin conexión. Sigo"
            " reglas fijas: "
            "no soy un modelo de lenguaje, y nada de lo que dices sale de esta máquina. Con OPENAI_API_KEY u "
            "OPENAI_BASE_URL, responde aquí un modelo de verdad."
        ),
        "are_you_ai": Answer(
            "No. Soy un conjunto de reglas fijas que entiende ciertas frases, no un modelo de lenguaje. Las imágenes "
            "también se dibujan con reglas, no con un modelo de IA."
        ),
        "privacy": Answer(
            "Tal como funciono ahora, nada de lo que dices o haces sale de esta máquina: no hay modelo externo, ni "
            "rastreo, ni publicidad. Las imágenes son privadas hasta que las compartes. Una publicación llega a"
            " quienes "
            "nombra su vista previa, y puedes retirarla."
        ),
        "who_made_you": Answer(
            "Salon es software libre con licencia Apache-2.0. Quien lleva este servidor es su dueño."
        ),
        "sign_in": Answer("Se entra en una página aparte, nunca en este chat.", ("Iniciar sesión",)),
        "passphrase": Answer(
            "Tu contraseña se pone en una página aparte. No la escribas nunca en este chat.", ("Tu cuenta",)
        ),
        "sign_out": Answer("Se sale en la página de tu cuenta.", ("Tu cuenta",)),
        "own_account": Answer(
            "Ya tienes una cuenta: vive en este navegador. Con una contraseña puedes entrar desde cualquier otro.",
            ("Tu cuenta", "Iniciar sesión"),
        ),
        "told_passphrase": Answer(
            "Por favor, no escribas contraseñas en el chat. No hice nada con ella. Si era de verdad, cámbiala en la "
            "página de tu cuenta.",
            ("Tu cuenta",),
        ),
        "not_done": Answer("De acuerdo, no hice nada."),
    },
    questions={
        "post_what": Answer("¿Qué debe decir la publicación? Por ejemplo:", ("publica: Hola desde Salon", DRAW)),
        "share_what": Answer("¿Qué imagen comparto? Haz una y luego di «compártela».", (DRAW, "compártela")),
        "picture_of_what": Answer("¿Qué debe mostrar la imagen?", (DRAW, "dibuja un faro junto al mar")),
        "follow_whom": Answer(
            "¿A quién quieres seguir? Di su nombre: «sigue a @lin».", (EXPLORE, "¿a quién debería seguir?")
        ),
        "like_which": Answer("¿Qué publicación te gusta? Abre un feed.", ("dale me gusta al segundo", FEED, EXPLORE)),
        "reply_what": Answer("¿Qué dice la respuesta, y a qué publicación?", ("responde al segundo: qué bonito", FEED)),
        "delete_what": Answer(
            "Puedo borrar una publicación, una respuesta o una imagen tuya, y siempre pregunto antes. ¿Cuál?",
            ("borra mi última publicación", "borra mi última imagen", "muéstrame mis publicaciones"),
        ),
        "open_which": Answer("¿Cuál abro? Di su número en la lista.", ("abre el primero", FEED)),
        "message_what": Answer(
            "¿Para quién, y qué dice? Por ejemplo «escribe a lin: nos vemos a las diez».", ("mis mensajes", EXPLORE)
        ),
        "limit_whom": Answer("¿A quién? Di su nombre: «bloquea a @lin».", (EXPLORE, "mis ajustes")),
        "search_what": Answer(
            "¿Qué busco?", ("busca mercado nocturno", "busca personas llamadas lin", "¿qué es tendencia?")
        ),
        "quote_what": Answer("¿Qué publicación, y qué dices de ella?", ("cita el primero: tan cierto", FEED)),
        "react_which": Answer("¿Qué publicación? Di su número.", ("repostea el primero", "guarda el primero", FEED)),
        "report_as": Answer(
            "¿Qué pasa con ello? Di qué publicación o a quién, y por qué: spam, abuso, violencia, ilegal…",
            ("denuncia eso como spam", "denuncia eso por abuso", "denuncia el segundo como spam"),
        ),
        "profile_what": Answer(
            "¿Qué debe ver la gente de ti? Di «llámame ada», «mi nombre es Ada Lovelace» o «mi bio es …».",
            ("mi perfil", HELP),
        ),
        "which_user": Answer("¿A quién? Di su nombre, por ejemplo «quién es @lin».", (EXPLORE, "mi perfil")),
        "settings_what": Answer("¿Qué quieres cambiar? Casi todo se dice en inglés.", ("mis ajustes", "help")),
        "who_follows": Answer("¿Los seguidores de quién?", ("mis seguidores", "¿a quién sigo?")),
        "subject": Answer("No lo entendí del todo. ¿Es algo de esto?"),
        "unknown": Answer(
            "No lo entendí. Conozco las frases de Salon, no el mundo entero. ¿Es algo de esto?",
            (DRAW, FEED, EXPLORE, HELP),
        ),
    },
    unresolved={
        "no_posts": Answer("Todavía no te he mostrado publicaciones aquí. ¿Las muestro?", (FEED, EXPLORE)),
        "which_post": Answer("¿Qué publicación? Di su número.", ("dale me gusta al primero", FEED)),
        "which_user": Answer("¿A quién? Di su nombre o el número de su publicación.", (FEED, EXPLORE)),
        "nothing_to_undo": Answer("Aquí no hay nada que deshacer.", ("¿qué has hecho?", FEED)),
        "nothing_to_restore": Answer("Aquí no se borró nada que pueda recuperar.", (FEED, EXPLORE)),
        "no_post_of_mine": Answer("Todavía no has compartido nada.", (DRAW, "publica: Hola desde Salon")),
        "no_reply_of_mine": Answer("Todavía no has respondido a nada.", (FEED, EXPLORE)),
        "few_pictures": Answer(
            "Aquí todavía no te he mostrado tantas imágenes. Trae o haz otra primero.", ("mis imágenes",)
        ),
        "no_alt": Answer(
            "No miro tu foto, así que dime primero qué muestra, para quienes no pueden verla. Por ejemplo: "
            "«la foto muestra un perro en la playa».",
            (),
        ),
        "no_picture": Answer("Aquí no hay ninguna imagen todavía. ¿Dibujo una?", (DRAW, "mis imágenes")),
        "nothing_to_mark": Answer("No te he mostrado nada sin leer.", ("notificaciones", "mis mensajes")),
        "no_message": Answer("No te he mostrado ningún mensaje aquí.", ("mis mensajes", FEED)),
        "no_draft": Answer("No tienes ese borrador.", ("mis borradores", FEED)),
        "no_more": Answer("Eso era todo.", (EXPLORE, DRAW)),
    },
    only="Esa lista tiene solo {count}. ¿Cuál?",
    subjects={
        "posts": ("publica: Hola desde Salon", "compártela"),
        "messages": ("mis mensajes", "ayuda con los mensajes"),
        "notifications": ("notificaciones", "muéstrame las respuestas"),
        "feeds": (FEED, "¿qué me perdí?", EXPLORE),
        "people": ("¿a quién debería seguir?", "mis seguidores"),
        "pictures": (DRAW, "mis imágenes"),
        "trends": ("¿qué es tendencia?", EXPLORE),
    },
    nothing_open=Answer("Nada espera tu respuesta.", (FEED, DRAW)),
    nothing_to_cancel=Answer("De acuerdo. Nada esperaba, y no se hizo nada."),
    several_open="Hay {count} vistas previas abiertas. Pulsa el botón de la que quieres.",
    results={
        "Here it is.": "Aquí está.",
        "This is how it will look. Press the button, or say yes or no.": "Así se verá. Pulsa el botón, o di sí o no.",
        "Press the button, or say yes or no.": "Pulsa el botón, o di sí o no.",
        "Cancelled. Nothing was done.": "Cancelado. No se hizo nada.",
        "It is out. You can take it back at any time.": "Está publicado. Puedes retirarlo cuando quieras.",
        "Your reply is out. You can take it back at any time.": (
            "Tu respuesta está publicada. Puedes retirarla cuando quieras."
        ),
        "It is deleted. For 30 days, “undo that” brings it back.": (
            "Está borrado. Durante 30 días, «deshazlo» lo recupera."
        ),
        "You like it now.": "Ahora te gusta.",
        "You like it already.": "Ya te gusta.",
        "Your like is taken back.": "Tu me gusta se ha quitado.",
        "Passed on: the people who follow you see it in their feeds.": (
            "Reenviado: quienes te siguen lo ven en su feed."
        ),
        "It is in your bookmarks, which only you see.": "Está en tus marcadores, que solo ves tú.",
        "You follow {} now.": "Ahora sigues a {}.",
        "You follow {} already.": "Ya sigues a {}.",
        "You no longer follow {}.": "Ya no sigues a {}.",
        "You do not follow {}.": "No sigues a {}.",
        "You asked to follow {}. They will answer.": "Has pedido seguir a {}. Te responderá.",
        "You do not see {}’s posts any more. They are told nothing.": (
            "Ya no ves las publicaciones de {}. No se entera."
        ),
        "You have blocked {}: neither of you sees the other.": "Has bloqueado a {}: no os veis el uno al otro.",
        "{} is neither muted nor blocked.": "{} no está ni en silencio ni bloqueado.",
        "This is you.": "Este es tu perfil.",
        "This is {}.": "Este es el perfil de {}.",
        "Your feed, newest first.": "Tu feed, lo más nuevo primero.",
        "What everybody shares, newest first.": "Lo que todos comparten, lo más nuevo primero.",
        "What everybody shares, best first.": "Lo que todos comparten, lo mejor primero.",
        "Your feed, best first.": "Tu feed, lo mejor primero.",
        "Posts by {}.": "Publicaciones de {}.",
        "This is what I found.": "Esto es lo que encontré.",
        "I found nothing for that. Other words may help.": "No encontré nada. Quizá con otras palabras.",
        "This is what happened. Nothing is marked as read yet.": "Esto ha pasado. Nada está marcado como leído.",
        "Nothing new has happened to you.": "No hay nada nuevo para ti.",
        "It is sent. You can take it back at any time.": "Está enviado. Puedes retirarlo cuando quieras.",
        "Your conversations.": "Tus conversaciones.",
        "You have no conversations yet.": "Todavía no tienes conversaciones.",
        "Your conversation with {}.": "Tu conversación con {}.",
        "This is what I did for you.": "Esto es lo que hice por ti.",
        "I have not done anything for you yet.": "Todavía no he hecho nada por ti.",
        "That was undone already.": "Eso ya estaba deshecho.",
        "It is back.": "Ya está de vuelta.",
        "Undone.": "Deshecho.",
        "Done.": "Hecho.",
        "Your profile is changed.": "Tu perfil ha cambiado.",
        "Done: you are {} now.": "Hecho: ahora eres {}.",
        "Nothing here yet. Make a picture and share it, and you are the first.": (
            "Aquí no hay nada todavía. Haz una imagen y compártela, y serás la primera persona."
        ),
        "You follow nobody yet, so here is what everybody shares.": (
            "Todavía no sigues a nadie, así que aquí está lo que todos comparten."
        ),
    },
)
