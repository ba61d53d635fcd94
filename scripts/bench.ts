import { ensureBrowser } from '../preview/find-browser.ts';
import { benchNames, runBenches } from '../test/bench/bench.ts';
import { buildIfStale } from './build-app.ts';

// `npm run bench` runs every bench, `npm run bench -- log` those of the log alone.
const [wanted] = process.argv.slice(2);
const only = benchNames.find((name) => name === wanted) ?? null;
if (wanted !== undefined && only === null) {
  console.error(`There is no bench “${wanted}”. Alone can be run: ${benchNames.join(', ')}.`);
  process.exit(2);
}
process.env.UNFLAPPABLE_BROWSER = ensureBrowser();
await buildIfStale();
process.exitCode = (await runBenches(only)) ? 0 : 1;
