import builtIn from '../../assets/playbook.json' with { type: 'json' };
import { playbookSchema } from '../../domain/playbook.ts';

/** The playbook that ships with the app. */
export const playbook = playbookSchema.parse(builtIn);
