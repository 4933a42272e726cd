"""The coverage report tells the truth, and no list falls below what it says."""

import re
from functools import cache

import pytest

from benchmarks import coverage
from benchmarks.coverage import IN_PART, LISTS, MISSED, PASSED_OFF, RIGHT, TRAPS, Tally, Verdict, judge, tally
from social_tools.painter_local.scene import Reading, Scene, Subject

REPORT = (coverage.HERE / "coverage.md").read_text(encoding="utf-8")


@cache
def now(list_name: str) -> Tally:
    return tally(list_name)


def written(title: str) -> dict[str, float]:
    """What the report says of a list: the last table row that begins with its title."""
    cells = [line.split("|") for line in REPORT.splitlines() if line.startswith(f"| {title} |")][-1]
    shares = [float(cell.strip(" %")) for cell in cells if "%" in cell]
    return dict(zip((RIGHT, MISSED, IN_PART, PASSED_OFF), shares, strict=True))


def reading(*nouns: str, place: str = "", missed: tuple[str, ...] = (), drawn: tuple[str, ...] = ()) -> Reading:
    subjects = tuple(Subject(noun) for noun in nouns)
    scene = Scene(place or "meadow", "day", subjects=subjects)
    return Reading(scene, drawn or nouns, missed, bool(place), False)


def test_a_thing_by_its_own_name_is_right() -> None:
    assert judge("fox", reading("fox")) == Verdict("fox", RIGHT, ("fox",))


def test_a_kind_of_the_thing_is_right_and_counted_as_such() -> None:
    verdict = judge("boat", reading("sailboat"))
    assert (verdict.is_what, verdict.kind_only) == (RIGHT, True)


def test_a_name_that_only_the_painter_gives_its_picture_is_not_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "pictures", lambda: {"chimpanzee": "monkey"})
    assert judge("chimpanzee", reading("chimpanzee")).is_what == PASSED_OFF


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("fire hydrant", reading("fire", missed=("hydrant",))),
        ("pool table", reading("table", missed=("pool",))),
        ("fireplace", reading("fire")),
        ("garden hose", reading(place="garden", missed=("hose",))),
        ("skyscraper", reading(place="city")),
        ("cat", reading("cat", "dog")),
        ("fox", reading("fox", place="city")),
    ],
)
def test_another_thing_is_passed_off_even_if_half_of_the_name_is_said_to_be_missed(name: str, found: Reading) -> None:
    assert judge(name, found).is_what == PASSED_OFF


def test_what_is_said_to_be_missed_in_full_is_honest() -> None:
    assert judge("hole punch", reading(missed=("hole punch",))).is_what == MISSED
    assert judge("hole punch", reading(missed=("hole",))).is_what == PASSED_OFF


def test_a_place_is_right_where_the_list_means_a_place() -> None:
    assert judge("forest", reading(place="forest")).is_what == RIGHT
    assert judge("fox", reading(place="forest")).is_what == PASSED_OFF


def test_what_a_trap_is_a_kind_of_may_be_drawn_if_the_rest_is_said_to_be_missed() -> None:
    frog = reading("frog", missed=("tree",), drawn=("frog",))
    assert judge("tree frog", frog, head="frog").is_what == IN_PART
    assert judge("tree frog", frog).is_what == PASSED_OFF
    assert judge("tree frog", reading("frog"), head="frog").is_what == PASSED_OFF


def test_the_lists_are_whole() -> None:
    assert [len(coverage.names(name)) for name in LISTS] == [80, 100, 345]
    assert len(set(coverage.names(TRAPS))) == len(coverage.names(TRAPS)) >= 60


@pytest.mark.parametrize(("list_name", "title"), [*LISTS.items(), (TRAPS, "Traps of our own (compounds)")])
def test_no_list_falls_below_what_the_report_says(list_name: str, title: str) -> None:
    said, found = written(title), now(list_name)
    assert found.share(RIGHT) >= said[RIGHT] - 0.05, [one.name for one in found.of(MISSED)]
    assert found.share(PASSED_OFF) <= said[PASSED_OFF] + 0.05, [one.name for one in found.of(PASSED_OFF)]


@pytest.mark.parametrize("list_name", LISTS)
def test_every_list_reaches_the_goals(list_name: str) -> None:
    found = now(list_name)
    assert found.share(RIGHT) >= coverage.GOALS[RIGHT]
    assert found.share(PASSED_OFF) <= coverage.GOALS[PASSED_OFF]


def test_the_report_names_every_thing_that_is_passed_off() -> None:
    named = set(re.findall(r"[\w' -]+(?= \()", " ".join(re.findall(r"^Passed off: (.*)$", REPORT, re.MULTILINE))))
    for list_name in (*LISTS, TRAPS):
        assert {one.name for one in now(list_name).of(PASSED_OFF)} <= {name.strip() for name in named}
