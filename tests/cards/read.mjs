// Reads vCards with ical.js, as Thunderbird does, and prints a line of JSON for each.
//
//     node read.mjs FILE
//
// The lines are those of read.py: a second reader, in another language, that must find the same.

import { readFileSync } from "node:fs";

import ICAL from "../../target/tools/node_modules/ical.js/dist/ical.js";

function values(card, name) {
  return card.getAllProperties(name).flatMap((property) => property.getValues());
}

function day(value) {
  return typeof value === "string" ? value : value.toString();
}

function line(card) {
  return {
    uid: card.getFirstPropertyValue("uid"),
    name: card.getFirstPropertyValue("fn"),
    phones: values(card, "tel"),
    mails: values(card, "email"),
    birthday: values(card, "bday").map(day),
    company: values(card, "org").flat(),
    posts: values(card, "adr").map((post) => post.slice(2).flat().join("")),
    tags: values(card, "categories"),
  };
}

// A byte that is no UTF-8 is a fault, not a question mark.
const text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(process.argv[2]));
const parsed = ICAL.parse(text);
// One card stands alone, several in a list.
const cards = typeof parsed[0] === "string" ? [parsed] : parsed;
for (const card of cards) {
  console.log(JSON.stringify(line(new ICAL.Component(card))));
}
