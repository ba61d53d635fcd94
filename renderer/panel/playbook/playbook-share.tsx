import { useEffect, useRef, useState } from 'react';
import { overrulesPolicy, type PackChange } from '../../../domain/pack-change.ts';
import type { PersonalInChosenPack } from '../../../electron/contract/pack.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { type Choice, ChoiceGroup } from '../../ui/choice-group.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { PersonalFound } from '../personal-found.tsx';
import { buttonWords, leftOutWords, personalWords } from './pack-words.ts';
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
    if (reply.value === null) return;
    inProgress.holdPack({ chosen: reply.value, how: 'merge', withPolicy: null, withoutPersonal: false });
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
  const { chosen, how, withoutPersonal } = pack;
  const previews = withoutPersonal ? (chosen.personal?.without ?? chosen) : chosen;
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file is another preview
  useEffect(() => {
    heading.current?.focus();
  }, [chosen]);
  // What a site allows is not a colleague's to change in passing: then it is taken over only when the rep says so.
  const takesPolicy = (way: 'merge' | 'replace') => pack.withPolicy ?? !overrulesPolicy(previews[way]);
  const toCome = (way: 'merge' | 'replace') =>
    takesPolicy(way) ? previews[way] : previews[way].filter(({ kind }) => kind !== 'policy');
  const ways: readonly Choice<'merge' | 'replace'>[] = [
    { value: 'merge', content: `Merge: ${countWords(toCome('merge'))}` },
    { value: 'replace', content: `Replace: ${countWords(toCome('replace'))}` },
  ];
  const changes = previews[how];
  const isNothing = toCome(how).length === 0;
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
        onPick={(picked) => inProgress.holdPack({ ...pack, how: picked })}
      />
      {chosen.personal !== null && (
        <Personal
          personal={chosen.personal}
          isLeftOut={withoutPersonal}
          onLeaveOut={(isLeftOut) => inProgress.holdPack({ ...pack, withoutPersonal: isLeftOut })}
        />
      )}
      {changes.length === 0 ? (
        <p className="soft">Your playbook has all of it already.</p>
      ) : (
        <>
          {changes.some(({ kind }) => kind === 'policy') && (
            <>
              <SwitchRow
                label="Take over the policy too"
                hint={
                  overrulesPolicy(changes)
                    ? 'It would change what your site’s policy says already, on the ladder and on the danger screen. Off: yours stays as it is.'
                    : 'It fills in what is still blank in yours. Off: yours stays as it is.'
                }
                isOn={takesPolicy(how)}
                onSwitch={(withPolicy) => inProgress.holdPack({ ...pack, withPolicy })}
              />
              <PackChanges changes={changes} of="policy" />
            </>
          )}
          <PackChanges changes={changes} of="lines" />
        </>
      )}
      <div className="buttons">
        <Button
          look="filled"
          isDisabled={isNothing}
          onPress={() => void importPack({ how, withPolicy: takesPolicy(how), withoutPersonal })}
        >
          Import
        </Button>
        <Button onPress={() => inProgress.holdPack(null)}>Cancel</Button>
      </div>
    </section>
  );
}

interface PersonalProps {
  readonly personal: PersonalInChosenPack;
  readonly isLeftOut: boolean;
  readonly onLeaveOut: (isLeftOut: boolean) => void;
}

/** What may be somebody’s in the pack. The changes below are those that come of what was chosen here. */
function Personal({ personal, isLeftOut, onLeaveOut }: PersonalProps) {
  return (
    <PersonalFound
      count={personal.count}
      found={personal.found}
      words={isLeftOut ? leftOutWords(personal) : personalWords(personal)}
    >
      <Button onPress={() => onLeaveOut(!isLeftOut)}>{buttonWords(personal.count, isLeftOut)}</Button>
    </PersonalFound>
  );
}

function countWords({ length }: readonly PackChange[]): string {
  if (length === 0) return 'no change';
  return length === 1 ? 'one change' : `${length} changes`;
}
