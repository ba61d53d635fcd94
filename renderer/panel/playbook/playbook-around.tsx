import type { ReturnLine } from '../../../domain/playbook.ts';
import { situationNames } from '../../../domain/situations.ts';
import { useOpenPlaybook } from './playbook-context.ts';
import { LineList } from './playbook-line-list.tsx';
import { Part } from './playbook-part.tsx';

/** What every pause has, whatever the situation. */
export function AroundThePause() {
  const { bridges, bridgeNote, returnLines, cues } = useOpenPlaybook().page.playbook;
  return (
    <>
      <p className="signs">One of each is shown with a pause; a starred one where there is any.</p>
      <Part title="Bridges: say one, then mute">
        <p className="ranking">{bridgeNote}</p>
        <LineList place="bridges" label="Bridges" lines={bridges} />
      </Part>
      <Part title="Return lines: the first thing to say after the pause">
        <LineList place="return-lines" label="Return lines" lines={returnLines} noteOf={fittingWords} />
      </Part>
      <Part title="Cues: only for you, in your own name">
        <p className="ranking">“Name” becomes yours, if you gave it under Settings.</p>
        <LineList place="cues" label="Cues" lines={cues} isSpoken={false} />
      </Part>
    </>
  );
}

function fittingWords({ situations }: ReturnLine): string {
  return situations === null ? '' : `only for ${situations.map((key) => situationNames[key]).join(', ')}`;
}
