import { buildIfStale } from './build-app.ts';
import { runPreview } from './hosts.ts';

await buildIfStale();
process.exitCode = await runPreview(process.argv.slice(2));
