import { buildIfStale } from './build-app.ts';
import { findElectron, runElectron, runPreview } from './hosts.ts';

await buildIfStale();
const flags = process.argv.slice(2);
const electron = findElectron();
if (electron.ok) {
  process.exitCode = await runElectron(electron.program, flags);
} else {
  console.error(`${electron.reason} Starting the preview on Chromium instead.`);
  process.exitCode = await runPreview(flags);
}
