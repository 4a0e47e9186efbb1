"""Addresses that phones in the hall can open."""

import pytest

from asamblea.channels import network


def test_the_card_toward_the_world_comes_first_and_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "_toward_the_world", lambda: iter(["192.168.1.7"]))
    monkeypatch.setattr(network, "_of_cards", lambda: iter(["127.0.0.1", "10.42.0.1", "192.168.1.7", "169.254.3.4"]))
    monkeypatch.setattr(network, "_by_name", lambda: iter(()))
    assert network.local_addresses() == ["192.168.1.7", "10.42.0.1"]


def test_a_laptop_that_is_the_hotspot_itself_still_has_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoRoute(network.socket.socket):
        def connect(self, address: object) -> None:
            raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(network.socket, "socket", NoRoute)
    monkeypatch.setattr(network, "_by_name", lambda: iter(["10.42.0.1"]))
    assert list(network._toward_the_world()) == []
    assert "10.42.0.1" in network.local_addresses()


def test_what_this_machine_says_of_its_own_cards_is_an_address() -> None:
    for address in network.local_addresses():
        assert len([part for part in address.split(".") if part.isdecimal() and int(part) < 256]) == 4
        assert not address.startswith("127.")
