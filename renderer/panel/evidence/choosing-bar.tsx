import { mostOnASheet } from '../../../domain/evidence-sheet.ts';
import type { CallCount } from '../../../electron/contract/call-list.ts';
import { Button } from '../../ui/button.tsx';
import { countWords } from '../count-words.ts';
import type { SheetInProgress } from '../log/use-calls-in-progress.ts';
import './choosing-bar.css';

export interface ChoosingBarProps {
  readonly chosen: ReadonlySet<string>;
  /** How many calls the list has; null before that is known. */
  readonly total: CallCount | null;
  readonly onChooseAll: () => Promise<void>;
  readonly onChange: (change: Partial<SheetInProgress> | null) => void;
}

/** Stands above the list while calls are chosen from it. */
export function ChoosingBar({ chosen, total, onChooseAll, onChange }: ChoosingBarProps) {
  const count = total?.count ?? 0;
  const canChooseAll = total !== null && !total.isMore && count > 0 && count <= mostOnASheet;
  return (
    <section className="choosing-bar" aria-label="The sheet">
      <p role="status">{chosenWords(chosen.size)}</p>
      <div className="buttons">
        <Button look="filled" isDisabled={chosen.size === 0} onPress={() => onChange({ isShown: true })}>
          See the sheet
        </Button>
        {canChooseAll && (
          <Button onPress={() => void onChooseAll()}>
            {count === 1 ? 'Choose it' : `Choose all ${count}`}
          </Button>
        )}
        {chosen.size > 0 && <Button onPress={() => onChange({ chosen: new Set() })}>Choose none</Button>}
        <Button look="quiet" onPress={() => onChange(null)}>
          Cancel
        </Button>
      </div>
    </section>
  );
}

function chosenWords(count: number): string {
  if (count === 0) return 'Tick the calls below, or set days and choose them all.';
  const words = countWords(count);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${count === 1 ? 'call' : 'calls'} chosen.`;
}
