import { useId, useState } from 'react';
import { type ExplainedNumber, explanations } from '../../../domain/review/explanations.ts';
import { NumbersTable, type TableOfNumbers } from './numbers-table.tsx';
import './on-request.css';
import { QuietToggle } from './quiet-toggle.tsx';
import { type PictureToSave, SavePicture } from './take/save-picture.tsx';

export interface OnRequestProps {
  /** What the numbers are of, for who hears the page. */
  readonly of: string;
  /** The table behind the picture; null: there is nothing in it yet. */
  readonly numbers: TableOfNumbers | null;
  readonly about: readonly ExplainedNumber[];
  /** The pictures that the numbers are behind: they are saved from there. */
  readonly pictures?: readonly PictureToSave[];
}

type Shown = 'numbers' | 'about' | null;

/** Below a picture: its numbers, and how they were made. Closed, two quiet words. */
export function OnRequest({ of, numbers, about, pictures = [] }: OnRequestProps) {
  const [shown, setShown] = useState<Shown>(null);
  const id = useId();
  const toggle = (which: Shown) => setShown(shown === which ? null : which);
  const aboutWords = about.length > 1 ? 'About these numbers' : 'About this number';
  const isTable = shown === 'numbers' && numbers !== null;
  return (
    <div className="on-request">
      <div className="on-request-buttons">
        {numbers !== null && (
          <QuietToggle
            name={`The numbers of ${of}`}
            isOpen={isTable}
            controls={`${id}-numbers`}
            onToggle={() => toggle('numbers')}
          >
            The numbers
          </QuietToggle>
        )}
        <QuietToggle
          name={`${aboutWords}: ${of}`}
          isOpen={shown === 'about'}
          controls={`${id}-about`}
          onToggle={() => toggle('about')}
        >
          {aboutWords}
        </QuietToggle>
      </div>
      {isTable && (
        <div id={`${id}-numbers`} className="on-request-numbers">
          {numbers.inWords?.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <NumbersTable
            of={of}
            head={numbers.head}
            rows={numbers.rows}
            hasNames={numbers.hasNames ?? false}
          />
          {pictures.map((picture) => (
            <SavePicture key={picture.name} isAlone={pictures.length === 1} {...picture} />
          ))}
        </div>
      )}
      {shown === 'about' && (
        <div id={`${id}-about`} className="about">
          {about.map((number) => (
            <About key={number} number={number} isNamed={about.length > 1} />
          ))}
        </div>
      )}
    </div>
  );
}

const names: Readonly<Record<ExplainedNumber, string>> = {
  wins: 'Wins',
  lines: 'Lines',
  recovery: 'Back to steady',
  pauses: 'Pauses',
  calmChange: 'Coming down',
  hostileCalls: 'Hostile calls',
  usualRange: 'Your usual range',
  minutesUnderFire: 'Time under fire',
  mix: 'What came',
  unsolved: 'Not yours to solve',
  carryHome: 'Still on my mind',
  byHour: 'By hour',
  carryOver: 'After another hard call',
  pauseComparison: 'With and without a pause',
  askFor: 'What to ask for',
};

function About({ number, isNamed }: { readonly number: ExplainedNumber; readonly isNamed: boolean }) {
  const { how, cannot } = explanations[number];
  return (
    <div>
      {isNamed && <p className="about-name">{names[number]}</p>}
      <p>{how}</p>
      <p>
        <span className="about-cannot">What it cannot say:</span> {withSmallStart(cannot)}
      </p>
    </div>
  );
}

/** It goes on after a colon. */
function withSmallStart(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
