import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isBlocked } from '../../../domain/guards.ts';
import { adviceOn } from '../../../domain/line-advice.ts';
import { lineLimit, longestLine, wordCount } from '../../../domain/playbook.ts';
import { Button } from '../../ui/button.tsx';
import { GuardedField } from '../guarded-field.tsx';

export interface LineEditorProps {
  readonly label: string;
  readonly text: string;
  readonly onType: (text: string) => void;
  /** Answers once it is saved, or was refused. */
  readonly onSave: (text: string) => Promise<unknown>;
  readonly onCancel: () => void;
  /** Whether the keyboard goes into the field: not where a draft was left open and is only found again. */
  readonly takesFocus: boolean;
}

/** Writes one line. Its advice never stands in the way: whatever has words can be saved. */
export function LineEditor({ label, text, onType, onSave, onCancel, takesFocus }: LineEditorProps) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [isSaving, setSaving] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only as it opens
  useEffect(() => {
    if (!takesFocus) return;
    const area = field.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);

  const trimmed = text.trim();
  const canSave = trimmed !== '' && text.length <= lineLimit && !isBlocked(text) && !isSaving;
  const save = async () => {
    if (!canSave) return;
    setSaving(true);
    await onSave(trimmed);
    setSaving(false);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <fieldset className="line-editor" aria-label={label} onKeyDown={press}>
      <GuardedField
        isOfSite
        ref={field}
        label={label}
        rows={2}
        limit={lineLimit}
        value={text}
        hint="Put what changes from call to call in brackets: [time], [name], [case]."
        onType={onType}
      />
      <p className="word-count">{countWords(trimmed)}</p>
      <div role="status" aria-label="Advice">
        <ul className="line-advice">
          {adviceOn(trimmed).map(({ id, text: advice }) => (
            <li key={id}>{advice}</li>
          ))}
        </ul>
      </div>
      <div className="buttons">
        <Button look="filled" isDisabled={!canSave} onPress={() => void save()}>
          Save
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </div>
    </fieldset>
  );
}

function countWords(text: string): string {
  const count = text === '' ? 0 : wordCount(text);
  return `${count} of ${longestLine} words`;
}
