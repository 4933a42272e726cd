"""A home page by django-activity-stream, in a Python of its own that has it. Arguments: world, person, page size.

As its documentation has it: a post is a model of one's own, and "ada posted this" an action by ada on it. The page says
of each post what Salon's says in JSON, with a query for all pictures and one for all likes.
"""

import contextlib
import json
import sqlite3
import sys
import tempfile
from pathlib import Path

import django
from django.apps import AppConfig
from django.conf import settings

world, me, limit = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
folder = tempfile.TemporaryDirectory()
file = Path(folder.name) / "stream.db"


class Peer(AppConfig):
    name, label, path = "__main__", "peer", folder.name


settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file)}},
    INSTALLED_APPS=[
        "django.contrib.contenttypes",
        "django.contrib.auth",
        "django.contrib.sites",
        "actstream",
        "__main__.Peer",
    ],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    SITE_ID=1,
    USE_TZ=True,
)
django.setup()

from actstream import registry  # noqa: E402
from actstream.models import Action, user_stream  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, models  # noqa: E402


class Post(models.Model):
    text = models.TextField()
    likes = models.IntegerField()
    replies = models.IntegerField()

    class Meta:
        app_label = "peer"


class Picture(models.Model):
    post = models.ForeignKey(Post, models.CASCADE)
    alt = models.TextField()

    class Meta:
        app_label = "peer"


class Like(models.Model):
    user = models.ForeignKey(User, models.CASCADE)
    post = models.ForeignKey(Post, models.CASCADE)

    class Meta:
        app_label = "peer"
        unique_together = (("user", "post"),)


call_command("migrate", verbosity=0)
with connection.schema_editor() as editor:
    for model in (Post, Picture, Like):
        editor.create_model(model)
registry.register(User)
registry.register(Post)
kind, posted = (ContentType.objects.get_for_model(model).id for model in (User, Post))


def fill() -> None:
    """All posts, pictures and likes, all follows, and for each post that stands in feeds an action by its author."""
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
    for table, columns, rows in (
        ("post", "id, text, likes, replies", "SELECT id, text, likes, replies FROM post"),
        ("picture", "id, post_id, alt", "SELECT image_id, post_id, alt FROM post_image"),
        ("like", "user_id, post_id", "SELECT account_id, post_id FROM post_like"),
    ):
        places = ", ".join("?" * len(columns.split(",")))
        into.executemany(f"INSERT INTO peer_{table} ({columns}) VALUES ({places})", source.execute(rows))
    actions = source.execute(
        "SELECT id, ?, author_id, 'posted', ?, id, datetime((id >> 12) / 1000 + 1735689600, 'unixepoch') || '.' ||"
        " substr('00' || (id >> 12) % 1000, -3)"
        " FROM post WHERE deleted_ms IS NULL AND reply_to IS NULL AND visibility < 3",
        (kind, posted),
    )
    into.executemany(
        "INSERT INTO actstream_action"
        " (id, actor_content_type_id, actor_object_id, verb, action_object_content_type_id, action_object_object_id,"
        " timestamp, public) VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
        actions,
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
    actions = list(user_stream(viewer, with_user_activity=True)[:limit])
    posts = [action.action_object for action in actions]
    pictures: dict[int, list[str]] = {}
    for post, alt in Picture.objects.filter(post__in=posts).values_list("post_id", "alt"):
        pictures.setdefault(post, []).append(alt)
    liked = set(Like.objects.filter(user=viewer, post__in=posts).values_list("post_id", flat=True))
    return json.dumps({"items": [_item(action, pictures, liked) for action in actions]})


def _item(action: Action, pictures: dict[int, list[str]], liked: set[int]) -> dict[str, object]:
    post = action.action_object
    item = {"id": str(post.id), "by": f"@{action.actor.username}", "at": action.timesince(), "text": post.text}
    item |= {"likes": post.likes, "replies": post.replies}
    item |= {"img": pictures[post.id]} if post.id in pictures else {}
    return item | ({"you": "like"} if post.id in liked else {})


fill()
print("ready", flush=True)
with contextlib.suppress(BrokenPipeError):
    for _ in sys.stdin:
        print(page(), flush=True)
