"""Commands around the vault: its keys, and revealing one address."""

import sys
from pathlib import Path

import click

from moderator.cli.output import iso, moment, print_json, print_line, print_table
from moderator.cli.queries import ID, checked, json_option
from moderator.cli.session import Session, pass_session
from moderator.cli.streams import read_input
from moderator.privacy.slots import SlotKind
from moderator.services import keys
from moderator.services.keys import VaultStatus
from moderator.services.reveal import clean_reason, reveal
from moderator.services.rotate import rotate

secret_file_option = click.option(
    "--secret-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
    help="Read it from this file (- is standard input) instead of asking.",
)


@click.group("vault")
def vault_group() -> None:
    """The keys to the sealed addresses."""


@vault_group.command("status")
@json_option
@pass_session
def status_command(session: Session, as_json: bool) -> None:
    """Tells whether the vault is open, where the key lies, and what to write down."""
    with session.desk_in_use() as desk:
        found = keys.status(desk)
    if as_json:
        print_json(_status_json(found))
        return
    print_line(f"The vault is {'open' if found.is_open else 'locked'}. Key {found.key_id}.")
    if found.place:
        print_line(f"The key lies in {found.place}.")
    print_line(f"It seals {found.sealed.addresses:,} addresses and {found.sealed.origins:,} origins.")
    if found.slots:
        print_table(["also opened by", "made"], [(kind, moment(made)) for kind, made in found.slots.items()])
    for sentence in found.advice:
        print_line(sentence)


@vault_group.command("setup")
@secret_file_option
@pass_session
def setup_command(session: Session, secret_file: Path | None) -> None:
    """Sets a passphrase that opens the vault on any machine, in place of an earlier one."""
    with session.desk() as desk:
        keys.set_passphrase(desk, _secret(secret_file, "Passphrase", confirm=True))
    session.say("From now on this passphrase opens the vault with `moderator vault unlock --passphrase`.")


@vault_group.command("unlock")
@click.option("--passphrase", "by_passphrase", is_flag=True, help="Open with the passphrase, not a recovery code.")
@secret_file_option
@pass_session
def unlock_command(session: Session, by_passphrase: bool, secret_file: Path | None) -> None:
    """Opens the vault on this machine with the recovery code, and keeps the key here."""
    kind = SlotKind.PASSPHRASE if by_passphrase else SlotKind.RECOVERY
    with session.desk() as desk:
        place = keys.unlock(desk, kind, _secret(secret_file, kind.words.capitalize(), confirm=False))
    session.say(f"The vault is open on this machine. The key is kept in {place}.")


@vault_group.command("lock")
@pass_session
def lock_command(session: Session) -> None:
    """Removes the key from this machine; the recovery code brings it back."""
    with session.desk() as desk:
        keys.lock(desk)
    session.say("The vault is locked on this machine. `moderator vault unlock` opens it again.")


@vault_group.command("recovery-code")
@json_option
@pass_session
def recovery_code_command(session: Session, as_json: bool) -> None:
    """Makes a recovery code to write down, in place of an earlier one. It is shown once."""
    with session.desk() as desk:
        _print_code(session, keys.make_recovery_code(desk), as_json)


@vault_group.command("rotate")
@json_option
@pass_session
def rotate_command(session: Session, as_json: bool) -> None:
    """Replaces the key: seals everything anew, makes a new recovery code, and ends an earlier passphrase."""
    with session.desk() as desk:
        _print_code(session, rotate(desk), as_json)
    session.say(
        "Earlier codes and passphrases open nothing any more; set a new passphrase with `moderator vault setup`. "
        "The old key is kept beside the new one for older backups."
    )


@click.command("reveal")
@click.argument("comment_id", metavar="ID", type=ID)
@click.option(
    "--reason", required=True, callback=checked(clean_reason), help="Why the address is needed; kept on record."
)
@json_option
@pass_session
def reveal_command(session: Session, comment_id: int, reason: str, as_json: bool) -> None:
    """Shows the address that a comment came with. The reveal is put on record."""
    with session.desk_in_use() as desk:
        address = reveal(desk, comment_id, reason).in_clear()
    if as_json:
        print_json({"id": comment_id, "email": address})
    else:
        print_line(address)


def _print_code(session: Session, code: str, as_json: bool) -> None:
    if as_json:
        print_json({"recovery_code": code})
        return
    print_line(code)
    session.say("Write it down and keep it apart from this machine. It is not shown again.")


def _status_json(found: VaultStatus) -> dict[str, object]:
    return {
        "state": "open" if found.is_open else "locked",
        "key_id": found.key_id,
        "place": found.place,
        "slots": [{"kind": kind, "made": iso(made)} for kind, made in found.slots.items()],
        "addresses": found.sealed.addresses,
        "origins": found.sealed.origins,
        "advice": list(found.advice),
    }


def _secret(file: Path | None, what: str, confirm: bool) -> str:
    if file is not None:
        text = read_input() if str(file) == "-" else file.read_text(encoding="utf-8", errors="replace")
        return text.strip("\r\n")
    if not sys.stdin.isatty():
        raise click.UsageError(f"{what} needed. Give it with --secret-file FILE, or - for standard input.")
    answer: str = click.prompt(what, hide_input=True, confirmation_prompt=confirm, err=True)
    return answer


COMMANDS = [vault_group, reveal_command]
