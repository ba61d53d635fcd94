import { runCommandLine } from './cli/run.ts';

// The command line on plain Node, which has no key store; the installed app runs the same in its own runtime (main.ts).
process.umask(0o077);
void runCommandLine(process.argv.slice(2), null).then((status) => {
  process.exitCode = status;
});
