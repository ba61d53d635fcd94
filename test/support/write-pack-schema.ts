import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packJsonSchema } from '../../domain/pack.ts';

// Run by hand, on the project's own Node, when the form of packs has grown: `npx node test/support/write-pack-schema.ts`.
writeFileSync(
  join(import.meta.dirname, '../../docs/pack.schema.json'),
  `${JSON.stringify(packJsonSchema(), null, 2)}\n`,
);
