// What a page holds, asked from inside: the kinds of its elements and attributes, what is out of shape, what was run
// and what was asked for. ROOT is the address of the site.
(() => {
  const root = ROOT;
  const kinds = new Set(), faults = [], handlers = [];
  const shown = element => element.outerHTML.slice(0, 300);
  // Elements that could be the program's own by their names: their attributes count with their values.
  const whole = ["meta", "link", "script", "input", "button", "fieldset", "label", "form", "base", "html", "body", "main"];
  const loading = ["src", "srcset", "data", "action", "formaction", "poster", "background", "ping", "xlink:href", "cite"];
  const schemes = /^(https?|mailto|tel|sms):/i;

  function link(element, value) {
    let url;
    try {
      url = new URL(value, document.baseURI).href;
    } catch {
      return schemes.test(value);
    }
    return url.startsWith(root) || element.localName === "a" && schemes.test(value.trim()) && schemes.test(url);
  }

  for (const once of ["main", "header.top", "body > footer", "title"]) {
    const count = document.querySelectorAll(once).length;
    if (count !== 1) faults.push(count + " times " + once);
  }
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    kinds.add(name);
    if (whole.includes(name)) {
      const attributes = Array.from(element.attributes).map(one => one.name + "=" + one.value.replaceAll("../", ""));
      kinds.add(name + " whole: " + attributes.sort().join(" "));
    }
    // Only the very scripts that stand in the pages of plain words.
    if (name === "script" && element.textContent) kinds.add("script with the text " + element.textContent);
    for (const attribute of element.attributes) {
      kinds.add(name + " @" + attribute.name);
      if (/^on/i.test(attribute.name)) {
        faults.push("a handler: " + shown(element));
        handlers.push([element, attribute.name.slice(2)]);
      }
      // The phone edition holds its pictures itself.
      const own = element.localName === "img" && attribute.name === "src" && attribute.value.startsWith("data:image/");
      if (loading.includes(attribute.name) && !own && !link(element, attribute.value)) faults.push("loads from elsewhere: " + shown(element));
    }
    for (const one of element.classList) kinds.add("class " + one);
    if (element.hasAttribute("id") && !/^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*$/u.test(element.id)) faults.push("id " + JSON.stringify(element.id));
    if (element.hasAttribute("href") && !link(element, element.getAttribute("href"))) faults.push("href " + JSON.stringify(element.getAttribute("href")));
    if (element.dataset && "count" in element.dataset && !/^(\d{4}-\d\d-\d\d (ago|overdue|late|days)|\d+)$/.test(element.dataset.count)) {
      faults.push("data-count " + JSON.stringify(element.dataset.count));
    }
  }
  for (const [element, own] of handlers) {
    for (const event of new Set([own, "focus", "mouseover", "error", "load", "toggle"])) {
      element.dispatchEvent(new Event(event, { bubbles: true }));
    }
  }
  for (const entry of performance.getEntriesByType("resource")) {
    if (!entry.name.startsWith(root)) faults.push("asked for " + entry.name);
  }
  if (!location.href.startsWith(root)) faults.push("went to " + location.href);
  if (window.clientbookAlerts || window.clientbookPwned) faults.push("ran a text");
  return { kinds: Array.from(kinds), faults: faults.slice(0, 12) };
})()
