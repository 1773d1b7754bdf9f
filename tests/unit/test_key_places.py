"""Where the vault's key is looked for, how it is kept, and what is said when something is wrong with it."""

import os
import stat
import subprocess
import sys

import keyring
import keyring.backend
import pytest

from moderator.errors import EnvironmentProblem, UserError
from moderator.privacy import private_file
from moderator.privacy.key_places import KeyPlaces
from moderator.privacy.keys import VaultKey

KEY = VaultKey(bytes(range(32)))
OTHER = VaultKey(bytes(32))


class FakeKeyring(keyring.backend.KeyringBackend):
    priority = 1

    def __init__(self):
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        if (service, username) not in self.kept:
            raise keyring.errors.PasswordDeleteError("no such password")
        del self.kept[service, username]


@pytest.fixture
def fake_keyring():
    before = keyring.get_keyring()
    fake = FakeKeyring()
    keyring.set_keyring(fake)
    yield fake
    keyring.set_keyring(before)


@pytest.fixture
def places_at(tmp_path):
    """Makes places that share one configuration folder."""

    def make(explicit=None, environ=None, use_keyring=False):
        return KeyPlaces("0190-db", explicit, tmp_path / "config", environ or {}, use_keyring)

    return make


@pytest.fixture
def places(places_at):
    return places_at()


def key_file(path, key, mode=0o600):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(key.to_text())
    path.chmod(mode)
    return path


def mode_of(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_machine_has_no_key(places):
    assert places.find(None) is None
    assert places.find(KEY.key_id) is None


def test_a_stored_key_is_found_again_without_questions(places):
    assert places.store(KEY) == places.own_file
    found = places.find(KEY.key_id)
    assert found.key.secret_bytes() == KEY.secret_bytes()
    assert (found.place, found.warning) == (str(places.own_file), "")


def test_the_key_file_is_named_after_the_database_and_closed_to_others(places, tmp_path):
    places.store(KEY)
    assert places.own_file == tmp_path / "config" / "keys" / "0190-db.key"
    assert mode_of(places.own_file) == 0o600
    assert mode_of(places.own_file.parent) == 0o700


def test_a_folder_that_was_open_to_others_is_closed(places):
    places.own_file.parent.mkdir(parents=True)
    places.own_file.parent.chmod(0o755)
    places.store(KEY)
    assert mode_of(places.own_file.parent) == 0o700


def test_nothing_but_the_key_file_stays_behind(places):
    places.store(KEY)
    places.store(KEY)
    assert list(places.own_file.parent.iterdir()) == [places.own_file]


def test_a_new_key_does_not_overwrite_the_old_one(places):
    places.store(OTHER)
    places.store(KEY)
    aside = places.own_file.with_name(f"0190-db.key.{OTHER.key_id}.old")
    assert VaultKey.from_text(aside.read_text()).key_id == OTHER.key_id
    assert mode_of(aside) == 0o600
    assert places.find(KEY.key_id).place == str(places.own_file)


def test_a_restored_backup_finds_the_key_of_its_day(places):
    places.store(OTHER)
    places.store(KEY)
    assert places.find(OTHER.key_id).key.secret_bytes() == OTHER.secret_bytes()


def test_a_damaged_key_file_is_kept_too(places):
    places.store(OTHER)
    places.own_file.write_bytes(b"moderator-key-1 \xff")
    places.store(KEY)
    aside = places.own_file.with_name("0190-db.key.damaged.old")
    assert aside.read_bytes() == b"moderator-key-1 \xff"
    assert places.find(KEY.key_id)


def test_the_named_file_goes_before_every_other_place(places_at, tmp_path):
    places_at().store(OTHER)
    named = key_file(tmp_path / "named.key", KEY)
    assert places_at(explicit=named).find(KEY.key_id).place == str(named)
    assert places_at(explicit=named).find(None).key.key_id == KEY.key_id


def test_a_named_file_that_is_not_there_is_not_passed_over(places_at, tmp_path):
    places_at().store(KEY)
    with pytest.raises(UserError, match=r"There is no key file .*missing\.key"):
        places_at(explicit=tmp_path / "missing.key").find(KEY.key_id)


def test_a_named_file_with_the_key_of_another_database_is_not_passed_over(places_at, tmp_path):
    places_at().store(KEY)
    named = key_file(tmp_path / "named.key", OTHER)
    with pytest.raises(UserError, match=r"named\.key is the key of another database"):
        places_at(explicit=named).find(KEY.key_id)


def test_systemds_credential_goes_before_the_own_file(places_at, tmp_path):
    places_at().store(KEY)
    credential = key_file(tmp_path / "credentials" / "moderator-key", KEY, mode=0o440)
    places = places_at(environ={"CREDENTIALS_DIRECTORY": str(credential.parent)})
    found = places.find(KEY.key_id)
    assert (found.place, found.warning) == (str(credential), "")


def test_systemds_credential_for_another_database_is_reported_and_not_used(places_at, tmp_path):
    places_at().store(KEY)
    credential = key_file(tmp_path / "credentials" / "moderator-key", OTHER)
    places = places_at(environ={"CREDENTIALS_DIRECTORY": str(credential.parent)})
    assert places.find(KEY.key_id).place == str(places.own_file)
    assert places.strangers(KEY.key_id) == [str(credential)]


def test_a_key_that_does_not_fit_is_not_used(places):
    places.store(OTHER)
    assert places.find(KEY.key_id) is None
    assert places.strangers(KEY.key_id) == [str(places.own_file)]
    assert places.strangers(OTHER.key_id) == []


def test_a_credentials_directory_without_our_key_is_nothing_to_us(places_at, tmp_path):
    assert places_at(environ={"CREDENTIALS_DIRECTORY": str(tmp_path)}).find(None) is None


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o777])
def test_a_key_file_that_others_may_read_works_and_says_how_to_close_it(places, mode):
    places.store(KEY)
    places.own_file.chmod(mode)
    found = places.find(KEY.key_id)
    assert f"`chmod 600 {places.own_file}`" in found.warning


def test_a_file_name_with_blanks_is_quoted_for_the_shell(places_at, tmp_path):
    named = key_file(tmp_path / "my keys" / "desk.key", KEY, mode=0o644)
    assert f"`chmod 600 '{named}'`" in places_at(explicit=named).find(None).warning


@pytest.mark.parametrize("content", [b"", b"hello", b"\xff\xfe\x00", b"\0" * 5000])
def test_a_key_file_of_something_else_is_named_in_the_error(places, content):
    places.store(KEY)
    places.own_file.write_bytes(content)
    with pytest.raises(EnvironmentProblem, match=r"0190-db\.key is not a key of Moderator's vault"):
        places.find(KEY.key_id)


def test_a_key_file_saved_by_an_editor_still_works(places):
    places.store(KEY)
    text = places.own_file.read_text().strip()
    places.own_file.write_bytes(b"\xef\xbb\xbf" + text.encode() + b"\r\n\r\n")
    assert places.find(KEY.key_id)


def test_a_folder_in_the_place_of_a_key_file_is_an_error_sentence(places_at, tmp_path):
    with pytest.raises(EnvironmentProblem, match="can't be read"):
        places_at(explicit=tmp_path).find(None)


def test_a_permission_that_is_missing_is_an_error_sentence(places, monkeypatch):
    def refuse(*_args):
        raise PermissionError(13, "Permission denied")

    places.store(KEY)
    monkeypatch.setattr(private_file.Path, "open", refuse)
    with pytest.raises(EnvironmentProblem, match=r"0190-db\.key can't be read \(Permission denied\)"):
        places.find(KEY.key_id)


def test_a_full_disk_leaves_the_old_key_and_no_rubbish(places, monkeypatch):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    places.store(KEY)
    monkeypatch.setattr(private_file.os, "fsync", full)
    with pytest.raises(EnvironmentProblem, match="No space left on device"):
        places.store(KEY)
    monkeypatch.undo()
    assert list(places.own_file.parent.iterdir()) == [places.own_file]
    assert places.find(KEY.key_id)


def test_the_file_is_on_the_disk_before_it_gets_its_name(places, monkeypatch):
    steps = []
    real_replace, real_fsync = private_file.Path.replace, os.fsync

    def replace(path, target):
        steps.append("replace")
        return real_replace(path, target)

    def fsync(descriptor):
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        steps.append("sync folder" if is_folder else "sync file")
        real_fsync(descriptor)

    monkeypatch.setattr(private_file.Path, "replace", replace)
    monkeypatch.setattr(private_file.os, "fsync", fsync)
    places.store(KEY)
    assert steps == ["sync file", "replace", "sync folder"]


def test_a_forgotten_key_is_gone_from_this_machine(places):
    places.store(KEY)
    places.forget(KEY.key_id)
    assert places.find(None) is None
    places.forget(KEY.key_id)


def test_forgetting_one_key_leaves_the_others(places):
    places.store(OTHER)
    places.store(KEY)
    places.forget(OTHER.key_id)
    assert places.find(OTHER.key_id) is None
    assert places.find(KEY.key_id)


def test_what_is_printed_of_the_places_shows_no_environment_and_no_key(places_at):
    places = places_at(environ={"PASSWORD": "hunter2"})
    places.store(KEY)
    shown = repr(places) + repr(places.find(None)) + repr(private_file.read_private(places.own_file))
    assert "hunter2" not in shown
    assert KEY.to_text().split()[-1] not in shown


@pytest.mark.parametrize("database_id", ["", "../other", "a/b", "a.b", "x" * 65, "ä", "id\n"])
def test_a_damaged_database_id_never_becomes_a_file_name(database_id, tmp_path):
    with pytest.raises(EnvironmentProblem, match="id of this database is damaged"):
        KeyPlaces(database_id, None, tmp_path, {}, False)


def test_the_keyring_keeps_a_second_copy_when_it_is_asked_to(places_at, fake_keyring):
    places = places_at(use_keyring=True)
    places.store(KEY)
    assert fake_keyring.kept == {("moderator", "0190-db"): KEY.to_text()}
    places.own_file.unlink()
    assert places.find(KEY.key_id).place == "the keyring"
    places.forget(KEY.key_id)
    assert fake_keyring.kept == {}
    places.forget(KEY.key_id)


def test_the_keyring_is_not_touched_unasked(places, fake_keyring):
    places.store(KEY)
    assert fake_keyring.kept == {}
    fake_keyring.kept["moderator", "0190-db"] = OTHER.to_text()
    assert places.find(OTHER.key_id) is None
    places.forget(KEY.key_id)
    assert fake_keyring.kept


def test_a_machine_without_a_keyring_works_with_the_file(places_at):
    places = places_at(use_keyring=True)
    assert places.find(None) is None
    places.store(KEY)
    assert places.find(KEY.key_id).place == str(places.own_file)
    places.forget(KEY.key_id)


def test_the_keyring_is_not_even_imported_unasked():
    program = "import sys, moderator.privacy.key_places; sys.exit('keyring' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
