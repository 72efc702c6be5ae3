// Keeps notes that are typed where there is no server, and hands them out as the plain text that `clientbook inbox` files.
// What is typed stays in this browser: it is stored at each key, so that a closed page loses nothing.
"use strict";

(function () {
  var prefix = "clientbook-note:";

  // Some browsers keep nothing for a file, or nothing at all.
  function store() {
    try {
      var storage = window.localStorage;
      storage.setItem(prefix, "");
      storage.removeItem(prefix);
      return storage;
    } catch (error) {
      return null;
    }
  }
  var storage = store();

  function keyOf(book, customer) { return prefix + book + ":" + customer; }

  function read(key) {
    try {
      return JSON.parse(storage.getItem(key)) || {};
    } catch (error) {
      return {};
    }
  }

  function two(number) { return (number < 10 ? "0" : "") + number; }

  function today() {
    var now = new Date();
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }

  // A paragraph of the inbox. An empty line would end it.
  function paragraph(note) {
    var lines = (note.text || "").split(/\r?\n/).map(function (line) { return line.trimEnd(); }).filter(Boolean);
    if (!lines.length) return "";
    var tasks = /^\s*[-*+]\s*\[.?\]/.test(lines[0]);
    var head = [note.name, note.day, note.channel, tasks ? "" : lines.shift().trim(), note.next ? "next:" + note.next : ""];
    return [head.filter(Boolean).join(" ")].concat(lines).join("\n") + "\n";
  }

  // All notes of a book, in the order of the customers' names.
  function all(book) {
    var notes = [];
    for (var at = 0; storage && at < storage.length; at++) {
      var key = storage.key(at);
      if (key.indexOf(prefix + book + ":") !== 0) continue;
      var note = read(key);
      var text = paragraph(note);
      if (text) notes.push({ key: key, name: note.shown || note.name, text: text });
    }
    return notes.sort(function (a, b) { return a.name < b.name ? -1 : a.name > b.name ? 1 : 0; });
  }

  function copy(text, done) {
    function byHand() {
      var area = document.createElement("textarea");
      area.value = text;
      area.className = "skip";
      document.body.append(area);
      area.select();
      if (document.execCommand("copy")) done();
      area.remove();
    }
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
    else byHand();
  }

  // The buttons of a box, which says `words`: what `text` gives is handed out, `clear` forgets it.
  function buttons(box, words, text, clear) {
    var status = box.querySelector("[role=status]");
    function on(name, act) {
      var button = box.querySelector('[data-road="' + name + '"]');
      button.addEventListener("click", act);
      return button;
    }
    on("copy", function () {
      copy(text(), function () { status.textContent = words.dataset.copied; });
    });
    on("share", function () {
      navigator.share({ text: text() }).catch(function () {});
    }).hidden = !navigator.share;
    on("mail", function () {
      var body = text().replace(/\n/g, "\r\n");
      if (body) this.href = "mailto:" + (words.dataset.to || "") + "?subject=" + encodeURIComponent(words.dataset.subject) + "&body=" + encodeURIComponent(body);
    });
    on("clear", function () {
      if (text() && window.confirm(words.dataset.sure)) clear();
    });
    return status;
  }

  // The place of a customer's note: its fields are put there when it is opened first, or has a note that waits.
  function place(box, words) {
    var key = keyOf(words.dataset.book, box.dataset.customer);
    var inputs = [], area, day, status;

    function note() {
      var note = { name: box.dataset.name, shown: box.dataset.shown };
      inputs.forEach(function (input) { note[input.name] = input.value; });
      return note;
    }
    function show() {
      var kept = storage ? read(key) : {};
      inputs.forEach(function (input) { input.value = kept[input.name] || ""; });
      status.textContent = area.value.trim() ? words.dataset.kept : "";
    }
    function keep() {
      // The day on which one began to type.
      if (area.value.trim() && !day.value) day.value = today();
      var empty = inputs.every(function (input) { return !input.value.trim(); });
      try {
        if (empty) storage.removeItem(key);
        else storage.setItem(key, JSON.stringify(note()));
        status.textContent = empty ? "" : words.dataset.kept;
      } catch (error) {
        status.textContent = words.dataset.unkept;
      }
      window.dispatchEvent(new Event("clientbook-note"));
    }
    function fill() {
      if (inputs.length) return;
      box.append(words.content.cloneNode(true));
      box.querySelectorAll(".plain").forEach(function (mail) { mail.hidden = true; });
      inputs = Array.from(box.querySelectorAll("textarea, input, select"));
      area = box.querySelector("textarea");
      day = box.querySelector("[name=day]");
      status = buttons(box, words, function () { return paragraph(note()); }, function () {
        inputs.forEach(function (input) { input.value = ""; });
        keep();
        area.focus();
      });
      inputs.forEach(function (input) { input.addEventListener("input", keep); });
      if (storage) show();
    }
    box.addEventListener("toggle", function () { if (box.open) fill(); });
    // What was typed or cleared elsewhere: on another page, or in the box of all notes.
    function renew() {
      if (document.activeElement === area) return;
      if (storage && paragraph(read(key))) box.open = true;
      if (box.open) fill();
      if (inputs.length) show();
    }
    window.addEventListener("storage", function (event) { if (event.key === key) renew(); });
    window.addEventListener("clientbook-cleared", renew);
    renew();
    return function () {
      box.open = true;
      fill();
      area.focus();
    };
  }

  // The place on a card, and the links that lead to it.
  function card(box, words) {
    var write = place(box, words);
    var hash = "#" + box.id;
    document.querySelectorAll('a[href="' + hash + '"]').forEach(function (link) {
      link.addEventListener("click", function () { setTimeout(write); });
    });
    if (location.hash === hash) write();
  }

  // The phone edition has many cards: a place is made below the link, which writes a mail where no script runs.
  function link(mail, words) {
    var write;
    function make() {
      var box = document.createElement("details");
      var summary = document.createElement("summary");
      box.className = "road";
      box.dataset.customer = mail.dataset.customer;
      box.dataset.name = mail.dataset.name;
      if (mail.dataset.shown) box.dataset.shown = mail.dataset.shown;
      summary.textContent = mail.textContent;
      box.append(summary);
      mail.closest("p").after(box);
      write = place(box, words);
    }
    mail.addEventListener("click", function (event) {
      event.preventDefault();
      if (!write) make();
      write();
    });
    if (storage && storage.getItem(keyOf(words.dataset.book, mail.dataset.customer))) make();
  }

  // The notes that wait, on the page of today.
  function waiting(box) {
    function text() {
      return all(box.dataset.book).map(function (note) { return note.text; }).join("\n");
    }
    function show() {
      var notes = all(box.dataset.book);
      box.hidden = !notes.length;
      box.querySelector(".count").textContent = notes.length === 1 ? box.dataset.one : box.dataset.many.replace("#", notes.length);
      box.querySelector(".names").textContent = notes.map(function (note) { return note.name; }).join(" · ");
    }
    buttons(box, box, text, function () {
      all(box.dataset.book).forEach(function (note) { storage.removeItem(note.key); });
      window.dispatchEvent(new Event("clientbook-cleared"));
      show();
    });
    show();
    window.addEventListener("storage", show);
    window.addEventListener("pageshow", show);
    window.addEventListener("clientbook-note", show);
  }

  var words = document.querySelector("template.road-form");
  document.querySelectorAll("details.road").forEach(function (box) { card(box, words); });
  document.querySelectorAll("a[data-customer]").forEach(function (mail) { link(mail, words); });
  document.querySelectorAll(".road.waiting").forEach(waiting);
})();
