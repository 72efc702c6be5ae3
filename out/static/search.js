// Searches the book. The rules are those of `clientbook find` (src/derive/search); a test compares the two. What is
// searched stands in the scripts of search/, which are loaded when they are needed.
"use strict";

window.clientbookFinder = (function () {
  var data = window.clientbookSearch = window.clientbookSearch || {};
  var root = document.querySelector(".search").dataset.root;
  var RANK = { name: 0, alias: 1, reading: 2, start: 3, part: 4, aliasPart: 5, phone: 6, field: 7, fieldPart: 8 };

  // Texts and their keys, as in src/book/letters.rs.

  var oneLetter = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ" };
  function fold(text) {
    return text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").replace(/[ßæœøłđðþıς]/g, function (letter) {
      return oneLetter[letter];
    });
  }

  function keyOf(text) {
    var key = fold(text).replace(/[^\p{Alphabetic}\p{N}\p{White_Space}]+/gu, "").replace(/\p{White_Space}+/gu, " ").trim();
    if (key.indexOf(" ") < 0) return key;
    return key.replace(/([\u3000-\u9fff\ud800-\udfff]) /g, "$1").replace(/ ([\u3000-\u9fff\ud800-\udfff])/g, "$1").replace(/([0-9]) (?=[0-9])/g, "$1");
  }

  // The key, and for each of its characters where it stands in the text.
  function keyed(text) {
    var key = "", from = [], gap = -1, last = "", at = 0;
    function push(c, place) {
      for (var i = 0; i < c.length; i++) from.push(place);
      key += c;
    }
    function glued(c) { return /[\u3000-\u9fff\ud800-\udfff]/.test(c); }
    Array.from(text).forEach(function (written) {
      Array.from(fold(written)).forEach(function (c) {
        if (/[\p{Alphabetic}\p{N}]/u.test(c)) {
          var joined = glued(last) || glued(c) || (/[0-9]/.test(last) && /[0-9]/.test(c));
          if (gap >= 0 && last && !joined) push(" ", gap);
          gap = -1;
          push(c, at);
          last = c;
        } else if (gap < 0 && /\p{White_Space}/u.test(c)) gap = at;
      });
      at += written.length;
    });
    return { key: key, from: from };
  }

  // What was typed, as in src/book/typed.rs.
  function typedOf(text) {
    text = text.trim().normalize("NFC");
    var lower = text.toLowerCase(), key = keyOf(text), close = key.replace(/ /g, "");
    var syllables = lower.indexOf("ü") < 0 ? close : keyOf(lower.replace(/ü/g, "v")).replace(/ /g, "");
    return { lower: lower, key: key, close: close, syllables: syllables, text: text, isPhone: isNumber(text), digits: digits(text), extension: extensionOf(text) };
  }

  function queryOf(text) {
    var words = text.split(/\p{White_Space}+/u).map(typedOf).filter(function (word) { return word.key; });
    return { words: words, whole: words.length > 1 ? typedOf(text) : null };
  }

  function isForTexts(word) { return word.key.length > 1 || word.key > "\x7f"; }

  // Phone numbers, as in src/book/phone.rs.

  function withoutExtension(number) {
    var first = number.search(/\p{N}/u);
    if (first < 0) return number;
    var end = number.slice(first).search(/ext|x|转|分机|#|;|,|，/i);
    return (end < 0 ? number : number.slice(0, first + end)).trimEnd();
  }

  function extensionOf(number) { return number.slice(withoutExtension(number).length).normalize("NFKC").replace(/[^0-9]/g, ""); }

  function isAbroad(number) { return /^[ (（]*([+＋]|00)/.test(number); }

  function digits(number) {
    number = withoutExtension(number);
    if (isAbroad(number)) number = number.replace("(0)", "");
    return number.normalize("NFKC").replace(/[^0-9]/g, "");
  }

  function isNumber(text) {
    return digits(text).length >= 3 && /^[\p{N} \-+().·\/–—\u00a0]+$/u.test(withoutExtension(text));
  }

  function trimmed(digits) { return digits.replace(/^0+/, ""); }

  function hasRun(whole, word) {
    var wanted = word.digits, core = trimmed(whole), plain = trimmed(wanted);
    if (wanted.length >= 3 && whole.indexOf(wanted) >= 0) return true;
    if (plain.length >= 3 && whole.indexOf(plain) >= 0) return true;
    if (wanted.length >= 4 && core.length >= 7 && plain.endsWith(core)) return true;
    if (!isAbroad(word.text)) return false;
    return [1, 2, 3].some(function (code) {
      var rest = trimmed(plain.slice(code));
      return plain.length >= code && rest.length >= 3 && core.startsWith(rest);
    });
  }

  // Each form of a number is its digits, then its extension behind a ";".
  function holds(number, word) {
    return number.forms.some(function (form) {
      var parts = form.split(";"), extension = parts[1] || "";
      if (extension && word.extension && extension !== word.extension) return false;
      return hasRun(parts[0], word) || (extension !== "" && hasRun(parts[0] + extension, word));
    });
  }

  function numberOf(entry) {
    return typeof entry === "string" ? { text: entry, forms: [digits(entry)] } : { text: entry[0], forms: entry.slice(1) };
  }

  // Chinese names as they are typed, as in src/book/spelling.rs.

  var readings = new Map();

  // Each character of a name with the ways to type it; null of a name that is not Chinese.
  function syllablesOf(name) {
    var chars = Array.from(name), syllables = [];
    if (chars.length > 60 || !chars.some(function (c) { return readings.has(c); })) return null;
    chars.forEach(function (c, at) {
      if (!/[\p{White_Space}\-'.·]/u.test(c)) syllables.push({ at: at, forms: readings.get(c) || [c.toLowerCase()] });
    });
    return syllables;
  }

  function spelled(syllables, typed) {
    if (!syllables || !typed || typed.length > 30 || /[^\x00-\x7f]/.test(typed)) return null;
    // Most names have no syllable that begins so.
    var isBegun = syllables.some(function (syllable) {
      return syllable.forms.some(function (form) { return form.charCodeAt(0) === typed.charCodeAt(0); });
    });
    if (!isBegun) return null;
    function found(how, from, end) { return { how: how, from: syllables[from].at, end: syllables[end - 1].at + 1 }; }
    var run = types(syllables, 0, typed, full);
    if (run && run.all) return found(2, 0, syllables.length);
    run = types(syllables, 0, typed, begun);
    if (run) return found(run.all ? 3 : 4, 0, run.end);
    for (var from = 1; from < syllables.length; from++) {
      var end = unfinished(syllables, from, typed);
      if (!end && typed.length > 2) {
        run = types(syllables, from, typed, begun);
        end = run && run.end;
      }
      if (end) return found(5, from, end);
    }
    return null;
  }

  function full(forms, rest) {
    return forms.reduce(function (ends, form) { return rest.startsWith(form) ? ends | 1 << form.length : ends; }, 0);
  }

  function begun(forms, rest) {
    return forms.reduce(function (ends, form) {
      var length = 0;
      while (length < form.length && form[length] === rest[length]) length++;
      return ends | ((2 << length) - 2);
    }, 0);
  }

  function step(reached, syllable, typed, ends) {
    var next = 0;
    for (var at = 0; at < typed.length; at++) {
      if (reached & 1 << at) next |= ends(syllable.forms, typed.slice(at)) << at;
    }
    return next;
  }

  function types(syllables, from, typed, ends) {
    var reached = 1, first = 0;
    for (var at = from; at < syllables.length && reached; at++) {
      reached = step(reached, syllables[at], typed, ends);
      if (reached & 1 << typed.length) {
        first = first || at + 1;
        if (at + 1 === syllables.length) return { end: at + 1, all: true };
      }
    }
    return first ? { end: first, all: false } : null;
  }

  function unfinished(syllables, from, typed) {
    for (var reached = 1, number = from; number < syllables.length && reached; number++) {
      for (var at = 0; at <= typed.length; at++) {
        if (reached & 1 << at && syllables[number].forms.some(function (form) { return form.startsWith(typed.slice(at)); })) {
          return number + 1;
        }
      }
      reached = step(reached, syllables[number], typed, full);
    }
    return 0;
  }

  // How a word means a name, as in src/book/name_fit.rs: 0 the same, 1 its letters, 2 its reading, 3 its first letters,
  // 4 its beginning, 5 a part; 9 not at all.
  function nameFit(name, word) {
    if (name.lower === undefined) prepare(name);
    if (name.lower === word.lower) return 0;
    if (!word.close) return 9;
    if (name.close === word.close) return 1;
    var fit = 9, spelling = spelled(name.syllables, word.syllables);
    if (spelling) fit = spelling.how;
    if (name.initials && Array.from(word.close).length > 1 && name.initials.startsWith(word.close)) {
      fit = Math.min(fit, name.initials === word.close ? 3 : 4);
    }
    var at = name.close.indexOf(word.close);
    return Math.min(fit, at === 0 ? 4 : at > 0 ? 5 : 9);
  }

  function prepare(name) {
    name.lower = name.text.toLowerCase();
    name.key = keyOf(name.text);
    name.close = name.key.replace(/ /g, "");
    name.syllables = syllablesOf(name.text);
    var words = /[^\x00-\x7f]/.test(name.text) && Array.from(name.text).some(function (c) { return readings.has(c); }) ? [] : name.text.split(/[^\p{Alphabetic}\p{N}]+/u).map(function (word) { return Array.from(keyOf(word))[0] || ""; });
    var initials = words.join("");
    name.initials = Array.from(initials).length > 1 ? initials : "";
  }

  // How a word means a customer, as in src/derive/search/fit.rs.

  function fitOf(word, customer) { return byName(word, customer) || byField(word, customer); }

  function byName(word, customer) {
    var best = null;
    function offer(rank, place, text) {
      if (!best || rank < best.rank) best = { rank: rank, place: place, text: text, isName: place !== "phone" };
    }
    var own = [RANK.name, RANK.name, RANK.reading, RANK.reading, RANK.start, RANK.part];
    var fit = nameFit(customer.name, word), rank = fit < 9 ? own[fit] : 99;
    if (customer.pinyin) {
      fit = nameFit(customer.pinyin, word);
      if (fit < 9) rank = Math.min(rank, fit < 4 ? RANK.reading : own[fit]);
    }
    if (customer.id.toLowerCase() === word.lower) rank = RANK.name;
    else if (word.close && customer.idKey.indexOf(word.close) >= 0) rank = Math.min(rank, RANK.part);
    if (rank < 99) offer(rank, "name", customer.name.text);
    customer.aliases.forEach(function (alias) {
      var fit = nameFit(alias, word);
      if (fit < 9) offer(fit < 2 ? RANK.alias : RANK.aliasPart, "alias", alias.text);
    });
    if (word.isPhone) customer.phones.forEach(function (number) {
      if (holds(number, word)) offer(RANK.phone, "phone", number.text);
    });
    return best;
  }

  function byField(word, customer) {
    var best = null;
    customer.fields.forEach(function (field) {
      if (field.key === undefined) field.key = keyOf(field.text);
      var rank = 99;
      if (field.key === word.key) rank = RANK.field;
      else if (field.key.indexOf(word.key) >= 0) rank = RANK.fieldPart;
      else if (field.isName) {
        var fit = nameFit(field.name, word);
        if (fit < 9) rank = fit < 3 ? RANK.field : RANK.fieldPart;
      }
      if (rank < 99 && (!best || rank < best.rank)) {
        best = { rank: rank, place: "field", label: field.label, text: field.text, isName: field.isName };
      }
    });
    return best;
  }

  // The data, and what is made of it.

  var waiting = {};
  function load(name) {
    if (!waiting[name]) waiting[name] = new Promise(function (done) {
      if (data[name]) return done();
      var script = document.createElement("script");
      script.src = root + "search/" + name + ".js";
      script.onload = script.onerror = function () { done(); };
      document.head.append(script);
    });
    return waiting[name];
  }

  function loadParts(kind) {
    return load("index").then(function () {
      var names = [];
      for (var part = 0; data.index && part < data.index.parts; part++) names.push(kind + part);
      return Promise.all(names.map(load)).then(function () {
        return names.map(function (name) { return data[name]; }).filter(Boolean);
      });
    });
  }

  function addReadings(part) {
    Object.keys(part.readings).forEach(function (c) { readings.set(c, part.readings[c].split("|")); });
  }

  var customers = null, byId = new Map(), withNames = null, withFields = null;

  function loadNames() {
    if (!withNames) withNames = loadParts("names-").then(function (parts) {
      parts.forEach(addReadings);
      customers = [];
      parts.forEach(function (part) {
        part.names.forEach(function (entry) {
          var customer = {
            id: entry[0], name: { text: entry[1] }, day: entry[2], phones: (entry[3] || []).map(numberOf),
            aliases: (entry[4] || []).map(function (alias) { return { text: alias }; }),
            tier: entry[5] || "", pinyin: entry[6] ? { text: entry[6] } : null, listed: entry[7] || entry[1],
            page: (entry[8] || encodeURIComponent(entry[0])) + ".html", idKey: keyOf(entry[0]), fields: []
          };
          customers.push(customer);
          byId.set(customer.id, customer);
        });
      });
    });
    return withNames;
  }

  function loadFields() {
    if (!withFields) withFields = loadNames().then(function () { return loadParts("fields-"); }).then(function (parts) {
      parts.forEach(addReadings);
      parts.forEach(function (part) {
        part.fields.forEach(function (entry) {
          var customer = byId.get(entry[0]);
          if (customer) customer.fields = entry.slice(1).map(function (field) {
            return { label: part.labels[field[0]], text: field[1], isName: !!field[2], name: { text: field[1] } };
          });
        });
      });
    });
    return withFields;
  }

  // Customers, as in src/derive/search/run.rs.

  function ofCustomers(query) {
    var found = [], fits = new Map(), some = query.words.map(function () { return false; });
    customers.forEach(function (customer) {
      var own = query.words.map(function (word) { return fitOf(word, customer); });
      own.forEach(function (fit, number) { if (fit) some[number] = true; });
      if (own.some(Boolean)) fits.set(customer.id, own);
      var whole = query.whole && fitOf(query.whole, customer);
      var least = own.every(Boolean) && own.reduce(function (least, fit) { return fit.rank > least.rank ? fit : least; });
      var fit = whole && !(least && least.rank < whole.rank) ? whole : least;
      if (!fit) return;
      var words = fit === whole ? [query.whole] : query.words;
      found.push({ customer: customer, place: fit.place, label: fit.label, rank: fit.rank, day: customer.day, anchor: "",
        parts: function () { return ofShort(fit.text, words, fit.isName); } });
    });
    found.sort(order);
    return { found: found, fits: fits, some: some };
  }

  function order(a, b) {
    return a.rank - b.rank || b.day - a.day || (a.customer.id < b.customer.id ? -1 : a.customer.id > b.customer.id ? 1 : 0);
  }

  // Texts.

  function bitsOf(name) {
    var signs = data[name + "-signs"];
    if (!signs) return null;
    if (!signs.bits) signs.bits = Uint8Array.from(atob(signs[1]), function (c) { return c.charCodeAt(0); });
    return signs.bits;
  }

  // As in src/render/search/signs.rs. Without a table anything may be there.
  function mayHold(name, word) {
    var bits = bitsOf(name), key = word.key;
    if (!bits) return true;
    for (var at = 1; at < key.length; at++) {
      var hash = Math.imul(key.charCodeAt(at - 1), 0x9e3779b1) ^ Math.imul(key.charCodeAt(at), 0x85ebca77);
      hash ^= hash >>> 15;
      hash = Math.imul(hash, 0x2c1b3c6d);
      hash ^= hash >>> 12;
      var place = hash >>> (32 - data[name + "-signs"][0]);
      if (!(bits[place >> 3] & 1 << (place & 7))) return false;
    }
    return true;
  }

  function inTexts(name, query, fits, isFound) {
    var texts = data[name] || [], isCards = name.startsWith("cards-"), found = [];
    texts.forEach(function (entry) {
      var customer = byId.get(entry[0]);
      if (!customer || isCards && isFound.has(entry[0])) return;
      if (entry.key === undefined) entry.key = keyOf(entry[1]);
      var own = fits.get(entry[0]), any = false;
      var all = query.words.every(function (word, number) {
        var isIn = entry.key.indexOf(word.key) >= 0;
        any = any || isIn && isForTexts(word);
        return isIn || own && own[number];
      });
      if (!all || !any) return;
      // What only the text can mean decides which of its lines is shown.
      var snippet = null, told = function () {
        var sought = query.words.filter(function (_, number) { return !own || !own[number]; });
        return snippet = snippet || ofText(entry[1], query.words, sought);
      };
      found.push({ customer: customer, place: isCards ? "card" : entry[3], rank: isCards ? 9 : 10, anchor: entry[4] || "",
        day: isCards ? customer.day : entry[2], date: isCards || !entry[2] ? "" : new Date(entry[2] * 864e5).toISOString().slice(0, 10),
        isPromise: function () { return told().isPromise; },
        parts: function () { return told().parts; } });
    });
    if (isCards) found.sort(order);
    return found;
  }

  // What is shown of a text, as in src/derive/search/snippet.rs.

  function marksOf(text, words) {
    var found = keyed(text), marks = [];
    words.forEach(function (word) {
      if (!word.key) return;
      for (var at = found.key.indexOf(word.key); at >= 0; at = found.key.indexOf(word.key, at + word.key.length)) {
        var last = found.from[at + word.key.length - 1];
        marks.push([found.from[at], last + String.fromCodePoint(text.codePointAt(last)).length]);
      }
    });
    return merged(marks);
  }

  function merged(marks) {
    marks.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
    var all = [];
    marks.forEach(function (mark) {
      var last = all[all.length - 1];
      if (last && mark[0] <= last[1]) last[1] = Math.max(last[1], mark[1]);
      else all.push(mark);
    });
    return all;
  }

  function ofShort(text, words, isName) {
    var marks = marksOf(text, words);
    if (!marks.length && isName) {
      var chars = Array.from(text), syllables = syllablesOf(text);
      words.forEach(function (word) {
        var spelling = spelled(syllables, word.syllables);
        if (spelling) marks.push([chars.slice(0, spelling.from).join("").length, chars.slice(0, spelling.end).join("").length]);
      });
      marks = merged(marks);
    }
    return partsOf(text, 0, text.length, marks);
  }

  // Where the first match stands in the line that has the most of the words.
  function bestOf(text, words) {
    var best = 0, most = 0, start = 0;
    text.split("\n").forEach(function (line) {
      var firsts = words.map(function (word) { return marksOf(line, [word]); }).filter(function (marks) { return marks.length; });
      if (firsts.length > most) {
        most = firsts.length;
        best = start + Math.min.apply(null, firsts.map(function (marks) { return marks[0][0]; }));
      }
      start += line.length + 1;
    });
    return best;
  }

  function ofText(text, words, sought) {
    var marks = marksOf(text, words), first = bestOf(text, sought.length ? sought : words);
    var start = text.lastIndexOf("\n", first - 1) + 1, end = text.indexOf("\n", first);
    if (first === 0) start = 0;
    if (end < 0) end = text.length;
    var plain = text.slice(start, end).replace(/^[ \t#>*+\-]+/, ""), isPromise = /^\[[ xX]\] /.test(plain);
    if (isPromise) plain = plain.slice(4).trimStart();
    start = Math.min(end - plain.length, first);
    var line = Array.from(text.slice(start, end));
    if (line.length > 100) {
      var before = Array.from(text.slice(start, first));
      start += before.slice(0, Math.max(before.length - 24, 0)).join("").length;
      end = start + Array.from(text.slice(start, end)).slice(0, 100).join("").length;
    }
    return { isPromise: isPromise, parts: partsOf(text, start, end, marks) };
  }

  // Links and pictures as their words: what they lead to is not for reading.
  function withoutTargets(text) { return text.replace(/\]\([^)]*(\)|$)/g, "").replace(/!?\[/g, ""); }

  function partsOf(text, start, end, marks) {
    var parts = [], at = start, before = text.slice(0, start);
    var plain = before && !/[ \t#>*+\-\n\]]$/.test(before) ? "…" : "";
    marks.forEach(function (mark) {
      if (mark[0] >= end || mark[1] <= start) return;
      var from = Math.max(mark[0], at), to = Math.min(mark[1], end);
      plain += text.slice(at, from);
      if (plain) parts.push([plain, false]);
      plain = "";
      parts.push([text.slice(from, to), true]);
      at = to;
    });
    plain += text.slice(at, end).trimEnd();
    if (end < text.length && !/[\n\r]/.test(text[end])) plain += "…";
    if (plain) parts.push([plain, false]);
    var isLinked = text.slice(start, end).indexOf("](") >= 0;
    return parts.map(function (part) {
      var shown = part[0].replace(/[\n\r]/g, " ");
      return [isLinked && !part[1] ? withoutTargets(shown) : shown, part[1]];
    });
  }

  // Finds at most `most` results and tells them to `report(results, isDone)`, the first as soon as the names are there.
  // It stops where `isWanted()` no longer holds.
  function find(text, most, report, isWanted) {
    var query = queryOf(text), results = [];
    if (!query.words.length) return Promise.resolve(report([], true));
    return loadNames().then(function () {
      if (!isWanted()) return;
      if (!withFields) report(ofCustomers(query).found.slice(0, most), false);
      return loadFields().then(function () {
        if (!isWanted()) return;
        var own = ofCustomers(query);
        results = own.found;
        var isFor = query.words.filter(isForTexts), isFull = results.length >= most;
        report(results.slice(0, most), isFull || !isFor.length);
        if (isFull || !isFor.length) return;
        return throughTexts(query, own, results, most, report, isWanted);
      });
    });
  }

  function throughTexts(query, own, results, most, report, isWanted) {
    var names = data.index.texts, isFound = new Set(results.map(function (found) { return found.customer.id; }));
    function tables() { return Promise.all(names.map(function (name) { return load(name + "-signs"); })); }
    // A file is of use where one of the words may be in it, and no word is missing that no customer makes up for.
    function isOfUse(name) {
      var held = query.words.map(function (word) { return mayHold(name, word); });
      return query.words.some(function (word, number) { return held[number] && isForTexts(word); }) &&
        held.every(function (isHeld, number) { return isHeld || own.some[number]; });
    }
    return tables().then(function () {
      var wanted = names.filter(isOfUse);
      var cards = wanted.filter(function (name) { return name.startsWith("cards-"); });
      var others = wanted.slice(cards.length);
      return Promise.all(cards.map(load)).then(function () {
        var found = [];
        cards.forEach(function (name) { found = found.concat(inTexts(name, query, own.fits, isFound)); });
        results = results.concat(found.sort(order));
        function next() {
          if (!isWanted()) return;
          var name = results.length < most ? others.shift() : undefined;
          report(results.slice(0, most), name === undefined);
          if (name === undefined) return;
          return load(name).then(function () {
            if (!isWanted()) return;
            results = results.concat(inTexts(name, query, own.fits, isFound));
            return next();
          });
        }
        return next();
      });
    });
  }

  // The pages of the customers whom the words mean.
  function pagesOf(text) {
    var query = queryOf(text);
    return loadFields().then(function () {
      if (!query.words.length) return null;
      return new Set(ofCustomers(query).found.map(function (found) { return found.customer.page; }));
    });
  }

  function addressOf(found) {
    return root + "customers/" + found.customer.page + (found.anchor ? "#" + encodeURIComponent(found.anchor) : "");
  }

  function placeOf(found) {
    if (found.label) return found.label;
    return data.index.places[found.isPromise && found.isPromise() ? "promise" : found.place];
  }

  // Fills a link with what was found: the name, and below it the place and the words.
  function fill(link, found, colon) {
    function marked(parent) {
      found.parts().forEach(function (part) {
        var piece = document.createElement(part[1] ? "mark" : "span");
        piece.textContent = part[0];
        parent.append(piece);
      });
    }
    var name = document.createElement("b");
    if (found.place === "name" && found.customer.listed === found.customer.name.text) marked(name);
    else name.textContent = found.customer.listed;
    link.href = addressOf(found);
    link.append(name);
    if (found.customer.tier) {
      var tier = document.createElement("small");
      tier.textContent = found.customer.tier;
      link.append(" ", tier);
    }
    if (found.place === "name") return;
    var where = document.createElement("span"), label = document.createElement("small");
    label.textContent = (found.date ? found.date + " " : "") + placeOf(found) + colon;
    where.className = "where";
    where.append(label);
    marked(where);
    link.append(where);
  }

  return { find: find, fill: fill, pagesOf: pagesOf, placeOf: placeOf, loadNames: loadNames };
})();
