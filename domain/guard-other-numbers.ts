/** Words for what has a number that is nobody’s: it was made, sold or sent. */
export const thingWords =
  'order|po|invoice|sku|article|item|part|model|serial|asset|build|version|firmware|release|tracking|parcel|waybill|consignment';

/** And for what was agreed; some offices know that by a national ID, too. */
export const agreementWords = 'booking|reservation|confirmation|contract|policy|claim|meter';

/** That a number stands directly behind one of these words: `case no. 4412`, `SN YA159206A`, `PO: 77`. */
export function directlyBehind(words: string): string {
  return `(?<!\\p{L})(?:${words})[.:\\s]{0,2}(?:no|nr|number|id|ref)?[.:#\\s]{0,3}`;
}
