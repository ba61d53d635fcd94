import { useCallback } from 'react';
import { guardKindWords } from '../../../../domain/guard-words.ts';
import { findGuarded, isBlocked } from '../../../../domain/guards.ts';
import {
  type AskLine,
  askFigure,
  askLines,
  askList,
  askTable,
  askText,
  askTitleLimit,
} from '../../../../domain/review/ask-list.ts';
import type { WeekPage } from '../../../../electron/contract/week.ts';
import { send } from '../../../coach-api.ts';
import { Button } from '../../../ui/button.tsx';
import { useAnnouncer } from '../../announcer.tsx';
import { GuardedField } from '../../guarded-field.tsx';
import { PaperChoices } from '../../paper/paper-page.tsx';
import { PaperSize } from '../../paper/paper-size.tsx';
import { PaperTick } from '../../paper/paper-tick.tsx';
import { PrintButtons } from '../../paper/print-buttons.tsx';
import { useSaving } from '../../paper/use-saving.ts';
import { useAnswer } from '../../use-answer.ts';
import { AskPaper } from './ask-paper.tsx';
import type { TakePartProps } from './take-page.tsx';

/** Facts to ask for something with: each line has a tick of its own, and no line is about how the rep felt. */
export function AskListPart({
  push,
  taken,
  page,
  onChange,
  onDone,
}: TakePartProps & { readonly page: WeekPage }) {
  const announcer = useAnnouncer();
  const save = useSaving();
  const { week, askTitle, askTicks, paper } = taken;
  const ask = useCallback(() => send('readOpenItems', { week }), [week]);
  const { value: items, problem } = useAnswer(ask, String(push.recordsRevision));

  const { review } = page;
  const lines = askLines(review, items ?? []);
  const isOn = ({ key, isUsual }: AskLine) => askTicks.get(key) ?? isUsual;
  const chosen = lines.filter(isOn);
  const list = askList(chosen, { title: askTitle, week: review, madeOn: push.today });
  const canSave = chosen.length > 0 && askTitle.length <= askTitleLimit && !isBlocked(askTitle);
  const name = `What to ask for ${review.week}`;

  const copy = async () => {
    if (announcer.sayIfRefused(await send('copyText', { text: askText(list) }))) {
      announcer.say('Copied. It holds what you see here.');
    }
  };
  return (
    <>
      <PaperChoices>
        {problem !== '' && <p role="status">{problem}</p>}
        <GuardedField
          label="Title"
          limit={askTitleLimit}
          value={askTitle}
          onType={(title) => onChange({ askTitle: title })}
        />
        {lines.length === 0 ? (
          <p className="soft">Nothing here to ask for, and that is fine.</p>
        ) : (
          <fieldset>
            <legend>What is on it</legend>
            {lines.map((line) => (
              <PaperTick
                key={line.key}
                label={wordsOf(line)}
                isOn={isOn(line)}
                onChange={(isTicked) => onChange({ askTicks: new Map(askTicks).set(line.key, isTicked) })}
              />
            ))}
          </fieldset>
        )}
        <Warning lines={chosen} />
        <PaperSize paper={paper} onPick={(size) => onChange({ paper: size })} />
        <div className="buttons">
          <PrintButtons name={name} paper={paper} isDisabled={!canSave} />
          <Button
            isDisabled={!canSave}
            onPress={() =>
              void save(() => send('saveTable', { name, rows: askTable(list).map((row) => [...row]) }))
            }
          >
            Save as CSV
          </Button>
          <Button isDisabled={!canSave} onPress={() => void copy()}>
            Copy as text
          </Button>
          <Button look="quiet" onPress={onDone}>
            Done
          </Button>
        </div>
      </PaperChoices>
      <AskPaper list={list} />
    </>
  );
}

function wordsOf(line: AskLine): string {
  const figure = askFigure(line);
  return figure === '' ? `“${line.fact}”` : `${line.fact}: ${figure}`;
}

/** What was typed on a call may name somebody. */
function Warning({ lines }: { readonly lines: readonly AskLine[] }) {
  const kinds = lines
    .filter(({ isUsual }) => !isUsual)
    .flatMap(({ fact }) => findGuarded(fact).map(({ kind }) => guardKindWords[kind]));
  return (
    <p className="soft" role="status">
      {kinds.length === 0
        ? 'What you promised is on it only where you tick it, apart from how many there are. Nothing about how you felt is ever on it.'
        : `What you ticked holds what looks like ${[...new Set(kinds)].join(' and ')}. Untick it, or change it on the call first.`}
    </p>
  );
}
