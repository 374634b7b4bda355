/**
 * Chooses where pages load office.js from: Microsoft's network, or the site itself where the internet cannot be reached.
 */
const path = require('node:path');

const CDN = 'https://appsforoffice.microsoft.com';
const DIST = path.dirname(require.resolve('@microsoft/office-js/dist/office.js'));
/** The files that office.js loads in Excel, in Chinese and in English. */
const FILES = [
  'office.js',
  'excel-*.js',
  'o15apptofilemappingtable.js',
  '{zh-cn,en-us}/*.js',
  'telemetry/*.js',
  'es6-promise.js',
];

/** @param {string | undefined} source `cdn` or `local` */
function officeScript(source = 'cdn') {
  if (source === 'cdn') return { src: `${CDN}/lib/1/hosted/office.js`, origin: CDN, copies: [] };
  if (source !== 'local') throw new Error(`OFFICE_JS is "${source}"; it can be "cdn" or "local".`);
  const copies = FILES.map((from) => ({
    from,
    context: DIST,
    to: 'office-js/[path][name][ext]',
    noErrorOnMissing: true,
    globOptions: { ignore: ['**/*.debug.js'] },
    // Shipped as Microsoft made it.
    info: { minimized: true },
  }));
  return { src: 'office-js/office.js', origin: '', copies };
}

module.exports = { officeScript };
