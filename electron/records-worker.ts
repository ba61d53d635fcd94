import { parentPort, workerData } from 'node:worker_threads';
import {
  type RecordsAnswer,
  type RecordsFailure,
  recordsPlaceSchema,
  recordsQuestionSchema,
} from './records-question.ts';
import { openExistingStore } from './store/open.ts';

// A thread of its own (records-reader.ts), with a connection of its own that only reads: the log can be large, and the
// key must be answered meanwhile.
const { folder, key } = recordsPlaceSchema.parse(workerData);
const store = openExistingStore(folder, key);

parentPort?.on('message', (message: unknown) => {
  const { id, search } = recordsQuestionSchema.parse(message);
  parentPort?.postMessage({ id, answer: answerTo(() => store.search(search)) } satisfies RecordsAnswer);
});

function answerTo<T>(work: () => T): T | RecordsFailure {
  try {
    return work();
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { error, code: 'code' in error ? String(error.code) : null };
  }
}
