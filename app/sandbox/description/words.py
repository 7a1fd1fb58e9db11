"""What the description says of the server as a whole, as plain paragraphs."""

from app.sandbox.wire import codes

TITLE = "Customer API v1.1, as this sandbox has it"
ABOUT = (
    "A local server with synthetic customers, for training and tests. Nothing leaves this machine.",
    "Ask in JSON or XML: by the suffix of a path (customer/get.xml) or by format=xml. A body may "
    "be either; it is answered in the format that was asked for.",
    "Every reply carries X-Cap-Requestid. Read the body's status first, then each item_status: "
    "body code 200 is all done, 201 in part, 500 none, each for its own reason.",
)
SIGNING_IN = (
    "Basic: the till's login, and the lower-case MD5 hex of its password in the place of a "
    "password. The sandbox's own are store.server and server123 unless it was started with others.",
    "OAuth: POST {key, secret} (the same login, and the password as it is) to "
    "/v3/oauth/token/generate; then send the token with the till that it speaks for. A token that "
    "has run out is answered with body code 498.",
)
TEST_VALUES = (
    "Codes that come from a server's inside are given to whoever asks for them, as card networks "
    "do: a customer whose external_id is TEST-1005 (in a body, or as the identifier asked for), or "
    "a note's description, a ticket's subject, a preference's or subscription's value of that "
    "form, gets that item code, where the call can give it.",
    "Where the code means that something may have been done in part, the main thing is done first; "
    "where it means that the server was unable, nothing is.",
)
CONTROL = (
    "A second port steers the sandbox: faults, outages, people, settings, and the journal of what "
    "was really done. It is for tests and drills only, needs a token, and is no part of this API; "
    "control.json in the data folder names both.",
)


def code_words(code: str) -> str:
    """The contract's words for an item code."""
    return codes.item_message(code) or "Done"
