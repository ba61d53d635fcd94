import { useCallback, useState } from 'react';
import type { Call } from '../../../domain/call.ts';
import {
  type EvidencePart,
  evidencePartNames,
  evidenceParts,
  evidenceSheet,
  evidenceTitleLimit,
  shownCalls,
  wordsInPolicy,
} from '../../../domain/evidence-sheet.ts';
import { isBlocked } from '../../../domain/guards.ts';
import { blankPolicy } from '../../../domain/policy.ts';
import { isAboutPrejudice } from '../../../domain/situations.ts';
import { localDayOf } from '../../../domain/time.ts';
import type { PanelPush } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { countWords } from '../count-words.ts';
import { GuardedField } from '../guarded-field.tsx';
import type { SheetInProgress } from '../log/use-calls-in-progress.ts';
import { clockWords, shortDayWords } from '../log/wall-time.ts';
import { PaperChoices, PaperPage } from '../paper/paper-page.tsx';
import { PaperSize } from '../paper/paper-size.tsx';
import { PaperTick } from '../paper/paper-tick.tsx';
import { useSaving } from '../paper/use-saving.ts';
import { LinkButton } from '../playbook/playbook-link-button.tsx';
import { useAnswer } from '../use-answer.ts';
import './evidence-page.css';
import { EvidencePaper } from './evidence-paper.tsx';

export interface EvidencePageProps {
  readonly push: PanelPush;
  readonly sheet: SheetInProgress;
  readonly onChange: (change: Partial<SheetInProgress> | null) => void;
  /** Leads to a call, and back here when its form is closed. */
  readonly onOpen: (callId: string) => void;
}

const readPlaybook = () => send('readPlaybook');

/** The sheet whole, as it would leave, and beside it what it holds. */
export function EvidencePage({ push, sheet, onChange, onOpen }: EvidencePageProps) {
  const save = useSaving();
  const [ids] = useState(() => [...sheet.chosen]);
  const ask = useCallback(() => send('readChosenCalls', { ids }), [ids]);
  const { value: calls, problem } = useAnswer(ask, String(push.recordsRevision));

  const { value: playbookPage } = useAnswer(readPlaybook, String(push.playbookRevision));
  const policy = playbookPage?.playbook.policy ?? blankPolicy;

  const { choices } = sheet;
  const made = evidenceSheet(calls ?? [], choices, { title: sheet.title, madeOn: push.today, policy });
  const withPrejudice = (calls ?? []).filter(isAboutPrejudice).length;
  const withDanger = (calls ?? []).filter(({ situation }) => situation === 'danger').length;
  const shown = shownCalls(calls ?? [], choices);
  const inPencil = shown.filter(({ pencil, ink }) => pencil !== '' && ink === '');
  const isHighest = shown.some(({ intensity }) => intensity === 5) && choices.parts.includes('conduct');
  const hasExactWords = wordsInPolicy(policy).size > 0;
  const isTitleFit = sheet.title.length <= evidenceTitleLimit && !isBlocked(sheet.title);
  const canSave = made.entries.length > 0 && isTitleFit;

  const choose = (part: EvidencePart, isOn: boolean) =>
    onChange({
      choices: {
        ...choices,
        parts: evidenceParts.filter((each) => (each === part ? isOn : choices.parts.includes(each))),
      },
    });

  return (
    <PaperPage
      heading="Evidence sheet"
      lead="What you see is all that leaves, and only where you save it."
      problem={problem}
    >
      <PaperChoices>
        <GuardedField
          label="Title"
          limit={evidenceTitleLimit}
          value={sheet.title}
          onType={(title) => onChange({ title })}
        />
        <fieldset>
          <legend>What is on it</legend>
          {offeredParts(hasExactWords).map((part) => (
            <PaperTick
              key={part}
              label={evidencePartNames[part]}
              isOn={choices.parts.includes(part)}
              onChange={(isOn) => choose(part, isOn)}
            />
          ))}
          {withPrejudice > 0 && (
            <PaperTick
              label={
                withPrejudice === 1 ? 'The call about prejudice' : `${withPrejudice} calls about prejudice`
              }
              isOn={choices.withPrejudice}
              onChange={(isOn) => onChange({ choices: { ...choices, withPrejudice: isOn } })}
            />
          )}
          {withDanger > 0 && (
            <PaperTick
              label={withDanger === 1 ? 'The danger call' : `${withDanger} danger calls`}
              isOn={choices.withDanger}
              onChange={(isOn) => onChange({ choices: { ...choices, withDanger: isOn } })}
            />
          )}
        </fieldset>
        {isHighest && (
          <p className="soft">
            For a call of intensity 5 the sheet does not say which kind it was. Your note in ink can.
          </p>
        )}
        <InPencil calls={inPencil} onOpen={onOpen} />
        <PaperSize paper={sheet.paper} onPick={(paper) => onChange({ paper })} />
        <div className="buttons">
          <Button
            look="filled"
            isDisabled={!canSave}
            onPress={() => void save(() => send('savePdf', { name: 'Evidence sheet', paper: sheet.paper }))}
          >
            Save as PDF
          </Button>
          <Button
            isDisabled={!canSave}
            onPress={() => void save(() => send('saveEvidenceCsv', { ids, choices }))}
          >
            Save as CSV
          </Button>
          <Button onPress={() => onChange({ isShown: false })}>Choose other calls</Button>
          <Button look="quiet" onPress={() => onChange(null)}>
            Done
          </Button>
        </div>
      </PaperChoices>
      {calls !== null && (
        <div className="evidence-sheet">
          <p className="evidence-left-off" role="status">
            {leftOffWords(calls, shown)}
          </p>
          <EvidencePaper sheet={made} />
        </div>
      )}
    </PaperPage>
  );
}

/** What was chosen and is not on the sheet, and how it gets there. Empty when all is. */
function leftOffWords(calls: readonly Call[], shown: readonly Call[]): string {
  const off = calls.filter((call) => !shown.includes(call));
  const [first] = off;
  if (first === undefined) return '';
  const about = off.every(isAboutPrejudice)
    ? 'about prejudice'
    : off.every(({ situation }) => situation === 'danger')
      ? 'about danger'
      : 'about prejudice or danger';
  const of = `${countWords(off.length)} of the ${countWords(calls.length)} calls you chose`;
  return off.length === 1
    ? `Not on the sheet: ${of}, which is ${about}. Tick it under “What is on it” to have it there.`
    : `Not on the sheet: ${of}, which are ${about}. Tick them under “What is on it” to have them there.`;
}

/** Words that the site has not filled in are not offered. */
function offeredParts(hasExactWords: boolean): readonly EvidencePart[] {
  return evidenceParts.filter((part) => part !== 'exact-words' || hasExactWords);
}

interface InPencilProps {
  /** With a note in pencil, and none in ink. */
  readonly calls: readonly Call[];
  readonly onOpen: (callId: string) => void;
}

function InPencil({ calls, onOpen }: InPencilProps) {
  const never = 'Pencil notes never leave.';
  if (calls.length === 0) return <p className="soft">{never}</p>;
  return (
    <div className="soft">
      <p>
        {never} {calls.length === 1 ? 'One call here has' : `${calls.length} calls here have`} a note in
        pencil alone. To have it on the sheet, write it in ink:
      </p>
      <ul className="evidence-in-pencil">
        {calls.map(({ id, startedAt }) => (
          <li key={id}>
            <LinkButton onPress={() => onOpen(id)}>
              {`${shortDayWords(localDayOf(startedAt))}, ${clockWords(startedAt)}`}
            </LinkButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
