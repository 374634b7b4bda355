/**
 * Registers the add-in with WPS: writes the list that WPS reads when it starts, and the setting that says where the list is.
 */
const os = require('node:os');
const path = require('node:path');

const NAME = 'breakdown-assistant';
const ENTRY = new RegExp(`[ \\t]*<jsplugin(?:online)? [^>]*name="${NAME}"[^>]*/>\\r?\\n?`, 'g');

/** The entry of the add-in in a list: for a server, or for a folder next to the list. */
function entry({ address, folder, version }) {
  return address === undefined
    ? `<jsplugin name="${NAME}" type="et" url="${folder}" version="${version}" enable="enable_dev" install="null" customDomain=""/>`
    : `<jspluginonline name="${NAME}" type="et" url="${address}" debug="" enable="enable_dev" install="null" customDomain=""/>`;
}

/** A list that contains only the add-in. */
function jsplugins(where) {
  return `<jsplugins>\n  ${entry(where)}\n</jsplugins>\n`;
}

/** The list with exactly one entry of the add-in. Entries of other add-ins stay. @param {string | null} list */
function registered(list, where) {
  const others = unregistered(list);
  if (others === null) return jsplugins(where);
  return others.replace(/<\/jsplugins>|<jsplugins\s*\/>/, (end) =>
    end === '</jsplugins>' ? `  ${entry(where)}\n</jsplugins>` : jsplugins(where).trimEnd(),
  );
}

/** The list without the entry of the add-in; null when there is no list. @param {string | null} list */
function unregistered(list) {
  if (list === null || !/<jsplugins[\s/>]/.test(list)) return null;
  return list.replace(ENTRY, '');
}

/**
 * The text of `oem.ini` that managed editions need: it says where the list of add-ins is. Without it these editions read no list of the
 * user's. Existing lines stay.
 * @param {{ list: string, present?: string | null, debugs?: boolean }} options `debugs`: with WPS's own debugger (Alt+F12)
 */
function oemIni({ list, present = '', debugs = false }) {
  const support = { JsApiPlugin: 'true', ...(debugs ? { JsApiShowWebDebugger: 'true' } : {}) };
  return withKeys(withKeys(present ?? '', 'Support', support), 'Server', { JSPluginsServer: list });
}

/** The text of an .ini file with some keys of a section set. */
function withKeys(text, section, keys) {
  const lines = text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
  let start = lines.findIndex((line) => line.trim().toLowerCase() === `[${section.toLowerCase()}]`);
  if (start < 0) start = lines.push(`[${section}]`) - 1;
  for (const [key, value] of Object.entries(keys)) {
    const end = lines.findIndex((line, index) => index > start && /^\s*\[/.test(line));
    const last = end < 0 ? lines.length : end;
    const at = lines.findIndex(
      (line, index) =>
        index > start && index < last && line.split('=')[0].trim().toLowerCase() === key.toLowerCase(),
    );
    if (at < 0) lines.splice(start + 1, 0, `${key}=${value}`);
    else lines[at] = `${key}=${value}`;
  }
  return `${lines.join('\n')}\n`;
}

/**
 * The paths of the user's lists. Builds with the publish mode read `publish.xml` (12.1.0.16910 and later, as wpsjs decides it); other
 * builds read `jsplugins.xml`, through `oem.ini`. Null where WPS takes no add-ins.
 */
function listPaths(platform = process.platform, env = process.env) {
  // wpsjs has a path for macOS, but WPS's own overview and people who tried say that WPS takes no add-ins there.
  if (platform === 'darwin') return null;
  const names = ['publish.xml', 'jsplugins.xml'];
  if (platform === 'win32') {
    return names.map((name) => path.win32.join(env.APPDATA ?? '', 'kingsoft', 'wps', 'jsaddons', name));
  }
  const folder = path.posix.join(env.HOME ?? os.homedir(), '.local/share/Kingsoft/wps/jsaddons');
  return names.map((name) => path.posix.join(folder, name));
}

/**
 * Whether a build has the publish mode: if `cfgs/setup.cfg` says first version 9, or first version 1 with build 16910 or later (as in wpsjs
 * 2.2.3).
 * @param {string} setup the text of the file
 */
function hasPublishMode(setup) {
  const value = (key) => new RegExp(`^\\s*${key}\\s*=\\s*"?([\\d.]+)`, 'im').exec(setup)?.[1] ?? '';
  const first = value('FirstVersion');
  return first === '9' || (first === '1' && Number(value('Version').split('.').pop()) >= 16910);
}

module.exports = {
  NAME,
  entry,
  jsplugins,
  registered,
  unregistered,
  listPaths,
  oemIni,
  hasPublishMode,
};
