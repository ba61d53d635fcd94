import type { Rectangle, WebContents } from 'electron';
import type { Paper } from '../domain/evidence-sheet.ts';

/**
 * A page as it is now, printed into a PDF: what its print stylesheet leaves (renderer/panel/paper/print.css), in type that can
 * be selected and read aloud. Margins are the stylesheet's.
 */
export function pdfOf(page: WebContents, paper: Paper): Promise<Uint8Array> {
  return page.printToPDF({ pageSize: paper, printBackground: true, generateTaggedPDF: true });
}

/** The same on a printer, which the system asks for. False: the system would not; true also when the rep thought better of it. */
export function printOnPaper(page: WebContents, paper: Paper): Promise<boolean> {
  return new Promise((resolve) => {
    page.print({ pageSize: paper, printBackground: true }, (isPrinted, why) =>
      resolve(isPrinted || /cancel/iu.test(why)),
    );
  });
}

/** What the page shows in a place of its window, as PNG; null where that place is out of sight. `place` in CSS pixels. */
export async function pictureOf(page: WebContents, place: Rectangle): Promise<Uint8Array | null> {
  const zoom = page.getZoomFactor();
  const picture = await page.capturePage({
    x: Math.round(place.x * zoom),
    y: Math.round(place.y * zoom),
    width: Math.round(place.width * zoom),
    height: Math.round(place.height * zoom),
  });
  return picture.isEmpty() ? null : picture.toPNG();
}
