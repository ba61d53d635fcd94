import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { rounded } from './figures.ts';

/** What the figures were measured on; whoever compares two runs compares these first. */
export interface Machine {
  readonly host: string;
  readonly processor: string;
  readonly cores: number;
  readonly node: string;
}

export function thisMachine(): Machine {
  return {
    host: 'preview without a display',
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    node: process.versions.node,
  };
}

/** How much else went on while something was measured. */
export interface Disturbance {
  /** Processes that wanted a core, averaged over the last minute, the bench's own included. */
  readonly load: number;
  /** Percent of all core time that a hypervisor gave to other machines; null where it cannot be known. */
  readonly stolen: number | null;
}

/** Starts to watch; the function it returns says what there was since. */
export function watchDisturbance(): () => Disturbance {
  const before = coreTimes();
  return () => {
    const after = coreTimes();
    return {
      load: rounded(loadavg()[0] ?? 0),
      stolen:
        before === null || after === null || after.total === before.total
          ? null
          : rounded(((after.stolen - before.stolen) / (after.total - before.total)) * 100),
    };
  };
}

interface CoreTimes {
  readonly total: number;
  readonly stolen: number;
}

/** Linux alone tells: the first line of /proc/stat sums all cores, its eighth number is what was stolen. */
function coreTimes(): CoreTimes | null {
  if (!existsSync('/proc/stat')) return null;
  const numbers = readFileSync('/proc/stat', 'utf8')
    .split('\n', 1)[0]
    ?.trim()
    .split(/\s+/u)
    .slice(1, 9)
    .map(Number);
  const stolen = numbers?.[7];
  return numbers === undefined || stolen === undefined
    ? null
    : { total: numbers.reduce((sum, each) => sum + each, 0), stolen };
}
