// Sorts a list by any column, filters it by chips, and hides columns; without this script it is a whole table.
"use strict";

(function () {
  // What a cell is compared by: its key, or else what it shows.
  function keyOf(cell) {
    return cell.dataset.key !== undefined ? cell.dataset.key : cell.textContent.trim();
  }

  function rowsOf(table) {
    return Array.from(table.tBodies).flatMap(function (body) { return Array.from(body.rows); }).filter(function (row) {
      return row.className !== "letter";
    });
  }

  function compare(a, b, down) {
    if (a === b) return 0;
    if (a === "") return 1;
    if (b === "") return -1;
    return (a < b ? -1 : 1) * (down ? -1 : 1);
  }

  function sortable(table) {
    table.querySelectorAll("th[data-sort]").forEach(function (heading) {
      var button = document.createElement("button");
      button.type = "button";
      button.append.apply(button, heading.childNodes);
      heading.append(button);
      button.addEventListener("click", function () {
        var down = heading.getAttribute("aria-sort") === "ascending";
        document.querySelectorAll("th[aria-sort]").forEach(function (other) { other.removeAttribute("aria-sort"); });
        heading.setAttribute("aria-sort", down ? "descending" : "ascending");
        // Sections by letter make sense only when sorted by name: for any other order, all rows go into one section.
        table.querySelectorAll("tr.letter").forEach(function (row) { row.hidden = true; });
        document.querySelectorAll("[data-letters]").forEach(function (letters) { letters.hidden = true; });
        var at = heading.cellIndex;
        var keyed = rowsOf(table).map(function (row) {
          var key = keyOf(row.cells[at]);
          return [key !== "" && !isNaN(key) ? Number(key) : key, row];
        });
        var numbers = keyed.every(function (pair) { return pair[0] === "" || typeof pair[0] === "number"; });
        if (!numbers) keyed.forEach(function (pair) { pair[0] = String(pair[0]); });
        keyed.sort(function (a, b) { return compare(a[0], b[0], down); });
        var all = document.createDocumentFragment();
        keyed.forEach(function (pair) { all.append(pair[1]); });
        table.tBodies[0].append(all);
        table.dataset.sorted = "";
      });
    });
  }

  // Columns: a box for each but the first; what is chosen stays for the next visit.
  function columns(table, tools) {
    var headings = Array.from(table.tHead.rows[0].cells);
    var place = "clientbook:columns:" + location.pathname;
    var hidden = [];
    try { hidden = JSON.parse(localStorage.getItem(place)) || []; } catch (_) { hidden = []; }
    function show(at, on) {
      headings[at].hidden = !on;
      Array.from(table.rows).forEach(function (row) {
        if (row.className !== "letter" && row.cells[at]) row.cells[at].hidden = !on;
      });
    }
    var fold = document.createElement("details");
    var summary = document.createElement("summary");
    summary.textContent = tools.dataset.columns;
    fold.append(summary);
    headings.forEach(function (heading, at) {
      if (at === 0 || getComputedStyle(heading).display === "none") return;
      var name = heading.dataset.sort;
      var label = document.createElement("label");
      var box = document.createElement("input");
      box.type = "checkbox";
      box.checked = hidden.indexOf(name) < 0;
      label.append(box, " " + heading.textContent);
      fold.append(label);
      if (!box.checked) show(at, false);
      box.addEventListener("change", function () {
        show(at, box.checked);
        hidden = hidden.filter(function (other) { return other !== name; });
        if (!box.checked) hidden.push(name);
        try { localStorage.setItem(place, JSON.stringify(hidden)); } catch (_) { /* Then it holds for this visit. */ }
      });
    });
    tools.append(fold);
  }

  // Chips: of each column with a few words, the words. Those pressed in one column are one of them, in two both.
  var MOST = 12;

  function chips(table, tools) {
    var wanted = new Map();
    var rows = rowsOf(table);
    var count = document.createElement("p");
    count.className = "grey";
    count.setAttribute("role", "status");

    function apply() {
      var shown = 0;
      rows.forEach(function (row) {
        var fits = Array.from(wanted).every(function (pair) {
          return pair[1].size === 0 || pair[1].has(row.cells[pair[0]].textContent.trim());
        });
        row.hidden = !fits;
        shown += fits;
      });
      var all = shown === rows.length;
      if (table.dataset.sorted === undefined) table.querySelectorAll("tr.letter").forEach(function (letter) {
        letter.hidden = Array.from(letter.parentElement.rows).every(function (row) { return row === letter || row.hidden; });
      });
      // The sums are those of the whole list.
      if (table.tFoot) table.tFoot.hidden = !all;
      var text = shown ? tools.dataset.shown.replace("{n}", shown).replace("{all}", rows.length) : tools.dataset.none;
      count.textContent = all ? "" : text;
    }

    table.querySelectorAll("th[data-chips]").forEach(function (heading) {
      var at = heading.cellIndex, values = new Map();
      rows.forEach(function (row) {
        var value = row.cells[at].textContent.trim();
        if (value) values.set(value, (values.get(value) || 0) + 1);
      });
      if (values.size < 2) return;
      var most = Array.from(values).sort(function (a, b) { return b[1] - a[1]; }).slice(0, MOST);
      if (most[0][1] < 2) return;
      most.sort(function (a, b) { return a[0] < b[0] ? -1 : 1; });
      var group = document.createElement("div");
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", heading.textContent);
      group.className = "chipset";
      var label = document.createElement("b");
      label.textContent = heading.textContent;
      group.append(label);
      wanted.set(at, new Set());
      most.forEach(function (pair) {
        var chip = document.createElement("button");
        chip.type = "button";
        chip.textContent = pair[0];
        chip.setAttribute("aria-pressed", "false");
        chip.addEventListener("click", function () {
          var set = wanted.get(at), on = !set.has(pair[0]);
          if (on) set.add(pair[0]);
          else set.delete(pair[0]);
          chip.setAttribute("aria-pressed", String(on));
          apply();
        });
        group.append(chip);
      });
      tools.append(group);
    });
    tools.append(count);
  }

  var tools = document.querySelector("[data-tools]");
  document.querySelectorAll("table.sortable").forEach(function (table) {
    if (tools) {
      chips(table, tools);
      columns(table, tools);
    }
    sortable(table);
  });
})();
