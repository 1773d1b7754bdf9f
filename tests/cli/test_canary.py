"""Addresses and IPs planted in an export are found again nowhere but in the one reveal that asks for one."""

import base64
import hashlib
import ipaddress
import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers import planted
from tests.helpers.command import Result, Runner
from tests.helpers.planted import HOST, READERS, STEM, files_below, found_in
from tests.helpers.stored import database_of, rows, value
from tests.helpers.wxr_made import write_export

ADDRESS = f"{STEM}0777@{HOST}"
DISGUISED = f"{STEM}0777 [at] voliere [dot] example"


class Listener:
    """Runs commands and keeps everything that they say."""

    def __init__(self, desk: Runner) -> None:
        self._desk = desk
        self.said: list[tuple[str, bytes]] = []

    def run(self, *arguments: str | Path, check: int | None = 0, input: str = "") -> Result:  # noqa: A002
        result = self._desk.run(*arguments, input=input, check=check)
        command = " ".join(map(str, arguments[:2]))
        self.said += [(f"output of {command}", result.out.encode()), (f"errors of {command}", result.err.encode())]
        return result


@pytest.fixture
def desk(moderator: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """A desk with everything planted in it; what it writes into temporary files can be found, too."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    (tmp_path / "sent").mkdir()
    file = write_export(tmp_path / "sent" / "planted.xml", planted.planted())
    moderator.run("import", file, check=0)
    return moderator


@pytest.mark.parametrize(
    "hidden",
    [
        planted.address(5).upper().encode(),
        planted.ip(5).encode("utf-16"),
        base64.b64encode(b"." + planted.address(5).encode()),
        base64.b64encode(b".." + planted.ip(200).encode()),
        ipaddress.ip_address(planted.ip(200)).packed,
        hashlib.md5(planted.address(2).encode()).hexdigest().upper().encode(),
    ],
    ids=["capitals", "UTF-16", "base64", "base64 of an IP", "packed", "hashed"],
)
def test_the_search_sees_through_this(hidden: bytes) -> None:
    assert found_in([("file", b"before" + hidden + b"behind")])


def test_a_typed_address_is_masked_and_kept_sealed_however_it_is_written(desk: Runner) -> None:
    typed = [*planted.TYPED, *planted.NAMES, *planted.WEBSITES]
    stored = rows(
        desk,
        """SELECT comment.external_id, text, markup, name, website, sealed_markup, sealed_identity
        FROM comment JOIN revision ON comment_id = comment.id WHERE CAST(external_id AS INTEGER) > ?""",
        [READERS],
    )
    assert len(stored) == len(typed)
    leaks = []
    for external_id, *columns, sealed_text, sealed_identity in stored:
        how = typed[int(external_id) - READERS - 1]
        named = zip(("text", "markup", "name", "website"), columns, strict=True)
        leaks += [f"{how}: {name}" for name, column in named if found_in([("", column.encode())])]
        leaks += [f"{how}: original not kept"] * (sealed_text is None and sealed_identity is None)
    assert not leaks, "\n".join(leaks)


def test_nothing_planted_is_found_in_files_or_outputs(desk: Runner, home: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    listener = Listener(desk)
    with closing(sqlite3.connect(database_of(desk))) as reader:
        # As long as somebody reads, the write-ahead log stays and can be searched.
        assert reader.execute("SELECT count(*) FROM author").fetchone() == (READERS,)
        assert reader.execute("SELECT count(*) FROM comment_origin").fetchone() == (READERS,)
        import_again(listener, tmp_path / "sent")
        decide(listener, tmp_path / "sent")
        read(listener)
        make_mistakes(listener, tmp_path / "sent")
        write_out(listener, out)
        assert Path(f"{database_of(desk)}-wal").stat().st_size > 0
        everything = [desk.data_dir, home, out, tmp_path / "temporary"]
        assert_clean([*listener.said, *files_below(*everything)])

    revealed = desk.run("reveal", "7", "--reason", f"a letter to {ADDRESS}", check=0)
    assert revealed.out == f"{planted.address(7)}\n"
    assert_clean([("errors of reveal", revealed.err.encode()), *files_below(*everything)])
    assert value(desk, "SELECT count(*) FROM reveal") == 1


def assert_clean(files: Iterable[tuple[str, bytes]]) -> None:
    found = found_in(files)
    assert not found, "\n".join(found)


def import_again(listener: Listener, folder: Path) -> None:
    """The same file; then one in which texts, names and websites are others."""
    listener.run("import", folder / "planted.xml")
    changed = [
        replace(sent, text=f"{sent.text} And {ADDRESS}, too.", name=f"{sent.name} {DISGUISED}", website="")
        for sent in planted.planted()
        if sent.id % 10 == 1
    ]
    newer = write_export(folder / "newer.xml", changed)
    assert listener.run("import", newer, "--json").json()["updated"] == len(changed)


def decide(listener: Listener, folder: Path) -> None:
    """Notes and edits in which moderators typed addresses."""
    text = folder / "text.txt"
    text.write_text(f"From a file: {DISGUISED}", encoding="utf-8")
    listener.run("approve", "1", "2", "--note", f"She wrote from {ADDRESS}")
    listener.run("reject", "3", "--note", f"He wrote from {DISGUISED}", "--json")
    listener.run("approve", "--query", "status:pending", "--max", "1000", "--json")
    listener.run("edit", "301", "--text", f"Instead: {ADDRESS}")
    listener.run("edit", "302", "--text-file", text, "--json")
    listener.run("edit", "302", "--revert")
    listener.run("undo")
    listener.run("edit", "303", "--redact", check=None)


def read(listener: Listener) -> None:
    everything = ("status:any", "type:any")
    listener.run("list", *everything, "--limit", "1000")
    assert len(listener.run("list", *everything, "--json").lines()) == len(planted.planted())
    listener.run("count", "--by", "flag")
    for number in (301, 302, 303):
        listener.run("show", str(number))
        listener.run("show", str(number), "--json")
    listener.run("log")
    listener.run("log", "--json")
    listener.run("log", "verify")
    listener.run("stats")
    listener.run("vault", "status")
    listener.run("check", "--deep")
    # These lines are texts as they read, without markup and entities.
    typed = [form.format(STEM, HOST) for form in planted.TYPED.values() if not {"<", "&"} & set(form)]
    objects = [json.dumps({"id": 1, "text": text, "name": ADDRESS, "website": ADDRESS}) for text in typed]
    listener.run("screen", "-", input="\n".join(typed + objects))
    listener.run("screen", "-", "--json", input="\n".join(typed + objects))


def make_mistakes(listener: Listener, folder: Path) -> None:
    """What goes wrong must not be told with an address in it."""
    listener.run("list", f'"{ADDRESS}', check=2)
    listener.run("list", f"status:{ADDRESS}", check=2)
    listener.run("list", f"after:{ADDRESS}", check=2)
    listener.run("list", ADDRESS, "--json")
    listener.run("show", "99999", check=1)
    listener.run("--as", ADDRESS, "approve", "4", check=2)
    listener.run("edit", "4", "--text", f"{ADDRESS} " * 1_000)
    broken = folder / "broken.xml"
    whole = (folder / "planted.xml").read_text(encoding="utf-8")
    broken.write_text(whole[: whole.index(planted.address(150)) + 5], encoding="utf-8")
    listener.run("import", broken, check=1)
    broken.write_text(whole.replace(planted.address(9), f"<{planted.address(9)}"), encoding="utf-8")
    listener.run("import", broken, check=1)
    broken.write_text("\n".join(map(planted.address, range(20))), encoding="utf-8")
    listener.run("import", broken, check=1)


def write_out(listener: Listener, out: Path) -> None:
    for name in ("wxr", "json-lines", "csv", "html", "wp-cli"):
        everybody = ("export", "--format", name, "--query", "status:any")
        listener.run(*everybody, "--with-history", "--output", out / f"history.{name}", "--json")
    listener.run("export", "--format", "json-lines", "--output", "-")
    listener.run("export", "--format", "html", "--output", out / "comments.html")
    listener.run("backup", out / "copy.db")
    listener.run("backup")


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", ADDRESS],
        ["approve", "1", "--reason", ADDRESS],
        ["list", "--order", ADDRESS],
        ["stats", "--since", ADDRESS],
        [ADDRESS],
    ],
    ids=lambda arguments: " ".join(arguments).replace(ADDRESS, "ADDRESS"),
)
def test_wrong_usage_is_told_without_repeating_an_address(paper: Runner, arguments: list[str]) -> None:
    result = paper.run(*arguments, check=2)
    assert_clean([("output", result.out.encode()), ("errors", result.err.encode())])
