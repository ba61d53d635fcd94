import builtIn from '../../assets/playbook.json' with { type: 'json' };
import { noChanges, playbookOf } from '../../domain/own-playbook.ts';
import { builtInPlaybookSchema } from '../../domain/playbook.ts';

/** The playbook that ships with the app, as its file says it. */
export const builtInPlaybook = builtInPlaybookSchema.parse(builtIn);

/** The same for a rep who has changed nothing. */
export const playbook = playbookOf(builtInPlaybook, noChanges);
