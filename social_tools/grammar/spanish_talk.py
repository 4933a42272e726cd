"""Spanish sentences that call no tool: small talk with a fixed answer, questions back, and yes and no."""

WORDS = {"how": "cómo (puedo|podría|se puede|se)"}
_SECRET = "(contraseña|clave|frase de contraseña)"
_HELP_WITH = "[/] ayuda (con|sobre|para)"

TOPICS = {
    "greeting": ("(hola|buenas|buenos días|buenas tardes|buenas noches|qué tal|saludos|hey) [salon|a todos|de nuevo]",),
    "thanks": (
        "[ok|vale|genial|perfecto] (gracias|muchas gracias|mil gracias) [salon|por todo|a ti]",
        "(genial|perfecto|estupendo|muy bien|qué bien|buen trabajo|me encanta)",
    ),
    "goodbye": ("(adiós|hasta (luego|pronto|mañana)|chao|nos vemos) [salon]",),
    "how_are_you": ("cómo (estás|está|te va|va todo) [hoy]",),
    "who_made_you": ("quién te (hizo|creó|programó|ha hecho|ha creado)", "de quién es salon"),
    "who_are_you": (
        "(quién|qué) (eres|es usted) [tú|exactamente|realmente]",
        "qué es (salon|esto)",
        "cómo te llamas",
        "(háblame|cuéntame) (de ti|sobre ti|de salon)",
    ),
    "are_you_ai": (
        "eres [realmente|de verdad] [un|una] (ia|bot|robot|humano|humana|persona|máquina|chatgpt|modelo de"
        " lenguaje|real"
        "|inteligencia artificial)",
        "qué modelo [de lenguaje] (eres|usas)",
        "usas [una] (ia|chatgpt|un modelo de lenguaje)",
    ),
    "privacy": (
        "(vendes|guardas|lees|compartes|se venden|se guardan|se comparten) mis (datos|mensajes|imágenes|publicaciones)",
        "quién (puede|podrá) (ver|leer) (mis {words}|mi {words}|esto)",
        "qué (haces|pasa) con mis (datos|mensajes|imágenes)",
        "(son|es|están|está) (mis datos|esto|este chat|mi perfil|mis mensajes) (seguros|seguro|privado|privados"
        "|público)",
        "(es|son) (privado|privados|seguro|seguros) (esto|este chat|mis mensajes|mis datos)",
        "qué datos (guardas|recoges|tienes) [{anything}]",
        "privacidad",
    ),
    "told_passphrase": (
        f"mi [nueva] {_SECRET} (es|:|=) {{anything}}",
        f"{_SECRET} (:|=|es) {{anything}}",
        f"cambia mi {_SECRET} (a|por) {{anything}}",
    ),
    "passphrase": (
        f"[cómo puedo|quiero|cómo] [cambiar|cambio|poner|olvidé] [mi|la|una] [nueva] {_SECRET}",
        f"(olvidé|he olvidado) mi {_SECRET}",
    ),
    "sign_in": ("[cómo] [quiero|puedo] (iniciar sesión|entrar|inicio sesión)",),
    "sign_out": ("[cómo] [quiero|puedo] (cerrar sesión|salir|cierro sesión)",),
    "own_account": ("[quiero] (crear|tener|abrir|crea|hazme) una cuenta [{anything}]",),
    "help_pictures": (f"{_HELP_WITH} [las|los] (imágenes|dibujos|dibujar)",),
    "help_posts": (f"{_HELP_WITH} [las|los] (publicaciones|posts|publicar|compartir)", "cómo publico [algo]"),
    "help_feeds": (f"{_HELP_WITH} [el|los] (feed|feeds|leer|buscar|búsqueda)",),
    "help_people": (f"{_HELP_WITH} [las|la] (personas|gente|perfiles|seguir)", "cómo sigo a [alguien|{name}]"),
    "help_messages": (f"{_HELP_WITH} [los] mensajes",),
    "help_safety": (f"{_HELP_WITH} [la] (seguridad|privacidad|bloquear|denunciar)",),
    "what_can_you_do": ("qué (puedes|sabes) hacer [aquí]", "qué se puede hacer aquí"),
    "help": (
        "[/] ayuda [por favor]",
        "(ayuda|ayudar) me [por favor]",
        "(me puedes|puedes) ayudar [me]",
        "qué (puedo|debo|tengo que) (decir|hacer|preguntar|escribir) [aquí|ahora]",
        "cómo funciona [esto|salon]",
        "<how> {anything}",
        "no (entiendo|lo entiendo)",
    ),
}

QUESTIONS = {
    "post_what": (
        "(publica|publicar|postea|postear|tuitea|tuitear) [{anything}]",
        "(escribe|escribir|redacta) [un|una|algo] [{words}] [{anything}]",
        "(haz|crea) (un|una) [nuevo|nueva] (publicación|post|estado) [{anything}]",
        "di a todos {anything}",
    ),
    "share_what": ("(comparte|compartir|sube|subir) [{anything}]", "{order_behind}"),
    "picture_of_what": (
        "(dibuja|pinta|dibujar|pintar) [me] [algo|una imagen|un dibujo]",
        "(haz|crea) [me] (una|un|otra|otro) <picture>",
        "(una|un) (imagen|dibujo)",
    ),
    "follow_whom": ("(sigue|seguir) [a] [alguien|gente|todos|ellos]", "deja de seguir [a alguien]"),
    "like_which": ("[dale|dar|un] (like|me gusta) [a] [algo|eso|todo|todos]", "dale {anything}"),
    "reply_what": ("(responde|contesta|responder|contestar|comenta) [{anything}]",),
    "delete_what": ("(borra|elimina|borrar|eliminar|quita) [todo|todos|todas|mi|mis|el|la] [{anything}]",),
    "open_which": ("(abre|abrir) [un|una|el|la|algo]",),
    "message_what": (
        "(envía|enviar|manda|mandar|escribe|escribir) [le] [un] [mensaje] [privado] [a] [{recipient}]",
        "(escribe|di|dile) [le] a {recipient} [{anything}]",
        "[un] mensaje [a {recipient}|para {recipient}]",
    ),
    "limit_whom": ("(bloquea|silencia|desbloquea|bloquear|silenciar) [a] [alguien|esa persona|ella|él]",),
    "search_what": ("(busca|buscar|encuentra) [algo|gente|publicaciones|a alguien]",),
    "quote_what": ("(cita|citar) [{quote_of}] [:|con]",),
    "react_which": ("(repostea|guarda) [algo]",),
    "report_as": ("(denuncia|reporta|denunciar) [a] [{reported}]",),
    "profile_what": (
        "(cambia|cambiar|edita) mi [{anything}]",
        "llama me [{anything}]",
    ),
    "which_user": ("{at_name}", "(muestra|abre) [me] (un|el) perfil"),
    "settings_what": ("[cambiar|cambia] [mi|los|mis] (configuración|ajustes)",),
    "who_follows": ("quién sigue {anything}",),
}

ANSWERS = {
    "yes": (
        "(sí|si|claro|vale|ok|okay|por supuesto|de acuerdo|exacto|correcto|dale|venga) [,]"
        " [sí|hazlo|haz lo|haz eso|por favor|adelante|claro|comparte lo|publica lo]",
        "(haz lo|hazlo|adelante|se ve bien|está bien|perfecto así|confirmar|confirmo|confirmado)",
        "(comparte|publica|postea|envía) (lo|la|eso)",
    ),
    "no": (
        "(no|nop|qué va) [,] [no|gracias|deja lo|mejor no|cancela|cancelar|para|todavía no|aún no|ahora no]",
        "(cancela|cancelar|para|deja lo|olvida lo|mejor no|ahora no|todavía no|aún no|descartar)",
    ),
}
