// Adds search and copying; every page is complete without this script.
"use strict";

(function () {
  var box = document.querySelector(".search");
  var root = box ? box.dataset.root : "";

// The search box: finds names, pinyin, initials, phone digits. The names are loaded when the box is first used.
  function search() {
    var input = document.createElement("input");
    input.type = "search";
    input.placeholder = box.dataset.placeholder;
    input.setAttribute("aria-label", box.dataset.placeholder);
    input.autocomplete = "off";
    var list = document.createElement("ol");
    list.hidden = true;
    box.append(input, list);
    var at = 0;

    function load() {
      if (window.clientbookNames || document.getElementById("names")) return;
      var script = document.createElement("script");
      script.id = "names";
      script.src = root + "data/names.js";
      script.onload = show;
      document.head.append(script);
    }

    // The same rules as on the command line: a country code, 00 or a trunk 0 on either side may be missing.
    function samePhone(number, typed) {
      if (!/^[0-9]{4,}$/.test(number)) return false;
      var core = number.replace(/^0+/, ""), wanted = typed.replace(/^0+/, "");
      return number.endsWith(typed) || (wanted.length > 3 && core.endsWith(wanted)) || (core.length > 6 && wanted.endsWith(core));
    }

    // The same as `letters::searchable` in the program: accents and full-width letters do not count.
    var oneLetter = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ" };
    function plain(text) {
      return text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").replace(/[ßæœøłđðþıς]/g, function (letter) {
        return oneLetter[letter];
      });
    }

    function found(words) {
      var names = window.clientbookNames || [];
// A `(0)` is not dialed after a country code; what stands before an extension may be all that the book has.
      var text = words.join("").replace(/([0-9])\(0\)/, "$1");
      var sign = /(ext\.?|x|转|分机|#)(?=[0-9]+$)/.exec(text);
      var main = sign ? text.slice(0, sign.index).replace(/[^0-9]/g, "") : "";
      text = sign ? text.replace(sign[0], "") : text;
      var typed = text.replace(/[^0-9]/g, "");
      if (typed.length > 3 && /^[-0-9+().·/–—]+$/.test(text)) {
        return names.filter(function (entry) {
          return entry[3].split(" ").some(function (word) { return samePhone(word, typed) || (main.length > 3 && samePhone(word, main)); });
        }).slice(0, 8);
      }
      return names.filter(function (entry) {
        return words.every(function (word) { return entry[3].indexOf(word) >= 0; });
      }).slice(0, 8);
    }

    function show() {
      var text = plain(input.value).trim();
      list.hidden = !text;
      list.replaceChildren();
      if (!text || !window.clientbookNames) return;
      var entries = found(text.split(/\s+/));
      at = Math.min(at, Math.max(entries.length - 1, 0));
      entries.forEach(function (entry, number) {
        var item = document.createElement("li");
        if (number === at) item.className = "at";
        var link = document.createElement("a");
        link.href = root + "customers/" + entry[0];
        link.textContent = entry[1] + (entry[2] ? "  " + entry[2] : "");
        item.append(link);
        list.append(item);
      });
      if (!entries.length) {
        var none = document.createElement("li");
        var words = document.createElement("span");
        words.textContent = box.dataset.none;
        none.append(words);
        list.append(none);
      }
    }

    input.addEventListener("focus", load);
    input.addEventListener("input", function () { at = 0; load(); show(); });
    input.addEventListener("keydown", function (event) {
      var links = list.querySelectorAll("a");
      if (event.key === "ArrowDown") at = Math.min(at + 1, links.length - 1);
      else if (event.key === "ArrowUp") at = Math.max(at - 1, 0);
      else if (event.key === "Enter" && links[at]) { location.href = links[at].href; return; }
      else if (event.key === "Escape") { input.value = ""; }
      else return;
      event.preventDefault();
      show();
    });
    document.addEventListener("keydown", function (event) {
      var typing = /^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName);
      if (event.key === "/" && !typing) { event.preventDefault(); input.focus(); }
    });
  }

  function openTarget() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var folded = target && target.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
    if (target) target.scrollIntoView();
  }

// Each text that is ready to send gets a button that copies it.
  function copyable(element) {
    var button = document.createElement("button");
    button.type = "button";
// The label is not part of the page's text: the style sheet shows it.
    button.className = "button copy no-print";
    function label(text) {
      button.dataset.label = text;
      button.setAttribute("aria-label", text);
    }
    label(box.dataset.copy);
    var text = element.textContent;
    button.addEventListener("click", function () {
      function done() {
        label(box.dataset.copied);
        setTimeout(label, 1500, box.dataset.copy);
      }
      function byHand() {
        var range = document.createRange();
        range.selectNodeContents(element);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        if (document.execCommand("copy")) done();
      }
      if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
      else byHand();
    });
    element.after(button);
  }

  // What is wider than the window can be scrolled with the keyboard, even where nothing in it can be reached.
  function scrollable() {
    document.querySelectorAll(".scroll, .prose table, pre").forEach(function (element) {
      if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
      else element.removeAttribute("tabindex");
    });
  }

  if (box) document.querySelectorAll("[data-copy]").forEach(function (element) {
    if (element !== box) copyable(element);
  });
  if (box) search();
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
  scrollable();
  window.addEventListener("resize", scrollable);
  document.addEventListener("toggle", scrollable, true);
  window.addEventListener("hashchange", openTarget);
  openTarget();
})();
