import { type ReactNode, useEffect, useRef, useState } from 'react';
import { firstBlocked, isBlocked } from '../../../domain/guards.ts';
import { stepName } from '../../../domain/ladder.ts';
import {
  blankPolicy,
  type Policy,
  policyLimits,
  policySchema,
  suggestedWords,
} from '../../../domain/policy.ts';
import { type Choice, ChoiceGroup } from '../../ui/choice-group.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { changeSaver, notSavedWords, type SaveState } from '../change-saver.ts';
import { GuardedField } from '../guarded-field.tsx';
import { useOpenPlaybook } from './playbook-context.ts';
import { type PolicyField, policyAnchor } from './playbook-entries.ts';
import { LadderPreview } from './playbook-ladder.tsx';
import { LineText } from './playbook-line-text.tsx';
import { LinkButton } from './playbook-link-button.tsx';
import { Part } from './playbook-part.tsx';
import './playbook-policy.css';
import { useFlushOnLeave } from '../use-flush-on-leave.ts';

type WarningsChoice = 'blank' | '0' | '1' | '2' | '3' | 'not-allowed';
type EndChoice = 'blank' | 'yes' | 'no';

const warningsChoices: readonly Choice<WarningsChoice>[] = [
  { value: 'blank', content: 'Not filled in' },
  { value: '0', content: 'None', name: 'None: the call may end without a warning' },
  { value: '1', content: 'One' },
  { value: '2', content: 'Two' },
  { value: '3', content: 'Three' },
  { value: 'not-allowed', content: 'Not allowed: get a supervisor' },
];

const endChoices: readonly Choice<EndChoice>[] = [
  { value: 'blank', content: 'Not filled in' },
  { value: 'yes', content: 'Yes' },
  { value: 'no', content: 'No: a supervisor takes over' },
];

/** What this site allows, filled in once. Nothing here is guessed, and nothing fills itself in. */
export function PolicyPage() {
  const { page, inProgress, edit } = useOpenPlaybook();
  const announcer = useAnnouncer();
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'untouched' });
  const save = useNewest(edit);
  const [saver] = useState(() =>
    // One change is the whole policy.
    changeSaver<{ readonly policy: Policy }>(
      ({ policy: written = blankPolicy }) => save.current({ type: 'write-policy', policy: written }),
      setSaveState,
    ),
  );
  useFlushOnLeave(saver.flush);

  const { policy: typed, typePolicy } = inProgress;
  const kept = page.playbook.policy;
  const policy = typed ?? kept;
  /** Whether what is being typed can be taken back already: one offer a visit to a field. */
  const [isOffered, setOffered] = useState(false);

  const type = (change: Partial<Policy>, pace: 'now' | 'soon') => {
    const next = { ...policy, ...change };
    typePolicy(() => next);
    if (!isOffered) {
      setOffered(true);
      // At once, so that no older offer stands there that would by now take this back instead.
      announcer.offerUndo('Changed.', () => takeBack(policy), {
        keepsFocus: true,
        undone: 'It is as it was.',
      });
    }
    // What cannot be saved waits in its field, which says so.
    saver.change({ policy: whatFits(next, kept) }, pace);
  };
  const takeBack = (before: Policy) => {
    // What was too long to be saved is still in its field.
    typePolicy((newest) => (newest === null ? null : before));
    return edit({ type: 'write-policy', policy: whatFits(before, kept) });
  };
  const typeDanger = (change: Partial<Policy['danger']>) => {
    type({ danger: { ...policy.danger, ...change } }, 'soon');
  };
  /** All is saved and nothing more is being typed: main's policy stands again. */
  const leave = async () => {
    setOffered(false);
    const isSaved = await saver.flush();
    if (!isSaved || !policySchema.safeParse(typed).success || firstBlocked(typed) !== null) return;
    typePolicy((newest) => (newest === typed ? null : newest));
  };
  const left = () => void leave();
  // A choice is complete as it is made.
  const newestLeave = useNewest(leave);
  const [chosen, setChosen] = useState(0);
  useEffect(() => {
    if (chosen > 0) void newestLeave.current();
  }, [chosen, newestLeave]);
  const choose = (change: Partial<Policy>) => {
    type(change, 'now');
    setChosen((count) => count + 1);
  };

  const warnings = typeof policy.warnings === 'number' ? policy.warnings : 0;
  const endsWithCall = typeof policy.warnings === 'number' && policy.mayEndCall === true;
  const needsSupervisor = policy.warnings !== null && !endsWithCall;
  const writeWarning = (index: number, words: string) => {
    const all = Array.from({ length: Math.max(index + 1, policy.warningWords.length) }, (_, each) =>
      each === index ? words : (policy.warningWords[each] ?? ''),
    );
    type({ warningWords: all }, 'soon');
  };
  return (
    <div className="policy-page">
      <p className="signs">
        Rules about ending a call are your site’s own. Until you fill them in the ladder stays blank: nothing
        is guessed. Your supervisor knows what belongs here.
      </p>
      {saveState.kind === 'failed' && (
        <p className="page-problem" role="alert">
          {notSavedWords(saveState)}
        </p>
      )}
      <Part title="Before a call is ended">
        <PolicyBox field="warnings">
          <ChoiceGroup
            label="Warnings"
            hint="How many are said before an abusive call may end."
            choices={warningsChoices}
            value={warningsChoice(policy.warnings)}
            onPick={(picked) => choose({ warnings: warningsOf(picked) })}
          />
        </PolicyBox>
        {typeof policy.warnings === 'number' && (
          <ChoiceGroup
            label="May you end the call yourself?"
            hint="Until this is filled in, the last step is to fetch a supervisor."
            choices={endChoices}
            value={policy.mayEndCall === null ? 'blank' : policy.mayEndCall ? 'yes' : 'no'}
            onPick={(picked) => choose({ mayEndCall: picked === 'blank' ? null : picked === 'yes' })}
          />
        )}
      </Part>
      {policy.warnings !== null && (
        <Part title="The exact words">
          <p className="ranking">Blank ones are said in your own words. Say only what will really follow.</p>
          {Array.from({ length: warnings }, (_, index) => (
            <WordsField
              // biome-ignore lint/suspicious/noArrayIndexKey: a warning is its number
              key={index}
              field={warningFields[index] ?? 'warning-1'}
              label={stepName({ kind: 'warning', number: index + 1 })}
              value={policy.warningWords[index] ?? ''}
              // What says that the call will end is a promise that only some may keep.
              suggestion={index === 0 || endsWithCall ? (suggestedWords.warnings[index] ?? '') : ''}
              onType={(words) => writeWarning(index, words)}
              onLeave={left}
            />
          ))}
          {endsWithCall && (
            <WordsField
              field="endWords"
              label="Ending the call"
              value={policy.endWords}
              suggestion={suggestedWords.end}
              onType={(endWords) => type({ endWords }, 'soon')}
              onLeave={left}
            />
          )}
          {needsSupervisor && (
            <WordsField
              field="supervisorWords"
              label="Handing over to a supervisor"
              value={policy.supervisorWords}
              suggestion={suggestedWords.supervisor}
              onType={(supervisorWords) => type({ supervisorWords }, 'soon')}
              onLeave={left}
            />
          )}
        </Part>
      )}
      <LadderPreview policy={policy} />
      <Part title="Help, and other ways">
        <PolicyBox field="helpFrom">
          <GuardedField
            isOfSite
            label="Whom to call on for help, and how"
            hint="Shown with the ladder."
            limit={policyLimits.helpFrom}
            value={policy.helpFrom}
            onType={(helpFrom) => type({ helpFrom }, 'soon')}
            onLeave={left}
          />
        </PolicyBox>
        <PolicyBox field="channels">
          <GuardedField
            isOfSite
            label="Other channels you can offer"
            hint="So that a case is not dropped when a call ends."
            limit={policyLimits.channels}
            value={policy.channels}
            onType={(channels) => type({ channels }, 'soon')}
            onLeave={left}
          />
        </PolicyBox>
      </Part>
      <Part title="Support for yourself">
        <PolicyBox field="support">
          <GuardedField
            isOfSite
            label="How you reach support for yourself"
            hint="Somebody to talk to after hard calls: shown in the week, when much stayed on your mind."
            rows={2}
            limit={policyLimits.support}
            value={policy.support}
            onType={(support) => type({ support }, 'soon')}
            onLeave={left}
          />
        </PolicyBox>
      </Part>
      <Part title="If a call turns dangerous">
        <p className="ranking">Shown on the danger screen, which says so as long as these are blank.</p>
        <PolicyBox field="emergencyNumber">
          <GuardedField
            isOfSite
            label="Emergency number"
            hint="As it is dialled from your desk."
            limit={policyLimits.emergencyNumber}
            value={policy.danger.emergencyNumber}
            onType={(emergencyNumber) => typeDanger({ emergencyNumber })}
            onLeave={left}
          />
        </PolicyBox>
        <PolicyBox field="alert">
          <GuardedField
            isOfSite
            label="Whom to alert silently, and how"
            limit={policyLimits.alert}
            value={policy.danger.alert}
            onType={(alert) => typeDanger({ alert })}
            onLeave={left}
          />
        </PolicyBox>
        <PolicyBox field="steps">
          <GuardedField
            isOfSite
            label="Your site’s steps"
            rows={4}
            limit={policyLimits.steps}
            value={policy.danger.steps}
            onType={(steps) => typeDanger({ steps })}
            onLeave={left}
          />
        </PolicyBox>
      </Part>
    </div>
  );
}

/** The policy as it can be saved: where a text is too long, or may not be stored, the one that is kept stays. */
function whatFits(typed: Policy, kept: Policy): Policy {
  const orKept = (words: string, before: string, limit: number) =>
    words.trim().length <= limit && !isBlocked(words) ? words : before;
  return {
    ...typed,
    warningWords: typed.warningWords.map((words, index) =>
      orKept(words, kept.warningWords[index] ?? '', policyLimits.words),
    ),
    endWords: orKept(typed.endWords, kept.endWords, policyLimits.words),
    supervisorWords: orKept(typed.supervisorWords, kept.supervisorWords, policyLimits.words),
    helpFrom: orKept(typed.helpFrom, kept.helpFrom, policyLimits.helpFrom),
    channels: orKept(typed.channels, kept.channels, policyLimits.channels),
    support: orKept(typed.support, kept.support, policyLimits.support),
    danger: {
      emergencyNumber: orKept(
        typed.danger.emergencyNumber,
        kept.danger.emergencyNumber,
        policyLimits.emergencyNumber,
      ),
      alert: orKept(typed.danger.alert, kept.danger.alert, policyLimits.alert),
      steps: orKept(typed.danger.steps, kept.danger.steps, policyLimits.steps),
    },
  };
}

const warningFields: readonly PolicyField[] = ['warning-1', 'warning-2', 'warning-3'];

function warningsChoice(warnings: Policy['warnings']): WarningsChoice {
  switch (warnings) {
    case 0:
    case 1:
    case 2:
    case 3:
      return `${warnings}`;
    case 'not-allowed':
      return warnings;
    default:
      return 'blank';
  }
}

function warningsOf(choice: WarningsChoice): Policy['warnings'] {
  if (choice === 'blank') return null;
  return choice === 'not-allowed' ? choice : Number(choice);
}

interface WordsFieldProps {
  readonly field: PolicyField;
  readonly label: string;
  readonly value: string;
  /** Words to start from; empty for none. */
  readonly suggestion: string;
  readonly onType: (words: string) => void;
  readonly onLeave: () => void;
}

/** The words of one step, and a suggestion that waits to be taken. */
function WordsField({ field, label, value, suggestion, onType, onLeave }: WordsFieldProps) {
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const take = () => {
    onType(suggestion);
    input.current?.focus();
  };
  return (
    <PolicyBox field={field}>
      <GuardedField
        isOfSite
        ref={input}
        label={label}
        rows={2}
        limit={policyLimits.words}
        value={value}
        onType={onType}
        onLeave={onLeave}
      />
      {suggestion !== '' && value.trim() !== suggestion && (
        <p className="suggestion">
          <span>
            “<LineText text={suggestion} />”
          </span>
          <LinkButton name={`Use this suggestion: ${label}`} onPress={take}>
            Use this suggestion
          </LinkButton>
        </p>
      )}
    </PolicyBox>
  );
}

function PolicyBox({ field, children }: { readonly field: PolicyField; readonly children: ReactNode }) {
  return (
    <div id={policyAnchor(field)} className="policy-box">
      {children}
    </div>
  );
}

/** A value as it was last drawn, for what outlives the drawing. */
function useNewest<T>(value: T): { readonly current: T } {
  const newest = useRef(value);
  useEffect(() => {
    newest.current = value;
  });
  return newest;
}
