"""The house watches itself: layers, one table, drawings, docs."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from social_tools import TOOLS
from social_tools.actions import KINDS, STATES
from storage.changes import CHANGES

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "assistant": {"assistant", "social_tools", "storage"},
    "social_tools": {"social_tools", "storage"},
    "storage": {"storage"},
}
ONLY_THE_ASSISTANT = {"chainlit", "openai", "fastapi", "starlette", "uvicorn", "httpx", "httpx2", "socketio", "jinja2"}
CODE = sorted(path for layer in MAY_IMPORT for path in (ROOT / layer).rglob("*.py"))


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path} imports relatively"
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_downwards_only(path: Path) -> None:
    layer = path.relative_to(ROOT).parts[0]
    assert imported(path) & set(MAY_IMPORT) <= MAY_IMPORT[layer]
    if layer != "assistant":
        assert not imported(path) & ONLY_THE_ASSISTANT


def test_one_file_alone_knows_the_engines() -> None:
    allowed = {"storage/dialect.py", "storage/lanes.py", "storage/models/columns.py", "storage/migrations/env.py"}
    allowed.add("assistant/settings.py")
    for path in CODE:
        name = str(path.relative_to(ROOT))
        if name not in allowed and "migrations/versions" not in name:
            assert not re.search(r"sqlite|postgres", _without_words(path), re.IGNORECASE), name


def _without_words(path: Path) -> str:
    """The code without its docstrings and comments."""
    tree = ast.parse(path.read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            node.value.value = ""
    return ast.unparse(tree)


def test_every_change_that_can_be_undone_has_its_class_and_its_word() -> None:
    assert set(CHANGES) == set(KINDS) == set(STATES)


def test_every_card_has_its_drawing_and_every_drawing_its_card() -> None:
    named = set(
        re.findall(r'Card\(\s*"(\w+)"', "".join(path.read_text() for path in (ROOT / "assistant").rglob("*.py")))
    )
    drawn = {path.stem for path in (ROOT / "assistant/site/cards").glob("*Card.jsx")}
    assert named == drawn


def test_the_readmes_table_lists_the_tools_as_they_are() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \|", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert rows == [(tool.name, tool.kind) for tool in TOOLS]


def test_no_page_or_card_names_a_foreign_address() -> None:
    allowed = ("http://www.w3.org/", "https://schema.org")
    files = [
        *(ROOT / "assistant/site").rglob("*"),
        *(ROOT / "assistant/templates").rglob("*"),
        ROOT / "assistant/widget.js",
    ]
    for path in files:
        if path.suffix in {".jsx", ".js", ".css", ".html", ".svg", ".json"}:
            found = [
                address
                for address in re.findall(r"https?://[^\s\"'<>)]+", path.read_text())
                if not address.startswith(allowed)
            ]
            assert not [address for address in found if "salon.example" not in address and "SALON" not in address], path


def test_the_locks_name_no_address_and_hold_a_hash_for_everything() -> None:
    for lock in ("requirements.lock", "requirements-test.lock"):
        text = (ROOT / lock).read_text()
        assert "://" not in text
        pinned = re.findall(r"^[\w.-]+(?:\[[\w,]+\])?==", text, re.MULTILINE)
        assert len(pinned) == len(re.findall(r"==[^\n]*\\\n +--hash=sha256:", text))
    running = set(re.findall(r"^[\w.-]+==[\w.]+", (ROOT / "requirements.lock").read_text(), re.MULTILINE))
    testing = set(re.findall(r"^[\w.-]+==[\w.]+", (ROOT / "requirements-test.lock").read_text(), re.MULTILINE))
    assert running <= testing, "what is tested is what runs"


def test_the_patches_of_chainlit_are_for_the_version_that_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant import harden

    monkeypatch.setattr(harden, "VERSION", "2.11.1")
    with pytest.raises(RuntimeError, match=r"for Chainlit 2\.11\.1, and 2\.12\.0 is installed"):
        harden.before_import("/nonexistent", "secret", "cookie")


def test_every_document_the_readme_links_to_is_there() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md"), ROOT / "CONTRIBUTING.md"]:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text()):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_wheel_holds_what_the_product_needs(tmp_path: Path) -> None:
    import tomllib

    packaged = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"][
        "packages"
    ]
    assert set(packaged) == set(MAY_IMPORT), "pages, cards, sprites and migrations lie inside these"
    ignored = subprocess.run(
        ["git", "check-ignore", *map(str, (ROOT / "assistant/site").rglob("*"))],
        capture_output=True,
        text=True,
        cwd=ROOT,
    ).stdout
    assert not ignored


def test_the_command_starts_without_loading_the_server() -> None:
    heavy = ("chainlit", "openai", "fastapi", "sqlalchemy")
    script = f"import sys, assistant.main; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
