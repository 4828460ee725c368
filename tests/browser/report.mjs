// Opens reports in Chromium as readers do, and tries what they would: node report.mjs PROGRAM

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { brand, logo } from "./brand.mjs";
import { attacks, crowded, hostile } from "./scenario.mjs";
import { whatIf } from "./what_if.mjs";

const program = process.argv[2];
const project = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const look = process.env.WHOKNOWS_LOOK;
const home = mkdtempSync(join(tmpdir(), "whoknows-browser-"));
let checks = 0;
const failures = [];

// check(what, holds, detail): counts, and tells of what does not hold.
function check(what, holds, detail = "") {
  checks += 1;
  if (!holds) failures.push(`${what}${detail && `: ${detail}`}`);
}

// A report of a scenario, made by the program.
function report(name, scenario, ...more) {
  const out = join(home, name);
  execFileSync(program, ["run", scenario, "--quiet", "--out", out, ...more], { cwd: project, stdio: "inherit" });
  return pathToFileURL(join(out, "report.html")).href;
}

// A page on which every complaint and every request is noted.
async function open(browser, url, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    const to = request.url();
    if (to !== url && !to.startsWith("data:")) requests.push(to);
  });
  await page.goto(url);
  await page.evaluate(() => document.fonts.ready);
  return { page, complaints, requests, close: () => context.close() };
}

async function picture(page, name, options = { fullPage: true }) {
  if (!look) return;
  mkdirSync(look, { recursive: true });
  await page.screenshot({ path: join(look, `${name}.png`), ...options });
}

// What axe finds that is serious or worse.
async function findings(page) {
  // The page lets no foreign script in, so axe comes in by the debugger.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return violations
    .filter((found) => ["serious", "critical"].includes(found.impact))
    .map((found) => `${found.id} (${found.nodes.length}): ${found.nodes[0].target} ${found.nodes[0].failureSummary}`);
}

const looks = [
  { name: "light", viewport: { width: 1360, height: 900 }, colorScheme: "light", reducedMotion: "reduce" },
  { name: "dark", viewport: { width: 1360, height: 900 }, colorScheme: "dark" },
  { name: "phone", viewport: { width: 375, height: 800 }, colorScheme: "light", isMobile: true, hasTouch: true },
  { name: "phone-dark", viewport: { width: 375, height: 800 }, colorScheme: "dark", isMobile: true, hasTouch: true },
];

// Every look of a page: silent, nothing loaded, no sideways scroll, accessible.
async function looksRight(browser, name, url) {
  for (const { name: kind, ...options } of looks) {
    const { page, complaints, requests, close } = await open(browser, url, options);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    check(`${name} ${kind}: no sideways scroll`, wide <= 0, `${wide} px too wide`);
    const found = await findings(page);
    check(`${name} ${kind}: axe has no serious finding`, found.length === 0, found.join("\n  "));
    check(`${name} ${kind}: the console is silent`, complaints.length === 0, complaints.join("; "));
    check(`${name} ${kind}: nothing is loaded`, requests.length === 0, requests.join("; "));
    await picture(page, `${name}-${kind}`);
    await close();
  }
}

// Numbers by pointer and by keys.
async function pointing(browser, name, url) {
  const { page, complaints, close } = await open(browser, url, looks[0]);
  const note = page.locator(".note-beside");
  const pictures = page.locator("figure svg:visible");
  check(`${name}: there are pictures`, (await pictures.count()) >= 5);
  for (let index = 0; index < (await pictures.count()); index += 1) {
    const svg = pictures.nth(index);
    const marks = svg.locator("g.mark");
    if ((await marks.count()) === 0) continue;
    const id = await svg.evaluate((node) => node.closest("figure").id);
    await svg.scrollIntoViewIfNeeded();
    // Scrolling hides the note; its event comes a frame later.
    await page.waitForTimeout(150);
    const box = await marks.first().locator("rect, line, path").first().boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const label = await marks.first().getAttribute("aria-label");
    check(`${name} ${id}: pointing shows numbers`, (await note.isVisible()) && /\d/.test(await note.textContent()), label);
    await page.mouse.move(2, 2);
    check(`${name} ${id}: the note goes away`, !(await note.isVisible()));
    check(`${name} ${id}: one tab stop`, (await svg.locator('g.mark[tabindex="0"]').count()) === 1);
    await marks.first().focus();
    if ((await marks.count()) > 1) {
      await page.keyboard.press("ArrowRight");
      const second = await marks.nth(1).getAttribute("aria-label");
      check(`${name} ${id}: arrows go on`, (await note.innerText()) === second && (await note.isVisible()), second);
      await page.keyboard.press("End");
      const last = await marks.last().getAttribute("aria-label");
      check(`${name} ${id}: End goes to the end`, (await note.innerText()) === last);
    }
    await page.keyboard.press("Escape");
    check(`${name} ${id}: Escape hides the note`, !(await note.isVisible()));
    await page.evaluate(() => document.activeElement.blur());
  }
  await readingOff(page, name);
  await marksSeen(page, name);
  check(`${name}: pointing is silent`, complaints.length === 0, complaints.join("; "));
  await close();
}

// Where curves are pointed at, a line and a dot on each of them show, and the note has their colours and intervals.
async function readingOff(page, name) {
  const shown = (mark) => mark.locator(".pointed circle").evaluateAll((dots) => dots.filter((dot) => getComputedStyle(dot).visibility === "visible").length);
  for (const [id, curves] of Object.entries({ time: 4, people: 4, sizes: 1 })) {
    const marks = page.locator(`#chart-${id} g.mark`);
    const mark = marks.nth(7);
    check(`${name} ${id}: no dots but where pointed at`, (await shown(mark)) === 0);
    await mark.locator("rect").first().scrollIntoViewIfNeeded();
    await page.waitForTimeout(150);
    const box = await mark.locator("rect").first().boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    check(`${name} ${id}: a dot on each curve`, (await shown(mark)) === curves, `${await shown(mark)}`);
    check(`${name} ${id}: the note has their colours`, (await page.locator(".note-beside .swatch").count()) === curves);
    const text = await page.locator(".note-beside").innerText();
    check(`${name} ${id}: every row has its interval`, text.split("\n").slice(1).every((row) => /\(.*\d.* to .*\d.*\)/.test(row)), text);
    await page.mouse.move(2, 2);
    await marks.nth(6).focus();
    await page.keyboard.press("ArrowRight");
    check(`${name} ${id}: keys show the same`, (await shown(mark)) === curves && (await page.locator(".note-beside").innerText()) === text);
    await page.evaluate(() => document.activeElement.blur());
  }
}

// A picture of a note, for eyes.
async function marksSeen(page, name) {
  const mark = page.locator("#chart-time g.mark").nth(5);
  if ((await mark.count()) === 0) return;
  await mark.scrollIntoViewIfNeeded();
  await mark.hover();
  await picture(page, `${name}-pointing`, {});
}

// Sections fold by pointer and by keys; a link opens what it leads to.
async function folding(browser, name, url) {
  const { page, close } = await open(browser, url, looks[0]);
  const sections = page.locator("details.section");
  const count = await sections.count();
  check(`${name}: there are sections`, count >= 5, `${count}`);
  for (let index = 0; index < count; index += 1) {
    const section = sections.nth(index);
    const summary = section.locator("> summary");
    await summary.click();
    check(`${name}: section ${index} folds`, !(await section.evaluate((node) => node.open)));
  }
  await sections.first().locator("> summary").focus();
  await page.keyboard.press("Enter");
  check(`${name}: keys unfold`, await sections.first().evaluate((node) => node.open));
  const link = page.locator('nav a[href="#method"]');
  await link.click();
  const unfolded = page.locator("#method > details[open]").waitFor({ timeout: 2000 });
  check(`${name}: a link unfolds what it leads to`, await unfolded.then(() => true, () => false));
  const entries = await page.locator("nav a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const missing = await page.evaluate((all) => all.filter((href) => !document.querySelector(href)), entries);
  check(`${name}: every entry of the contents leads somewhere`, missing.length === 0, missing.join(", "));
  const levels = await page.locator("h1, h2, h3, h4").evaluateAll((all) => all.map((heading) => Number(heading.tagName[1])));
  const jumps = levels.filter((level, index) => index > 0 && level > levels[index - 1] + 1);
  check(`${name}: one h1, and no level of headings is left out`, levels.filter((level) => level === 1).length === 1 && jumps.length === 0);
  await close();
}

// The contents mark what is being read, and every place on the page has its turn.
async function contents(browser, name, url) {
  const { page, close } = await open(browser, url, looks[0]);
  const current = () => page.locator("nav [aria-current]").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const entries = await page.locator("nav a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const charts = await page.locator("#pictures figure").evaluateAll((figures) => figures.map((figure) => `#${figure.id}`));
  check(`${name}: the contents name every chart`, charts.every((chart) => entries.includes(chart)), charts.join(", "));
  const marked = new Set();
  let most = 0;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0; top < height; top += 50) {
    await page.evaluate((to) => window.scrollTo(0, to), top);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const links = await current();
    most = Math.max(most, links.length);
    marked.add(links[0]);
  }
  check(`${name}: one entry is marked at a time`, most === 1, `${most}`);
  const missing = entries.filter((entry) => !marked.has(entry) && entry !== "#pictures");
  check(`${name}: every entry has its turn`, missing.length === 0, missing.join(", "));
  await page.locator('nav a[href="#chart-hops"]').click();
  await page.waitForTimeout(150);
  check(`${name}: a link to a chart is marked`, (await current()).join() === "#chart-hops", (await current()).join());
  await close();
}

// Without scripts links lead to charts, and curves show where they are pointed at.
async function withoutScripts(browser, name, url) {
  const { page, close } = await open(browser, url, { ...looks[0], javaScriptEnabled: false });
  await page.locator('nav a[href="#chart-time"]').click();
  check(`${name} without scripts: a link leads to a chart`, page.url().endsWith("#chart-time"));
  const mark = page.locator("#chart-time g.mark").nth(7);
  await page.waitForTimeout(150);
  const box = await mark.locator("rect").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const dot = mark.locator(".pointed circle").first();
  check(`${name} without scripts: dots show where pointed at`, await dot.isVisible());
  await close();
}

// How single trials differ: a figure in every cell, one below the other, only for analysts.
async function percentiles(browser, english, client) {
  const { page, close } = await open(browser, english, looks[0]);
  const cells = await page.locator("#percentiles td").evaluateAll((all) => all.map((cell) => [cell.textContent, getComputedStyle(cell).textAlign]));
  check("percentiles: six of readers and five of value for four policies", cells.length === 4 * 11, `${cells.length}`);
  check("percentiles: numbers, right-aligned", cells.every(([text, align]) => /^\u2212?[\d\u202f.]+$/.test(text) && align === "right"), cells.join("; "));
  await close();
  const other = await open(browser, client, looks[0]);
  check("percentiles: not for clients", (await other.page.locator("#percentiles").count()) === 0);
  await other.close();
}

// The story plays, where there is one.
async function playing(browser, name, url, options) {
  const { page, complaints, close } = await open(browser, url, options);
  const player = page.locator(".story-player");
  if ((await player.count()) === 1) {
    const slider = player.locator('input[type="range"]');
    await player.scrollIntoViewIfNeeded();
    await slider.fill("0");
    const readers = player.locator("svg:visible [data-clock] text").last();
    const atFirst = await readers.textContent();
    await player.locator("button").first().click();
    await page.waitForTimeout(700);
    const moved = Number(await slider.inputValue());
    check(`${name}: the story plays`, moved > 0, `the slider is at ${moved}`);
    await slider.focus();
    await page.keyboard.press("End");
    check(`${name}: keys move the slider`, (await slider.inputValue()) === (await slider.getAttribute("max")));
    check(`${name}: the picture shown has its clock`, (await readers.textContent()) !== atFirst, atFirst);
    check(`${name}: the story is silent`, complaints.length === 0, complaints.join("; "));
    await picture(page, `${name}-story`, {});
  }
  await close();
}

// Which pictures of the charts and of the story are shown, how far each goes beyond its room, and its smallest type on screen.
function charts(page) {
  return page.locator("#pictures figure, #story figure").evaluateAll((figures) =>
    figures.map((figure) => {
      const shown = [...figure.querySelectorAll(".picture svg")].filter((svg) => svg.getClientRects().length > 0);
      const [svg] = shown;
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      const sizes = [...svg.querySelectorAll("text")].map((text) => scale * Number.parseFloat(getComputedStyle(text).fontSize));
      const room = figure.querySelector(".picture");
      return {
        id: figure.id || "story",
        shown: shown.map((svg) => svg.classList[0]).join(" "),
        beyond: room.scrollWidth - room.clientWidth,
        smallest: Math.min(...sizes),
      };
    }),
  );
}

// Charts are read on a phone without scrolling sideways, in type of 11 px or more, and are slides elsewhere and on paper.
async function onPhones(browser, name, url) {
  for (const width of [360, 390, 700]) {
    const { page, close } = await open(browser, url, { viewport: { width, height: 800 }, isMobile: true, hasTouch: true });
    const all = await charts(page);
    check(`${name} at ${width} px: there are charts`, all.length >= 5, `${all.length}`);
    for (const { id, shown, beyond, smallest } of all) {
      check(`${name} ${id} at ${width} px: the upright picture alone is shown`, shown === "upright", shown);
      check(`${name} ${id} at ${width} px: nothing scrolls sideways`, beyond <= 0, `${beyond} px too wide`);
      check(`${name} ${id} at ${width} px: type can be read`, smallest >= 10.95, `${smallest} px`);
      await picture(page.locator(`#${id}`).last(), `${name}-${width}-${id}`, {});
    }
    await page.emulateMedia({ media: "print" });
    const printed = await charts(page);
    check(`${name} at ${width} px: paper has slides`, printed.every(({ shown }) => shown === "slide"));
    await close();
  }
  const { page, close } = await open(browser, url, looks[0]);
  check(`${name}: desks have slides`, (await charts(page)).every(({ shown }) => shown === "slide"));
  await close();
}

// On paper everything is open, in both sizes.
async function printing(browser, name, url) {
  const { page, close } = await open(browser, url, looks[1]);
  await page.locator("details.section > summary").last().click();
  for (const format of ["A4", "Letter"]) {
    const path = look ? join(look, `${name}-${format}.pdf`) : undefined;
    const pdf = await page.pdf({ format, preferCSSPageSize: false, path });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
    check(`${name} on ${format}: prints on a few pages`, pages >= 4 && pages <= 30, `${pages} pages`);
  }
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  check(`${name}: paper is white`, paper === "rgb(255, 255, 255)", paper);
  await close();
}

// Names and texts of a scenario stay text.
async function hostileNames(browser, url) {
  const { page, complaints, requests, close } = await open(browser, url, looks[0]);
  for (const mark of await page.locator("figure svg:visible g.mark").all()) await mark.hover({ force: true, timeout: 500 }).catch(() => {});
  await page.mouse.move(400, 400);
  check("hostile: nothing ran", (await page.evaluate(() => window.pwned)) === undefined);
  const strangers = await page.evaluate(() => document.querySelectorAll("body img, body i, body b[onmouseover], body iframe").length);
  check("hostile: nothing became markup", strangers === 0, `${strangers} strangers`);
  const text = await page.evaluate(() => document.body.innerText);
  for (const [kind, attack] of Object.entries(attacks)) check(`hostile: ${kind} is shown as text`, text.includes(attack));
  check("hostile: the console is silent", complaints.length === 0, complaints.join("; "));
  check("hostile: nothing is loaded", requests.length === 0, requests.join("; "));
  // Even if it became markup, the page would not let it run.
  const ran = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.foreign = 1";
    document.body.append(script);
    document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.foreign = 2'>");
    await new Promise((done) => setTimeout(done, 200));
    return window.foreign;
  });
  check("hostile: no foreign script would run", ran === undefined, `${ran}`);
  await close();
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path)),
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  const few = "experiment.trials=2000";
  const flagship = "scenarios/credit-union.toml";
  const english = report("english", flagship, "--set", few);
  const german = report("german", flagship, "--set", few, "--language", "de");
  const client = report("client", flagship, "--set", few, "--audience", "client");
  const network = report("network", "scenarios/network-file.toml", "--set", few);
  const names = join(home, "hostile.toml");
  writeFileSync(names, hostile);
  const strange = report("hostile", names);
  const many = join(home, "crowded.toml");
  writeFileSync(many, crowded);
  const long = report("crowded", many);
  const firm = join(home, "brand.toml");
  writeFileSync(firm, brand);
  writeFileSync(join(home, "logo.svg"), logo);
  const branded = report("branded", flagship, "--set", few, "--brand", firm);
  await looksRight(browser, "branded", branded);
  for (const [name, url] of Object.entries({ english, german, client, network, hostile: strange })) {
    await looksRight(browser, name, url);
    await printing(browser, name, url);
  }
  await pointing(browser, "english", english);
  await folding(browser, "english", english);
  await folding(browser, "client", client);
  await withoutScripts(browser, "english", english);
  await percentiles(browser, english, client);
  await contents(browser, "english", english);
  await contents(browser, "client", client);
  for (const [name, url] of Object.entries({ english, german, crowded: long })) await onPhones(browser, name, url);
  await playing(browser, "english", english, looks[0]);
  await playing(browser, "english phone", english, looks[2]);
  await hostileNames(browser, strange);
  await whatIf({ browser, check, open, picture, looks, findings, program, project, home, report });
} finally {
  await browser.close();
  rmSync(home, { recursive: true, force: true });
}
for (const failure of failures) console.error(`FAILED: ${failure}`);
console.log(`the report in a browser: ${checks - failures.length} of ${checks} checks passed`);
process.exit(failures.length === 0 ? 0 : 1);
