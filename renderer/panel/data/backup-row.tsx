import { useEffect, useId, useRef, useState } from 'react';
import { backupReasonWords, bytesWords, callsWords } from '../../../domain/backup-words.ts';
import { outcomeNames } from '../../../domain/call-fields.ts';
import { situationNames } from '../../../domain/situations.ts';
import type { BackupEntry, BackupLook } from '../../../electron/contract/backups.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { shortDayWords } from '../log/wall-time.ts';

export interface BackupRowProps {
  readonly backup: BackupEntry;
  /** When it was made, as no other row says it. */
  readonly when: string;
  /** What is inside is shown. */
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** One backup: when, why and what; a look inside; and, from there, the way back to it. */
export function BackupRow({ backup, when, isOpen, onOpen }: BackupRowProps) {
  const announcer = useAnnouncer();
  const id = useId();
  const [look, setLook] = useState<BackupLook | null>(null);
  const [isBusy, setBusy] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);

  const open = async () => {
    setBusy(true);
    const reply = await send('lookInBackup', { name: backup.name });
    setBusy(false);
    if (!announcer.sayIfRefused(reply) || !reply.ok) return;
    setLook(reply.value);
    onOpen(true);
  };
  const close = () => {
    onOpen(false);
    opener.current?.focus();
  };
  const restore = async () => {
    setBusy(true);
    const reply = await send('restoreBackup', { name: backup.name });
    setBusy(false);
    if (!announcer.sayIfRefused(reply) || !reply.ok) return;
    const { words, replaced } = reply.value;
    close();
    if (replaced === null) announcer.say(words);
    else announcer.offerUndo(words, () => send('restoreBackup', { name: replaced }), { keepsFocus: true });
  };
  return (
    <li className="backup">
      <div className="backup-head">
        <div id={id}>
          <p className="backup-when">{when}</p>
          <p className="backup-what">{whatWords(backup)}</p>
        </div>
        <Button
          ref={opener}
          name={`Look inside, ${when}`}
          describedBy={id}
          isDisabled={isBusy && !isOpen}
          onPress={() => (isOpen ? close() : void open())}
        >
          {isOpen ? 'Close' : 'Look inside'}
        </Button>
      </div>
      {isOpen && look !== null && (
        <Inside look={look} when={when} isBusy={isBusy} onRestore={() => void restore()} />
      )}
    </li>
  );
}

function whatWords({ reason, contents, isCounted, bytes }: BackupEntry): string {
  const calls =
    contents !== null
      ? callsWords(contents.counts.calls, contents.counts.drafts)
      : isCounted
        ? 'cannot be opened'
        : 'not looked at yet';
  return [calls, backupReasonWords[reason], bytesWords(bytes)].join(' · ');
}

interface InsideProps {
  readonly look: BackupLook;
  readonly when: string;
  readonly isBusy: boolean;
  readonly onRestore: () => void;
}

function Inside({ look, when, isBusy, onRestore }: InsideProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="backup-inside">
      <h3 className="backup-inside-title" ref={heading} tabIndex={-1}>
        {`It is whole${look.newest.length === 0 ? ', and holds no calls' : '. The newest calls in it'}`}
      </h3>
      <p className="backup-what">{othersWords(look)}</p>
      {look.newest.length > 0 && (
        <ul className="backup-calls" aria-label="The newest calls in it">
          {look.newest.map((call, index) => (
            // Nothing of a call in a backup tells it from another, and the list never changes.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={index} className="backup-call">
              <span className="backup-day">{shortDayWords(call.day)}</span>
              <span>{call.situation === null ? 'No situation yet' : situationNames[call.situation]}</span>
              <span className="backup-outcome">
                {call.isDraft ? 'Not logged yet' : call.outcome === null ? '' : outcomeNames[call.outcome]}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="backup-what">
        Restoring puts all of your log back to how it was then. What is in it now is kept as one more backup.
      </p>
      <div className="buttons">
        <Button name={`Restore this one, ${when}`} isDisabled={isBusy} onPress={onRestore}>
          Restore this one
        </Button>
      </div>
    </div>
  );
}

function othersWords({ counts, from, to }: BackupLook): string {
  const counted = (count: number, one: string, many: string) =>
    count === 1 ? `1 ${one}` : `${count} ${many}`;
  const what = [
    callsWords(counts.calls, counts.drafts),
    counted(counts.pauses, 'pause', 'pauses'),
    counted(counts.shifts, 'shift', 'shifts'),
    counted(counts.wins, 'win', 'wins'),
  ].join(', ');
  if (from === null || to === null) return `${what}.`;
  return from === to
    ? `${what}, of ${shortDayWords(from)} ${from.slice(0, 4)}.`
    : `${what}, from ${shortDayWords(from)} ${from.slice(0, 4)} to ${shortDayWords(to)} ${to.slice(0, 4)}.`;
}
