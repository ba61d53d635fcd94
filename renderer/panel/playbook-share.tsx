import { useEffect, useRef, useState } from 'react';
import type { PackChange } from '../../domain/preview-pack.ts';
import { send } from '../coach-api.ts';
import { Button } from '../ui/button.tsx';
import { type Choice, ChoiceGroup } from '../ui/choice-group.tsx';
import { useAnnouncer } from './announcer.tsx';
import { useOpenPlaybook } from './playbook-context.ts';
import type { PackInHand } from './playbook-in-progress.ts';
import { PackChanges } from './playbook-pack-changes.tsx';
import { Part } from './playbook-part.tsx';
import './playbook-share.css';

type PackForm = 'yaml' | 'json';

const forms: readonly Choice<PackForm>[] = [
  { value: 'yaml', content: 'YAML' },
  { value: 'json', content: 'JSON' },
];

/** The playbook as a file, out and in: how a team shares its wording without a server. */
export function Share() {
  return (
    <>
      <p className="signs">
        A pack is one file with every line, the situations of your own and your site’s policy. Nothing of your
        log is in such a file, and no stars.
      </p>
      <Export />
      <Import />
    </>
  );
}

function Export() {
  const announcer = useAnnouncer();
  const [form, setForm] = useState<PackForm>('yaml');
  const write = async () => {
    const reply = await send('exportPack', { as: form });
    if (!announcer.sayIfRefused(reply) || !reply.ok || reply.value === null) return;
    announcer.say(`Written to ${reply.value}.`);
  };
  return (
    <Part title="Give yours away">
      <ChoiceGroup
        label="File"
        hint="YAML is the easier one to read and to change by hand."
        choices={forms}
        value={form}
        onPick={setForm}
      />
      <div className="buttons">
        <Button onPress={() => void write()}>Export</Button>
      </div>
    </Part>
  );
}

function Import() {
  const { inProgress } = useOpenPlaybook();
  const [problem, setProblem] = useState('');
  const choose = async () => {
    setProblem('');
    const reply = await send('choosePack');
    if (!reply.ok) {
      inProgress.holdPack(null);
      setProblem(reply.message);
      return;
    }
    if (reply.value !== null) inProgress.holdPack({ chosen: reply.value, how: 'merge' });
  };
  return (
    <Part title="Take one over">
      <p>First you see what it would change. Nothing changes before you say so.</p>
      <div className="buttons">
        <Button onPress={() => void choose()}>Choose a file</Button>
      </div>
      {problem !== '' && (
        <p className="pack-problem" role="alert">
          {problem}
        </p>
      )}
      {inProgress.pack !== null && <Preview pack={inProgress.pack} />}
    </Part>
  );
}

function Preview({ pack }: { readonly pack: PackInHand }) {
  const { inProgress, importPack } = useOpenPlaybook();
  const { chosen, how } = pack;
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file is another preview
  useEffect(() => {
    heading.current?.focus();
  }, [chosen]);
  const ways: readonly Choice<'merge' | 'replace'>[] = [
    { value: 'merge', content: `Merge: ${countWords(chosen.merge)}` },
    { value: 'replace', content: `Replace: ${countWords(chosen.replace)}` },
  ];
  const changes = chosen[how];
  return (
    <section className="pack-preview" aria-labelledby="pack-title">
      <h4 id="pack-title" ref={heading} tabIndex={-1}>
        {chosen.fileName}
      </h4>
      <ChoiceGroup
        label="How to take it over"
        hint={
          how === 'merge'
            ? 'Merge: what is new or changed in the file comes in; everything else of yours stays.'
            : 'Replace: your playbook becomes what is in the file; what is not in it goes or is switched off.'
        }
        choices={ways}
        value={how}
        onPick={(picked) => inProgress.holdPack({ chosen, how: picked })}
      />
      {changes.length === 0 ? (
        <p className="soft">Your playbook has all of it already.</p>
      ) : (
        <PackChanges changes={changes} />
      )}
      <div className="buttons">
        <Button look="filled" isDisabled={changes.length === 0} onPress={() => void importPack(how)}>
          Import
        </Button>
        <Button onPress={() => inProgress.holdPack(null)}>Cancel</Button>
      </div>
    </section>
  );
}

function countWords({ length }: readonly PackChange[]): string {
  if (length === 0) return 'no change';
  return length === 1 ? 'one change' : `${length} changes`;
}
