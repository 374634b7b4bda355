/**
 * `npm run score`: prints how well the product reads the generated tables, by group.
 */
import { scoreTables } from './score';

const scores = scoreTables();
const groups = [...new Set(scores.map(({ group }) => group))];
console.log(`${'tables'.padEnd(20)}${'right'.padStart(15)}${'of'.padStart(15)}`);
for (const group of [...groups, 'all']) {
  const own = scores.filter((score) => group === 'all' || score.group === group);
  const right = own.filter(({ wrong }) => wrong.length === 0).length;
  console.log(`${group.padEnd(20)}${String(right).padStart(15)}${String(own.length).padStart(15)}`);
}
for (const { group, table, wrong } of scores.filter((score) => score.wrong.length > 0))
  console.log(`\n${group} ${table}: ${wrong.join('; ')}`);
