import type { EvidenceSheet } from '../../../domain/evidence-sheet.ts';
import { Paper } from '../paper/paper.tsx';
import './evidence-paper.css';

/** So few calls have room for a line a fact; more of them would not go onto one page. */
const callsWithRoom = 4;

/** Facts up to so many characters stand beside each other; a longer one has a line of its own. */
const shortFact = 70;

/** The sheet as it leaves: on the screen, and alone on the printed page. */
export function EvidencePaper({ sheet }: { readonly sheet: EvidenceSheet }) {
  const hasRoom = sheet.entries.length <= callsWithRoom;
  return (
    <Paper label="The sheet" title={sheet.title} lead={sheet.lead} foot={sheet.foot}>
      {sheet.entries.map(({ heading, facts }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two calls of one minute look the same, and none moves
        <section key={index} className={hasRoom ? 'evidence-entry roomy' : 'evidence-entry'}>
          <h3>{heading}</h3>
          <dl>
            {facts.map(({ label, text }) => (
              <div key={label} className={text.length > shortFact ? 'evidence-fact long' : 'evidence-fact'}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Paper>
  );
}
