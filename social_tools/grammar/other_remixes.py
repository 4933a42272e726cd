"""German, Spanish and French, as data: remixes, who may make them, and how a picture came to be."""

from typing import Any

from social_tools.grammar.language import Rule, rules

_REMIXES: dict[str, Any] = {"include": ["remixes"]}
_ORIGIN: dict[str, Any] = {"include": ["provenance"]}


def _allowing(value: str, *says: str, mine: str) -> tuple[Rule, ...]:
    """Who may remix a post, or, of what is `mine`, all that comes."""
    return (
        *rules("edit_post", *(say.format("{edited}") for say in says), remix=value),
        *rules("update_settings", *(say.format(mine) for say in says), changes={"default_remix": value}),
    )


_REMIXE = "(remixe|remix|remixen sie) [bitte|mal|doch]"
_MEINE = "meine (bilder|beiträge|posts)"
GERMAN = (
    *rules(
        "create_image",
        f"{_REMIXE} {{remix_of}} [,|:] [aber|und zwar] {{difference}}",
        f"{_REMIXE} {{remix_of}} (:|,) {{prompt}}",
        "(mach|mache) [bitte|mal] [mir] einen remix von {remix_of} [,|:] {difference}",
        "(mach|mache) [bitte|mal] [mir] einen remix von {remix_of} : {prompt}",
    ),
    *rules("get_post", "wer hat {shown} (geremixt|remixt)", "[<show>] [die|alle] remixe von {shown}", **_REMIXES),
    *rules(
        "get_post",
        "[<show>] [die] herkunft von {shown}",
        "wie (ist|wurde) {shown} (entstanden|gemacht|gemalt)",
        "wer hat {made_picture} (gemacht|gemalt|gezeichnet)",
        **_ORIGIN,
    ),
    *_allowing("nobody", "niemand darf {} [mehr] remixen", "(lass|lasse) niemanden {} [mehr] remixen", mine=_MEINE),
    *_allowing(
        "followers", "meine <followers> dürfen {} remixen", "(lass|lasse) meine <followers> {} remixen", mine=_MEINE
    ),
    *_allowing("anyone", "(alle dürfen|jeder darf) {} remixen", "(lass|lasse) alle {} remixen", mine=_MEINE),
)

_REMEZCLA = "(remezcla|remezcle|remixea|haz un remix de)"
_MIS = "mis (imágenes|dibujos|publicaciones|posts)"
SPANISH = (
    *rules(
        "create_image",
        f"{_REMEZCLA} {{remix_of}} [,|:] [pero] {{difference}}",
        f"{_REMEZCLA} {{remix_of}} (:|,) {{prompt}}",
    ),
    *rules(
        "get_post",
        "quién (remezcló|ha remezclado) {shown}",
        "[<show>] [las|los] (remezclas|remixes) de {shown}",
        **_REMIXES,
    ),
    *rules(
        "get_post",
        "[<show>] [la|el] (procedencia|origen) de {shown}",
        "cómo (se hizo|hicieron) {shown}",
        "quién (hizo|dibujó|pintó) {made_picture}",
        **_ORIGIN,
    ),
    *_allowing("nobody", "nadie puede remezclar {}", "no dejes que nadie remezcle {}", mine=_MIS),
    *_allowing("followers", "mis seguidores pueden remezclar {}", "deja que mis seguidores remezclen {}", mine=_MIS),
    *_allowing(
        "anyone",
        "(todos pueden|todo el mundo puede|cualquiera puede) remezclar {}",
        "deja que todos remezclen {}",
        mine=_MIS,
    ),
)

_REMIXEZ = "(remixe|remixez|fais un remix de)"
_MES = "mes (images|dessins|publications|posts)"
FRENCH = (
    *rules(
        "create_image",
        f"{_REMIXEZ} {{remix_of}} [,|:] [mais] {{difference}}",
        f"{_REMIXEZ} {{remix_of}} (:|,) {{prompt}}",
    ),
    *rules("get_post", "qui a remixé {shown}", "[<show>] [les] (remix|remixes) de {shown}", **_REMIXES),
    *rules(
        "get_post",
        "[<show>] [la] (provenance|origine) de {shown}",
        "d où vient {shown}",
        "comment {shown} a été (fait|faite|créé|créée)",
        "qui a (fait|dessiné|peint) {made_picture}",
        **_ORIGIN,
    ),
    *_allowing("nobody", "personne ne peut [plus] remixer {}", "ne laisse personne remixer {}", mine=_MES),
    *_allowing("followers", "mes abonnés peuvent remixer {}", "laisse mes abonnés remixer {}", mine=_MES),
    *_allowing("anyone", "(tout le monde|n importe qui) peut remixer {}", "laisse tout le monde remixer {}", mine=_MES),
)
