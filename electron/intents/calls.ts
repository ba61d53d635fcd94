import { type Call, changeCall, logCall, newDraft, type RequiredTap } from '../../domain/call.ts';
import type { callsContract } from '../contract/calls.ts';
import type { Reply } from '../contract/intent.ts';
import type { HandlersOf } from '../ipc.ts';
import type { Surroundings } from '../surroundings.ts';
import { ok, refuse } from './reply.ts';

const gone = 'That call is not in the log any more.';

const tapNames: Readonly<Record<RequiredTap, string>> = {
  situation: 'the situation',
  intensity: 'how intense it was',
  outcome: 'how it ended',
};

/** Serves the intents about the calls of the log. */
export function callsIntents(world: Surroundings): HandlersOf<typeof callsContract> {
  const { store, clock } = world;
  const changed = <T>(value: T): Reply<T> => {
    world.onRecordsChanged();
    return ok(value);
  };
  const withCall = (id: string, work: (call: Call) => Reply<Call>): Reply<Call> => {
    const call = store.calls.get(id);
    return call === null ? refuse(gone) : work(call);
  };
  const save = (call: Call): Reply<Call> => {
    store.calls.save(call);
    return changed(call);
  };
  return {
    startDraft: () => save(newDraft(world.newId(), clock.stamp(), { pausedAt: null })),
    changeCall: ({ id, change }) =>
      withCall(id, (call) => {
        const changedCall = changeCall(call, change, clock.stamp());
        return changedCall === null
          ? refuse('A logged call stays logged: press Done for that.')
          : save(changedCall);
      }),
    logCall: ({ id, change }) =>
      withCall(id, (call) => {
        const logged = logCall(call, clock.stamp(), change);
        return logged.ok
          ? save(logged.call)
          : refuse(`Still to choose: ${logged.missing.map((tap) => tapNames[tap]).join(', ')}.`);
      }),
    binCall: ({ id }) => (store.calls.bin(id, clock.stamp()) ? changed(null) : refuse(gone)),
    restoreCall: ({ id }) =>
      store.calls.restore(id) ? changed(null) : refuse('That call cannot be brought back.'),
    readCall: ({ id }) => withCall(id, ok),

    readCalls: ({ limit }) => ok({ calls: store.calls.newest(limit), total: store.calls.countLogged() }),
  };
}
