// Draws the pictures of the README anew: node pictures.mjs PROGRAM

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

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
await browser.close();
rmSync(home, { recursive: true });
