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

/** The user's list. */
function listPath(platform = process.platform, env = process.env) {
  if (platform === 'win32') {
    return path.win32.join(env.APPDATA ?? '', 'kingsoft', 'wps', 'jsaddons', 'publish.xml');
  }
  return path.posix.join(env.HOME ?? os.homedir(), '.local/share/Kingsoft/wps/jsaddons/publish.xml');
}

module.exports = { NAME, entry, jsplugins, registered, unregistered, listPath };
