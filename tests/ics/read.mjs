// Reads an .ics file with ical.js, as Thunderbird does, and prints what it finds.
//
//     node read.mjs FILE FROM TO
//
// The lines and the faults are those of read.py: a third reader, in another language, that must find the same.

import { readFileSync } from "node:fs";

import ICAL from "../../target/tools/node_modules/ical.js/dist/ical.js";

const NEEDED = ["uid", "dtstamp", "dtstart"];

/** Reads every value down to the alarms: ical.js would leave those that nobody asks for unread. */
function readAll(component) {
  component.getAllProperties().forEach((property) => property.getValues());
  component.getAllSubcomponents().forEach(readAll);
}

/** What is wrong with an entry, or nothing. */
function fault(component) {
  const missing = NEEDED.filter((name) => !component.hasProperty(name));
  if (missing.length > 0) return `there is no ${missing.join(", ")}`;
  const { startDate, endDate } = new ICAL.Event(component);
  if (startDate.isDate !== endDate.isDate) return "DTSTART and DTEND are not of one type";
  const next = startDate.clone();
  // The end of an all-day entry is the first day that does not belong to it.
  next.adjust(1, 0, 0, 0);
  if (startDate.isDate && endDate.compare(next) !== 0) return `from ${startDate} to ${endDate} is not one day`;
  if (endDate.compare(startDate) <= 0) return `ends at ${endDate}, before it starts`;
}

/** UIDs that stand twice: a phone would keep one of the two entries. */
function twice(components) {
  const uids = components.map((component) => component.getFirstPropertyValue("uid"));
  return uids.filter((uid, at) => uids.indexOf(uid) !== at);
}

/** The instances of an entry within the window; those of a rule come in order, for ever. */
function* instances(component, first, last) {
  const event = new ICAL.Event(component);
  const categories = component.getAllProperties("categories").flatMap((property) => property.getValues());
  const iterator = event.iterator();
  for (let start = iterator.next(); start && day(start) <= last; start = iterator.next()) {
    if (day(start) < first) continue;
    const when = start.isDate ? day(start) : start.toString().slice(0, "2026-11-21T14:30".length);
    yield `${when} ${categories.join(",")} ${event.summary}`.replaceAll("\n", "\\n");
  }
}

function day(time) {
  return time.toString().slice(0, "2026-11-21".length);
}

function read(path, first, last) {
  // A byte that is no UTF-8 is a fault, not a question mark.
  const text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  const calendar = new ICAL.Component(ICAL.parse(text));
  if (calendar.name !== "vcalendar") throw new Error(`a ${calendar.name} is no calendar`);
  readAll(calendar);
  const components = calendar.getAllSubcomponents("vevent");
  const faults = components.flatMap((one) => {
    const told = fault(one);
    return told ? [`${one.getFirstPropertyValue("uid")}: ${told}`] : [];
  });
  faults.push(...twice(components).map((uid) => `the UID ${uid} stands twice`));
  if (faults.length > 0) throw new Error(faults.join("\n"));
  const lines = components.flatMap((one) => [...instances(one, first, last)]);
  // By bytes, as Python sorts: JavaScript would sort by UTF-16.
  return lines.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

const [path, first, last] = process.argv.slice(2);
try {
  process.stdout.write(read(path, first, last).map((line) => `${line}\n`).join(""));
} catch (error) {
  console.error(`${path}: ical.js: ${error.message}`);
  process.exitCode = 1;
}
