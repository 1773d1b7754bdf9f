"""The settings file: what it may say, and what the reader is told when it says something else."""

import dataclasses
from enum import StrEnum

import pytest

from moderator.errors import EnvironmentProblem, UserError
from moderator.settings import (
    ChosenKeys,
    KeyTable,
    LogLevel,
    RowsChoice,
    Settings,
    ThemeChoice,
    WordPressVersion,
    load_settings,
    settings_reference,
)

EVERYTHING = """\
name = "anna"  # who acts

[screening]
budget_ms = 100
languages = ["hy", "en"]
staff = ["Anna", "Garo P."]

[links]
allowed_hosts = ["paper.example"]
blocked_hosts = ["casino.example"]

[wordpress]
version = "6.1"
disallowed_keys = '''
casino
viagra
'''
moderation_keys = "loan"
max_links = 2

[bulk]
max = 50

[backup]
keep = 3

[vault]
keyring = true

[window]
theme = "dark"
rows = "compact"
text_size = 120

[keys]
approve = "Y"
next = ["N", "Down"]
mark = 5

[rules]
folder = "night-rules"

[log]
level = "debug"
"""


@pytest.fixture
def settings_file(tmp_path):
    """Writes the settings file."""

    def write(content):
        path = tmp_path / "settings.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_without_a_file_the_defaults_hold(tmp_path):
    loaded = load_settings(tmp_path / "settings.toml")
    assert loaded.settings == Settings()
    assert loaded.warnings == ()


def test_the_defaults_are_what_the_documents_promise():
    screening = (250, (), (), (), (), WordPressVersion.V7_1, "", "", 0)
    window = (ThemeChoice.SYSTEM, RowsChoice.COMFORTABLE, 100, KeyTable())
    assert dataclasses.astuple(Settings()) == ("", *screening, 200, 10, False, *window, "", LogLevel.INFO)


def test_every_setting_can_be_set(settings_file):
    path = settings_file(EVERYTHING)
    loaded = load_settings(path)
    assert loaded.settings == Settings(
        *("anna", 100, ("hy", "en"), ("Anna", "Garo P."), ("paper.example",), ("casino.example",)),
        *(
            WordPressVersion.V6_1,
            "casino\nviagra\n",
            "loan",
            2,
            50,
            3,
            True,
            ThemeChoice.DARK,
            RowsChoice.COMPACT,
            120,
            KeyTable(
                [
                    ChosenKeys("approve", ("Y",), f"{path}, line 36"),
                    ChosenKeys("next", ("N", "Down"), f"{path}, line 37"),
                    ChosenKeys("mark", (), f"{path}, line 38"),
                ]
            ),
            "night-rules",
            LogLevel.DEBUG,
        ),
    )
    assert loaded.settings.log_level is LogLevel.DEBUG
    assert loaded.warnings == ()


def test_a_setting_that_is_not_named_keeps_its_default(settings_file):
    assert load_settings(settings_file("bulk.max = 5")).settings == Settings(bulk_max=5)


@pytest.mark.parametrize("content", ["", "# nothing\n", b"\xef\xbb\xbfname = 'anna'\r\n", "[vault]\n"])
def test_files_as_editors_leave_them_are_read(settings_file, content):
    assert load_settings(settings_file(content)).warnings == ()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("\n[screening]\nbudget_ms = '1'", "line 3: the setting screening.budget_ms must be a whole number"),
        ("screening.budget_ms = 1.5", "line 1: the setting screening.budget_ms must be a whole number"),
        ("\nbulk.max = true", "line 2: the setting bulk.max must be a whole number, at least 1"),
        ("[ bulk ]  # brake\nmax=0", "line 2: the setting bulk.max must be a whole number, at least 1"),
        ("backup = {keep = -1}", "settings.toml: the setting backup.keep must be a whole number, at least 1"),
        ("[vault]\nkeyring = 'yes'", "line 2: the setting vault.keyring must be true or false"),
        ("[vault]\nkeyring = 1", "line 2: the setting vault.keyring must be true or false"),
        ("vault.keyring.name = 5", "settings.toml: the setting vault.keyring must be true or false"),
        (
            "[window]\ntext_size = 300",
            "line 2: the setting window.text_size must be a whole number, at least 80, at most 200",
        ),
        ("[window]\ntext_size = 79", "line 2: the setting window.text_size must be a whole number, at least 80"),
        ("keys = 'A'", "line 1: the setting keys must be a section of keys"),
        ("name = 7", "line 1: the setting name must be a text in quotes"),
        ("[log]\nlevel = 'loud'", "line 2: the setting log.level must be one of debug, info, warning"),
        ("[log]\nlevel = [1]", "line 2: the setting log.level must be one of debug, info, warning"),
    ],
)
def test_a_wrong_value_is_refused_with_file_line_and_what_it_must_be(settings_file, content, sentence):
    with pytest.raises(UserError) as refused:
        load_settings(settings_file(content))
    assert sentence in str(refused.value)
    assert "settings.toml" in str(refused.value)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("[bulk]\nmaks = 5", "line 2: there is no setting bulk.maks (did you mean bulk.max?)."),
        ("\n\nscreening.budget = 5", "line 3: there is no setting screening.budget (did you mean"),
        ("zzz = 5", "line 1: there is no setting zzz. It is passed over."),
        ("name.first = 'anna'", "there is no setting name.first"),
        ("screening = 5", "line 1: there is no setting screening"),
        ("[[bulk]]\nmax = 5", "there is no setting bulk"),
    ],
)
def test_an_unknown_setting_is_passed_over_with_a_warning(settings_file, content, sentence):
    loaded = load_settings(settings_file(content))
    assert loaded.settings == Settings()
    (warning,) = loaded.warnings
    assert sentence in warning


@pytest.mark.parametrize("content", ["name", "name = ", "[bulk", "name = 'a'\nname = 'b'"])
def test_bad_toml_is_refused_with_file_and_line(settings_file, content):
    path = settings_file("bulk.max = 7\n" + content + "\n")
    with pytest.raises(UserError, match=r"settings\.toml can't be read: .*line \d"):
        load_settings(path)


def test_a_file_in_another_encoding_is_refused(settings_file):
    with pytest.raises(UserError, match="Save it as UTF-8"):
        load_settings(settings_file(b"name = '\xe4'"))


def test_a_file_that_can_not_be_read_is_the_machines_problem(tmp_path):
    with pytest.raises(EnvironmentProblem, match="can't be read"):
        load_settings(tmp_path)


def test_the_reference_says_everything_about_every_setting():
    reference = settings_reference()
    assert [row.attribute for row in reference] == [field.name for field in dataclasses.fields(Settings)]
    for row in reference:
        assert row.attribute == row.key.replace(".", "_")
        assert row.default == getattr(Settings(), row.attribute)
        assert row.help.endswith(".")
        assert row.kind
        assert row.type in (str, int, bool, tuple, KeyTable) or issubclass(row.type, StrEnum)


@pytest.mark.parametrize("value", ['"hy"', "[1]", '["hy", true]', "{}"])
def test_a_list_of_texts_holds_texts_only(settings_file, value):
    with pytest.raises(UserError, match="languages must be a list of texts"):
        load_settings(settings_file(f"[screening]\nlanguages = {value}\n"))
