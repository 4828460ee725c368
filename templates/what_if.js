"use strict";
(function () {
  const section = document.getElementById("what-if");
  const { scenario, language, of, trials, levers, says } = JSON.parse(document.getElementById("what-if-data").textContent);
  const find = (name) => section.querySelector(name);
  const fill = (text, value) => text.replace("{}", () => value);

  const message = find(".what-if-message");
  function tell(text) {
    message.textContent = text;
    message.hidden = text === "";
  }
  section.hidden = false;
  if (typeof WebAssembly !== "object" || typeof Worker !== "function" || typeof DecompressionStream !== "function") {
    find(".what-if").hidden = true;
    find(".what-if").style.display = "none";
    tell(says.no_engine);
    return;
  }
  document.querySelector(".what-if-link").hidden = false;

  // The engine, in a thread of its own. Its text is all that the thread has; it reaches nothing of the page.
  function engine() {
    const FIRST = 60; // Time for the first picture, in ms.
    const BETWEEN = 250; // Between two pictures.
    const PATIENCE = 20000; // Before it rests.
    const HEAVY = 3000; // A trial that takes so long is heavy.
    let module, waiting, isWorking;
    // What the engine finds of a system: no files, no surroundings, no time and no chance, of which its results have no need; and
    // somebody who hears its last words.
    const ABSENT = 52;
    const view = () => new DataView(module.memory.buffer);
    let lastWords = "";
    const system = {
      random_get: () => 0,
      environ_sizes_get(count, size) {
        view().setUint32(count, 0, true);
        view().setUint32(size, 0, true);
        return 0;
      },
      environ_get: () => 0,
      clock_time_get(clock, precision, at) {
        view().setBigUint64(at, 0n, true);
        return 0;
      },
      fd_write(file, parts, count, at) {
        let length = 0;
        for (let part = 0; part < count; part += 1) {
          const [from, size] = [0, 4].map((offset) => view().getUint32(parts + 8 * part + offset, true));
          lastWords += new TextDecoder().decode(new Uint8Array(module.memory.buffer, from, size));
          length += size;
        }
        view().setUint32(at, length, true);
        return 0;
      },
    };
    const imports = { wasi_snapshot_preview1: new Proxy(system, { get: (own, name) => own[name] ?? (() => ABSENT) }) };
    const reason = (error) => lastWords || String(error.message || error);
    function ask(request) {
      const { room, answer, answered, memory } = module;
      const text = new TextEncoder().encode(JSON.stringify(request));
      new Uint8Array(memory.buffer, room(text.length), text.length).set(text);
      const length = answer();
      const told = JSON.parse(new TextDecoder().decode(new Uint8Array(memory.buffer, answered(), length)));
      if (told.refused) throw Object.assign(new Error(told.refused.reason), { isRefusal: true });
      return told;
    }
    // What has come in meanwhile is heard here.
    const breathe = () => new Promise((resolve) => setTimeout(resolve, 0));
    async function play(number, from, goal) {
      let done = from, part = 1, isResting = false;
      const begun = performance.now();
      let shown = -Infinity, sharper = 0;
      while (!waiting && done < goal && !isResting) {
        const started = performance.now();
        done = ask({ ask: "play", trials: Math.min(goal, done + part) }).played.trials;
        const now = performance.now();
        part = Math.max(1, Math.min(4 * part, Math.floor((part * FIRST) / 2 / Math.max(now - started, 0.01))));
        isResting = now - begun > PATIENCE || (now - started > HEAVY && part === 1);
        const isDue = shown === -Infinity ? now - begun > FIRST : now - shown > BETWEEN && done > 1.3 * sharper;
        if (isDue || isResting || done >= goal) {
          const answer = ask({ ask: "show" }).shown;
          postMessage({ kind: "shown", number, answer, isResting: isResting && done < goal, isDone: done >= goal });
          [shown, sharper] = [performance.now(), done];
        }
        await breathe();
      }
      return done;
    }
    async function work() {
      if (isWorking) return;
      isWorking = true;
      while (waiting) {
        const { number, moves, from, goal } = waiting;
        waiting = undefined;
        try {
          if (moves) postMessage({ kind: "moved", number, changes: ask({ ask: "move", moves }).moved.changes });
          await play(number, from, goal);
        } catch (error) {
          postMessage({ kind: error.isRefusal ? "refused" : "failed", number, reason: reason(error) });
        }
      }
      isWorking = false;
    }
    onmessage = async ({ data }) => {
      try {
        if (data.packed) {
          const unpacked = new Blob([data.packed]).stream().pipeThrough(new DecompressionStream("gzip"));
          const bytes = await new Response(unpacked).arrayBuffer();
          module = (await WebAssembly.instantiate(bytes, imports)).instance.exports;
          module._initialize?.();
          ask(data.open);
        }
        waiting = data.moved || waiting;
        if (module) await work();
      } catch (error) {
        postMessage({ kind: "failed", reason: reason(error) });
      }
    };
  }

  let worker, number = 0, changes = [], reached = 0;
  function start() {
    if (worker) return;
    const home = URL.createObjectURL(new Blob(["(" + engine + ")()"], { type: "text/javascript" }));
    worker = new Worker(home);
    worker.onmessage = ({ data }) => hear(data);
    worker.onerror = (event) => hear({ kind: "failed", reason: event.message || "" });
    const packed = Uint8Array.from(atob(document.getElementById("what-if-engine").textContent), (letter) => letter.charCodeAt(0));
    const open = { ask: "open", scenario, language, levers: levers.map(({ lever }) => lever) };
    worker.postMessage({ packed: packed.buffer, open }, [packed.buffer]);
    URL.revokeObjectURL(home);
  }
  function stop() {
    if (worker) worker.terminate();
    worker = undefined;
  }

  // What can be moved.
  const inputs = levers.map((lever, place) => document.getElementById("lever-" + place));
  const rows = inputs.map((input) => input.closest(".lever"));
  const places = levers.map(({ here }) => here);
  const isMoved = () => places.some((place, index) => place !== levers[index].here);
  function showLever(index) {
    const { said, here } = levers[index];
    const place = places[index];
    if (inputs[index].type === "checkbox") inputs[index].checked = place > 0;
    else {
      inputs[index].value = place;
      inputs[index].setAttribute("aria-valuetext", said[place]);
      rows[index].querySelector("output").textContent = said[place];
    }
    rows[index].classList.toggle("is-moved", place !== here);
  }
  const reset = find(".what-if-reset");
  const goOn = find(".what-if-go-on");

  // The answer. Before anything is moved it is that of the page.
  const verdict = find(".what-if-verdict");
  const progress = find(".what-if-progress");
  const picture = find(".moved .picture");
  const spoken = find(".what-if-spoken");
  const own = ["reach", "advantage", "time"].map((name) => {
    const chart = document.getElementById("chart-" + name);
    const link = document.querySelector('nav a[href="#chart-' + name + '"]');
    const svgs = Array.from(chart.querySelectorAll(".picture svg"), (svg) => svg.outerHTML);
    return { name, label: link.textContent, title: chart.querySelector(".picture").getAttribute("aria-label"), slide: svgs[0], upright: svgs[1] || "" };
  });
  const choice = find(".what-if-pictures");
  for (const { name, label } of own) {
    const row = document.createElement("label");
    const input = document.createElement("input");
    Object.assign(input, { type: "radio", name: "what-if-picture", value: name, checked: name === "reach" });
    input.addEventListener("change", () => draw(charts));
    row.append(input, label);
    choice.append(row);
  }
  let charts = own;
  // A picture of the engine or of this page: its marks keep their titles, and its names are made its own.
  function draw(drawn) {
    charts = drawn;
    const wanted = choice.querySelector("input:checked").value;
    const chart = charts.find(({ name }) => name === wanted);
    picture.innerHTML = chart.slide + (chart.upright || "");
    picture.setAttribute("aria-label", chart.title);
    for (const [index, svg] of Array.from(picture.querySelectorAll("svg")).entries()) {
      const front = "moved-" + index + "-";
      for (const node of svg.querySelectorAll("[id]")) node.id = front + node.id;
      for (const node of svg.querySelectorAll("[fill^='url(']")) node.setAttribute("fill", node.getAttribute("fill").replace("url(#", "url(#" + front));
      svg.setAttribute("aria-labelledby", svg.getAttribute("aria-labelledby").split(" ").map((name) => front + name).join(" "));
      svg.dispatchEvent(new Event("drawn", { bubbles: true }));
    }
  }
  function sentences(texts) {
    verdict.replaceChildren(...texts.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
  }
  const first = Array.from(document.querySelectorAll("header .verdict p"), (sentence) => sentence.textContent);
  function untouched() {
    tell("");
    draw(own);
    sentences(first);
    progress.textContent = says.untouched;
    goOn.hidden = true;
    changes = [];
  }
  function hear({ kind, number: about, answer, reason, isResting, isDone, changes: made }) {
    if (kind === "failed") {
      stop();
      progress.textContent = "";
      tell(fill(says.failed, reason));
    }
    if (about !== number) return;
    if (kind === "refused") {
      progress.textContent = "";
      tell(fill(says.refused, reason));
    } else if (kind === "moved") {
      changes = made;
      same();
    } else if (kind === "shown") {
      reached = answer.trials;
      draw(answer.charts);
      sentences(answer.verdict);
      progress.textContent = fill(isDone ? says.done : isResting ? says.paused : says.progress, answer.trials_said);
      goOn.hidden = !isResting;
      if (isDone || isResting) spoken.textContent = answer.verdict[0];
    }
  }

  // The same elsewhere: a command, and a link.
  const quoted = (text) => (/^[\w.=,:-]+$/.test(text) ? text : "'" + text.replaceAll("'", "'\\''") + "'");
  const command = () => ["whoknows run scenario.toml", ...changes.map((change) => "--set " + quoted(change))].join(" ");
  function fragment() {
    const moved = levers.flatMap(({ name, values, here }, index) => (places[index] === here ? [] : [[name, values[places[index]]]]));
    return moved.length > 0 ? "#what-if?" + new URLSearchParams([["of", of], ...moved]) : "";
  }
  function same() {
    const box = find(".what-if-same");
    box.hidden = !isMoved();
    find(".what-if-copied").textContent = "";
    const code = box.querySelector("code");
    if (code) code.textContent = command();
    const here = location.hash;
    const wanted = fragment();
    if (wanted === here || (wanted === "" && !here.startsWith("#what-if?"))) return;
    try {
      history.replaceState(null, "", wanted || "#what-if");
    } catch {
      // A page may be shown where it has no address of its own.
    }
  }
  async function copy(text) {
    const told = find(".what-if-copied");
    try {
      await navigator.clipboard.writeText(text);
      told.textContent = says.copied;
    } catch {
      told.textContent = says.not_copied;
    }
  }
  const copyCommand = find(".what-if-copy");
  if (copyCommand) copyCommand.addEventListener("click", () => copy(command()));
  find(".what-if-copy-link").addEventListener("click", () => copy(location.href.split("#")[0] + fragment()));

  function moved() {
    levers.forEach((lever, index) => showLever(index));
    reset.disabled = !isMoved();
    number += 1;
    if (!isMoved()) {
      if (worker) worker.postMessage({ moved: { number, from: 0, goal: 0 } });
      untouched();
      same();
      return;
    }
    start();
    tell("");
    goOn.hidden = true;
    progress.textContent = says.working;
    const moves = levers.flatMap(({ values, here }, lever) => (places[lever] === here ? [] : [{ lever, value: values[places[lever]] }]));
    worker.postMessage({ moved: { number, moves, from: 0, goal: trials } });
  }
  inputs.forEach((input, index) => {
    input.addEventListener("input", () => {
      places[index] = input.type === "checkbox" ? Number(input.checked) : Number(input.value);
      moved();
    });
  });
  find("form").addEventListener("submit", (event) => event.preventDefault());
  reset.addEventListener("click", () => {
    levers.forEach(({ here }, index) => (places[index] = here));
    moved();
  });
  goOn.addEventListener("click", () => {
    goOn.hidden = true;
    progress.textContent = says.working;
    worker.postMessage({ moved: { number, from: reached, goal: trials } });
  });

  // A link may say what is moved: nothing but values that the levers have.
  function follow() {
    if (!location.hash.startsWith("#what-if?") || location.hash === fragment()) return;
    const asked = new URLSearchParams(location.hash.slice("#what-if?".length));
    levers.forEach(({ here }, index) => (places[index] = here));
    const unknown = [];
    if (asked.get("of") === of) {
      for (const [name, value] of asked) {
        if (name === "of") continue;
        const index = levers.findIndex((lever) => lever.name === name);
        const place = index < 0 ? -1 : levers[index].values.indexOf(value);
        if (place < 0) unknown.push(name + " = " + value);
        else places[index] = place;
      }
    }
    moved();
    if (asked.get("of") !== of) tell(says.other_link);
    else if (unknown.length > 0) tell(fill(says.unknown_link, unknown.join(", ")));
    section.scrollIntoView();
  }

  levers.forEach((lever, index) => showLever(index));
  untouched();
  for (const event of ["pointerenter", "focusin", "touchstart"]) find("form").addEventListener(event, start, { once: true, passive: true });
  addEventListener("pagehide", stop);
  addEventListener("pageshow", (event) => {
    if (event.persisted && isMoved()) moved();
  });
  addEventListener("hashchange", follow);
  follow();
})();
