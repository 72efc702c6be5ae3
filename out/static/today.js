// Updates the list of today when the page is read on a later day than it was made for. The page
// contains the next sixty days as dated sections; this script moves the current day to the top, counts
// all days again, and tells what it cannot know. Without it the page shows the day it was made for.
"use strict";

(function () {
  var main = document.getElementById("main");
  var built = main && main.dataset.built;
  if (!built) return;

  function day(iso) {
    var parts = iso.split("-");
    return Date.UTC(parts[0], parts[1] - 1, parts[2]) / 86400000;
  }

  function isoOf(number) { return new Date(number * 86400000).toISOString().slice(0, 10); }

  var now = new Date();
  var today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86400000;
  var passed = today - day(built);
  if (passed === 0) return;

  var language = document.documentElement.lang;
  function inWords(number) {
    var options = { weekday: "long", month: "long", day: "numeric", timeZone: "UTC" };
    return new Date(number * 86400000).toLocaleDateString(language, options).replace("日星期", "日 星期");
  }

  function counted(forms, days) {
    return main.dataset[forms].split("|")[Math.max(0, Math.min(days, 2))].replace("#", days);
  }

// The notice before the list: how old the page is, what is missing from it.
  function notice(text) {
    var box = document.createElement("p");
    box.className = "stale";
    box.setAttribute("role", "status");
    box.textContent = text;
    main.querySelector("h1").after(box);
  }

  if (passed < 0) {
    notice(main.dataset.wrong.replace("#", inWords(today)));
    return;
  }
  var space = language === "zh-CN" ? "" : " ";
  var over = passed > 60 ? main.dataset.over : main.dataset.what;
  notice((passed === 1 ? main.dataset.staleOne : main.dataset.stale.replace("#", passed)) + space + over);
// The festivals ahead are counted for the day of the build.
  main.querySelectorAll(".ahead").forEach(function (line) { line.remove(); });
// The page has no data for a day that far ahead.
  if (passed > 60) return;

// Update "18 days ago" and similar counts everywhere on the page.
  main.querySelectorAll("span[data-count]").forEach(function (span) {
    var parts = span.dataset.count.split(" ");
    span.textContent = counted(parts[1], today - day(parts[0]));
  });

// What is beside the list keeps the day of the build, so label it with that day.
  var rail = main.querySelector(".rail");
  if (rail) {
    var asOf = document.createElement("p");
    asOf.className = "grey";
    asOf.textContent = main.dataset.asOf;
    rail.prepend(asOf);
  }

// The reasons of a line of a later day, as they stand in a row of the list.
  function reasonsOf(line) {
    return Array.from(line.querySelectorAll(".reason")).map(function (told) {
      var reason = document.createElement("p");
      reason.className = "reason";
      reason.append.apply(reason, told.childNodes);
      reason.toggleAttribute("data-held", told.hasAttribute("data-held"));
      return reason;
    });
  }

// Make a row of the list from a line of a later day.
  var coming = main.querySelector(".coming");
  function rowOf(line) {
    var row = document.createElement("li");
    row.className = "row";
    row.dataset.ranks = line.dataset.ranks;
    var when = document.createElement("span");
    when.className = "when";
    var body = document.createElement("div");
    body.className = "body";
    var who = document.createElement("div");
    who.className = "who";
    var name = document.createElement("h3");
    name.append(line.querySelector("a"));
    who.append(name);
    var tier = line.querySelector(".tier");
    if (tier) who.append(tier);
    if (line.dataset.phone) {
      var number = document.createElement("span");
      number.className = "number";
      number.textContent = line.dataset.phone;
      who.append(" ", number);
    }
    body.append(who);
    body.append.apply(body, reasonsOf(line));
    if (line.dataset.note) {
      var note = document.createElement("p");
      note.className = "last";
      note.textContent = line.dataset.note;
      body.append(note);
    }
    row.append(when, body);
    var actions = document.createElement("div");
    actions.className = "actions";
    ["call", "log"].forEach(function (key) {
      if (!line.dataset[key]) return;
      var link = document.createElement("a");
      link.className = "button";
      link.href = line.dataset[key];
      link.textContent = coming.dataset[key];
      actions.append(link);
    });
    if (actions.childNodes.length) row.append(actions);
    return row;
  }

// All rows of the day of the build, then those that came due since; each customer once.
  var rows = Array.from(main.querySelectorAll("[data-group] > .rows > .row, .later > .rows > .row"));
  var byCustomer = {};
  rows.forEach(function (row) { byCustomer[row.querySelector("h3 a").getAttribute("href")] = row; });
  main.querySelectorAll(".coming h3[data-day]").forEach(function (heading) {
    var number = day(heading.dataset.day);
    if (number > today) return;
    var list = heading.nextElementSibling;
    list.querySelectorAll("li[data-ranks]").forEach(function (line) {
      var href = line.querySelector("a").getAttribute("href");
// The time moves to the left column; a day that has passed is named before the reason.
      var hour = line.querySelector(".at");
      if (hour) hour.remove();
      var known = byCustomer[href];
      if (known) {
// What was near on the day of the build is in the row already.
        reasonsOf(line).forEach(function (reason) {
          var all = Array.from(known.querySelectorAll(".reason"));
          var text = reason.textContent.toLowerCase();
          if (all.some(function (said) { return said.textContent.toLowerCase().indexOf(text) >= 0; })) return;
          if (number < today) reason.prepend(heading.dataset.short + (language === "zh-CN" ? " " : ": "));
          all[all.length - 1].after(reason);
        });
        known.dataset.ranks += "|" + line.dataset.ranks;
        return;
      }
      var row = rowOf(line);
      byCustomer[href] = row;
      rows.push(row);
    });
    var more = list.nextElementSibling;
    if (more && more.tagName === "P") more.remove();
    heading.remove();
    list.remove();
  });

// Some reasons wait for the next working day.
  var isHoliday = (main.dataset.holidays || "").split(" ").indexOf(isoOf(today)) >= 0;

// A reason, ranked on the current day. The numbers come from the program: see `Weight` in its source.
  function weigh(reason) {
    var parts = reason.split(" ");
    var due = day(parts[1]);
    var late = today - due;
    var numbers = parts.slice(4, 9).map(Number);
    var base = late > 0 ? numbers[2] : numbers[0];
    var slope = late > 0 ? numbers[3] : numbers[1];
    return {
      listed: day(parts[0]) <= today && !(parts[10] !== "-" && late > Number(parts[10])) && !(isHoliday && parts[11] === "1"),
      due: due,
      rank: Number(late > 0 ? parts[3] : late < 0 ? parts[12] : parts[2]),
      weight: Math.trunc((base + slope * late) / numbers[4]),
      time: parts[9] !== "-" && late === 0 ? Number(parts[9]) : null,
      invoice: parts[13] === "1",
    };
  }

  function compare(a, b) { return a.rank - b.rank || a.weight - b.weight; }

// The groups of the list in their order, and the group of each rank.
  var order = main.dataset.groups.split(" ");
  var groups = main.dataset.groupOfRank.split(" ");
  rows.forEach(function (row) {
    var all = row.dataset.ranks.split("|").map(weigh);
    var listed = all.filter(function (one) { return one.listed; }).sort(compare);
    row.first = listed[0];
// The row shows the first reason, or the latest one when the first is still ahead; of late invoices the oldest.
    function oldest(those) { return those.sort(function (a, b) { return a.due - b.due; })[0]; }
    var late = oldest(listed.filter(function (one) { return one.due <= today; }));
    var invoice = oldest(all.filter(function (one) { return one.invoice && one.due < today; }));
    row.shown = row.first;
    if (row.first && row.first.due > today && late) row.shown = late;
    if (row.first && row.first.due < today && row.first.invoice) row.shown = invoice;
  });
  rows = rows.filter(function (row) { return row.first; });
  rows.forEach(function (row) {
    row.querySelectorAll(".reason[data-held]").forEach(function (reason) { reason.hidden = isHoliday; });
  });
  function two(number) { return (number < 10 ? "0" : "") + number; }
  rows.forEach(function (row) {
    var first = row.shown;
    var when = row.querySelector(".when");
    row.place = groups[row.first.rank];
    row.href = row.querySelector("h3 a").getAttribute("href").replace(/\.html$/, "");
    if (first.time !== null) {
      var hour = Math.floor(first.time / 60), minute = ":" + two(first.time % 60);
      when.textContent = language === "en" ? (hour + 11) % 12 + 1 + minute + (hour < 12 ? " a.m." : " p.m.") : two(hour) + minute;
      when.className = "when time";
    } else if (first.due <= today) {
      when.textContent = counted("late", today - first.due);
      when.className = "when " + (first.due < today ? "late" : "due");
    } else {
      var ahead = first.due - today;
      when.textContent = ahead === 1 ? main.dataset.tomorrow : main.dataset.soon.replace("#", ahead);
      when.className = "when soon";
    }
  });
  rows.sort(function (a, b) { return compare(a.first, b.first) || (a.href < b.href ? -1 : 1); });

  var most = Number(main.dataset.contacts);
  order.forEach(function (key) {
    var section = main.querySelector('section[data-group="' + key + '"]');
    var own = rows.slice(0, most).filter(function (row) { return row.place === key; });
    section.hidden = !own.length;
    section.querySelector(".rows").replaceChildren.apply(section.querySelector(".rows"), own);
    section.querySelector("h2 b").textContent = own.length;
  });

// What does not fit into today goes under a fold.
  var rest = rows.slice(most);
  var later = main.querySelector("details.later");
  if (rest.length && !later) {
    later = document.createElement("details");
    later.className = "later";
    later.append(document.createElement("summary"), document.createElement("ul"));
    later.lastChild.className = "rows";
    coming.before(later);
  }
  if (later) {
    later.hidden = !rest.length;
    later.querySelector("summary").textContent =
      rest.length === 1 ? main.dataset.laterOne : main.dataset.later.replace("#", rest.length);
    later.querySelector(".rows").replaceChildren.apply(later.querySelector(".rows"), rest);
  }

// The date, the sentence, the strip of days.
  var title = main.querySelector("h1");
  title.replaceChildren(inWords(today));
  if (main.dataset.lunar) {
    var lunar = document.createElement("small");
    lunar.textContent = main.dataset.lunar.split("|")[passed] || "";
    title.append(" ", lunar);
  }
  var lead = main.querySelector("p.lead");
  if (lead) {
    var text = rows.length > 1 ? main.dataset.some.replace("#", Math.min(rows.length, most)) : rows.length ? main.dataset.one : main.dataset.none;
    var parts = text.split("@");
    lead.textContent = parts[0];
    if (parts.length > 1) {
      var first = document.createElement("b");
      first.textContent = rows[0].querySelector("h3 a").textContent;
      lead.append(first, parts[1]);
    }
  }
  var strip = main.querySelector(".strip");
  if (strip) {
    var names = main.dataset.weekdays.split("|");
    strip.replaceChildren();
    for (var ahead = 0; ahead < 8; ahead++) {
      var number = today + ahead;
      var heading = document.getElementById("d" + isoOf(number));
      var count = ahead ? (heading ? heading.nextElementSibling.querySelectorAll("li[data-ranks]").length : 0) : Math.min(rows.length, most);
      var entry = document.createElement(ahead && heading ? "a" : "span");
      if (ahead && heading) entry.href = "#d" + isoOf(number);
      if (!ahead) entry.setAttribute("aria-current", "date");
      var date = new Date(number * 86400000);
      var label = ahead ? names[(date.getUTCDay() + 6) % 7] + " " + date.getUTCDate() : main.dataset.today;
      var sum = document.createElement("b");
      sum.textContent = count;
      entry.append(label.charAt(0).toUpperCase() + label.slice(1), sum);
      var item = document.createElement("li");
      item.append(entry);
      strip.append(item);
    }
  }
})();
