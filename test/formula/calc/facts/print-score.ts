/**
 * `npm run score`: prints how many facts the calculator confirms, by function.
 */
import { scoreFacts, type Outcome, type Scored } from './score';

const OUTCOMES: readonly Outcome[] = ['right', 'wrong', 'disputed', 'not supported'];

function line(name: string, facts: readonly Scored[]): string {
  const counts = OUTCOMES.map((outcome) => facts.filter((fact) => fact.outcome === outcome).length);
  const [right = 0, wrong = 0] = counts;
  const rate = right + wrong === 0 ? '' : `${((100 * right) / (right + wrong)).toFixed(1)} %`;
  return `${name.padEnd(20)}${counts.map((count) => String(count).padStart(15)).join('')}${rate.padStart(10)}`;
}

const facts = scoreFacts();
const names = [...new Set(facts.map((fact) => fact.name))].sort();
const isSupported = (name: string): boolean =>
  facts.some((fact) => fact.name === name && fact.outcome !== 'not supported');
const unsupported = names.filter((name) => !isSupported(name));
console.log(
  `${'function'.padEnd(20)}${OUTCOMES.map((outcome) => outcome.padStart(15)).join('')}${'rate'.padStart(10)}`,
);
for (const name of names.filter(isSupported))
  console.log(
    line(
      name,
      facts.filter((fact) => fact.name === name),
    ),
  );
console.log(line('all', facts));
console.log(`\nNot supported at all (${unsupported.length}): ${unsupported.join(', ')}`);
