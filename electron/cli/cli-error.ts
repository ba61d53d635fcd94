/** The command was written wrongly: exit status 2, with a hint to `--help`. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The request could not be met: exit status 1. `message` is one line for whoever typed it. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
}

/** Where the output should go it could not be put; the cause has the system's word for it. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
}
