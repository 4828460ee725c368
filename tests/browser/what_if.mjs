// The engine within a page, as readers use it: what report.mjs tries of it.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// Until the panel has come to rest, which it says in these words. The page lets nobody wait in it: that would be a foreign script.
export async function settled(page, needle) {
  for (let turn = 0; turn < 1200; turn += 1) {
    if ((await page.locator(".what-if-progress").textContent()).includes(needle)) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`the panel has not come to rest: ${await page.locator("#what-if").innerText()}`);
}

const slider = (page, place) => page.locator(`#lever-${place}`);
const shown = (page) => page.locator(".what-if-verdict p").first().innerText();
// Of the picture, what anybody sees.
const drawn = (page) => page.locator(".moved .picture svg").first().evaluate((svg) => Array.from(svg.querySelectorAll("text"), (text) => text.textContent).join("|"));
const plain = (text) => text.replace(/\s+/g, " ");

export async function whatIf({ browser, check, open, picture, looks, findings, program, project, home, report }) {
  const trials = 400;
  const set = ["--set", `experiment.trials=${trials}`];
  const url = report("what-if", "scenarios/credit-union.toml", ...set);
  const DONE = "same worlds";
  const name = "what if";

  {
    const { page, complaints, requests, close } = await open(browser, url, looks[0]);
    const bytes = readFileSync(fileURLToPath(url)).length;
    check(`${name}: the report has at most 2 MB`, bytes <= 2_000_000, `${bytes}`);
    check(`${name}: the panel is there`, await page.locator("#what-if").isVisible());
    check(`${name}: it begins with the verdict of the run`, (await shown(page)) === (await page.locator("header .verdict p").first().innerText()));
    const before = await drawn(page);
    check(`${name}: and with its picture`, before === (await page.locator("#chart-reach .picture svg").first().evaluate((svg) => Array.from(svg.querySelectorAll("text"), (text) => text.textContent).join("|"))));
    const ids = await page.evaluate(() => {
      const all = Array.from(document.querySelectorAll("#what-if [id]"), (node) => node.id);
      return all.filter((id) => document.querySelectorAll(`[id="${id}"]`).length > 1);
    });
    check(`${name}: every name in the panel is its own`, ids.length === 0, ids.join(", "));

    // Keys.
    await slider(page, 0).focus();
    await page.keyboard.press("End");
    await settled(page, DONE);
    check(`${name}: End moves a slider to its end`, (await slider(page, 0).inputValue()) === (await slider(page, 0).getAttribute("max")));
    check(`${name}: the value is said`, /\d/.test(await slider(page, 0).getAttribute("aria-valuetext")));
    check(`${name}: the picture moves`, (await drawn(page)) !== before);
    check(`${name}: the sentence is announced`, (await page.locator(".what-if-spoken").textContent()).length > 20);
    check(`${name}: what is moved is marked`, (await page.locator(".lever.is-moved").count()) === 1);

    // The digits are those of the program.
    const command = await page.locator(".what-if-same code").innerText();
    const changes = [...command.matchAll(/--set (?:'([^']*)'|(\S+))/g)].map((match) => match[1] ?? match[2]);
    check(`${name}: there is a command`, changes.length > 0 && command.startsWith("whoknows run scenario.toml --set "), command);
    const again = join(home, "again");
    const arguments_ = ["run", join(fileURLToPath(url), "..", "scenario.toml"), "--quiet", "--out", again, ...changes.flatMap((change) => ["--set", change])];
    execFileSync(program, arguments_, { cwd: project, stdio: "inherit" });
    const { page: told, close: closeTold } = await open(browser, new URL(`file://${join(again, "report.html")}`).href, looks[0]);
    check(`${name}: the page says what the program says`, (await shown(page)) === (await told.locator("header .verdict p").first().innerText()), `${await shown(page)}`);
    for (const [index, chart] of ["reach", "advantage", "time"].entries()) {
      await page.locator(".what-if-pictures input").nth(index).check();
      const texts = await told.locator(`#chart-${chart} .picture svg`).first().evaluate((svg) => Array.from(svg.querySelectorAll("text"), (text) => text.textContent).join("|"));
      check(`${name}: and draws ${chart} with the same figures`, (await drawn(page)) === texts);
    }
    await closeTold();
    await page.locator(".what-if-pictures input").first().check();

    // A link.
    const link = await page.evaluate(() => location.href);
    check(`${name}: the state is in the address`, link.includes("#what-if?of="), link);
    const { page: other, close: closeOther } = await open(browser, link, looks[0]);
    await settled(other, DONE);
    check(`${name}: a link brings the state back`, (await shown(other)) === (await shown(page)) && (await slider(other, 0).inputValue()) === (await slider(page, 0).inputValue()));
    await closeOther();

    // Back.
    await page.locator(".what-if-reset").click();
    check(`${name}: back to the scenario`, (await drawn(page)) === before && (await page.locator(".lever.is-moved").count()) === 0);
    check(`${name}: and nothing is left to copy`, !(await page.locator(".what-if-same").isVisible()) && !page.url().includes("?"));

    // A drag: the first picture soon, others behind.
    const times = await page.evaluate(() => {
      window.drawnAt = [];
      new MutationObserver(() => window.drawnAt.push(performance.now())).observe(document.querySelector(".moved .picture"), { childList: true });
      document.querySelector("#what-if form").addEventListener("input", () => (window.movedAt = performance.now()));
    });
    // As a drag goes: one step after another, none waits for the picture.
    await slider(page, 1).evaluate((input) => {
      const here = Number(input.value);
      for (let step = 1; step <= 10; step += 1) {
        input.value = here + step;
        input.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
    await settled(page, DONE);
    const waits = await page.evaluate(() => window.drawnAt.filter((at) => at > window.movedAt).map((at) => at - window.movedAt));
    check(`${name}: a drag moves the picture`, waits.length >= 1, `${times}`);
    console.log(`what if: the first picture came ${Math.round(waits[0])} ms after the last move, ${waits.length} in all`);
    check(`${name}: the first picture comes soon`, waits[0] < 1500, `${Math.round(waits[0])} ms`);

    // A switch.
    const box0 = page.locator(".lever.switch input").first();
    const label = await shown(page);
    await box0.uncheck();
    await settled(page, DONE);
    check(`${name}: a switch is a change`, (await page.locator(".what-if-same code").innerText()).includes("=false"), label);

    const found = await findings(page);
    check(`${name}: axe has no serious finding`, found.length === 0, found.join("\n  "));
    await page.locator("#what-if").scrollIntoViewIfNeeded();
    await picture(page, "what-if", { fullPage: false });
    await page.locator("#what-if").screenshot(process.env.WHOKNOWS_LOOK ? { path: join(process.env.WHOKNOWS_LOOK, "what-if-panel.png") } : {});

    // Printed as it stands.
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    check(`${name}: paper has what is shown`, (await page.locator(".moved .picture svg.slide, .moved .picture svg").first().isVisible()) && !(await page.locator(".what-if-reset").isVisible()));
    await page.emulateMedia({ media: "screen" });
    check(`${name}: the console is silent`, complaints.length === 0, complaints.join("; "));
    const strangers = requests.filter((request) => !request.startsWith("blob:"));
    check(`${name}: nothing is loaded`, strangers.length === 0, strangers.join("; "));
    await close();
  }

  // Memory over many moves.
  {
    const { page, complaints, close } = await open(browser, url, looks[0]);
    const session = await page.context().newCDPSession(page);
    const used = async () => {
      await session.send("HeapProfiler.collectGarbage");
      const nodes = (await session.send("Memory.getDOMCounters")).nodes;
      return { heap: (await session.send("Runtime.getHeapUsage")).usedSize, nodes };
    };
    const move = async (count) => {
      for (let turn = 0; turn < count; turn += 1) {
        await slider(page, 0).evaluate((input, turn) => {
          input.value = turn % 2 === 0 ? input.min : input.max;
          input.dispatchEvent(new Event("input", { bubbles: true }));
        }, turn);
        await page.waitForTimeout(60);
      }
      await settled(page, DONE);
    };
    await move(20);
    const first = await used();
    await move(200);
    const last = await used();
    check(`${name}: memory is steady over 200 moves`, last.heap < first.heap * 1.5 + 2e6 && last.nodes < first.nodes * 1.5 + 500, `${JSON.stringify(first)} ${JSON.stringify(last)}`);
    check(`${name}: many moves are silent`, complaints.length === 0, complaints.join("; "));
    // The worker stops when the page is left.
    const before = page.workers().length;
    await page.evaluate(() => dispatchEvent(new Event("pagehide")));
    await page.waitForTimeout(300);
    check(`${name}: the worker stops when the page is left`, before === 1 && page.workers().length === 0, `${before} ${page.workers().length}`);
    await close();
  }

  // Fragments of strangers.
  const of = await (async () => {
    const { page, close } = await open(browser, url, looks[0]);
    const { of, levers } = await page.evaluate(() => JSON.parse(document.getElementById("what-if-data").textContent));
    await close();
    return { of, first: levers[0].name };
  })();
  const attack = "<img src=x onerror=window.pwned=1>";
  for (const [kind, fragment, said] of [
    ["of another report", `#what-if?of=0.0.1-x&${encodeURIComponent(of.first)}=1`, "another report"],
    ["of a stranger", `#what-if?of=${encodeURIComponent(of.of)}&${encodeURIComponent(attack)}=1`, attack],
    ["out of range", `#what-if?of=${encodeURIComponent(of.of)}&${encodeURIComponent(of.first)}=1e9`, "1e9"],
  ]) {
    const { page, complaints, close } = await open(browser, url + fragment, looks[0]);
    const message = page.locator(".what-if-message");
    check(`${name}: a fragment ${kind} is told in words`, (await message.isVisible()) && (await message.innerText()).includes(said), await message.innerText());
    check(`${name}: a fragment ${kind} is text`, (await page.evaluate(() => window.pwned)) === undefined && (await page.locator("#what-if img").count()) === 0);
    check(`${name}: a fragment ${kind} moves nothing`, (await page.locator(".lever.is-moved").count()) === 0);
    check(`${name}: a fragment ${kind} is silent`, complaints.length === 0, complaints.join("; "));
    await close();
  }

  // On a phone, in the dark, in German, for clients.
  const german = report("what-if-german", "scenarios/credit-union.toml", ...set, "--language", "de", "--audience", "client");
  for (const { name: kind, ...options } of looks.slice(1)) {
    const { page, complaints, close } = await open(browser, german, options);
    await slider(page, 0).focus();
    await page.keyboard.press("Home");
    await settled(page, "denselben Welten");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    check(`${name} ${kind}: no sideways scroll`, wide <= 0, `${wide} px too wide`);
    check(`${name} ${kind}: clients see no keys`, (await page.locator("#what-if code").count()) === 0);
    const found = await findings(page);
    check(`${name} ${kind}: axe has no serious finding`, found.length === 0, found.join("\n  "));
    check(`${name} ${kind}: the console is silent`, complaints.length === 0, complaints.join("; "));
    if (process.env.WHOKNOWS_LOOK) await page.locator("#what-if").screenshot({ path: join(process.env.WHOKNOWS_LOOK, `what-if-${kind}.png`) });
    await close();
  }

  // Without scripts, without WebAssembly, without an engine.
  {
    const { page, close } = await open(browser, url, { ...looks[0], javaScriptEnabled: false });
    check(`${name}: without scripts the page says so`, plain(await page.locator("noscript").first().innerText()).includes("scripts") && !(await page.locator("#what-if").isVisible()));
    await close();
  }
  {
    const context = await browser.newContext(looks[0]);
    await context.addInitScript(() => delete window.WebAssembly);
    const page = await context.newPage();
    await page.goto(url);
    check(`${name}: without WebAssembly the page says so`, (await page.locator(".what-if-message").innerText()).includes("WebAssembly") && !(await page.locator(".what-if").isVisible()));
    await context.close();
  }
  for (const [kind, words] of [["static", ["scenarios/credit-union.toml", ...set, "--static"]], ["network", ["scenarios/network-file.toml", ...set]]]) {
    const { page, complaints, close } = await open(browser, report(`what-if-${kind}`, ...words), looks[0]);
    check(`${name}: a ${kind} page has no panel`, (await page.locator("#what-if, #what-if-engine").count()) === 0);
    check(`${name}: a ${kind} page is silent`, complaints.length === 0, complaints.join("; "));
    if (kind === "network") check(`${name}: and it says why`, (await page.locator("#change").innerText()).includes("network stands in a file"));
    await close();
  }
}
