import { existsSync } from 'node:fs';
import type * as Electron from 'electron';
import { notImplemented, standIn, standInClass } from './stand-in.ts';

/** An image that is only named: nothing here draws it. */
function createImage(path: string | undefined): Electron.NativeImage {
  let template = false;
  return standIn<Electron.NativeImage>('nativeImage', {
    isEmpty: () => path === undefined,
    setTemplateImage(value) {
      template = value;
    },
    isTemplateImage: () => template,
    get isMacTemplateImage() {
      return template;
    },
  });
}

/** A picture of a page. */
export function createPicture(png: Buffer): Electron.NativeImage {
  return standIn<Electron.NativeImage>('nativeImage', {
    isEmpty: () => png.length === 0,
    toPNG(options) {
      if (options?.scaleFactor !== undefined) throw notImplemented('the option scaleFactor of toPNG');
      return png;
    },
  });
}

export const nativeImage = standInClass<typeof Electron.nativeImage>(
  'nativeImage',
  () => createImage(undefined),
  {
    createEmpty: () => createImage(undefined),
    // As in Electron: a file that is not there gives an empty image, not an error.
    createFromPath: (path) => createImage(existsSync(path) ? path : undefined),
  },
);
