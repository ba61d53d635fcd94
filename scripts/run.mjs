// The door of every npm script: plain JavaScript, so that it can say what is wrong on a Node that is too old for the
// rest (TypeScript runs as it is from Node 24 on, and the SQLite driver crashes on Node 20).
import { basename } from 'node:path';

const oldest = 24;
if (Number(process.versions.node.split('.')[0]) < oldest) {
  console.error(
    `Unflappable needs Node ${oldest} or later; this is ${process.version}. Run “npm ci” here and start it through npm (“npm start”): that brings Node ${oldest} along.`,
  );
  process.exit(1);
}
const [task] = process.argv.splice(2, 1);
await import(new URL(`./${basename(task ?? '')}.ts`, import.meta.url).href);
