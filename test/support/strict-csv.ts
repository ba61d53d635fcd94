/**
 * A strict reader of RFC 4180, from the grammar in its section 2 and nothing else:
 *
 *     file = record *(CRLF record) [CRLF]
 *     record = field *(COMMA field)
 *     field = (escaped / non-escaped)
 *     escaped = DQUOTE *(TEXTDATA / COMMA / CR / LF / 2DQUOTE) DQUOTE
 *     non-escaped = *TEXTDATA
 *
 * TEXTDATA is read as any character but quote, comma, CR and LF, since RFC 4180 knows ASCII alone. Each record must have
 * the same number of fields. @throws with the place of the first thing that the grammar does not allow.
 */
export function readStrictCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = [[]];
  let at = 0;
  for (;;) {
    const record = records.at(-1) ?? [];
    if (text[at] === '"') {
      let value = '';
      at += 1;
      for (;;) {
        if (at >= text.length) throw new SyntaxError(`a quote is not closed at ${at}`);
        if (text[at] !== '"') value += text[at];
        else if (text[at + 1] === '"') {
          value += '"';
          at += 1;
        } else break;
        at += 1;
      }
      at += 1;
      record.push(value);
    } else {
      const start = at;
      while (at < text.length && !'",\r\n'.includes(text[at] ?? '')) at += 1;
      record.push(text.slice(start, at));
    }
    if (at === text.length) break;
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new SyntaxError(`no comma and no line end at ${at}`);
    at += 2;
    if (at === text.length) break;
    records.push([]);
  }
  const width = records[0]?.length;
  if (records.some((record) => record.length !== width))
    throw new SyntaxError('records of different lengths');
  return records;
}
