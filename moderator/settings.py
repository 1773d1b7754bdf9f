"""The settings: one typed table, from which the file is read and the reference is made."""

import difflib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from moderator.errors import EnvironmentProblem, UserError


class LogLevel(StrEnum):
    """How much is written to the log."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"


class ThemeChoice(StrEnum):
    """Which colours the window has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class RowsChoice(StrEnum):
    """How much of each comment the window's list shows."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


class WordPressVersion(StrEnum):
    """The WordPress of the site, as far as its word lists work differently."""

    V6_1 = "6.1"
    V7_1 = "7.1"


USUAL_SIZE, SMALLEST_SIZE, LARGEST_SIZE = 100, 80, 200
"""Sizes of the window's letters, in percent."""


@dataclass(frozen=True, slots=True)
class ChosenKeys:
    """The keys that the file gives an action of the window, none where it gives something else, and where it does."""

    action: str
    keys: tuple[str, ...]
    place: str


class KeyTable(tuple[ChosenKeys, ...]):
    """The section [keys]. Which actions and keys there are, only the window knows."""


KEYS = "keys."
"""How the settings of that section begin."""

Value = str | int | bool | tuple[str, ...] | KeyTable


def _row(key: str, about: str, at_least: int | None = None, at_most: int | None = None) -> Mapping[str, Any]:
    return {"key": key, "help": about, "at_least": at_least, "at_most": at_most}


@dataclass(frozen=True, slots=True)
class Settings:
    """The table: each setting with its type and default, its key in the file and what it does."""

    name: str = field(default="", metadata=_row("name", "Who acts. Empty: the name you are logged in with."))
    screening_budget_ms: int = field(
        default=250,
        metadata=_row("screening.budget_ms", "Milliseconds that screening one comment may take.", at_least=1),
    )
    screening_languages: tuple[str, ...] = field(
        default=(),
        metadata=_row("screening.languages", "Codes of the languages that are moderated here. Empty: any language."),
    )
    screening_staff: tuple[str, ...] = field(
        default=(), metadata=_row("screening.staff", "The names of your staff: nobody else should write under them.")
    )
    links_allowed_hosts: tuple[str, ...] = field(
        default=(),
        metadata=_row("links.allowed_hosts", "Hosts, the paper's own for instance, whose links are not flagged."),
    )
    links_blocked_hosts: tuple[str, ...] = field(
        default=(), metadata=_row("links.blocked_hosts", "Hosts that nobody may link to, with all hosts below them.")
    )
    wordpress_version: WordPressVersion = field(
        default=WordPressVersion.V7_1,
        metadata=_row("wordpress.version", "Whose letter case the two lists of keys follow."),
    )
    wordpress_disallowed_keys: str = field(
        default="", metadata=_row("wordpress.disallowed_keys", "The site's disallowed_keys, one on each line.")
    )
    wordpress_moderation_keys: str = field(
        default="", metadata=_row("wordpress.moderation_keys", "The site's moderation_keys, one on each line.")
    )
    wordpress_max_links: int = field(
        default=0,
        metadata=_row("wordpress.max_links", "The site's comment_max_links. 0: links are not counted.", at_least=0),
    )
    bulk_max: int = field(
        default=200,
        metadata=_row("bulk.max", "More comments than this are decided at once only with --max.", at_least=1),
    )
    backup_keep: int = field(default=10, metadata=_row("backup.keep", "How many backups are kept.", at_least=1))
    vault_keyring: bool = field(
        default=False,
        metadata=_row("vault.keyring", "Whether the system's keyring keeps a copy of the vault's key."),
    )
    window_theme: ThemeChoice = field(
        default=ThemeChoice.SYSTEM,
        metadata=_row("window.theme", "The window's colours: as the system has them, or always light or dark."),
    )
    window_rows: RowsChoice = field(
        default=RowsChoice.COMFORTABLE,
        metadata=_row("window.rows", "The rows of the list: with two lines of text, or compact with one."),
    )
    window_text_size: int = field(
        default=USUAL_SIZE,
        metadata=_row(
            "window.text_size",
            "The size of the window's letters, in percent.",
            at_least=SMALLEST_SIZE,
            at_most=LARGEST_SIZE,
        ),
    )
    keys: KeyTable = field(
        default=KeyTable(),
        metadata=_row(
            "keys", 'Other keys in the window, each under the id of its action: approve = "Y", next = ["N", "Down"].'
        ),
    )
    rules_folder: str = field(
        default="",
        metadata=_row("rules.folder", "The folder of the window's rule files. Empty: rules, in the data folder."),
    )
    log_level: LogLevel = field(default=LogLevel.INFO, metadata=_row("log.level", "How much is written to the log."))


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as the reference shows it; `attribute` is its name in `Settings`."""

    attribute: str
    key: str
    type: type
    default: Value
    help: str
    at_least: int | None
    at_most: int | None

    @property
    def kind(self) -> str:
        """What a value of it has to be, in words."""
        if issubclass(self.type, StrEnum):
            return f"one of {', '.join(self.type)}"
        if self.type is KeyTable:
            return "a section of keys"
        if self.type is tuple:
            return 'a list of texts, as in ["a", "b"]'
        if self.at_least is not None:
            most = "" if self.at_most is None else f", at most {self.at_most}"
            return f"a whole number, at least {self.at_least}{most}"
        return "true or false" if self.type is bool else "a text in quotes"


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings, and a sentence for each thing in the file that was passed over."""

    settings: Settings
    warnings: tuple[str, ...] = ()


def settings_reference() -> list[Setting]:
    """Every setting, in the order of the table."""
    defaults = Settings()
    return [_setting(row, getattr(defaults, row.name)) for row in fields(Settings)]


def load_settings(path: Path) -> LoadedSettings:
    """The settings in the TOML file `path`; the defaults where there is no such file.

    An unknown setting is passed over with a warning: a newer Moderator may know it. Raises UserError, with
    the line, on a wrong value or bad TOML, EnvironmentProblem when the file can't be read.
    """
    text = _read(path)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"The settings file {path} can't be read: {error}. Mend it there.") from None
    known = {setting.key: setting for setting in settings_reference()}
    values: dict[str, Any] = {}
    chosen_keys = []
    warnings = []
    for key, value in _by_key(document):
        place = f"{path}{_line_of(text, key)}"
        if key.startswith(KEYS):
            chosen_keys.append(ChosenKeys(key.removeprefix(KEYS), _listed(value), place))
        elif key not in known:
            warnings.append(f"{place}: there is no setting {key}{_nearest(key, known)}. It is passed over.")
        elif _fits(known[key], value):
            values[known[key].attribute] = known[key].type(value)
        else:
            raise UserError(f"{place}: the setting {key} must be {known[key].kind}.")
    return LoadedSettings(Settings(**values, keys=KeyTable(chosen_keys)), tuple(warnings))


def _setting(row: Field[Any], default: Value) -> Setting:
    return Setting(attribute=row.name, type=type(default), default=default, **row.metadata)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise UserError(f"The settings file {path} is not UTF-8 text. Save it as UTF-8.") from None
    except OSError as error:
        raise EnvironmentProblem(
            f"The settings file {path} can't be read ({error.strerror}). Give yourself permission to read it."
        ) from None


def _by_key(document: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """`section.key` for what stands in a section; no setting lies deeper."""
    for key, value in document.items():
        if isinstance(value, dict):
            yield from ((f"{key}.{inner}", inner_value) for inner, inner_value in value.items())
        else:
            yield key, value


def _fits(setting: Setting, value: object) -> bool:
    if issubclass(setting.type, StrEnum):
        return value in list(setting.type)
    if setting.type is tuple:
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    if type(value) is not setting.type:  # isinstance would take true for a whole number
        return False
    if not isinstance(value, int) or setting.at_least is None:
        return True
    return setting.at_least <= value and (setting.at_most is None or value <= setting.at_most)


def _listed(value: Any) -> tuple[str, ...]:
    listed: list[Any] = value if isinstance(value, list) else [value]
    return tuple(listed) if all(isinstance(each, str) for each in listed) else ()


def _line_of(text: str, key: str) -> str:
    """`, line 3` where the key is set, empty where the file writes it in an unusual way."""
    section = ""
    for number, line in enumerate(text.split("\n"), start=1):
        written = line.partition("#")[0].strip()
        if written.startswith("["):
            section = written.strip("[] ") + "."
        elif section + written.partition("=")[0].strip() == key:
            return f", line {number}"
    return ""


def _nearest(key: str, known: Iterable[str]) -> str:
    nearest = difflib.get_close_matches(key, known, n=1)
    return f" (did you mean {nearest[0]}?)" if nearest else ""
