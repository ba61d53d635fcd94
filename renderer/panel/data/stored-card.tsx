import { bytesWords, callsWords } from '../../../domain/backup-words.ts';
import { dayInWords } from '../../../domain/retention-words.ts';
import type { StoredPage } from '../../../electron/contract/stored.ts';
import type { PanelPush } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { useAnswer } from '../use-answer.ts';
import { RetentionPart } from './retention-part.tsx';
import './stored-card.css';

export interface StoredDataCardProps {
  readonly push: PanelPush;
}

const askForStored = () => send('readStored');

/** What lies on the disk, where, how much of it there is, and for how long. */
export function StoredDataCard({ push }: StoredDataCardProps) {
  const announcer = useAnnouncer();
  // A notice about what goes changes what is said here, too.
  const freshness = `${push.recordsRevision} ${push.today} ${push.notices.map(({ text }) => text).join()} ${JSON.stringify(push.settings)}`;
  const { value: page, problem } = useAnswer(askForStored, freshness);
  const open = async () => {
    announcer.sayIfRefused(await send('openDataFolder'));
  };
  return (
    <Card title="What is stored">
      <p>
        Your pauses, calls and notes, wins, shifts, what you chose to try, your own lines and your settings.
        No audio, no screen, no keys you press. Of the caller, only what you write.
      </p>
      {page !== null && <p>{countsWords(page)}</p>}
      {problem !== '' && <p>{problem}</p>}
      {page !== null && <Files page={page} />}
      <p className="stored-path">{push.about.dataFolder}</p>
      <div className="buttons">
        <Button onPress={() => void open()}>Open folder</Button>
      </div>
      <RetentionPart push={push} page={page} />
    </Card>
  );
}

function Files({ page: { files, backupCount } }: { readonly page: StoredPage }) {
  const rows = [
    { what: 'The log, encrypted', bytes: files.log },
    {
      what: backupCount === 1 ? 'One backup, encrypted' : `${backupCount} backups, encrypted`,
      bytes: files.backups,
    },
    { what: 'Settings, and the key', bytes: files.settings },
    { what: 'The app’s notes about itself, with no word of a call', bytes: files.notes },
    { what: 'What its windows keep to open quickly, with no word of a call', bytes: files.other },
  ];
  return (
    <dl className="stored-files" aria-label="Files">
      {rows
        .filter(({ bytes }) => bytes > 0)
        .map(({ what, bytes }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{bytesWords(bytes)}</dd>
          </div>
        ))}
    </dl>
  );
}

function countsWords({ counts, since }: StoredPage): string {
  const counted = (count: number, one: string, many: string) =>
    count === 0 ? [] : [`${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`];
  const all = counts.calls + counts.drafts;
  const parts = [
    ...(all === 0 ? [] : [callsWords(all, counts.drafts)]),
    ...counted(counts.pauses, 'pause', 'pauses'),
    ...counted(counts.wins, 'win', 'wins'),
    ...counted(counts.shifts, 'shift', 'shifts'),
    ...counted(counts.tries, 'thing to try', 'things to try'),
    ...counted(counts.versions, 'earlier wording of a call', 'earlier wordings of calls'),
  ];
  if (parts.length === 0) return 'So far there is nothing in your log.';
  return `${parts.join('; ')}${since === null ? '' : `; since ${dayInWords(since)} ${since.slice(0, 4)}`}.`;
}
