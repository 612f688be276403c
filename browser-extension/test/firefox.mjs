// Drives Firefox for tests/e2e/extension/test_firefox.py: load, pair, draft, insert. Prints what the editors hold, as JSON.
// Usage: node test/firefox.mjs <firefox> <extension folder> <server address> <code> <port of the pages>
import puppeteer from 'puppeteer-core';

const [executablePath, extension, server, code, port] = process.argv.slice(2);
const HOSTS = ['x.com', 'www.facebook.com'];

const browser = await puppeteer.launch({
  browser: 'firefox',
  executablePath,
  headless: true,
  acceptInsecureCerts: true,
  extraPrefsFirefox: {
    'network.dns.localDomains': HOSTS.join(','),
    'network.socket.forcePort': `443=${port}`,
    'network.stricttransportsecurity.preloadlist': false,
    'network.trr.mode': 5,
    'security.cert_pinning.enforcement_level': 0,
  },
});

/** Finds in the page or in one of our shadow roots, which test builds leave open. */
async function find(page, description, pick) {
  return page.waitForFunction(pick, { polling: 100, timeout: 30_000 }).catch((error) => {
    throw new Error(`${description}: ${error.message}`);
  });
}

const inPanel = (name) => `[...(document.querySelector('sincerely-panel')?.shadowRoot.querySelectorAll('button') ?? [])].find((one) => one.textContent === '${name}' && !one.disabled)`;

async function inserted(url) {
  const page = await browser.newPage();
  await page.goto(url);
  const button = await find(page, 'the button', "document.querySelector('sincerely-button')?.shadowRoot.querySelector('button')");
  await button.click();
  const insert = await find(page, 'Insert', inPanel('Insert'));
  const draft = await page.evaluate("document.querySelector('sincerely-panel').shadowRoot.querySelector('.draft').textContent");
  await insert.click();
  await find(page, 'the panel to close', "!document.querySelector('sincerely-panel')");
  const held = await page.evaluate('fixture.made.box.text()');
  const counts = await page.evaluate('fixture.counts');
  await page.close();
  return { draft, held, counts };
}

try {
  await browser.installExtension(extension);
  // A page may not go to an extension's address by itself: the panel's own button opens the options.
  const start = await browser.newPage();
  await start.goto('https://x.com/ana/status/10');
  await (await find(start, 'the button', "document.querySelector('sincerely-button')?.shadowRoot.querySelector('button')")).click();
  const before = new Set(browser.targets());
  await (await find(start, 'the way to the options', inPanel('Open the options'))).click();
  const opened = await browser.waitForTarget((target) => target.type() === 'page' && !before.has(target), { timeout: 30_000 });
  const options = await opened.page();
  await start.close();
  await find(options, 'the options page', "document.querySelectorAll('form input').length === 2");
  await options.evaluate((address, typed) => {
    const [first, second] = document.querySelectorAll('form input');
    first.value = address;
    second.value = typed;
  }, server, code);
  await (await options.$('button[type=submit]')).click();
  await find(options, 'the pairing', "/^Connected/.test(document.querySelector('.state').textContent)");
  await options.close();
  const [x, facebook] = [await inserted('https://x.com/ana/status/10'), await inserted('https://www.facebook.com/riverside/posts/1')];
  console.log(JSON.stringify({ x, facebook }));
} finally {
  await browser.close();
}
