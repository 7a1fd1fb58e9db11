"""Makes every HTTP client of the program: the rules that hold whoever is called."""

import ssl
from collections.abc import Callable

import httpx

from app.api.proxy import Proxy
from app.domain.faults import UnreachableFault, UnreachableReason

MakeTransport = Callable[[], httpx.AsyncBaseTransport]


def new_client(
    *,
    tls: ssl.SSLContext | None,
    timeout: httpx.Timeout,
    limits: httpx.Limits,
    proxy: Proxy | None,
    make_transport: MakeTransport | None,
) -> httpx.AsyncClient:
    """Without `tls` it can call plain http alone. `make_transport` stands in for the network, in
    tests. Raises UnreachableFault where the proxy's address is none.
    """
    try:
        return httpx.AsyncClient(
            transport=make_transport() if make_transport else None,
            verify=tls if tls is not None else False,
            timeout=timeout,
            limits=limits,
            follow_redirects=False,
            # The environment's proxies and .netrc would change where a till's login goes.
            trust_env=False,
            proxy=None if proxy is None else proxy.for_client(),
        )
    except (ValueError, ImportError, httpx.InvalidURL) as error:
        raise UnreachableFault(
            UnreachableReason.BAD_ADDRESS, "not a proxy that can be used"
        ) from error
