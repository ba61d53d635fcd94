import builtIn from '../../assets/playbook.json' with { type: 'json' };
import { noChanges, playbookOf } from '../../domain/own-playbook.ts';
import { builtInPlaybookSchema } from '../../domain/playbook.ts';

/** The playbook that ships with the app, as its file holds it. */
export const builtInPlaybook = builtInPlaybookSchema.parse(builtIn);

/** The same as a rep's own who has changed nothing yet. */
export const playbook = playbookOf(builtInPlaybook, noChanges);
