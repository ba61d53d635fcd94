import { useCallback, useState } from 'react';
import { type CsvChoices, cautiousChoices } from '../../../domain/log-csv.ts';
import type { Reply } from '../../../electron/contract/intent.ts';
import type { ExportedFile } from '../../../electron/contract/transfer.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { capital, countWords } from '../count-words.ts';
import { useAnswer } from '../use-answer.ts';

interface ExportPartProps {
  /** Changes when the log does. */
  readonly freshness: string;
}

/** The log as a file, for the rep; and its calls as a table, for somebody else. */
export function ExportPart({ freshness }: ExportPartProps) {
  const announcer = useAnnouncer();
  const [choices, setChoices] = useState<CsvChoices>(cautiousChoices);
  const [isWriting, setWriting] = useState(false);
  const ask = useCallback(() => send('readCallsForTable'), []);
  const { value: calls } = useAnswer(ask, freshness);

  const write = async (order: () => Promise<Reply<ExportedFile | null>>) => {
    // Not a disabled button: that would take the keyboard's place with it.
    if (isWriting) return;
    setWriting(true);
    const reply = await order();
    setWriting(false);
    if (!announcer.sayIfRefused(reply) || !reply.ok || reply.value === null) return;
    announcer.say(`Written to ${reply.value.name}: ${counted(reply.value.calls)}.`);
  };
  const rows = calls === null ? null : choices.prejudice ? calls.logged : calls.logged - calls.ofPrejudice;

  return (
    <>
      <section className="transfer-part">
        <h3>A copy of everything</h3>
        <p>
          One file with all that you recorded, pencil notes too. It is for you alone: to keep, or to take to
          another computer. It is plain text, so keep it where only you can read it.
        </p>
        <div className="buttons">
          <Button onPress={() => void write(() => send('exportLog'))}>Export everything</Button>
        </div>
      </section>
      <section className="transfer-part">
        <h3>A table for others</h3>
        <p>
          The logged calls as CSV, for a spreadsheet. It has your ink notes, and never a pencil note. Look it
          through before you hand it on.
        </p>
        <SwitchRow
          label="With feelings"
          hint="The words you chose for how it felt."
          isOn={choices.feelings}
          onSwitch={(feelings) => setChoices({ ...choices, feelings })}
        />
        <SwitchRow
          label="With ratings"
          hint="How wound up you were, and when you were steady again."
          isOn={choices.ratings}
          onSwitch={(ratings) => setChoices({ ...choices, ratings })}
        />
        <SwitchRow
          label="With calls about prejudice"
          hint="They can tell others something about you that is yours to tell."
          isOn={choices.prejudice}
          onSwitch={(prejudice) => setChoices({ ...choices, prejudice })}
        />
        {rows !== null && (
          <p className="soft" role="status">
            {rows === 0 ? 'No call would be in it.' : `${capital(counted(rows))} would be in it.`}
          </p>
        )}
        <div className="buttons">
          <Button
            isDisabled={rows === null || rows === 0}
            onPress={() => void write(() => send('exportTable', choices))}
          >
            Export the table
          </Button>
        </div>
      </section>
    </>
  );
}

function counted(calls: number): string {
  return `${countWords(calls)} ${calls === 1 ? 'call' : 'calls'}`;
}
