import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { isBlocked } from '../../../domain/guards.ts';
import { type PlaybookEdit, pageLimits } from '../../../domain/own-playbook.ts';
import type { CalmPage } from '../../../domain/playbook.ts';
import {
  calmSituationKeys,
  calmSituationSchema,
  type OwnPageKey,
  ownPageKeySchema,
  situationNames,
} from '../../../domain/situations.ts';
import { Button } from '../../ui/button.tsx';
import { GuardedField } from '../guarded-field.tsx';
import { useOpenPlaybook } from './playbook-context.ts';
import { chapterTitleAnchor } from './playbook-entries.ts';
import type { PageDraft } from './playbook-in-progress.ts';

/** Names a situation that the eleven do not have. */
export function NewSituation() {
  const { page, inProgress, change } = useOpenPlaybook();
  const draft = inProgress.pages.new ?? { name: '', countsAs: 'insult', avoidInShort: '' };
  const add = async () => {
    const { name, countsAs } = draft;
    const before = new Set<string>(page.playbook.pages.map(({ key }) => key));
    const answer = await change({ type: 'add-page', name, countsAs }, `“${name.trim()}” is added.`);
    if (answer === null) return;
    inProgress.writePage('new', null);
    const key = ownKeyOf(answer.playbook.pages.find((each) => !before.has(each.key)));
    if (key !== null) inProgress.goTo(key, chapterTitleAnchor);
  };
  return (
    <>
      <p className="signs">
        A kind of call that comes up at your desk and is not in the list, with lines of its own.
      </p>
      <SituationForm
        draft={draft}
        isNew
        onType={(typed) => inProgress.writePage('new', typed)}
        onSave={add}
        onCancel={() => {
          inProgress.writePage('new', null);
          inProgress.goTo('insult', chapterTitleAnchor);
        }}
      />
    </>
  );
}

/** Renames a situation of the rep's own, or removes it. */
export function OwnSituation({ page }: { readonly page: CalmPage }) {
  const { inProgress, change } = useOpenPlaybook();
  const key = ownKeyOf(page);
  if (key === null) return null;
  const draft = inProgress.pages[key];
  if (draft === undefined) {
    const { name, countsAs, avoidInShort } = page;
    const remove = async () => {
      const answer = await change(
        { type: 'remove-page', key },
        `“${name}” and its lines are removed.`,
        'takes-focus',
      );
      if (answer !== null) inProgress.goTo('insult');
    };
    return (
      <div className="buttons">
        <Button onPress={() => inProgress.writePage(key, { name, countsAs, avoidInShort })}>
          Change this situation
        </Button>
        <Button look="quiet" onPress={() => void remove()}>
          Remove this situation
        </Button>
      </div>
    );
  }
  const save = async () => {
    const written: PlaybookEdit = { type: 'write-page', key, ...draft };
    if ((await change(written, 'Changed.')) === null) return;
    inProgress.writePage(key, null);
    inProgress.goTo(key, chapterTitleAnchor);
  };
  return (
    <SituationForm
      draft={draft}
      isNew={false}
      onType={(typed) => inProgress.writePage(key, typed)}
      onSave={save}
      onCancel={() => {
        inProgress.writePage(key, null);
        inProgress.goTo(key, chapterTitleAnchor);
      }}
    />
  );
}

interface SituationFormProps {
  readonly draft: PageDraft;
  /** What to avoid is written once it is there, like its lines. */
  readonly isNew: boolean;
  readonly onType: (draft: PageDraft) => void;
  readonly onSave: () => Promise<void>;
  readonly onCancel: () => void;
}

function SituationForm({ draft, isNew, onType, onSave, onCancel }: SituationFormProps) {
  const id = useId();
  const [isSaving, setSaving] = useState(false);
  const canSave =
    draft.name.trim() !== '' &&
    draft.name.length <= pageLimits.name &&
    draft.avoidInShort.length <= pageLimits.avoid &&
    !isBlocked(draft.name) &&
    !isBlocked(draft.avoidInShort) &&
    !isSaving;
  const save = async () => {
    if (!canSave) return;
    setSaving(true);
    await onSave();
    setSaving(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <form className="situation-form" aria-label="Situation of your own" onSubmit={submit} onKeyDown={press}>
      <GuardedField
        isOfSite
        label="Name"
        hint="Short: it stands on a button during the call."
        limit={pageLimits.name}
        value={draft.name}
        onType={(name) => onType({ ...draft, name })}
        onEnter={() => void save()}
      />
      <div className="field">
        <label className="field-label" htmlFor={id}>
          In the log it counts as
        </label>
        <select
          id={id}
          className="field-input"
          aria-describedby={`${id}-hint`}
          value={draft.countsAs}
          onChange={({ target }) => onType({ ...draft, countsAs: calmSituationSchema.parse(target.value) })}
        >
          {calmSituationKeys.map((key) => (
            <option key={key} value={key}>
              {situationNames[key]}
            </option>
          ))}
        </select>
        <p id={`${id}-hint`} className="field-hint">
          Choose the one it is most like, so that your weeks can still be compared.
        </p>
      </div>
      {!isNew && (
        <GuardedField
          isOfSite
          label="What to avoid in it"
          hint="A few words, shown beside the lines."
          limit={pageLimits.avoid}
          value={draft.avoidInShort}
          onType={(avoidInShort) => onType({ ...draft, avoidInShort })}
          onEnter={() => void save()}
        />
      )}
      <div className="buttons">
        <Button look="filled" isDisabled={!canSave} onPress={() => void save()}>
          {isNew ? 'Add it' : 'Save'}
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

function ownKeyOf(page: CalmPage | undefined): OwnPageKey | null {
  const parsed = ownPageKeySchema.safeParse(page?.key);
  return parsed.success ? parsed.data : null;
}
