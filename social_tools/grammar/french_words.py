"""The French words that tell an order from small talk, a name from a word, and a text from its description."""

from typing import Any

from social_tools.grammar.english_choices import ELSEWHERE
from social_tools.grammar.english_words import word_set

_ORDINALS = {
    f"{word}": place
    for place, words in enumerate(
        (
            "premier première 1er",
            "deuxième second seconde",
            "troisième",
            "quatrième",
            "cinquième",
            "sixième",
            "septième",
            "huitième",
            "neuvième",
            "dixième",
        ),
        1,
    )
    for word in words.split()
} | {"dernier": -1, "dernière": -1}

_NUMBERS = ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
_NOT_NAMES = word_set("""
a à ai aime alors ami amis après as au aucun aussi autre autres aux avant avec avoir bien bon bonne ça car ce cela
celle celui ces cet cette chaque chez comme comment conseil conseils dans de des deux dire dit donc du elle elles en
encore entre es est et été être eux faire fais fait faut fille gens grand hier ici il ils je jour jours juste l la le
les leur leurs lui ma maintenant mais me même merci mes message messages mieux moi moins mon monde n ne ni aucun
aucune jamais non nos notre nous nouveau nouveaux nouvelle nouvelles on ont ou où oui par pas pendant personne
personnes peu peut plus plutôt post posts pour pourquoi pourrais publication publications quand que quel quelle quelqu
quelque qui quoi rien s sa sans se sera ses si sœur soeur son sont sous suis sur ta te tes toi ton tous tout toute
toutes très trop tu un une va veux voir vos votre vous vrai y alarme réveil musique téléphone radio télé télévision
volume règles instructions chemin exemple profil fil lumière addition chef rendez image photo dessin demain sourdine
régime mouvement
""")

WORDS: dict[str, Any] = {
    "letters": {
        "à": "a",
        "â": "a",
        "é": "e",
        "è": "e",
        "ê": "e",
        "ë": "e",
        "î": "i",
        "ï": "i",
        "ô": "o",
        "ù": "u",
        "û": "u",
        "ç": "c",
        "œ": "oe",
    },
    "elisions": word_set("l d qu j m t n s c aujourd quelqu jusqu lorsqu puisqu"),
    "joined_by": "-",
    "expansions": {
        "stp": "s il te plait",
        "svp": "s il vous plait",
        "t'es": "tu es",
        "y'a": "il y a",
        "ok": "ok",
        "pk": "pourquoi",
        "&": "et",
    },
    "closings": (
        "s il te plaît",
        "s il vous plaît",
        "merci",
        "merci beaucoup",
        "maintenant",
        "tout de suite",
        "salon",
        "pour moi",
        "si tu peux",
        "si possible",
        "aussi",
        "d accord",
    ),
    "idioms": (
        "(cherche|trouve) (mon|ma|mes) (téléphone|portable|clés|lunettes)",
        "suis (mon conseil|les règles|les instructions|le chemin|ton cœur|en train|fatigué|content|là|ici|un|une"
        "|le|la)",
        "partage (l addition|les frais|le gâteau|la note)",
        "fais (la cuisine|le lit|attention|du café|les courses|un effort|comme)",
        "(mets|peins) (la lumière|la maison|le mur|la table)",
        "imagine (que|si|un peu)",
    ),
    "ordinals": _ORDINALS,
    "numbers": {word: place for place, word in enumerate(_NUMBERS, 1)} | {"une": 1},
    "possessives": {"mon": "me", "ma": "me", "mes": "me", "son": "her", "sa": "her", "ses": "her"},
    "possessive_endings": (),
    "pictures": word_set("images photos dessins"),
    "pronouns": word_set("lui elle la le l leur her"),
    "orders": word_set(
        "publie poste partage suis supprime efface réponds bloque masque signale cite envoie enregistre reposte aime"
    ),
    "things": word_set("le la les l ça cela ce cet cette lui"),
    "articles": word_set("un une des"),
    "of": word_set("de d"),
    "plain": word_set("nouvelle nouveau belle beau jolie joli bonne bon"),
    "media": word_set("dessin peinture croquis portrait affiche illustration aquarelle logo image photo"),
    "sizes": {"portrait": "portrait", "paysage": "landscape"},
    "size_tails": {
        f"{before}{size}": value
        for size, value in (("portrait", "portrait"), ("paysage", "landscape"))
        for before in ("en format ", "en mode ", "au format ")
    },
    "not_names": _NOT_NAMES,
    "vague": word_set(
        "rien personne aucun quelque quelqu sur tout tous rien plus choses pour avec en dans de du des à au un"
        " une aujourd demain"
        " maintenant"
        " seulement si quand où et ou mais pas jamais ne n que qu ça le la les l moi"
    ),
    "vague_articles": word_set("un une mon ma mes notre nos le la les l deux trois"),
    "vague_kinds": word_set(
        "annonce article photo photos image images question poème histoire salut commentaire lien message post"
        " posts selfie"
        " phrase statut texte sondage vidéo blague dessin félicitations plainte publication chose choses"
    ),
    "telling": word_set("est sont était a ont va vont peut fait sera suis dort veut"),
    "sentence_after_it": word_set("est était sera"),
    "not_called": word_set("plus tard demain quand si jamais fou folle vite bientôt"),
    "known_pronouns": word_set("elle il iel"),
    "not_pictures": word_set(
        "aucun aucune sans rien jamais le la les l ça cela ce moi me nous te quoi comment qui pourquoi quand"
        " avec de et ou mais rien quelque encore"
        " ainsi pas ! ? . , : que lui"
    ),
    "correctable": word_set(
        "suivre dessine peins partage publie réponds bloque supprime efface reposte montre affiche cherche écris envoie"
        " enregistre annuler explorer notifications messages profil brouillons publication deuxième troisième premier"
        " merci bonjour"
    ),
    "not_slips": word_set(
        "suivra suivrai livre cuivre ivre vivre dessin dessins dessiner dessiné partagé partages partager public publié"
        " publier publique répond répondre bloqué bloquer supprimé supprimer efface effacé montré montrer affiché"
        " afficher cherché chercher écrit écrire envoyé envoyer enregistré enregistrer annulé explore message profils"
        " brouillon première deuxièmes prime premiers moins peine plein pleins repose reposé annule poste"
    ),
    "days": {
        "lundi": "mon",
        "mardi": "tue",
        "mercredi": "wed",
        "jeudi": "thu",
        "vendredi": "fri",
        "samedi": "sat",
        "dimanche": "sun",
        "demain": "+1d",
        "hier": "-1d",
    },
    "units": {
        "minute": "m",
        "minutes": "m",
        "heure": "h",
        "heures": "h",
        "jour": "d",
        "jours": "d",
        "semaine": "w",
        "semaines": "w",
    },
    "clock": {"midi": "12:00", "minuit": "00:00"},
    "evening": frozenset(),
    "particles": {
        "changing": word_set("avec sans en dans comme mais sous sur au à de"),
        "in": word_set("dans"),
        "at": word_set("à"),
        "on": word_set("le"),
        "for": word_set("pendant pour"),
        "during": word_set("durant"),
        "until": word_set("jusqu jusque"),
        "since": word_set("depuis"),
        "this": word_set("cette ce"),
        "the": word_set("le la les l à au"),
        "last": word_set("derniers dernières dernier dernière"),
    },
    "asking_words": word_set("que qu qui quand où comment pourquoi est ai dois puis"),
    "wishing": frozenset(),
    "unwanted": frozenset(),
    "not_feeds": frozenset(),
    "not_lists": frozenset(),
    "not_options": frozenset(),
    "meanings": {
        "deux": "both",
        "toutes": "all",
        "le": "the",
        "la": "the",
        "l": "the",
        "image": "picture",
        "dessin": "drawing",
        "peinture": "painting",
        "réponse": "reply",
        "commentaire": "comment",
        "tout": "everything",
    },
    "refusing": word_set("pas rien jamais aucun aucune"),
    "common": word_set(
        "rien personne jamais aucun aucune le la les l un une des et est pas je j tu me m te mon ma mes ton ta"
        " que qu qui quoi comment pourquoi"
        " pour avec de"
        " d du en au à dans ce ça c il elle on nous vous a ai as sur n ne plus mais ou si veux voudrais peux pourrais"
        " montre fais publie supprime partage suis aussi encore très bien bonjour merci salut demain hier"
        " aujourd quelque"
        " tout tous s te plait suivre mets"
    ),
    "elsewhere": ELSEWHERE,
    "subjects": {
        "posts": word_set(
            "publie publier publication publications poste poster post posts partage partager tweet tweete"
            " tweeter statut"
            " écris"
        ),
        "feeds": word_set("fil feed accueil neuf nouveau publications lis lire actualité"),
        "messages": word_set("message messages messagerie boîte conversation écris dm envoie"),
        "notifications": word_set(
            "notification notifications commenté commentaires mentionné mentions répondu réponses likes"
        ),
        "people": word_set(
            "suis suivre abonné abonnés profil profils utilisateur utilisatrice bloque bloquer masquer ami amis"
            " amie amies"
        ),
        "pictures": word_set("image images dessin dessins dessine dessiner peins peindre photo photos aquarelle"),
        "trends": word_set("tendance tendances mode hashtag hashtags populaire"),
    },
}

SPOKEN: dict[str, Any] = {
    "visibility": {
        "followers": ("[seulement|uniquement] (pour|à|avec) [seulement] mes (abonnés|followers) [seulement]",),
        "public": ("(publiquement|en public)", "(pour|avec) (tous|tout le monde)"),
        "unlisted": ("(non listé|non répertorié)",),
    },
    "choices": {
        "narrowed": {"followers": ("[mes] abonnés",)},
        "quotable": {"nobody": ("personne ne peut le citer",)},
        "categories": {
            "spam": ("[du] (spam|arnaque)", "de la publicité"),
            "abuse": ("(abus|harcèlement|insultes|haine|menace|menaces)",),
            "sexual": ("(sexuel|pornographie|nudité)",),
            "violence": ("(violence|violent)",),
            "illegal": ("(illégal|contenu illégal)",),
            "impersonation": ("(usurpation|faux compte|faux profil)",),
            "other": ("(autre chose|autre raison)",),
        },
        "it_is": {"spam": ("c est [du] spam",)},
        "requests": {"follow": ("demande",)},
        "notices": {"mention": ("mentions",)},
        "my_notices": {"mention": ("mentions",)},
        "happenings": {"mention": ("mentionné",)},
    },
    "openings": (
        "(bonjour|salut|hé|eh|coucou|ok|okay|bon|alors|bonsoir) [salon]",
        "salon",
        "(s il te plaît|s il vous plaît|maintenant|aussi|puis|ensuite)",
        "(oui|bien sûr)",
        "(merci|super|parfait|génial|merci beaucoup)",
    ),
    "asking": (
        "(tu peux|peux tu|tu pourrais|pourrais tu|vous pouvez|pouvez vous|pourriez vous|est ce que tu peux) [s"
        " il te plaît]",
        "(je veux|je voudrais|j aimerais) que tu",
    ),
    "wishes": (
        "(je veux|je voudrais|j aimerais|j ai envie de|je souhaite)",
        "(je peux|puis je|est ce que je peux|je pourrais)",
        "laisse moi",
    ),
    "joiners": (
        "[,|.|;] (et|mais) (puis|ensuite|après) [aussi]",
        "[,|.|;] (puis|ensuite|après)",
        "[,|;] et [aussi]",
        "[,] mais",
        ", [aussi]",
        ". ",
        "; ",
    ),
    "held_back": (),
    "negations": ("(jamais|surtout pas)",),
    "refused": (
        "(ne|n) [<object>] [<object>] <order> [<object>] <pas> [{words}]",
        "(ne|n) <pas> [<object>] <order> [{words}]",
        "<order> [<object>] <pas> [{words}]",
        "<order> {words} <pas> [{words}]",
        "je ne veux pas [que] {words}",
    ),
}
