import { useState } from 'react';
import { mostCallsTaken, mostOnMyMind, type Shift } from '../../../domain/records.ts';
import { send } from '../../coach-api.ts';
import type { Choice } from '../../ui/choice-group.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { changeSaver, notSavedWords, type SaveState } from '../change-saver.ts';
import { ClearableChoices } from '../log/clearable-choices.tsx';
import { useFlushOnLeave } from '../use-flush-on-leave.ts';

type Noted = Pick<Shift, 'stillOnMyMind' | 'callsTaken'>;

const onMyMind: readonly Choice<string>[] = Array.from({ length: mostOnMyMind + 1 }, (_, step) => ({
  value: String(step),
  content: step,
  ...(step === 0 ? { name: '0 not at all' } : step === mostOnMyMind ? { name: `${step} all of it` } : {}),
}));

/** Two numbers about the shift, either of which may be left out. The component keeps its own: no push overwrites them. */
export function ClosingNumbers({ shift }: { readonly shift: Shift }) {
  const [noted, setNoted] = useState<Noted>(shift);
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'untouched' });
  const [saver] = useState(() =>
    changeSaver<Noted>((change) => send('noteShift', { id: shift.id, ...change }), setSaveState),
  );
  useFlushOnLeave(saver.flush);
  const note = (change: Partial<Noted>, pace: 'now' | 'soon') => {
    setNoted({ ...noted, ...change });
    saver.change(change, pace);
  };
  return (
    <>
      <div className="closing-mind">
        <ClearableChoices
          label="Still on my mind"
          hint="0 not at all, 10 all of it."
          layout="scale"
          choices={onMyMind}
          value={noted.stillOnMyMind === null ? null : String(noted.stillOnMyMind)}
          onPick={(step) => note({ stillOnMyMind: step === null ? null : Number(step) }, 'now')}
        />
      </div>
      <NumberField
        label="Calls taken"
        hint="Hard or not, if you know."
        min={0}
        max={mostCallsTaken}
        value={noted.callsTaken}
        onChange={(callsTaken) => note({ callsTaken }, 'soon')}
        onLeave={() => void saver.flush()}
      />
      {saveState.kind === 'failed' && <p role="alert">{notSavedWords(saveState)}</p>}
    </>
  );
}
