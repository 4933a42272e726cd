"""English, as data: arguments with a few values, and how each is said; days, units and times of the day."""

from typing import Any

from social_tools.grammar.english_remixes import REMIXABLE
from social_tools.grammar.english_words import phrases, word_set

CATEGORIES = {
    "spam": ("(spam|spamming|advertising|an ad|a scam|scam)",),
    "abuse": ("(abuse|abusive|harassment|harassing|bullying|hate|hate speech|insults|insulting|a threat|threats)",),
    "sexual": ("(sexual|sexual content|nudity|porn|pornography)",),
    "violence": ("(violence|violent|gore|cruelty)",),
    "self_harm": ("(self harm|self - harm|suicide)",),
    "illegal": ("(illegal|illegal content|against the law)",),
    "impersonation": (
        "(impersonation|impersonating [me|someone|somebody]|pretending to be (me|someone|somebody)|fake account)",
    ),
    "unlabelled_ai": ("(unlabelled|unlabeled) ai [picture|image|content]", "ai without a label"),
    "my_likeness": ("(my likeness|my face|a picture of me|using my (face|likeness))",),
    "other": ("(something else|another reason|other)",),
}
IT_IS = {
    "spam": ("it is (spam|an ad|advertising|a scam)", "(he|she|they) (spams|spam|is spamming|are spamming)"),
    "abuse": ("it is (abuse|abusive|harassment|hateful|bullying|insulting|a threat)",),
    "sexual": ("it is (sexual|porn|pornographic)",),
    "violence": ("it is (violent|cruel)",),
    "illegal": ("it is (illegal|against the law)",),
    "impersonation": ("(he|she|they) (pretends|pretend) to be me", "it pretends to be me"),
    "unlabelled_ai": ("it is (unlabelled|unlabeled) ai", "it is ai without a label"),
    "my_likeness": ("(it|that) shows (my likeness|my face|me)", "it is (my likeness|my face|me)"),
}
REQUESTS = {
    "follow": ("(follow|follower) request", "request to follow [me]"),
    "message": ("(message|conversation) request", "request to (write to|message) me"),
    "starter_pack": ("starter pack [request|invitation]",),
    "quote": ("(quote request|quotes)",),
}
NOTICES: dict[str, tuple[str, ...]] = {
    "mention": ("mentions [of me]",),
    "reply": ("replies [to me]",),
    "quote": ("quotes [of me]",),
    "like": ("likes [of my posts]",),
    "repost": ("reposts [of my posts]",),
    "remix": ("remixes [of (me|my posts|my pictures)]",),
    "follow": ("followers",),
    "follow_request": ("follow requests",),
    "moderation": ("decisions",),
}
HAPPENINGS = {
    "mention": ("(mentioned|mention) me",),
    "reply": ("replied to (me|my posts)", "answered me"),
    "quote": ("quoted (me|my posts)", "quote me"),
    "like": ("liked (my posts|my pictures|anything of mine)", "like my posts"),
    "repost": ("(reposted|repost|boosted|passed on) (me|my posts)",),
    "remix": ("(remixed|remix) (me|my posts|my pictures|anything of mine)",),
    "follow": ("followed me", "started following me"),
}
NARROWED = {
    "followers": ("[my] followers [only]", "followers [only]"),
    "unlisted": ("unlisted",),
    "direct": ("(the people|those) [whom|who|that] (i mention|it mentions)",),
}

CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "narrowed": NARROWED,
    "repeatable": {
        "nobody": (
            "no (assistant|assistants) (may|can) (quote|repeat) it",
            "assistants (may|can) not (quote|repeat) it",
        ),
        "followers": ("only [the] assistants of my followers (may|can) (quote|repeat) it",),
        "anyone": ("(all|every|any) (assistant|assistants) (may|can) (quote|repeat) it",),
    },
    "remixable": REMIXABLE,
    "quotable": {
        "nobody": ("(nobody|no one) (may|can) quote it",),
        "followers": ("only my followers (may|can) quote it",),
        "anyone": ("(anyone|everybody|everyone) (may|can) quote it",),
    },
    "categories": CATEGORIES,
    "it_is": IT_IS,
    "requests": REQUESTS,
    "notices": NOTICES,
    "my_notices": {name: said for name, said in NOTICES.items() if name not in ("follow", "follow_request")},
    "happenings": HAPPENINGS,
}

VISIBILITY = {
    "followers": (
        "[only] (to|with|for) [only|just] [my|the] followers [only]",
        "followers only",
        "(to|with|for) my followers",
        "for followers",
    ),
    "public": (
        "publicly",
        "in public",
        "(to|with|for) (everyone|everybody|the world|the whole world|anyone)",
    ),
    "unlisted": ("[as] unlisted", "without listing it"),
    "direct": (
        "[only] (to|with|for) [only] (the people|those|the ones) [whom|who|that] (i mention|mentioned|it mentions)",
        "as a direct post",
    ),
}

ELSEWHERE = phrases(
    "twitter, facebook, instagram, insta, tumblr, linkedin, snapchat, reddit, pinterest"
    ", mastodon, bluesky, threads, tiktok, youtube, whatsapp, telegram"
)
"""Other networks: nobody means Salon's own words by them."""
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WORDS: dict[str, Any] = {
    "particles": {
        "in": frozenset({"in"}),
        "at": frozenset({"at"}),
        "on": frozenset({"on"}),
        "for": frozenset({"for"}),
        "during": frozenset({"of", "over"}),
        "until": frozenset({"until", "till"}),
        "since": frozenset({"since"}),
        "this": frozenset({"this"}),
        "the": frozenset({"the"}),
        "last": frozenset({"last", "past"}),
        "changing": word_set("with without at in as but under on into to"),
    },
    "common": word_set(
        "the and is of to that it with for was are this you not on my i me what how who when please a an do does did"
        " have has can could would should will your his their some any from about there be been"
    ),
    "subjects": {
        "posts": phrases(
            "post, posts, posting, posted, tweet, tweets, tweeting, retweet, repost, boost, status"
            ", caption, share, sharing, publish, publishing, upload, announce, put up"
            ", let everyone know, let everybody know, let my friends know, let the world know"
            ", tell everyone, tell everybody, tell the world, out there"
        ),
        "messages": phrases(
            "message, messages, inbox, dm, dms, chat, conversation, conversations, send it to"
            ", send this to, send that to, forward, write to, texted, texts, pm"
        ),
        "notifications": phrases(
            "notification, notifications, alerts, commented, comment, comments, mentioned, mention"
            ", mentions, replied, replies, reply, liked, likes, noticed my, under my, reacted"
            ", reactions"
        ),
        "feeds": phrases(
            "feed, feeds, timeline, gossip, update, updates, news from, up to, catch up, caught up"
            ", scroll, posts, posted, social media, my friends, people i know, people i follow"
        ),
        "people": phrases(
            "follow, follows, following, follower, followers, unfollow, friend, friends, profile"
            ", profiles, user, users, person, people, block, mute, account, accounts"
        ),
        "safety": phrases(
            "report, block, mute, annoying, posing as, pretending, insulting, insult, insults"
            ", harassing, bullying, spam, spamming, stalking, impersonating"
        ),
        "pictures": phrases(
            "picture, pictures, drawing, drawings, photo, photos, painting, paintings, image, images"
            ", draw, paint, album, sketch, avatar, alt text"
        ),
        "trends": phrases("trend, trends, trending, hashtag, hashtags, viral, popular, talking about, buzz, topics"),
    },
    "elsewhere": ELSEWHERE,
    "days": {day: day[:3] for day in _WEEK} | {"today": "+0d", "tonight": "+0d", "tomorrow": "+1d", "yesterday": "-1d"},
    "units": {f"{unit}{plural}": unit[0] for unit in ("minute", "hour", "day", "week") for plural in ("", "s")},
    "clock": {"noon": "12:00", "midday": "12:00", "midnight": "00:00"},
    "evening": frozenset({"tonight"}),
    "asking_words": word_set(
        "what which who whom whose when where why how should shall do does did is are was were can could would will may"
        " must has have if"
    ),
    "wishing": word_set("more less fewer no much hide only friends mutuals lots"),
    "unwanted": frozenset({("do", "not", "show"), ("stop", "showing", "me")}),
    "not_feeds": word_set(
        "home news rss live video whole entire own latest newest new best last explore list this that"
    ),
    "not_lists": word_set(
        "shopping grocery groceries todo do task tasks contact contacts email mailing guest wish packing play reading"
        " watch check christmas black white short long my the this that"
    ),
    "not_options": word_set("me it him her them us you the a an my number option"),
}
