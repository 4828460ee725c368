// Draws the pictures of the README anew: node pictures.mjs PROGRAM

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { animated } from "./animated.mjs";
import { settled } from "./what_if.mjs";

const program = process.argv[2];
const project = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const pictures = join(project, "docs", "pictures");
const home = mkdtempSync(join(tmpdir(), "whoknows-pictures-"));
// Slides are drawn at two thirds of their size.
const slide = { viewport: { width: 1920, height: 1080 }, deviceScaleFactor: 2 / 3 };
const screen = { viewport: { width: 1280, height: 1000 } };

function whoknows(...words) {
  execFileSync(program, [...words, "--quiet"], { cwd: project, stdio: "inherit" });
}

const run = join(home, "run");
const story = join(home, "story");
whoknows("run", "scenarios/credit-union.toml", "--out", run);
whoknows("story", "scenarios/credit-union.toml", "--find", "courtesy-not-selective", "--out", story);

const sweep = join(home, "sweep");
whoknows("sweep", "scenarios/does-the-network-matter.toml", "--out", sweep);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });

// What a file looks like in a window.
async function picture(name, file, window) {
  const page = await browser.newPage({ ...window, reducedMotion: "reduce" });
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(() => document.fonts?.ready);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await page.close();
}

for (const name of ["reach", "credit", "funnel", "value"]) await picture(name, join(run, "charts", `${name}.svg`), slide);
await picture("story", join(story, "network.svg"), slide);
await picture("network", join(sweep, "charts", "sweep.svg"), slide);
await picture("report", join(run, "report.html"), screen);
// What a reader does who asks: and if contacts cost no attention?
async function moving(name, file) {
  const page = await browser.newPage({ viewport: { width: 980, height: 620 }, reducedMotion: "reduce" });
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(() => document.fonts.ready);
  await page.locator("#what-if").evaluate((section) => scrollTo(0, section.getBoundingClientRect().top + scrollY - 12));
  const sliders = page.locator(".lever", { has: page.locator("input[type=range]") });
  const wanted = sliders.filter({ has: page.locator("code", { hasText: "circle.dilution" }) });
  const slider = ((await wanted.count()) > 0 ? wanted : sliders).first().locator("input");
  await slider.evaluate((input) => input.closest(".lever").scrollIntoView({ block: "nearest" }));
  const frames = [];
  const frame = async (wait, ms) => {
    await page.waitForTimeout(wait);
    frames.push({ ms, png: await page.screenshot() });
  };
  await frame(200, 1800);
  await slider.focus();
  while ((await slider.inputValue()) !== "0") {
    for (let press = 0; press < 4; press += 1) await page.keyboard.press("ArrowLeft");
    await frame(250, 250);
  }
  await frame(600, 600);
  await settled(page, "same worlds");
  await frame(100, 3000);
  writeFileSync(join(pictures, `${name}.png`), animated(frames));
  await page.close();
}

await moving("what-if", join(run, "report.html"));
await browser.close();
rmSync(home, { recursive: true });
