"""English sentences that call no tool: small talk with a fixed answer, questions back, and yes and no."""

WORDS = {
    "how": "(how|where) (do|can|could|should) (i|you|we|one)|how to",
    "tongue": "english|german|spanish|french|italian|portuguese|dutch|polish|turkish|arabic|chinese|japanese|korean"
    "|russian|ukrainian|another language|my language|other languages",
}
_ASKED = "[(how|where) (do|can|could|should) i|can i|could i|may i|how to]"
_HELP_WITH = "[/] help [me] [with|about|for|on]"
_SECRET = "(password|passphrase|passcode|pass phrase)"

TOPICS = {
    "greeting": (
        "(hi|hello|hey|hiya|howdy|good (morning|afternoon|evening|day)|greetings|yo) [again]"
        " [there|salon|everyone|all|you]",
    ),
    "thanks": (
        "[ok|okay|great|perfect|lovely|nice|cool] (thanks|thank you|thx|ta|cheers|many thanks)"
        " [a lot|so much|very much|a million|salon|again]",
        "(great|perfect|lovely|nice|cool|awesome|wonderful|well done|good job|nice work|i love it|love it)",
    ),
    "goodbye": (
        "[ok|okay] (bye|goodbye|bye bye|good night|see you|see you later|farewell|see ya|cu) [salon|now|then]",
    ),
    "how_are_you": ("how are (you|things) [doing|today|salon]", "how is it going", "are you (ok|okay|well|fine)"),
    "who_made_you": ("who (made|built|wrote|created|programmed|runs|owns) (you|salon|this app|this site|this thing)",),
    "who_are_you": (
        "(who|what) are you [exactly|salon]",
        "what is (salon|this [app|site|place]|your name)",
        "tell me about (yourself|salon)",
        "who is (salon|this assistant|the assistant)",
        "do you have a name",
    ),
    "are_you_ai": (
        "are you [really] [a|an] (ai|bot|robot|human|person|real|real person|machine|computer|chatbot|alive|chatgpt|gpt"
        "|claude|gemini|language model|llm|artificial intelligence|intelligent|conscious)",
        "is this [a|an] (ai|bot|robot|chatbot|real person|language model|llm)",
        "(what|which) [language] model are you [using]",
        "do you use [a|an] (ai|gpt|chatgpt|openai|language model|llm)",
        "am i talking to [a|an] (ai|bot|robot|human|person|machine|real person)",
    ),
    "image_model": (
        "(what|which) [ai] (image|picture|painting|drawing) (model|ai|generator|engine) (do you use|is this"
        "|is it|are you using|is used|makes [the|my] pictures|draws [the|my] pictures) [here|for (the|my) pictures]",
        "(what|which|who) (model|ai|program) (makes|draws|paints|generates|made|drew|painted) (the|my|these|your|this)"
        " (pictures|picture|images|image)",
        "who (makes|draws|paints) (the|my|these|your) (pictures|images)",
        "(do you use|is there) [a|an] (image|picture) (model|ai|generator)",
        "are (the|my|your|these) (pictures|images) [made|drawn|generated|painted] (by|with) [a|an]"
        " (ai|model|image model)",
    ),
    "prompt_leaves": (
        "(does|do|will|did) (my|the|a) (prompt|prompts) [ever] (leave|get out of|go out of) (my|this|the|your)"
        " (machine|computer|server|device|house)",
        "(where|to whom) (does|do) (my|the) (prompt|prompts) go [to]",
        "(is|are) (my|the) (prompt|prompts) sent [(to {anything}|away|out|anywhere|elsewhere)]",
        "who (sees|gets|reads) (my|the) (prompt|prompts)",
    ),
    "privacy": (
        "(is|are) my (data|posts|pictures|messages|information) (sold|shared|private|safe|public|secure|used)"
        " [to {anything}|with {anything}|for {anything}|by {anything}|here]",
        "(do|will|are) you (sell|share|keep|store|read|train on|use|track|selling|reading|spying on)"
        " (my data|my messages|my posts|my pictures|my chats|me) [{anything}]",
        "who (can|could) (see|read) (my {anything}|this|what i (write|say|type|post))",
        "what (do|will) you do with my {anything}",
        "what (data|information) do you (keep|store|collect|have) [{anything}]",
        "where (is|are) my (data|messages|posts|pictures) [kept|stored|saved|going]",
        "is this [chat|conversation] (private|safe|public|confidential|recorded)",
        "(privacy|what about [my] privacy|how about [my] privacy)",
    ),
    "what_left": (
        "[/] what [has|have] (left|leaves|went out of|gone out of) (my|this|the|your)"
        " (machine|computer|server|device|phone|house)",
        "(what|which data|which posts) (did|do|have) you (send|sent|give|given|pass|passed|upload|uploaded)"
        " (to [the|a] (model|ai|language model|provider|cloud|openai|model's server)|out|away|elsewhere)",
        "(what|which data|which posts) (was|were|is|has been|have been) sent"
        " [(to [the|a] (model|ai|language model|provider|cloud|openai|model's server)|out|away|elsewhere)]",
        "(did|does|has|do) (anything|something|my data|my posts) [ever] (leave|left) (my|this|the)"
        " (machine|computer|server|device)",
        "[<show> [<me>]] [(my|the)] (egress|egress ledger|model ledger)",
        "[<show> [<me>]] what left",
    ),
    "told_passphrase": (
        f"(my|the) [new|old] {_SECRET} (is|was|will be|should be|:|=) {{anything}}",
        f"{_SECRET} [is|:|=] {{anything}}",
        f"(set|change|make|update|reset|choose|use) (my|the|a|our) [new|old] {_SECRET}"
        " [to|as|be|is|from|:|=] {anything}",
        f"(use|take|set) {{name}} as (my|the|a) [new] {_SECRET}",
        "(sign|log) [<me>] in (as|with|using) {anything}",
        "login (as|with|using) {anything}",
    ),
    "passphrase": (
        f"{_ASKED} (set|change|make|choose|add|pick|create|update|reset|edit|forget|remove|see|show) [<me>]"
        f" [my|a|the|another] [new|different] {_SECRET}",
        f"[i] (have|need|want|forgot|have forgotten|lost|have lost) [to] [set|change|reset] [my|a|the] [new] {_SECRET}",
        f"[/] {_SECRET}",
    ),
    "sign_in": (
        f"{_ASKED} (sign|log) [<me>] (in|on|back in) [again|here] [to (my|the|another|an existing) account]",
        "[/] (login|signin|logon)",
        "let <me> (sign|log) (in|on|back in)",
        f"{_ASKED} switch [my|the|to another|to my other|to a different|to my] (account|accounts)",
        f"{_ASKED} (use|open) (another|my other|a different|my old) account",
        "i [already] have an account [already|here]",
    ),
    "sign_out": (
        f"{_ASKED} (sign|log) [<me>] (out|off) [again|here] [of (this|my|the) (browser|account|device)|everywhere]",
        "[/] (logout|signout|logoff)",
    ),
    "own_account": (
        f"{_ASKED} (make|create|get|have|open|register) [<me>] (an|my|a new|a) account [here|of my own]",
        "i (want|need|would like) (an|my own|a new|a) account [here|of my own]",
        "[an|my|a new] account",
        f"{_ASKED} (sign [<me>] up|signup|register|join)",
        "(show|see|go to) [<me>] my account [page|settings]",
        f"{_ASKED} keep (this|my) account",
    ),
    "what_can_you_do": (
        "what (can|do) you [actually] (do|draw|make|share|post) [for me|here]",
        "what are you (able to do|capable of|good at|for)",
        "what else can you do",
        "(can|could|do|will) you [<share>|<make>|<draw>|delete|follow|like|block|send|edit|read|write|remove]"
        " (pictures|images|photos|posts|people|users|messages|things|stuff|accounts|videos|comments)",
        "(can|do) you [also] (<share>|<make>|<draw>|follow|like|undo|write)",
        "are you able to {anything}",
    ),
    "help_feeds": (
        "<how> (search|see trends|filter|make rules) [{anything}]",
        f"{_HELP_WITH} [the|my] (feed|feeds|reading|search|rules|lists of posts|digest|timeline)",
        "how do [the] (feeds|feed rules|rules) work",
    ),
    "help_posts": (
        "<how> (post|share|schedule|quote|edit|change a post|delete a post|pin|reply|make a poll) [{anything}]",
        f"{_HELP_WITH} (posts|posting|sharing|replies|polls|drafts|scheduling|editing)",
        "how does (posting|sharing) work",
    ),
    "help_people": (
        "<how> (follow|unfollow|make a list|find people) [{anything}]",
        f"{_HELP_WITH} (people|following|followers|lists|starter packs)",
        "how does following work",
    ),
    "help_you": (
        "<how> (change my (name|handle|bio|avatar|pronouns)) [{anything}]",
        f"{_HELP_WITH} (my (profile|name|handle|bio|avatar)|profiles|profile)",
    ),
    "help_reactions": (
        "<how> (like|repost|bookmark|vote) [{anything}]",
        f"{_HELP_WITH} (reactions|likes|liking|reposts|reposting|bookmarks|votes|voting)",
    ),
    "help_messages": (
        "<how> (message|write to|send a message) [{anything}]",
        f"{_HELP_WITH} [private] (messages|messaging|notifications)",
        "how do (messages|notifications) work",
    ),
    "help_safety": (
        "<how> (mute|unmute|block|unblock|report|hide|undo|change my settings) [{anything}]",
        f"{_HELP_WITH} [my] (safety|privacy|blocking|muting|reporting|reports|settings|undo)",
        "how does (blocking|muting|reporting|undo) work",
    ),
    "help_pictures": (
        "<how> (draw|paint|make a picture) [{anything}]",
        f"{_HELP_WITH} (pictures|images|drawing|painting)",
        "how do pictures work",
    ),
    "translate": (
        "[/] translate [{anything}]",
        "what does (it|this|that|the {ordinal} [one|post]) (mean|say) in <tongue>",
        "(say|write|put) (it|this|that|the {ordinal} [one|post]) in <tongue>",
        "how (do|would) (you|i|we) say {anything}",
    ),
    "drafts": (
        "(save|keep) (it|this|that) (as a draft|in my drafts|among my drafts)",
        "[<make>|save] a draft",
        "(save|keep) (it|this|that) as draft",
    ),
    "help": (
        "[/] help [me] [out]",
        "/ ?",
        "can you help [me]",
        "i need [some|a little] help",
        "(how|where) (do|can|could|should|would) (i|you|we|one) {anything}",
        "how to {anything}",
        "how does (this|it|salon|that) [all] (work|works|function)",
        "what can i (do|say|ask|type|write) [here|you]",
        "what should i (say|ask|type|write|do) [here|now|next]",
        "(commands|instructions|examples|manual|what are [the|your] commands)",
        "i do not (understand|know what to (do|say|write))",
        "what now",
    ),
}

QUESTIONS = {
    "list_what": (
        "(make|create|start) [a|another] [new] list",
        "(add|put) {added} (to|on) (a|my|the) list",
        "(remove|take) {removed} (from|off) (a|my|the) list",
        "(delete|rename|share) (a|my|the) list",
    ),
    "poll_what": ("[/] [<write>|start|ask] [a|another] poll [:] [{anything}]", "ask {quoted}"),
    "schedule_what": (
        "[/] schedule [<share>] [a|the|my|this|that|it] [<message>|<picture>|it|this|that]",
        "(<share>|tweet|schedule) {quoted} [for] {a_day}",
        "(<share>|tweet|schedule) (it|this|that) [for] {a_day}",
    ),
    "schedule_or_text": ("(post|tweet) {timed}",),
    "share_what": (
        "(<make>|<draw>|imagine|show|give|get|i want|i would like|a|an|another) {order_behind}",
        "(share|publish|upload)",
        "(share|publish|upload) {anything}",
        "post (it|them|one|the|my) {anything}",
        "(post|share|publish) [a|an|some|my|the] (<picture>|<pictures>) [{anything}]",
    ),
    "remix_how": (
        "[/] remix [{anything}]",
        "(make|create|draw|paint) [<me>] a remix [{anything}]",
    ),
    "picture_of_what": (
        "would you (<draw>|<make>) {anything}",
        "[<make>|<draw>] another [one|<picture>] {anything}",
        "(<make>|<draw>) [<me>] {number} more [{anything}]",
        "[/] <draw> [<me>|something|anything|one|it|us]",
        "[/] (picture|draw|imagine) [please]",
        "(<make>|<draw>|show|give|get) [<me>] (a|an|another|some|one|{count}) [{size}|new|nice]"
        " (<picture>|<pictures>|<artwork>)",
        "(<make>|<draw>) [<me>] {number} [{size}] <pictures> [{anything}]",
        "{number} [{size}] <pictures> of {anything}",
        "(i want|i would like|i need) (a|an|some|one) [{size}] (<picture>|<pictures>|<artwork>)",
        "(a|an) (<picture>|<artwork>)",
        "<draw> [<me>] (it|that|this|something|anything|him|her|them|another|again) {anything}",
        "(<make>|turn|change) (it|this|that|the <picture>) {anything}",
        "<make> [<me>] (a|an|some|another) {anything}",
        "<make> <me> {anything}",
        "(<draw>|imagine) {anything}",
    ),
    "post_what": (
        "[/] (post|tweet)",
        "(post|tweet) {anything}",
        "<write> (a|an|my|some|another) [new] <message> [{anything}]",
        "(write|say) something [{anything}]",
        "say {quoted} [{anything}]",
        "say (hi|hello|good morning|good night|thanks|thank you) [to {anything}]",
        "tell (everyone|everybody|my followers|the world) {anything}",
    ),
    "follow_whom": (
        "[/] follow [someone|somebody|[some|more|a few] people|everyone|everybody|anyone|a person|<me>|back]",
        "[/] (unfollow|stop following) [someone|somebody|people|everyone|everybody|a person|all]",
        "(who|whom) should i follow",
        "follow whoever {anything}",
        "follow the (person|artist|one|user) who {anything}",
        "follow (all|both|everyone|everybody) [of] [them|these|those]",
        "find [<me>] (someone|people|somebody) to follow",
    ),
    "like_which": (
        "[/] (<like>|<unlike>)",
        "(<like>|<unlike>) [all [of]] (them|these|those|everything|something|one|a post|posts|this|that|all|both)",
        "(<like>|<unlike>) the (one|<post>|posts|ones) (about|with|where|that|of|from) {anything}",
        "(<like>|<unlike>) {owner} (posts|pictures|drawings)",
        "(<like>|<unlike>) the (first|last|next) {number}",
        "(<like>|<unlike>) {name}",
        "love {posts}",
        "i [really|also|quite] (like|love) {pointed}",
        "(take back|remove|undo) my (like|likes|heart)",
    ),
    "reply_what": (
        "[/] (reply|respond|comment) [{anything}]",
        "answer {answered} [{anything}]",
        "<leave> (a|an|some) [nice] (<comment>|answer) [{anything}]",
        "tell ({pronoun}|{at_name}) {anything}",
    ),
    "delete_what": (
        "[/] delete [{anything}]",
        "<delete> [all] (my|the|those|these|all|that|this|a) (<text>|<post>|posts|replies|comments) [{anything}]",
        "<delete> all my (posts|replies|comments|pictures) [{anything}]",
        "<delete> (it|that|this)",
    ),
    "open_which": (
        "[/] (open|view) [this|that|something]",
        "<open> [<me>] (a|the|this|that) (<text>|<replies>) [{anything}]",
        "<open> <me> the (one|ones) (about|with|where|that|of|from) {anything}",
    ),
    "restore_what": ("(restore|undelete|bring back) [all] (my|the|a|that|this) (<post>|posts|pictures) [{anything}]",),
    "profile_what": (
        "my ([display] name|bio|pronouns|<handle>|<avatar>) [(is|are|should|to|:) {anything}]",
        "(edit|change|update|set|set up|fill in) [my|the] (profile|name|bio|pronouns|<handle>|<avatar>)",
        "(change|update|set|edit) my (profile|name|bio|pronouns|<handle>|<avatar>) {anything}",
        "(call|rename) me [{anything}]",
        "i am {at_name}",
    ),
    "who_follows": (
        "who (follows|likes|liked) {anything}",
        "who (do|does|did) (i|{name}|{who}) (follow|like)",
        "[<open> [<me>]] ({owner}|the) (followers|likes)",
    ),
    "follow_pack": ("follow {owner} (starter pack|starter packs|list|lists)", "follow (a|the|that|this) starter pack"),
    "limit_whom": (
        "[/] (block|mute|silence|unblock|unmute) [someone|somebody|people|him|her|them|everyone]",
        "[/] (block|mute|silence) (the|whoever|that|this) (person|user|account|one) [{anything}]",
    ),
    "report_as": (
        "[/] report {reported}",
        "[/] report [{reported}]",
        "[/] report (someone|somebody|something|a post|a person)",
    ),
    "vote_what": ("[/] [i] vote", "[/] vote (for|in) [the|that|this] [poll|one|it]", "[/] vote for (it|that|this|me)"),
    "search_what": (
        "/ ask",
        "[/] (search|find|look up|look for) [something|posts|people|someone|tags]",
    ),
    "quote_what": ("[/] quote", "quote {quote_of}", "quote [{quote_of}] [with|saying|:]"),
    "react_which": ("[/] <reaction> [something|them|these|those|all|a post|the post]",),
    "message_what": (
        "[/] (message|dm|pm|text) [{recipient}]",
        "(send|write) {recipient} a [private|direct] (message|dm)",
        "tell {recipient} {anything}",
        "(send|write) a [private|direct] (message|dm) [to {recipient}]",
        "(write to|write) {recipient}",
    ),
    "edit_what": (
        "[/] (pin|unpin|edit)",
        "<edit> {edited} [to|into|:]",
        "(add|put|set) [a|the] [content] warning [(to|on) {edited}]",
    ),
    "request_of": (
        "<accept> {person}",
        "<decline> {person}",
        "(<accept>|<decline>) (the|a|that|this) [follow|message] request",
    ),
    "settings_what": (
        "(change|open|edit|set) (my|the) [privacy] settings",
        "[my|the] (privacy settings|preferences|options)",
        "(make|keep) my (account|profile|posts) [more] (private|public|locked)",
    ),
    "feed_wish": ("{maybe_wish}", "(show [<me>]|i want|i want to see|i would like) {maybe_wish}"),
    "which_user": (
        "{at_name}",
        "tell <me> about {name}",
        "/ who",
        "(show|open|view) [<me>] (a|the|someone's|somebody's) profile",
        "who is that person",
    ),
}

ANSWERS = {
    "yes": (
        "[oh] (yes|yep|yeah|yup|sure|ok|okay|okey|aye|alright|all right|certainly|absolutely|definitely|of course)"
        " [,] [yes|please do|do it|do that|go ahead|<share> it|looks good|that is fine|sure|of course]",
        "(do it|do that|go ahead|go for it|please do|make it so|looks good|that looks good|that is fine|sounds good)",
        "(approve|approved|confirm|confirmed|agreed|accept) [it]",
        "(share|publish|post|send) it",
        "(share|publish|send)",
        "(share|publish|post) (this|that)",
    ),
    "no": (
        "(no|nope|nah|no way) [,]"
        " [do not (<share>|<delete>|<reply>|open) [it|this|that]|no|cancel|stop|never mind|do not|not now|not yet"
        "|forget it|leave it|not (this|that) one]",
        "not (this|that) one",
        "(cancel|discard|abort|dismiss|drop) [it|that|this]",
        "(never mind|nevermind|do not|not now|not yet|forget it|forget that|forget about it|leave it|stop|stop it)",
        "(rather not|better not|i changed my mind|i have changed my mind|do not do it|do not do that)",
    ),
}
