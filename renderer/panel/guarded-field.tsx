import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { excerptAround } from '../../domain/guard-excerpt.ts';
import { guardAdvice, guardKindWords } from '../../domain/guard-words.ts';
import { type Finding, findBlocked, findGuarded } from '../../domain/guards.ts';
import { regionsOf } from '../../domain/region.ts';
import { withoutFindings } from '../../domain/remove-findings.ts';
import { Button } from '../ui/button.tsx';
import { TextField, type TextFieldProps } from '../ui/field.tsx';
import { MarkedText } from '../ui/marked-text.tsx';
import './guarded-field.css';
import { MarkedExcerpt } from './marked-excerpt.tsx';

export interface GuardedFieldProps extends TextFieldProps {
  /** The words are a site’s own, not about a caller: only what may never be kept is looked for. */
  readonly isOfSite?: boolean;
}

/** Where the rep is, for phone numbers. */
const regions = regionsOf({
  language: navigator.language,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

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
    () => (isOfSite ? findBlocked(value) : findGuarded(value, { regions })),
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

  const remove = (findings: readonly Finding[]) => {
    const { text, caret: at } = withoutFindings(value, findings);
    onType(text);
    setCaret(at);
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
        {shown.length > 0 && (
          <Found
            text={value}
            findings={shown}
            isKeptInPart={field.isKeptInPart ?? false}
            onRemove={remove}
            onLeave={leave}
          />
        )}
      </div>
    </div>
  );
}

interface FoundProps {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly isKeptInPart: boolean;
  readonly onRemove: (findings: readonly Finding[]) => void;
  readonly onLeave: (finding: Finding) => void;
}

/** One box, however much was found: each part with its way out, and what follows from them said once. */
function Found({ text, findings, isKeptInPart, onRemove, onLeave }: FoundProps) {
  const advice = [...new Set(findings.map((finding) => guardAdvice(finding, isKeptInPart)))].join(' ');
  const isOne = findings.length === 1;
  const rows = findings.map((finding) => {
    const part = text.slice(finding.start, finding.end);
    return (
      <li key={`${finding.kind} ${finding.start}`} className="guarded-one">
        <p>
          <q>
            {isOne ? (
              <MarkedExcerpt excerpt={excerptAround(text, finding)} />
            ) : (
              <MarkedText text={part} ranges={[{ start: 0, end: part.length }]} />
            )}
          </q>{' '}
          looks like {guardKindWords[finding.kind]}.{isOne && ` ${advice}`}
        </p>
        <div className="guarded-ways">
          <Button
            look={isOne ? 'outlined' : 'quiet'}
            name={`Remove it: ${part}`}
            onPress={() => onRemove([finding])}
          >
            Remove it
          </Button>
          {finding.severity === 'warn' && (
            <Button look="quiet" name={`Leave it: ${part}`} onPress={() => onLeave(finding)}>
              Leave it
            </Button>
          )}
        </div>
      </li>
    );
  });
  return (
    <div className="guarded-box">
      {!isOne && (
        <div className="guarded-one">
          <p>{advice}</p>
          <Button onPress={() => onRemove(findings)}>Remove all of it</Button>
        </div>
      )}
      <ul className="guarded-list">{rows}</ul>
    </div>
  );
}
