"""The till's login as the server wants it, and how little of it shows."""

from app.api.credentials import Credentials, password_digest


def test_the_contracts_example() -> None:
    credentials = Credentials(username="store.server", digest=password_digest("server123"))
    assert (
        credentials.authorization()
        == "Basic c3RvcmUuc2VydmVyOjhhMTZhNmI3MDUwNWViMWYxZmY3Y2RjMGNkNTU1OWE3"
    )


def test_the_digest_is_lower_case_md5_of_utf_8() -> None:
    assert password_digest("server123") == "8a16a6b70505eb1f1ff7cdc0cd5559a7"
    assert password_digest("pässwörd") == password_digest("pässwörd")
    assert len(password_digest("")) == 32


def test_the_digest_is_not_shown() -> None:
    credentials = Credentials(username="till", digest="8a16a6b70505eb1f1ff7cdc0cd5559a7")
    assert "8a16" not in repr(credentials)
    assert "8a16" not in f"{credentials}"
    assert "till" in repr(credentials)
