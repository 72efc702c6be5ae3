"""Aging of every account in a book, reckoned from the files alone.

Independent of the program: written from the rules in words (README and the settings' defaults), with Python's
decimal numbers. Usage: aging.py BOOK AS_OF; prints a line for each customer and currency that owes or has money
unallocated: customer, currency, open, overdue, unallocated, and the buckets (not due, 1-30, 31-60, 61-90, over 90).
"""

import datetime
import pathlib
import sys
import tomllib
from decimal import Decimal

EDGES = [30, 60, 90]


def bucket(days):
    """Which bucket so many days past due belong to."""
    if days <= 0:
        return 0
    return 1 + sum(days > edge for edge in EDGES)


def parts_of(invoice):
    """The open parts of an invoice before anything is paid: [due, open], by due day."""
    parts = [[part["due"], Decimal(part["amount"])] for part in invoice.get("parts", [])]
    return sorted(parts or [[invoice["due"], Decimal(invoice["amount"])]], key=lambda part: part[0])


def settle(parts, amount, backwards=False):
    """Takes up to an amount off the parts; gives what was not needed."""
    for part in reversed(parts) if backwards else parts:
        taken = min(part[1], amount)
        part[1] -= taken
        amount -= taken
    return amount


def allocate(invoices, payment):
    """Gives a payment to the invoices it names, else to the parts due first; gives what is left."""
    rest = Decimal(payment["amount"])
    wanted = payment.get("for")
    if wanted is None:
        before = [one for one in invoices if one["date"] <= payment["date"]]
        parts = [(part[0], one["no"], at, part) for at, one in enumerate(before) for part in one["parts"]]
        for *_, part in sorted(parts, key=lambda part: part[:3]):
            rest = settle([part], rest)
        return rest
    for target in [{"no": wanted}] if isinstance(wanted, str) else wanted:
        for invoice in (one for one in invoices if one["no"] == target["no"]):
            limit = min(rest, Decimal(target["amount"])) if "amount" in target else rest
            rest = rest - limit + settle(invoice["parts"], limit)
    return rest


def ledger(account, currency, home, as_of):
    """Open, overdue, unallocated and buckets of one currency."""
    ours = lambda one: one.get("currency", account.get("currency", home)) == currency
    invoices = [dict(one, parts=parts_of(one)) for one in account.get("invoice", []) if ours(one) and one["date"] <= as_of]
    events = []
    for at, payment in enumerate(account.get("payment", [])):
        taken_back = payment.get("returned", datetime.date.max) <= as_of
        if ours(payment) and payment["date"] <= as_of and not taken_back:
            events.append((payment["date"], 0, at, payment))
    for at, invoice in enumerate(invoices):
        off = invoice.get("written_off")
        if off and off["date"] <= as_of:
            events.append((off["date"], 1, at, (invoice, Decimal(off["amount"]))))
    unallocated = Decimal(0)
    for _, kind, _, what in sorted(events, key=lambda event: event[:3]):
        if kind == 0:
            unallocated += allocate(invoices, what)
        else:
            settle(what[0]["parts"], what[1], backwards=True)
    buckets = [Decimal(0)] * (len(EDGES) + 2)
    overdue = Decimal(0)
    for invoice in invoices:
        for due, open in invoice["parts"]:
            buckets[bucket((as_of - due).days)] += open
            overdue += open if due < as_of else 0
    return sum(buckets, Decimal(0)), overdue, unallocated, buckets


def main(book, as_of):
    as_of = datetime.date.fromisoformat(as_of)
    home = tomllib.loads((book / "clientbook.toml").read_text("utf-8")).get("currency", "USD")
    for path in sorted(book.glob("customers/*/account.toml")):
        account = tomllib.loads(path.read_text("utf-8"))
        entries = account.get("invoice", []) + account.get("payment", [])
        for currency in sorted({one.get("currency", account.get("currency", home)) for one in entries}):
            open, overdue, unallocated, buckets = ledger(account, currency, home, as_of)
            if open or unallocated:
                print(path.parent.name, currency, *(f"{amount:.2f}" for amount in [open, overdue, unallocated, *buckets]))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2])
