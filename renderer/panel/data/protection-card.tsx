import { useEffect, useRef, useState } from 'react';
import { type IdleMinutes, idleMinutesChoices } from '../../../domain/protection.ts';
import type { PanelPush } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { useSet } from '../settings/use-settings.ts';
import { NewPassphraseForm, RemovePassphraseForm } from './passphrase-forms.tsx';
import './protection-card.css';

export interface ProtectionCardProps {
  readonly push: PanelPush;
}

type OpenForm = 'none' | 'new' | 'remove';

const never = 'never';
const idleChoices = idleMinutesChoices.map((minutes) => ({
  value: minutes === null ? never : String(minutes),
  content: minutes === null ? 'Never' : `${minutes} minutes`,
}));

/** What protects the log, its passphrase, and when it locks. */
export function ProtectionCard({ push }: ProtectionCardProps) {
  const announcer = useAnnouncer();
  const set = useSet();
  const [form, setForm] = useState<OpenForm>('none');
  const hasPassphrase = push.lock !== 'none';
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && form === 'none') opener.current?.focus();
    wasOpen.current = form !== 'none';
  }, [form]);

  const close = (done: string | null) => {
    setForm('none');
    if (done !== null) announcer.say(done);
  };
  const lock = async () => {
    announcer.sayIfRefused(await send('lockLog'));
  };

  return (
    <Card title="Protection">
      <div className="protection-words">
        {push.about.protection.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {hasPassphrase && (
        <ChoiceGroup
          label="Lock by itself"
          hint="When nothing was done in this window for so long. It also locks when the computer sleeps or its screen is locked."
          choices={idleChoices}
          value={push.settings.lockAfterMinutes === null ? never : String(push.settings.lockAfterMinutes)}
          onPick={(value) => set({ lockAfterMinutes: minutesOf(value) })}
        />
      )}
      {form === 'new' && <NewPassphraseForm hasPassphrase={hasPassphrase} onClose={close} />}
      {form === 'remove' && <RemovePassphraseForm onClose={close} />}
      {form === 'none' && (
        <div className="buttons">
          {hasPassphrase && <Button onPress={() => void lock()}>Lock now</Button>}
          <Button ref={opener} onPress={() => setForm('new')}>
            {hasPassphrase ? 'Change the passphrase…' : 'Set a passphrase…'}
          </Button>
          {hasPassphrase && (
            <Button look="quiet" onPress={() => setForm('remove')}>
              Remove the passphrase…
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}

function minutesOf(value: string): IdleMinutes {
  return idleMinutesChoices.find((minutes) => String(minutes) === value) ?? null;
}
