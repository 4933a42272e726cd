"""English, as data: how sentences are put together, and the orders about pictures, feeds and the ledger.

Orders about posts are in `english_posts`, about people in `english_people`, about messages in `english_private`; what
calls no tool is in `english_talk`, lists of words are in `english_words`.
"""

from social_tools.grammar import (
    english_answers,
    english_choices,
    english_circles,
    english_drafting,
    english_edits,
    english_feeds,
    english_people,
    english_posts,
    english_private,
    english_reactions,
    english_remixes,
    english_search,
    english_settings,
    english_sharing,
    english_slash,
    english_talk,
    english_words,
    picture_changes,
)
from social_tools.grammar.language import Language, Rule

_WORDS = {
    "picture": "picture|image|photo|pic|photograph",
    "pictures": "pictures|images|photos|pics|versions|variations",
    "artwork": "drawing|painting|sketch|portrait|poster|illustration|watercolour|watercolor|cartoon|logo|icon",
    "make": "make|create|generate|produce|design",
    "draw": "draw|paint|sketch",
    "me": "me|us",
    "of": "of|with|showing|that shows",
    "newest": "newest|latest|last|most recent|new",
    "post": "post|picture|image|photo|pic|drawing|painting|sketch|reply|comment|answer",
    "share": "share|post|publish|upload",
    "saying": "saying|that says|and say|[with] the (caption|text|words)|with caption|with text|with a caption"
    "|captioned|:",
    "write": "write|make|create|share|publish|post|send",
    "message": "post|message|note|status|update|tweet",
    "show": "show|read|open|see|give|display|list|get",
    "like": "like|heart|favourite|favorite|fave",
    "unlike": "unlike|unheart|unfavourite|unfavorite|stop liking",
    "person": "person|user|artist|account|author|painter|poster",
    "maker": "author|artist|painter|poster|creator",
    "acts": "actions|receipts|activity|actions history|action history|history of actions",
    "deleted": "it|that|this|(that|this|the|my) [newest|latest|last|most recent] (post|reply|comment|answer)",
    "colour": "blue|red|green|yellow|pink|purple",
    "tone": "bluer|redder|greener|yellower|pinker|purpler|warmer|colder|cooler|darker|brighter|lighter|paler|softer"
    "|more (<colour>|colourful|colorful|vivid|muted)|less (colourful|colorful)",
    "moment": "at (night|dawn|dusk|sunset|sunrise|noon|midnight)|by (day|night|moonlight)|in the (rain|snow|fog|mist)"
    "|in a storm|in (winter|spring|summer|autumn)",
    "manner": "(as|in|into) [a|an] (watercolour|watercolor|oil painting|oils|pixel art|pencil sketch|pencil|poster"
    "|black and white|sepia)",
    "thing": "thing|action|one|step|change",
    "act_word": "follow|unfollow|like|repost|bookmark|mute|block|edit|deletion|rules|settings|message|report|list|vote"
    "|pin|change to (my profile|my settings)",
    "numbered": "[number|nr] {number}|no {digits}",
}

_PICTURES = (
    Rule("create_image", "{prompt_again}", alone=True),
    Rule("create_image", "[and|but|now|(the same|another) [one|<picture>] [but]] {change}", alone=True),
    Rule("create_image", "(<make>|turn|change|<draw>) (it|this|that|(this|that|the|my) [last] <picture>) {change}"),
    Rule("create_image", "/ (picture|draw|paint|imagine) [:] {prompt}"),
    Rule("create_image", "(<make>|<draw>) [<me>] {count} [{size}] <pictures> of {prompt}"),
    Rule("create_image", "(<make>|<draw>|imagine) [<me>] (a|an|another) [{size}] <picture> [in {size}] <of> {prompt}"),
    Rule("create_image", "(<make>|<draw>) [<me>] (a|an) [{size}] <picture> : {prompt}"),
    Rule("create_image", "(show|see|give|get|send|bring) [<me>] (a|an|another) [{size}] <picture> <of> {prompt}"),
    Rule("create_image", "(show|give|get|send|bring) [<me>] {count} [{size}] <pictures> of {prompt}"),
    Rule("create_image", "(i want|i would like|i need|i would love) (a|an|another) [{size}] <picture> <of> {prompt}"),
    Rule("create_image", "(i want|i would like|i need) {count} [{size}] <pictures> of {prompt}"),
    Rule("create_image", "(can|could|may) i (have|get|see) (a|an|another) [{size}] <picture> <of> {prompt}"),
    Rule("create_image", "(a|an|another) [{size}] <picture> of {prompt}", first=True),
    Rule("create_image", "{size} <picture> of {prompt}", first=True),
    Rule("create_image", "{count} [{size}] <pictures> of {prompt}", first=True),
    Rule("create_image", "(<make>|give|get|do) [<me>] {artwork}"),
    Rule("create_image", "(i want|i would like|i need) {artwork}"),
    Rule("create_image", "{artwork_of}", first=True),
    Rule("create_image", "<draw> [<me>] [:] {prompt}", wish=False),
    Rule("create_image", "imagine [:] {imagined}", wish=False),
)

_POST = (
    "(this|that) (one|<post>)",
    "the <post>",
    "[the] {ordinal} [one|<post>]",
    "[<post>] <numbered>",
    "[<post>] {id}",
    "{owner} [<newest>] <post>",
    "{owner} {ordinal} (one|<post>)",
    "the [<newest>] (one|<post>) (by|of|from) {who}",
    "the {ordinal} (one|<post>) (by|of|from) {who}",
)

_REFS = {
    "user": (
        "{name}",
        "(her|him|them|she|he|they)",
        "(this|that|the) <person>",
        "the <maker> of {author}",
        "the person (behind|who (posted|drew|made|painted|wrote)) {author}",
        "[the] {ordinal} [one|<person>]",
        "((number|nr|person|user) {number}|no {digits})",
        "{number}",
    ),
    "author": (
        "(it|this|that)",
        "(this|that|the) (one|<post>)",
        "the {ordinal} [one|<post>]",
        "[<post>] <numbered>",
    ),
    "post": ("it", *_POST),
    "pointed": _POST,
    "message": (
        "(this|that|the|her|his|their) [<newest>] message",
        "the {ordinal} message",
        "message <numbered>",
    ),
    "shown": ("(it|this|that)", *_POST),
    "replied": ("(it|this|that)", *_POST, "{who}"),
    "answered": (*_POST, "{at_who}"),
    "own_post": ("{owner} [<newest>] <text>",),
    "own_text": ("{owner} [<newest>] <text>", "the <text>", "(this|that) <text>", "the {ordinal} <text>"),
    "edited": (
        "(it|this|that)",
        "(this|that) (one|<text>)",
        "the <text>",
        "the {ordinal} [one|<text>]",
        "{ordinal} (one|<text>)",
        "[<text>] ((number|nr) {number}|[no] {digits}|{id})",
        "{owner} [<newest>] <text>",
        "{owner} {ordinal} (one|<text>)",
    ),
    "remixed": (
        "(it|this|that)",
        "(this|that|the) (one|<post>)",
        "[the] {ordinal} [one|<post>]",
        "[<post>] ((number|nr) {number}|[no] {digits}|{id})",
        "{owner} [<newest>] <post>",
        "{owner} {ordinal} (one|<post>)",
    ),
    "made_picture": ("(this|that|the) (<picture>|drawing|painting)", "the {ordinal} (<picture>|drawing|painting)"),
    "followed": ("{tag}", "the (tag|hashtag) {tag_word}", "the (tag|hashtag) {tag}"),
    "person": ("{name}", "(her|him|them|she|he|they)", "(this|that|the) <person>", "the <maker> of {author}"),
    "at_person": ("{at_who}",),
    "not_seen": ("posts (by|from|of) {who}", "{owner} posts", "anything (by|from|of) {who}"),
    "draft": ("(the|my) [last|newest|saved] draft", "(the|my) {ordinal} draft", "draft [number|nr] {number}"),
    "scheduled": ("(the|my) [last|newest|next] scheduled post", "the post that is scheduled"),
    "read": (
        "(it|them|this|that|everything|all|all of (it|them))",
        "[all] my notifications",
        "(the|this|my) conversation",
        "(the|these|my) messages",
    ),
    "sent_post": ("(this|that|the) post", "the {ordinal} post", "{owner} [<newest>] post", "post <numbered>"),
    "sent_image": (
        "(this|that|the|my) [<newest>] (<picture>|drawing|painting|sketch)",
        "the {ordinal} (<picture>|drawing|painting)",
    ),
    "picture_gone": (
        "my [<newest>] (<picture>|drawing|painting|sketch)",
        "(the|my) {described} (<picture>|drawing|painting|sketch)",
        "(the|my) {described} [<picture>|drawing|painting|sketch] [that i made] [from|of|on] {made_on}",
        "(the|my) (<picture>|drawing|painting|sketch) of (a|an|the|my) {described} [[that i made] [from] {made_on}]",
        "<picture> {id}",
    ),
    "deleted": (
        "(it|this|that)",
        "(this|that) (one|<text>)",
        "the <text>",
        "the {ordinal} [one|<text>]",
        "{ordinal} (one|<text>)",
        "[<text>] ((number|nr) {number}|[no] {digits}|{id})",
        "{owner} [<newest>] <text>",
        "{owner} {ordinal} (one|<text>)",
        "the [<newest>] (one|<text>) (by|of|from) {who}",
        "the {ordinal} (one|<text>) (by|of|from) {who}",
    ),
    "this": ("(this|that)",),
    "image": (
        "(it|this|that|them)",
        "(this|that|the|my) [<newest>] (<picture>|drawing|painting|sketch)",
        "(this|that) one",
        "[the] {ordinal} [one|<picture>|drawing|painting]",
        "(<picture> <numbered>|(number|nr) {number}|no {digits})",
        "{marked}",
        "the {thing} [<picture>|drawing|painting]",
        "my {described} (<picture>|drawing|painting)",
        "(the|my) {described} [<picture>|drawing|painting|sketch] [that i made] [from|of|on] {made_on}",
        "(the|my) (<picture>|drawing|painting|sketch) of (a|an|the|my) {described} [[that i made] [from] {made_on}]",
    ),
    "act": (
        "(it|that|this)",
        "(that|this|the|my|your) (last|latest) [<thing>]",
        "(that|this) <thing>",
        "the {ordinal} [<thing>]",
        "(the|my|that) [last|latest|newest] <act_word>",
        "{id}",
        "what you [just] did",
    ),
    "pronoun": ("(her|him|them)",),
    "prompt": (
        "[do|make|show <me>|<draw> [<me>]] another [one|<picture>]",
        "[do|draw|make|paint] (it|that) again",
        "[<draw>] again",
        "try again",
        "one more",
        "[make|draw] one more",
    ),
    "pictures": ("both [of them|pictures]", "all [of them|of these|[the] pictures]", "them all"),
    "feed": ("more [posts]", "next [page]", "[the] next page", "older [posts]", "keep going"),
}

_ADDRESS = (
    "[oh] (hey|hi|hello|ok|okay|so|now|well|right|alright|good morning|good evening|dear) [there] [salon]",
    "salon",
    "(please|kindly|just|also|then)",
    "(yes|yeah|yep|yup|sure)",
    "(thanks|thank you|great|perfect|cool|nice|lovely) [a lot|so much]",
    "go ahead and",
    "(i overreacted|i was wrong|my mistake|sorry|i am sorry|oops|i changed my mind|i have changed my mind)",
)

ENGLISH = Language(
    code="en",
    words=_WORDS
    | english_posts.WORDS
    | english_people.WORDS
    | english_feeds.WORDS
    | english_search.WORDS
    | english_sharing.WORDS
    | english_reactions.WORDS
    | english_circles.WORDS
    | english_settings.WORDS
    | english_answers.WORDS
    | english_drafting.WORDS
    | english_edits.WORDS
    | english_talk.WORDS,
    rules=(
        *english_slash.SLASH,
        *english_drafting.DRAFTING,
        *_PICTURES,
        *english_remixes.REMIXES,
        *english_edits.RULES,
        *english_sharing.SHARING,
        *english_search.SEARCH,
        *english_circles.CIRCLES,
        *english_settings.SETTINGS,
        *english_feeds.FEEDS,
        *english_people.PEOPLE,
        *english_posts.POSTS,
        *english_reactions.REACTIONS,
        *english_private.PRIVATE,
        *english_answers.ANSWERS,
    ),
    topics=english_talk.TOPICS,
    questions=english_talk.QUESTIONS,
    answers=english_talk.ANSWERS,
    refs=_REFS,
    visibility=english_choices.VISIBILITY,
    choices=english_choices.CHOICES | {"tones": english_drafting.TONES},
    changes=(
        "[a (bit|little|lot)|much|even|slightly] <tone> [and [a (bit|little)] <tone>] [please]",
        "(<moment>|<manner>) [and <tone>]",
        *picture_changes.ENGLISH,
    ),
    edits=english_edits.EDITS,
    collages=english_edits.COLLAGES,
    openings=_ADDRESS,
    asking=(
        "(can|could|will) you [please|kindly|just|maybe]",
        "would you (please|kindly)",
        "(i want|i would like|i need) you to",
    ),
    wishes=("(i want|i would like|i wish|i would love) to", "let (me|us)", "let's"),
    joiners=(
        "[,|.|;] [and|but] (then|next|afterwards|after that) [,] [also]",
        "[,|;] and [also] [please]",
        "[,] but",
        ", [also|please]",
        ". [also|please]",
        "; [also|please]",
    ),
    held_back=(
        "(<reply>|comment|answer|follow|like|open|delete) [it|this|that|her|him|them|anyone] [yet|now]",
        "(use|make|set) (it|this|that) [as|for] my <avatar> [yet]",
        "<share> (it|this|that|them|the <picture>) [yet|anywhere|now|with anyone|to anyone]",
    ),
    negations=(
        "(do not|never|please do not|you should not|you must not|please never|i do not want (you to|to)|no need to)",
    ),
    **english_choices.WORDS,
    **english_words.WORDS,
)
