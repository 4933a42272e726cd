"""English, as data: orders about people, and about one's own profile."""

from social_tools.grammar.language import Rule

_PEOPLE = (
    Rule("get_user", "who am i", {"user": "me"}),
    Rule("get_user", "my (profile|account|handle|name|bio|pronouns)", {"user": "me"}),
    Rule("get_user", "(<show> [<me>]|look at) my (profile|account|handle|bio|pronouns)", {"user": "me"}),
    Rule("get_user", "what (is|are) my (profile|handle|name|bio|pronouns)", {"user": "me"}),
    Rule("get_user", "/ who {user}"),
    Rule("get_user", "who is {user}"),
    Rule("get_user", "who is {author}"),
    Rule("get_user", "who (wrote|posted|made|drew|painted|shared|created) {author}"),
    Rule("get_user", "(<show>|look at|look up|view) [<me>] {user_of} (profile|account|page|bio)"),
    Rule("get_user", "{user_of} profile", alone=True),
    Rule("get_user", "[the] profile of {user}", alone=True),
    Rule("get_user", "(<show>|look at|look up|view) [<me>] [the] profile of {user}"),
    Rule("get_user", "(tell <me> about|look up|show [<me>]|what do you know about) {at_name}"),
    Rule("get_user", "(tell <me> [more] about|what do you know about) (the <maker> of {author}|{author})"),
    Rule("get_user", "tell <me> [more] about {pronoun}"),
)

_PROFILE = (
    Rule("update_profile", "[you (can|may)] call me {new_handle}"),
    Rule("update_profile", "([you (can|may)] call me|rename me [to|as]) {called}"),
    Rule("update_profile", "my [new] name (is|:) {at_handle}"),
    Rule("update_profile", "my [new] name (is|:) {full_name}"),
    Rule("update_profile", "my display name (is|should be|:) {full_name}"),
    Rule("update_profile", "<set> my [display] name (to|as|:) {full_name}"),
    Rule("update_profile", "my [new] <handle> (is|should be|:) {new_handle}"),
    Rule("update_profile", "<set> my <handle> [to|as|:] {new_handle}"),
    Rule("update_profile", "rename me [to|as] {new_handle}"),
    Rule("update_profile", "(use|claim|take|choose) [the] <handle> {new_handle}"),
    Rule("update_profile", "claim {at_handle}"),
    Rule("update_profile", "(i want|i would like|i need) the <handle> {new_handle}"),
    Rule("update_profile", "be called {new_handle}", only_wish=True),
    Rule("update_profile", "be called {called}", only_wish=True),
    Rule("update_profile", "be {at_handle}", only_wish=True),
    Rule("update_profile", "my [new] bio (is|should (say|be|read)|:) [:] {bio}"),
    Rule("update_profile", "<set> my bio (to [say]|as|:) [:] {bio}"),
    Rule("update_profile", "bio : {bio}"),
    Rule("update_profile", "describe me as [:] {bio}"),
    Rule("update_profile", "my pronouns (are|:) {pronouns}"),
    Rule("update_profile", "<set> my pronouns (to|as|:) {pronouns}"),
    Rule("update_profile", "pronouns : {pronouns}"),
    Rule("update_profile", "i use {pronouns} pronouns"),
    Rule("update_profile", "i go by {pronouns} [pronouns]"),
    Rule("update_profile", "(use|i want|i would like) {avatar} (as|for) (my|an) <avatar>"),
    Rule("update_profile", "(make|set) {avatar} [as|to] my <avatar>"),
    Rule("update_profile", "(<set> my <avatar> (to|:)|make my <avatar>) {avatar}"),
    Rule("update_profile", "<clear> my bio", {"bio": ""}),
    Rule("update_profile", "<clear> my <avatar>", {"avatar": ""}),
    Rule("update_profile", "<clear> my pronouns", {"pronouns": ""}),
)

PEOPLE = (*_PEOPLE, *_PROFILE)

WORDS = {
    "handle": "handle|username|user name",
    "avatar": "avatar|profile (picture|photo|pic|image)",
    "set": "set|change|update|make|edit",
    "clear": "clear|remove|delete|erase",
}
