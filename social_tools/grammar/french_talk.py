"""French sentences that call no tool: small talk with a fixed answer, questions back, and yes and no."""

WORDS = {"how": "comment (je peux|puis je|est ce que je peux|on peut|faire pour|on)"}
_SECRET = "(mot de passe|phrase de passe|code secret)"
_HELP_WITH = "[/] aide (pour|avec|sur)"

TOPICS = {
    "greeting": ("(bonjour|salut|coucou|bonsoir|hello|hé) [salon|à tous|tout le monde|encore]",),
    "thanks": (
        "[ok|super|parfait] (merci|merci beaucoup|mille mercis|merci bien) [salon|à toi|beaucoup]",
        "(super|parfait|génial|très bien|bravo|bien joué|j adore)",
    ),
    "goodbye": ("(au revoir|à bientôt|à plus|à demain|bonne nuit|salut salut|ciao) [salon]",),
    "how_are_you": ("(comment vas tu|comment ça va|ça va|comment allez vous) [aujourd hui]",),
    "who_made_you": ("qui t a (fait|créé|programmé)", "à qui (est|appartient) salon"),
    "who_are_you": (
        "(qui es tu|tu es qui|qui êtes vous|qu es tu|tu es quoi|c est quoi salon|qu est ce que salon)",
        "comment (tu t appelles|t appelles tu)",
        "parle moi (de toi|de salon)",
    ),
    "are_you_ai": (
        "(es tu|tu es|est ce que tu es) [vraiment] [un|une] (ia|bot|robot|humain|humaine|personne|machine|chatgpt"
        "|modèle de langage|réel|intelligence artificielle)",
        "quel modèle [de langage] (es tu|utilises tu|tu utilises)",
        "(utilises tu|tu utilises) [une|un] (ia|chatgpt|modèle de langage)",
    ),
    "privacy": (
        "[est ce que] (tu vends|vends tu|tu gardes|tu lis|tu partages|vous vendez) mes (données|messages|images|posts)",
        "mes (données|messages|images) (sont elles|sont ils|sont) [elles|ils] (vendues|vendus|privées|privés|en"
        " sécurité)",
        "qui peut (voir|lire) (mes {words}|mon {words}|ça)",
        "que (fais tu|faites vous) (de|avec) mes (données|messages|images)",
        "qu est ce que tu fais (de|avec) mes données",
        "(est ce que c est|c est|est ce) (privé|sûr|public|confidentiel)",
        "quelles données (gardes tu|tu gardes|collectes tu) [{anything}]",
        "(confidentialité|vie privée)",
    ),
    "told_passphrase": (
        f"mon [nouveau] {_SECRET} (est|:|=) {{anything}}",
        f"{_SECRET} (:|=|est) {{anything}}",
        f"change mon {_SECRET} (en|pour) {{anything}}",
    ),
    "passphrase": (
        f"[comment|je veux|je voudrais] [changer|mettre|change] [mon|le|un] [nouveau] {_SECRET}",
        f"j ai oublié mon {_SECRET}",
    ),
    "sign_in": ("[je veux|comment] (me connecter|se connecter|connexion)", "connecte moi"),
    "sign_out": ("[je veux|comment] (me déconnecter|se déconnecter|déconnexion)", "déconnecte moi"),
    "own_account": ("[je veux] (créer|avoir|ouvrir|crée moi) un compte [{anything}]",),
    "help_pictures": (f"{_HELP_WITH} (les images|les dessins|dessiner|images)",),
    "help_posts": (f"{_HELP_WITH} (les posts|les publications|publier|partager)", "comment publier"),
    "help_feeds": (f"{_HELP_WITH} (le fil|les fils|lire|chercher|la recherche)",),
    "help_people": (f"{_HELP_WITH} (les gens|les personnes|les profils|suivre)", "comment suivre {anything}"),
    "help_messages": (f"{_HELP_WITH} les messages",),
    "help_safety": (f"{_HELP_WITH} (la sécurité|la confidentialité|bloquer|signaler)",),
    "what_can_you_do": (
        "(que peux tu|que sais tu|qu est ce que tu peux|tu peux|tu sais) faire [quoi|ici]",
        "que peut on faire ici",
    ),
    "help": (
        "[/] aide",
        "(aide moi|aidez moi|à l aide|au secours)",
        "(tu peux|peux tu) m aider",
        "(que puis je|qu est ce que je peux|que dois je|que peut on) (dire|faire|demander|écrire) [ici|maintenant]",
        "comment (ça marche|ça fonctionne|fonctionne salon)",
        "<how> {anything}",
        "comment {anything}",
        "je ne comprends pas",
    ),
}

QUESTIONS = {
    "post_what": (
        "(publie|publier|poste|poster|tweete|tweeter) [{anything}]",
        "(écris|écrire|rédige) [un|une|quelque chose] [{words}] [{anything}]",
        "(fais|crée) (un|une) [nouveau|nouvelle] (post|publication|statut) [{anything}]",
        "dis à tout le monde {anything}",
    ),
    "share_what": ("(partage|partager) [{anything}]", "{order_behind}"),
    "picture_of_what": (
        "(dessine|peins|dessiner|peindre) [moi] [quelque chose|une image|un dessin]",
        "(fais|crée) [moi] (une|un|une autre|un autre) <picture>",
        "(une|un) (image|dessin)",
    ),
    "follow_whom": ("(suis|suivre) [quelqu un|des gens|tous|tout le monde]", "arrête de suivre [quelqu un]"),
    "like_which": ("(aime|like|liker) [quelque chose|ça|tout]", "mets un (like|j aime)"),
    "reply_what": ("(réponds|répondre|commente|commenter) [{anything}]",),
    "delete_what": ("(supprime|supprimer|efface|effacer|enlève) [tout|tous|toutes|mon|ma|mes|le|la] [{anything}]",),
    "open_which": ("(ouvre|ouvrir) [un|une|le|la|quelque chose]",),
    "message_what": (
        "(envoie|envoyer) [un] [message] [privé] [à] [{recipient}]",
        "(écris|écrire|dis) à {recipient} [{anything}]",
        "[un] message [à {recipient}|pour {recipient}]",
    ),
    "limit_whom": ("(bloque|masque|débloque|bloquer|masquer) [quelqu un|cette personne|lui|elle]",),
    "search_what": ("(cherche|chercher|trouve|recherche) [quelque chose|des gens|des posts|quelqu un]",),
    "quote_what": ("(cite|citer) [{quote_of}] [:|avec]",),
    "react_which": ("(reposte|enregistre) [quelque chose]",),
    "report_as": ("(signale|signaler) [{reported}]", "signaler quelqu un"),
    "profile_what": ("(change|changer|modifie|modifier) (mon|ma) [{anything}]", "appelle moi [{anything}]"),
    "which_user": ("{at_name}", "(montre|ouvre) [moi] (un|le) profil"),
    "settings_what": ("[changer|change] mes (réglages|paramètres)",),
    "who_follows": ("qui suit {anything}",),
}

ANSWERS = {
    "yes": (
        "(oui|ouais|ouaip|ok|okay|d accord|bien sûr|exact|exactement|volontiers|parfait) [,]"
        " [oui|vas y|fais le|fais ça|s il te plaît|merci|bien sûr|partage le|publie le]",
        "(vas y|fais le|fais ça|c est bon|c est bien|ça marche|confirmer|je confirme|confirmé)",
        "(partage|publie|poste|envoie) (le|la|ça)",
    ),
    "no": (
        "(non|nan|pas question) [,] [non|merci|laisse tomber|annule|arrête|pas encore|plutôt pas|stop]",
        "(annule|laisse tomber|laisse|arrête|stop|plutôt pas|pas maintenant|pas encore|oublie ça|oublie)",
    ),
}
