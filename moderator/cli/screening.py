"""Commands around screening: screen texts without storing them, and the site's own words."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from moderator.cli.exits import REFUSED
from moderator.cli.output import counted, print_json, print_line, print_table, shown
from moderator.cli.progress import progress_bar
from moderator.cli.queries import QUERY_WORDS, json_option, query_argument
from moderator.cli.session import Session, pass_session
from moderator.cli.showing import parts_json
from moderator.domain.site_words import Tier
from moderator.formats.json_lines import flag_json
from moderator.privacy.masking import mask_addresses
from moderator.screening.explanations import explain
from moderator.screening.subject import Subject
from moderator.services import site_words
from moderator.services.queries import read_arguments
from moderator.services.rescreen import Rescreened, rescreen
from moderator.services.screen import Screened, pipeline_for, screen


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of input; `problem` says why it can't be screened."""

    id: str | int
    subject: Subject
    named: bool = False
    problem: str = ""


@click.command("screen")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True, exists=True, dir_okay=False), default="-")
@json_option
@pass_session
def screen_command(session: Session, file: Path, as_json: bool) -> int:
    """Screens texts without storing them: each line is a text, or an object with id, text, name, website."""
    refused = False
    with session.desk() as desk, click.open_file(str(file), "rb") as lines:
        pipeline = pipeline_for(desk)
        for number, line in enumerate(_lines(lines), 1):
            if line.problem:
                refused = True
                click.echo(f"Line {number}: {line.problem}", err=True)
                continue
            found = screen(pipeline, line.subject, line.named)
            if as_json:
                print_json(_screened_json(line.id, found))
            else:
                _print_screened(number, found)
    return REFUSED if refused else 0


@click.command("rescreen", context_settings=QUERY_WORDS)
@query_argument
@json_option
@pass_session
def rescreen_command(session: Session, query: tuple[str, ...], as_json: bool) -> None:
    """Screens stored comments again, after words or settings have changed: all that match, of any status.

    Flags and priorities only; nothing decided is touched. What is stopped with Ctrl-C goes on at the next call.
    """
    wanted = read_arguments(query)
    with session.desk_in_use() as desk, progress_bar(session.quiet or as_json, "Screening") as advance:
        reached = Rescreened(0, 0, 0)
        for reached in rescreen(desk, wanted):
            advance(reached.done, reached.total)
    if as_json:
        print_json({"screened": reached.total, "changed": reached.changed})
    else:
        session.say(f"Screened {counted(reached.total, 'comment')}; {reached.changed} have other flags than before.")


def _lines(lines: Iterable[bytes]) -> Iterator[_Line]:
    for number, raw in enumerate(lines, 1):
        text = raw.decode("utf-8", "replace").rstrip("\r\n")
        yield _object(number, text) if text.startswith("{") else _Line(number, Subject(text))


def _object(number: int, text: str) -> _Line:
    """A line that is no JSON object after all is a text that begins with a brace."""
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        return _Line(number, Subject(text))
    name, website = given.get("name") or "", given.get("website") or ""
    if not all(isinstance(value, str) for value in (given.get("text"), name, website)):
        return _Line(number, Subject(""), problem="an object needs a text; text, name and website are strings.")
    given_id = given.get("id", number)
    line_id = given_id if isinstance(given_id, int) else mask_addresses(str(given_id))
    return _Line(line_id, Subject(given["text"], name, website), named="name" in given)


def _screened_json(line_id: str | int, found: Screened) -> dict[str, object]:
    return {
        "id": line_id,
        "priority": round(found.priority, 4),
        "priority_parts": parts_json(found.flags),
        "suggestion": found.suggestion,
        "flags": [flag_json(flag, found, explain) for flag in found.flags],
    }


def _print_screened(number: int, found: Screened) -> None:
    print_line(f"{number}  {found.suggestion}  {found.priority:.2f}")
    for flag in found.flags:
        print_line(f"    {flag.filter}, {flag.severity.word}: {shown(explain(flag, found))}")


@click.group("words")
def words_group() -> None:
    """The site's own words: what is blocked beyond the lists, and what is allowed in spite of them."""


@words_group.command("list")
@json_option
@pass_session
def list_words_command(session: Session, as_json: bool) -> None:
    """Lists the site's words."""
    with session.desk_in_use() as desk:
        words = site_words.site_words(desk)
    if not as_json:
        rows = ((word.word, word.kind, word.tier or "", word.language or "") for word in words)
        print_table(["word", "kind", "tier", "language"], rows)
        if not words:
            session.say("The site has no words of its own yet. Add some with `moderator words add`.")
        return
    for word in words:
        print_json({"word": word.word, "kind": word.kind, "tier": word.tier, "language": word.language})


@words_group.command("add")
@click.argument("words", metavar="WORD...", nargs=-1, required=True)
@click.option("--language", metavar="CODE", help="The language the words belong to.")
@click.option("--tier", type=click.Choice([tier.value for tier in Tier]), help="How bad they are.")
@pass_session
def add_words_command(session: Session, words: tuple[str, ...], language: str | None, tier: str | None) -> None:
    """Flags comments that hold these words."""
    with session.desk() as desk:
        number = site_words.block(desk, words, Tier(tier) if tier else None, language)
    session.say(_noted(number, "now flagged"))


@words_group.command("allow")
@click.argument("words", metavar="WORD...", nargs=-1, required=True)
@click.option("--language", metavar="CODE", help="The language the words belong to.")
@pass_session
def allow_words_command(session: Session, words: tuple[str, ...], language: str | None) -> None:
    """Never flags these words, whatever the lists say."""
    with session.desk() as desk:
        number = site_words.allow(desk, words, language)
    session.say(_noted(number, "now allowed"))


@words_group.command("remove")
@click.argument("words", metavar="WORD...", nargs=-1, required=True)
@pass_session
def remove_words_command(session: Session, words: tuple[str, ...]) -> int:
    """Takes words out of the site's list."""
    with session.desk() as desk:
        removed = site_words.remove(desk, words)
    session.say(_noted(len(removed), "taken out"))
    missing = len({" ".join(word.lower().split()) for word in words}) - len(removed)
    if missing > 0:
        click.echo(f"{counted(missing, 'word')} not in the list.", err=True)
    return REFUSED if missing > 0 else 0


def _noted(number: int, what: str) -> str:
    if number == 0:
        return "Nothing to change."
    return f"{counted(number, 'word')} {what}. Comments that come in from now on are screened so."


COMMANDS = [screen_command, rescreen_command, words_group]
