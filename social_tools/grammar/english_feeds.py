"""English, as data: orders about feeds, and about what was in them."""

from social_tools.grammar.language import Rule
from social_tools.grammar.reading import Ref

_HERE = {"feed": Ref("feed", word="this")}
_BEST, _NEWEST, _PICTURES = {"sort": "best"}, {"sort": "newest"}, {"images_only": True}
_HOME, _EXPLORE = {"feed": "home"}, {"feed": "explore"}

_LOOKED_AT = (
    Rule("read_feed", "[show <me>|show it|show them|sort it] [the] best [posts] first", _HERE | _BEST),
    Rule("read_feed", "(show [<me>]|read) [the] best [posts]", _HERE | _BEST),
    Rule("read_feed", "[show <me>|show it|show them|sort it] [the] <newest> [posts] first", _HERE | _NEWEST),
    Rule("read_feed", "[show [<me>]|see] (only|just) [the] <pictures>", _HERE | _PICTURES),
    Rule("read_feed", "(<pictures> only|show [<me>] <pictures> only)", _HERE | _PICTURES),
    Rule("read_feed", "[<show> [<me>]] (my|the) <feed> [,|with|sorted|and] [the] best [posts] first", _HOME | _BEST),
    Rule("read_feed", "<show> [<me>] [only|just] [the|all] <pictures> (in|from|on) explore", _EXPLORE | _PICTURES),
    Rule("read_feed", "[<show> [<me>]] explore [,|with|sorted|and] [the] best [posts] first", _EXPLORE | _BEST),
    Rule(
        "read_feed", "[<show> [<me>]] (my|the) <feed> [,|with|and] (only <pictures>|<pictures> only)", _HOME | _PICTURES
    ),
    Rule("read_feed", "<show> [<me>] [only|just] [the|all] <pictures> (in|from|on) explore", _EXPLORE | _PICTURES),
    Rule("read_feed", "[<show> [<me>]] explore [,|with|and] (only <pictures>|<pictures> only)", _EXPLORE | _PICTURES),
    Rule("read_feed", "[show|read|load|see] [<me>] {more}", alone=True),
    Rule("read_feed", "[<show> [<me>]|what is in|check] my bookmarks", {"feed": "bookmarks"}),
    Rule(
        "read_feed", "[show <me>] what (i|have i|did i) [have] (bookmarked|bookmark|saved|kept)", {"feed": "bookmarks"}
    ),
    Rule("read_feed", "/ bookmarks", {"feed": "bookmarks"}),
)

_NAMED = (
    Rule("read_feed", "{tag_feed}", alone=True),
    Rule("read_feed", "(<show>|open|browse|go to) [<me>] [the] [tag|hashtag] {tag_feed}"),
    Rule("read_feed", "[<show> [<me>]] [the] [<newest>] <posts> (with|in|tagged|about|under|for) [the tag] {tag_feed}"),
    Rule("read_feed", "what is (new|happening|going on) (in|on|with|under) {tag_feed}"),
    Rule("read_feed", "<show> [<me>] {list_feed_word} list"),
    Rule("read_feed", "(<show>|open|go to) [<me>] [my|the] list [called|named] {list_feed}"),
    Rule("read_feed", "(<show>|open|go to) [<me>] (my|the) {list_feed_word} list"),
    Rule("read_feed", "what is (new|happening|going on) (in|on|from) (my|the) list [called|named] {list_feed}"),
    Rule("read_feed", "what is (new|happening|going on) (in|on|from) (my|the) {list_feed_word} list"),
    Rule("read_feed", "(<show>|open|go to) [<me>] [my|the] [saved] feed (called|named) {feed_name}"),
    Rule("read_feed", "(<show>|open|go to) [<me>] (my|the) {feed_word} feed"),
)

_READ = (
    Rule("read_feed", "[/] feed", _HOME, alone=True),
    Rule("read_feed", "/ explore", _EXPLORE, alone=True),
    Rule("read_feed", "(home|(my|the) [home] (feed|timeline)|news feed)", _HOME, alone=True),
    Rule("read_feed", "(explore|discover|the explore feed|explore feed)", _EXPLORE, alone=True),
    Rule("read_feed", "(can|could|may) i see (my|the) <feed>", _HOME),
    Rule("read_feed", "(<show>|check|refresh|go to|look at|load) [<me>] [my|the] <feed>", _HOME),
    Rule("read_feed", "(<show>|go to|load|browse) [<me>] [the] explore [feed|page|tab]", _EXPLORE),
    Rule("read_feed", "<show> [<me>] (the (latest|newest|new) posts|(latest|newest|new) posts)", _HOME),
    Rule("read_feed", "(what is|is there anything|anything) new [today|here|in my feed|on my feed]", _HOME),
    Rule("read_feed", "(show <me>|see|tell <me>) what is (new|happening|going on) [here|in my feed]", _HOME),
    Rule("read_feed", "[any|the] (new|latest|newest) posts", _HOME, alone=True),
    Rule("read_feed", "what is (happening|going on) [today|here|in my feed|on my feed]", _HOME),
    Rule("read_feed", "what (is in|is on) my (feed|timeline)", _HOME),
    Rule("read_feed", "what (is|are) (everyone|everybody|people) (posting|sharing|making)", _EXPLORE),
    Rule("read_feed", "(show [<me>]|see) what (everyone|everybody) is (posting|sharing)", _EXPLORE),
    Rule("read_feed", "what is on explore", _EXPLORE),
    Rule("read_feed", "what (is|are) (everyone|everybody|people) up to", _EXPLORE),
    Rule(
        "read_feed",
        "[show <me>|see|(can|could|may) i see] what (my friends|[the] people [that|whom] i follow)"
        " (are posting|post|posted|have posted|have been posting|are up to|have been up to)",
        _HOME,
    ),
    Rule("read_feed", "(my feed|my timeline)", _HOME),
    Rule("read_feed", "<show> [<me>] {feed_owner} [<newest>] <posts>"),
    Rule("read_feed", "<show> [<me>] [the] [<newest>] <posts> (by|from|of) {feed_of}"),
    Rule("read_feed", "<show> [<me>] [the|my] [<newest>] {limit} posts [in my feed]", _HOME),
    Rule("read_feed", "<show> [<me>] [the] [<newest>] {limit} posts (on|in|from) explore", _EXPLORE),
    Rule("read_feed", "<show> [<me>] [the] [<newest>] {limit} posts (by|from|of) {feed_of}"),
    Rule("read_feed", "{feed_owner} [<newest>] <posts>", alone=True),
    Rule("read_feed", "[<newest>] <posts> (by|from) {feed_of}", alone=True),
    Rule("read_feed", "<show> [<me>] {feed_owner} [<newest>] <drawn>", _PICTURES),
    Rule("read_feed", "<show> [<me>] [the] [<newest>] <drawn> (by|from|of) {feed_of}", _PICTURES),
    Rule("read_feed", "{feed_owner} [<newest>] <drawn>", _PICTURES, alone=True),
    Rule("read_feed", "[<newest>] <drawn> (by|from) {feed_of}", _PICTURES, alone=True),
    Rule("read_feed", "(show [<me>]|see) what {feed_of} (has|have) (posted|shared|drawn)"),
    Rule("read_feed", "(show [<me>]|see) what {feed_of} (posted|shared|drew) [lately|recently|today]"),
    Rule("read_feed", "what (did|has|have) {feed_of} (post|posted|share|shared|draw|drawn) [lately|recently|today]"),
    Rule("read_feed", "what (did|have) i (post|posted|share|shared|draw|drawn)", {"feed": Ref("user", word="me")}),
    Rule("read_feed", "what is new (on|in) explore", _EXPLORE),
    Rule("read_feed", "what (is|has) {feed_of} (posting|been posting|been up to) [lately|recently|today]"),
)

_MISSED = (
    Rule("get_digest", "what (did|have) i (miss|missed) [lately|here]"),
    Rule("get_digest", "(did|have) i (miss|missed) (anything|something|much)"),
    Rule("get_digest", "what (did|have) i (miss|missed) {span}"),
    Rule("get_digest", "what (did|have) i (miss|missed) {since}"),
    Rule("get_digest", "what happened {span}"),
    Rule("get_digest", "what (happened|has happened) [here] {since}"),
    Rule("get_digest", "what (happened|has happened) in {tag_feed} [{span}|{since}]"),
    Rule("get_digest", "[/] digest", alone=True),
    Rule("get_digest", "(catch|bring) <me> up [{span}|{since}]"),
    Rule("get_digest", "[give <me>|make <me>|show <me>] (a|my|the) (digest|summary) [{span}|of {span}|{since}]"),
    Rule("get_digest", "what happened (on|in) explore [{span}|{since}]", _EXPLORE),
    Rule("get_digest", "(sum up|summarise|summarize) explore [{span}|{since}]", _EXPLORE),
    Rule("get_digest", "(sum up|summarise|summarize) ((my|the) <feed>|{tag_feed}) [{span}|{since}]"),
)

_WHY = (
    Rule("explain_feed", "why (do i see|am i seeing|did i get|are you showing <me>|do you show <me>) {shown}", _HERE),
    Rule("explain_feed", "why is {shown} (here|shown|first|so high|at the top)", _HERE),
    Rule("explain_feed", "why is {shown} in my feed", _HOME),
    Rule("explain_feed", "why is {shown} not (here|shown|in my feed|on my feed)", _HOME),
    Rule(
        "explain_feed",
        "why (do i not|do not i|can i not|can not i|am i not) (see|seeing) {shown} [in my feed|in it]",
        _HOME,
    ),
    Rule(
        "read_feed",
        "why (do i not|do not i|do i never|can i not|can not i|am i not) (see|seeing) {not_seen} [in my feed]",
        then=(("explain_feed", _HOME),),
    ),
)

_STOPPED = {"wish": "no rules"}
_USED = (("apply_feed_rules", {"draft": Ref("rules")}),)
_USE = {"draft": Ref("rules")}
_RULES = (
    Rule("apply_feed_rules", "(use|apply) <them>", _USE),
    Rule("apply_feed_rules", "(use|apply|save|keep|set) <these_rules>", _USE),
    Rule("apply_feed_rules", "(use|apply|keep) (<them>|<these_rules>) {until}", _USE),
    Rule(
        "apply_feed_rules",
        "(use|apply|save|keep) (<them>|<these_rules>) as [a|my] [new] feed (called|named) {new_name}",
        _USE,
    ),
    Rule(
        "preview_feed_rules",
        "(stop|drop|remove|delete|forget|clear|end|lift) [all] (these|those|the|my) [feed] rules",
        _STOPPED,
        then=_USED,
    ),
    Rule("preview_feed_rules", "(what are|<show> [<me>]) (my|the) [feed] rules", {"wish": ""}),
    Rule("preview_feed_rules", "what rules (does my feed have|do i have|hold for my feed)", {"wish": ""}),
    Rule("preview_feed_rules", "[/] my [feed] rules", {"wish": ""}, alone=True),
    Rule("preview_feed_rules", "(in|on|for) (my|the) feed (called|named) {feed_name} : {wish}"),
    Rule("preview_feed_rules", "(in|on|for) [my|the] <feed> (,|:) {wish}"),
    Rule("preview_feed_rules", "(in|on|for) [my|the] <feed> {clear_wish}"),
    Rule("preview_feed_rules", "[new] [feed] rules [for my <feed>] : {wish}"),
    Rule("preview_feed_rules", "/ rules {wish}"),
    Rule("preview_feed_rules", "(in|on|for) explore (,|:) {wish}", _EXPLORE),
    Rule("preview_feed_rules", "(i want|i would like|give <me>|let me see) {clear_wish}", first=True),
    Rule("preview_feed_rules", "(see|show [<me>]) {clear_wish}", first=True),
    Rule("preview_feed_rules", "{clear_wish}", first=True),
)

FEEDS = (*_LOOKED_AT, *_NAMED, *_READ, *_MISSED, *_WHY, *_RULES)

WORDS = {
    "feed": "feed|timeline|home feed|home timeline|home",
    "posts": "posts|feed|timeline",
    "drawn": "pictures|images|photos|drawings|paintings|pics",
    "them": "them|it|this|that|these|those",
    "these_rules": "(these|those|the) [feed] rules",
}
