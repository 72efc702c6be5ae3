"""Reads vCards with vobject, and prints a line of JSON for each: name, numbers, addresses of mail, birthday, company and
the address of the post, as they stand in the card."""

import json
import sys

import vobject


def values(card, name):
    """All values of a property, unescaped."""
    return [one.value for one in card.contents.get(name, [])]


def line(card):
    card.validate()
    posts = [[post.street, post.city, post.region, post.code, post.country] for post in values(card, "adr")]
    return {
        "uid": card.uid.value,
        "name": card.fn.value,
        "phones": values(card, "tel"),
        "mails": values(card, "email"),
        "birthday": values(card, "bday"),
        "company": [part for org in values(card, "org") for part in org],
        "posts": ["".join(part for part in post if part) for post in posts],
        "tags": [tag for tags in values(card, "categories") for tag in tags],
    }


with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for found in vobject.readComponents(file.read()):
        print(json.dumps(line(found), ensure_ascii=False))
