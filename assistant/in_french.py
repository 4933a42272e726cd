"""What the offline assistant says in French: help, who it is, privacy, and what it asks back."""

from assistant.about import Answer, Tongue

DRAW, FEED, EXPLORE, HELP = "dessine un renard dans la neige", "montre-moi mon fil", "explorer", "aide"

_PICTURES = (
    DRAW,
    "plus sombre",
    "encore une",
    "partage-la avec le texte Bonjour",
    "remixe la deuxième image : la nuit",
    "qui a remixé ça ?",
    "mes images",
)
_POSTS = (
    "publie : Bonjour à vous",
    "publie pour mes abonnés : Bonjour les amis",
    "réponds au deuxième : magnifique",
    "cite le deuxième : tellement vrai",
    "supprime mon dernier post",
    "mes brouillons",
)
_FEEDS = (FEED, EXPLORE, "la suite", "qu'est-ce que j'ai raté ?", "cherche marché de nuit", "les tendances")
_PEOPLE = (
    "qui est @lin ?",
    "suis lin",
    "arrête de suivre lin",
    "montre-moi les posts de lin",
    "mes abonnés",
    "qui devrais-je suivre ?",
)
_REACTIONS = ("ouvre le deuxième", "aime le deuxième", "reposte le premier", "enregistre le troisième")
_TALK = ("écris à lin : à dix heures", "mes messages", "mes notifications")
_SAFETY = (
    "mets lin en sourdine pendant une heure",
    "bloque @spam",
    "signale le deuxième comme spam",
    "annule ça",
    "qu'as-tu fait ?",
)

TAUGHT = {
    "Images": _PICTURES,
    "Posts": _POSTS,
    "Fils": _FEEDS,
    "Réactions": _REACTIONS,
    "Gens": _PEOPLE,
    "Messages": _TALK,
    "Sécurité": _SAFETY,
}
_HELP = Answer(
    "Voici ce que tu peux dire, ainsi ou presque :\n\n"
    + "\n".join(f"- **{group}** : {' · '.join(f'« {say} »' for say in says)}" for group, says in TAUGHT.items())
    + "\n\nEn anglais j'en sais plus : dis « help ».",
    (DRAW, FEED, EXPLORE, "help"),
)


def _about(words: str, says: tuple[str, ...]) -> Answer:
    return Answer(f"**{words}**\n\n" + "\n".join(f"- « {say} »" for say in says), (HELP, *says[:2]))


FRENCH = Tongue(
    topics={
        "greeting": Answer("Bonjour. Que voudrais-tu faire ?", (DRAW, FEED, EXPLORE, HELP)),
        "thanks": Answer("De rien."),
        "goodbye": Answer("À bientôt. Ce que tu as fait est encore là quand tu reviens dans ce navigateur."),
        "how_are_you": Answer("Tout marche, merci. Je suis des règles fixes, donc pas d'humeurs.", (FEED, DRAW)),
        "help": _HELP,
        "what_can_you_do": _HELP,
        "help_pictures": _about("Images", _PICTURES),
        "help_posts": _about("Posts", _POSTS),
        "help_feeds": _about("Fils", _FEEDS),
        "help_people": _about("Gens", _PEOPLE),
        "help_messages": _about("Messages", _TALK),
        "help_safety": _about("Sécurité", _SAFETY),
        "who_are_you": Answer(
            "Salon est un réseau social dans un chat, et je suis son assistant intégré, hors ligne. Je suis des règles "
            "fixes : je ne suis pas un modèle de langage, et rien de ce que tu dis ne quitte cette machine. Avec "
            "OPENAI_API_KEY ou OPENAI_BASE_URL, un vrai modèle répond ici à ma place."
        ),
        "are_you_ai": Answer(
            "Non. Je suis un ensemble de règles fixes qui comprend certaines phrases, pas un modèle de langage."
            " Les images "
            "aussi sont dessinées par des règles, pas par un modèle d'IA."
        ),
        "privacy": Answer(
            "Tel que je fonctionne maintenant, rien de ce que tu dis ou fais ne quitte cette machine : pas de modèle "
            "extérieur, pas de pistage, pas de publicité. Les images sont privées jusqu'à ce que tu les"
            " partages. Un post "
            "atteint ceux que nomme son aperçu, et tu peux le retirer."
        ),
        "who_made_you": Answer(
            "Salon est un logiciel libre sous licence Apache-2.0. Ce serveur appartient à qui le fait tourner."
        ),
        "sign_in": Answer("On se connecte sur une page à part, jamais dans ce chat.", ("Se connecter",)),
        "passphrase": Answer(
            "Ton mot de passe se choisit sur une page à part. Ne l'écris jamais dans ce chat.", ("Ton compte",)
        ),
        "sign_out": Answer("On se déconnecte sur la page de son compte.", ("Ton compte",)),
        "own_account": Answer(
            "Tu as déjà un compte : il vit dans ce navigateur. Avec un mot de passe, tu te connectes de partout.",
            ("Ton compte", "Se connecter"),
        ),
        "told_passphrase": Answer(
            "N'écris pas de mot de passe dans le chat, s'il te plaît. Je n'en ai rien fait. Si c'était un vrai,"
            " change-le "
            "sur la page de ton compte.",
            ("Ton compte",),
        ),
        "not_done": Answer("D'accord, je n'ai rien fait."),
    },
    questions={
        "post_what": Answer("Que doit dire le post ? Par exemple :", ("publie : Bonjour de Salon", DRAW)),
        "share_what": Answer("Quelle image partager ? Fais-en une, puis dis « partage-la ».", (DRAW, "partage-la")),
        "picture_of_what": Answer("Que doit montrer l'image ?", (DRAW, "dessine un phare au bord de la mer")),
        "follow_whom": Answer(
            "Qui veux-tu suivre ? Dis son nom : « suis @lin ».", (EXPLORE, "qui devrais-je suivre ?")
        ),
        "like_which": Answer("Quel post aimes-tu ? Ouvre un fil.", ("aime le deuxième", FEED, EXPLORE)),
        "reply_what": Answer("Que dit la réponse, et à quel post ?", ("réponds au deuxième : magnifique", FEED)),
        "delete_what": Answer(
            "Je peux supprimer un post, une réponse ou une image de toi, et je demande toujours avant. Lequel ?",
            ("supprime mon dernier post", "supprime ma dernière image", "montre-moi mes posts"),
        ),
        "open_which": Answer("Lequel ? Dis son numéro dans la liste.", ("ouvre le premier", FEED)),
        "message_what": Answer(
            "À qui, et que dit-il ? Par exemple « écris à lin : à dix heures ».", ("mes messages", EXPLORE)
        ),
        "limit_whom": Answer("Qui donc ? Dis son nom : « bloque @lin ».", (EXPLORE, "mes réglages")),
        "search_what": Answer(
            "Que dois-je chercher ?", ("cherche marché de nuit", "cherche des gens appelés lin", "les tendances")
        ),
        "quote_what": Answer("Quel post, et qu'en dis-tu ?", ("cite le premier : tellement vrai", FEED)),
        "react_which": Answer("Quel post ? Dis son numéro.", ("reposte le premier", "enregistre le premier", FEED)),
        "report_as": Answer(
            "Qu'est-ce qui ne va pas ? Dis quel post ou qui, et pourquoi : spam, abus, violence, illégal…",
            ("signale ça comme spam", "signale ça pour abus", "signale le deuxième comme spam"),
        ),
        "profile_what": Answer(
            "Que doivent voir les gens de toi ? Dis « appelle-moi ada », « mon nom est Ada Lovelace » ou « ma"
            " bio est … ».",
            ("mon profil", HELP),
        ),
        "which_user": Answer("Qui donc ? Dis son nom, par exemple « qui est @lin ».", (EXPLORE, "mon profil")),
        "settings_what": Answer("Que veux-tu changer ? Presque tout se dit en anglais.", ("mes réglages", "help")),
        "who_follows": Answer("Les abonnés de qui ?", ("mes abonnés", "mes abonnements")),
        "subject": Answer("Je n'ai pas tout compris. Est-ce l'un de ceux-ci ?"),
        "unknown": Answer(
            "Je n'ai pas compris. Je connais les phrases de Salon, pas le monde entier. Est-ce l'un de ceux-ci ?",
            (DRAW, FEED, EXPLORE, HELP),
        ),
    },
    unresolved={
        "no_posts": Answer("Je ne t'ai pas encore montré de posts ici. Veux-tu ?", (FEED, EXPLORE)),
        "which_post": Answer("Quel post ? Dis son numéro.", ("aime le premier", FEED)),
        "which_user": Answer("Qui donc ? Dis son nom ou le numéro de son post.", (FEED, EXPLORE)),
        "nothing_to_undo": Answer("Il n'y a rien à annuler ici.", ("qu'as-tu fait ?", FEED)),
        "nothing_to_restore": Answer("Rien n'a été supprimé ici que je puisse rendre.", (FEED, EXPLORE)),
        "no_post_of_mine": Answer("Tu n'as encore rien partagé.", (DRAW, "publie : Bonjour de Salon")),
        "no_reply_of_mine": Answer("Tu n'as encore répondu à rien.", (FEED, EXPLORE)),
        "few_pictures": Answer(
            "Je ne t'ai pas encore montré autant d'images ici. Apporte ou fais-en d'abord une autre.", ("mes images",)
        ),
        "no_alt": Answer(
            "Je ne regarde pas ta photo : dis-moi d'abord ce qu'elle montre, pour celles et ceux qui ne la voient pas. "
            "Par exemple : « la photo montre un chien sur la plage ».",
            (),
        ),
        "no_picture": Answer("Il n'y a pas encore d'image ici. J'en dessine une ?", (DRAW, "mes images")),
        "nothing_to_mark": Answer("Je ne t'ai rien montré de non lu.", ("mes notifications", "mes messages")),
        "no_message": Answer("Je ne t'ai montré aucun message ici.", ("mes messages", FEED)),
        "no_draft": Answer("Tu n'as pas ce brouillon.", ("mes brouillons", FEED)),
        "no_more": Answer("C'était tout.", (EXPLORE, DRAW)),
    },
    only="Cette liste n'en a que {count}. Lequel ?",
    subjects={
        "posts": ("publie : Bonjour de Salon", "partage-la"),
        "messages": ("mes messages", "aide pour les messages"),
        "notifications": ("mes notifications", "montre-moi les réponses"),
        "feeds": (FEED, "qu'est-ce que j'ai raté ?", EXPLORE),
        "people": ("qui devrais-je suivre ?", "mes abonnés"),
        "pictures": (DRAW, "mes images"),
        "trends": ("les tendances", EXPLORE),
    },
    nothing_open=Answer("Rien n'attend ta réponse.", (FEED, DRAW)),
    nothing_to_cancel=Answer("D'accord. Rien n'attendait, et rien n'a été fait."),
    several_open="Il y a {count} aperçus ouverts. Appuie sur le bouton de celui que tu veux.",
    results={
        "Here it is.": "Voilà.",
        "This is how it will look. Press the button, or say yes or no.": (
            "Voici à quoi cela ressemblera. Appuie sur le bouton, ou dis oui ou non."
        ),
        "Press the button, or say yes or no.": "Appuie sur le bouton, ou dis oui ou non.",
        "Cancelled. Nothing was done.": "Annulé. Rien n'a été fait.",
        "It is out. You can take it back at any time.": "C'est publié. Tu peux le retirer à tout moment.",
        "Your reply is out. You can take it back at any time.": (
            "Ta réponse est publiée. Tu peux la retirer à tout moment."
        ),
        "It is deleted. For 30 days, “undo that” brings it back.": (
            "C'est supprimé. Pendant 30 jours, « annule ça » le fait revenir."
        ),
        "You like it now.": "Tu l'aimes maintenant.",
        "You like it already.": "Tu l'aimes déjà.",
        "Your like is taken back.": "Ton j'aime est retiré.",
        "Passed on: the people who follow you see it in their feeds.": (
            "Relayé : ceux qui te suivent le voient dans leur fil."
        ),
        "It is in your bookmarks, which only you see.": "Il est dans tes favoris, que toi seul vois.",
        "You follow {} now.": "Tu suis maintenant {}.",
        "You follow {} already.": "Tu suis déjà {}.",
        "You no longer follow {}.": "Tu ne suis plus {}.",
        "You do not follow {}.": "Tu ne suis pas {}.",
        "You asked to follow {}. They will answer.": "Tu as demandé à suivre {}. La réponse viendra.",
        "You do not see {}’s posts any more. They are told nothing.": (
            "Tu ne vois plus les posts de {}. Rien ne lui est dit."
        ),
        "You have blocked {}: neither of you sees the other.": "Tu as bloqué {} : vous ne vous voyez plus.",
        "{} is neither muted nor blocked.": "{} n'est ni en sourdine ni bloqué.",
        "This is you.": "C'est toi.",
        "This is {}.": "Voici {}.",
        "Your feed, newest first.": "Ton fil, le plus récent d'abord.",
        "What everybody shares, newest first.": "Ce que tout le monde partage, le plus récent d'abord.",
        "What everybody shares, best first.": "Ce que tout le monde partage, le meilleur d'abord.",
        "Your feed, best first.": "Ton fil, le meilleur d'abord.",
        "Posts by {}.": "Posts de {}.",
        "This is what I found.": "Voici ce que j'ai trouvé.",
        "I found nothing for that. Other words may help.": "Je n'ai rien trouvé. D'autres mots aideront peut-être.",
        "This is what happened. Nothing is marked as read yet.": (
            "Voici ce qui s'est passé. Rien n'est encore marqué comme lu."
        ),
        "Nothing new has happened to you.": "Rien de nouveau pour toi.",
        "It is sent. You can take it back at any time.": "C'est envoyé. Tu peux le retirer à tout moment.",
        "Your conversations.": "Tes conversations.",
        "You have no conversations yet.": "Tu n'as pas encore de conversations.",
        "Your conversation with {}.": "Ta conversation avec {}.",
        "This is what I did for you.": "Voici ce que j'ai fait pour toi.",
        "I have not done anything for you yet.": "Je n'ai encore rien fait pour toi.",
        "That was undone already.": "C'était déjà annulé.",
        "It is back.": "C'est revenu.",
        "Undone.": "Annulé.",
        "Done.": "C'est fait.",
        "Your profile is changed.": "Ton profil est changé.",
        "Done: you are {} now.": "C'est fait : tu es maintenant {}.",
        "Nothing here yet. Make a picture and share it, and you are the first.": (
            "Rien ici pour l'instant. Fais une image et partage-la, et tu seras le premier."
        ),
        "You follow nobody yet, so here is what everybody shares.": (
            "Tu ne suis encore personne, alors voici ce que tout le monde partage."
        ),
    },
)
