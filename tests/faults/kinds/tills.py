"""Tills and associates of the simulated shop, and the requests of those that are not ours."""

import base64
import json

from app.domain.op import Associate, AssociateId, Binding
from app.sandbox.calls.table import Request
from app.sandbox.line.access import Credentials

URL = "http://127.0.0.1:1"
BINDING = Binding(server_url=URL, organisation="29", till_login=Credentials().username)
NOOR = Associate(id=AssociateId("443"), name="Noor A.")
OTHER_ASSOCIATE = "444"


def other_tills_write(resource: str, written: object, *, has_customer: bool = True) -> Request:
    """A write as any other till of the organisation sends it; `has_customer`: what is written
    stands under that name.
    """
    root = {"customer": written} if has_customer else written
    login = Credentials()
    pair = f"{login.username}:{login.digest}".encode()
    return Request(
        method="POST",
        path=f"/v1.1/{resource}",
        query="format=json",
        authorization="Basic " + base64.b64encode(pair).decode(),
        content_type="application/json",
        body=json.dumps({"root": root}).encode(),
        request_id="another till",
    )
