"""Remixes with consent and credit: the fourth journey of the contract, in plain words and with the real painter."""

import re
from dataclasses import replace
from typing import Any

from conftest import Cast
from remixing import notices, ok, page, told
from test_journeys_network import Talk

from assistant.brain import Brain
from assistant.cards import Cards
from social_tools.painter_local import LocalPainter
from storage import images, post_views
from storage.people import Person


async def test_three_generations_of_remixes_and_a_middle_author_who_withdraws(any_cast: Cast, offline: Brain) -> None:
    cast = replace(any_cast, salon=replace(any_cast.salon, painter=LocalPainter()))
    ada, bob, cy = (Talk(cast, who, offline) for who in (cast.ada, cast.bob, cast.cy))
    await ada.say("draw a red fox in a forest")
    preview = await ada.say('share it saying "my fox", let my followers remix it')
    assert preview["preview"]["remix"] == "followers"
    first = (await ada.say("yes"))["post"]

    await bob.say("explore")
    refused = await bob.say("remix the first one: at night")
    assert refused["hint"] == "@ada lets only people who follow them remix this post."
    await bob.say("follow @ada")
    made = await bob.say("remix the first one: at night")
    assert made["remix_of"] == first and made["images"][0]["drawn"] == ["at night"]
    await bob.say("share it saying by night")
    second = (await bob.say("yes"))["post"]
    assert (await bob.say("let anyone remix my last post"))["preview"]["remix"] == "anyone"
    await bob.say("yes")

    await cy.say("explore")
    made = await cy.say("remix the first one in the snow")
    assert made["remix_of"] == second
    await cy.say('share it saying "and snow", let anyone remix it')
    third = (await cy.say("yes"))["post"]

    await _credits(cast, second, ["ada"], source=True)
    await _credits(cast, third, ["bob", "ada"], source=True)
    pixels = await _bytes(cast, cast.cy, third)
    assert [(one["by"], one["post"]) for one in await notices(cast, cast.ada)] == [(["@bob"], second)]
    assert [(one["by"], one["post"]) for one in await notices(cast, cast.bob)] == [(["@cy"], third)]

    await bob.say("let nobody remix my last post any more")
    await ada.say("explore")
    refused = await ada.say("remix the second one: with a moon")
    assert refused["hint"] == "@bob lets nobody remix this post."
    await _credits(cast, third, ["bob", "ada"], source=False)
    await _credits(cast, second, ["ada"], source=True)
    assert await _bytes(cast, cast.cy, third) == pixels, "the remix itself is its maker's"
    for _ in range(2):
        assert [(one["by"], one["post"]) for one in await notices(cast, cast.cy)] == [(["@bob"], third)], "told once"
        await ok(cast, cast.bob, "edit_post", post=second, remix="nobody")
    assert (await notices(cast, cast.cy))[0]["withdrawn"] is True
    assert len(await notices(cast, cast.ada)) == 1

    await bob.say("undo that")
    await bob.say("yes")
    await _credits(cast, third, ["bob", "ada"], source=True)
    assert await notices(cast, cast.cy) == []


async def _bytes(cast: Cast, who: Person, post: str) -> bytes:
    view = await cast.salon.db.read(post_views.view, 0, int(post))
    assert view is not None
    row = (await cast.salon.db.read(images.owned, who.id, [view.pictures[0].id])).popitem()[1]
    path = cast.salon.media.path(row.sha256)
    assert path is not None
    return path.read_bytes()


async def _credits(cast: Cast, post: str, handles: list[str], *, source: bool) -> None:
    """A post credits these on its card, on its public page, and in what a model reads of it."""
    names = [f"@{handle}" for handle in handles]
    items = (await ok(cast, cast.ada, "read_feed", feed="explore"))["items"]
    assert next(item["credit"] for item in items if item["id"] == post) == names
    provenance = (await told(cast, cast.ada, post, "provenance"))["provenance"]
    assert provenance["credit"] == names and provenance["made_by"] == "painter"

    view = await cast.salon.db.read(post_views.view, 0, int(post))
    assert view is not None
    card: dict[str, Any] = Cards(cast.ada, 0).post(view)["credit"]
    assert [one["handle"] for one in card["people"]] == handles
    assert (card["source"] is not None, card["url"] is not None) == (source, source)

    seen = await page(cast.salon, f"/p/{post}")
    line = re.search(r'<div class="credit">.*?</div>', seen, re.DOTALL)
    assert line is not None
    assert re.findall(r"@(\w+)’s", line[0]) == handles
    assert ("<img" in line[0]) == source
