"""The vault from the command line: where the key is, and what goes on where it is not."""

import shutil
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command import Result, Runner
from tests.helpers.newspaper import COMMENTS
from tests.helpers.stored import rows, value
from tests.helpers.wxr_made import Sent, write_export


class Machine:
    """Another machine at the same database: it has settings and keys of its own."""

    def __init__(self, desk: Runner, config: Path) -> None:
        self._desk = desk
        self._env = {"XDG_CONFIG_HOME": str(config)}
        self.keys = config / "moderator" / "keys"

    def run(self, *arguments: str | Path, check: int | None = None, input: str = "") -> Result:  # noqa: A002
        return self._desk.run(*arguments, check=check, input=input, env=self._env)


@pytest.fixture
def elsewhere(paper: Runner, tmp_path: Path) -> Machine:
    """A second machine that has no key yet."""
    return Machine(paper, tmp_path / "elsewhere")


def status(desk: Runner | Machine) -> Any:
    return desk.run("vault", "status", "--json", check=0).json()


def recovery_code(desk: Runner) -> str:
    code: str = desk.run("vault", "recovery-code", "--json", check=0).json()["recovery_code"]
    return code


def revealed(desk: Runner | Machine, comment_id: int = 1) -> str:
    return desk.run("reveal", str(comment_id), "--reason", "court order", check=0).out.strip()


def test_the_key_lies_in_a_file_of_its_own_that_only_its_owner_reads(paper: Runner, home: Path) -> None:
    found = status(paper)
    key = Path(found["place"])
    assert found["state"] == "open"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(key.parent.stat().st_mode) == 0o700
    assert key.is_relative_to(home / ".config")
    secret = key.read_text().split()[-1].encode()
    data = [file.read_bytes() for file in paper.data_dir.rglob("*") if file.is_file()]
    assert not any(secret in content for content in data)
    # Nothing but this file can open the vault yet, and people are told.
    assert any("recovery-code" in sentence for sentence in found["advice"])
    recovery_code(paper)
    assert status(paper)["advice"] == []


def test_without_the_key_deciding_goes_on_and_addresses_stay_shut(
    paper: Runner, elsewhere: Machine, tmp_path: Path
) -> None:
    assert status(elsewhere)["state"] == "locked"
    assert "vault unlock" in elsewhere.run("reveal", "1", "--reason", "court order", check=3).err
    new = write_export(tmp_path / "new.xml", [Sent(1, email="new@example.org")])
    assert elsewhere.run("import", new, check=3).out == ""
    assert elsewhere.run("vault", "rotate", check=3).out == ""
    assert elsewhere.run("log", "verify", check=3).out == ""
    assert elsewhere.run("approve", "1", "2", "--note", "seen", "--json", check=0).json()["changed"] == 2
    assert elsewhere.run("list", "status:approved", "--json", check=0).lines()
    assert not elsewhere.keys.exists()
    report = paper.run("log", "verify", "--json", check=0).json()
    assert (report["problem"], report["unkeyed"]) == (None, 2)


def test_the_recovery_code_opens_the_vault_on_a_second_machine(paper: Runner, elsewhere: Machine) -> None:
    code = recovery_code(paper)
    elsewhere.run("vault", "unlock", "--secret-file", "-", input=code.lower().replace("-", " "), check=0)
    assert revealed(elsewhere) == "ani@example.org"
    (key,) = elsewhere.keys.iterdir()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_a_wrong_code_opens_nothing_and_a_mistyped_one_names_its_group(paper: Runner, elsewhere: Machine) -> None:
    earlier, code = recovery_code(paper), recovery_code(paper)
    wrong = elsewhere.run("vault", "unlock", "--secret-file", "-", input=earlier)
    mistyped = elsewhere.run("vault", "unlock", "--secret-file", "-", input=("1" if code[0] != "1" else "2") + code[1:])
    assert wrong.code != 0
    assert mistyped.code != 0
    assert "group 1" in mistyped.err
    assert earlier not in wrong.err
    assert not elsewhere.keys.exists()


def test_a_passphrase_opens_the_vault_on_a_second_machine(paper: Runner, elsewhere: Machine, tmp_path: Path) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text("wrong horse\n")
    paper.run("vault", "setup", "--secret-file", "-", input="korrekt hovse batterie ձի\n", check=0)
    assert elsewhere.run("vault", "unlock", "--passphrase", "--secret-file", secret, check=3).err.strip()
    secret.write_text("korrekt hovse batterie ձի\n", encoding="utf-8")
    elsewhere.run("vault", "unlock", "--passphrase", "--secret-file", secret, check=0)
    assert revealed(elsewhere) == "ani@example.org"
    assert paper.run("vault", "setup", "--secret-file", "-", input="short\n", check=1).err.strip()


def test_locking_needs_a_way_back_and_takes_the_key_off_this_machine(paper: Runner) -> None:
    assert "recovery-code" in paper.run("vault", "lock", check=1).err
    assert revealed(paper) == "ani@example.org"
    code = recovery_code(paper)
    key = Path(status(paper)["place"])
    paper.run("vault", "lock", check=0)
    assert not key.exists()
    paper.run("reveal", "1", "--reason", "court order", check=3)
    paper.run("vault", "unlock", "--secret-file", "-", input=code, check=0)
    assert revealed(paper) == "ani@example.org"


def test_a_key_file_or_a_credential_of_systemd_serves_a_script(
    paper: Runner, elsewhere: Machine, tmp_path: Path
) -> None:
    key = Path(status(paper)["place"])
    (tmp_path / "credentials").mkdir()
    shutil.copy(key, tmp_path / "credentials" / "moderator-key")
    named = elsewhere.run("--key-file", key, "reveal", "1", "--reason", "court order", check=0)
    assert named.out == "ani@example.org\n"
    env = {"XDG_CONFIG_HOME": str(tmp_path / "cron"), "CREDENTIALS_DIRECTORY": str(tmp_path / "credentials")}
    by_systemd = paper.run("reveal", "1", "--reason", "court order", env=env, check=0)
    assert by_systemd.out == "ani@example.org\n"
    assert elsewhere.run("--key-file", tmp_path / "none", "reveal", "1", "--reason", "abc", check=1).err
    assert not elsewhere.keys.exists()


def test_a_changed_key_keeps_everything_openable_and_the_log_whole(
    paper: Runner, elsewhere: Machine, paper_file: Path
) -> None:
    paper.run("approve", "1", "--note", "before", check=0)
    earlier_code = recovery_code(paper)
    elsewhere.run("vault", "unlock", "--secret-file", "-", input=earlier_code, check=0)
    before = status(paper)
    code = paper.run("vault", "rotate", "--json", check=0).json()["recovery_code"]

    assert status(paper)["key_id"] != before["key_id"]
    assert [revealed(paper, number) for number in (1, 3)] == ["ani@example.org", "shop@example.net"]
    report = paper.run("import", paper_file, "--json", check=0).json()
    assert (report["added"], report["updated"], report["unchanged"]) == (0, 0, len(COMMENTS))
    readers = len({sent.email for sent in COMMENTS if sent.email})
    assert value(paper, "SELECT count(*) FROM author") == readers

    elsewhere.run("reveal", "1", "--reason", "court order", check=3)
    assert elsewhere.run("vault", "unlock", "--secret-file", "-", input=earlier_code).code != 0
    elsewhere.run("vault", "unlock", "--secret-file", "-", input=code, check=0)
    assert revealed(elsewhere) == "ani@example.org"
    assert paper.run("log", "verify", "--json", check=0).json()["problem"] is None
    paper.run("check", "--deep", check=0)


def test_a_reveal_shows_one_address_and_is_on_record(paper: Runner) -> None:
    result = paper.run("--as", "petros", "reveal", "1", "--reason", "asked by the police", "--json", check=0)
    assert result.json() == {"id": 1, "email": "ani@example.org"}
    assert rows(paper, "SELECT comment_id, actor, reason FROM reveal") == [(1, "petros", "asked by the police")]
    assert paper.run("log", "verify", check=0).code == 0
    rows(paper, "DELETE FROM audit WHERE kind = 'reveal'")
    assert paper.run("log", "verify", check=1).err.strip()


def test_a_reveal_needs_a_reason_and_an_address_that_is_there(paper: Runner) -> None:
    assert paper.run("reveal", "1", check=2).out == ""
    assert paper.run("reveal", "1", "--reason", " ", check=2).out == ""
    assert paper.run("reveal", "9", "--reason", "court order", check=1).out == ""
    assert rows(paper, "SELECT * FROM reveal") == []


@pytest.mark.parametrize("arguments", [["setup"], ["unlock"], ["unlock", "--passphrase"]], ids=" ".join)
def test_nothing_is_asked_where_no_terminal_is(paper: Runner, arguments: list[str]) -> None:
    result = paper.run("vault", *arguments, check=2)
    assert "--secret-file" in result.err


def test_others_who_may_read_the_key_are_warned_of(paper: Runner) -> None:
    key = Path(status(paper)["place"])
    key.chmod(0o644)
    assert any("chmod 600" in sentence for sentence in status(paper)["advice"])
