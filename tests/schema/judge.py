"""Judges a book by the schemas that the program made: judge.py SCHEMAS BOOK.json BOOK [EDITION.json …]

The book as JSON and its TOML files must be accepted, and refused with a key that is not known.
"""

import copy
import datetime
import json
import pathlib
import sys
import tomllib

import jsonschema

schemas, exported, book, *editions = map(pathlib.Path, sys.argv[1:])


def schema(name):
    with open(schemas / f"{name}.schema.json", encoding="utf-8") as file:
        made = json.load(file)
    jsonschema.Draft7Validator.check_schema(made)
    return jsonschema.Draft7Validator(made)


def plain(value):
    """What TOML has more than JSON: days are texts, as editors see them."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return value


def judge(name, value, what):
    judged = schema(name)
    faults = [f"{what}: {list(fault.path)}: {fault.message[:300]}" for fault in judged.iter_errors(value)]
    if faults:
        sys.exit("\n".join(faults[:20]))
    wrong = copy.deepcopy(value)
    wrong["no_such_key"] = 1
    if judged.is_valid(wrong):
        sys.exit(f"{what}: a key that is not known was accepted")


def front_matter(path):
    text = path.read_text(encoding="utf-8")
    return text.split("+++\n")[1] if text.startswith("+++\n") else ""


with open(exported, encoding="utf-8") as file:
    whole = json.load(file)
judge("book", whole, "book.json")
for customer in whole["customers"].values():
    if "fields" in customer.get("card", {}):
        customer["card"]["fields"]["no_such_key"] = 1
if schema("book").is_valid(whole):
    sys.exit("a card with a key that is not known was accepted")

for edition in editions:
    with open(edition, encoding="utf-8") as file:
        judge("book", json.load(file), edition.name)

count = 0
kinds = {"visits": "visit", "plans": "plan", "complaints": "complaint"}
judge("settings", plain(tomllib.loads((book / "clientbook.toml").read_text(encoding="utf-8"))), "clientbook.toml")
for path in sorted((book / "customers").rglob("*")):
    if path.name == "account.toml":
        judge("account", plain(tomllib.loads(path.read_text(encoding="utf-8"))), path.name)
    elif path.suffix == ".md" and path.parent.name in kinds:
        judge(kinds[path.parent.name], plain(tomllib.loads(front_matter(path))), str(path))
    elif path.suffix == ".md" and path.stem == path.parent.name:
        judge("card", plain(tomllib.loads(front_matter(path))), str(path))
    else:
        continue
    count += 1
if count < 50:
    sys.exit(f"only {count} files were judged")
for kind in ["settings", "account", "card", "visit", "plan", "complaint", "text", "book"]:
    schema(kind)
print(f"{count} files accepted, and each refused with a key that is not known")
