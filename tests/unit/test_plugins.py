"""Filters of other packages: found by their entry point, held to the rules, told when they are broken."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from moderator.domain.flags import Flag, Severity
from moderator.screening.explanations import explain
from moderator.screening.pipeline import Pipeline
from moderator.screening.plugins import entries, load_plugins, plugin_names
from moderator.screening.subject import Subject
from tests.helpers.checkout import ROOT

EXAMPLE = (ROOT / "docs" / "example_filter.py").read_text(encoding="utf-8")
BAD_FLAG = """
from moderator.domain.flags import Field, Flag, Severity, Span
class Bad:
    name = "bad"
    def check(self, subject):
        yield Flag("bad", {code!r}, Severity.LOW, {parameters!r}, (Span(Field.TEXT, 0, {end}),))
"""
Install = Callable[[str, str, str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Puts a distribution with one module and one entry point where Python finds it."""
    monkeypatch.syspath_prepend(tmp_path)
    entries.cache_clear()
    modules: list[str] = []

    def installed(name: str, target: str, source: str) -> None:
        module = target.partition(":")[0]
        modules.append(module)
        (tmp_path / f"{module}.py").write_text(source, encoding="utf-8")
        about = tmp_path / f"{module}-1.0.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        (about / "entry_points.txt").write_text(f"[moderator.filters]\n{name} = {target}\n")

    yield installed
    entries.cache_clear()
    for module in modules:
        sys.modules.pop(module, None)


def flags(text: str) -> tuple[Flag, ...]:
    return Pipeline(load_plugins().filters, [], budget_seconds=10).check_text(Subject(text))


def test_the_documented_example_works_once_it_is_installed(install: Install) -> None:
    install("tickets", "example_filter:TicketNumbers", EXAMPLE)

    (found,) = flags("As I wrote in ticket #123 …")

    assert (found.filter, found.code, found.severity) == ("tickets", "ticket-number", Severity.LOW)
    assert explain(found, Subject("")) == "Tickets of the helpdesk in the text: 1."
    assert plugin_names() == ("tickets",)


def test_without_any_there_is_none_and_nothing_to_tell(install: Install) -> None:
    loaded = load_plugins()

    assert (loaded.filters, loaded.problems, plugin_names()) == ((), (), ())


@pytest.mark.parametrize(
    ("name", "source", "why"),
    [
        ("broken", "raise RuntimeError('me@paper.example')", "RuntimeError"),
        ("empty", "", "AttributeError"),
        ("mute", "class Bad: pass", "no method check"),
        ("links", EXAMPLE + "\nBad = TicketNumbers", "its name is taken"),
        ("Not A Name", EXAMPLE + "\nBad = TicketNumbers", "no name"),
    ],
)
def test_a_broken_one_is_told_and_left_out_and_the_others_work(
    install: Install, name: str, source: str, why: str
) -> None:
    install(name, "bad_filter:Bad", source)
    install("tickets", "example_filter:TicketNumbers", EXAMPLE)

    loaded = load_plugins()

    assert [each.name for each in loaded.filters] == ["tickets"]
    (problem,) = loaded.problems
    assert name in problem
    assert why in problem
    assert "@" not in problem


@pytest.mark.parametrize(
    ("code", "end"), [("link", 1), ("Not A Code", 1), ("x" * 41, 1), ("outside", 99), ("outside", -1)]
)
@pytest.mark.usefixtures("expected_log")
def test_a_flag_that_breaks_the_rules_is_the_filters_failure(install: Install, code: str, end: int) -> None:
    install("bad", "bad_filter:Bad", BAD_FLAG.format(code=code, parameters={}, end=end))

    assert [(each.filter, each.code) for each in flags("text")] == [("bad", "filter-failed")]


def test_an_address_in_a_parameter_is_masked_and_a_long_one_cut(install: Install) -> None:
    told = {"sentence": "me@paper.example " + "x" * 1_000, "count": 3}
    install("bad", "bad_filter:Bad", BAD_FLAG.format(code="told", parameters=told, end=1))

    (found,) = flags("text")

    assert found.parameters["count"] == 3
    assert "me@" not in str(found.parameters)
    assert len(str(found.parameters["sentence"])) == 200
