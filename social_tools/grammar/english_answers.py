"""English, as data: questions about what people say, which a search answers."""

from social_tools.grammar.language import Rule

_NEWEST = {"sort": "newest"}

ANSWERS = (
    Rule(
        "search",
        "[tell <me>|find out|do you know] what (do|did|are|have) (<everyone>) <say> (about|of|on) {subject}",
        asks=True,
    ),
    Rule(
        "search",
        "(tell <me>|find out|do you know|i want to know) what (<everyone>) <say> (about|of|on) {subject}",
        asks=True,
    ),
    Rule("search", "what does (<everyone>) <say> (about|of|on) {subject}", asks=True),
    Rule("search", "what (is|has) [being|been] (said|written|posted) [here] (about|on) {subject}", asks=True),
    Rule("search", "(what|how) (do|does|did|have|has) {from} <say> (about|of|on) {subject}", asks=True),
    Rule(
        "search",
        "(has|have|did|does|do|is) (<someone>) <say> [something|anything] (about|of) {subject} [here|yet]",
        asks=True,
    ),
    Rule(
        "search",
        "(is there|are there|do you have|have you [got]) [any|some] <news> (about|on) {subject}",
        _NEWEST,
        asks=True,
    ),
    Rule("search", "(any|some|what is the) <news> (about|on) {subject}", _NEWEST, asks=True),
    Rule("search", "(what is|anything|something|what) new (about|on|around) {subject}", _NEWEST, asks=True),
    Rule("search", "what do (we|they|people) know about {subject}", asks=True),
    Rule("search", "(what is the (opinion|mood|talk)|what are the opinions) (on|about|of) {subject}", asks=True),
    Rule("search", "(sum up|summarise|summarize) what <everyone> <say> about {subject}", asks=True),
    Rule("search", "[/] ask [:] {subject}", asks=True),
)

WORDS = {
    "everyone": "people|everyone|everybody|others|other people|they|folks|users|you all|the others|anyone|anybody",
    "someone": "anyone|anybody|someone|somebody|people|everyone|everybody|you",
    "say": "say|says|said|saying|think|thinks|thought|thinking|write|writes|wrote|written|writing|post|posted|posting"
    "|talk|talking|talked|feel|feeling|mention|mentioned|tell|telling|hear|heard|know|knows",
    "news": "news|updates|update|posts|word|opinions|opinion",
}
