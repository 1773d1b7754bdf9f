"""Personal values do not get out by accident: not in a message, a log, a pickle or JSON."""

import copy
import dataclasses
import json
import logging
import pickle

import pytest

from moderator.domain.personal import EmailAddress, IpAddress, UserAgent

VALUES = [
    EmailAddress("anna@reader.example"),
    IpAddress("192.0.2.7"),
    UserAgent("Mozilla/5.0"),
]
every_value = pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)


@dataclasses.dataclass
class Holder:
    value: object


@every_value
def test_nothing_that_prints_it_shows_it(value):
    shown = [
        str(value),
        repr(value),
        f"{value}",
        f"{value!r:>40}",
        str(Holder(value)),
    ]
    assert not any(value.in_clear() in text for text in shown)
    assert all("•" in text for text in shown)


@every_value
def test_it_keeps_the_width_it_is_given_in_a_table(value):
    assert len(f"{value:>20}") == 20


@every_value
def test_a_log_line_shows_the_mask(value, expected_log):
    logging.getLogger("moderator.test").warning("seen: %s", value)
    assert [record.getMessage() for record in expected_log] == [f"seen: {value.mask}"]
    assert value.in_clear() not in str(expected_log)


@every_value
def test_an_error_that_holds_it_shows_the_mask(value):
    assert value.in_clear() not in repr(ValueError(value))


@every_value
@pytest.mark.parametrize("copied", [pickle.dumps, copy.copy, copy.deepcopy])
def test_it_can_not_be_pickled_or_copied(value, copied):
    with pytest.raises(TypeError, match="must not be pickled or copied"):
        copied(value)


@every_value
def test_what_holds_it_can_not_be_turned_into_a_plain_dictionary(value):
    with pytest.raises(TypeError, match="must not be pickled or copied"):
        dataclasses.asdict(Holder(value))


@every_value
def test_it_can_not_be_written_as_json_or_joined_to_a_text(value):
    with pytest.raises(TypeError):
        json.dumps(value)
    with pytest.raises(TypeError):
        "to " + value
    with pytest.raises(TypeError):
        "".join([value])


@every_value
def test_it_carries_nothing_else(value):
    assert not hasattr(value, "__dict__")


def test_the_same_value_of_the_same_kind_is_equal():
    assert EmailAddress("a") == EmailAddress("a")
    assert hash(EmailAddress("a")) == hash(EmailAddress("a"))
    assert EmailAddress("a") != EmailAddress("b")
    assert EmailAddress("a") != IpAddress("a")
    assert EmailAddress("a") != "a"


def test_the_value_is_there_for_who_asks_in_so_many_words():
    assert EmailAddress("anna@reader.example").in_clear() == "anna@reader.example"
