import { rankingInWords } from '../../../domain/line-tally.ts';
import { type CalmPage, linesOn } from '../../../domain/playbook.ts';
import { situationNames } from '../../../domain/situations.ts';
import { partAnchors } from './playbook-entries.ts';
import { LineList } from './playbook-line-list.tsx';
import { OwnSituation } from './playbook-own-situation.tsx';
import { Part } from './playbook-part.tsx';

/** Everything about one situation: what to say, and what to know. */
export function Situation({ page }: { readonly page: CalmPage }) {
  const isOwn = page.key !== page.countsAs;
  const areAllOff = page.lines.length > 0 && linesOn(page.lines).length === 0;
  return (
    <>
      {page.signs !== '' && (
        <p id={partAnchors.signs} className="signs" tabIndex={-1}>
          {page.signs}
        </p>
      )}
      {isOwn && <p className="signs">In the log it counts as: {situationNames[page.countsAs]}.</p>}
      <Part title="Say">
        <p className="ranking">{rankingInWords}</p>
        {areAllOff && (
          <p className="ranking">All lines here are switched off: the pause shows the return line alone.</p>
        )}
        <LineList place={page.key} label={page.name} lines={page.lines} />
      </Part>
      <div className="parts">
        {page.works !== '' && (
          <Part title="What may help" anchor={partAnchors.works}>
            <p>{page.works}</p>
          </Part>
        )}
        {page.avoid !== '' && (
          <Part title="Avoid" anchor={partAnchors.avoid}>
            <p>{page.avoid}</p>
          </Part>
        )}
        {page.safety !== '' && (
          <Part title="When to change course" anchor={partAnchors.safety}>
            <p>{page.safety}</p>
          </Part>
        )}
      </div>
      {isOwn && <OwnSituation page={page} />}
    </>
  );
}
