import { useCallback } from 'react';
import { teamWeekText } from '../../../../domain/team-week.ts';
import { send } from '../../../coach-api.ts';
import { Button } from '../../../ui/button.tsx';
import { PaperChoices } from '../../paper/paper-page.tsx';
import { PaperTick } from '../../paper/paper-tick.tsx';
import { useSaving } from '../../paper/use-saving.ts';
import { useAnswer } from '../../use-answer.ts';
import type { TakePartProps } from './take-page.tsx';
import './team-part.css';

/** The week in numbers for a team that adds up its own: the file, letter by letter. */
export function TeamPart({ push, taken, onChange, onDone }: TakePartProps) {
  const save = useSaving();
  const { week, tellsKinds } = taken;
  const ask = useCallback(() => send('readTeamWeek', { week }), [week]);
  const { value: files, problem } = useAnswer(ask, String(push.recordsRevision));
  if (files === null) return <p role="status">{problem}</p>;

  const { whole, withoutKinds } = files;
  const file = tellsKinds ? whole : withoutKinds;
  const hasKinds = teamWeekText(withoutKinds) !== teamWeekText(whole);
  return (
    <>
      <PaperChoices>
        {problem !== '' && <p role="status">{problem}</p>}
        <p>
          Counts of one week and nothing else: no name, no text, nothing of one call, no day. “copy” is drawn
          by chance for that week, so that the same file given twice counts once.
        </p>
        <p>
          Whoever collects the files adds them up with <code>unflappable-cli combine</code>, which says
          nothing of fewer than five people. This file alone holds your numbers: give it to someone you would
          tell them to.
        </p>
        {hasKinds && (
          <fieldset>
            <legend>What is on it</legend>
            <PaperTick
              label="Calls about prejudice or danger"
              isOn={tellsKinds}
              onChange={(isOn) => onChange({ tellsKinds: isOn })}
            />
          </fieldset>
        )}
        <div className="buttons">
          <Button look="filled" onPress={() => void save(() => send('saveTeamWeek', { file }))}>
            Save for the team
          </Button>
          <Button look="quiet" onPress={onDone}>
            Done
          </Button>
        </div>
      </PaperChoices>
      <article className="paper" aria-label="The file">
        <pre className="team-file">{teamWeekText(file)}</pre>
      </article>
    </>
  );
}
