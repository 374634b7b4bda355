/**
 * The version number is shown where users look for it when they ask for help.
 */
import { version } from '../../package.json';
import { halfWayBook } from '../hosts/books';
import { paneStories, useBrowser } from './pages/in-browser';

const withPane = paneStories(useBrowser());

it.each([
  ['zh-CN', '参数', `任务分解助手 ${version}`],
  ['en-US', 'Settings', `Breakdown Assistant ${version}`],
] as const)('stands at the foot of 参数, as package.json has it: %s', async (locale, tab, words) => {
  await withPane(halfWayBook(), { locale }, async (pane) => {
    await pane.tab(tab).click();
    const foot = pane.frame.getByRole('tabpanel').getByText(words, { exact: true });
    await foot.waitFor();
    const isLast = await foot.evaluate((element) => element.nextElementSibling === null);
    expect(isLast).toBe(true);
  });
});
