import { getResolvedPDFJS } from 'unpdf';

export interface ReadPdf {
  readonly pages: readonly { readonly text: string; readonly width: number; readonly height: number }[];
  /** Whether the letters come along, so that it looks the same everywhere. */
  readonly isEveryFontEmbedded: boolean;
}

/** What a PDF shows and is made of. */
export async function readPdf(file: Uint8Array): Promise<ReadPdf> {
  const { getDocument, OPS } = await getResolvedPDFJS();
  const loading = getDocument({ data: new Uint8Array(file), verbosity: 0 });
  const document = await loading.promise;
  const pages: { text: string; width: number; height: number }[] = [];
  const fonts = new Map<string, boolean>();
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
    pages.push({ text, width, height });
    const { fnArray, argsArray } = await page.getOperatorList();
    fnArray.forEach((operation, index) => {
      if (operation !== OPS.setFont) return;
      const name: unknown = argsArray[index]?.[0];
      if (typeof name !== 'string') return;
      const font: { readonly missingFile?: boolean } = page.commonObjs.get(name);
      fonts.set(name, font.missingFile !== true);
    });
  }
  await loading.destroy();
  return {
    pages,
    isEveryFontEmbedded: fonts.size > 0 && [...fonts.values()].every(Boolean) && hasLettersOfEveryFont(file),
  };
}

/**
 * Whether each font object of the file has its letters in it: as a font file, or, as browsers do with a variable font, as
 * a drawing each (Type 3).
 */
function hasLettersOfEveryFont(file: Uint8Array): boolean {
  const objects = Buffer.from(file)
    .toString('latin1')
    .split(/\bendobj\b/u);
  const fonts = objects.filter((object) => /\/Type\s*\/Font\b/u.test(object));
  const hasLetters = (object: string) => {
    if (/\/Subtype\s*\/Type3\b/u.test(object)) return /\/CharProcs\b/u.test(object);
    // Type 0 has a font below it, which has the letters.
    if (/\/Subtype\s*\/Type0\b/u.test(object)) return true;
    const descriptor = /\/FontDescriptor\s+(\d+)\s/u.exec(object)?.[1];
    return objects.some(
      (other) =>
        new RegExp(`(?:^|\\s)${descriptor} 0 obj`, 'u').test(other) && /\/FontFile[23]?\b/u.test(other),
    );
  };
  return fonts.length > 0 && fonts.every(hasLetters);
}
