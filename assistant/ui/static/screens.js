// The little that Gradio cannot do: follow a way onward, keep drafts, search as one types, lead to a passage, print,
// date fields, copying, focus, radios, links in this tab.
(() => {
  "use strict";
  const pages = /^\/(nl|de|en)\//;
  document.documentElement.lang = (location.pathname.match(pages) || [])[1] || "en";

  // Drafts: what is typed goes to the server a second after the last key, and when the page is left.
  const waiting = new Map();
  const placeOf = (field) => {
    const holder = field.closest("[class*='draft-']");
    const name = holder && [...holder.classList].find((c) => c.startsWith("draft-"));
    if (!name) return null;
    const slot = name.slice(6);
    const id = new URLSearchParams(location.search).get("id");
    if (slot === "start") return "start";
    if (!id) return null;
    if (slot === "current") {
      const now = document.querySelector("[id^='exchange-now-']");
      return now ? `${id}/${now.id.slice(13)}` : null;
    }
    // A pattern's text is told apart by its language and the version one writes on.
    const base = document.querySelector("[id^='based-on-']");
    if (base) return `${id}/${base.id.slice(9)}/${slot}`;
    return `${id}/${slot}`;
  };
  const send = (place, text) => {
    const body = new Blob([JSON.stringify({ place, text })], { type: "application/json" });
    // A browser takes about 64 kB this way; a longer text goes as an ordinary request.
    return navigator.sendBeacon("/drafts", body) || fetch("/drafts", { method: "POST", body });
  };
  const flush = () => {
    for (const [place, entry] of waiting) { clearTimeout(entry.timer); send(place, entry.text); }
    waiting.clear();
  };
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!event.isTrusted) return;  // what this page wrote itself
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
    if (field.type === "radio" || field.type === "checkbox" || field.type === "password") return;
    const place = placeOf(field);
    if (!place) return;
    const known = waiting.get(place);
    if (known) clearTimeout(known.timer);
    const text = field.value;
    const timer = setTimeout(() => { waiting.delete(place); send(place, text); }, 1000);
    waiting.set(place, { text, timer });
  });
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => { if (document.hidden) flush(); });
  // An answer that is being sent is no draft any more.
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button");
    if (button && button.closest(".sends")) {
      for (const entry of waiting.values()) clearTimeout(entry.timer);
      waiting.clear();
    } else if (button && button.closest(".syncs")) flush();
  }, true);

  // Form and Markdown side by side: whoever leaves a field brings the other shape up to date. A field in which
  // someone typed while the answer was made stays as it is, and so does all else until they rest or leave it.
  const beside = matchMedia("(min-width: 1180px)");
  const REST = 1000;
  let fresh = false, typedAt = 0, askedAt = 0, asking = 0, taken = null;
  const follow = () => {
    clearTimeout(asking);
    const button = document.getElementById("sheet-follow");
    if (!button || !beside.matches) return;
    flush();
    fresh = false;
    askedAt = performance.now();
    button.click();
  };
  document.addEventListener("input", (event) => {
    if (!event.isTrusted || !event.target.closest(".syncs")) return;
    fresh = true;
    typedAt = performance.now();
  });
  document.addEventListener("focusout", (event) => {
    if (!fresh || !event.target.closest(".syncs")) return;
    // These bring both together themselves.
    const next = event.relatedTarget;
    if (next && next.closest(".sends button, [role=tab][aria-selected=false]")) return;
    follow();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest && event.target.closest(".sends button")) { fresh = false; clearTimeout(asking); }
  }, true);
  const plain = (text) => text.replace(/\r\n?/g, "\n");
  const write = (field, now) => {
    const was = field.value;
    const { selectionStart: from, selectionEnd: to, scrollTop } = field;
    let same = 0;
    while (same < was.length && was[same] === now[same]) same += 1;
    const moved = (place) => (place <= same ? place : Math.max(same, place + now.length - was.length));
    field.value = now;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    if (field !== document.activeElement || from === null) return;
    field.setSelectionRange(moved(from), moved(to));
    field.scrollTop = scrollTop;
  };
  const takeOver = () => {
    const answer = document.querySelector("#sheet-followed a.followed");
    if (!answer || answer === taken) return;
    taken = answer;
    const changes = Object.entries(JSON.parse(decodeURIComponent(answer.getAttribute("href").slice(1))))
      .map(([name, [was, now]]) => [document.querySelector(`#sheet-${name} :is(textarea, input)`), name, was, now]);
    if (changes.some(([field, , was]) => !field || plain(field.value) !== plain(was))) {
      const again = () => (performance.now() - typedAt < REST ? wait() : follow());
      const wait = () => { asking = setTimeout(again, REST); };
      if (typedAt > askedAt) wait();
      return;
    }
    const base = document.querySelector("[id^='based-on-']");
    const id = new URLSearchParams(location.search).get("id");
    for (const [field, name, , now] of changes) {
      write(field, now);
      if (base && id) send(`${id}/${base.id.slice(9)}/${name}`, now);
    }
  };
  // Where the Markdown stands beside the form there is no tab for it.
  beside.addEventListener("change", () => {
    const tabs = [...document.querySelectorAll("#shapes [role=tab]")];
    const now = document.querySelector("#as-markdown-button[aria-selected=true]");
    if (beside.matches && now) tabs[0].click();
  });

  // Ctrl or Cmd with Enter sends, as people expect.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const go = document.querySelector(".sends button.primary, button.primary.sends");
    if (go && event.target instanceof HTMLTextAreaElement) { event.preventDefault(); go.click(); }
  });

  // Links within the product stay in this tab.
  document.addEventListener("click", (event) => {
    const a = event.target.closest && event.target.closest("a[href^='/'],a[href^='#']");
    if (!a) return;
    a.removeAttribute("target");
    a.removeAttribute("rel");  // Gradio's noreferrer: within the product a page may know where one comes from
    // Gradio's <base> would turn a place on this page into another page.
    const place = a.getAttribute("href");
    const there = place.startsWith("#") && document.getElementById(place.slice(1));
    if (there) { event.preventDefault(); there.tabIndex = -1; there.focus(); }
  }, true);

  // Search as one types: asked when the fingers rest. What stands here is kept with this page in the browser's
  // history, not in its address, so that Back leads to it and no log on the way holds it.
  const PAUSE = 300, SEEN = 2000;
  const byId = (id) => document.getElementById(id);
  const press = (id) => { const button = byId(id); if (button) button.click(); };
  let typing = 0, seen = 0;
  const resume = (history.state && history.state.search) || "";
  let resumed = resume === "";
  document.addEventListener("input", (event) => {
    if (!event.target.closest || !event.target.closest("#library-search")) return;
    clearTimeout(typing);
    clearTimeout(seen);
    const found = byId("library-found");
    if (found) found.setAttribute("aria-busy", "true");
    typing = setTimeout(() => press("library-go"), PAUSE);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.closest && event.target.closest("#library-search")) clearTimeout(typing);
  }, true);
  let answered = null;
  const search = () => {
    const kept = byId("library-kept");
    const field = kept && kept.querySelector("textarea, input");
    if (!resumed && field && document.querySelector(".head .who")) {
      resumed = true;
      field.value = resume;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const answer = document.querySelector("#library-found a.kept-search");
    if (!answer || answer === answered) return;
    answered = answer;
    byId("library-found").removeAttribute("aria-busy");
    // What was unfolded is unfolded again for whoever comes back to the same results.
    const line = answer.getAttribute("href").slice(1);
    const more = line === resume && Boolean((history.state || {}).more);
    const rest = document.querySelector("#library-found details.more");
    if (more && rest) rest.open = true;
    history.replaceState({ ...history.state, search: line, more }, "");
    clearTimeout(seen);
    if (document.querySelector("#library-found .results")) seen = setTimeout(() => press("library-rested"), SEEN);
  };

  // Feedback: notes are read when the fingers rest, the preview follows the draft, a draft is taken along.
  const RESTS = [["#give-notes, #give-to", "give-read"], ["#give-draft", "give-preview"]];
  const resting = new Map();
  document.addEventListener("input", (event) => {
    for (const [field, go] of RESTS) {
      if (!event.isTrusted || !event.target.closest || !event.target.closest(field)) continue;
      clearTimeout(resting.get(go));
      resting.set(go, setTimeout(() => press(go), PAUSE));
    }
  });
  const words = (id) => { const field = document.querySelector(`#${id} textarea`); return field ? field.value : ""; };
  const copy = async (id) => {
    const field = document.querySelector(`#${id} textarea`);
    // Where the page is not served by https there is no clipboard: then it is done the old way.
    if (navigator.clipboard) return navigator.clipboard.writeText(field.value);
    field.select();
    if (!document.execCommand("copy")) throw new Error("not copied");
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest && event.target.closest("button.copy");
    if (!button) return;
    const holder = button.closest("[id^='copies-']");
    holder.setAttribute("aria-live", "polite");
    try { await copy(holder.id.slice(7)); holder.classList.add("done"); } catch (error) { holder.classList.remove("done"); }
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches || !event.target.matches("form.takes")) return;
    const form = event.target;
    // A hidden text area keeps line ends; an input would not.
    form.querySelectorAll("textarea").forEach((old) => old.remove());
    const text = Object.assign(document.createElement("textarea"), { name: "text", hidden: true });
    form.append(text);
    text.value = words("give-draft");
  }, true);

  document.addEventListener("toggle", (event) => {
    if (!event.target.matches || !event.target.matches("details.more")) return;
    history.replaceState({ ...history.state, more: event.target.open }, "");
  }, true);

  // Whoever was led to a passage stands before it, and a screen reader begins at its heading.
  let led = false;
  const land = () => {
    if (led || !document.querySelector("#pattern section, #documents section, #reading section")) return;
    const place = byId("cited") || (location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1))));
    led = true;
    if (!place) return;
    const heading = (place.closest(".pattern section[id]") || place).querySelector("h2");
    if (heading) { heading.tabIndex = -1; heading.focus({ preventScroll: true }); }
    place.scrollIntoView({ block: place.id === "cited" ? "center" : "start", behavior: "auto" });
  };
  document.addEventListener("click", (event) => {
    if (!event.target.closest) return;
    if (event.target.closest("button.print")) window.print();
    // Back to what one searched for, where one came from there.
    const back = event.target.closest("a.back");
    if (back && document.referrer === back.href && history.length > 1) { event.preventDefault(); history.back(); }
  });
  // On paper everything is unfolded.
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("details.whole:not([open])").forEach((d) => { d.open = true; d.dataset.shut = ""; });
  });
  window.addEventListener("afterprint", () => {
    document.querySelectorAll("details.whole[data-shut]").forEach((d) => { d.open = false; delete d.dataset.shut; });
  });

  let followed = "";
  let shown = "";
  const settle = () => {
    const onward = document.querySelector("#onward a.go-on");
    if (onward && onward.getAttribute("href") !== followed) {
      followed = onward.getAttribute("href");
      location.assign(followed);
    }
    document.querySelectorAll(".is-date input").forEach((i) => { if (i.type !== "date") i.type = "date"; });
    // Gradio names every choice differently; with one name the arrow keys move and "1 of 3" is said.
    document.querySelectorAll("fieldset[id]").forEach((f) => f.querySelectorAll("input[type=radio]").forEach((i) => {
      if (i.name !== f.id) i.name = f.id;
    }));
    for (const id of ["talk", "notice", "failed", "told", "library-busy", "library-count"]) {
      const live = document.getElementById(id);
      if (live && !live.hasAttribute("aria-live")) live.setAttribute("aria-live", "polite");
    }
    search();
    takeOver();
    land();
    document.querySelectorAll("nav a.here").forEach((a) => a.setAttribute("aria-current", "page"));
    const now = document.querySelector("[id^='exchange-now-']");
    if (now && now.id !== shown) {
      const first = shown === "";
      shown = now.id;
      const field = document.querySelector("#answer textarea");
      if (field && !(first && matchMedia("(max-width: 700px)").matches)) field.focus({ preventScroll: true });
      if (!first) now.scrollIntoView({ block: "center", behavior: "auto" });
    }
  };
  new MutationObserver(settle).observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", settle);

  // Copying: the first text beside the button, with what belongs to it. Also where there is no https.
  document.addEventListener("click", (event) => {
    const place = event.target instanceof Element && event.target.closest(".copies") && event.target.closest(".copying");
    const field = place && place.querySelector("textarea");
    if (!field) return;
    // Gradio gives the class to a part and again to what is inside it.
    const parts = [...place.querySelectorAll(".copied-too")].filter((part) => !part.parentElement.closest(".copied-too"));
    const more = parts.map((part) => part.innerText.trim());
    const held = document.createElement("textarea");
    held.value = [field.value.trim(), ...more].filter(Boolean).join("\n\n");
    held.setAttribute("aria-hidden", "true");
    held.style.cssText = "position:fixed;opacity:0";
    document.body.append(held);
    held.select();
    document.execCommand("copy");
    held.remove();
  });
})();
