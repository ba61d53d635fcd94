/** Writes the log in a folder under one new key after the other, as fast as it can, until it is killed. */
import { z } from 'zod';
import { changeLogKey } from '../../electron/change-log-key.ts';
import { type Keys, plainKeyFile, readKeyFile, withNewKey } from '../../electron/store/key.ts';
import { keyOfLog } from '../../electron/store/key-for.ts';

const folder = z.string().parse(process.argv[2]);
const file = readKeyFile(folder);
if (file?.kind !== 'file') throw new Error('it has a key');
let keys: Keys = [file.key, ...(file.former ?? [])];
process.send?.('ready');
for (;;) {
  const next = withNewKey(keys);
  changeLogKey({ folder, from: keyOfLog(folder, keys), to: next[0], keyFile: plainKeyFile(next) });
  keys = next;
}
