"""A home page by django-activity-stream, in a Python of its own that has it. Arguments: world, person, page size."""

import contextlib
import json
import sqlite3
import sys
import tempfile
from pathlib import Path

import django
from django.conf import settings

world, me, limit = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
folder = tempfile.TemporaryDirectory()
file = Path(folder.name) / "stream.db"
settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file)}},
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sites", "actstream"],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    SITE_ID=1,
    USE_TZ=True,
)
django.setup()

from actstream import registry  # noqa: E402
from actstream.models import user_stream  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.core.management import call_command  # noqa: E402

call_command("migrate", verbosity=0)
registry.register(User)
kind = ContentType.objects.get_for_model(User).id


def fill() -> None:
    """Each post that stands in feeds is an action by its author, described by its text; all follows are there."""
    into = sqlite3.connect(file, isolation_level=None)
    into.execute("PRAGMA synchronous=OFF")
    into.execute("BEGIN")
    source = sqlite3.connect(world)
    people = source.execute("SELECT id, handle, name FROM account")
    into.executemany(
        "INSERT INTO auth_user (id, username, first_name, last_name, email, password, is_superuser, is_staff,"
        " is_active, date_joined) VALUES (?, ?, ?, '', '', '', 0, 0, 1, '2026-01-01')",
        people,
    )
    posts = source.execute(
        "SELECT id, ?, author_id, 'posted', text, datetime((id >> 12) / 1000 + 1735689600, 'unixepoch') || '.' ||"
        " substr('00' || (id >> 12) % 1000, -3)"
        " FROM post WHERE deleted_ms IS NULL AND reply_to IS NULL AND visibility < 3",
        (kind,),
    )
    into.executemany(
        "INSERT INTO actstream_action"
        " (id, actor_content_type_id, actor_object_id, verb, description, timestamp, public)"
        " VALUES (?, ?, ?, ?, ?, ?, 1)",
        posts,
    )
    follows = source.execute("SELECT follower_id, followee_id FROM follow")
    into.executemany(
        "INSERT INTO actstream_follow (user_id, content_type_id, object_id, actor_only, started, flag)"
        f" VALUES (?, {kind}, ?, 1, '2026-01-01', '')",
        follows,
    )
    into.execute("COMMIT")
    into.execute("ANALYZE")
    into.close()


def page() -> str:
    viewer = User.objects.get(pk=me)
    actions = user_stream(viewer, with_user_activity=True)[:limit]
    return json.dumps(
        [
            {"id": action.id, "by": action.actor.username, "text": action.description, "at": action.timesince()}
            for action in actions
        ]
    )


fill()
print("ready", flush=True)
with contextlib.suppress(BrokenPipeError):
    for _ in sys.stdin:
        print(page(), flush=True)
