"""Unit and repository tests reach nothing, and whoever tries is told so."""

import socket

import pytest
from pytest_socket import SocketBlockedError


def test_no_connection_is_made_from_here() -> None:
    with pytest.warns(UserWarning, match="tried to use"), pytest.raises(SocketBlockedError):
        socket.create_connection(("127.0.0.1", 9))


def test_no_name_is_looked_up_from_here() -> None:
    with pytest.warns(UserWarning, match="tried to use"), pytest.raises(SocketBlockedError):
        socket.getaddrinfo("example.com", 443)
