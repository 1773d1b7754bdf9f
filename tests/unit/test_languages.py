"""Languages: told when they are known for certain; Armenian in Latin letters is Armenian."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.domain.flags import Flag, Severity
from moderator.screening.filters.language import Language
from moderator.screening.subject import Subject
from moderator.text.languages import language_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I think the bridge should be built this year, whatever the council says."),
        ("en", "Thank you!"),
        ("hy", "Շատ լավ հոդված է, շնորհակալություն"),
        ("hy", "Շատ լաւ յօդուած է, շնորհակալութիւն"),
        ("hy", "Շատ լավ հոդված է, thanks"),
        ("hy", "Barev dzez, inch ka chka?"),
        ("hy", "Inchu chen asum chishty mer joghovrdin, amot e dzez"),
        ("hy", "Pari louys, inchbes es? Asor shad kezi hamar guzem"),
        ("hy", "Apres Garo jan"),
        ("fr", "Je pense que c'est une très bonne idée pour la ville"),
        ("fr", "Je pense que c’est une très bonne idée pour la ville"),
        ("tr", "Bu haber gerçekten çok güzel olmuş, teşekkürler"),
        ("tr", "Cok guzel bir yazi olmus tesekkurler"),
        ("ru", "Это очень плохая идея, мне кажется"),
        ("ru", "Eto ochen horoshaya ideya spasibo"),
        ("uk", "Це дуже погана ідея, мені здається"),
        ("de", "Das ist so in der Stadt und was will man da machen, fragt sich der Bürgermeister seit vielen Jahren"),
        ("bg", "Това е много лошо за града и не се прави така, господин кмете, ние ще гласуваме срещу вас на изборите"),
        ("az", "Bu çox gözəl bir xəbərdir, mən də sevindim və bütün dostlarıma dedim ki, onlar da oxusunlar"),
    ],
)
def test_a_sentence_is_known_by_its_language(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        *("", "+1", "lol", "Garo P.", "bravo!!!", "👍👍", "1915", "https://paper.example/the/and/you"),
        *("La ciudad es de todos y no de un alcalde", "Chi dice che non si può fare niente?", "Kim Kardashian"),
        *("Taron Margaryan Karen Karapetyan Serzh Sargsyan", "Amen amen", "\ud800\udfff", "\0\x85"),
        "Thank you so much, merci beaucoup pour cette lettre",
    ],
)
def test_where_there_is_no_telling_nothing_is_told(text: str) -> None:
    assert language_of(text) in (None, "es", "it")


def test_a_long_text_in_a_language_without_little_words_here_is_told_by_the_library() -> None:
    assert language_of("Hay que ver lo que hace ese hombre con la gente de esta ciudad, no hay palabras") == "es"


@given(st.text())
def test_any_text_has_a_code_of_two_letters_or_none(text: str) -> None:
    found = language_of(text)

    assert found is None or (len(found) == 2 and found.isalpha())


ARMENIAN = Subject("Barev dzez, inch ka chka?")
TURKISH = Subject("Bu haber gerçekten çok güzel olmuş")


def test_a_language_that_is_not_taken_is_flagged() -> None:
    assert list(Language(["hy", "EN "]).check(TURKISH)) == [
        Flag("language", "foreign-language", Severity.LOW, {"language": "tr"})
    ]


@pytest.mark.parametrize("subject", [ARMENIAN, Subject("Thank you for this article"), Subject("Garo P."), Subject("")])
def test_languages_that_are_taken_and_unknown_ones_are_let_be(subject: Subject) -> None:
    assert list(Language(["hy", "en"]).check(subject)) == []


def test_nothing_is_foreign_where_no_languages_are_set() -> None:
    assert list(Language([]).check(TURKISH)) == []
