"""One-time codes: six digits every half minute, each used once, and ten recovery codes for a lost device."""

from __future__ import annotations

from datetime import timedelta

import pyotp
import pytest

from server.accounts import codes as codes_module
from server.accounts.accounts import Accounts
from server.accounts.codes import matching_step, new_seed, picture
from server.errors import NotYou
from server.store import Store
from tests.server.people import PASSWORD, person

RFC_SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock to turn by hand."""
    clock = [1_800_000_000.0]
    monkeypatch.setattr(codes_module.time, "time", lambda: clock[0])
    return clock


@pytest.mark.parametrize(
    ("at", "code"), [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037")]
)
def test_the_codes_are_those_of_rfc_6238(monkeypatch: pytest.MonkeyPatch, at: int, code: str) -> None:
    """Appendix B, SHA-1, the last six of its eight digits."""
    monkeypatch.setattr(codes_module.time, "time", lambda: float(at))
    assert matching_step(RFC_SEED, code) == at // 30


@pytest.mark.parametrize("wrong", ["", "000000", "é", "12345", "1234567"])
def test_anything_else_is_none(noon: list[float], wrong: str) -> None:
    assert matching_step(RFC_SEED, wrong) is None


def test_a_clock_may_be_half_a_minute_off(noon: list[float]) -> None:
    maker = pyotp.TOTP(RFC_SEED)
    now = int(noon[0])
    assert all(matching_step(RFC_SEED, maker.at(now + off)) is not None for off in (-30, 0, 30))
    assert matching_step(RFC_SEED, maker.at(now - 90)) is None


def test_with_codes_on_the_password_alone_is_not_enough(store: Store, accounts: Accounts, noon: list[float]) -> None:
    dana, seed = person(store, "staff", "Dana"), new_seed()
    accounts.codes.switch_on(dana.id, seed)
    code = pyotp.TOTP(seed).at(int(noon[0]))
    for wrong in ("", "000000" if code != "000000" else "000001"):
        with pytest.raises(NotYou):
            accounts.authenticate(dana.email, PASSWORD, wrong, "192.0.2.1")
    accounts.authenticate(dana.email, PASSWORD, f" {code[:3]} {code[3:]} ", "192.0.2.1")


def test_a_code_works_once(store: Store, accounts: Accounts, noon: list[float]) -> None:
    dana, seed = person(store, "staff", "Dana"), new_seed()
    accounts.codes.switch_on(dana.id, seed)
    code = pyotp.TOTP(seed).at(int(noon[0]))
    accounts.authenticate(dana.email, PASSWORD, code, "192.0.2.1")
    with pytest.raises(NotYou):
        accounts.authenticate(dana.email, PASSWORD, code, "192.0.2.1")
    noon[0] += timedelta(seconds=30).total_seconds()
    accounts.authenticate(dana.email, PASSWORD, pyotp.TOTP(seed).at(int(noon[0])), "192.0.2.1")


def test_a_wrong_password_does_not_use_up_a_code(store: Store, accounts: Accounts, noon: list[float]) -> None:
    dana, seed = person(store, "staff", "Dana"), new_seed()
    accounts.codes.switch_on(dana.id, seed)
    code = pyotp.TOTP(seed).at(int(noon[0]))
    with pytest.raises(NotYou):
        accounts.authenticate(dana.email, "wrong", code, "192.0.2.1")
    accounts.authenticate(dana.email, PASSWORD, code, "192.0.2.1")


def test_each_recovery_code_works_once(store: Store, accounts: Accounts) -> None:
    dana = person(store, "staff", "Dana")
    codes = accounts.codes.switch_on(dana.id, new_seed())
    assert len(set(codes)) == 10
    accounts.authenticate(dana.email, PASSWORD, codes[3].lower(), "192.0.2.1")
    assert accounts.codes.left(dana.id) == 9
    with pytest.raises(NotYou):
        accounts.authenticate(dana.email, PASSWORD, codes[3], "192.0.2.1")


def test_nobody_elses_recovery_code_works(store: Store, accounts: Accounts) -> None:
    dana, other = person(store, "staff", "Dana"), person(store, "staff", "Other")
    accounts.codes.switch_on(dana.id, new_seed())
    theirs = accounts.codes.switch_on(other.id, new_seed())
    with pytest.raises(NotYou):
        accounts.authenticate(dana.email, PASSWORD, theirs[0], "192.0.2.1")


def test_an_admin_resets_the_codes_of_somebody_who_lost_everything(store: Store, accounts: Accounts) -> None:
    admin, dana = person(store, "admin"), person(store, "staff", "Dana")
    accounts.codes.switch_on(dana.id, new_seed())
    accounts.reset_codes(admin, dana.id)
    accounts.authenticate(dana.email, PASSWORD, "", "192.0.2.1")
    assert accounts.codes.left(dana.id) == 0


def test_the_database_holds_no_seed_and_another_key_opens_none(
    store: Store, accounts: Accounts, noon: list[float]
) -> None:
    dana, seed = person(store, "staff", "Dana"), new_seed()
    accounts.codes.switch_on(dana.id, seed)
    kept = accounts.directory.secrets(dana.id).totp
    assert kept
    assert seed not in kept
    elsewhere = Accounts(store, "another secret of another server", accounts.passwords)
    assert not elsewhere.codes.right(dana.id, kept, pyotp.TOTP(seed).at(int(noon[0])))


def test_the_picture_is_an_svg_for_the_page() -> None:
    drawn = picture(new_seed(), "dana@riverside.example")
    assert drawn.startswith("<svg")
    assert "style=" not in drawn
    assert "dana" not in drawn


def test_a_seed_has_160_bits() -> None:
    assert len(new_seed()) == 32
