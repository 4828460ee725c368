"use strict";
(function () {
  // A note beside the pointer or the focused mark, with the mark's numbers.
  const note = document.createElement("div");
  note.className = "note-beside";
  note.setAttribute("aria-hidden", "true");
  note.hidden = true;
  document.body.append(note);

  function place(left, top) {
    const box = note.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    note.style.left = Math.max(8, Math.min(left + 14, room - box.width - 8)) + "px";
    note.style.top = (top - box.height - 12 > 8 ? top - box.height - 12 : top + 20) + "px";
  }
  // Its last rows have the colours of the dots that show on the curves.
  function write(mark) {
    const rows = mark.getAttribute("aria-label").split("\n");
    const dots = Array.from(mark.querySelectorAll(".pointed circle"));
    note.replaceChildren(...rows.map(function (text, index) {
      const row = document.createElement("div");
      const dot = dots[index + dots.length - rows.length];
      if (dot) {
        const swatch = document.createElement("span");
        swatch.className = "swatch";
        swatch.style.background = getComputedStyle(dot).fill;
        row.append(swatch);
      }
      row.append(text);
      return row;
    }));
  }
  function show(mark, left, top) {
    write(mark);
    note.hidden = false;
    place(left, top);
  }
  function hide() {
    note.hidden = true;
  }

  // Marks of a picture: pointed at one by one, or reached with one tab and the arrow keys.
  function point(picture) {
    const marks = Array.from(picture.querySelectorAll("g.mark"));
    if (marks.length === 0) return;
    picture.setAttribute("role", "group");
    picture.addEventListener("pointerleave", hide);
    marks.forEach(function (mark, index) {
      const title = mark.querySelector("title");
      if (title) mark.setAttribute("aria-label", title.textContent);
      mark.setAttribute("role", "img");
      mark.setAttribute("tabindex", index === 0 ? "0" : "-1");
      if (title) title.remove();
      mark.addEventListener("pointermove", function (event) {
        show(mark, event.clientX, event.clientY);
      });
      mark.addEventListener("pointerleave", hide);
      mark.addEventListener("focus", function () {
        const box = (mark.querySelector(".pointed") || mark).getBoundingClientRect();
        show(mark, box.left + box.width / 2, box.top);
      });
      mark.addEventListener("blur", hide);
      mark.addEventListener("keydown", function (event) {
        const last = marks.length - 1;
        const next = {
          ArrowRight: Math.min(index + 1, last),
          ArrowDown: Math.min(index + 1, last),
          ArrowLeft: Math.max(index - 1, 0),
          ArrowUp: Math.max(index - 1, 0),
          Home: 0,
          End: last,
        }[event.key];
        if (event.key === "Escape") hide();
        if (next === undefined) return;
        event.preventDefault();
        mark.setAttribute("tabindex", "-1");
        marks[next].setAttribute("tabindex", "0");
        marks[next].focus();
      });
    });
  }
  document.querySelectorAll("figure svg").forEach(point);
  // Pictures that come later say so.
  document.addEventListener("drawn", function (event) {
    hide();
    point(event.target);
  });
  window.addEventListener("scroll", hide, { passive: true });

  // The contents mark what is being read: the last place above a line a third down the window, or, near the end of the
  // page, further down, so that every place has its turn.
  const places = Array.from(document.querySelectorAll("nav a"), function (link) {
    return { link, target: document.getElementById(link.hash.slice(1)) };
  });
  function follow() {
    const left = document.documentElement.scrollHeight - innerHeight - scrollY;
    const line = innerHeight * Math.max(1 / 3, 1 - left / innerHeight);
    const above = ({ target }) => target.getClientRects().length > 0 && target.getBoundingClientRect().top <= line;
    const current = places.findLast(above);
    for (const place of places) {
      if (place === current) place.link.setAttribute("aria-current", "location");
      else place.link.removeAttribute("aria-current");
    }
  }
  for (const event of ["scroll", "resize", "load"]) window.addEventListener(event, follow, { passive: true });

  // A link opens what it leads to; paper shows everything.
  const folds = Array.from(document.querySelectorAll("details"));
  function unfold() {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (const fold of folds) {
      if (fold.contains(target) || target.contains(fold) && fold.classList.contains("section")) fold.open = true;
    }
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", unfold);
  unfold();
  let closed = [];
  window.addEventListener("beforeprint", function () {
    closed = folds.filter((fold) => !fold.open);
    for (const fold of closed) fold.open = true;
  });
  window.addEventListener("afterprint", function () {
    for (const fold of closed) fold.open = false;
  });
})();
