/**
 * The address that a site is built for, and the manifest that contains it.
 */
const { version } = require('../package.json');

const HOME = 'https://localhost:3000';

/**
 * @param {string | undefined} given the value in `--env base=https://…`
 * @returns the address without a slash at its end
 */
function baseAddress(given) {
  if (given === undefined) return HOME;
  let address;
  try {
    address = new URL(String(given));
  } catch {
    throw new Error(`base is "${given}"; it must be an address such as https://tools.example.org/breakdown`);
  }
  if (address.protocol !== 'https:')
    throw new Error(`base is "${given}"; Office loads add-ins over https only.`);
  return address.href.replace(/\/+$/, '');
}

/** The manifest for an address, with the version of package.json. Office requires four numbers in a version. */
function manifestFor(manifest, base) {
  const origin = new URL(base).origin;
  return manifest
    .split(`<AppDomain>${HOME}</AppDomain>`)
    .join(`<AppDomain>${origin}</AppDomain>`)
    .split(HOME)
    .join(base)
    .replace(/<Version>[^<]*<\/Version>/, `<Version>${version}.0</Version>`);
}

module.exports = { HOME, baseAddress, manifestFor };
