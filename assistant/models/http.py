"""An HTTP client that goes nowhere but where it was sent, and reads no more than a wording can need."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Final

import httpx

#: A stream of two hundred tokens has some fifty kilobytes.
MOST_BYTES: Final = 1_000_000


class NarrowTransport(httpx.AsyncBaseTransport):
    """Passes requests on, and breaks off an answer that grows too large."""

    def __init__(self, inner: httpx.AsyncBaseTransport, most: int = MOST_BYTES) -> None:
        self._inner = inner
        self._most = most

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request, its body not longer than it may be."""
        response = await self._inner.handle_async_request(request)
        if isinstance(response.stream, httpx.AsyncByteStream):
            response.stream = _Narrow(response.stream, self._most)
        return response

    async def aclose(self) -> None:
        """Close what it passes requests to."""
        await self._inner.aclose()


class _Narrow(httpx.AsyncByteStream):
    """A body that is read up to its most bytes. Raises httpx.DecodingError beyond."""

    def __init__(self, inner: httpx.AsyncByteStream, most: int) -> None:
        self._inner = inner
        self._left = most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._inner:
            self._left -= len(piece)
            if self._left < 0:
                raise httpx.DecodingError("the answer is too large")
            yield piece

    async def aclose(self) -> None:
        await self._inner.aclose()


def narrow_client(seconds: float) -> httpx.AsyncClient:
    """A client that follows no redirect: people's words go to the configured host or nowhere.

    The environment's proxies are used, as other programs on the machine use them.
    """
    client = httpx.AsyncClient(timeout=seconds, follow_redirects=False)
    client._transport = NarrowTransport(client._transport)
    client._mounts = {
        pattern: NarrowTransport(transport) if transport is not None else None
        for pattern, transport in client._mounts.items()
    }
    return client
