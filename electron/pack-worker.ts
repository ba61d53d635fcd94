import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { readPackFile } from './read-pack-file.ts';

// A thread of its own (pack-reader.ts): a file can be made so that reading it takes minutes.
parentPort?.postMessage(readPackFile(z.string().parse(workerData)));
