// Adds search and copying; every page is complete without this script.
"use strict";

(function () {
  var box = document.querySelector(".search");
  var root = box ? box.dataset.root : "";

  // The search box. What finds and what is searched is loaded when the box is first used.
  function search() {
    var words = box.dataset, page = document.querySelector("[data-found]"), table = document.querySelector(".scroll > table.list");
    var input = document.createElement("input");
    input.type = "search";
    input.placeholder = words.placeholder;
    input.autocomplete = "off";
    input.spellcheck = false;
    input.setAttribute("aria-label", words.placeholder);
    box.replaceChildren(input);
    var show = page ? allResults(page) : offers(input, words);
    var filter = table ? filtered(table) : function () {};
    var timer;
    function changed() {
      clearTimeout(timer);
      timer = setTimeout(function () {
        withFinder(function (finder) {
          filter(finder, input.value);
          show(finder, input.value);
        });
      }, window.clientbookFinder ? 60 : 0);
    }
    input.addEventListener("focus", function () { withFinder(function (finder) { finder.loadNames(); }); });
    input.addEventListener("input", changed);
    document.addEventListener("keydown", function (event) {
      var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); input.focus(); }
    });
    if (page) {
      var fromAddress = function () {
        var wanted = location.hash.match(/^#q=(.*)$/);
        try { input.value = wanted ? decodeURIComponent(wanted[1]) : ""; } catch (error) { input.value = wanted[1]; }
        changed();
      };
      window.addEventListener("hashchange", fromAddress);
      fromAddress();
      input.focus();
    }
  }

  function withFinder(use) {
    if (window.clientbookFinder) return use(window.clientbookFinder);
    var script = document.getElementById("finder");
    if (!script) {
      script = document.createElement("script");
      script.id = "finder";
      script.src = root + "static/search.js";
      document.head.append(script);
    }
    script.addEventListener("load", function () { use(window.clientbookFinder); });
  }

  // The first results below the box, and a way to all of them.
  function offers(input, words) {
    var list = document.createElement("div"), status = document.createElement("p");
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", words.placeholder);
    list.id = "offers";
    list.hidden = true;
    status.className = "skip";
    status.setAttribute("role", "status");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-controls", "offers");
    input.setAttribute("aria-autocomplete", "list");
    box.append(list, status);
    var at = 0, number = 0;
    function links() { return list.querySelectorAll("a"); }
    function open(isOpen) {
      list.hidden = !isOpen;
      input.setAttribute("aria-expanded", isOpen);
      if (!isOpen) input.removeAttribute("aria-activedescendant");
    }
    function choose(next) {
      var all = links();
      at = Math.max(0, Math.min(next, all.length - 1));
      all.forEach(function (link, number) {
        link.setAttribute("aria-selected", number === at);
        if (number === at) { input.setAttribute("aria-activedescendant", link.id); link.scrollIntoView({ block: "nearest" }); }
      });
    }
    function offer(fill) {
      var link = document.createElement("a");
      link.setAttribute("role", "option");
      link.id = "offer-" + links().length;
      link.tabIndex = -1;
      fill(link);
      list.append(link);
    }
    open(false);
    input.addEventListener("keydown", function (event) {
      var all = links();
      if (event.isComposing) return;
      if (event.key === "ArrowDown" && !list.hidden) choose(at + 1);
      else if (event.key === "ArrowUp" && !list.hidden) choose(at - 1);
      else if (event.key === "Enter" && !list.hidden && all[at]) location.href = all[at].href;
      else if (event.key === "Escape" && !list.hidden) open(false);
      else return;
      event.preventDefault();
    });
    input.addEventListener("focus", function () { if (input.value.trim() && list.childElementCount) open(true); });
    document.addEventListener("click", function (event) { if (!box.contains(event.target)) open(false); });
    return function show(finder, text) {
      var mine = ++number;
      at = 0;
      if (!text.trim()) { list.replaceChildren(); return open(false); }
      finder.find(text, MOST + 1, function (results, isDone) {
        if (mine !== number || !results.length && !isDone) return;
        list.replaceChildren();
        results.slice(0, MOST).forEach(function (found) {
          offer(function (link) { finder.fill(link, found, words.colon); });
        });
        if (results.length > MOST) offer(function (link) {
          link.href = root + "search.html#q=" + encodeURIComponent(text.trim());
          link.className = "all";
          link.textContent = words.all;
        });
        var none = document.createElement("span");
        none.textContent = words.none;
        if (!results.length) list.append(none);
        list.dataset.answers = isDone ? text : "";
        status.textContent = results.length ? words.results + words.colon + Math.min(results.length, MOST) : words.none;
        open(true);
        choose(at);
      }, function () { return mine === number; });
    };
  }
  var MOST = 8;

  // The page of the search: everything that is found, some at a time.
  function allResults(page) {
    var status = page.querySelector("[role=status]"), list = page.querySelector("ol"), more = page.querySelector("button");
    var words = box.dataset, number = 0, results = [], shown = 0;
    page.hidden = false;
    document.querySelector("[data-instead]").hidden = true;
    function add(finder, most) {
      results.slice(shown, most).forEach(function (found) {
        var item = document.createElement("li"), link = document.createElement("a");
        finder.fill(link, found, words.colon);
        item.append(link);
        list.append(item);
      });
      shown = list.childElementCount;
      more.hidden = shown >= results.length;
    }
    return function show(finder, text) {
      var mine = ++number, most = 50, isStarted = false;
      var address = text.trim() ? "#q=" + encodeURIComponent(text.trim()) : " ";
      if (text.trim() || location.hash) history.replaceState(null, "", address === " " ? location.pathname + location.search : address);
      more.onclick = function () { most = shown + 50; add(finder, most); };
      if (!text.trim()) {
        results = [];
        list.replaceChildren();
        add(finder, 0);
        status.textContent = page.dataset.empty;
        return;
      }
      page.dataset.answers = "";
      finder.find(text, Infinity, function (found, isDone) {
        if (mine !== number) return;
        // What comes later stands below what is there; only the facts may put customers between.
        var isMore = isStarted && found.length >= shown && found.slice(0, shown).every(function (one, at) {
          return one === results[at];
        });
        results = found;
        isStarted = true;
        if (!isMore) { list.replaceChildren(); shown = 0; }
        add(finder, most);
        page.dataset.answers = isDone ? text : "";
        var count = results.length ? words.results + words.colon + results.length : "";
        status.textContent = isDone ? count || words.none : count + " " + page.dataset.searching;
      }, function () { return mine === number; });
    };
  }

  // A list of customers shows those whom the words mean.
  function filtered(table) {
    var number = 0, status = document.createElement("p");
    status.className = "grey";
    status.setAttribute("role", "status");
    table.closest(".scroll").before(status);
    var rows = Array.from(table.querySelectorAll("tbody tr"));
    function isCustomer(row) { return !row.classList.contains("letter"); }
    function pageOf(row) { return row.querySelector("a").getAttribute("href").split("/").pop(); }
    return function filter(finder, text) {
      var mine = ++number;
      finder.pagesOf(text).then(function (pages) {
        if (mine !== number) return;
        var all = rows.filter(isCustomer);
        all.forEach(function (row) { row.classList.toggle("out", pages !== null && !pages.has(pageOf(row))); });
        table.querySelectorAll("tbody").forEach(function (body) {
          var isEmpty = !body.querySelector("tr:not(.letter):not(.out)");
          body.querySelectorAll("tr.letter").forEach(function (row) { row.classList.toggle("out", isEmpty); });
        });
        var left = all.filter(function (row) { return !row.classList.contains("out"); }).length;
        status.textContent = pages === null ? "" : left + " / " + all.length;
      });
    };
  }

  function openTarget() {
    if (location.hash.startsWith("#q=")) return;
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

  // A day can be picked, too: what is picked is typed into the input beside it.
  document.querySelectorAll("input[data-day]").forEach(function (input) {
    var picker = document.createElement("input");
    picker.type = "date";
    picker.className = "pick";
    picker.setAttribute("aria-label", input.dataset.day);
    if (/^\d{4}-\d\d-\d\d$/.test(input.value)) picker.value = input.value;
    picker.addEventListener("change", function () { if (picker.value) input.value = picker.value; });
    input.parentNode.classList.add("picked");
    input.insertAdjacentElement("afterend", picker);
  });

  // Triage takes one key each: a tier, n for no customer, 0 for later. The next one follows.
  var waiting = Array.from(document.querySelectorAll("select[name^='of-']"));
  waiting.forEach(function (select, at) {
    select.addEventListener("keydown", function (event) {
      var key = event.key.toLowerCase();
      var wanted = { n: "not", 0: "" }[key];
      var option = Array.from(select.options).find(function (one) {
        return one.value === wanted || one.value.toLowerCase() === key;
      });
      if (!option || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      select.value = option.value;
      var next = waiting[at + 1] || select.form.querySelector("button[type=submit]");
      next.focus();
      next.scrollIntoView({ block: "center" });
    });
  });
  if (waiting.length) waiting[0].focus();

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
