import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passesLuhn } from '../../domain/guard-digits.ts';
import { findBlocked, findGuarded, firstBlocked, type GuardKind, isBlocked } from '../../domain/guards.ts';
import { withoutFindings } from '../../domain/remove-findings.ts';
import { kindsOfNotes, notesWithPersonalData, realisticNotes } from '../support/note-corpus.ts';

/** What is found, as text. */
function found(text: string, region = 'US'): readonly string[] {
  return findGuarded(text, { regions: [region] }).map(
    ({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`,
  );
}

/** Beginnings of the major schemes, with the lengths of their numbers and how those are printed. */
const schemes = [
  { name: 'Visa', begins: ['4'], length: 13, groups: [4, 3, 3, 3] },
  { name: 'Visa', begins: ['4'], length: 16, groups: [4, 4, 4, 4] },
  { name: 'Visa', begins: ['4'], length: 19, groups: [4, 4, 4, 4, 3] },
  { name: 'Mastercard', begins: ['51', '52', '53', '54', '55'], length: 16, groups: [4, 4, 4, 4] },
  { name: 'Mastercard', begins: ['2221', '2229', '2300', '2699', '2720'], length: 16, groups: [4, 4, 4, 4] },
  { name: 'American Express', begins: ['34', '37'], length: 15, groups: [4, 6, 5] },
  { name: 'Discover', begins: ['6011', '644', '649', '65', '622126'], length: 16, groups: [4, 4, 4, 4] },
  { name: 'Diners Club', begins: ['300', '305', '3095', '36', '38', '39'], length: 14, groups: [4, 6, 4] },
  { name: 'Diners Club', begins: ['36', '38'], length: 16, groups: [4, 4, 4, 4] },
  { name: 'JCB', begins: ['3528', '3589'], length: 16, groups: [4, 4, 4, 4] },
  { name: 'UnionPay', begins: ['62'], length: 16, groups: [4, 4, 4, 4] },
  { name: 'UnionPay', begins: ['62'], length: 19, groups: [6, 13] },
  { name: 'Maestro', begins: ['5018', '5020', '5893', '6304', '6759'], length: 16, groups: [4, 4, 4, 4] },
  { name: 'Maestro', begins: ['5018', '6759', '6304'], length: 19, groups: [4, 4, 4, 4, 3] },
  { name: 'Maestro', begins: ['5038', '6762'], length: 13, groups: [4, 4, 5] },
] as const;

const gaps = [
  ' ',
  '-',
  '.',
  '/',
  '_',
  '\n',
  '\r\n',
  '\t',
  '  ',
  '   ',
  ' - ',
  '\u00a0',
  '\u2009',
  '\u202f',
  '\u2011',
  '–',
  '—',
  '−',
  ' – ',
];

function withCheckDigit(body: string): string {
  for (let check = 0; check < 10; check += 1) {
    if (passesLuhn(`${body}${check}`)) return `${body}${check}`;
  }
  throw new RangeError('one of ten digits is right');
}

const cardNumber = fc.constantFrom(...schemes).chain((scheme) =>
  fc
    .tuple(
      fc.constantFrom(...scheme.begins),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 19, maxLength: 19 }),
    )
    .map(([begin, rest]) => ({
      digits: withCheckDigit(`${begin}${rest.join('')}`.slice(0, scheme.length - 1)),
      groups: scheme.groups,
    })),
);

function inGroups(digits: string, sizes: readonly number[]): readonly string[] {
  const groups: string[] = [];
  let rest = digits;
  for (const size of sizes) {
    if (rest === '') break;
    groups.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return rest === '' ? groups : [...groups, rest];
}

/** A card’s number as somebody writes it. */
const writtenCard = cardNumber.chain(({ digits, groups }) => {
  const one = fc.constantFrom(...gaps);
  const separated = (parts: readonly string[]) =>
    fc.oneof(
      one.map((gap) => parts.join(gap)),
      fc
        .array(one, { minLength: parts.length, maxLength: parts.length })
        .map((mixed) => parts.map((part, place) => (place === 0 ? part : `${mixed[place]}${part}`)).join('')),
    );
  return fc.oneof(
    fc.constant(digits),
    separated(inGroups(digits, groups)),
    separated(inGroups(digits, [4, 4, 4, 4, 4])),
    fc.constantFrom(' ', '-', '\u00a0').map((gap) => [...digits].join(gap)),
    fc.constantFrom(' ', '-', '.').map((gap) => inGroups(digits, [2, 2, 2, 2, 2, 2, 2, 2, 2]).join(gap)),
    fc.constantFrom(' ', '-', '.').map((gap) => inGroups(digits, [8, 8]).join(gap)),
    fc.constantFrom(' ', '-').map((gap) => inGroups(digits, [6]).join(gap)),
    fc
      .constantFrom('\uff10', '\u0660', '\u0966')
      .map((zero) =>
        digits.replaceAll(/\d/gu, (digit) =>
          String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit)),
        ),
      ),
  );
});

const before = fc.constantFrom(
  '',
  'Card ',
  'card:',
  'His card is “',
  'Paid £45.99 with ',
  'case 00123456, ',
  'on 21/11/2026 at 14:30 he read out ',
  '(',
  'no.',
  'x',
  '#',
);
const after = fc.constantFrom(
  '',
  '.',
  ', he said',
  '”',
  ' exp 04/27',
  '\ncvv 123',
  ')',
  '; order 4412',
  ' on 21/11/2026',
  'x',
  '?',
);

describe('card numbers', () => {
  test('no number of the major schemes passes in any usual spacing', () => {
    let missed = 0;
    let tried = 0;
    fc.assert(
      fc.property(before, writtenCard, after, (left, card, right) => {
        tried += 1;
        const text = `${left}${card}${right}`;
        const isFound = findBlocked(text).some(
          ({ kind, start, end }) =>
            kind === 'card-number' && start <= left.length && end >= left.length + card.length,
        );
        if (!isFound) missed += 1;
        return isFound;
      }),
      { numRuns: 5_000 },
    );
    console.info(`card numbers: ${missed} of ${tried} missed`);
    expect(missed).toBe(0);
  });

  test('any unbroken run of 13 to 19 digits with the right check digit is one, of whatever scheme', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 13, max: 19 }),
        fc.constantFrom('1', '7', '8', '9'),
        fc.bigInt({ min: 0n, max: 10n ** 18n }),
        (length, begin, rest) => {
          const digits = withCheckDigit(`${begin}${String(rest).padStart(18, '0')}`.slice(0, length - 1));
          // `1942030100000` is a day and a time.
          fc.pre(!/^19\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/u.test(digits));
          expect(isBlocked(`he read ${digits} to me`)).toBe(true);
        },
      ),
    );
  });

  test('a number whose check digit is wrong, or that is too short or too long, is none', () => {
    fc.assert(
      fc.property(cardNumber, fc.integer({ min: 1, max: 9 }), ({ digits }, by) => {
        const last = (Number(digits.at(-1)) + by) % 10;
        expect(isBlocked(`he read ${digits.slice(0, -1)}${last} to me`)).toBe(false);
      }),
    );
    expect(found('tracking 94001118992231973456784123')).toEqual([]);
    expect(found('case 411111111116')).toEqual([]);
  });

  test.each([
    ['a time stamp', 'log 20261121143014'],
    ['a number filled up with zeros', 'delivery 0000012345674'],
    ['a phone with its country', 'rang from +5511987654325'],
    ['dates and times in a row', '30/10/2026 14.30 44 12 2026 11.20 5/6'],
  ])('%s is none', (_what, text) => {
    expect(isBlocked(text)).toBe(false);
  });

  test.each([
    ['commas', '4111,1111,1111,1111'],
    ['commas and spaces', '4111, 1111, 1111, 1111'],
    ['seven and nine digits', '4111111 111111111'],
  ])('one that is read out with %s is one', (_how, card) => {
    expect(found(`he read ${card}, he said`)).toEqual([`card-number: ${card}`]);
  });

  test('a list of numbers that happens to look like one is none', () => {
    expect(isBlocked('lines 1201, 1202, 1203, 1204')).toBe(false);
    expect(isBlocked('paid 4111, 1111, 1111, 1111, 1111 and 20')).toBe(false);
  });

  test('exactly the number is pointed at', () => {
    expect(found('Card 4111 1111-1111\u00a01111, he said')).toEqual([
      'card-number: 4111 1111-1111\u00a01111',
    ]);
    expect(found('two: 4111111111111111 and 3782 822463 10005')).toEqual([
      'card-number: 4111111111111111',
      'card-number: 3782 822463 10005',
    ]);
  });
});

describe('security codes', () => {
  test.each([
    ['cvv 123', '123'],
    ['CVV2: 4821', '4821'],
    ['cvc=007', '007'],
    ['his CID was 1234.', '1234'],
    ['csc (999)', '999'],
    ['the security code is 482', '482'],
    ['card verification value 123', '123'],
    ['482 is what it says under security code', null],
    ['123 is the cvv', '123'],
    ['cvv123', '123'],
    ['cvv 1 2 3', '1 2 3'],
    ['c.v.v. １２３', '１２３'],
    ['cvv 123 5 items', '123'],
    ['cvv 12345', null],
    ['CVV #123', '123'],
    ['security code no. #4567', '4567'],
    ['cvv 123 min', '123'],
    ['cvv 123,04/27', '123'],
    ['cvv 123/04/27', '123'],
    ['cvv 123-0427', '123'],
    ['cvv 04/27,123', '123'],
    ['cvv123,0427', '123'],
    ['cvv 1,2,3', '1,2,3'],
    ['cvv 123,45', null],
    ['no cvv, order 4412', null],
    ['cvv asked after 15 minutes, 120 minutes in all', null],
    ['cvv on 12/11/2026', null],
    ['asked for his cvv, paid £120', null],
    ['case 4412: asked for a cvv', null],
    ['cvv is what he wanted to read to me, 123', null],
    ['accident 123, cidade 456', null],
    ['the code on the back 123', '123'],
    ['three digits on the back: 123', '123'],
    ['security digits 123', '123'],
    ['the code on the back of her bank card was 4821', '4821'],
    ['three numbers on the back are 482', '482'],
    ['the code on the back of the router is 4821', null],
    ['moved the code on the back burner, case 4821', null],
  ])('%s', (text, code) => {
    expect(found(text)).toEqual(code === null ? [] : [`security-code: ${code}`]);
  });
});

describe('expiry dates', () => {
  test.each([
    ['4111 1111 1111 1111 04/27', '04/27'],
    ['4111111111111111, 04/2027', '04/2027'],
    ['04-27 on 4111-1111-1111-1111', '04-27'],
    ['4111 1111 1111 1111 exp 0427', '0427'],
    ['4111 1111 1111 1111 expires April 2027', 'April 2027'],
    ['4111 1111 1111 1112 exp 4/27', '4/27'],
    ['1234567890123456 12/27', '12/27'],
  ])('%s', (text, expiry) => {
    expect(found(text)).toContain(`card-expiry: ${expiry}`);
  });

  test.each([
    'contract until 04/27, case 00123456',
    'order 114-3941689-8772232 arrives 11/26',
    'his card expires 04/27',
    '4111 1111 1111 1112 was read on 04/11/2026',
  ])('%s is none', (text) => {
    expect(isBlocked(text)).toBe(false);
  });
});

test('without its number an expiry is a date like any other', () => {
  const text = 'Read out 4111 1111 1111 1111 exp 04/27 to me';
  const number = findBlocked(text).filter(({ kind }) => kind === 'card-number');
  const rest = withoutFindings(text, number).text;
  expect(rest).toBe('Read out exp 04/27 to me');
  expect(isBlocked(rest)).toBe(false);
});

describe('passwords, PINs and security answers', () => {
  test.each([
    ['his password is hunter2 he said', 'hunter2'],
    ['Password: swordfish', 'swordfish'],
    ['password “correct horse”', '“correct horse”'],
    ['password was Fluffy', 'Fluffy'],
    ['passcode 449201', '449201'],
    ['pwd=letmein', 'letmein'],
    ['told me his PIN 4821', '4821'],
    ['pin is 4 8 2 1.', '4 8 2 1'],
    ['PIN code: 482199', '482199'],
    ['mother’s maiden name Kowalski', 'Kowalski'],
    ['mothers maiden name: kowalski', 'kowalski'],
    ['security answer is Blue Harbour, he said', 'Blue Harbour'],
    ['security question: first school', 'first school'],
    ['memorable word was Tangerine', 'Tangerine'],
  ])('%s', (text, secret) => {
    expect(found(text)).toEqual([`secret: ${secret}`]);
  });

  test.each([
    'password reset sent at 14:30',
    'forgot the password 4 times',
    'password reset 14:30, case 00123456',
    'the password was wrong',
    'Password: forgot it again',
    'Password: reset link sent',
    'wrong password, case 4412',
    'password is not working since 2026-11-21',
    'the PIN pad 4412 was broken',
    'asked for a PIN 2 times',
    'pin reset on 2026-11-21',
    'asked for his mother’s maiden name and he shouted',
    'security question was asked twice',
    'passed 4412 to billing',
    'spinning 1234',
  ])('%s is none', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('names', () => {
  test.each([
    ['Mr Smith shouted at me', 'Mr Smith'],
    ['told Mrs. O’Brien-Jones that it was late.', 'Mrs. O’Brien-Jones'],
    ['Dr Anna van der Berg, again', 'Dr Anna van der Berg'],
    ['spoke to Ms K. about the bill', 'Ms K.'],
    ['It was Miss Jones.', 'Miss Jones'],
    ['Frau Müller war laut', 'Frau Müller'],
    ['his name is Peter and he was angry', 'Peter'],
    ['Surname: Kowalski, case 4412', 'Kowalski'],
    ['a man named Peter Hall rang', 'Peter Hall'],
    ['Told Mr Smith. He shouted.', 'Mr Smith'],
    ['his name is Peter. Billing called.', 'Peter'],
    ['Mr J. Smith again', 'Mr J. Smith'],
    ['MR SMITH, twice', 'MR SMITH'],
    ['NAME: SMITH', 'SMITH'],
    ['mr Smith', 'mr Smith'],
    ['Mme Dupont', 'Mme Dupont'],
    ['Mr  Smith', 'Mr  Smith'],
    ['Mrs O’Brien rang', 'Mrs O’Brien'],
  ])('%s', (text, name) => {
    expect(found(text)).toEqual([`name: ${name}`]);
  });

  test.each([
    'Miss Friday’s deadline and he will ring again',
    'the name was wrong on the bill',
    'name is not on the account',
    'Name: unknown',
    'drove to Drury Lane',
    'the caller called Support twice',
    'Seth sat with me',
    'he called me names',
    'took 300 ms Monday',
    'Dr. No answer from billing',
    'user name is Admin',
    'company name: Vodafone',
    'username is Admin',
    'name is N/A',
    'moved it to MS Teams',
  ])('%s is none', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('is taken out with its title, and the sentence goes on', () => {
    const text = 'Told Mr Smith, his name is Peter Smith, that it was late.';
    expect(withoutFindings(text, findGuarded(text)).text).toBe('Told, his name is, that it was late.');
  });
});

describe('bank accounts', () => {
  test.each([
    ['to GB29 NWBK 6016 1331 9268 19 on Monday', 'GB29 NWBK 6016 1331 9268 19'],
    ['IBAN DE89370400440532013000.', 'DE89370400440532013000'],
    ['nl91abna0417164300', 'nl91abna0417164300'],
    ['FR14 2004 1010 0505 0001 3M02 606', 'FR14 2004 1010 0505 0001 3M02 606'],
    ['NO93 8601 1117 947', 'NO93 8601 1117 947'],
    ['GB28 NWBK 6016 1331 9268 19', null],
    ['GB29 NWBK 6016 1331 9268 19 77', 'GB29 NWBK 6016 1331 9268 19'],
    ['tracking GB29NWBK601613319268191', null],
  ])('%s', (text, account) => {
    const accounts = findGuarded(text).filter(({ kind }) => kind === 'bank-account');
    expect(accounts.map(({ start, end }) => text.slice(start, end))).toEqual(
      account === null ? [] : [account],
    );
  });
});

describe('what tells who a caller is', () => {
  const notes = notesWithPersonalData();

  test('misses are few, of every kind', () => {
    const missed = notes.filter(
      ({ text, held, region, kind }) =>
        !findGuarded(text, { regions: [region] }).some(
          (one) => one.kind === kind && text.slice(one.start, one.end).includes(held),
        ),
    );
    console.info(
      `personal data: ${missed.length} of ${notes.length} missed`,
      missed.map(({ held }) => held),
    );
    expect(missed.length / notes.length).toBeLessThan(0.05);
  });

  test('it never keeps a text from being saved', () => {
    expect(notes.filter(({ text }) => isBlocked(text))).toEqual([]);
  });
});

describe('numbers of other things', () => {
  test.each([
    'tracking 9400 1780 8304 5334 6235 35 scanned 19/11',
    'Depot says tracking 9400 1592 3129 6132 2184 95 left 06/26; caller says 04/26',
    'case 500589974604 2026-01-21 14:15 full list sent by post',
    'build 14909.5049, error 648 192.168.246.216',
  ])('%s is not blocked', (text) => {
    expect(isBlocked(text)).toBe(false);
  });

  test('a card’s number before or after a parcel’s is one all the same', () => {
    const card = '4111 1111 1111 1111';
    const parcel = '9400 1780 8304 5334 6235 35';
    expect(found(`${parcel}, ${card}`)).toEqual([`card-number: ${card}`]);
    expect(isBlocked(`${parcel} ${card}`)).toBe(true);
    expect(isBlocked(`${card} ${parcel}`)).toBe(true);
    expect(isBlocked(`${card} 0427 123`)).toBe(true);
    expect(isBlocked(`${card} 2026-01-21`)).toBe(true);
  });

  test.each([
    'Router SN YA159206A swapped',
    'serial BJ175189C, firmware 7',
    'order no 231285-3985; one drops off',
    'tracking 9400 1953 0720 4322 1372 24',
    'waybill 057-39556645 scanned 22 Nov',
    'confirmation 037-119-147, loud from the start',
    'contract 0557-75720-81: premium up',
    'after update to build 04055.2910 nothing',
    'SKU 01968-00 / 759 euros',
    're PO 05405734 10.99',
    'up to £780.51 a month since 08/26. 26296 kWh.',
    'Disk 89% full, 349 GB left. SN RD510436X, asked twice',
    'tracking SE351747756GB scanned 2026-08-06 13:42',
  ])('%s is nobody’s', (text) => {
    for (const region of ['US', 'GB', 'DE']) expect(found(text, region)).toEqual([]);
  });

  test.each([
    ['his NI number, AB 12 34 56 C', 'national-id: AB 12 34 56 C'],
    ['claim AB123456C', 'national-id: AB123456C'],
    ['order 4412, call 020 7946 0958', 'phone: 020 7946 0958'],
    ['contract: phone 020 7946 0958', 'phone: 020 7946 0958'],
    ['12 high rd', 'address: 12 high rd'],
    ['to Gb29 nwbk 6016 1331 9268 19', 'bank-account: Gb29 nwbk 6016 1331 9268 19'],
  ])('%s still is somebody’s', (text, one) => {
    expect(found(text, 'GB')).toEqual([one]);
  });
});

describe('realistic notes', () => {
  const notes = realisticNotes(1_000);

  test('they are of many kinds, and no two say the same', () => {
    expect(kindsOfNotes).toBeGreaterThanOrEqual(120);
    expect(new Set(notes).size).toBe(notes.length);
  });

  test('none of a thousand is blocked: case numbers, dates, times, prices, orders, extensions', () => {
    const blocked = notes.filter(isBlocked);
    console.info(`realistic notes: ${blocked.length} of ${notes.length} blocked`);
    expect(blocked).toEqual([]);
  });

  test.each(['US', 'GB', 'DE'])('hardly any is warned about in %s', (region) => {
    const counts = new Map<GuardKind, number>();
    const warned = notes.flatMap((text) =>
      findGuarded(text, { regions: [region] }).map(({ kind, start, end }) => {
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
        return `${kind}: ${text.slice(start, end)}`;
      }),
    );
    console.info(`realistic notes, ${region}: ${warned.length} false warnings`, warned.slice(0, 12));
    expect(warned.length / notes.length).toBeLessThan(0.01);
  });

  test('a note is looked through while it is typed, and a longer text takes as much longer as it is', () => {
    const all = notes.join(' ');
    // The best of many: what it takes, not what else the computer does.
    const leastOf = (length: number) =>
      Math.min(
        ...Array.from({ length: 30 }, () => {
          const before = performance.now();
          findGuarded(all.slice(0, length), { regions: ['US', 'GB'] });
          return performance.now() - before;
        }),
      );
    expect(leastOf(600)).toBeLessThan(5);
    // Ten times the text; a search that went back for each finding would take a hundred times as long.
    expect(leastOf(6_000) / leastOf(600)).toBeLessThan(40);
  });
});

describe('a value with texts in it', () => {
  test('the place of the first one that may not be kept is named', () => {
    const value = {
      calls: [{ pencil: 'fine' }, { pencil: 'card 4111111111111111', ink: 'cvv 123' }],
      wins: [],
    };
    expect(firstBlocked(value)).toMatchObject({
      path: ['calls', 1, 'pencil'],
      finding: { kind: 'card-number', start: 5, end: 21 },
    });
    expect(
      firstBlocked({
        calls: [{ id: '0b9f2c1e-2f0d-4a6b-9c3e-111111111111', at: '2026-11-21T19:00:00.000+01:00' }],
      }),
    ).toBeNull();
    expect(firstBlocked(null)).toBeNull();
  });
});

test('an id of the app is no card number, whatever its digits are', () => {
  for (const id of ['183203b2-bb10-40b3-9803-97097151042f', 'own-60957907-5424-4340-b93d-41e68d902067']) {
    expect(isBlocked(id)).toBe(false);
  }
});
