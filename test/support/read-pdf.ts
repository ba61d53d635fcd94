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
  return { pages, isEveryFontEmbedded: fonts.size > 0 && [...fonts.values()].every(Boolean) };
}
