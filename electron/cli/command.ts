import type { Keys } from '../store/key.ts';

/** What a command is given, parsed and checked. */
export interface CommandInput {
  /** The data folder, absolute. */
  readonly folder: string;
  readonly positionals: readonly string[];
  readonly options: Options;
  /** The key of the log in the folder. @throws StoreError */
  readonly key: () => Promise<string>;
  /** It, and those that it had before: a backup may open with one of them alone. @throws StoreError */
  readonly keys: () => Promise<Keys>;
  /** Whether there is a key for that folder: a log that is to be made has none yet. */
  readonly hasKey: () => boolean;
}

export interface Options {
  readonly out?: string | undefined;
  readonly format?: string | undefined;
  readonly week?: string | undefined;
  readonly json?: boolean | undefined;
  readonly 'dry-run'?: boolean | undefined;
  readonly 'remove-personal'?: boolean | undefined;
  readonly feelings?: boolean | undefined;
  readonly ratings?: boolean | undefined;
  readonly prejudice?: boolean | undefined;
}

/** What goes to standard output, or to a file instead; `remark` to standard error; a failure is exit status 1. */
export interface CommandOutput {
  readonly text: string;
  readonly out?: string | null;
  readonly remark?: string;
  readonly isFailure?: boolean;
}

export interface Command {
  /** Behind the name. */
  readonly usage: string;
  readonly help: readonly string[];
  readonly options: readonly (keyof Options)[];
  /** How many words stand behind the name. */
  readonly words: { readonly least: number; readonly most: number };
  readonly run: (input: CommandInput) => Promise<CommandOutput>;
}
