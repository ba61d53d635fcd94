/**
 * Keeps the key of the log in a folder in one way after the other, as fast as it can, until it is killed. Each way is in
 * a file of its own beside it, made before: the stretching of a passphrase would take most of the time.
 */
import { z } from 'zod';
import { type KeyFile, readKeyFile, replaceKeyFile } from '../../electron/store/key.ts';

const [folder, ...others] = z.array(z.string()).parse(process.argv.slice(2));
if (folder === undefined) throw new Error('which folder?');
const ways: readonly KeyFile[] = others.map((other) => {
  const file = readKeyFile(other);
  if (file === null) throw new Error(`${other} has no key`);
  return file;
});
process.send?.('ready');
for (;;) {
  for (const way of ways) replaceKeyFile(folder, way);
}
