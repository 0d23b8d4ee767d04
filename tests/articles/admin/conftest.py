"""Olena writes, Taras reviews, Iryna publishes: the real roles, at the real doors."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from articles.roles import PUBLISHER, REVIEWER, WRITER

SignIn = Callable[[str], Client]


def person(name: str, role: str) -> User:
    user, _created = User.objects.get_or_create(username=name, defaults={"is_staff": True, "first_name": name.title()})
    user.groups.set([Group.objects.get(name=role)])
    return user


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def olena(db: None) -> User:
    return person("olena", WRITER)


@pytest.fixture
def taras(db: None) -> User:
    return person("taras", REVIEWER)


@pytest.fixture
def iryna(db: None) -> User:
    return person("iryna", PUBLISHER)


@pytest.fixture
def writer(olena: User) -> Client:
    return client_of(olena)


@pytest.fixture
def reviewer(taras: User) -> Client:
    return client_of(taras)


@pytest.fixture
def publisher(iryna: User) -> Client:
    return client_of(iryna)
