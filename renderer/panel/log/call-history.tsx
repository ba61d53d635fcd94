import { useCallback, useState } from 'react';
import type { Call, CallEntry } from '../../../domain/call.ts';
import { differingFields, type ToldField } from '../../../domain/call-history.ts';
import { textOfLine } from '../../../domain/playbook.ts';
import type { LocalDay } from '../../../domain/time.ts';
import type { CallVersion } from '../../../electron/contract/calls.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { countWords } from '../count-words.ts';
import { useAnswer } from '../use-answer.ts';
import './call-history.css';
import { type EntryLanguage, fieldWords } from './entry-words.ts';
import { sinceWords } from './wall-time.ts';

export interface CallHistoryProps {
  readonly callId: string;
  /** What the form says now. */
  readonly entry: CallEntry;
  readonly today: LocalDay;
  /** Asked again when this changes. */
  readonly freshness: string;
  /** Saves what is typed before another state takes its place; false when it cannot be left. */
  readonly onBefore: () => Promise<boolean>;
  readonly onRestored: (call: Call) => void;
}

const askForPlaybook = () => send('readPlaybook');

/** What a logged call said before it was edited, with what differs from now, and a way back to each. */
export function CallHistory({ callId, entry, today, freshness, onBefore, onRestored }: CallHistoryProps) {
  const announcer = useAnnouncer();
  const [isOpen, setOpen] = useState(false);
  const ask = useCallback(() => send('readVersions', { id: callId }), [callId]);
  const { value: versions } = useAnswer(ask, freshness);
  const { value: page } = useAnswer(askForPlaybook, '');
  if (versions === null || versions.length === 0) return null;

  const language: EntryLanguage = {
    today,
    textOfLine: (line) => (page === null ? undefined : textOfLine(page.playbook, line)),
  };
  /** A visit of its own: what is replaced can be had back as well. */
  const put = async (version: string, visit: string) => {
    const reply = await send('restoreVersion', { id: callId, visit, version });
    if (reply.ok) onRestored(reply.value);
    return reply;
  };
  const restore = async ({ visit: version }: CallVersion) => {
    if (!(await onBefore())) return;
    const visit = crypto.randomUUID();
    if (!announcer.sayIfRefused(await put(version, visit))) return;
    announcer.offerUndo('Restored.', () => put(visit, crypto.randomUUID()), {
      keepsFocus: true,
      undone: 'The call reads again as it did before you went back.',
    });
  };
  const count = countWords(versions.length);
  return (
    <Disclosure
      title="What it said before"
      summary={versions.length === 1 ? 'one earlier state' : `${count} earlier states`}
      isOpen={isOpen}
      onToggle={setOpen}
    >
      <ol className="versions">
        {versions.map((version) => (
          <li key={version.visit} className="version">
            <Version version={version} entry={entry} language={language} />
            <div className="buttons">
              <Button
                name={`Restore what it said until ${sinceWords(version.replacedAt, today)}`}
                onPress={() => void restore(version)}
              >
                Restore
              </Button>
            </div>
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}

interface VersionProps {
  readonly version: CallVersion;
  readonly entry: CallEntry;
  readonly language: EntryLanguage;
}

function Version({ version, entry, language }: VersionProps) {
  return (
    <>
      <h4>Until {sinceWords(version.replacedAt, language.today)}</h4>
      <dl className="version-fields">
        {differingFields(version.call, entry).map((field) => (
          <div key={field} className="version-field">
            <dt>{fieldWords[field].name}</dt>
            <dd>
              {saidWords(version.call, field, language)}
              <span className="version-now">Now: {saidWords(entry, field, language)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function saidWords(entry: CallEntry, field: ToldField, language: EntryLanguage): string {
  const words = fieldWords[field].words(entry, language);
  return words === '' ? 'nothing' : words;
}
