"""What people say when they want a picture changed, in English, German, Spanish and French, as data.

Patterns are matched against small letters without accents. The first table is for what stands by itself; the others say
more closely what a verb means, and count only beside it.
"""

import re

Table = tuple[tuple[re.Pattern[str], dict[str, object]], ...]


def _table(*rows: tuple[str, dict[str, object]]) -> Table:
    return tuple((re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), made) for pattern, made in rows)


def _tone(what: str) -> dict[str, object]:
    return {"do": "tone", "what": what}


LOOKS = _table(
    (
        r"(?:in |into |to |as )?(?:black (?:and|&) white|b ?& ?w|gr[ea]y ?scale|monochrome)|without (?:any )?colou?rs?"
        r"|(?:in )?schwarz(?: und | & | |-)?weiss|ohne farben?|(?:en |a )?blanco (?:y|&) negro|sin color"
        r"|(?:en )?noir (?:et|&) blanc|sans couleurs?",
        {"do": "grey"},
    ),
    (r"(?:in |into |to |as |en )?sepia", {"do": "sepia"}),
    (
        r"brighter|lighter|brighten|lighten|heller|aufhellen|mas (?:claro|clara|luminos[oa]|brillo|brillante)|aclarar?"
        r"|plus (?:clair|claire|lumineux|lumineuse)|eclaircis|mehr licht|more light",
        _tone("brighter"),
    ),
    (r"darker|darken|dunkler|abdunkeln|mas oscur[oa]|oscurecer?|plus sombre|plus fonce|assombris", _tone("darker")),
    (r"warmer|mas calid[oa]|plus chaud|plus chaude|plus chaleureux|wärmer", _tone("warmer")),
    (r"cooler|colder|kalter|kuhler|mas fri[oa]|plus froid|plus froide", _tone("cooler")),
    (r"(?:more|higher|stronger) contrast|mehr kontrast|mas contraste|plus de contraste", _tone("contrast")),
    (r"(?:less|lower|softer) contrast|weniger kontrast|menos contraste|moins de contraste", _tone("flat")),
    (
        r"more (?:colou?rs?|colou?rful|vivid|saturated|saturation)|(?:more )?vivid|bunter|farbiger|mehr farbe"
        r"|mas (?:color|colorid[oa]|vivo|viva)|plus (?:de couleur|colore|coloree|vif|vive)",
        _tone("colourful"),
    ),
    (
        r"(?:more )?muted|less (?:colou?rs?|colou?rful|vivid|saturated|saturation)|paler|blasser|weniger farbe"
        r"|menos color|mas palid[oa]|moins de couleur|moins colore|plus pale",
        _tone("muted"),
    ),
    (r"sharpen|sharper|scharfer|scharfen|mas nitid[oa]|enfocar?|plus net|plus nette", _tone("sharper")),
    (r"soften|softer|weicher|mas suave|suavizar?|plus doux|plus douce|adoucis", _tone("softer")),
    (r"bluer|blauer|mas azul|plus bleu|plus bleue", {"do": "tint", "colour": "blue"}),
    (r"redder|roter|mas roj[oa]|plus rouge", {"do": "tint", "colour": "red"}),
    (r"greener|gruner|mas verde|plus vert|plus verte", {"do": "tint", "colour": "green"}),
    (r"yellower|gelber|mas amarill[oa]|plus jaune", {"do": "tint", "colour": "yellow"}),
    (r"pinker|rosiger|mas rosa|plus rose", {"do": "tint", "colour": "pink"}),
    (r"purpler|mas morad[oa]|plus violet|plus violette", {"do": "tint", "colour": "purple"}),
)
STRENGTHS: dict[int, str] = {
    1: r"a (?:tiny )?(?:bit|little|touch)|slightly|etwas|ein (?:bisschen|wenig)|un (?:poco|poquito)|un peu",
    3: r"much|a lot|lots|very|far|viel|deutlich|sehr|mucho|muy|bastante|beaucoup|tres",
}
SHAPES = _table(
    (r"(?:a |an )?square|quadrat|quadratisch|(?:un )?cuadrad[oa]|(?:un )?carre|carree", {"to": "square"}),
    (r"(?:a )?(?:portrait|vertical|upright)|hochformat|hochkant|retrato", {"to": "portrait"}),
    (r"(?:a )?(?:landscape|horizontal)|querformat|apaisad[oa]|paysage", {"to": "landscape"}),
    (r"(?:a )?(?:widescreen|wide|panorama)|breitbild|panorami(?:ca|co|que)", {"to": "wide"}),
)
RATIO = re.compile(r"(?<!\w)(\d{1,2}) ?(?::|x|by|to|zu|por|sur) ?(\d{1,2})(?!\w)")
CROP = re.compile(
    r"(?<!\w)(?:crop|cropped|trim|cut|schneide|schneid|zuschneiden|beschneide|beschneiden|recorta|recortar|recortal[oa]"
    r"|recadre|recadrer|rogne|rogner)(?!\w)"
)
TURN = re.compile(
    r"(?<!\w)(?:rotate|turn|dreh|drehe|drehen|gira|girar|giral[oa]|rota|rotar|tourne|tourner|pivote|pivoter)(?!\w)"
)
TURNS = _table(
    (
        r"upside down|180(?: ?°| degrees| grad| grados| degres)?|auf den kopf|cabeza abajo|boca abajo|a l envers",
        {"by": 180},
    ),
    (
        r"(?:to the )?left|counter ?clockwise|anti ?clockwise|270(?: ?°| degrees| grad| grados| degres)?"
        r"|(?:nach )?links|(?:a |hacia )?la izquierda|(?:a|vers la) gauche",
        {"by": 270},
    ),
    (
        r"(?:to the )?right|clockwise|90(?: ?°| degrees| grad| grados| degres)?"
        r"|(?:nach )?rechts|(?:a |hacia )?la derecha|(?:a|vers la) droite",
        {"by": 90},
    ),
)
FLIP = re.compile(
    r"(?<!\w)(?:flip|flipped|mirror|mirrored|spiegel|spiegle|spiegeln|gespiegelt|voltea|voltear|refleja|espejo"
    r"|retourne|miroir)(?!\w)"
)
OVER = re.compile(r"(?<!\w)(?:vertically|upside down|vertikal|senkrecht|verticalmente|verticalement)(?!\w)")
ACROSS = re.compile(r"(?<!\w)(?:horizontally|sideways|horizontal|waagerecht|horizontalmente|horizontalement)(?!\w)")
BLUR = re.compile(
    r"(?<!\w)(?:blur|blurred|blurry|pixelate|pixelated|obscure|verpixel|verpixle|verpixeln|unscharf|verwisch|verwische"
    r"|weichzeichnen|desenfoca|desenfocar|difumina|difuminar|pixela|pixelar|borros[oa]|floute|flouter|flou|floue"
    r"|pixelise|pixeliser)(?!\w)"
)
WHO = re.compile(
    r"(?<!\w)(?:faces?|persons?|people|man|woman|child|children|kid|kids|eyes?|background|foreground|number ?plates?"
    r"|licen[cs]e ?plates?|plates?|names?|logo|car|dog|cat|gesicht|gesichter|hintergrund|person|personen|kennzeichen"
    r"|caras?|rostros?|fondo|personas?|matricula|visages?|fond|arriere plan|personnes?|plaque)(?!\w)"
)
"""What only somebody who sees the picture could find in it."""
HIGH = _table(
    (r"top|upper|oben|oberen?|obere|arriba|superior|haut|superieure?", {"high": 0}),
    (r"bottom|lower|unten|unteren?|untere|abajo|inferior|bas|inferieure?", {"high": 2}),
)
WIDE = _table(
    (r"left|links|linken?|linke|izquierd[oa]|gauche", {"wide": 0}),
    (r"right|rechts|rechten?|rechte|derech[oa]|droite?", {"wide": 2}),
)
MIDDLE = re.compile(r"(?<!\w)(?:middle|cent(?:er|re)|mitte|mittleren?|mittlere|centro|medio|milieu)(?!\w)")
HALF = re.compile(r"(?<!\w)(?:half|halfte|mitad|moitie)(?!\w)")
CORNER = re.compile(r"(?<!\w)(?:corners?|ecke|ecken|esquina|coin)(?!\w)")
FRAME = re.compile(
    r"(?<!\w)(?:frame|framed|border|bordered|rahmen|rand|umrahme|rahme|marco|borde|enmarca|cadre|bordure|encadre)(?!\w)"
)
COLOURS: dict[str, str] = {
    "white": r"white|weissen?|weisser|blanc[oa]?|blanche",
    "black": r"black|schwarzen?|schwarzer|negr[oa]|noire?",
    "grey": r"gr[ea]y|grauen?|grauer|gris|grise",
    "gold": r"gold|golden|goldenen?|goldener|dorad[oa]|dore|doree",
    "red": r"red|roten?|roter|roj[oa]|rouge",
    "blue": r"blue|blauen?|blauer|azul|bleue?",
    "green": r"green|grunen?|gruner|verde|verte?",
    "yellow": r"yellow|gelben?|gelber|amarill[oa]|jaune",
    "pink": r"pink|rosa|rose",
    "brown": r"brown|wooden|braunen?|brauner|holzernen?|marron|brun|brune|madera|bois",
}
COLLAGE = re.compile(r"(?<!\w)(?:collage|kollage|montage|side by side|next to each other|nebeneinander)(?!\w)")
SIZE = re.compile(r"(?<!\w)(?:to |auf |a |en )?(\d{2,5}) ?(?:px|pixels?|pixel|wide|breit|pixeles)(?!\w)")
RESIZE = re.compile(
    r"(?<!\w)(?:resize|scale|shrink|smaller|verkleinern?|verkleinere|kleiner|reduce|reducir|mas pequen[oa]|plus petite?"
    r"|reduis|redimensionne|redimensiona|half the size|halb so gross|la mitad de grande)(?!\w)"
)
CAPTION = re.compile(
    r"(?<!\w)(?:caption|captioned|title|text|words|bildunterschrift|unterschrift|beschriftung|untertitel"
    r"|schriftzug|worten?|leyenda|pie de foto|texto|titulo|legende|titre|texte)(?!\w)"
)
SAYING = re.compile(
    r"(?<!\w)(?:saying|that says|which says|reading|that reads|with the words|with the text|mit den worten|mit dem text"
    r"|que diga|que dice|con el texto|qui dit|qui dise|disant|avec le texte)(?: *:)?(?!\w)|:"
)
WRITE = re.compile(r"(?<!\w)(?:saying|write|schreib|schreibe|escribe|ecris)(?!\w)")
BELOW = re.compile(
    r"(?<!\w)(?:bottom|below|under|underneath|unten|darunter|abajo|debajo|bas|dessous|write|schreib|schreibe|escribe"
    r"|ecris|short|kurze|corto)(?!\w)"
)
KEEP = re.compile(r"(?<!\w)(?:keep|keeping|behalte|conserva|guarda|garde)(?!\w)")
ABOVE = re.compile(r"(?<!\w)(?:top|above|over|oben|daruber|arriba|encima|haut|dessus)(?!\w)")
OFF = re.compile(
    r"(?<!\w)(?:without|remove|take away|take off|delete|drop|lose|ohne|entferne|entfern|nimm|weg|sin|quita|quitar|sans"
    r"|enleve|enlever|retire|supprime)(?!\w)"
)
NOT = re.compile(r"(?<!\w)(?:not|don t|dont|never|no|nicht|kein|keine|keinen|nie|nunca|jamais|pas|ne|n)(?!\w)")
ORIGINAL = re.compile(
    r"(?<!\w)(?:(?:back )?to the original|the original(?: again)?|as it was(?: before)?|all (?:the )?(?:edits|changes)"
    r"|das original|wie (?:es|er|sie) war|wie vorher|(?:al |el )original|como estaba|l original|comme avant)(?!\w)"
)
PARTING = re.compile(
    r"\s*[,;.!?]\s*(?:and |und |y |et |then |dann |luego |puis )?"
    r"|\s+(?:and then|and also|and|then|und dann|und|dann|y luego|y|luego|et puis|et|puis|also)\s+"
)
FILLERS = frozenset(
    (
        "a an the it its this that these those my our one picture photo image pic photograph drawing painting to "
        "into in on at of for from by with as please make made making do be is can could you would i want like need "
        "add put give set turn change get more now then again also just and so bit little side edge part area "
        "corner corners format shape degrees degree size thing them both all last two three four first second third "
        "pictures photos images keep keeping around apply use filter effect mode style look version only out up off "
        "whole entire everything das der die den dem ein eine einen einem einer bild foto es ihn sie mach mache "
        "machen bitte setz setze fuge hinzu auf um nach ins im zu zum zur mit grad seite rand teil gib mal ecke und "
        "beiden alle letzten zwei drei vier ganze fotos bilder aus als ich mochte el la los las lo un una unos unas "
        "imagen pon ponle ponlo ponla haz hazlo hazla por favor de del al con en que se le me esquina lado parte "
        "borde y ultimas ultimos dos tres cuatro imagenes mas anade agrega mitad les l une des mets met rends rend "
        "fais ajoute s il te plait vous du au avec dans sur coin cote partie et deux trois quatre dernieres "
        "derniers plus d her his their your bildern drum herum darum fotografien "
    ).split()
)
"""Words that say nothing of what is to be done."""
