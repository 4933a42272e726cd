"""Help with sharing: what is proposed, by whom, and how much of it is in the post that is shared."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Cast, Clock
from fake_model import FakeModel, call, serving, words
from hypothesis import given
from hypothesis import strategies as st
from turns import Messages, said, talk

from assistant import brain
from assistant.brain import Brain
from assistant.cards.props import helped_with
from assistant.drafter_remote import RemoteDrafter
from assistant.events import Acted, Event
from assistant.settings import load
from social_tools import drafting_rules, gate
from social_tools.context import Context
from social_tools.drafter import Shot
from social_tools.gate import Outcome
from social_tools.schedule import publish_due
from social_tools.text import MAX_POST, length
from storage import helped, people, post_views
from storage.post_views import PostView

PNG = "data:image/webp;base64,"


def last(events: list[Event], tool: str) -> Outcome:
    return [event.outcome for event in events if isinstance(event, Acted) and event.outcome.tool == tool][-1]


async def approved(cast: Cast, preview: Outcome, changes: dict[str, Any] | None = None) -> PostView:
    """The post that a preview became, after a change where one is given."""
    context = cast.asks(cast.ada)
    if changes:
        preview = await gate.edit(context, preview.data["act"], changes)
    done = await gate.approve(context, preview.data["act"])
    assert done.kind == "done", done.data
    view = await cast.salon.db.read(post_views.view, cast.ada.id, int(done.data["post"]))
    assert view is not None
    return view


async def suggested(cast: Cast, offline: Brain) -> Outcome:
    """The preview of "share it with a good caption"."""
    await talk(cast, offline, "draw a fox in the snow")
    return last(await talk(cast, offline, "share it with a good caption"), "share_post")


async def test_a_proposal_is_labelled_and_nothing_is_shared(cast: Cast, offline: Brain) -> None:
    await talk(cast, offline, "draw a fox in the snow")
    events = await talk(cast, offline, "suggest a caption for it")
    data = last(events, "draft_post").data
    (alt,) = data["alt"].values()
    assert data["text"].startswith("A fox in the snow.") and alt == "A picture of a fox in the snow"
    assert data["by"] == "rules" and data["chars"] == length(data["text"])
    assert "fixed rules" in said(events) and "Nothing is shared" in said(events)
    assert last(await talk(cast, offline, "share it with that caption"), "share_post").kind == "pending"


async def test_a_draft_that_is_accepted_unchanged_was_written_by_the_assistant(any_cast: Cast, offline: Brain) -> None:
    post = await approved(any_cast, await suggested(any_cast, offline))
    assert helped.unpack(post.ai) == {"image": "made", "text": "written", "alt": "unreviewed"}
    read = await gate.call(any_cast.asks(any_cast.bob), "get_post", {"post": str(post.id)})
    assert read.data["ai"] == {"image": "painter", "text": "written", "alt": "unreviewed"}
    assert helped_with(post.ai) == "Text written by the assistant, alt text not checked yet"


async def test_a_draft_that_is_edited_was_suggested_by_it_and_the_alt_text_was_seen(
    any_cast: Cast, offline: Brain
) -> None:
    preview = await suggested(any_cast, offline)
    images = preview.arguments["images"]
    changes = {"text": "My fox in the snow. #fox", "images": images}
    post = await approved(any_cast, preview, changes)
    assert helped.unpack(post.ai) == {"image": "made", "text": "suggested", "alt": "reviewed"}


async def test_own_words_are_nobodys_help_also_where_something_else_was_proposed(cast: Cast, offline: Brain) -> None:
    preview = await suggested(cast, offline)
    post = await approved(cast, preview, {"text": "Winter holidays at last"})
    assert helped.unpack(post.ai) == {"image": "made", "alt": "unreviewed"}
    plain = await gate.call(cast.asks(cast.ada, 'post "good morning"'), "share_post", {"text": "good morning"})
    view = await cast.salon.db.read(post_views.view, cast.ada.id, int(plain.data["post"]))
    assert view is not None and view.ai == 0 and helped_with(view.ai) == ""


async def test_what_was_proposed_in_another_conversation_does_not_count(cast: Cast, offline: Brain) -> None:
    await gate.call(cast.asks(cast.ada, "x", thread="other"), "draft_post", {"text": "rain on the roof"})
    done = await gate.call(cast.asks(cast.ada), "share_post", {"text": "Rain on the roof. #rain #roof"})
    view = await cast.salon.db.read(post_views.view, cast.ada.id, int(done.data["post"]))
    assert view is not None and view.ai == 0


async def test_the_assistants_words_are_always_shown_first_also_without_a_picture(cast: Cast, offline: Brain) -> None:
    events = await talk(cast, offline, "help me write a post about rain on the roof")
    assert last(events, "draft_post").data["text"] == "Rain on the roof. #rain #roof"
    assert last(await talk(cast, offline, "use the suggestion"), "share_post").kind == "pending"


async def test_a_model_that_makes_up_a_caption_has_written_it(cast: Cast) -> None:
    image = (await gate.call(cast.asks(cast.ada, "draw a fox"), "create_image", {"prompt": "a fox"})).data["images"][0]

    def think(messages: Messages) -> dict[str, Any]:
        if messages[-1]["role"] != "user":
            return words("Look.")
        return call("share_post", {"text": "Fox o'clock", "images": [{"id": image["id"], "alt": "A fox"}]})

    with serving(FakeModel(think)) as url:
        remote = brain.make(load(OPENAI_BASE_URL=url, home=Path("/nonexistent")))
        events = await talk(cast, remote, "post the fox with something funny")
        await remote.close()
    post = await approved(cast, last(events, "share_post"))
    assert helped.unpack(post.ai) == {"image": "made", "text": "written", "alt": "unreviewed"}


async def test_a_scheduled_post_remembers_how_much_help_there_was(cast: Cast, offline: Brain, clock: Clock) -> None:
    preview = await suggested(cast, offline)
    later = await gate.edit(cast.asks(cast.ada), preview.data["act"], {"publish_at": "in 2 hours"})
    if later.kind != "pending":
        from social_tools import times

        at = times.iso(clock() + 2 * 3_600_000)
        later = await gate.edit(cast.asks(cast.ada), preview.data["act"], {"publish_at": at})
    assert (await gate.approve(cast.asks(cast.ada), later.data["act"])).kind == "done"
    clock.forward(minutes=121)
    await publish_due(cast.salon)
    profile = await gate.call(cast.asks(cast.ada), "read_feed", {"feed": "@ada"})
    assert profile.data["items"][0]["ai"]["text"] == "written"


async def test_who_wants_to_check_alt_text_first_shares_none_unchecked(cast: Cast, offline: Brain) -> None:
    await talk(cast, offline, "let me check alt text first")
    found = await cast.salon.db.read(people.by_id, cast.ada.id)
    assert found is not None and (found.settings or {})["review_alt"] is True
    cast.ada = found
    preview = await suggested(cast, offline)
    refused = await gate.approve(cast.asks(cast.ada), preview.data["act"])
    assert refused.kind == "refused" and "Press Edit" in refused.say
    post = await approved(cast, preview, {"images": preview.arguments["images"]})
    assert helped.unpack(post.ai)["alt"] == "reviewed"


async def test_pictures_of_others_are_not_there_to_draft_for(cast: Cast) -> None:
    made = await gate.call(cast.asks(cast.bob, "draw a cat"), "create_image", {"prompt": "a cat"})
    ids = [image["id"] for image in made.data["images"]]
    refused = await gate.call(cast.asks(cast.ada), "draft_post", {"images": ids})
    assert refused.data["error"] == "not_found"
    nothing = await gate.call(cast.asks(cast.ada), "draft_post", {})
    assert nothing.data["error"] == "invalid"


# With a model, from the picture itself.


async def drafted(cast: Cast, model: FakeModel, **arguments: Any) -> Outcome:
    made = await gate.call(cast.asks(cast.ada, "draw a fox"), "create_image", {"prompt": "a fox"})
    images = [image["id"] for image in made.data["images"]]
    with serving(model) as url:
        remote = brain.make(load(OPENAI_BASE_URL=url, home=Path("/nonexistent")))
        salon = cast.salon.__class__(cast.salon.db, cast.salon.media, cast.painter, drafter=RemoteDrafter(remote))
        context = Context(salon, cast.ada, "thread", message="suggest a caption")
        outcome = await gate.call(context, "draft_post", {"images": images, **arguments})
        await remote.close()
    return outcome


async def test_a_model_gets_the_small_picture_and_its_proposal_bears_its_name(cast: Cast) -> None:
    found = {"text": "Fox o'clock", "alts": ["A fox in the snow"], "tags": ["fox", "not a tag"], "warn": []}
    model = FakeModel(lambda _: words(f"Here: {json.dumps(found)}"))
    outcome = await drafted(cast, model, goal="funny")
    assert outcome.data["by"] == "m0" and outcome.data["text"] == "Fox o'clock #fox"
    assert list(outcome.data["alt"].values()) == ["A fox in the snow"]
    (request,) = model.requests
    assert "tools" not in request
    parts = request["messages"][1]["content"]
    picture = next(part["image_url"]["url"] for part in parts if part["type"] == "image_url")
    assert base64.b64decode(picture.removeprefix(PNG))[:4] == b"RIFF"
    assert "funny" in parts[0]["text"]


@pytest.mark.parametrize("answer", ["no", "{", '{"text": {}}', "[]", '{"alts": 3}', "{}" * 9])
async def test_a_model_that_makes_no_proposal_leaves_it_to_the_rules(cast: Cast, answer: str) -> None:
    outcome = await drafted(cast, FakeModel(lambda _: words(answer)))
    assert outcome.kind == "done"
    if outcome.data["by"] == "rules":
        assert "fixed rules" in outcome.data["note"]
    assert outcome.data["alt"]


async def test_a_server_that_fails_is_told_and_the_rules_propose(cast: Cast) -> None:
    model = FakeModel(lambda _: words("x"))
    model.fault = lambda wire: wire.json(401, {"error": {"message": "no"}})
    outcome = await drafted(cast, model)
    assert outcome.data["by"] == "rules" and "refused the key" in outcome.data["note"]


# Laws.


@given(text=st.text(max_size=600), goal=st.sampled_from(["", "funny"]))
def test_a_proposal_by_rules_keeps_the_words_is_never_too_long_by_itself_and_is_the_same_again(
    text: str, goal: str
) -> None:
    shots = [Shot("1", b"", "a fox", "A fox", ("red fox", "snow"))]
    found = drafting_rules.propose(shots, text, goal)
    assert found == drafting_rules.propose(shots, text, goal)
    assert found.alts == ("A fox",)
    if length(text) < MAX_POST - 1:
        assert length(found.text) <= MAX_POST
    if text.strip().isalpha():
        assert text.strip().casefold()[1:] in found.text.casefold()


@pytest.mark.parametrize(
    ("text", "warned"), [("he dies, full of spoilers", ["spoilers"]), ("blood and guns", ["violence"]), ("tea", [])]
)
def test_a_warning_is_proposed_where_one_is_fitting(text: str, warned: list[str]) -> None:
    assert list(drafting_rules.propose([], text, "").warnings) == warned


@given(st.fixed_dictionaries({name: st.sampled_from(values) for name, values in helped.PARTS.items()}))
def test_how_much_help_there_was_is_read_back_as_it_was_kept(parts: dict[str, str]) -> None:
    kept = helped.pack(**parts)
    assert 0 <= kept < 64 and helped.unpack(kept) == {k: v for k, v in parts.items() if v != "none"}


@given(st.integers(0, 32_767))
def test_no_number_breaks_the_reading(number: int) -> None:
    assert isinstance(helped_with(number), str)
