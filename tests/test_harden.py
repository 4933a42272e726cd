"""The patches of Chainlit, in a process of their own: they change the library for good."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from live import ROOT, environment

SCRIPT = """
import json, sys, time, types
from pathlib import Path
from assistant import harden, server
from assistant.settings import load

settings = load(home=Path(sys.argv[1]))
settings.home.mkdir()
app, parts = server.build(settings)
import chainlit, chainlit.server, chainlit.config
begun = time.perf_counter()
for name in ("chainlit.message", "chainlit.step"):
    sys.modules[name].time.sleep(30)
contexts = sys.modules["chainlit.chat_context"].chat_contexts
contexts.update({"gone": [1], "live": [2]})
sys.modules["chainlit.session"].ws_sessions_id["x"] = types.SimpleNamespace(id="live")
print(json.dumps({
    "slept": time.perf_counter() - begun > 5,
    "theme": chainlit.config.config.ui.default_theme,
    "page": chainlit.server.get_html_template(""),
    "swept": harden.sweep_chats(),
    "kept": list(contexts),
    "uploads": chainlit.config.config.features.spontaneous_file_upload.enabled,
    "html": chainlit.config.config.features.unsafe_allow_html,
    "mcp": chainlit.config.config.features.mcp.enabled,
    "edit": chainlit.config.config.features.edit_message,
    "uploaders": [name for name in harden.UPLOADERS if name in __import__("os").environ],
    "instrumentation": "opentelemetry.instrumentation.openai" in sys.modules,
}))
"""


@pytest.fixture(scope="module")
def patched(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    home = tmp_path_factory.mktemp("harden") / "home"
    keys = {"LITERAL_API_KEY": "x", "TRACELOOP_API_KEY": "x", "DATABASE_URL": "postgresql://localhost/none"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, home], capture_output=True, text=True, env=environment(**keys), cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_a_message_does_not_sleep_on_the_event_loop(patched: dict[str, Any]) -> None:
    assert patched["slept"] is False


def test_the_page_follows_the_browsers_theme_and_names_no_foreign_stylesheet(patched: dict[str, Any]) -> None:
    assert patched["theme"] == "system"
    assert "jsdelivr" not in patched["page"] and "googleapis" not in patched["page"] and "<title>" in patched["page"]


def test_chats_of_sessions_that_are_gone_are_forgotten(patched: dict[str, Any]) -> None:
    assert (patched["swept"], patched["kept"]) == (1, ["live"])


def test_what_could_let_others_in_is_switched_off(patched: dict[str, Any]) -> None:
    assert [patched[name] for name in ("html", "mcp", "edit")] == [False] * 3


def test_files_may_be_dropped_into_the_chat_for_which_there_is_a_route_of_our_own(patched: dict[str, Any]) -> None:
    """`test_uploads` and `test_server` have what that route does in place of Chainlit's."""
    assert patched["uploads"] is True


def test_nothing_in_the_environment_makes_chainlit_send_data_away(patched: dict[str, Any]) -> None:
    assert patched["uploaders"] == [] and patched["instrumentation"] is False


def test_the_code_of_the_product_is_not_written_into(patched: dict[str, Any]) -> None:
    assert not list((ROOT / "assistant" / "site").rglob(".files"))
    assert len(list((Path(ROOT) / "assistant/site/.chainlit/translations").iterdir())) == 1
