(() => {
  const player = document.currentScript.parentElement;
  const {end, day, read, play, pause} = player.dataset;
  const last = Number(end);
  const controls = player.querySelector(".story-controls");
  const button = controls.querySelector("button");
  const slider = controls.querySelector("input");
  const [clocks, counts] = [1, 2].map((place) => player.querySelectorAll(`[data-clock] text:nth-of-type(${place})`));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const places = (line) => ["x1", "y1", "x2", "y2"].map((name) => Number(line.getAttribute(name)));
  const parts = [...player.querySelectorAll("svg [data-h]")].map((node) => {
    const line = "from" in node.dataset ? node.querySelector("line") : null;
    return {node, hours: Number(node.dataset.h), from: Number(node.dataset.from || node.dataset.h),
      line, places: line && places(line), isDot: node.querySelector("circle,path") !== null, shown: true};
  });
  const times = player.dataset.times.split(" ").map(Number);
  const steps = [...new Set(parts.filter((part) => part.line).map((part) => part.hours))].sort((a, b) => a - b);
  const moment = (hours) => {
    const minutes = Math.floor(hours * 60 + 1e-6);
    const two = (number) => String(number).padStart(2, "0");
    return `${day}\u00a0${Math.floor(minutes / 1440) + 1}, ${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
  };
  const hoursAt = (share) => last * share * share;
  const show = (share, isPlayed) => {
    const hours = share >= 1 ? Infinity : hoursAt(share);
    for (const part of parts) {
      const shown = part.from <= hours;
      if (shown !== part.shown) {
        part.node.style.display = shown ? "" : "none";
        part.node.classList.toggle("story-new", shown && isPlayed && part.isDot);
        part.shown = shown;
      }
      if (part.line && shown) {
        const [x1, y1, x2, y2] = part.places;
        const done = Math.min(1, (hours - part.from) / Math.max(part.hours - part.from, 1e-9));
        part.line.setAttribute("x2", x1 + (x2 - x1) * done);
        part.line.setAttribute("y2", y1 + (y2 - y1) * done);
      }
    }
    const now = moment(Math.min(hours, last));
    const have = read.replace("#", times.filter((time) => time <= hours).length);
    for (const clock of clocks) clock.textContent = now;
    for (const count of counts) count.textContent = have;
    slider.setAttribute("aria-valuetext", `${now}, ${have}`);
  };
  let timer = 0;
  let isPlaying = false;
  const stop = () => {
    isPlaying = false;
    cancelAnimationFrame(timer);
    clearTimeout(timer);
    button.textContent = play;
  };
  const go = (share, isPlayed) => {
    slider.value = Math.round(share * 1000);
    show(share, isPlayed);
  };
  const run = () => {
    const from = Number(slider.value) >= 1000 ? 0 : Number(slider.value) / 1000;
    const began = performance.now();
    const tick = (now) => {
      const share = Math.min(1, from + (now - began) / 9000);
      go(share, true);
      if (share < 1) timer = requestAnimationFrame(tick); else stop();
    };
    timer = requestAnimationFrame(tick);
  };
  // Without motion: from one person of the chain to the next.
  const walk = () => {
    const shares = [0, ...steps.map((hours) => Math.sqrt(hours / Math.max(last, 1e-9)) + 1e-6), 1];
    const here = Number(slider.value) >= 1000 ? -1 : Number(slider.value) / 1000;
    const left = shares.filter((share) => share > here + 1e-3);
    const step = () => {
      go(Math.min(1, left.shift()), false);
      if (left.length) timer = setTimeout(step, 1500); else stop();
    };
    step();
  };
  button.addEventListener("click", () => {
    if (isPlaying) return stop();
    isPlaying = true;
    button.textContent = pause;
    if (calm.matches) walk(); else run();
  });
  slider.addEventListener("input", () => {
    stop();
    show(Number(slider.value) / 1000, false);
  });
  addEventListener("beforeprint", () => {
    stop();
    go(1, false);
  });
  controls.hidden = false;
  go(1, false);
})();
