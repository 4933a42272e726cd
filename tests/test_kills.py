"""Twenty kills of each kind, amid work. They cannot tell a durable setting from a careless one: `test_storage` does."""

from pathlib import Path

from killing import kill_product, kill_storage


async def test_killed_twenty_times_while_posting_it_has_lost_nothing_that_it_confirmed(tmp_path: Path) -> None:
    await kill_storage(tmp_path, kills=20)


async def test_the_product_killed_twenty_times_while_people_post_shows_every_confirmed_post_whole_and_once(
    tmp_path: Path,
) -> None:
    await kill_product(tmp_path / "home", kills=20)
