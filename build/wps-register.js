/**
 * How WPS is told of the add-in: the list it reads when it starts, and where it looks for it.
 */
const os = require('node:os');
const path = require('node:path');

const NAME = 'breakdown-assistant';
const ENTRY = new RegExp(`[ \\t]*<jsplugin(?:online)? [^>]*name="${NAME}"[^>]*/>\\r?\\n?`, 'g');

/** The add-in's line: from a server, or from a folder beside the list. */
function entry({ address, folder, version }) {
  return address === undefined
    ? `<jsplugin name="${NAME}" type="et" url="${folder}" version="${version}" enable="enable_dev" install="null" customDomain=""/>`
    : `<jspluginonline name="${NAME}" type="et" url="${address}" debug="" enable="enable_dev" install="null" customDomain=""/>`;
}

/** A whole list with nothing but the add-in. */
function jsplugins(where) {
  return `<jsplugins>\n  ${entry(where)}\n</jsplugins>\n`;
}

/** A list with the add-in's line in it, once; lines of other add-ins stay. @param {string | null} list */
function registered(list, where) {
  const others = unregistered(list);
  if (others === null) return jsplugins(where);
  return others.replace(/<\/jsplugins>|<jsplugins\s*\/>/, (end) =>
    end === '</jsplugins>' ? `  ${entry(where)}\n</jsplugins>` : jsplugins(where).trimEnd(),
  );
}

/** A list without the add-in's line; null where there is no list. @param {string | null} list */
function unregistered(list) {
  if (list === null || !/<jsplugins[\s/>]/.test(list)) return null;
  return list.replace(ENTRY, '');
}

/**
 * What managed editions need in `oem.ini`: where the list of add-ins is. Lines that are there already stay. Without it they read no
 * list of the user's.
 * @param {{ list: string, present?: string | null, debugs?: boolean }} options `debugs`: with WPS's own debugger (Alt+F12)
 */
function oemIni({ list, present = '', debugs = false }) {
  const support = { JsApiPlugin: 'true', ...(debugs ? { JsApiShowWebDebugger: 'true' } : {}) };
  return withKeys(withKeys(present ?? '', 'Support', support), 'Server', { JSPluginsServer: list });
}

/** An .ini text with keys of a section set. */
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
 * The user's lists: `publish.xml` is what builds with the publish mode read (12.1.0.16910 and later, as wpsjs tells them), and
 * `jsplugins.xml` the others, through `oem.ini`. Null where WPS takes no add-ins.
 */
function listPaths(platform = process.platform, env = process.env) {
  // wpsjs has a path for macOS; WPS's own overview, and those who tried, say that it takes no add-ins there.
  if (platform === 'darwin') return null;
  const names = ['publish.xml', 'jsplugins.xml'];
  if (platform === 'win32') {
    return names.map((name) => path.win32.join(env.APPDATA ?? '', 'kingsoft', 'wps', 'jsaddons', name));
  }
  const folder = path.posix.join(env.HOME ?? os.homedir(), '.local/share/Kingsoft/wps/jsaddons');
  return names.map((name) => path.posix.join(folder, name));
}

/**
 * Whether a build has the publish mode, by its `cfgs/setup.cfg`, as wpsjs 2.2.3 decides: first version 1 from 16910 on, or 9.
 * @param {string} setup the file's text
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
