import { CircleCheck } from 'lucide-react';
import { useId, useRef } from 'react';
import { type LineUse, type Warning, withResult } from '../../../domain/call.ts';
import { type LineResult, lineResultNames, lineResults } from '../../../domain/call-fields.ts';
import { isSameWarning } from '../../../domain/merge-call.ts';
import { textOfLine } from '../../../domain/playbook.ts';
import { send } from '../../coach-api.ts';
import { ChoiceGroup, focusChoices } from '../../ui/choice-group.tsx';
import './log-form-lines.css';
import { useAnswer } from '../use-answer.ts';
import type { OpenedPartProps } from './log-form-parts.tsx';
import { clockWords } from './wall-time.ts';

/** Up to so many lines lie open; of more, those that were neither said nor judged wait behind a summary. */
const linesInSight = 3;

const resultChoices = lineResults.map((result) => ({ value: result, content: lineResultNames[result] }));

const askForPlaybook = () => send('readPlaybook');

interface ShownUse extends LineUse {
  readonly text: string;
}

/**
 * What became of each line of this call. They stand as they were when the form opened, said ones first, so that none
 * moves away under the hand. A line that the playbook does not hold any more is left out.
 */
export function LinesPart({ entry, onChange, opened: { linesUsed: opened } }: OpenedPartProps) {
  const { value: page } = useAnswer(askForPlaybook, '');
  const id = useId();
  if (page === null) return null;

  const shown = opened.flatMap(({ line }): ShownUse[] => {
    const use = entry.linesUsed.find((each) => each.line === line);
    const text = textOfLine(page.playbook, line);
    return use === undefined || text === undefined ? [] : [{ ...use, text }];
  });
  if (shown.length === 0) return null;

  const wasUsed = new Set(
    opened.filter(({ isSaid, result }) => isSaid || result !== null).map(({ line }) => line),
  );
  const used = shown.filter(({ line }) => wasUsed.has(line));
  const rest = shown.filter(({ line }) => !wasUsed.has(line));
  const list = (uses: readonly ShownUse[]) =>
    uses.map((use) => (
      <LineRow
        key={use.line}
        use={use}
        onJudge={(result) => onChange({ linesUsed: withResult(entry.linesUsed, use.line, result) })}
      />
    ));
  const isAllInSight = shown.length <= linesInSight;

  return (
    <section className="line-uses" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>Lines on screen</h3>
      <p className="line-uses-why">Mark what helped: those lines come first more often.</p>
      {list(isAllInSight ? [...used, ...rest] : used)}
      {!isAllInSight && rest.length > 0 && (
        <details className="line-uses-rest">
          <summary>{restWords(rest.length, used.length > 0)}</summary>
          {list(rest)}
        </details>
      )}
    </section>
  );
}

function restWords(count: number, isMore: boolean): string {
  if (!isMore) return `${count} lines, none marked as said`;
  return count === 1 ? '1 more line, not marked as said' : `${count} more lines, not marked as said`;
}

interface LineRowProps {
  readonly use: ShownUse;
  readonly onJudge: (result: LineResult | null) => void;
}

function LineRow({ use, onJudge }: LineRowProps) {
  const group = useRef<HTMLDivElement>(null);
  const clear = () => {
    onJudge(null);
    focusChoices(group.current);
  };
  return (
    <ChoiceGroup
      ref={group}
      label={use.text}
      isQuiet
      choices={resultChoices}
      value={use.result}
      onPick={onJudge}
      aside={
        use.result !== null ? (
          <button type="button" className="clear" aria-label={`Clear: ${use.text}`} onClick={clear}>
            Clear
          </button>
        ) : (
          use.isSaid && (
            <span className="line-use-said">
              <CircleCheck size={16} strokeWidth={2} aria-hidden="true" />
              said
            </span>
          )
        )
      }
    />
  );
}

/** The warnings that were marked as said. One that was not is unticked, and can be ticked again while the form is open. */
export function WarningsPart({ entry, onChange, opened: { warnings: opened } }: OpenedPartProps) {
  const id = useId();
  if (opened.length === 0) return null;
  const mark = (warning: Warning, isSaid: boolean) =>
    onChange({
      warnings: opened.filter((each) => (each === warning ? isSaid : isAmong(each, entry.warnings))),
    });
  return (
    <fieldset className="warnings-said" aria-describedby={`${id}-hint`}>
      <legend>Warnings you said</legend>
      <p id={`${id}-hint`} className="line-uses-why">
        Untick one that was not said.
      </p>
      {opened.map((warning) => (
        <label key={`${warning.step} ${warning.at}`}>
          <input
            type="checkbox"
            checked={isAmong(warning, entry.warnings)}
            onChange={(event) => mark(warning, event.currentTarget.checked)}
          />
          {warning.at === null ? 'Warned' : `Warned ${clockWords(warning.at)}`}
        </label>
      ))}
    </fieldset>
  );
}

function isAmong(warning: Warning, warnings: readonly Warning[]): boolean {
  return warnings.some((each) => isSameWarning(each, warning));
}
