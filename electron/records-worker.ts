import { parentPort, workerData } from 'node:worker_threads';
import {
  type RecordsAnswer,
  type RecordsAsk,
  type RecordsFailure,
  type RecordsReply,
  recordsQuestionSchema,
  recordsThreadSchema,
} from './records-question.ts';
import { openBesideWriter } from './store/open.ts';
import { seenWeek } from './week-page.ts';
import { yieldToOthers } from './yield-to-others.ts';

// A thread of its own (records-reader.ts), with a connection of its own that only reads: the log can be large, and the
// key must be answered meanwhile.
const { folder, key, isInBackground } = recordsThreadSchema.parse(workerData);
if (isInBackground) yieldToOthers();
const store = openBesideWriter(folder, key);

parentPort?.on('message', (message: unknown) => {
  const { id, ask } = recordsQuestionSchema.parse(message);
  // In one transaction: what main writes meanwhile is in all of the answer, or in nothing of it.
  const answer = tried(() => store.transaction(() => replyTo(ask)));
  parentPort?.postMessage({ id, answer } satisfies RecordsAnswer);
});

function replyTo(ask: RecordsAsk): RecordsReply {
  switch (ask.for) {
    case 'search':
      return { for: 'search', found: store.search(ask.search) };
    case 'week':
      return { for: 'week', seen: seenWeek(store, ask.week, ask.now) };
    case 'expired':
      return { for: 'expired', expired: store.retention.count(ask.cutoffs) };
    default: {
      const never: never = ask;
      return never;
    }
  }
}

function tried<T>(work: () => T): T | RecordsFailure {
  try {
    return work();
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { error, code: 'code' in error ? String(error.code) : null };
  }
}
