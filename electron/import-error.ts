/** A file cannot be taken over. `message` names the place in it and what is wrong there, in one line. */
export class ImportError extends Error {
  override readonly name = 'ImportError';

  constructor(problem: string, options?: ErrorOptions) {
    // What is quoted from a file may hold anything: it must not move a terminal's cursor.
    super(`${problem.replaceAll(/\p{C}/gu, '�')}. Nothing was imported.`, options);
  }
}
