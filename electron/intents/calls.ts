import {
  type Call,
  changeCall,
  entryOf,
  isTurned,
  logCall,
  newDraft,
  type RequiredTap,
} from '../../domain/call.ts';
import { differingFields, withVersion } from '../../domain/call-history.ts';
import { endByOpening } from '../../domain/call-times.ts';
import { caseHistory } from '../../domain/case-history.ts';
import { callOf } from '../../domain/log-records.ts';
import { pencilNoteOf, withoutPencil, withPencilBack, withPencilKept } from '../../domain/pencil.ts';
import { textOfLine } from '../../domain/playbook.ts';
import { epochOf } from '../../domain/time.ts';
import type { Binned, CallVersion, callsContract } from '../contract/calls.ts';
import type { Reply } from '../contract/intent.ts';
import type { HandlersOf } from '../ipc.ts';
import type { PlaybookKeeper } from '../playbook-keeper.ts';
import type { Surroundings } from '../surroundings.ts';
import { ok, refuse } from './reply.ts';

const gone = 'That call is not in the log any more.';

const tapNames: Readonly<Record<RequiredTap, string>> = {
  situation: 'the situation',
  intensity: 'how intense it was',
  outcome: 'how it ended',
};

/** More calls on one case than this are not counted. */
const mostOnCase = 100;

/** What these intents need. */
export interface CallsWorld
  extends Pick<Surroundings, 'store' | 'clock' | 'newId' | 'onRecordsChanged' | 'onTrouble'> {
  readonly playbook: Pick<PlaybookKeeper, 'book'>;
}

/** Serves the intents about the calls of the log. */
export function callsIntents(world: CallsWorld): HandlersOf<typeof callsContract> {
  const { store, clock } = world;
  const changed = <T>(value: T): Reply<T> => {
    world.onRecordsChanged();
    return ok(value);
  };
  const withCall = <T>(id: string, work: (call: Call) => Reply<T>): Reply<T> => {
    const call = store.calls.get(id);
    return call === null ? refuse(gone) : work(call);
  };
  const save = (call: Call): Reply<Call> => {
    store.calls.save(call);
    return changed(call);
  };
  /** Saves an edit, and what a logged call said before it. A danger call keeps next to nothing, its history included. */
  const saveEdit = (before: Call, after: Call, visit: string): Reply<Call> => {
    store.transaction(() => {
      if (before.status === 'logged' && differingFields(before, after).length > 0) {
        store.versions.keep(visit, clock.stamp(), before);
      }
      store.calls.save(after);
      if (after.status === 'logged' && after.situation === 'danger') store.versions.forget(after.id);
    });
    return changed(after);
  };
  /** What the call said before, as far as it says anything else now. */
  const versionsOf = (call: Call): readonly CallVersion[] =>
    store.versions
      .of(call.id, (error) => world.onTrouble('reading what a call said before', error))
      .map(({ visit, replacedAt, call: inFile }) => ({ visit, replacedAt, call: callOf(inFile) }))
      .filter((version) => !isTurned(version.call, call) && differingFields(version.call, call).length > 0);

  return {
    startDraft: () => save(newDraft(world.newId(), clock.stamp(), { pausedAt: null })),
    changeCall: ({ id, visit, change }) =>
      withCall(id, (call) => {
        const changedCall = changeCall(call, change, clock.stamp());
        return changedCall === null
          ? refuse('A logged call stays logged: press Done for that.')
          : saveEdit(call, changedCall, visit);
      }),
    logCall: ({ id, visit, change }) =>
      withCall(id, (call) => {
        const logged = logCall(call, clock.stamp(), change);
        return logged.ok
          ? saveEdit(call, logged.call, visit)
          : refuse(`Still to choose: ${logged.missing.map((tap) => tapNames[tap]).join(', ')}.`);
      }),
    binCall: ({ id }) => (store.calls.bin(id, clock.stamp()) ? changed(null) : refuse(gone)),
    restoreCall: ({ id }) =>
      store.calls.restore(id) ? changed(null) : refuse('That call cannot be brought back.'),
    readBin: () => {
      const binned: readonly Binned[] = [
        ...store.calls.binned().map((each) => ({ kind: 'call' as const, ...each })),
        ...store.wins.binned().map((each) => ({ kind: 'win' as const, ...each })),
      ];
      return ok(binned.toSorted((one, other) => epochOf(other.binnedAt) - epochOf(one.binnedAt)));
    },
    readCall: ({ id }) => withCall(id, ok),
    openCall: ({ id }) =>
      withCall(id, (call) => {
        const endedAt = endByOpening(call, clock.stamp());
        return endedAt === call.endedAt ? ok(call) : save({ ...call, endedAt });
      }),

    readVersions: ({ id }) => withCall(id, (call) => ok(versionsOf(call))),
    restoreVersion: ({ id, visit, version: wanted }) =>
      withCall(id, (call) => {
        const version = versionsOf(call).find((each) => each.visit === wanted);
        return version === undefined
          ? refuse('That version is not kept any more.')
          : saveEdit(call, withVersion(call, entryOf(version.call), clock.stamp()), visit);
      }),

    readCase: ({ id, caseRef }) => {
      const earlier = store.calls.onCase(caseRef, mostOnCase).filter((call) => call.id !== id);
      return ok(caseHistory(caseRef, earlier, (line) => textOfLine(world.playbook.book(), line)));
    },

    keepPencil: ({ id, isKept }) =>
      withCall(id, (call) => save(withPencilKept(call, isKept ? clock.stamp() : null, clock.stamp()))),
    binPencil: ({ id }) =>
      withCall(id, (call) => {
        store.transaction(() => {
          store.calls.save(withoutPencil(call, clock.stamp()));
          store.versions.stripNote(id, 'pencil');
        });
        return changed(pencilNoteOf(call));
      }),
    restorePencil: ({ id, note }) =>
      withCall(id, (call) => {
        const back = withPencilBack(call, note, clock.stamp());
        return back === null ? refuse('There is another note in pencil by now.') : save(back);
      }),
  };
}
