/** The rep chose to leave the log as it is. */
export class LogLeftAlone extends Error {
  override readonly name = 'LogLeftAlone';
}
