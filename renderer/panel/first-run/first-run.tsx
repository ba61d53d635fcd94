import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { isBlocked } from '../../../domain/guards.ts';
import { settingsChangeSchema } from '../../../domain/settings.ts';
import type { InputOf, PanelPush } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { GuardedField } from '../guarded-field.tsx';
import './first-run.css';
import { HotkeyCard } from '../settings/hotkey-card.tsx';
import { HotkeyTester } from '../settings/hotkey-tester.tsx';
import { devices, lengths } from '../settings/settings-choices.ts';
import { FirstRunPause } from './first-run-pause.tsx';

const steps = ['name', 'device', 'key', 'length', 'pause'] as const;
type Step = (typeof steps)[number];
/** Where the rep is in the first run. */
export type FirstRunPage = Step | 'end';

interface StepWords {
  readonly title: string;
  readonly lead: string;
  /** Where it is found later. */
  readonly place: string;
}

const words: Readonly<Record<Step, StepWords>> = {
  name: {
    title: 'Welcome',
    lead: 'On a hard call, one key gives you a few quiet seconds and then something calm to say. Five short steps set it up, in less than a minute.',
    place: 'Settings, under The pause',
  },
  device: {
    title: 'How do you mute?',
    lead: 'The pause reminds you in these words. The app never mutes anything itself.',
    place: 'Settings, under The pause',
  },
  key: {
    title: 'Your key',
    lead: 'It works whichever program you are in. Try it once.',
    place: 'Settings, under The key',
  },
  length: {
    title: 'How long is a pause?',
    lead: 'In seconds. A longer one is not known to work better, and you can always press Longer.',
    place: 'Settings, under The pause',
  },
  pause: {
    title: 'One pause, to try',
    lead: 'This is what you will see on a call. Nothing of it is recorded.',
    place: 'Practice, as often as you like',
  },
};

export interface FirstRunProps {
  readonly push: PanelPush;
  readonly page: FirstRunPage;
  readonly onPage: (page: FirstRunPage) => void;
  readonly onPolicy: () => void;
}

/**
 * Five steps before the first call, one calm page at a time, where Today will be. Nothing is shut meanwhile: every tab,
 * the key and Danger work; each step can be left out, and all of it is found again.
 */
export function FirstRun({ push, page, onPage, onPolicy }: FirstRunProps) {
  const announcer = useAnnouncer();
  const { settings } = push;
  const [name, setName] = useState(settings.name);
  const set = async (change: InputOf<'changeSettings'>) =>
    announcer.sayIfRefused(await send('changeSettings', change));
  const finish = () => set({ isWelcomed: true });

  if (page === 'end') {
    return (
      <End
        draftCount={push.draftCount}
        onFinish={() => void finish()}
        onPolicy={() => void finish().then((isKept) => isKept && onPolicy())}
      />
    );
  }
  const next = () => onPage(steps[steps.indexOf(page) + 1] ?? 'end');
  /** They saw that it was practice, and go on: nobody has to be asked. */
  const endPause = async () => {
    await send('practise', { situation: null });
    await send('keepHeldBack', { isReal: false });
    next();
  };
  const keepName = async () => {
    // What cannot be saved waits in its field, which says so.
    if (!settingsChangeSchema.safeParse({ name }).success || isBlocked(name)) return;
    if (name === settings.name || (await set({ name }))) next();
  };

  const ways = { onSkip: next, onSkipAll: () => void finish() };
  if (page === 'key') return <KeyStep key={page} push={push} onGoOn={next} {...ways} />;
  if (page === 'pause') return <PauseStep key={page} push={push} onGoOn={() => void endPause()} {...ways} />;
  const isName = page === 'name';
  return (
    <StepPage key={page} step={page} onGoOn={isName ? () => void keepName() : next} {...ways}>
      {isName && <NameField name={name} onType={setName} onEnter={() => void keepName()} />}
      {page === 'device' && (
        <ChoiceGroup
          label="How you mute"
          choices={devices}
          value={settings.device}
          onPick={(device) => void set({ device })}
        />
      )}
      {page === 'length' && (
        <ChoiceGroup
          label="Pause length"
          layout="scale"
          choices={lengths}
          value={String(settings.pauseSeconds)}
          onPick={(length) => void set({ pauseSeconds: Number(length) })}
        />
      )}
    </StepPage>
  );
}

interface StepWays {
  readonly onGoOn: () => void;
  readonly onSkip: () => void;
  readonly onSkipAll: () => void;
}

interface StepPageProps extends StepWays {
  readonly step: Step;
  readonly children: ReactNode;
  /** What there is to try here is still to be tried: it can only be skipped. */
  readonly isUntried?: boolean;
}

function StepPage({ step, children, isUntried = false, onGoOn, onSkip, onSkipAll }: StepPageProps) {
  const { title, lead, place } = words[step];
  return (
    <div className="first-run">
      <Head
        title={title}
        lead={lead}
        isFocused={step !== 'name'}
        count={`Step ${steps.indexOf(step) + 1} of ${steps.length}`}
      />
      {children}
      <div className="buttons">
        {!isUntried && (
          <Button look="filled" onPress={onGoOn}>
            Go on
          </Button>
        )}
        <Button onPress={onSkip}>Skip this step</Button>
        <Button look="quiet" onPress={onSkipAll}>
          Skip all
        </Button>
      </div>
      <p className="first-run-place">You find this again in {place}.</p>
    </div>
  );
}

interface HeadProps {
  readonly title: string;
  readonly lead: string;
  /** How far it is. */
  readonly count: string;
  /** Else something on the page gets the keyboard, which says the same. */
  readonly isFocused?: boolean;
}

/** Gets the keyboard, so that a screen reader begins each page with its heading and how far it is. */
function Head({ title, lead, count, isFocused = true }: HeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFocused) heading.current?.focus({ focusVisible: false });
  }, [isFocused]);
  return (
    <header className="page-head">
      <p id="first-run-count" className="first-run-count">
        {count}
      </p>
      <h1
        id="first-run-title"
        className="page-title"
        ref={heading}
        tabIndex={-1}
        aria-describedby="first-run-count"
      >
        {title}
      </h1>
      <p className="page-lead">{lead}</p>
    </header>
  );
}

interface NameFieldProps {
  readonly name: string;
  readonly onType: (name: string) => void;
  readonly onEnter: () => void;
}

/** Gets the keyboard: it is all that there is to do on its page. */
function NameField({ name, onType, onEnter }: NameFieldProps) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <GuardedField
      ref={field}
      label="Your first name, if you like"
      hint="Talking to yourself by name may help. It is shown in the pause, to you alone."
      describedBy="first-run-title first-run-count"
      limit={40}
      value={name}
      onType={onType}
      onEnter={onEnter}
    />
  );
}

interface TryStepProps extends StepWays {
  readonly push: PanelPush;
}

function KeyStep({ push, ...ways }: TryStepProps) {
  const [heardBefore] = useState(push.hotkey.heard);
  const isHeard = push.hotkey.heard > heardBefore;
  return (
    <StepPage step="key" isUntried={!isHeard} {...ways}>
      <KeyTest push={push} isHeard={isHeard} />
    </StepPage>
  );
}

function PauseStep({ push, ...ways }: TryStepProps) {
  const [isTaken, setTaken] = useState(false);
  if (!isTaken && push.practice?.stage === 'done') setTaken(true);
  return (
    <StepPage step="pause" isUntried={!isTaken} {...ways}>
      <FirstRunPause push={push} />
    </StepPage>
  );
}

/** 'Press it now'; where the key cannot be had, all that can be done about it. */
function KeyTest({ push, isHeard }: { readonly push: PanelPush; readonly isHeard: boolean }) {
  const { hotkey } = push;
  return hotkey.health === 'refused' ? (
    <HotkeyCard push={push} isHealthKnown />
  ) : (
    <>
      {/* Heard once, it starts pauses again: a call may come while this page still stands open. */}
      {!isHeard && <HotkeyTester isHeard={false} words={hotkey.words} />}
      <p className="first-run-now" role="status">
        {isHeard && 'Heard it. The key works.'}
      </p>
      {hotkey.health === 'unknown' && !isHeard && <p>{hotkey.sentence}</p>}
    </>
  );
}

interface EndProps {
  readonly draftCount: number;
  readonly onFinish: () => void;
  readonly onPolicy: () => void;
}

function End({ draftCount, onFinish, onPolicy }: EndProps) {
  // The first real call has come: what waits of it is on Today.
  const [before] = useState(draftCount);
  const finish = useEffectEvent(onFinish);
  const hasCall = draftCount > before;
  useEffect(() => {
    if (hasCall) finish();
  }, [hasCall]);
  return (
    <div className="first-run">
      <Head
        title="That is all of it"
        lead="Start a shift, or just take the next call. The key is there."
        count="Done"
      />
      <p>Fill in your site’s policy and emergency number when you have a quiet minute.</p>
      <div className="buttons">
        <Button look="filled" onPress={onFinish}>
          To Today
        </Button>
        <Button onPress={onPolicy}>Your site’s policy</Button>
      </div>
    </div>
  );
}
