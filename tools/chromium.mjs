import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { env, stderr } from 'node:process';

const KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Finds a Chromium, and installs it where there is none (Debian and Ubuntu, as root). `CHROMIUM` names one
 * that lies elsewhere.
 * @returns {string} its path
 * @throws {Error} when it cannot be installed
 */
export function ensureChromium() {
  const find = () => [env['CHROMIUM'] ?? '', ...KNOWN].find((path) => path !== '' && existsSync(path));
  const found = find();
  if (found !== undefined) return found;
  stderr.write('Installing Chromium …\n');
  aptGet('update', '--quiet');
  aptGet('install', '--yes', '--quiet', '--no-install-recommends', 'chromium');
  const installed = find();
  if (installed === undefined)
    throw new Error('Chromium was installed, but is in none of the usual places; name it with CHROMIUM.');
  return installed;
}

/** @param {readonly string[]} args */
function aptGet(...args) {
  const { status, error } = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`\`${['apt-get', ...args].join(' ')}\` failed`);
}
