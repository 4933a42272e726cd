"""German, Spanish and French, as data: the everyday ways to have a picture changed as a thing."""

from social_tools.grammar.language import Rule

RULES = (Rule("create_image", "{edit}"),)

GERMAN = (
    "(schneide|schneid|beschneide) {edited_image} [auf|zu|als|ins] [ein|einem|einen] (quadrat|quadratisch|hochformat"
    "|querformat) [zu]",
    "(mach|mache) {edited_image} [bitte|mal] (quadratisch|schwarzweiß|schwarz weiß|schwarz und weiß|sepia|unscharf"
    "|kleiner|schärfer|kühler)",
    "(dreh|drehe) {edited_image} [nach|um] (links|rechts|90 grad|180 grad|auf den kopf) [nach (links|rechts)]",
    "(spiegle|spiegel) {edited_image}",
    "(verpixel|verpixle|verwisch|verwische) (es|ihn|sie|(<dem>|<mein>) [<newest>] <picture>)",
    "(verpixel|verpixle|verwisch|verwische) [die|den|das] [obere|untere|linke|rechte] [linke|rechte|obere|untere] (ecke"
    "|hälfte|seite|mitte|gesicht|hintergrund)",
    "(schreib|schreibe|setz|setze) {quoted} (darunter|darüber|drunter|drüber)",
    "(füg|füge|setz|setze) [eine|die] (bildunterschrift|beschriftung) {quoted} [hinzu|darunter|darüber]",
    "(setz|setze|mach|mache|leg|lege) einen [weißen|schwarzen|goldenen|roten|blauen|grünen] rahmen (um {edited_image}"
    "|drum|herum|darum|drum herum)",
    "(rahme|umrahme) {edited_image}",
    "[mach|mache|erstelle] [mir|uns] [bitte] eine (collage|kollage) (aus|von) {collage}",
    "ohne [den|die|das] (bildunterschrift|rahmen|beschriftung)",
    "(mehr|weniger) kontrast",
    "schwarzweiß|sepia",
    "[zurück] zum original",
)
GERMAN_COLLAGES = (
    "[den|die] letzten {how_many} [bildern|fotos|bilder]",
    "(diesen|meinen|den) {how_many} [bildern|fotos]",
    "(ihnen|beiden|allen|diesen|den bildern|den fotos)",
)
SPANISH = (
    "(recorta|recortar) {edited_image} [en|a] [un] [formato] (cuadrado|vertical|horizontal)",
    "(haz|pon) {edited_image} [en] (cuadrado|cuadrada|blanco y negro|sepia|más pequeña|más pequeño|borrosa)",
    "(gira|girar|rota|rotar) {edited_image} (a|hacia) la (izquierda|derecha)",
    "(voltea|voltear|refleja) {edited_image}",
    "(desenfoca|pixela|difumina) (lo|la|(<the>|<my>) [<newest>] <picture>)",
    "(desenfoca|pixela|difumina) [la|el] (esquina|parte|lado|mitad|centro|cara|fondo) [superior|inferior|izquierdo"
    "|izquierda|derecho|derecha] [izquierdo|izquierda|derecho|derecha]",
    "(pon|ponle|añade|escribe) [le] [un|una|el|la] [pie de foto|texto|título|leyenda] {quoted} [debajo|abajo"
    "|arriba|encima]",
    "(pon|ponle|añade) [le] un (marco|borde) [blanco|negro|dorado|rojo|azul|verde]",
    "[haz|crea] [me|nos] un collage (de|con) {collage}",
    "sin [el|la] (marco|texto|título|leyenda)",
    "(más|menos) contraste",
    "blanco y negro|sepia",
    "[volver|vuelve] al original",
)
SPANISH_COLLAGES = (
    "[las|los] (últimas|últimos) {how_many} [fotos|imágenes|dibujos]",
    "(estas|estos|mis|las|los) {how_many} [fotos|imágenes|dibujos]",
    "(ellas|ellos|las dos|los dos|todas|todos|estas fotos|estas imágenes)",
)
FRENCH = (
    "(recadre|recadrer|rogne) {edited_image} [en] (carré|portrait|paysage)",
    "(mets|rends|passe) {edited_image} [en] (carré|noir et blanc|sépia|flou|floue|plus petit|plus petite)",
    "(tourne|tourner|pivote) {edited_image} (à|vers la) (gauche|droite)",
    "(floute|pixelise) (le|la|l|(<the>|<my>) [<newest>] <picture>)",
    "(floute|pixelise) [le|la] (coin|côté|moitié|partie|milieu|centre|visage|fond) [en] [haut|bas|supérieur|inférieur]"
    " [à] [gauche|droite|droit]",
    "(ajoute|mets|écris) [une|un|la|le] [légende|texte|titre] {quoted} [en dessous|dessous|au dessus|en haut|en bas]",
    "(ajoute|mets) un (cadre|bord) [blanc|noir|doré|rouge|bleu|vert] [autour]",
    "[fais|crée] [moi|nous] un (collage|montage) (de|des|avec) {collage}",
    "sans [le|la] (cadre|légende|texte|titre)",
    "(plus|moins) de contraste",
    "noir et blanc|sépia",
    "[reviens|revenir|retour] à l original",
)
FRENCH_COLLAGES = (
    "[les] {how_many} dernières [photos|images]",
    "(ces|mes|les) {how_many} [photos|images]",
    "(elles|eux|toutes|tous|ces photos|ces images|les deux)",
)
