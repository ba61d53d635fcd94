import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { passphraseProblem } from '../../../domain/protection.ts';
import type { Reply } from '../../../electron/contract/intent.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { SecretField } from '../../ui/secret-field.tsx';

interface FormProps {
  /** With what was done, or null when it was left. */
  readonly onClose: (done: string | null) => void;
}

interface NewPassphraseProps extends FormProps {
  readonly hasPassphrase: boolean;
}

/** Sets the passphrase, or changes it. */
export function NewPassphraseForm({ hasPassphrase, onClose }: NewPassphraseProps) {
  const [current, setCurrent] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isUnderstood, setUnderstood] = useState(false);

  const save = async (): Promise<Reply<null>> => {
    const problem = passphraseProblem(passphrase, again);
    if (problem !== '') return { ok: false, message: problem };
    if (!isUnderstood) {
      return { ok: false, message: 'Please tick that you know it cannot be recovered.' };
    }
    return send('setPassphrase', { passphrase, current: hasPassphrase ? current : null });
  };
  const done = hasPassphrase
    ? 'The passphrase is changed.'
    : 'The passphrase is set. It is asked for once the log has locked.';
  return (
    <PassphraseForm
      title={hasPassphrase ? 'Change the passphrase' : 'Set a passphrase'}
      press={hasPassphrase ? 'Change it' : 'Set it'}
      save={save}
      done={done}
      onClose={onClose}
    >
      {(submit) => (
        <>
          <p>
            <strong>A forgotten passphrase cannot be recovered.</strong> Without it nobody can open your log
            again, and backups need it too. Write it down, and keep it somewhere that is not this computer.
          </p>
          <p className="soft">Copies that were made before, together with their key file, open without it.</p>
          {hasPassphrase && (
            <SecretField label="Passphrase now" value={current} onType={setCurrent} onEnter={submit} />
          )}
          <SecretField
            label="New passphrase"
            hint="8 characters or more. A few words in a row are easy to remember."
            value={passphrase}
            onType={setPassphrase}
            onEnter={submit}
          />
          <SecretField
            label="New passphrase once more"
            value={again}
            onType={setAgain}
            onEnter={submit}
            problem={again !== '' && !passphrase.startsWith(again) ? 'The two are not the same.' : ''}
          />
          <label className="passphrase-understood">
            <input
              type="checkbox"
              checked={isUnderstood}
              onChange={(event) => setUnderstood(event.target.checked)}
            />
            <span>I know that it cannot be recovered when I forget it</span>
          </label>
        </>
      )}
    </PassphraseForm>
  );
}

export function RemovePassphraseForm({ onClose }: FormProps) {
  const [current, setCurrent] = useState('');
  return (
    <PassphraseForm
      title="Remove the passphrase"
      press="Remove it"
      save={() => send('removePassphrase', { current })}
      done="The passphrase is removed. Your log opens without it."
      onClose={onClose}
    >
      {(submit) => (
        <SecretField label="Passphrase now" value={current} onType={setCurrent} onEnter={submit} />
      )}
    </PassphraseForm>
  );
}

interface PassphraseFormProps extends FormProps {
  readonly title: string;
  readonly press: string;
  readonly save: () => Promise<Reply<null>>;
  readonly done: string;
  readonly children: (submit: () => void) => ReactNode;
}

/** A form in its card: the keyboard goes into its first field, and back when it closes. */
function PassphraseForm({ title, press, save, done, onClose, children }: PassphraseFormProps) {
  const id = useId();
  const form = useRef<HTMLFieldSetElement>(null);
  const [problem, setProblem] = useState('');
  const [isSaving, setSaving] = useState(false);
  useEffect(() => {
    form.current?.querySelector('input')?.focus();
  }, []);

  const submit = async () => {
    if (isSaving) return;
    setSaving(true);
    setProblem('');
    const reply = await save();
    setSaving(false);
    if (reply.ok) onClose(done);
    else setProblem(reply.message);
  };
  return (
    <fieldset className="passphrase-form" ref={form} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children(() => void submit())}
      <p role="alert" className="passphrase-problem">
        {problem}
      </p>
      <div className="buttons">
        <Button look="filled" onPress={() => void submit()}>
          {isSaving ? 'One moment…' : press}
        </Button>
        <Button look="quiet" onPress={() => onClose(null)}>
          Cancel
        </Button>
      </div>
    </fieldset>
  );
}
