"""The Spanish words that tell an order from small talk, a name from a word, and a text from its description."""

from typing import Any

from social_tools.grammar.english_choices import ELSEWHERE
from social_tools.grammar.english_words import word_set

_ORDINALS = {
    word: place
    for place, stem in enumerate(
        ("primer", "segund", "tercer", "cuart", "quint", "sext", "séptim", "octav", "noven", "décim"), 1
    )
    for word in (f"{stem}o", f"{stem}a")
} | {"primer": 1, "tercer": 3, "último": -1, "última": -1}

_NUMBERS = ("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez")
_NOT_NAMES = word_set("""
a al algo alguien algún alguna amigo amigos ante aquel aquella aquí así aunque bien bueno cada casi como con contra
cual cuando cuenta cita consejo dar de debe debería del desde después día días dice dijo donde dos el ella ellas ellos
en entre era es esa ese eso esta está este esto estos fue gente gracias gusta ha hace hacer hasta hay hola hoy igual
ir la las le les lo los luego luz mañana más me mejor mensaje mensajes mi mí mis misma mismo mucho mucha muy nada
nadie ni ninguno ninguna ningún no nos nosotros nuestra nuestro nueva nuevo nuevos o otra otro para pero persona
personas poco por porque post posts primero publicación publicaciones pues que qué quien quién quiero responde se sea
ser si sí siempre sin sobre solo son soy su sus también tan tanto te tener ti tiempo tiene toda todas todo todos tres
tu tú tus un una uno unos usted va veces ver vez vida y ya yo alarma música teléfono radio televisión volumen cámara
reglas instrucciones rastro camino hermana hermano jefe mamá papá perfil feed imagen foto dibujo
""")

_CLITICS = (
    "melo",
    "mela",
    "melos",
    "melas",
    "selo",
    "sela",
    "selos",
    "noslo",
    "me",
    "te",
    "lo",
    "la",
    "los",
    "las",
    "le",
    "les",
    "nos",
)
_HOSTS = word_set("""
dibuja pinta haz crea muestra enseña comparte publica postea sube borra elimina quita suprime sigue responde contesta
cita guarda marca busca encuentra envía manda escribe bloquea silencia desbloquea deshaz revierte anula abre lee di da
dar pon llama pregunta sugiere recomienda denuncia reporta restaura recupera cuenta habla repostea dibujar pintar hacer
crear mostrar enseñar compartir publicar postear subir borrar eliminar quitar seguir responder contestar citar guardar
buscar enviar mandar escribir bloquear silenciar deshacer abrir leer ver decir poner llamar restaurar recuperar deja
dibujando ayuda ayudar recorta recortar gira girar rota voltea refleja desenfoca pixela difumina añade vuelve
""")

WORDS: dict[str, Any] = {
    "letters": {"á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u", "ü": "u", "ñ": "n"},
    "clitics": _CLITICS,
    "hosts": _HOSTS,
    "opening_marks": "¿¡",
    "expansions": {
        "q": "que",
        "porfa": "por favor",
        "porfavor": "por favor",
        "dale": "dale",
        "ponle": "ponle",
    },
    "closings": (
        "por favor",
        "gracias",
        "muchas gracias",
        "porfa",
        "ya",
        "ahora",
        "ahora mismo",
        "salon",
        "si puedes",
        "vale",
        "para mí",
        "también",
        "de nuevo",
    ),
    "idioms": (
        "(busca|encuentra) (mi|mis) (teléfono|móvil|llaves|gafas)",
        "sigue (el consejo|las instrucciones|las reglas|tu corazón|así|adelante|recto|el camino)",
        "comparte (la cuenta|los gastos|el coche|la comida)",
        "haz (la cama|la comida|la cena|los deberes|café|ejercicio)",
        "(pon|pinta) (la luz|la casa|la pared|la mesa)",
        "me gusta (que|cuando|mucho)",
    ),
    "ordinals": _ORDINALS,
    "numbers": {word: place for place, word in enumerate(_NUMBERS, 1)} | {"una": 1},
    "possessives": {"mi": "me", "mis": "me", "su": "her", "sus": "her"},
    "possessive_endings": (),
    "pictures": word_set("imágenes fotos dibujos"),
    "pronouns": word_set("le la lo ella él ellos ellas her su"),
    "orders": word_set(
        "publica comparte postea sigue borra elimina responde contesta bloquea silencia denuncia reporta cita"
        " envía manda"
        " guarda repostea sube"
    ),
    "things": word_set("lo la los las eso esto esa ese esta este el"),
    "articles": word_set("un una unos unas"),
    "of": frozenset({"de"}),
    "plain": word_set("nueva nuevo bonita bonito buena buen"),
    "media": word_set("dibujo pintura boceto retrato póster ilustración acuarela logo imagen foto"),
    "sizes": {"vertical": "portrait", "horizontal": "landscape"},
    "size_tails": {
        f"{before}{said}": size
        for said, size in (("vertical", "portrait"), ("horizontal", "landscape"))
        for before in ("en formato ", "en ", "")
    },
    "not_names": _NOT_NAMES,
    "vague": word_set(
        "nada nadie ningún algo sobre todo todos nada más cosas para con en de desde a al otra otro hoy mañana"
        " luego ahora solo si cuando"
        " donde y o pero no nunca ni que qué por lo la los las"
    ),
    "vague_articles": word_set("un una unos unas mi mis nuestro nuestra el la los las dos tres"),
    "vague_kinds": word_set(
        "anuncio artículo foto fotos imagen imágenes pregunta poema historia saludo comentario enlace mensaje"
        " post posts"
        " selfie frase estado texto encuesta video vídeo chiste dibujo felicitación queja publicación cosa cosas"
    ),
    "telling": word_set("es son era fue está están estaba ha han hay tiene va van puede quiere hace"),
    "sentence_after_it": word_set("es fue será"),
    "not_called": word_set("luego después tarde mañana cuando si loco loca nunca ya"),
    "known_pronouns": word_set("ella él elle"),
    "not_pictures": word_set(
        "ningún ninguna sin nada lo la los las eso esto ese esa me te nos qué cómo por cuándo con de y o pero"
        " algo nada otra otro así no"
        " ! ? . , :"
        " ¿ ¡ que se le"
    ),
    "correctable": word_set(
        "sigue dibuja pinta comparte publica responde contesta bloquea silencia elimina borra repostea muestra enseña"
        " busca escribe envía guarda deshacer explorar notificaciones mensajes perfil borradores publicación segundo"
        " tercero primero ayuda gracias"
    ),
    "not_slips": word_set(
        "sigo siga sigues siguen dibujo dibujos pinto pinte pintar comparto compartir público publicó publico respondo"
        " responder contesto bloqueo silencio elimino elimine borro borre barra muestro muestre enseño busco"
        " busque buscar"
        " escribo escriba envío envíe guardo guarde guardar explora exploro mensaje perfiles borrador publicar segunda"
        " tercera primera segundos ayudo ayudar gracia sigas siguió seguir pintas pintan busca boca borran pista punta"
    ),
    "days": {
        "lunes": "mon",
        "martes": "tue",
        "miércoles": "wed",
        "jueves": "thu",
        "viernes": "fri",
        "sábado": "sat",
        "domingo": "sun",
        "hoy": "+0d",
        "mañana": "+1d",
        "ayer": "-1d",
    },
    "units": {
        "minuto": "m",
        "minutos": "m",
        "hora": "h",
        "horas": "h",
        "día": "d",
        "días": "d",
        "semana": "w",
        "semanas": "w",
    },
    "clock": {"mediodía": "12:00", "medianoche": "00:00"},
    "evening": frozenset(),
    "particles": {
        "changing": word_set("con sin de en como pero bajo sobre al a"),
        "in": frozenset({"en"}),
        "at": frozenset({"a"}),
        "on": frozenset({"el"}),
        "for": word_set("por durante"),
        "during": word_set("durante en"),
        "until": frozenset({"hasta"}),
        "since": frozenset({"desde"}),
        "this": word_set("esta este"),
        "the": word_set("el la los las"),
        "last": word_set("últimos últimas último última pasado pasada"),
    },
    "asking_words": word_set("qué quién cuándo dónde cómo por debería puedo es son hay si"),
    "wishing": frozenset(),
    "unwanted": frozenset(),
    "not_feeds": frozenset(),
    "not_lists": frozenset(),
    "not_options": frozenset(),
    "meanings": {
        "ambas": "both",
        "todas": "all",
        "dos": "both",
        "el": "the",
        "la": "the",
        "imagen": "picture",
        "foto": "photo",
        "dibujo": "drawing",
        "pintura": "painting",
        "respuesta": "reply",
        "comentario": "comment",
        "conversación": "conversation",
        "mensajes": "messages",
        "notificaciones": "notifications",
        "todo": "everything",
    },
    "refusing": word_set("nada nunca jamás ningún ninguna"),
    "common": word_set(
        "nada nadie nunca ningún el la los las un una y es no yo tú me te mi mis tu que qué quién cómo por para"
        " con de del en al lo le se su a"
        " hay ha he has quiero puedes podrías muestra haz publica borra comparte sigue también más pero o si"
        " está son soy"
        " eres muy hoy mañana ayer sobre algo todo todos buenos buenas gracias hola favor cuando donde"
    ),
    "elsewhere": ELSEWHERE,
    "subjects": {
        "posts": word_set(
            "publica publicar publico publicación publicaciones comparte compartir post posts postear tuit"
            " tuitea tuitear"
            " estado escribe sube subir"
        ),
        "feeds": word_set("feed inicio muro novedades publicaciones lee leer nuevo pasando"),
        "messages": word_set("mensaje mensajes buzón conversación conversaciones escribe escríbele dm chat manda"),
        "notifications": word_set(
            "notificación notificaciones aviso avisos comentó comentado comentarios mencionado menciones respuestas"
            " respondido likes"
        ),
        "people": word_set(
            "sigue seguir seguidores perfil perfiles usuario usuaria bloquea bloquear silenciar amigo amigos"
            " amiga amigas"
        ),
        "pictures": word_set("imagen imágenes dibujo dibujos dibuja dibujar pinta pintar foto fotos acuarela"),
        "trends": word_set("tendencia tendencias moda hashtag hashtags popular"),
    },
}

SPOKEN: dict[str, Any] = {
    "visibility": {
        "followers": ("[solo|sólo] (para|a|con) [solo] mis seguidores", "solo seguidores"),
        "public": ("(públicamente|en público)", "(para|con) (todos|todo el mundo)"),
        "unlisted": ("sin listar", "no listado"),
    },
    "choices": {
        "narrowed": {"followers": ("[mis] seguidores",)},
        "quotable": {"nobody": ("nadie puede citarlo",)},
        "categories": {
            "spam": ("(spam|publicidad|estafa)",),
            "abuse": ("(abuso|acoso|insultos|odio|amenaza|amenazas)",),
            "sexual": ("(sexual|pornografía|desnudez|contenido sexual)",),
            "violence": ("(violencia|violento)",),
            "illegal": ("(ilegal|contenido ilegal)",),
            "impersonation": ("(suplantación|perfil falso|cuenta falsa)",),
            "other": ("(otra cosa|otro motivo)",),
        },
        "it_is": {"spam": ("es (spam|publicidad)",)},
        "requests": {"follow": ("solicitud",)},
        "notices": {"mention": ("menciones",)},
        "my_notices": {"mention": ("menciones",)},
        "happenings": {"mention": ("mencionado",)},
    },
    "openings": (
        "(hola|oye|ey|ok|vale|bueno|bien|buenos días|buenas tardes|buenas noches|buenas) [salon]",
        "salon",
        "(por favor|ahora|también|luego|después)",
        "(sí|claro)",
        "(gracias|muchas gracias|genial|perfecto)",
    ),
    "asking": (
        "(puedes|podrías|puede|podría|me puedes|me podrías) [por favor]",
        "(quiero|quisiera|me gustaría) que",
    ),
    "wishes": ("(quiero|quisiera|querría|me gustaría|necesito|me encantaría)", "(puedo|podría)", "déjame"),
    "joiners": (
        "[,|.|;] (y|pero) (luego|después|entonces) [también]",
        "[,|.|;] (luego|después)",
        "[,|;] y [también]",
        "[,] pero",
        ", [también|por favor]",
        ". [por favor]",
        "; [por favor]",
    ),
    "held_back": (),
    "negations": ("(nunca|jamás)",),
    "refused": (
        "no [me|te|se|le] [lo|la|los|las|le] <doubt> [{words}]",
        "[todavía|aún] no [lo|la] <doubt> [{words}]",
        "no quiero [que] <doubt> [lo|la] [{words}]",
    ),
}
