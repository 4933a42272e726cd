"""French, as data: the everyday orders.

Those about posts are in `french_posts`, words are in `french_words`, what calls no tool is in `french_talk`.
"""

from typing import Any

from social_tools.grammar import french_posts, french_talk, french_words, other_edits, other_remixes, picture_changes
from social_tools.grammar.language import Language, Rule, folded, rules
from social_tools.grammar.reading import Ref

_B = "[s il te plaît|s il vous plaît|stp|svp|maintenant|donc]"
_WORDS = {
    "me": "moi|nous|me",
    "the": "le|la|les|l|ce|cet|cette",
    "my": "mon|ma|mes",
    "post": "post|publication|image|photo|dessin|peinture|réponse|commentaire",
    "text": "post|publication|réponse|commentaire",
    "posts": "posts|publications",
    "picture": "image|dessin|photo|illustration|peinture|aquarelle|portrait|affiche|croquis|logo",
    "newest": "dernier|dernière|derniers|dernières|nouveau|nouvelle|plus récent|plus récente",
    "draw": f"[me] (dessine|dessiner|peins|peindre|dessinez|peignez) [moi|nous] {_B}",
    "make": f"[me] (fais|faire|crée|créer|génère|générer|faites|créez) [moi|nous] {_B}",
    "show": f"[me] (montre|montrer|affiche|afficher|ouvre|ouvrir|voir|lis|lire|donne|montrez|affichez) [moi|nous] {_B}",
    "share": f"(partage|partager|publie|publier|poste|poster|partagez|publiez) {_B}",
    "saying": "avec le texte|avec les mots|avec la légende|en disant|et dis|qui dit|disant|:",
    "write": f"(écris|écrire|fais|faire|crée|rédige|écrivez) {_B}",
    "reply": f"(réponds|répondre|commente|commenter|répondez) {_B}",
    "follow": f"(suis|suivre|suivez) {_B}",
    "delete": f"(supprime|supprimer|efface|effacer|enlève|enlever|supprimez|effacez) {_B}",
    "find": f"[me] (cherche|chercher|trouve|trouver|recherche|rechercher|cherchez|trouvez) [moi|nous] {_B}",
    "send": f"(envoie|envoyer|envoyez) {_B}",
    "feed": "fil|fil d actualité|feed|accueil|timeline",
    "followers": "abonnés|followers",
    "replies": "réponses|commentaires",
    "they": "les gens|tout le monde|les autres|ils|on",
    "avatar": "avatar|photo de profil|image de profil",
    "block": f"(bloque|bloquer|bloquez) {_B}",
    "order": "publie|publier|publiez|poste|poster|partage|partager|supprime|supprimer|efface|effacer|suis"
    "|suivre|aime|aimer"
    "|réponds|répondre|envoie|envoyer|bloque|bloquer|masque|masquer|signale|signaler|cite|citer|dessine|dessiner|peins"
    "|reposte|enregistre|change|fais|écris|mets|montre",
    "pas": "pas|jamais|rien|point",
    "object": "le|la|les|l|lui|leur|ça|cela|me|te|y|en",
    "bleu": "bleu|bleue|rouge|vert|verte|jaune|rose|violet|violette|sombre|clair|claire|chaud|chaude|froid"
    "|froide|coloré"
    "|colorée|lumineux|lumineuse|foncé|foncée|pâle|doux|douce",
    "scene": "(la nuit|de nuit|de jour|à l aube|au crépuscule|au coucher du soleil|au lever du soleil|à midi)"
    "|sous (la pluie|la neige|la lune|l orage)|dans (la brume|la neige|le brouillard)|en (hiver|été|automne)"
    "|au printemps|(à l|en) (aquarelle|huile|noir et blanc|sépia|pixel art)|comme (une aquarelle|une affiche)",
}

_PICTURES = (
    *rules("create_image", "{prompt_again}", "[et|maintenant|mais|la même] {change}", alone=True),
    *rules(
        "create_image",
        f"(fais|rends|mets|peins|dessine|refais) (le|la|ça|l|(<the>|<my>) [<newest>] <picture>) {_B} {{change}}",
        "<make> (une|un|une autre|un autre) <picture> (de|d|avec|:) {prompt}",
        "<make> {count} (images|dessins|versions) (de|d) {prompt}",
        "<show> (une|un|une autre) <picture> (de|d) {prompt}",
    ),
    *rules(
        "create_image",
        "[je|j] [voudrais|aimerais|veux|ai besoin d] (une|un|une autre|un autre) <picture> (de|d|avec) {prompt}",
        "{count} (images|dessins) (de|d) {prompt}",
        "/ image [:] {prompt}",
        first=True,
    ),
    Rule("create_image", "<draw> [:] {prompt}", wish=False),
)

_ME: dict[str, Any] = {"user": "me"}
_FEEDS = (
    *rules("read_feed", "[les] meilleurs d abord", feed=Ref("feed", word="this"), sort="best"),
    *rules("read_feed", "[les] plus récents d abord", feed=Ref("feed", word="this"), sort="newest"),
    *rules("read_feed", "(seulement|que) (les|des) (images|photos)", feed=Ref("feed", word="this"), images_only=True),
    *rules("read_feed", "[montre|voir] [moi] {more}", alone=True),
    *rules("read_feed", "{tag_feed}", alone=True),
    *rules("read_feed", "<show> {tag_feed}", "<posts> (avec|sur|sous) {tag_feed}", "quoi de neuf dans {tag_feed}"),
    *rules(
        "read_feed",
        "<show> (<my>|<the>) <feed>",
        "quoi de (neuf|nouveau) [aujourd hui|ici]",
        "(qu est ce qu|qu) il y a de (nouveau|neuf) [ici|aujourd hui]",
        "(qu est ce qui se passe|que se passe t il) [ici|aujourd hui]",
        "y a t il (du nouveau|du neuf)",
        "<show> les (nouveaux|nouvelles|derniers|dernières) <posts>",
        "actualise (<my>|<the>) <feed>",
        feed="home",
    ),
    *rules("read_feed", "[/] [<my>|l] <feed>", "[du] (neuf|nouveau)", alone=True, feed="home"),
    *rules("read_feed", "(explorer|explore|découvrir)", alone=True, feed="explore"),
    *rules(
        "read_feed",
        "<show> (explorer|ce que <they> (publient|publie|partagent|postent)|tous les <posts>)",
        "(que|qu est ce que) (publient|partagent|postent) <they>",
        "(que|qu est ce que) <they> (publient|publie|partagent|postent)",
        feed="explore",
    ),
    *rules("read_feed", "[<show>] <my> (favoris|signets|<posts> enregistrés|<posts> enregistrées)", feed="bookmarks"),
    *rules(
        "read_feed",
        "<show> (les|tous les|toutes les) [derniers|dernières] <posts> (de|d) {feed_of}",
        "(qu a|qu est ce que|qu est ce qu a) {feed_of} [a] (publié|partagé|posté|dessiné) [récemment|aujourd hui]",
        "<show> {feed_owner} [derniers|dernières] <posts>",
    ),
    *rules("read_feed", "[les] [derniers|dernières] <posts> (de|d) {feed_of}", "{feed_owner} <posts>", alone=True),
    *rules("read_feed", "[<show>] les (images|dessins|photos) (de|d) {feed_of}", images_only=True),
    *rules(
        "get_digest",
        "(qu est ce que j ai|qu ai je) (raté|manqué|loupé) [{since}|{span}]",
        "(j ai|est ce que j ai|ai je) (raté|manqué|loupé) quelque chose [{since}|{span}]",
        "que s est il passé [{since}|{span}]",
        "qu est ce qui s est passé [{since}|{span}]",
        "[<make>|donne moi] (un|le) résumé [{since}|{span}]",
    ),
    *rules("explain_feed", "pourquoi (est ce que je vois|je vois|vois je) {shown}", feed=Ref("feed", word="this")),
    *rules("preview_feed_rules", "[quelles sont|<show>] mes règles [de fil]", wish=""),
)

_SEARCH = (
    *rules(
        "search",
        "(quelles sont|<show>) les tendances [du moment|du jour|actuelles]",
        "[les] tendances",
        "qu est ce qui (est|marche) (tendance|à la mode) [ici|en ce moment]",
        query="",
        type="tags",
    ),
    *rules(
        "search",
        "qui (devrais je|puis je|pourrais je|dois je) suivre",
        "[<show>] mes suggestions",
        "(suggère|recommande|propose) [moi] (des gens|quelqu un|des personnes)",
        query="",
        type="people",
    ),
    *rules("search", "[<show>] mes (images|dessins|photos)", query="", type="images"),
    *rules("search", "[<show>] mes (images|dessins|photos) d {made_on}", query="", type="images"),
    *rules("search", "[<show>] mes (images|dessins|photos) de {made_on}", query="", type="images"),
    *rules(
        "search",
        "<find> (des|les) (gens|personnes|utilisateurs) [appelés|appelées|nommés|qui s appellent|:] {query}",
        "<find> quelqu un (appelé|qui s appelle) {query}",
        type="people",
    ),
    *rules("search", "<find> (des|les) (tags|hashtags) [comme|sur|:] {query}", type="tags"),
    *rules(
        "search",
        "<find> (des|les|un) (<posts>|post) (sur|à propos de|avec|qui parlent de) {query}",
        "y a t il des <posts> (sur|avec) {query}",
        "(cherche|chercher|recherche|rechercher|cherchez) [:] {query}",
        "/ chercher {query}",
    ),
)

_PEOPLE = (
    *rules("get_user", "qui suis je", "<my> (profil|compte|nom d utilisateur)", user="me", alone=True),
    *rules("get_user", "<show> mon profil", "à quoi ressemble mon profil", **_ME),
    *rules("get_user", "[<show>] mes <followers>", "qui me suit", **_ME, include=["followers"]),
    *rules(
        "get_user",
        "[<show>] (qui est ce que je suis|les gens que je suis|mes abonnements)",
        **_ME,
        include=["following"],
    ),
    *rules("get_user", "qui suit {user}", "[<show>] les <followers> (de|d) {user}", include=["followers"]),
    *rules("get_user", "qui {user} suit", "qui est suivi par {user}", include=["following"]),
    *rules("get_user", "[<show>] mes listes", **_ME, include=["lists"]),
    *rules("get_user", "[<show>] (mes réglages|mes paramètres)", **_ME, include=["settings"]),
    *rules("get_user", "[<show>] [mes] demandes", "qui veut me suivre", **_ME),
    *rules(
        "get_user",
        "qui est {user}",
        "(qui est|c est qui) {user}",
        "qui a (dessiné|peint|publié|écrit|fait) {author}",
        "[<show>] [le] profil (de|d) {user}",
        "parle moi (de|d) {at_name}",
        "<show> {at_name}",
    ),
    *rules(
        "follow_user",
        "(arrête|arrêter|arrêtez|cesse) de (suivre|<object> suivre) {followed}",
        "ne (suis|suivre) plus {followed}",
        "(ne plus|plus) suivre {followed}",
        follow=False,
    ),
    *rules("follow_user", "<follow> {followed} [aussi]", "abonne moi à {followed}"),
    *rules(
        "limit_user",
        "(débloque|débloquer|démasque|démasquer) {users}",
        "(lève|enlève|retire|annule) (le blocage|la sourdine) (de|d|sur|pour) {users}",
        "(arrête|arrêter) de (bloquer|masquer) {users}",
        "ne (bloque|masque) plus {users}",
        level="none",
    ),
    *rules(
        "limit_user",
        "(mets|mettre|mettez) {users} en (sourdine|silence|muet)",
        "(mets|mettre|mettez) {user} en (sourdine|silence|muet) {until}",
        "(masque|masquer|mute) {users}",
        "(masque|masquer|mute) {user} {until}",
        level="mute",
    ),
    *rules("limit_user", "<block> {users}", level="block"),
    *rules("report_content", "(signale|signaler|signalez) {reported} (comme|pour) {category}"),
    *rules(
        "update_profile",
        "appelle moi {new_handle}",
        "change mon (nom d utilisateur|pseudo|identifiant) (en|pour) {new_handle}",
        "mon (nom d utilisateur|pseudo) (est|:) {new_handle}",
        "mon [nouveau] nom est {full_name}",
        "change mon nom (en|pour) {full_name}",
        "ma (bio|biographie) (est|:) [:] {bio}",
        "change ma (bio|biographie) (en|pour|:) [:] {bio}",
        "(utilise|prends|mets) {avatar} comme [mon|ma] <avatar>",
    ),
    *rules("update_profile", "(efface|supprime) ma (bio|biographie)", bio=""),
)

_PRIVATE = (
    *rules(
        "read_messages",
        "[<show>] [mes|les] [nouveaux] messages [privés]",
        "[<show>] ma (boîte de réception|messagerie)",
        "(j ai|est ce que j ai|ai je|y a t il) (de nouveaux|des|un nouveau) (messages|message)",
        "(quelqu un m a écrit|est ce que quelqu un m a écrit)",
    ),
    *rules(
        "read_messages",
        "[<show>] (mes messages|la conversation|ma conversation|la discussion) (avec|de) {correspondent}",
        "que m a écrit {correspondent}",
        "qu est ce que {correspondent} m a écrit",
    ),
    *rules(
        "send_message",
        "(écris|écrire|dis|dire|écrivez) à {recipient} : {text}",
        "(écris|écrire|dis|dire) à {recipient} {quoted}",
        "<send> un message [privé] à {recipient} <saying> [:] {text}",
        "<send> un message [privé] à {recipient} [avec] {quoted}",
        "<send> à {recipient} un message [privé] <saying> [:] {text}",
        "message (à|pour) {recipient} : {text}",
    ),
    *rules("send_message", "<send> {sent_post} à {recipient}", "<send> à {recipient} {sent_post}", text=""),
    *rules("send_message", "<send> {sent_image} à {recipient}", "<send> à {recipient} {sent_image}", text=""),
    *rules("mark_read", "marque {read} comme (lu|lus|lue|lues)", "marque tout comme lu"),
    *rules(
        "get_notifications",
        "[<show>] [mes|les|toutes les] [nouvelles] notifications",
        "(j ai|est ce que j ai|ai je|y a t il) (de nouvelles|des|une) (notifications|notification)",
    ),
    *rules("get_notifications", "qui m a mentionné", "[<show>] mes mentions", types=["mention"]),
)

_LEDGER = (
    *rules(
        "list_actions",
        "(qu as tu|qu est ce que tu as) fait [pour moi] [aujourd hui]",
        "[<show>] (mes|tes|les) [dernières] actions",
    ),
    *rules(
        "undo_action",
        "(annule|annuler|défais|défaire) {act}",
        "(annule|déprogramme) {scheduled}",
    ),
    *rules("undo_action", "[/] (annuler|défaire)", act=Ref("act")),
    *rules(
        "undo_action",
        "(restaure|restaurer|récupère|récupérer) (le|la|ça|<my> [<newest>] (<post>|image))",
        "restaurer",
        act=Ref("act", word="restore"),
    ),
    *rules("update_settings", "demande moi toujours [avant]", changes={"assistant": "ask_always"}),
)

_IT = "(le|la|l|ça|cela|celui ci|celle ci)"
_POINTED = (
    "(<the>|au|du) <post>",
    "[<the>|au|du] {ordinal} [<post>]",
    "[<post>] numéro {number}",
    "[<post>] {id}",
    "{owner} [<newest>] <post> [<newest>]",
    "{owner} {ordinal} <post>",
    "<the> [<newest>] <post> (de|d) {who}",
    "<the> {ordinal} <post> (de|d) {who}",
)
_MINE = (
    "{owner} [<newest>] <text> [<newest>]",
    "<the> <text>",
    "[<the>] {ordinal} [<text>]",
    "<text> [numéro] {number}",
    "{id}",
)
_PERSON = (
    "{name}",
    "(le|la|lui|elle|l|leur)",
    "<the> (personne|utilisateur|utilisatrice|artiste|auteur|auteure|autrice)",
)
_REFS = {
    "user": (*_PERSON, "<the> {ordinal} [personne]"),
    "author": (_IT, "<the> <post>", "<the> {ordinal} [<post>]"),
    "post": (_IT, *_POINTED),
    "pointed": _POINTED,
    "message": ("(le|ce|son) [dernier] message", "le {ordinal} message"),
    "shown": (_IT, *_POINTED),
    "replied": (
        "[à] (ça|cela)",
        "y",
        *(f"(à|a) {say}" for say in _POINTED),
        "(au|du) {ordinal} [<post>]",
        "au <post>",
        "à {who}",
        "{who}",
    ),
    "answered": _POINTED,
    "own_post": ("{owner} [<newest>] <text>",),
    "own_text": ("{owner} [<newest>] <text>",),
    "edited": (_IT, *_MINE),
    "made_picture": ("<the> <picture>",),
    "followed": ("{tag}", "le (tag|hashtag) {tag_word}", "le (tag|hashtag) {tag}"),
    "person": _PERSON,
    "at_person": ("{at_who}",),
    "not_seen": ("<posts> (de|d) {who}",),
    "draft": ("(le|mon) [<newest>] brouillon", "(le|mon) {ordinal} brouillon"),
    "scheduled": ("(le|mon) post programmé", "la publication programmée"),
    "read": ("(le|la|les|tout|ça)", "[toutes] mes notifications", "(la|cette) conversation", "(les|mes) messages"),
    "sent_post": (
        "<the> (post|publication)",
        "<the> {ordinal} (post|publication)",
        "{owner} [<newest>] (post|publication)",
    ),
    "sent_image": ("(<the>|<my>) [<newest>] <picture>", "<the> {ordinal} <picture>"),
    "picture_gone": ("<my> [<newest>] <picture>",),
    "deleted": (_IT, *_MINE, "<the> [<newest>] <text> (de|d) {who}"),
    "this": ("(ça|cela)",),
    "image": (
        "(le|la|ça|cela|l)",
        "(<the>|<my>) [<newest>] <picture>",
        "[<the>] {ordinal} [<picture>]",
        "(le|la) {thing} [<picture>]",
        "(le|la|mon|ma) {thing} [<picture>] (d|de) {made_on}",
    ),
    "act": ("(le|la|ça|cela)", "la dernière action", "ce que tu as fait"),
    "pronoun": ("(lui|elle)",),
    "prompt": (
        "(encore|une autre|un autre) [fois|une|un|image|dessin|une fois]",
        "(refais|redessine) [le|la|ça]",
        "(fais|dessine) (en|le|la) (une autre|encore)",
    ),
    "pictures": ("les deux [images]", "toutes [les images]"),
    "feed": ("plus", "encore plus", "[la] page suivante", "la suite", "plus de <posts>"),
}

FRENCH = folded(
    Language(
        code="fr",
        words=_WORDS | french_talk.WORDS,
        rules=(
            *_PICTURES,
            *other_edits.RULES,
            *other_remixes.FRENCH,
            *_FEEDS,
            *_PEOPLE,
            *_PRIVATE,
            *_LEDGER,
            *french_posts.POSTS,
            *_SEARCH,
        ),
        topics=french_talk.TOPICS,
        questions=french_talk.QUESTIONS,
        answers=french_talk.ANSWERS,
        refs=_REFS,
        edits=other_edits.FRENCH,
        collages=other_edits.FRENCH_COLLAGES,
        changes=(
            "[un peu|beaucoup|encore] (plus|moins) <bleu> [et [plus] <bleu>]",
            "<scene> [et [plus] <bleu>]",
            *picture_changes.FRENCH,
        ),
        **french_words.SPOKEN,
        **french_words.WORDS,
    )
)
