import fc from 'fast-check';

/** What may be somebody's, each kind as it is found anywhere. */
export const personalTexts = [
  '+44 20 7946 0018',
  '(212) 555-0187',
  'sam@example.org',
  'sam (at) example.org',
  '12 High Street',
  'born 3 March 1980',
  'dob 03/03/1980',
  'SSN 123-45-6789',
  'password is hunter2',
  'GB29 NWBK 6016 1331 9268 19',
  'Mrs Anna Kowalski',
  'name is Anna',
] as const;

/** Texts that are full of it, with what stands beside it in notes. */
export const anyPersonalText: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.constantFrom(...personalTexts),
        fc.constantFrom(
          'He rang',
          'twice',
          'tel',
          'phone',
          '4111 1111',
          '1111 1111',
          'case 77',
          '(',
          ')',
          '12',
          '04/27',
        ),
        fc.string({ maxLength: 4 }),
      ),
      fc.constantFrom(' ', ' ', ' ', '', ', ', '\n', ': '),
    ),
    { maxLength: 7 },
  )
  .map((parts) => parts.flat().join(''));
