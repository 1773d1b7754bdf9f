"""Where the values of a TOML file stand."""

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from moderator.rules.toml_places import Path, places

FILE = '''format = 1
[limits]
max_share = 0.25
[list.gambling]
words = ["casino bonus", # the first
   'free spins']
[[rule]]
name = """two
lines"""
when.any = [ { field = ["text"], word = "@gambling" },
  { links = ">= 1" } ]
[[rule]]
name = "b"
[[rule.when.any]]
field = "text"
[[rule.when.any]]
"field".word = "x"
'''


def test_every_value_has_its_line() -> None:
    lines = places(FILE)

    assert lines["limits", "max_share"] == 3
    assert lines["list", "gambling", "words", 1] == 6
    assert lines["rule", 0, "when", "any", 0, "word"] == 10
    assert lines["rule", 0, "when", "any", 1, "links"] == 11
    assert lines["rule", 1, "name"] == 13
    assert lines["rule", 1, "when", "any", 1] == 16
    assert lines["rule", 1, "when", "any", 1, "field", "word"] == 17


KEYS = st.sampled_from(["a", "b-c", '"quo.ted"', "'li=teral'"])
SCALARS = st.sampled_from(
    ["1", "-0.5e3", "true", '"a # b"', "'c]'", '"""x\n\\"y"""', "'''[\n'''", "1979-05-27T07:32:00Z", "07:32:00.5"]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[" + ", # and\n ".join(items) + "\n]"),
        st.dictionaries(KEYS, inner, max_size=3).map(
            lambda pairs: "{ " + ", ".join(f"{key} = {value}" for key, value in pairs.items()) + " }"
        ),
    ),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, VALUES, max_size=4), st.integers(0, 3))
def test_the_places_are_those_of_all_values(pairs: dict[str, str], blank: int) -> None:
    text = "".join(f"{key} = {value}\n" + "\n" * blank for key, value in pairs.items())

    assert set(places(text)) == set(paths(tomllib.loads(text)))


def paths(value: Any, before: Path = ()) -> list[Path]:
    """The ways to all values in what tomllib has read."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path for key, inner in items for path in ((*before, key), *paths(inner, (*before, key)))]
