import { Tabs } from 'radix-ui';
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Destination, PanelPush, TabName } from '../../electron/contract.ts';
import { send } from '../coach-api.ts';
import { Button } from '../ui/button.tsx';
import { KeyCaps } from '../ui/key-caps.tsx';
import { Notice } from '../ui/notice.tsx';
import { Announcing, useAnnouncer } from './announcer.tsx';
import { DataTab } from './data/data-tab.tsx';
import { FirstRun, type FirstRunPage } from './first-run/first-run.tsx';
import { HeldBackQuestion } from './held-back-question.tsx';
import { LockPage } from './lock/lock-page.tsx';
import { useStillHere } from './lock/use-still-here.ts';
import { CallsTab } from './log/calls-tab.tsx';
import { HalfTypedProvider, useHalfTyped } from './log/half-typed.ts';
import { useCallsInProgress } from './log/use-calls-in-progress.ts';
import './panel.css';
import './paper/print.css';
import { usePanelMirror } from './panel-mirror.ts';
import { policyAnchor } from './playbook/playbook-entries.ts';
import { usePlaybookInProgress } from './playbook/playbook-in-progress.ts';
import { PlaybookTab } from './playbook/playbook-tab.tsx';
import { PracticeStrip } from './practice/practice-strip.tsx';
import { PracticeTab } from './practice/practice-tab.tsx';
import { SettingsTab } from './settings/settings-tab.tsx';
import { TodayTab } from './today/today-tab.tsx';
import { useWinInProgress, WinInProgressProvider } from './today/use-win-in-progress.ts';
import { useIsNarrow } from './use-is-narrow.ts';
import { useReturnToHeading } from './use-return-to-heading.ts';
import { useTakeInProgress } from './week/take/use-take-in-progress.ts';
import { WeekTab } from './week/week-tab.tsx';

const tabs: readonly { readonly name: TabName; readonly words: string }[] = [
  { name: 'today', words: 'Today' },
  { name: 'calls', words: 'Calls' },
  { name: 'week', words: 'Week' },
  { name: 'playbook', words: 'Playbook' },
  { name: 'practice', words: 'Practice' },
  { name: 'data', words: 'Your data' },
  { name: 'settings', words: 'Settings' },
];

/** The panel window. Nothing is drawn before main has said where things stand. */
export function Panel() {
  const last = usePanelMirror((state) => state.last);
  if (last === null) {
    return null;
  }
  return (
    <Announcing>{(announcements) => <Tabbed push={last.push} announcements={announcements} />}</Announcing>
  );
}

interface TabbedProps {
  readonly push: PanelPush;
  readonly announcements: ReactNode;
}

function Tabbed({ push, announcements }: TabbedProps) {
  const announcer = useAnnouncer();
  const isNarrow = useIsNarrow();
  const [tab, setTab] = useState<TabName>('today');
  // The call whose form is open, on the two tabs that have one: it stays open while another tab is looked at.
  const [openOnToday, setOpenOnToday] = useState<string | null>(null);
  const [openInCalls, setOpenInCalls] = useState<string | null>(null);
  const win = useWinInProgress();
  const typed = useHalfTyped();
  const [firstRunPage, setFirstRunPage] = useState<FirstRunPage>('name');
  const isFirstRun = !push.settings.isWelcomed;
  const [wasFirstRun, setWasFirstRun] = useState(isFirstRun);
  if (isFirstRun !== wasFirstRun) {
    setWasFirstRun(isFirstRun);
    if (isFirstRun) {
      // Wanted again from Settings: from its first page on.
      setFirstRunPage('name');
      setTab('today');
    }
  }
  const today = useReturnToHeading<HTMLDivElement>(isFirstRun);
  const playbook = usePlaybookInProgress();
  const calls = useCallsInProgress();
  const take = useTakeInProgress();
  useStillHere(push.lock === 'open');
  const isShut = push.lock === 'locking' || push.lock === 'locked';
  const afterLock = useReturnToHeading<HTMLElement>(isShut);

  const hasKey = push.hotkey.health !== 'refused';
  const [reached, setReached] = useState(0);
  const { destination } = push;
  if (destination !== null && destination.serial !== reached) {
    setReached(destination.serial);
    goTo(destination);
  }

  function goTo({ tab: wanted, callId }: Destination) {
    setTab(wanted);
    if (callId !== null && wanted === 'today') setOpenOnToday(callId);
    if (callId !== null && wanted === 'calls') setOpenInCalls(callId);
  }

  const isFormOpen = (tab === 'today' && openOnToday !== null) || (tab === 'calls' && openInCalls !== null);
  const notices = isShut
    ? []
    : push.notices.filter(({ tabs: only }) => only === undefined || (only.includes(tab) && !isFormOpen));
  const noticeIds = notices.map(({ id }) => id).join('\n');
  useEffect(() => {
    void send('noticesShown', { ids: noticeIds === '' ? [] : noticeIds.split('\n') });
  }, [noticeIds]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page starts at its top
  useLayoutEffect(() => {
    window.scrollTo(0, 0);
  }, [tab, firstRunPage]);

  const show = (name: string) => {
    announcer.goOn();
    setTab(tabs.find((each) => each.name === name)?.name ?? 'today');
  };
  const showPolicy = () => {
    playbook.goTo('policy');
    show('playbook');
  };
  const showSupport = () => {
    playbook.goTo('policy', policyAnchor('support'));
    show('playbook');
  };
  const writeWin = () => {
    win.want(true);
    setOpenOnToday(null);
    show('today');
  };
  // Radix says nothing when the tab that is open is pressed: it leads out of a form, to the page itself.
  const isOpenTab = useRef(false);
  const press = (event: PointerEvent<HTMLElement> | KeyboardEvent<HTMLElement>) => {
    isOpenTab.current = event.currentTarget.dataset.state === 'active';
  };
  const closeForm = () => {
    if (!isOpenTab.current) return;
    isOpenTab.current = false;
    if (tab === 'today') setOpenOnToday(null);
    if (tab === 'calls') setOpenInCalls(null);
  };
  const openCall = (open: (callId: string | null) => void) => (callId: string | null) => {
    if (callId !== null) announcer.goOn();
    open(callId);
  };
  const act = async (type: 'key' | 'danger') => {
    announcer.sayIfRefused(await send('act', { type }));
  };

  const dismiss = async (id: string) => {
    announcer.sayIfRefused(await send('dismissNotice', { id }));
  };

  const lockLog = async () => {
    announcer.sayIfRefused(await send('lockLog'));
  };

  // Only the pages go: what is half typed above them waits here for the unlock.
  if (isShut) {
    return (
      <LockPage lock={push.lock} dataFolder={push.about.dataFolder} flush={win.flush}>
        <Button onPress={() => void act('key')}>Pause now</Button>
        <Button look="quiet" onPress={() => void act('danger')}>
          Danger
        </Button>
      </LockPage>
    );
  }
  return (
    <Tabs.Root
      className="panel"
      orientation={isNarrow ? 'horizontal' : 'vertical'}
      value={tab}
      onValueChange={show}
    >
      <header className="sidebar">
        <div className="sidebar-inner">
          <p className="app-name">Unflappable</p>
          <Tabs.List className="tabs" aria-label="Unflappable">
            {tabs.map(({ name, words }) => (
              <Tabs.Trigger
                key={name}
                value={name}
                className="tab"
                onPointerDown={(event) => {
                  press(event);
                  focusQuietly(event);
                }}
                onKeyDown={press}
                onClick={closeForm}
              >
                {words}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <div className="sidebar-foot">
            <Button {...(hasKey ? { describedBy: 'pause-key' } : {})} onPress={() => void act('key')}>
              Pause now
            </Button>
            {hasKey && (
              <p id="pause-key" className="pause-key">
                <KeyCaps words={push.hotkey.words} />
              </p>
            )}
            <Button look="quiet" onPress={() => void act('danger')}>
              Danger
            </Button>
            {push.lock === 'open' && (
              <Button look="quiet" onPress={() => void lockLog()}>
                Lock
              </Button>
            )}
          </div>
        </div>
      </header>
      <main className="content" ref={afterLock} tabIndex={-1}>
        {push.practice !== null && <PracticeStrip stage={push.practice.stage} />}
        {push.heldBack !== null && <HeldBackQuestion began={push.heldBack.began} />}
        {notices.map((notice) => (
          <Notice key={notice.id} onDismiss={() => void dismiss(notice.id)}>
            {notice.text}
          </Notice>
        ))}
        <HalfTypedProvider value={typed}>
          <WinInProgressProvider value={win}>
            <Tabs.Content value="today" className="page" ref={today}>
              {isFirstRun && openOnToday === null ? (
                <FirstRun push={push} page={firstRunPage} onPage={setFirstRunPage} onPolicy={showPolicy} />
              ) : (
                <TodayTab
                  push={push}
                  openId={openOnToday}
                  onOpen={openCall(setOpenOnToday)}
                  win={win}
                  onSettings={() => show('settings')}
                  onWeek={() => show('week')}
                />
              )}
            </Tabs.Content>
            <Tabs.Content value="calls" className="page">
              <CallsTab
                push={push}
                inProgress={calls}
                openId={openInCalls}
                onOpen={openCall(setOpenInCalls)}
              />
            </Tabs.Content>
          </WinInProgressProvider>
        </HalfTypedProvider>
        <Tabs.Content value="week" className="page">
          <WeekTab push={push} onWriteWin={writeWin} onSupport={showSupport} take={take} />
        </Tabs.Content>
        <Tabs.Content value="playbook" className="page">
          <PlaybookTab push={push} inProgress={playbook} />
        </Tabs.Content>
        <Tabs.Content value="practice" className="page">
          <PracticeTab push={push} onSettings={() => show('settings')} />
        </Tabs.Content>
        <Tabs.Content value="data" className="page">
          <DataTab push={push} />
        </Tabs.Content>
        <Tabs.Content value="settings" className="page">
          <SettingsTab
            push={push}
            onPolicy={showPolicy}
            onPractice={() => show('practice')}
            onData={() => show('data')}
          />
        </Tabs.Content>
        {announcements}
      </main>
    </Tabs.Root>
  );
}

/** Radix gives the keyboard to a tab by script when it is clicked, which would draw a ring for a mouse. */
function focusQuietly(event: PointerEvent<HTMLElement>) {
  event.currentTarget.focus({ focusVisible: false });
}
