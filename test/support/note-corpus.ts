import { seededChance } from '../faults/seeded-chance.ts';

/** Realistic notes of support reps: what happened, with case numbers, dates, times, prices, order and extension numbers. */

interface Seeded {
  /** A whole number, both ends among them. */
  readonly whole: (least: number, most: number) => number;
  readonly one: (values: readonly string[]) => string;
}

function createSeeded(seed: number): Seeded {
  const chance = seededChance(seed);
  const whole = (least: number, most: number) => least + Math.floor(chance() * (most - least + 1));
  return { whole, one: (values) => values[whole(0, values.length - 1)] ?? '' };
}

type Slot = (pick: Seeded) => string;

const two = (value: number) => String(value).padStart(2, '0');
const digits = (pick: Seeded, count: number) =>
  Array.from({ length: count }, () => pick.whole(0, 9)).join('');
const day = (pick: Seeded) => pick.whole(1, 28);
const month = (pick: Seeded) => pick.whole(1, 12);
const months = [
  'Jan',
  'February',
  'Mar',
  'April',
  'May',
  'June',
  'Jul',
  'Aug',
  'September',
  'Oct',
  'Nov',
  'December',
];

const slots: Readonly<Record<string, Slot>> = {
  case: (pick) =>
    pick.one([
      `case ${digits(pick, 5)}`,
      `case #${digits(pick, 6)}`,
      `case 00${digits(pick, 6)}`,
      `CS-${digits(pick, 7)}`,
      `INC00${digits(pick, 5)}`,
      `ticket ${digits(pick, 8)}`,
      `SR ${digits(pick, 4)}-${digits(pick, 4)}`,
      `case 500${digits(pick, 9)}`,
      `ref ${digits(pick, 3)}/${digits(pick, 4)}`,
      `REF: 2026-${digits(pick, 5)}`,
      `ticket ZD-${digits(pick, 6)}`,
      `case no. ${digits(pick, 10)}`,
    ]),
  date: (pick) =>
    pick.one([
      `${two(day(pick))}/${two(month(pick))}/2026`,
      `${day(pick)}/${month(pick)}`,
      `${two(month(pick))}/${two(day(pick))}/26`,
      `2026-${two(month(pick))}-${two(day(pick))}`,
      `${day(pick)}.${month(pick)}.2026`,
      `${day(pick)} ${pick.one(months)}`,
      `${pick.one(months)} ${day(pick)}, 2026`,
      `${two(month(pick))}/${two(day(pick))}`,
      `${two(month(pick))}/26`,
    ]),
  time: (pick) =>
    pick.one([
      `${pick.whole(8, 19)}:${two(pick.whole(0, 59))}`,
      `${pick.whole(1, 12)}.${two(pick.whole(0, 59))}pm`,
      `${two(pick.whole(8, 19))}${two(pick.whole(0, 59))}`,
      `${pick.whole(8, 19)}:${two(pick.whole(0, 59))}:${two(pick.whole(0, 59))}`,
      `${pick.whole(1, 12)}am`,
    ]),
  price: (pick) =>
    pick.one([
      `£${pick.whole(1, 900)}.${two(pick.whole(0, 99))}`,
      `$${pick.whole(1, 9)},${digits(pick, 3)}.00`,
      `€ ${pick.whole(1, 400)},${two(pick.whole(0, 99))}`,
      `${pick.whole(10, 900)} euros`,
      `$${pick.whole(5, 500)}`,
      `${pick.whole(1, 90)}.99`,
    ]),
  order: (pick) =>
    pick.one([
      `order ${digits(pick, 9)}`,
      `order 11${pick.whole(1, 4)}-${digits(pick, 7)}-${digits(pick, 7)}`,
      `order no ${digits(pick, 6)}-${digits(pick, 4)}`,
      `order #${digits(pick, 7)}`,
      `order W${digits(pick, 10)}`,
      `PO ${digits(pick, 8)}`,
      `tracking 1Z${digits(pick, 3)}AA${digits(pick, 10)}`,
      `invoice 2026/${digits(pick, 6)}`,
      `parcel ${digits(pick, 4)} ${digits(pick, 4)} ${digits(pick, 4)}`,
      `SKU ${digits(pick, 5)}-${digits(pick, 2)}`,
    ]),
  ext: (pick) =>
    pick.one([
      `ext ${digits(pick, 4)}`,
      `extension ${digits(pick, 3)}`,
      `x${digits(pick, 4)}`,
      `ext. ${digits(pick, 4)}, ${digits(pick, 4)} and ${digits(pick, 4)}`,
    ]),
  many: (pick) => String(pick.whole(2, 12)),
  minutes: (pick) => String(pick.whole(5, 95)),
  name: (pick) => pick.one(['Dana', 'Sam', 'the supervisor', 'T.K.', 'team lead', 'second line']),
  thing: (pick) =>
    pick.one([
      'the router',
      'a refund',
      'the late parcel',
      'the outage',
      'the bill',
      'the upgrade',
      'a code 504',
    ]),
};

const templates: readonly string[] = [
  'Shouted from the start about {thing}. {case}, opened {date}, third contact. Said I would check by {time}.',
  '{case}: wanted {price} back today. Explained the {many} day rule twice, no. Ended calm enough.',
  'Called at {time} and again at {time}. {order} shows delivered {date}. Not our slip.',
  'Passed to {name}, {ext}, at {time}. Told them about {order} and the {price} credit.',
  '{order} charged {price} instead of {price}. Promised a reply by {date}.',
  'Hold of {minutes} min before me. {case} linked to {case}. Raised voice, no insults.',
  'Warned once {time}, warned twice {time}, ended {time}. {case}.',
  'Refund {price} for {order} sent {date}, lands in {many} to {many} working days.',
  'Two orders mixed up: {order} and {order}. Sorted, {price} credit.',
  'Outage {date} {time} to {time}, region 4, {many} tickets. Said so {many} times.',
  '{name} took over on {ext} after {minutes} minutes. {case}, {date}.',
  'Asked for a manager {many} times. {ext} busy. Callback {date} {time}.',
  'Error 0x80070{many} on {thing}; build 10.0.19045.{minutes}. {case}.',
  'Wanted the old price of {price}, now {price} since {date}. Our letter of {date} was unclear.',
  'Version 12.4.{many}, firmware 1.0.{minutes}, log sent {time}. {case}',
  'Paid {price} on {date}, {price} on {date} and {price} on {date}. {case}. All three found.',
  'Quiet after I read back {order}. Thanked me at {time}. Nice end.',
  'Flight BA{minutes} {date} {time} cancelled, {case}. Rebooked {date} {time}.',
  'Meter reading 0{minutes}412 on {date}, bill {price}. Estimated before: 0{minutes}398.',
  '{case} {date} {time} {price} {order} — full list sent by post.',
  'Born angry that one. {case}. Wanted {thing} sorted within {many} hours.',
  'His birthday order {order} came {many} days late, {date}. Card and flowers gone off.',
  'Waited 20 min on the road outside the depot, {many} times this month. {case}.',
  'She called 3 times by the way, and row {many} seat {minutes} was taken. {order}.',
  'Security code on the gate did not work, door team told. {case} at {time}, {date}.',
  'Said the reader wants a card verification step; sent the help page. {order}, {price}.',
  'Contract {date} to {date}, notice {many} months, {price} a month. {case}.',
  'Score on the survey {many}/10, then a call at {time}. {ext}.',
  'Room {minutes}, floor {many}, desk {minutes}-{many}. Engineer {date} between {time} and {time}.',
  'Locked out since {date}: password reset {time}, pin reset {time}, PIN pad in room {minutes} dead. {case}.',
  'Password expired {date}, {many} wrong tries. {case}, {ext}. Code on the back of the router unreadable.',
  'Asked the security question twice, answer did not match. Forgot the password again, {case} at {time}.',
  'Tariff 24/7 at {price}, 50/50 split, 3/4 of the bill from {date}. {case}.',
];

/** The same notes for the same seed. */
export function realisticNotes(count: number, seed = 20_261_122): readonly string[] {
  const pick = createSeeded(seed);
  return Array.from({ length: count }, (_, place) =>
    (templates[place % templates.length] ?? '').replaceAll(/\{(\w+)\}/gu, (_whole, name: string) => {
      const slot = slots[name];
      if (slot === undefined) throw new RangeError(`no slot ${name}`);
      return slot(pick);
    }),
  );
}

/** Notes that name a caller, with what has to be found in them. */
export function notesWithPersonalData(seed = 7): readonly {
  readonly kind: 'phone' | 'email' | 'address' | 'birth-date' | 'national-id';
  readonly region: string;
  readonly text: string;
  readonly held: string;
}[] {
  const pick = createSeeded(seed);
  const around = realisticNotes(300, seed + 1);
  const of =
    (kind: 'phone' | 'email' | 'address' | 'birth-date' | 'national-id', region: string) =>
    (sentences: readonly (readonly [before: string, held: string])[]) =>
      sentences.map(([before, held]) => ({
        kind,
        region,
        held,
        text: `${pick.one(around)} ${before}${held}. ${pick.one(around)}`,
      }));
  return [
    ...of(
      'phone',
      'US',
    )([
      ['Call back on ', '(212) 555-0187'],
      ['Reach them at ', '415-555-2671'],
      ['Cell ', '310.555.0142'],
      ['His number is ', '2125550187'],
      ['Mobile: ', '+1 646 555 0199'],
      ['Phone ', '555-0187'],
    ]),
    ...of(
      'phone',
      'GB',
    )([
      ['Ring back on ', '020 7946 0958'],
      ['Mobile ', '07911 123456'],
      ['Rang from ', '0161 496 0123'],
      ['Landline ', '01632 960123'],
      ['Text ', '07911123456'],
      ['Fax ', '+44 20 7946 0958'],
    ]),
    ...of(
      'phone',
      'DE',
    )([
      ['Rückruf ', '030 901820'],
      ['Mobil ', '0151 23456789'],
      ['Tel. ', '+49 30 901820'],
      ['Handy ', '0049 151 23456789'],
    ]),
    ...of(
      'phone',
      'FR',
    )([
      ['Rappeler au ', '01 42 68 53 00'],
      ['Portable ', '06 12 34 56 78'],
      ['Tel ', '+33 6 12 34 56 78'],
    ]),
    ...of(
      'email',
      'US',
    )([
      ['Write to ', 'jane.doe@example.com'],
      ['', 'j_smith+orders@mail.example.co.uk'],
      ['Mail ', 'müller@beispiel.de'],
      ['Answer to ', 'jane (at) example.com'],
    ]),
    ...of(
      'address',
      'GB',
    )([
      ['Lives at ', '12 Orchard Close'],
      ['Deliver to ', '221b Baker Street'],
      ['Address ', '7 high street'],
      ['Postcode ', 'SW1A 1AA'],
      ['Send it to ', '48 St Mary’s Road'],
      ['', 'PO Box 4412'],
    ]),
    ...of(
      'address',
      'US',
    )([
      ['Ship to ', '742 Evergreen Terrace'],
      ['Lives at ', '1600 Pennsylvania Ave'],
      ['Door of ', '350 5th Avenue'],
      ['In Springfield, ', 'IL 62704'],
      ['Moved to ', '1200 N Main St'],
    ]),
    ...of(
      'address',
      'DE',
    )([
      ['Wohnt ', 'Hauptstraße 12'],
      ['Habite au ', '12 rue de Rivoli'],
      ['Vive en ', 'Calle Mayor 5'],
    ]),
    ...of(
      'birth-date',
      'GB',
    )([
      ['Born ', '12/03/1980'],
      ['DOB ', '3 March 1980'],
      ['Date of birth: ', '1980-03-12'],
      ['birthday is ', 'March 3'],
      ['d.o.b. ', '12.03.80'],
      ['Birth date ', '120380'],
    ]),
    ...of(
      'national-id',
      'US',
    )([
      ['SSN ', '123-45-6789'],
      ['Social security number ', '123456789'],
      ['', '536-22-8726'],
      ['NI number ', 'AB 12 34 56 C'],
      ['', 'AB123456C'],
      ['DNI ', '12345678Z'],
      ['', '131052-308T'],
      ['', 'RSSMRA85T10A562S'],
      ['Passport ', '533401372'],
      ['CPF ', '111.444.777-35'],
      ['BSN ', '111222333'],
      ['Pesel ', '44051401359'],
    ]),
  ];
}
