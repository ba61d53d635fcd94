import { ensureBrowser } from '../preview/find-browser.ts';
import { runBenches } from '../test/bench/bench.ts';
import { buildIfStale } from './build-app.ts';

process.env.UNFLAPPABLE_BROWSER = ensureBrowser();
await buildIfStale();
process.exitCode = (await runBenches()) ? 0 : 1;
