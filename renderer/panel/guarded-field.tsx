import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { guardAdvice, guardKindWords } from '../../domain/guard-words.ts';
import { type Finding, findBlocked, findGuarded } from '../../domain/guards.ts';
import { Button } from '../ui/button.tsx';
import { TextField, type TextFieldProps } from '../ui/field.tsx';
import { MarkedText } from '../ui/marked-text.tsx';
import './guarded-field.css';

export interface GuardedFieldProps extends TextFieldProps {
  /** The words are a site’s own, not about a caller: only what may never be kept is looked for. */
  readonly isOfSite?: boolean;
}

/** The rep’s country, for phone numbers: of the language that the system is set to. */
const region = regionOf(navigator.language);

function regionOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).maximize().region;
  } catch {
    // Some systems have a language that is none.
    return undefined;
  }
}

/**
 * A field whose text is looked through for what must not be stored (domain/guards.ts). What was found is shown below it
 * and can be removed with one press. Its owner does not save what is blocked.
 */
export function GuardedField({ isOfSite = false, ...field }: GuardedFieldProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [caret, setCaret] = useState<number | null>(null);
  const { value, onType } = field;

  const found = useMemo(
    () => (isOfSite ? findBlocked(value) : findGuarded(value, region === undefined ? {} : { region })),
    [value, isOfSite],
  );
  const keyOf = ({ kind, start, end }: Finding) => `${kind} ${value.slice(start, end)}`;
  const shown = found.filter((finding) => finding.severity === 'block' || !left.has(keyOf(finding)));

  useLayoutEffect(() => {
    if (caret === null) return;
    const input = box.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('.field-input');
    input?.focus();
    input?.setSelectionRange(caret, caret);
    setCaret(null);
  }, [caret]);

  const remove = ({ start, end }: Finding) => {
    onType(`${value.slice(0, start)}${value.slice(end)}`);
    setCaret(start);
  };
  const leave = (finding: Finding) => {
    setLeft(new Set([...left, keyOf(finding)]));
    setCaret(finding.end);
  };
  const describedBy = [field.describedBy, shown.length > 0 ? `${id}-found` : undefined].filter(
    (part) => part !== undefined,
  );
  return (
    <div ref={box} className="guarded">
      <TextField
        {...field}
        isInvalid={shown.some(({ severity }) => severity === 'block')}
        {...(describedBy.length === 0 ? {} : { describedBy: describedBy.join(' ') })}
      />
      <div id={`${id}-found`} className="guarded-found" role="status">
        {shown.map((finding) => {
          const part = value.slice(finding.start, finding.end);
          const words = guardKindWords[finding.kind];
          return (
            <div key={`${finding.kind} ${finding.start}`} className="guarded-one">
              <p>
                <q>
                  <Excerpt text={value} finding={finding} />
                </q>{' '}
                looks like {words}. {guardAdvice(finding, field.isKeptInPart)}
              </p>
              <div className="guarded-ways">
                <Button name={`Remove it: ${part}`} onPress={() => remove(finding)}>
                  Remove it
                </Button>
                {finding.severity === 'warn' && (
                  <Button look="quiet" name={`Leave it: ${part}`} onPress={() => leave(finding)}>
                    Leave it
                  </Button>
                )}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** So much of the text stands around what was found. */
const around = 16;

/** What was found, marked, in the words around it. */
function Excerpt({ text, finding: { start, end } }: { readonly text: string; readonly finding: Finding }) {
  const from = start <= around ? 0 : text.indexOf(' ', start - around) + 1 || start - around;
  const first = Math.min(from, start);
  const rest = text.slice(end, end + around);
  const last = end + around >= text.length ? text.length : end + Math.max(0, rest.lastIndexOf(' '));
  const lead = first > 0 ? '…' : '';
  const shift = first - lead.length;
  return (
    <MarkedText
      text={`${lead}${text.slice(first, last)}${last < text.length ? '…' : ''}`}
      ranges={[{ start: start - shift, end: end - shift }]}
    />
  );
}
