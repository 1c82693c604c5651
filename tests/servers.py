"""Web servers run with settings under test, and what they answer."""

import functools
import http.client
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Answer = Callable[..., tuple[int, dict[str, str], bytes]]
"""Status, headers and body for a path and request headers."""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def running(command: list[str], port: int) -> Iterator[Answer]:
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        until = time.monotonic() + 20
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                ended = server.poll()
                assert ended is None, server.stdout and server.stdout.read()
                assert time.monotonic() < until
                time.sleep(0.05)
        yield functools.partial(answer_of, port)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)
        if server.stdout:
            server.stdout.close()


def answer_of(port: int, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), body
