"""How a comment is written: in capitals, by mashing keys, over and over, in three letters or three pages."""

from time import process_time

import pytest

from moderator.domain.flags import Flag, Severity
from moderator.screening.filter import TextFilter
from moderator.screening.filters.gibberish import Gibberish
from moderator.screening.filters.length import LONG, Length
from moderator.screening.filters.repetition import MOST_SPANS, Repetition
from moderator.screening.filters.shouting import Shouting
from moderator.screening.subject import Subject


def marked(text_filter: TextFilter, text: str) -> list[tuple[str, list[str]]]:
    """Codes, each with what it marks."""
    return [
        (found.code, [text[span.start : span.end] for span in found.spans])
        for found in text_filter.check(Subject(text))
    ]


@pytest.mark.parametrize(
    "passage",
    [
        *("THIS IS A DISGRACE", "GREAT ARTICLE", "WHO PAID FOR THIS, 12 MILLION", "ЭТО ПОЗОР ДЛЯ ВСЕХ"),
        *("ԱՄՈԹ Է ՁԵԶ ՀԱՄԱՐ", "ÇOK GÜZEL OLMUŞ BU İŞ", "C’EST UNE HONTE"),
    ],
)
def test_a_passage_in_capitals_is_shouting(passage: str) -> None:
    assert marked(Shouting(), passage) == [("shouting", [passage])]
    assert marked(Shouting(), f"Well, {passage}. So it is.") == [("shouting", [passage])]


@pytest.mark.parametrize(
    "text",
    [
        *("", "The USA and NATO agreed.", "I AM here", "He said NO to it", "ՀՀ ԱԺ նախագահ", "OK", "WELL said"),
        *("UNPRECEDENTED thing", "გამარჯობა როგორ ხართ", "A B C D E", "IMG1234 DSC9876 XYZ0001"),
    ],
)
def test_abbreviations_and_one_stressed_word_are_not(text: str) -> None:
    assert marked(Shouting(), text) == []


@pytest.mark.parametrize(
    "word",
    [
        *("asdfgh", "asdasdasd", "qwerty", "asdfjkl", "QWERTYUIOP", "ASDFGH", "lkjhgf", "ajsdhkajshdkjahsd"),
        *("dfkjghdkfjgh", "sdfsdf", "xcvbnm", "йцукен", "фывапролдж", "вфдлтжпвдлт"),
    ],
)
def test_mashed_keys_are_gibberish(word: str) -> None:
    assert marked(Gibberish(), f"hello {word}, friend") == [("gibberish", [word])]


@pytest.mark.parametrize(
    "text",
    [
        "Mkrtchyan Vstrk Grigoryants Khndzoresk Hmayakyan Mkhitaryan Hrushevsky Nzhdeh Tsvetkov Knightsbridge",
        "shnorhakalutyun mkhitarvel krtser ktrtsel vorovhetev chshmartutyun hskayakan khmbagrutyun",
        "strengths rhythms twelfths length Angstschweiss Rechtsschutz Wachstumsschub borschtsch",
        "kıyafetlerini sürdürülebilirlik değerlendirilmektedir çekoslovakyalılaştıramadıklarımızdan",
        "прожить просить взбодрствовать контрразведчик бодрствовать агентство Հրաչյա Մկրտիչ Խճճված Գրիգորյանց",
        "property liberty poverty treaty were power fresh dashed salads Trewin Assad Dada",
        "https://sdfgh.example/asdfgh/qwerty @asdfgh #qwerty me.qwerty@paper.example SCMPKGBFS HTTPSSLTLS",
        "internationalization 123456 qwe",
    ],
)
def test_names_languages_abbreviations_and_links_are_not(text: str) -> None:
    assert marked(Gibberish(), text) == []


@pytest.mark.parametrize(
    ("text", "code", "places"),
    [
        ("sooooooo good", "repeated-characters", ["ooooooo"]),
        ("What!!!!!!! Why??????", "repeated-characters", ["!!!!!!!", "??????"]),
        ("😂😂😂😂😂😂", "repeated-characters", ["😂😂😂😂😂😂"]),
        ("No no no, no way", "repeated-words", ["No no no, no"]),
        ("ոչ ոչ ոչ ոչ", "repeated-words", ["ոչ ոչ ոչ ոչ"]),
    ],
)
def test_what_is_repeated_in_a_row_is_marked(text: str, code: str, places: list[str]) -> None:
    assert marked(Repetition(), text) == [(code, places)]


def test_few_different_words_are_repetition_without_a_place() -> None:
    assert marked(Repetition(), "buy it cheap " * 10) == [("repeated-words", [])]


def test_a_line_that_comes_again_is_marked_each_time() -> None:
    text = "Vote for Garo now\nhello\nVote for Garo now\n\n Vote for Garo now"

    (found,) = Repetition().check(Subject(text))

    assert (found.code, found.parameters, found.severity) == ("repeated-lines", {"count": 3}, Severity.LOW)
    assert {text[span.start : span.end] for span in found.spans} == {"Vote for Garo now"}


@pytest.mark.parametrize(
    "text",
    [
        *("", "no no no", "Sooo good", "well..........", "----------", "1000000000", "______", ":)))))))", "====="),
        *("www.example.org", "He had had had enough", "a b c d", "ok\nok\nok"),
        "the cat and the dog and the bird and the fish went to the sea and to the hills and came home again",
    ],
)
def test_stress_lines_and_numbers_are_no_repetition(text: str) -> None:
    assert marked(Repetition(), text) == []


def test_very_many_repetitions_are_told_shortly() -> None:
    characters, *_ = Repetition().check(Subject("aaaaaaa! " * 1_000))

    assert len(characters.spans) == MOST_SPANS


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        *((short, ["short-text"]) for short in ("+1", "ok", "👍", "...", "2", "  !\n")),
        *((fair, []) for fair in ("", " ", "yes", "այո", "ok 👍 yes", "👍" * 13, "a" * LONG)),
        ("a" * (LONG + 1), ["long-text"]),
    ],
)
def test_next_to_nothing_and_several_pages_are_told(text: str, codes: list[str]) -> None:
    assert [found.code for found in Length().check(Subject(text))] == codes


def test_what_other_sites_send_may_be_short() -> None:
    assert list(Length().check(Subject("[…]", type="pingback"))) == []


def test_a_long_text_tells_how_long() -> None:
    assert list(Length().check(Subject("a" * 6_000))) == [
        Flag("length", "long-text", Severity.LOW, {"count": 6_000, "limit": LONG})
    ]


@pytest.mark.parametrize(
    "text", ["A " * 32_500, "asdfgh " * 9_000, "no " * 21_600, "a line again\n" * 5_000, "b" * 65_000]
)
def test_a_text_full_of_it_is_read_in_a_moment(text: str) -> None:
    began = process_time()

    for each in (Shouting(), Gibberish(), Repetition(), Length()):
        list(each.check(Subject(text)))

    assert process_time() - began < 2  # usually a twentieth of it
