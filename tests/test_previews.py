"""What a preview tells before a yes: all of it, who would see it, and what in it is private."""

import unicodedata

import pytest
from acts import image, taint
from conftest import Cast, Clock
from hypothesis import given
from hypothesis import strategies as st

from assistant.cards import Cards, Props
from assistant.cards.seen import plainly
from social_tools import gate
from social_tools.gate import Outcome
from storage import follows, lists, messages, posts
from storage.models import Visibility

SECRET = "the spare key is under the third flower pot"


def drawn(cast: Cast, outcome: Outcome) -> Props:
    card = Cards(cast.ada, cast.salon.db.clock()).draw(outcome)
    assert card is not None
    return card.props


async def told_in_private(cast: Cast) -> None:
    chat = await cast.salon.db.write(messages.begin, cast.bob.id, [cast.ada.id])
    await cast.salon.db.write(messages.send, cast.bob.id, chat, f"Dear Ada, {SECRET}. Call 555-0199.")


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("share_post", {"text": f"did you know that {SECRET.upper()}?"}),
        ("share_post", {"text": "which?", "poll": {"options": ["under the third flower pot", "elsewhere"]}}),
        ("send_message", {"to": ["@cy"], "text": "her number is 555 0199"}),
        ("update_profile", {"bio": SECRET}),
        ("report_content", {"target": "@bob", "category": "other", "comment": f"he says {SECRET}"}),
    ],
)
async def test_a_preview_says_where_private_words_come_from(
    any_cast: Cast, tool: str, arguments: dict[str, object]
) -> None:
    cast = any_cast
    await told_in_private(cast)
    asked = await gate.call(cast.asks(cast.ada, "do something nice"), tool, arguments)
    assert asked.kind == "pending" and asked.data["preview"]["private"] == ["your private messages"]
    assert "It contains text from your private messages." in drawn(cast, asked)["notes"]


async def test_drafts_and_posts_for_a_few_are_private_too_and_other_words_are_not(cast: Cast, clock: Clock) -> None:
    say = cast.asks(cast.ada, "say something nice")
    await cast.salon.db.write(
        posts.publish, posts.NewPost(cast.ada.id, "we meet behind the old mill", Visibility.followers)
    )
    await gate.call(say, "share_post", {"text": "my unfinished thoughts on lighthouses"})
    clock.forward(minutes=11)
    later = cast.asks(cast.ada, "say something nice")
    asked = await gate.call(later, "share_post", {"text": "behind the old mill: unfinished thoughts on lighthouses"})
    assert asked.data["preview"]["private"] == ["a draft of yours", "a post that is not for everyone"]
    asked = await gate.call(later, "share_post", {"text": "good morning everybody"})
    assert "private" not in asked.data["preview"] and drawn(cast, asked)["notes"] == []


async def test_what_others_told_each_other_in_private_is_not_told_by_a_preview(cast: Cast) -> None:
    await told_in_private(cast)
    asked = await gate.call(cast.asks(cast.cy, "say something nice"), "share_post", {"text": SECRET})
    assert "private" not in asked.data["preview"]


async def test_what_cannot_be_seen_is_spelled_out_and_lines_are_counted(cast: Cast) -> None:
    text = "good\u200c\u200cmorning\u3164\n\n\n\n\n👩‍🚀 and more"
    asked = await gate.call(cast.asks(cast.ada, "say something nice"), "share_post", {"text": text})
    props = drawn(cast, asked)
    assert props["seen"]["text"] == "good⟨U+200C⟩⟨U+200C⟩morning⟨U+3164⟩\n\n\n\n\n👩‍🚀 and more"
    assert props["text"] == text, "what is edited is the text itself"
    assert "It has 6 lines, 4 of them empty." in props["notes"]


@given(st.text())
def test_no_character_without_a_shape_is_ever_left_as_it_is(text: str) -> None:
    seen = plainly(text)
    for at, letter in enumerate(seen):
        if unicodedata.category(letter) in ("Cc", "Cf", "Cn", "Co", "Zl", "Zp") and letter != "\n":
            assert letter in "\u200c\u200d" and not seen[at - 1].isascii() and not seen[at + 1].isascii()


async def test_the_preview_of_rules_and_of_a_starter_pack_says_what_they_are(cast: Cast) -> None:
    await taint(cast)
    seen = await gate.call(cast.asks(cast.ada), "preview_feed_rules", {"wish": "more #birds, no spoilers"})
    later = cast.asks(cast.ada, "what a day")
    asked = await gate.call(later, "apply_feed_rules", {"draft": seen.data["draft"]})
    assert [line[1] for line in drawn(cast, asked)["lines"]] == ["Hide “spoiler”", "More #birds"]
    pack, _ = await cast.salon.db.write(lists.create, cast.bob.id, "Painters", True, [cast.cy.id])
    asked = await gate.call(later, "follow_user", {"user": f"list:{pack}"})
    assert "“Painters”" in drawn(cast, asked)["lines"][0][1]


async def test_a_yes_holds_only_while_what_it_is_about_stays_the_same(any_cast: Cast) -> None:
    cast, db = any_cast, any_cast.salon.db
    group = await db.write(messages.begin, cast.bob.id, [cast.ada.id, cast.cy.id])
    await db.write(follows.follow, cast.ada.id, cast.bob.id)
    await db.write(messages.send, cast.bob.id, group, "hello")
    asked = await gate.call(cast.asks(cast.ada, "tell them"), "send_message", {"to": [str(group)], "text": "hi"})
    await gate.call(cast.asks(cast.ada), "limit_user", {"user": "@cy", "level": "block"})
    await gate.approve(cast.asks(cast.ada), str((await _open(cast))[-1]))
    stale = await gate.approve(cast.asks(cast.ada), asked.data["act"])
    assert stale.data["error"] == "stale", "one reader less is another audience"


async def _open(cast: Cast) -> list[int]:
    from social_tools import approvals

    return [each.id for each in await approvals.open_in_thread(cast.asks(cast.ada))]


async def test_a_question_that_is_open_already_is_asked_again_and_is_not_a_new_one(cast: Cast) -> None:
    context = cast.asks(cast.ada, "say something nice")
    first, *_ = [await gate.call(context, "share_post", {"text": f"{n}"}) for n in range(3)]
    again = await gate.call(context, "share_post", {"text": "0"})
    assert again.kind == "pending" and again.data["act"] == first.data["act"]
    assert (await gate.call(context, "share_post", {"text": "3"})).kind == "refused"


async def test_the_bytes_of_a_picture_are_part_of_what_is_said_yes_to(cast: Cast) -> None:
    from sqlalchemy import update
    from sqlmodel import col

    from storage.database import Writer
    from storage.models import Image

    picture = await image(cast)
    asked = await gate.call(cast.asks(cast.ada), "share_post", {"images": [picture]})

    def swap(writer: Writer) -> int:
        return writer.run(update(Image).where(col(Image.id) == int(picture["id"])).values(sha256="f" * 64))

    await cast.salon.db.write(swap)
    assert (await gate.approve(cast.asks(cast.ada), asked.data["act"])).data["error"] == "stale"
