import type { WebContents } from 'electron';
import type { Paper } from '../domain/evidence-sheet.ts';

/**
 * A page as it is now, printed into a PDF: what its print stylesheet leaves (renderer/panel/print.css), in type that can
 * be selected and read aloud. Margins are the stylesheet's.
 */
export function pdfOf(page: WebContents, paper: Paper): Promise<Uint8Array> {
  return page.printToPDF({ pageSize: paper, printBackground: true, generateTaggedPDF: true });
}
