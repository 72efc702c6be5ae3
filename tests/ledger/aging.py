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


def open_of(parts):
    """What is open of these parts."""
    return sum((open for _, open in parts), Decimal(0))


def settle(parts, amount, backwards=False):
    """Takes up to an amount off the parts; gives what was not needed."""
    for part in reversed(parts) if backwards else parts:
        taken = min(part[1], amount)
        part[1] -= taken
        amount -= taken
    return amount


def allocate(invoices, payment, unnamed):
    """Gives a payment to the invoices it names, else to the parts due first; gives what is left. What money without a name
    paid is noted in `unnamed`, an entry for each payment and invoice."""
    rest = Decimal(payment["amount"])
    if payment.get("for") is None:
        before = [one for one in invoices if one["date"] <= payment["date"]]
        parts = [(part[0], one["no"], at, part) for at, one in enumerate(before) for part in one["parts"]]
        paid = {}
        for _, _, at, part in sorted(parts, key=lambda part: part[:3]):
            left = give(before[at], payment, rest, [part])
            if left < rest:
                paid[at] = paid.get(at, Decimal(0)) + rest - left
            rest = left
        if payment.get("kind", "payment") == "payment":
            unnamed.extend((before[at], amount) for at, amount in paid.items())
        return rest
    for invoice, limit in targets(invoices, payment):
        limit = min(rest, limit)
        left = give(invoice, payment, limit)
        if payment.get("kind", "payment") == "payment":  # what comes for the written-off part is recovered
            back = min(left, invoice["off"])
            invoice["off"] -= back
            left -= back
        rest = rest - limit + left
    return rest


def targets(invoices, payment):
    """The invoices that a payment names, each with the most that goes to it."""
    wanted = payment["for"]
    for target in [{"no": wanted}] if isinstance(wanted, str) else wanted:
        for invoice in (one for one in invoices if one["no"] == target["no"]):
            yield invoice, Decimal(target.get("amount", payment["amount"]))


def give(invoice, payment, amount, parts=None):
    """Pays an invoice or parts of it; in time, the discount is taken off what is left. Gives what was not needed."""
    before = open_of(invoice["parts"])
    left = settle(parts or invoice["parts"], amount)
    discount = invoice.get("discount")
    is_money = payment.get("kind", "payment") == "payment" and open_of(invoice["parts"]) < before
    if discount and is_money and payment["date"] <= discount["until"]:
        rest = open_of(invoice["parts"])
        if rest <= Decimal(discount["amount"]):
            settle(invoice["parts"], rest)
            invoice["gone"] += rest
    return left


def refund(invoices, payment, unallocated, unnamed):
    """Money that goes back: from what is unallocated, then from the invoices it names, or from those that money without a
    name paid last; gives what is unallocated, and what went back beyond that."""
    free = max(Decimal(0), min(unallocated, Decimal(payment["amount"])))
    rest = Decimal(payment["amount"]) - free
    for invoice, limit in targets(invoices, payment) if "for" in payment else reversed(unnamed):
        paid = Decimal(invoice["amount"]) - invoice["gone"] - open_of(invoice["parts"])
        back = min(rest, limit, paid)
        invoice["parts"][-1][1] += back
        rest -= back
    return unallocated - free - rest, rest


def ledger(account, currency, home, as_of):
    """Open, overdue, unallocated and buckets of one currency."""
    ours = lambda one: one.get("currency", account.get("currency", home)) == currency
    invoices = [dict(one, parts=parts_of(one), off=Decimal(0), gone=Decimal(0)) for one in account.get("invoice", []) if ours(one) and one["date"] <= as_of]
    events = []
    for at, payment in enumerate(account.get("payment", [])):
        taken_back = payment.get("returned", datetime.date.max) <= as_of
        if ours(payment) and payment["date"] <= as_of and not taken_back:
            events.append([payment["date"], 1, at, payment])
    for at, invoice in enumerate(invoices):
        off = invoice.get("written_off")
        if off and off["date"] <= as_of:
            events.append([off["date"], 0, at, (invoice, Decimal(off["amount"]))])
    # What is written off on the day of a refund is what the refund opened again.
    for day in {one[0] for one in events if one[1] == 1 and one[3].get("kind") == "refund"}:
        payments = [one for one in events if one[1] == 1 and one[0] == day]
        last = max(one[2] for one in payments if one[3].get("kind") == "refund")
        for one in payments:
            one[1] = -1 if one[2] <= last else 1
    unallocated = Decimal(0)
    beyond = []  # refunds of too much: day and amount
    unnamed = []  # what payments that name nothing paid: invoice and amount
    for _, kind, _, what in sorted(events, key=lambda event: event[:3]):
        if kind != 0 and what.get("kind") == "refund":
            unallocated, more = refund(invoices, what, unallocated, unnamed)
            beyond.append([what["date"], more])
        elif kind != 0:
            unallocated += allocate(invoices, what, unnamed)
        else:
            invoice, amount = what
            off = amount - settle(invoice["parts"], amount, backwards=True)
            invoice["off"] += off
            invoice["gone"] += off
    buckets = [Decimal(0)] * (len(EDGES) + 2)
    overdue = Decimal(0)
    for invoice in invoices:
        for due, open in invoice["parts"]:
            buckets[bucket((as_of - due).days)] += open
            overdue += open if due < as_of else 0
    # What went back beyond what had come is owed since then; later money that nothing needed covers the first of it.
    covered = sum((amount for _, amount in beyond), Decimal(0)) + min(unallocated, Decimal(0))
    for day, amount in beyond:
        missing = amount - min(amount, covered)
        covered -= amount - missing
        buckets[bucket((as_of - day).days)] += missing
        overdue += missing if day < as_of else 0
    return sum(buckets, Decimal(0)), overdue, max(unallocated, Decimal(0)), buckets


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
