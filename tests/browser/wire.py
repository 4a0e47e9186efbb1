"""A wire between browser and program that counts what comes through it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


class Wire:
    """Passes everything on to `to`; `received` counts the bytes that came back, headers and all."""

    def __init__(self, to: tuple[str, int]) -> None:
        self.to, self.received = to, 0
        self._lock = threading.Lock()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._socket.close()

    def _accept(self) -> None:
        while True:
            try:
                browser, _ = self._socket.accept()
            except OSError:
                return
            program = socket.create_connection(self.to)
            threading.Thread(target=self._pass, args=(browser, program, False), daemon=True).start()
            threading.Thread(target=self._pass, args=(program, browser, True), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while octets := source.recv(65536):
                if counted:
                    with self._lock:
                        self.received += len(octets)
                sink.sendall(octets)
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextmanager
def wire(url: str) -> Iterator[Wire]:
    """Lay a wire to this address until the block ends."""
    parts = urlsplit(url)
    laid = Wire((parts.hostname or "", parts.port or 80))
    try:
        yield laid
    finally:
        laid.close()
