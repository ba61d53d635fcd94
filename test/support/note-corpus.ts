import { seededChance } from './seeded-chance.ts';

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
const letters = (pick: Seeded, count: number) =>
  Array.from({ length: count }, () => pick.one([...'ABCDEFGHJKLMNPQRSTUVWXYZ'])).join('');
const hex = (pick: Seeded) => pick.one([...'0123456789ABCDEF']) + pick.one([...'0123456789ABCDEF']);
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
  serial: (pick) =>
    pick.one([
      `SN ${letters(pick, 2)}${digits(pick, 6)}${letters(pick, 1)}`,
      `serial ${letters(pick, 3)}${digits(pick, 4)}${letters(pick, 2)}${digits(pick, 2)}`,
      `s/n ${digits(pick, 4)}-${digits(pick, 4)}-${letters(pick, 2)}`,
      `serial no. C02${letters(pick, 2)}${digits(pick, 2)}${letters(pick, 4)}`,
      `serial ${digits(pick, 8)}`,
      `S/N: ${digits(pick, 11)}`,
      `model ${letters(pick, 2)}-${digits(pick, 4)}/${two(pick.whole(1, 28))}, serial ${digits(pick, 2)}${letters(pick, 1)}${digits(pick, 5)}`,
      `asset tag ${letters(pick, 2)}${digits(pick, 5)}`,
    ]),
  version: (pick) =>
    pick.one([
      `v${pick.whole(1, 19)}.${pick.whole(0, 20)}.${pick.whole(0, 9)}`,
      `version ${pick.whole(1, 19)}.${pick.whole(0, 30)}`,
      `build ${digits(pick, 5)}.${digits(pick, 4)}`,
      `firmware ${pick.whole(1, 9)}.${two(pick.whole(0, 99))}.${digits(pick, 4)}`,
      `release 2026.${pick.whole(1, 12)}`,
      `iOS ${pick.whole(16, 26)}.${pick.whole(0, 7)}`,
      `Windows 11 ${pick.whole(22, 26)}H2 (build ${digits(pick, 5)}.${digits(pick, 4)})`,
      `app 5.${pick.whole(0, 40)}.${pick.whole(0, 9)} (${digits(pick, 6)})`,
    ]),
  tracking: (pick) =>
    pick.one([
      `tracking ${letters(pick, 2)}${digits(pick, 9)}GB`,
      `tracking ${digits(pick, 12)}`,
      `tracking no. ${digits(pick, 10)}`,
      `1Z${letters(pick, 1)}${digits(pick, 2)}${letters(pick, 2)}${digits(pick, 10)}`,
      `parcel H${digits(pick, 2)}${letters(pick, 3)}${digits(pick, 10)}`,
      `tracking ${digits(pick, 4)} ${digits(pick, 4)} ${digits(pick, 4)}`,
      `consignment ${digits(pick, 8)}`,
      `waybill ${digits(pick, 3)}-${digits(pick, 8)}`,
      `tracking 9400 1${digits(pick, 3)} ${digits(pick, 4)} ${digits(pick, 4)} ${digits(pick, 4)} ${digits(pick, 2)}`,
    ]),
  area: (pick) =>
    pick.one([
      `LS${pick.whole(1, 29)}`,
      `postcode area M${pick.whole(1, 60)}`,
      `ZIP ${digits(pick, 5)}`,
      `${pick.whole(10, 99)}${digits(pick, 3)} München`,
      `750${two(pick.whole(1, 20))} Paris`,
      `zip code ${digits(pick, 5)}`,
      `PLZ ${pick.whole(10, 99)}${digits(pick, 3)}`,
      `postcode district NE${pick.whole(1, 30)}`,
      `SW1A`,
    ]),
  booking: (pick) =>
    pick.one([
      `booking ${letters(pick, 6)}`,
      `PNR ${letters(pick, 2)}${digits(pick, 1)}${letters(pick, 3)}`,
      `reservation ${digits(pick, 10)}`,
      `booking ref ${letters(pick, 3)}-${digits(pick, 6)}`,
      `confirmation ${digits(pick, 3)}-${digits(pick, 3)}-${digits(pick, 3)}`,
      `e-ticket ${digits(pick, 3)}-${digits(pick, 9)}`,
    ]),
  flight: (pick) =>
    pick.one([
      `BA${pick.whole(100, 999)}`,
      `LH ${pick.whole(100, 2999)}`,
      `EZY${digits(pick, 4)}`,
      `flight UA ${pick.whole(10, 2400)}`,
      `train ICE ${pick.whole(500, 1699)}`,
      `the ${pick.whole(6, 22)}.${two(pick.whole(0, 59))} to Leeds`,
    ]),
  policy: (pick) =>
    pick.one([
      `policy ${letters(pick, 2)}${digits(pick, 8)}`,
      `policy no ${digits(pick, 9)}`,
      `claim ${digits(pick, 2)}/${digits(pick, 6)}`,
      `claim number CLM-2026-${digits(pick, 6)}`,
      `account ${digits(pick, 8)}`,
      `account no. ${digits(pick, 4)} ${digits(pick, 4)} ${digits(pick, 2)}`,
      `customer no ${digits(pick, 7)}`,
      `member ${digits(pick, 9)}`,
      `contract ${digits(pick, 4)}-${digits(pick, 5)}-${digits(pick, 2)}`,
    ]),
  meter: (pick) =>
    pick.one([
      `${digits(pick, 5)} kWh`,
      `meter reading ${digits(pick, 5)}`,
      `reading 0${digits(pick, 4)}.${digits(pick, 1)}`,
      `${pick.whole(100, 9000)} units at ${pick.whole(10, 40)}.${digits(pick, 1)}p`,
      `meter ${letters(pick, 1)}${digits(pick, 2)}${letters(pick, 1)}${digits(pick, 5)}`,
    ]),
  error: (pick) =>
    pick.one([
      `error ${digits(pick, 3)}`,
      `HTTP ${pick.whole(400, 504)}`,
      `0x8007${digits(pick, 4)}`,
      `E-${digits(pick, 4)}`,
      `ORA-0${digits(pick, 4)}`,
      `code ${letters(pick, 1)}${digits(pick, 2)}`,
      `exit code ${pick.whole(1, 255)}`,
      `stop code 0x000000${two(pick.whole(10, 99))}`,
    ]),
  issue: (pick) =>
    pick.one([
      `${letters(pick, 3)}-${digits(pick, 4)}`,
      `bug ${digits(pick, 6)}`,
      `KB${digits(pick, 7)}`,
      `known issue #${digits(pick, 4)}`,
      `PRB00${digits(pick, 5)}`,
      `change CHG${digits(pick, 7)}`,
    ]),
  address: (pick) =>
    pick.one([
      `192.168.${pick.whole(0, 254)}.${pick.whole(1, 254)}`,
      `10.${pick.whole(0, 254)}.${pick.whole(0, 254)}.${pick.whole(1, 254)}`,
      `00:1A:${hex(pick)}:${hex(pick)}:${hex(pick)}:${hex(pick)}`,
      `port ${digits(pick, 4)}`,
      `${hex(pick)}${hex(pick)}${hex(pick)}${hex(pick)}-${hex(pick)}${hex(pick)}`,
      `VLAN ${pick.whole(2, 999)}`,
    ]),
  hours: (pick) =>
    pick.one([
      `${pick.whole(7, 10)}-${pick.whole(4, 7)}`,
      `${two(pick.whole(7, 11))}:00-${pick.whole(12, 20)}:30`,
      `${pick.whole(8, 11)} to ${pick.whole(12, 18)}`,
      `${pick.whole(8, 11)}am-${pick.whole(1, 6)}pm`,
      `Mon-Fri ${pick.whole(8, 9)}-${pick.whole(17, 19)}`,
      `24/7`,
    ]),
  part: (pick) => letters(pick, 2),
  percent: (pick) => `${pick.whole(1, 99)}${pick.one(['%', ' percent', '.5%'])}`,
  day: (pick) =>
    pick.one(['Monday', 'Tues', 'last Friday', 'the 3rd', 'the 21st', 'Sat morning', 'week 48', 'Q3']),
  size: (pick) =>
    pick.one([
      `${pick.whole(20, 200)} x ${pick.whole(20, 200)} cm`,
      `${pick.whole(1, 30)}.${digits(pick, 1)} kg`,
      `${pick.whole(10, 900)} GB`,
      `size ${pick.whole(36, 46)}`,
      `${pick.whole(10, 940)}/${pick.whole(10, 99)} Mbps`,
      `${pick.whole(100, 240)} V`,
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
  // Parcels and shops.
  '{tracking} scanned {date} {time}, then nothing. {order}. Third call this week.',
  'Depot says {tracking} left {date}; caller says {date}. Traced it, back by {day}.',
  'Ordered {many} of SKU {minutes}{many}, got one. {order}, {price} each. Reshipped, {tracking}.',
  'Left with a neighbour {date} at {time}, no name on the card. {tracking}.',
  'Return label expired {date}. New one sent {time}. {order}, {size}.',
  'Gift voucher of {price} not accepted at checkout, {error}. {case}.',
  'Price match refused: {price} there, {price} here, difference {percent}. Cursed twice.',
  'Sofa {size}, door too narrow. Collection {date}, {hours}. Restocking fee {price}.',
  'Missing {many} of {many} boxes, {order}. Driver’s photo at {time} shows the wrong door.',
  'Promo code SAVE{minutes} gone since {date}. Gave {percent} as goodwill, {price}.',
  'Out for delivery since {time}, slot {hours}. He took the day off for it. {tracking}',
  'Wrong size, wanted {size}, sent {size}. {order} of {date}. Exchange booked.',
  'Two {price} holds on the bank app for {order}; one drops off in {many} days.',
  'Lot {minutes}{minutes}, best before {date}. Replaced {many} jars. {case}.',
  'Preorder date moved from {date} to {date}. “You people always lie.” {order}.',
  // Phone and internet.
  'Line down in {area} since {time}, ref {minutes}. {many} calls about it today.',
  'Speed {size} instead of 500. Router {serial}, {version}. Engineer {date} {hours}.',
  'Ported the number on {date}, still no signal at {time}. {case}.',
  'Bill {price} up from {price}: roaming {date} to {date}. {policy}.',
  'Contract ends {date}, wants {percent} off. Retention on {ext}.',
  'Router at {address} not reachable, reset {many} times. {serial}.',
  'Cabinet {minutes} flooded, {many} lines out, fix by {date} {time}. {issue}',
  'Data used {size} of {size} by {date}. Thinks someone hacked it. {case}',
  'SIM swapped {date}, activation took {minutes} min, {error} in between.',
  'TV box {version} loops at {percent}. {serial}. Swap sent, {tracking}.',
  'Early exit fee {price} for {many} months. Read him clause {many}.{many} twice.',
  // Energy and water.
  'Estimated {meter}, own photo says {meter}. Rebilled {price}. {policy}.',
  'Direct debit from {price} to {price} a month since {date}. {meter}.',
  '{meter} on {date}, {meter} on {date}: that is {percent} more. Leak test booked {hours}.',
  'Power cut {area} {time} to {time}, {many} streets. Guaranteed payment {price}.',
  'Smart meter stuck, {error}. Visit {date}, {hours}. {case}.',
  'Moving out {date}, final {meter}. Final bill {price} goes by post.',
  'Arrears {price}, plan {many} x {price}. Cried at {time}, then calm. {policy}',
  'Water off {hours} on {date}, letter came {date}. Bottles to {area}.',
  // Travel.
  '{flight} late by {minutes} min, missed {flight}. {booking}. Voucher {price}.',
  '{booking}: name change {price}, agent quoted {price} on {date}. Waived.',
  'Bag tag {minutes}{minutes}{many}, last seen {date} {time}. {size}. {case}',
  'Refund {price} for {flight} of {date}, {booking}, {many} weeks already.',
  'Gate changed at {time}, gate closed {time}. {flight}. Shouted at the desk, then me.',
  'Room {minutes} had no heating {many} nights, {date} to {date}. Asked {percent} back of {price}.',
  'Seat {many}A and {minutes}C booked, got row {minutes}. {booking}, {flight}.',
  'Car hire {date} {time} to {date} {time}, {minutes} miles over, {price}. {booking}.',
  'Late checkout {time} agreed on {date}, charged {price}. {booking}.',
  'EU261 claim, {flight}, {many} hours late. {policy}. Decision by {date}.',
  // Insurance and banking, without anything of the account.
  '{policy}: premium {price}, was {price}, up {percent}. Wants it in writing by {date}.',
  'Excess {price} not explained on {date}. {policy}, assessor {hours} on {date}.',
  'Claim sat {minutes} days. {policy}. Estimate {price}, offer {price}.',
  'Transfer of {price} on {date} held for checks till {time}. {case}. Angry, then worried.',
  'Fee {price} charged {many} times. Refunded {price} on {date}.',
  'Rate {many}.{minutes}% until {date}, then {many}.{many}%. Says nobody told him.',
  'App logs out at step {many} of {many}, {version}. {error}. {issue}.',
  'Cash machine in {area} kept {price} at {time} on {date}. {case} with the bank.',
  'Letter dated {date} reached her on {date}, deadline {date}. Extended to {date}.',
  'Statement {date} shows {price}, {price}, {price}; says the {price} is not his. Passed to {name}.',
  'Mortgage call, {minutes} min hold. Rate {percent}, {many} years left. {policy}',
  // Software and IT.
  '{error} after update to {version}. Rolled back to {version} at {time}. {issue}.',
  '{issue} open since {date}, {many} duplicates. Workaround sent {time}. {case}.',
  'Licence for {many} seats, {minutes} in use. Quote Q-{minutes}{many}, {price}.',
  'Printer {serial} jams at page {many} of {minutes}. {address}. Technician {hours}.',
  'VPN drops every {minutes} min on {version}. {address}. Log at {time}.',
  'Disk {percent} full, {size} left. {serial}, {case}. Ticket passed to {name}.',
  'Outage {date} {time} UTC, {error} for {percent} of users. Status page said so {minutes} min late.',
  'Export of {minutes}00 rows stops at row {minutes}{many}. {version}, {issue}.',
  'Sync fails with {error}, device {serial}. Third time since {date}.',
  'API limit {minutes}0 per min, they send {minutes}00. {error}. {case}',
  'Two-step code came {minutes} s late, {many} tries, locked {time} to {time}. {case}.',
  'Laptop {serial} dead on day {minutes}, warranty to {date}. Swap {date}.',
  'Meeting room {minutes} screen says {error}. {address}, {version}.',
  'Migration {date} {hours}: {minutes} mailboxes of {minutes}{many} left. {issue}.',
  // Public offices and health, without names.
  'Form {part}{many} sent {date}, office has it since {date}. {case}, {many} weeks more.',
  'Appointment {date} {time} moved to {date} {time}, second move. {booking}.',
  'Permit for bay {minutes}, zone {many}, {date} to {date}. Ticket of {price} stays.',
  'Bin day {day}, missed {many} times, {area}. Crew comes {date} {hours}.',
  'Prescription line closed {time}, reopens {hours}. Sent to the duty line. {case}',
  'Council tax band, {price} a year in {many} parts of {price}. {policy}.',
  'Waiting list place {minutes}, was {minutes} in {day}. Calm once I said so.',
  'School bus {many} late {minutes} min on {date}, {many} children. {case}.',
  // Warranty and repair.
  'Washer {serial}, bought {date} for {price}. {error} on the display. Visit {date} {hours}.',
  'Repair {minutes}-{many} quoted {price}, now {price}. Said our first quote was wrong: it was.',
  'Part {part}-{minutes}{many} out of stock till {date}. Loan unit {serial}.',
  'Boiler {error}, pressure {many}.{many} bar, {size}. Cover {policy}. {date} {hours}.',
  'Phone screen, repair no. {minutes}{minutes}{many}, ready {date}, not ready {date}. {many} calls.',
  'Mileage {minutes},{minutes}0, service due {date}. {booking}. Loud from second {many}.',
  'Recall {part}{minutes}, lots {minutes}{many} to {minutes}{minutes}. {serial} is not one.',
  // How it went.
  'Wound up {many} of 10 at first, {many} at the end. {minutes} minutes. {case}.',
  'Said “{many} times I have called”. It was {many}. {case}, {case}, {case}.',
  'Swore at {time}, {time} and {time}. Step 1 said, step 2 said, ended. {ext} told.',
  'Talked over me for {minutes} s. One line, then quiet. {price} was all it was about.',
  'Threatened a review with 1 star. {order}. I said I understand, and the date: {date}.',
  'Long silence at {minutes} s, then “fine”. {tracking} arrives {date} {hours}.',
  'Nothing I could do before {date}. Said that first this time. Better. {case}',
  'Third of three like it: {time}, {time}, {time}. Same outage, {issue}.',
  'Supervisor on {ext} joined at {time}, left {time}. Their words: {percent} or nothing.',
  'He read me our own mail of {date}, line {many}: “within {many} days”. He was right.',
  'Queue {minutes}, wait {minutes}:{many}0, answered in {minutes} s. Not her fault, not mine.',
  'Ended by caller at {minutes} min {many} s. {case} stays open till {date}.',
  'Asked for my name {many} times, gave first name and {ext}. {case}.',
  'Score {many}/5, last month {many}.{many}/5. Comment: “slow”. {day}.',
  // As it is typed in a hurry.
  'cb {date} {time} re {order} {price}',
  '{case} / {order} / {price} / {date} done',
  'pd {price} {date}, pd {price} {date}, owes {price}. tel bank 1st',
  '{time} opened, {time} esc L2 {ext}, {time} closed. {issue} {case}',
  'acct note {date}: no refund >{price}, see {issue}',
  'cust {many}x, ord {many}x, wrong {many}x. {tracking} {tracking}',
  '{policy} {date}-{date} {price} pa, ncd {many} yrs',
  '{serial} {version} {error} {address}',
  'no {minutes}, then {minutes}, then {minutes}{many}: all busy. sent mail {time}',
];

/** How many different notes there are, apart from what is put into them. */
export const kindsOfNotes = templates.length;

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
