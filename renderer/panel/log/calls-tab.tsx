import { useMemo, useRef } from 'react';
import type { Call } from '../../../domain/call.ts';
import { areDaysSwapped, isFiltering, noFilter } from '../../../domain/call-filter.ts';
import { mostOnASheet } from '../../../domain/evidence-sheet.ts';
import { wordsOf } from '../../../domain/search-calls.ts';
import type { CallCount } from '../../../electron/contract/call-list.ts';
import type { PanelPush } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { BinPage } from '../bin/bin-page.tsx';
import { binWords, useBin } from '../bin/use-bin.ts';
import { ChoosingBar } from '../evidence/choosing-bar.tsx';
import { EvidencePage } from '../evidence/evidence-page.tsx';
import { useReturnToHeading } from '../use-return-to-heading.ts';
import { deletedWords } from './call-words.ts';
import { CallsFilter } from './calls-filter.tsx';
import { CallsList, type CallsListHandle } from './calls-list.tsx';
import { CallsSearch } from './calls-search.tsx';
import './calls-tab.css';
import { OpenLogForm } from './open-log-form.tsx';
import { useCallList } from './use-call-list.ts';
import type { CallsInProgress } from './use-calls-in-progress.ts';
import { useGoToList } from './use-go-to-list.ts';

export interface CallsTabProps {
  readonly push: PanelPush;
  readonly inProgress: CallsInProgress;
  /** The call whose form is open. */
  readonly openId: string | null;
  readonly onOpen: (callId: string | null) => void;
}

/** Every logged call, newest first: to be found again, read, put right, and handed on. */
export function CallsTab({ push, inProgress, openId, onOpen }: CallsTabProps) {
  const { query, filter, sheet, changeSheet, place } = inProgress;
  const announcer = useAnnouncer();
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<CallsListHandle>(null);
  const bin = useBin(push);
  const isElsewhere = openId !== null || bin.isOpen || sheet?.isShown === true;
  const { loaded, problem, more, toTheEnd } = useCallList(
    { query, filter },
    `${push.recordsRevision} ${push.today}`,
    isElsewhere,
  );
  const heading = useReturnToHeading(isElsewhere);
  const toList = useGoToList(filter, loaded, search, list);
  const shownQuery = loaded?.question.query ?? '';
  const words = useMemo(() => wordsOf(shownQuery), [shownQuery]);

  if (openId !== null) {
    return <OpenLogForm key={openId} callId={openId} today={push.today} onClose={() => onOpen(null)} />;
  }
  if (bin.isOpen) {
    return <BinPage bin={bin.items} today={push.today} onClose={() => bin.open(false)} />;
  }
  if (sheet?.isShown === true) {
    return <EvidencePage push={push} sheet={sheet} onChange={changeSheet} onOpen={onOpen} />;
  }

  const remove = async (call: Call) => {
    if (!announcer.sayIfRefused(await send('binCall', { id: call.id }))) return;
    announcer.offerUndo(deletedWords, () => send('restoreCall', { id: call.id }));
  };
  const choose = (callIds: readonly string[], isChosen: boolean) => {
    const chosen = new Set(sheet?.chosen);
    for (const id of callIds) {
      if (!isChosen) chosen.delete(id);
      else if (chosen.size < mostOnASheet) chosen.add(id);
      else announcer.say(`A sheet has room for ${mostOnASheet} calls.`);
    }
    changeSheet({ chosen });
  };
  const isNarrowed = isFiltering(filter) || words.length > 0;
  const isEmptyLog = loaded?.total.count === 0 && !isNarrowed && shownQuery === query;
  const clearAll = () => {
    inProgress.search('');
    inProgress.narrow(noFilter);
    search.current?.focus();
  };

  const swapDays = () => {
    inProgress.narrow({ ...filter, from: filter.to, to: filter.from });
    search.current?.focus();
  };

  return (
    <>
      <header className="page-head calls-head">
        <h1 className="page-title" ref={heading} tabIndex={-1}>
          {sheet === null ? 'Calls' : 'Choose calls for the sheet'}
        </h1>
        <p className="page-lead">{loaded === null ? '' : leadWords(isEmptyLog, sheet !== null)}</p>
        {sheet === null && loaded !== null && (!isEmptyLog || bin.items.length > 0) && (
          <div className="buttons">
            {bin.items.length > 0 && (
              // Not at the foot: a list of years has none that can be reached.
              <Button look="quiet" onPress={() => bin.open(true)}>
                {binWords(bin.items)}
              </Button>
            )}
            {!isEmptyLog && <Button onPress={() => changeSheet({})}>Make an evidence sheet</Button>}
          </div>
        )}
      </header>
      {problem !== '' && (
        <p className="page-problem" role="status">
          {problem}
        </p>
      )}
      {sheet !== null && (
        <ChoosingBar
          chosen={sheet.chosen}
          total={loaded?.total ?? null}
          onChooseAll={async () =>
            choose(
              (await toTheEnd()).map(({ call }) => call.id),
              true,
            )
          }
          onChange={changeSheet}
        />
      )}
      {loaded !== null && !isEmptyLog && (
        <>
          <CallsSearch
            ref={search}
            query={query}
            onType={(typed) => {
              toList.stay();
              inProgress.search(typed);
            }}
            onDown={toList.go}
            count={countWords(loaded.total)}
          />
          <CallsFilter filter={filter} onChange={inProgress.narrow} />
          {loaded.calls.length === 0 ? (
            <div className="calls-none">
              {areDaysSwapped(filter) ? (
                <>
                  <p>No call can match: the first day is after the last.</p>
                  <Button onPress={swapDays}>Swap the days</Button>
                </>
              ) : (
                <p>No call matches. Fewer or other words may help, or a wider choice above.</p>
              )}
              <Button onPress={clearAll}>Clear search and filters</Button>
            </div>
          ) : (
            <CallsList
              ref={list}
              loaded={loaded}
              words={words}
              today={push.today}
              place={place}
              chosen={sheet?.chosen ?? null}
              onChoose={(id, isChosen) => choose([id], isChosen)}
              onOpen={onOpen}
              onDelete={(call) => void remove(call)}
              onMore={more}
              onToTheEnd={toTheEnd}
              onLeave={() => search.current?.focus()}
            />
          )}
        </>
      )}
    </>
  );
}

function leadWords(isEmptyLog: boolean, isChoosing: boolean): string {
  if (isEmptyLog) {
    return 'No call is logged yet. After a pause, or with “Log a call” under Today, they gather here.';
  }
  return isChoosing
    ? 'Nothing leaves yet. You see the whole sheet before it is saved.'
    : 'Newest first. Yours alone.';
}

function countWords({ count, isMore }: CallCount): string {
  if (count === 0) return 'No calls';
  if (isMore) return `${count.toLocaleString('en-GB')} calls or more`;
  return count === 1 ? '1 call' : `${count.toLocaleString('en-GB')} calls`;
}
