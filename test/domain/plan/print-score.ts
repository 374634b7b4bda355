/**
 * `npm run score`: prints which facts of the ten plans are read, missed or invented.
 */
import { scorePlans } from './ten-plans';

const scores = scorePlans();
const row = (title: string, ...figures: readonly (string | number)[]): void => {
  console.log(`${figures.map((figure) => String(figure).padStart(10)).join('')}  ${title}`);
};
row('plan', 'read', 'missed', 'invented');
for (const { title, read, missed, invented } of scores) {
  row([title, ...missed, ...invented].join('; '), read, missed.length, invented.length);
}
const sum = (count: (score: (typeof scores)[number]) => number): number =>
  scores.reduce((total, score) => total + count(score), 0);
row(
  'all',
  sum(({ read }) => read),
  sum(({ missed }) => missed.length),
  sum(({ invented }) => invented.length),
);
