"""Documents and claims for the tests of the ledger and of decisions."""

import dataclasses
import datetime as dt

from numclaims import pipeline
from numclaims.documents.making import make_document


def a_document(name="a.txt", text="At least 12 people died in Homs.", **known):
    return make_document(name, text, **known)


def claims_of(document):
    return pipeline.claims_of(document)


def keep(book, *documents, rules="r1"):
    book.note(documents)
    book.prefer(rules)
    book.add([(d, claims_of(d)) for d in book.unread(rules)], rules)


def changed(row, **fields):
    return dataclasses.replace(row, **fields)


class Clock:
    """A clock that stands until it is told to go on."""

    def __init__(self, day):
        self.moment = dt.datetime.fromisoformat(day).replace(tzinfo=dt.UTC)

    def __call__(self):
        return self.moment

    def go_to(self, day):
        self.moment = dt.datetime.fromisoformat(day).replace(tzinfo=dt.UTC)
