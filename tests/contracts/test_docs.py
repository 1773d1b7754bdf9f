"""Every command, setting, filter and code is documented, by pages that are made from the code."""

import importlib.util
import re
from types import ModuleType

import pytest

from moderator.domain import query
from moderator.formats.registry import FORMATS
from moderator.screening.filter_names import FILTER_NAMES
from moderator.settings import settings_reference
from tests.helpers.checkout import ROOT

DOCS = ROOT / "docs"


def docs_maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_make", DOCS / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["commands.md", "settings.md", "screening.md", "keys.md"])
def test_the_reference_is_what_the_code_says(page: str) -> None:
    assert (DOCS / page).read_text(encoding="utf-8") == docs_maker().pages()[page], "run python docs/make.py"


def test_every_filter_has_its_section_and_the_settings_it_names_exist() -> None:
    page = (DOCS / "filters.md").read_text(encoding="utf-8")
    keys = {setting.key for setting in settings_reference()}
    named = set(re.findall(r"`((?:screening|links|wordpress)\.[a-z_]+)`", page))

    assert [name for name in FILTER_NAMES if f"\n## {name}\n" not in page] == []
    assert named <= keys


def test_every_value_of_a_query_field_is_documented() -> None:
    documented = (DOCS / "queries.md").read_text(encoding="utf-8")
    for value in (*query.Has, *query.Is, *query.Comparison):
        assert str(value) in documented or value == query.Comparison.EXACTLY


def test_every_decision_record_says_why_and_what_follows() -> None:
    records = sorted((DOCS / "decisions").glob("*.md"))
    assert len(records) >= 5
    for record in records:
        text = record.read_text(encoding="utf-8")
        assert "**Why.**" in text, record.name
        assert "**Decision.**" in text, record.name


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *DOCS.glob("*.md")):
        for part in page.read_text(encoding="utf-8").split("](")[1:]:
            target = part.split(")")[0].split("#")[0]
            assert not target or (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_format_is_named_in_the_reference() -> None:
    commands = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert all(f"| {known.name} |" in commands for known in FORMATS)
