"""English, as data: how somebody wants a picture changed as a thing, whatever it shows: cropped, turned, written on."""

from social_tools.grammar.language import Rule

WORDS = {
    "much": "a (bit|little|lot|touch)|slightly|much|even|far",
    "photo_tone": "brighter|lighter|darker|warmer|cooler|colder|sharper|softer|bluer|redder|greener|yellower|pinker"
    "|purpler"
    "|more (contrast|colourful|colorful|vivid|muted)|less (contrast|colourful|colorful|vivid)|muted|paler",
    "grey": "black and white|b & w|greyscale|grayscale|monochrome|sepia",
    "half": "(left|right|top|bottom) half",
    "keeping": "[,] [and] (keep|keeping) the (left|right|top|bottom|middle)",
    "shape": "square|portrait|landscape|widescreen|vertical|horizontal|upright",
    "crop": "crop|trim",
    "blur": "blur|pixelate",
    "turn_way": "[to] [the] (left|right)|clockwise|anticlockwise|counterclockwise|upside down"
    "|[by] (90|180|270) degrees [[to] [the] (left|right)|clockwise|anticlockwise]",
    "place": "[top|upper|bottom|lower|middle|centre|center] [left|right] (corner|half|side|third|part|edge)"
    "|(top|upper|bottom|lower) (left|right)|left|right|top|bottom|middle|centre|center",
    "unseen": "background|foreground|face|faces|eyes|person|people|man|woman|child|children|number plate|licence plate"
    "|license plate|name|names|logo",
    "frame_colour": "white|black|grey|gray|gold|golden|red|blue|green|yellow|pink|brown|wooden",
    "frame": "frame|border",
    "lettering": "caption|title|text",
    "on": "on|under|below|underneath|above|over|at the top of|at the bottom of|to",
    "edited_words": "caption|frame|border|blur|crop|title|text",
}

EDITS = (
    "<crop> {edited_image} [(to|into|as) [a|the] (<shape> [picture|photo|format]|<half>)] [<keeping>]",
    "(make|turn) {edited_image} [into] [a] square [picture|photo]",
    "(make|turn) {edited_image} [into] (portrait|landscape) format",
    "(rotate|turn) {edited_image} <turn_way>",
    "rotate {edited_image}",
    "turn {edited_image} upside down",
    "(flip|mirror) {edited_image} [vertically|horizontally|upside down]",
    "(make|turn) {edited_image} [into|in] <grey>",
    "make {edited_image} [<much>] <photo_tone> [and [<much>] (<photo_tone>|<grey>)]",
    "(brighten|lighten|darken|sharpen|soften) {edited_image} [<much>]",
    "give {edited_image} (more|less) (contrast|colour|color)",
    "<grey>",
    "[<much>] (more|less) contrast",
    "[<much>] (sharper|cooler|muted)",
    "<blur> (it|this|that|(this|that|the|my) [<newest>] <picture>)",
    "<blur> [out] [the|its] <place> [of {edited_image}]",
    "<blur> [out] [the|her|his|their|my|all the|all] <unseen> [(of|in|on) {edited_image}]",
    "<blur> [out] (the|her|his|their|my) {thing}",
    "(add|put|write) [a|the] <lettering> (<on>) {edited_image} <saying> [:] {text}",
    "(add|put|write) [a|the] <lettering> <saying> [:] {text}",
    "(add|put|write) [a|the] <lettering> {quoted} [<on> {edited_image}|on top|below|above]",
    "(put|write) {quoted} <on> {edited_image}",
    "(add|put|draw) [a|an] [<frame_colour>] <frame> [(around|round|on|to) {edited_image}]",
    "(give|put) {edited_image} [in] a [<frame_colour>] <frame>",
    "frame {edited_image} [in <frame_colour>]",
    "(resize|scale|shrink) {edited_image} [(to|down to) {pixels} [pixels|px] [wide]]",
    "make {edited_image} (smaller|half the size)",
    "(remove|take away|take off|lose) the <edited_words> [(from|of|off) {edited_image}]",
    "without the <edited_words>",
    "[go] back to the original",
    "[make|do|build|create] [me|us] [a|another] collage (of|from|with|out of) {collage}",
)

RULES = (
    Rule("create_image", "{edit}"),
    Rule("create_image", "[and|but|now] {edit}", alone=True),
)

COLLAGES = (
    "[the|my] (last|latest|newest) {how_many} [pictures|photos|images|pics]",
    "(these|those|my|the) {how_many} [pictures|photos|images|pics]",
    "(them|these|all of them|all of these|both|both of them|these pictures|these photos|the pictures|the photos)",
)
