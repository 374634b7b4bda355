/**
 * Serves the files of a folder, to this machine only.
 */
const { createReadStream, promises } = require('node:fs');
const { createServer } = require('node:http');
const path = require('node:path');

const HOST = '127.0.0.1';
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
/** Headers for all files. Pages have a content security policy of their own; these headers also apply to everything else. */
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
};

/**
 * @param {string} folder
 * @param {number} port if it is taken, the next ones are tried; 0 takes any free port
 * @returns {Promise<{ address: string, close: () => void }>}
 */
async function serve(folder, port) {
  const server = createServer((request, response) => {
    answer(folder, request, response).catch(() => {
      response.writeHead(500).end();
    });
  });
  const address = `http://${HOST}:${await listen(server, port, 10)}/`;
  return { address, close: () => server.close() };
}

function listen(server, port, tries) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE' && tries > 0) resolve(listen(server, port + 1, tries - 1));
      else reject(error);
    });
    server.listen(port, HOST, () => {
      server.removeAllListeners('error');
      resolve(server.address().port);
    });
  });
}

async function answer(folder, request, response) {
  const file = fileOf(folder, request.url ?? '/');
  const stats = file && (await promises.stat(file).catch(() => null));
  if (!stats?.isFile() || !['GET', 'HEAD'].includes(request.method ?? '')) {
    response.writeHead(404, { ...HEADERS, 'Content-Type': 'text/plain' }).end('404');
    return;
  }
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
  response.writeHead(200, { ...HEADERS, 'Content-Type': type, 'Content-Length': stats.size });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
}

/** The file for an address; null for an address outside the folder. */
function fileOf(folder, address) {
  try {
    const { pathname } = new URL(address, `http://${HOST}/`);
    const wanted = decodeURIComponent(pathname);
    const file = path.join(folder, wanted.endsWith('/') ? `${wanted}index.html` : wanted);
    return file.startsWith(folder + path.sep) ? file : null;
  } catch {
    return null;
  }
}

module.exports = { serve };
