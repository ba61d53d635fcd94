import { useCallback, useEffect, useRef, useState } from 'react';
import {
  type EvidencePart,
  evidencePartNames,
  evidenceParts,
  evidenceSheet,
  evidenceTitleLimit,
  papers,
} from '../../../domain/evidence-sheet.ts';
import { isBlocked } from '../../../domain/guards.ts';
import { isAboutPrejudice } from '../../../domain/situations.ts';
import type { Reply } from '../../../electron/contract/intent.ts';
import type { PanelPush } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { GuardedField } from '../guarded-field.tsx';
import type { SheetInProgress } from '../log/use-calls-in-progress.ts';
import { useAnswer } from '../use-answer.ts';
import './evidence-page.css';
import { EvidencePaper } from './evidence-paper.tsx';

export interface EvidencePageProps {
  readonly push: PanelPush;
  readonly sheet: SheetInProgress;
  readonly onChange: (change: Partial<SheetInProgress> | null) => void;
}

const paperChoices = papers.map((paper) => ({ value: paper, content: paper }));

/** The sheet whole, as it would leave, and beside it what it holds. */
export function EvidencePage({ push, sheet, onChange }: EvidencePageProps) {
  const announcer = useAnnouncer();
  const heading = useRef<HTMLHeadingElement>(null);
  const [ids] = useState(() => [...sheet.chosen]);
  const isSaving = useRef(false);
  const ask = useCallback(() => send('readChosenCalls', { ids }), [ids]);
  const { value: calls, problem } = useAnswer(ask, String(push.recordsRevision));
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, []);

  const { choices } = sheet;
  const made = evidenceSheet(calls ?? [], choices, { title: sheet.title, madeOn: push.today });
  const withPrejudice = (calls ?? []).filter(isAboutPrejudice).length;
  const inPencil = (calls ?? []).filter(({ pencil, ink }) => pencil !== '' && ink === '').length;
  const isTitleFit = sheet.title.length <= evidenceTitleLimit && !isBlocked(sheet.title);
  const canSave = made.entries.length > 0 && isTitleFit;

  const save = async (write: () => Promise<Reply<string | null>>) => {
    // Not a disabled button: that would lose the keyboard's place.
    if (isSaving.current) return;
    isSaving.current = true;
    const reply = await write();
    isSaving.current = false;
    if (!reply.ok) announcer.say(reply.message);
    else if (reply.value !== null) announcer.say(`Saved: ${reply.value}. It holds what you see here.`);
  };
  const choose = (part: EvidencePart, isOn: boolean) =>
    onChange({
      choices: {
        ...choices,
        parts: evidenceParts.filter((each) => (each === part ? isOn : choices.parts.includes(each))),
      },
    });

  return (
    <>
      <header className="page-head">
        <h1 className="page-title" ref={heading} tabIndex={-1}>
          Evidence sheet
        </h1>
        <p className="page-lead">What you see is all that leaves, and only where you save it.</p>
      </header>
      {problem !== '' && (
        <p className="page-problem" role="status">
          {problem}
        </p>
      )}
      <div className="evidence">
        <section className="evidence-choices" aria-label="What is on it">
          <GuardedField
            label="Title"
            limit={evidenceTitleLimit}
            value={sheet.title}
            onType={(title) => onChange({ title })}
          />
          <fieldset>
            <legend>What is on it</legend>
            {evidenceParts.map((part) => (
              <label key={part} className="evidence-tick">
                <input
                  type="checkbox"
                  checked={choices.parts.includes(part)}
                  onChange={({ target }) => choose(part, target.checked)}
                />
                {evidencePartNames[part]}
              </label>
            ))}
            {withPrejudice > 0 && (
              <label className="evidence-tick">
                <input
                  type="checkbox"
                  checked={choices.withPrejudice}
                  onChange={({ target }) =>
                    onChange({ choices: { ...choices, withPrejudice: target.checked } })
                  }
                />
                {withPrejudice === 1 ? 'The call about prejudice' : `${withPrejudice} calls about prejudice`}
              </label>
            )}
          </fieldset>
          <p className="soft">{pencilWords(inPencil)}</p>
          <ChoiceGroup
            label="Paper"
            isQuiet
            choices={paperChoices}
            value={sheet.paper}
            onPick={(paper) => onChange({ paper })}
          />
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
        </section>
        {calls !== null && <EvidencePaper sheet={made} />}
      </div>
    </>
  );
}

function pencilWords(inPencil: number): string {
  const never = 'Pencil notes never leave.';
  if (inPencil === 0) return never;
  return `${never} ${inPencil === 1 ? 'One call here has' : `${inPencil} calls here have`} a note in pencil alone: open it to rewrite it in ink.`;
}
