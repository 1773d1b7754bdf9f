"""One reader, one fingerprint: addresses and IPs in their one form."""

import idna
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.domain.personal import EmailAddress, IpAddress
from moderator.privacy.normalise import domain_of, normalised_address, normalised_ip

any_text = st.text(st.characters(exclude_categories=()))
hosts = st.from_regex(r"[a-zA-Z0-9.-]{1,80}", fullmatch=True)


def normal(written):
    return normalised_address(EmailAddress(written)).in_clear()


def normal_ip(written):
    return normalised_ip(IpAddress(written)).in_clear()


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("anna@paper.example", "anna@paper.example"),
        ("  anna@Paper.EXAMPLE \n", "anna@paper.example"),
        ("anna@paper.example.", "anna@paper.example"),
        ("anna@ paper.example .", "anna@paper.example"),
        ("anna@bücher.example", "anna@xn--bcher-kva.example"),
        ("anna@BÜCHER.example", "anna@xn--bcher-kva.example"),
        ("anna@xn--bcher-kva.example", "anna@xn--bcher-kva.example"),
        ("anna@ｐａｐｅｒ。example。", "anna@paper.example"),
        ("anna@թերթ.հայ", "anna@xn--29ahb5g.xn--y9a3aq"),
        ("anna@my_host.Example", "anna@my_host.example"),
        ("anna@[192.0.2.7]", "anna@[192.0.2.7]"),
    ],
)
def test_the_host_has_one_form(written, form):
    assert normal(written) == form


@pytest.mark.parametrize("local", ["Anna", "an.na", "anna+news", '"a@b"', "աննա", " "])
def test_the_part_before_the_at_sign_stays(local):
    assert normal(f"x{local}@paper.example") == f"x{local}@paper.example"


@pytest.mark.parametrize(("written", "form"), [("", ""), (" anna ", "anna"), ("@", "@"), ("a@", "a@")])
def test_what_is_hardly_an_address_still_has_a_form(written, form):
    assert normal(written) == form


@given(any_text)
def test_no_text_breaks_it_and_the_form_is_final(written):
    once = normal(f"x@{written}")
    assert normal(once) == once


@given(hosts)
def test_the_short_way_for_plain_hosts_agrees_with_idna(host):
    bare = host.lower().rstrip(".")
    try:
        expected = idna.encode(bare, uts46=True).decode("ascii")
    except UnicodeError:
        expected = bare
    assert normal(f"x@{host}") == f"x@{expected}"


@pytest.mark.parametrize("host", ["a" * 65_000, "a." * 32_500, "ü" * 65_000, "。" * 65_000, "-" * 65_000])
def test_an_endless_host_is_taken_as_it_is(host):
    assert normal(f"x@{host}") == f"x@{host.rstrip('.')}"


def test_the_domain_is_the_host_in_its_one_form():
    assert domain_of(EmailAddress("anna@Paper.example. ")) == "paper.example"
    assert domain_of(EmailAddress("no address")) == ""


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("192.0.2.7", "192.0.2.7"),
        (" 192.0.2.7\n", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("::FFFF:C000:0207", "192.0.2.7"),
        ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1%eth0"),
        (" unknown ", "unknown"),
        ("192.0.2.256", "192.0.2.256"),
        ("", ""),
    ],
)
def test_an_ip_has_one_form(written, form):
    assert normal_ip(written) == form


@given(any_text | st.ip_addresses().map(str))
def test_no_ip_breaks_it_and_the_form_is_final(written):
    once = normal_ip(written)
    assert normal_ip(once) == once
