import { Pencil } from 'lucide-react';
import type { Call } from '../../../domain/call.ts';
import { excerptOf } from '../../../domain/call-excerpt.ts';
import { outcomeNames } from '../../../domain/call-fields.ts';
import { MarkedText } from '../../ui/marked-text.tsx';
import { situationWords } from './call-words.ts';
import './call-row.css';
import { fieldWords } from './entry-words.ts';
import { clockWords } from './wall-time.ts';

export interface CallRowProps {
  readonly call: Call;
  readonly onOpen: () => void;
}

/** One logged call in a short list: the row opens it. */
export function CallRow({ call, onOpen }: CallRowProps) {
  return (
    <li className="call-row">
      <button type="button" className="call-open" onClick={onOpen}>
        <CallSummary call={call} />
      </button>
    </li>
  );
}

export interface CallSummaryProps {
  readonly call: Call;
  /** The words that were searched for: what matched is shown in place of the note in ink. */
  readonly words?: readonly string[];
}

/** What a row says of a call. It stands inside whatever the row does when it is pressed. */
export function CallSummary({ call, words = [] }: CallSummaryProps) {
  const excerpt = words.length === 0 ? null : excerptOf(call, words);
  return (
    <>
      <span className="call-time">{clockWords(call.startedAt)}</span>
      <span className="call-main">
        <span className="call-situation">{situationWords(call)}</span>
        <span className="call-facts">
          {call.intensity !== null && (
            <span>
              <IntensityDots intensity={call.intensity} />
              {/* Not its words: whoever only passes by does not read them again. */}
              <span className="only-heard">, intensity {call.intensity} of 5</span>
            </span>
          )}
          {call.outcome !== null && (
            <span>
              <span className="only-heard">, </span>
              {outcomeNames[call.outcome]}
            </span>
          )}
        </span>
        {excerpt !== null && (
          <span className="call-found">
            <span className="only-heard">, </span>
            <span className="call-found-field">{fieldWords[excerpt.field].name}: </span>
            <MarkedText text={excerpt.text} ranges={excerpt.ranges} />
          </span>
        )}
        {excerpt === null && call.ink !== '' && (
          <span className="call-note">
            <span className="only-heard">, </span>
            {call.ink}
          </span>
        )}
        {excerpt === null && call.ink === '' && call.pencil !== '' && (
          // Not its words: an old note is not put before the eyes of whoever only passes by.
          <span className="call-note in-pencil">
            <span className="only-heard">, </span>
            <Pencil size={14} strokeWidth={2} aria-hidden="true" />
            note in pencil
          </span>
        )}
      </span>
    </>
  );
}

/** Five dots, filled up to the intensity: readable without colour. */
function IntensityDots({ intensity }: { readonly intensity: number }) {
  return (
    <svg className="intensity-dots" viewBox="0 0 50 10" width="50" height="10" aria-hidden="true">
      {[1, 2, 3, 4, 5].map((step) => (
        <circle key={step} cx={step * 10 - 5} cy="5" r="3.25" data-filled={step <= intensity} />
      ))}
    </svg>
  );
}
