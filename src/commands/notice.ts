/**
 * The script of the small window in which a ribbon button shows a message.
 */
const words = new URLSearchParams(location.search);
const title = document.getElementById('title');
const message = document.getElementById('message');
document.title = words.get('title') ?? '';
if (title) title.textContent = document.title;
if (message) message.textContent = words.get('message') ?? '';
