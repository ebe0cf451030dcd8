/**
 * Pictures of the report page of the codemod, to look at: light and dark, wide and narrow, in
 * .cache/report-page/. One of them is the picture of docs/codemod.md.
 *
 *   npm run pictures              installs Chromium where there is none (Debian and Ubuntu, as root), then takes them
 *   npm run pictures -- --install only installs
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath, exit, stdout } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureChromium } from './chromium.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 * @throws {Error} When it ends with another code than 0.
 */
function run(command, args, cwd = ROOT) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`\`${[command, ...args].join(' ')}\` failed`);
}

/**
 * The report of a dry run over the application of the demonstration.
 * @param {string} folder
 * @returns {string} Path of the page.
 */
function makeReport(folder) {
  cpSync(join(ROOT, 'examples/mail-digest'), folder, { recursive: true });
  run(execPath, [join(ROOT, 'codemods/dist/cli.js'), '--quiet', '--report', 'report.html'], folder);
  return join(folder, 'report.html');
}

/**
 * @param {string} executablePath
 * @param {string} report
 */
async function takePictures(executablePath, report) {
  const target = join(ROOT, '.cache/report-page');
  mkdirSync(target, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      for (const [name, width] of /** @type {const} */ ([
        ['wide', 1280],
        ['narrow', 390],
      ])) {
        const page = await browser.newPage({ viewport: { width, height: 2_200 }, colorScheme });
        await page.goto(pathToFileURL(report).href);
        const path = join(target, `${colorScheme}-${name}.png`);
        await page.screenshot({ path });
        stdout.write(`${path}\n`);
        await page.close();
      }
    }
    const page = await browser.newPage({ viewport: { width: 1100, height: 1240 }, colorScheme: 'light' });
    await page.goto(pathToFileURL(report).href);
    const path = join(ROOT, 'docs/report-page.png');
    await page.screenshot({ path });
    stdout.write(`${path}\n`);
  } finally {
    await browser.close();
  }
}

const executable = ensureChromium();
if (argv.includes('--install')) exit(0);
const folder = mkdtempSync(join(tmpdir(), 'report-page-'));
try {
  await takePictures(executable, makeReport(folder));
} finally {
  rmSync(folder, { recursive: true });
}
